//! The only door between the protocol's places and bytes. The protocol counts lines and characters from 0, a character
//! in the unit that client and server agreed on, and a byte-order mark that is still in the text like any other.

use gen_lsp_types::{Position, Range};

use crate::text::{LineIndex, Span};

/// The unit of a position's `character`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Unit {
    /// Bytes of UTF-8.
    Utf8,
    /// Code units of UTF-16, which every client knows.
    #[default]
    Utf16,
}

impl Unit {
    /// Its name in the protocol.
    pub(super) fn name(self) -> &'static str {
        match self {
            Unit::Utf8 => "utf-8",
            Unit::Utf16 => "utf-16",
        }
    }
}

/// The lines of a document, for places in it.
#[derive(Debug)]
pub(super) struct Places {
    lines: LineIndex,
    unit: Unit,
}

impl Places {
    /// The lines of a text.
    pub(super) fn new(text: &str, unit: Unit) -> Places {
        Places { lines: LineIndex::new(text), unit }
    }

    /// Where a byte is.
    pub(super) fn position(&self, text: &str, byte: usize) -> Position {
        let at = self.lines.position(text, byte);
        let line = self.lines.line_span(text, at.line).unwrap_or_default();
        let character = match self.unit {
            // inside a line ending or a character the index goes back; its columns are then those of that place
            Unit::Utf8 => self.lines.byte(text, at.line, at.column).unwrap_or(line.start) - line.start,
            Unit::Utf16 => at.utf16 - 1,
        };
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Position::new(number(at.line - 1), number(character + self.mark(text, at.line)))
    }

    /// Where a span is.
    pub(super) fn range(&self, text: &str, span: Span) -> Range {
        Range::new(self.position(text, span.start), self.position(text, span.end))
    }

    /// The byte of a position. A character after the end of its line is that end, as the protocol has it; one inside a
    /// code point is where that begins. `None` when there is no such line.
    pub(super) fn byte(&self, text: &str, position: Position) -> Option<usize> {
        let number = (position.line as usize).checked_add(1)?;
        let line = self.lines.line_span(text, number)?;
        let character = (position.character as usize).saturating_sub(self.mark(text, number));
        let byte = match self.unit {
            Unit::Utf8 => line.start.saturating_add(character),
            Unit::Utf16 => self.lines.byte_utf16(text, number, character.saturating_add(1)).unwrap_or(line.end),
        };
        let mut byte = byte.min(line.end);
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        Some(byte)
    }

    /// The bytes of a range. A whole document is often said with the line after its last as the end. `None` when a line
    /// does not exist or the end is before the start.
    pub(super) fn span(&self, text: &str, range: Range) -> Option<Span> {
        let start = self.byte(text, range.start)?;
        let after_last = range.end.line as usize == self.lines.lines() && range.end.character == 0;
        let end = if after_last { text.len() } else { self.byte(text, range.end)? };
        (start <= end).then_some(Span { start, end })
    }

    /// How many units the byte-order mark takes at the start of a line: the index leaves it out.
    fn mark(&self, text: &str, line: usize) -> usize {
        match self.unit {
            _ if line > 1 || !text.starts_with('\u{feff}') => 0,
            Unit::Utf8 => '\u{feff}'.len_utf8(),
            Unit::Utf16 => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str, unit: Unit, byte: usize) -> (u32, u32) {
        let position = Places::new(text, unit).position(text, byte);
        (position.line, position.character)
    }

    #[test]
    fn characters_are_counted_in_the_agreed_unit() {
        let text = "x\n£ ’ – 😀 the the";
        let byte = text.find("the").unwrap();
        assert_eq!(at(text, Unit::Utf16, byte), (1, 9));
        assert_eq!(at(text, Unit::Utf8, byte), (1, 16));
    }

    #[test]
    fn a_mark_in_the_text_counts_on_its_line_alone() {
        let text = "\u{feff}ab\ncd";
        assert_eq!((at(text, Unit::Utf16, 4), at(text, Unit::Utf16, 7)), ((0, 2), (1, 1)));
        assert_eq!(at(text, Unit::Utf8, 4), (0, 4));
        assert_eq!(Places::new(text, Unit::Utf16).byte(text, Position::new(0, 2)), Some(4));
    }

    #[test]
    fn a_character_after_its_line_is_the_end_of_the_line_and_a_missing_line_is_none() {
        let text = "ab\r\ncd";
        for unit in [Unit::Utf8, Unit::Utf16] {
            let places = Places::new(text, unit);
            assert_eq!(places.byte(text, Position::new(0, u32::MAX)), Some(2));
            assert_eq!(places.byte(text, Position::new(2, 0)), None);
            assert_eq!(places.byte(text, Position::new(u32::MAX, 0)), None);
            let range = |from: (u32, u32), to: (u32, u32)| {
                places.span(text, Range::new(Position::new(from.0, from.1), Position::new(to.0, to.1)))
            };
            assert_eq!(range((0, 0), (2, 0)), Some(Span::new(0, 6)));
            assert_eq!(range((0, 0), (2, 1)), None);
            assert_eq!(range((1, 0), (0, 0)), None);
        }
    }

    proptest! {
        #[test]
        fn a_byte_comes_back_from_its_position(text in "\u{feff}?[a£’😀\\n ]{0,40}", utf8: bool) {
            let places = Places::new(&text, if utf8 { Unit::Utf8 } else { Unit::Utf16 });
            for byte in (0..=text.len()).filter(|byte| text.is_char_boundary(*byte)) {
                let inside = byte.max(if text.starts_with('\u{feff}') { 3 } else { 0 });
                prop_assert_eq!(places.byte(&text, places.position(&text, byte)), Some(inside));
            }
        }

        #[test]
        fn no_position_panics(text in any::<String>(), line: u32, character: u32, near in 0u32..4, utf8: bool) {
            let places = Places::new(&text, if utf8 { Unit::Utf8 } else { Unit::Utf16 });
            for line in [line, near] {
                let byte = places.byte(&text, Position::new(line, character));
                prop_assert!(byte.is_none_or(|byte| text.is_char_boundary(byte)));
            }
        }
    }
}
