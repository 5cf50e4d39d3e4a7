//! A letter comes from somebody else, and what it quotes may hold characters that move a terminal's cursor, colour it
//! or turn its words round. None of them is ever printed as it is.

use std::borrow::Cow;

/// A piece of a letter as it may be shown on a terminal. Each character stays one character, so that columns hold:
/// a tab is a space, another control character (a line ending too) is its picture such as `␛`, and C1 controls and
/// marks that change the direction of the writing are U+FFFD.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !may_hide(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(shown).collect())
}

/// Whether a text may have a character that is not shown as it is, by the bytes with which these begin.
fn may_hide(text: &[u8]) -> bool {
    let follows = |at: usize, hides: fn(u8) -> bool| text.get(at + 1).is_some_and(|last| hides(*last));
    // most texts have none of these, which is seen without a branch for each byte
    let odd = |byte: u8| (byte < 0x20) | (byte == 0x7F) | (byte == 0xC2) | (byte == 0xD8);
    let hides = |(at, byte): (usize, &u8)| match byte {
        ..=0x1F | 0x7F => true,
        0xC2 => follows(at, |last| last < 0xA0),
        0xD8 => follows(at, |last| last == 0x9C),
        _ => false,
    };
    if text.iter().fold(false, |any, byte| any | odd(*byte)) && text.iter().enumerate().any(hides) {
        return true;
    }
    // the marks of direction stand among the signs of good typography
    memchr::memchr_iter(0xE2, text).any(|at| match text.get(at + 1..at + 3) {
        Some([0x80, last]) => matches!(last, 0x8E | 0x8F | 0xAA..=0xAE),
        Some([0x81, last]) => matches!(last, 0xA6..=0xA9),
        _ => false,
    })
}

/// The character that stands for `character`: itself when it is harmless.
fn shown(character: char) -> char {
    match character {
        '\t' => ' ',
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7F}' => '\u{2421}',
        '\u{80}'..='\u{9F}' => char::REPLACEMENT_CHARACTER,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            char::REPLACEMENT_CHARACTER
        }
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_harmless_text_is_borrowed() {
        assert!(matches!(visible("the Council’s £5 – “duty” 😀"), Cow::Borrowed(_)));
    }

    #[test]
    fn controls_are_shown_as_their_pictures() {
        assert_eq!(visible("a\tb\u{1b}[31m\0\r\n\u{7f}"), "a b␛[31m␀␍␊␡");
    }

    #[test]
    fn c1_controls_and_marks_of_direction_are_replaced() {
        assert_eq!(
            visible("\u{9b}31m \u{202e}x\u{2066}y\u{2069}\u{200f}"),
            "\u{fffd}31m \u{fffd}x\u{fffd}y\u{fffd}\u{fffd}"
        );
    }

    proptest! {
        #[test]
        fn each_character_stays_one_and_no_control_is_left(text in any::<String>()) {
            let shown = visible(&text);
            prop_assert_eq!(shown.chars().count(), text.chars().count());
            prop_assert!(!shown.contains(char::is_control));
            prop_assert_eq!(visible(&shown), shown.as_ref());
        }
    }
}
