//! Words that somebody else said: between marks of quotation of any kind, however the lines fall, and the provision that
//! a letter sets out after "section 17 provides that". Where it is not sure where a quotation ends, it is taken to go on:
//! a fix too few does no harm.

use crate::letter::Letter;
use crate::text::Span;

/// Marks that open and close a quotation. Straight single ones are apostrophes too and are looked at by themselves.
const MARKS: [(&str, &[&str]); 7] = [
    ("“", &["”", "\""]),
    ("„", &["“", "”"]),
    ("«", &["»"]),
    ("‹", &["›"]),
    ("``", &["''", "´´"]),
    ("''", &["''"]),
    ("\"", &["\"", "”"]),
];

/// What is quoted in a letter, the marks left out.
pub(super) fn quoted(letter: &Letter) -> Vec<Span> {
    let text = letter.text();
    let mut found = Vec::new();
    for paragraph in paragraphs(text) {
        between_marks(text, paragraph, &mut found);
        between_apostrophes(text, paragraph, &mut found);
    }
    provisions(letter, &mut found);
    found
}

/// The passages between blank lines.
fn paragraphs(text: &str) -> Vec<Span> {
    let (mut found, mut start, mut at) = (Vec::new(), None, 0);
    for line in text.split_inclusive(['\n', '\r']) {
        // the second half of a CRLF is no line
        let blank = line.trim().is_empty() && !(line == "\n" && text[..at].ends_with('\r'));
        match (blank, start) {
            (true, Some(from)) => {
                found.push(Span::new(from, at));
                start = None;
            }
            (false, None) if !line.trim().is_empty() => start = Some(at),
            _ => {}
        }
        at += line.len();
    }
    found.extend(start.map(|from| Span::new(from, at)));
    found
}

fn between_marks(text: &str, paragraph: Span, found: &mut Vec<Span>) {
    let mut at = paragraph.start;
    while at < paragraph.end {
        let rest = &text[at..paragraph.end];
        let Some((open, closing)) = MARKS.iter().find(|(open, _)| rest.starts_with(open)) else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let inside = at + open.len();
        let close = closing.iter().filter_map(|mark| text[inside..paragraph.end].find(mark)).min();
        let end = close.map_or(paragraph.end, |len| inside + len);
        found.push(Span::new(inside, end));
        at = end + text[end..paragraph.end].chars().next().map_or(1, char::len_utf8);
    }
}

/// From a straight mark before a word to the last one after a word.
fn between_apostrophes(text: &str, paragraph: Span, found: &mut Vec<Span>) {
    let body = paragraph.of(text);
    let opens = |at: &usize| {
        !body[..*at].ends_with(|char: char| char.is_alphanumeric() || char == '\'')
            && body[at + 1..].starts_with(char::is_alphabetic)
    };
    let closes = |at: &usize| {
        !body[..*at].ends_with(char::is_whitespace) && !body[at + 1..].starts_with(|char: char| char.is_alphanumeric())
    };
    let marks = || body.match_indices('\'').map(|(at, _)| at);
    if let (Some(first), Some(last)) = (marks().find(opens), marks().rfind(closes))
        && first + 1 < last
    {
        found.push(Span::new(paragraph.start + first + 1, paragraph.start + last));
    }
}

/// What follows "the Act says:" and the like: the rest of the block, or the blocks of the provision.
fn provisions(letter: &Letter, found: &mut Vec<Span>) {
    let mut quotes = false;
    for block in &letter.blocks {
        let body = block.span.of(letter.text());
        let item = body.starts_with(['(', '“', '"']) || body.starts_with(|char: char| char.is_ascii_digit());
        if quotes {
            found.push(block.span);
        }
        let lead = lead_in(body);
        if let Some(at) = lead.filter(|at| *at < body.len()) {
            found.push(Span::new(block.span.start + at, block.span.end));
        }
        // one provision may have several paragraphs, each with its number
        quotes = lead.is_some_and(|at| at == body.len()) || quotes && item;
    }
}

/// Where in a block the words of a provision begin, at its end if they are in the next one.
fn lead_in(body: &str) -> Option<usize> {
    let lower = body.to_ascii_lowercase();
    let colon = body.find([':', '—', '–']).map(|at| at + body[at..].chars().next().map_or(1, char::len_utf8))?;
    let before = &lower[..colon];
    let says = ["provides", "says", "states", "reads", "as follows"].iter().any(|verb| before.contains(verb));
    let law = ["section", "regulation", " act", "foi", "article", "code"].iter().any(|law| before.contains(law));
    (says && law).then(|| if body[colon..].trim().is_empty() { body.len() } else { colon })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::Cues;
    use crate::text::{Format, Source};

    fn is_quoted(text: &str) -> bool {
        let source = Source::from_text("x", Format::Text, text);
        let letter = Letter::read(&source, Cues::builtin(), None);
        let at = text.find("the the").expect("the words are there");
        quoted(&letter).iter().any(|span| span.start <= at && at < span.end)
    }

    #[test]
    fn marks_of_any_kind_quote_over_line_ends() {
        for text in [
            "He asked: \"Why did the the council\nnot mend it?\"",
            "He wrote “we hold\r\nthe the list” to us.",
            "He wrote «we hold the the list» to us.",
            "He wrote „we hold the the list“ to us.",
            "He wrote ``we hold the the list'' to us.",
            "He wrote 'we hold the the list' to us.",
            "\"Officers must keep the the record.\n\nOfficers must too.\"",
        ] {
            assert!(is_quoted(text), "{text}");
        }
    }

    #[test]
    fn a_provision_that_is_set_out_is_quoted() {
        for text in [
            "Section 17 provides that—\n\n(1) A public authority must give the the applicant a notice.",
            "Section 1(1) of FOIA says: any person may ask the the authority.",
            "The Act provides as follows:\n\n    17(1) A public authority must give the the notice.",
        ] {
            assert!(is_quoted(text), "{text}");
        }
    }

    #[test]
    fn the_rest_is_the_authority_s_own() {
        for text in [
            "The applicant's letter is here, and the the officers' notes too.",
            "He wrote “we hold it”, and we sent the the list.",
            "We hold it: the the list is enclosed.",
            "He said \"no\".\n\nWe sent the the list.",
        ] {
            assert!(!is_quoted(text), "{text}");
        }
    }
}
