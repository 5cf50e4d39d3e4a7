//! A letter comes from somebody else, and so do file names, users' own lints and what a lint quotes. All of it reaches
//! the page through these types: no character of it can be markup, and none can turn the writing round.

use std::fmt::{self, Display, Formatter, Write};

use crate::text::{Span, visible};

/// A text as the page may hold it, in an element or in a quoted attribute. Line ends are shown as pictures: for words
/// of several lines there is [`Body`], for words in one line [`OneLine`].
pub(super) struct Safe<'t>(pub(super) &'t str);

impl Display for Safe<'_> {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        let shown = visible(self.0);
        let mut rest = shown.as_ref();
        while let Some((at, found)) = rest.char_indices().find(|(_, character)| instead(*character).is_some()) {
            f.write_str(&rest[..at])?;
            f.write_str(instead(found).unwrap_or_default())?;
            rest = &rest[at + found.len_utf8()..];
        }
        f.write_str(rest)
    }
}

/// What is written for a character that cannot stand in a page as it is.
fn instead(character: char) -> Option<&'static str> {
    match character {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        // code points that are no characters and that HTML forbids
        '\u{FDD0}'..='\u{FDEF}' => Some("\u{FFFD}"),
        _ if u32::from(character) & 0xFFFE == 0xFFFE => Some("\u{FFFD}"),
        _ => None,
    }
}

/// Words of a letter in one line: line ends and tabs become spaces.
pub(super) struct OneLine<'t>(pub(super) &'t str);

impl Display for OneLine<'_> {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        for (index, line) in self.0.split(['\n', '\t']).enumerate() {
            let space = if index > 0 { " " } else { "" };
            write!(f, "{space}{}", Safe(line.strip_suffix('\r').unwrap_or(line)))?;
        }
        Ok(())
    }
}

/// A piece of a letter with its line breaks and tabs, whichever line ends the letter has.
pub(super) struct Body<'t> {
    /// The whole letter: whether a CR is a line end of its own is said by what follows it.
    pub(super) text: &'t str,
    /// The piece.
    pub(super) span: Span,
}

impl Display for Body<'_> {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        let piece = self.span.of(self.text);
        let mut done = 0;
        for (at, mark) in piece.match_indices(['\n', '\r', '\t']) {
            write!(f, "{}", Safe(&piece[done..at]))?;
            done = at + 1;
            match mark {
                "\t" => f.write_char('\t')?,
                "\r" if self.text[self.span.start + done..].starts_with('\n') => {}
                _ => f.write_char('\n')?,
            }
        }
        write!(f, "{}", Safe(&piece[done..]))
    }
}

/// A text of our own with its web addresses as links.
pub(super) struct Linked<'t>(pub(super) &'t str);

impl Display for Linked<'_> {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        for (index, word) in self.0.split(' ').enumerate() {
            if index > 0 {
                f.write_char(' ')?;
            }
            let address = word.trim_end_matches(['.', ',', ';', ':', ')', '’']);
            match is_address(address) {
                true => write!(f, "{}{}", Link { address, words: address }, Safe(&word[address.len()..]))?,
                false => write!(f, "{}", OneLine(word))?,
            }
        }
        Ok(())
    }
}

/// A link out of the page. What is no web address stays words: nothing else may be followed.
pub(super) struct Link<'t> {
    /// Where it leads.
    pub(super) address: &'t str,
    /// What it says.
    pub(super) words: &'t str,
}

impl Display for Link<'_> {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        if !is_address(self.address) {
            return write!(f, "{}", OneLine(self.words));
        }
        let (address, words) = (Safe(self.address), OneLine(self.words));
        write!(f, "<a class=\"out\" rel=\"noreferrer noopener\" href=\"{address}\">{words}</a>")
    }
}

/// Whether a text is the address of a web page.
fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_alphanumeric()) && visible(text) == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str, start: usize, end: usize) -> String {
        Body { text, span: Span::new(start, end) }.to_string()
    }

    #[test]
    fn markup_is_shown_and_not_obeyed() {
        assert_eq!(
            Safe("</style><b a=\"1\" c='2'>&amp;").to_string(),
            "&lt;/style&gt;&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;"
        );
        assert_eq!(Safe("a\u{202e}b\u{1b}\r\n").to_string(), "a\u{fffd}b␛␍␊");
    }

    #[test]
    fn every_line_end_is_one_line_break() {
        let text = "a\r\nb\rc\nd\te\r";
        assert_eq!(body(text, 0, text.len()), "a\nb\nc\nd\te\n");
        assert_eq!(
            body(text, 0, 2) + &body(text, 2, text.len()),
            "a\nb\nc\nd\te\n",
            "also where a piece ends inside it"
        );
        assert_eq!(OneLine("a\r\nb\tc").to_string(), "a b c");
    }

    #[test]
    fn only_web_addresses_are_links() {
        let link = |address| Link { address, words: "w" }.to_string();
        assert_eq!(
            link("https://a.uk/?b&c"),
            "<a class=\"out\" rel=\"noreferrer noopener\" href=\"https://a.uk/?b&amp;c\">w</a>"
        );
        for none in
            ["javascript:alert(1)", "data:text/html,x", "https://", "https://\"", "//a.uk", "https://a.uk/\u{202e}"]
        {
            assert_eq!(link(none), "w");
        }
        let linked = Linked("see https://a.uk/b). <b> javascript:x").to_string();
        assert!(
            linked.starts_with("see <a ") && linked.ends_with("https://a.uk/b</a>). &lt;b&gt; javascript:x"),
            "{linked}"
        );
    }
}
