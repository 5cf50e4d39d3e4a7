//! What a comment says to foilint: `<!-- foilint: allow(id, id) reason -->` for the next block, or `allow-file(…)` for
//! the whole file. Only what it says is read here; what it holds back is decided where findings are collected.

use crate::letter::Comment;
use crate::text::Span;

/// The lints that speak of such comments: no comment holds these back.
pub const ABOUT_COMMENTS: [&str; 4] = ["allow-malformed", "allow-unknown", "allow-unused", "allow-without-reason"];

/// A comment that allows lints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    /// Whether it is for the whole file; otherwise it is for the block that the comment covers.
    pub file: bool,
    /// The lints and groups it names, each with its place; at least one.
    pub names: Vec<Span>,
    /// Why: empty where no reason is given.
    pub reason: Span,
}

/// What is wrong with a comment that was meant for foilint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// Where.
    pub span: Span,
    /// What, and what to write.
    pub message: String,
}

const FORM: &str = "write <!-- foilint: allow(lint) reason -->";

/// Read a comment; `None` where it says nothing to foilint.
pub fn read(text: &str, comment: &Comment) -> Option<Result<Allow, Malformed>> {
    let body = comment.body.of(text);
    let start = comment.body.start + (body.len() - body.trim_start().len());
    let body = body.trim();
    let head = body.get(.."foilint".len()).filter(|head| head.eq_ignore_ascii_case("foilint"))?;
    let said = body[head.len()..].trim_start();
    let first_line = body.lines().next().unwrap_or(body).trim_end();
    let fault = |message: String| {
        let span = Span::new(start, start + first_line.len());
        Some(Err(Malformed { span, message }))
    };
    let Some(said) = said.strip_prefix(':') else {
        // a comment about foilint is not one to foilint
        return if said.starts_with("allow") {
            fault(format!("A colon is missing after ‘foilint’: {FORM}."))
        } else {
            None
        };
    };
    if !comment.closed {
        return fault("This comment is never closed, so nothing after it is checked: end it with -->.".into());
    }
    let said = said.trim_start();
    let verb_len = said.find(|char: char| !(char.is_alphanumeric() || matches!(char, '-' | '_'))).unwrap_or(said.len());
    let (verb, rest) = said.split_at(verb_len);
    let file = match verb {
        "allow" => false,
        "allow-file" => true,
        _ => return fault(format!("foilint knows ‘allow’ and ‘allow-file’ in a comment: {FORM}.")),
    };
    let rest = rest.trim_start();
    let Some(inside) = rest.strip_prefix('(') else {
        return fault(format!("The lints to allow stand in brackets: {FORM}."));
    };
    let Some(len) = inside.find(')') else {
        return fault(format!("The bracket is not closed: {FORM}."));
    };
    let offset = |part: &str| start + (part.as_ptr() as usize - body.as_ptr() as usize);
    let trimmed = |part: &str| {
        let inner = part.trim();
        let at = offset(part) + (part.len() - part.trim_start().len());
        Span::new(at, at + inner.len())
    };
    let names: Vec<Span> = inside[..len].split(',').map(trimmed).filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        return fault(format!("No lint stands in the brackets: {FORM}."));
    }
    let reason = trimmed(&inside[len + 1..]);
    let is_reason = reason.of(text).contains(char::is_alphanumeric);
    Some(Ok(Allow { file, names, reason: if is_reason { reason } else { Span::at(reason.start) } }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(body: &str) -> Option<Result<Allow, Malformed>> {
        let text = format!("<!--{body}-->");
        let body = Span::new(4, 4 + body.len());
        let comment = Comment { span: Span::new(0, text.len()), body, closed: true, hides: None, covers: None };
        read(&text, &comment)
    }

    fn names(body: &str) -> Vec<String> {
        let allow = said(body).expect("it is for foilint").expect("it is well made");
        allow.names.iter().map(|name| name.of(&format!("<!--{body}-->")).to_owned()).collect()
    }

    #[test]
    fn lints_and_groups_have_their_places() {
        assert_eq!(names(" foilint: allow(doubled-word) quoted "), ["doubled-word"]);
        assert_eq!(names("foilint:allow-file( a , b,\n c,)x"), ["a", "b", "c"]);
        assert_eq!(names("FOILINT : allow (wording)"), ["wording"]);
    }

    #[test]
    fn a_reason_is_words_after_the_bracket() {
        let reason = |body: &str| said(body).unwrap().unwrap().reason.of(&format!("<!--{body}-->")).to_owned();
        assert_eq!(reason("foilint: allow(a) as the minister said it "), "as the minister said it");
        assert_eq!(reason("foilint: allow(a)"), "");
        assert_eq!(reason("foilint: allow(a) –"), "");
    }

    #[test]
    fn a_comment_about_something_else_says_nothing() {
        for body in
            ["", " ", " TODO ", " foilint checks this ", " foilinting: allow(x) ", "-", " allow(x) ", " ‘foilint"]
        {
            assert_eq!(said(body), None, "{body}");
        }
    }

    #[test]
    fn what_was_meant_for_foilint_and_is_not_well_made_is_said() {
        for (body, part) in [
            ("foilint allow(a)", "colon"),
            ("foilint:", "‘allow-file’"),
            ("foilint: ignore(a)", "‘allow-file’"),
            ("foilint: allow_file(a)", "‘allow-file’"),
            ("foilint: allow a", "brackets"),
            ("foilint: allow(a", "not closed"),
            ("foilint: allow()", "No lint"),
            ("foilint: allow( , )", "No lint"),
        ] {
            let fault = said(body).expect(body).expect_err(body);
            assert!(fault.message.contains(part) && !fault.span.is_empty(), "{body}: {}", fault.message);
        }
    }
}
