//! Text in XML 1.0, which cannot hold every character: a letter may have control characters that no XML may.

use std::borrow::Cow;

/// A text as the value of an attribute between double quotes. Line ends and tabs are kept.
pub(super) fn attribute(text: &str) -> Cow<'_, str> {
    escaped(text, true)
}

/// A text as the content of an element. Line ends and tabs are kept, `]]>` cannot arise.
pub(super) fn content(text: &str) -> Cow<'_, str> {
    escaped(text, false)
}

/// Each character stays one, so that a path can be told again: those that XML cannot hold are shown as their picture,
/// such as `␛`, or as U+FFFD.
fn escaped(text: &str, attribute: bool) -> Cow<'_, str> {
    let mut out = String::new();
    let mut done = 0;
    for (at, character) in text.char_indices() {
        let Some(instead) = reference(character, attribute) else { continue };
        out.push_str(&text[done..at]);
        out.push_str(&instead);
        done = at + character.len_utf8();
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

/// What stands for a character; `None` when it stands for itself.
fn reference(character: char, attribute: bool) -> Option<Cow<'static, str>> {
    let fixed = match character {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' if attribute => "&quot;",
        // a reader makes a space of them in an attribute, and a line feed of a carriage return anywhere
        '\t' if attribute => "&#9;",
        '\n' if attribute => "&#10;",
        '\r' => "&#13;",
        '\t' | '\n' => return None,
        '\0'..='\u{1F}' => {
            let picture = char::from_u32(0x2400 + u32::from(character)).unwrap_or(char::REPLACEMENT_CHARACTER);
            return Some(Cow::Owned(picture.to_string()));
        }
        '\u{FFFE}' | '\u{FFFF}' => "\u{FFFD}",
        // allowed, but a terminal must not meet them as they are
        '\u{7F}'..='\u{9F}' => return Some(Cow::Owned(format!("&#{};", u32::from(character)))),
        _ => return None,
    };
    Some(Cow::Borrowed(fixed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped_and_the_rest_borrowed() {
        assert_eq!(attribute("a<b>&\"c\"'d'"), "a&lt;b&gt;&amp;&quot;c&quot;'d'");
        assert_eq!(content("]]> \"c\" --"), "]]&gt; \"c\" --");
        assert!(matches!(content("the Council’s £5"), Cow::Borrowed(_)));
    }

    #[test]
    fn line_ends_survive_a_reader() {
        assert_eq!(attribute("a\tb\r\nc"), "a&#9;b&#13;&#10;c");
        assert_eq!(content("a\tb\r\nc"), "a\tb&#13;\nc");
    }

    #[test]
    fn what_xml_cannot_hold_is_shown_as_its_picture() {
        assert_eq!(attribute("\0\u{1b}\u{b}\u{ffff}\u{9b}"), "␀␛␋\u{fffd}&#155;");
    }
}
