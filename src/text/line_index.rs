//! From bytes to the lines and columns that people and editors count in, and back.
//!
//! A letter pasted from a word processor may be one line of megabytes, so a column is not counted from the start of
//! its line: running counts are kept every few hundred bytes, and only the rest is counted.

use super::Span;

/// Lines of at most so many bytes are counted from their start.
const LONG_LINE: usize = 4096;

/// How far apart the running counts are, in bytes: a look-up counts at most twice as many.
const STRIDE: usize = 256;

/// A place as people and editors say it, all of it counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column in characters (Unicode scalar values; a tab is one).
    pub column: usize,
    /// The column in UTF-16 code units, as the Language Server Protocol counts (but there from 0).
    pub utf16: usize,
}

/// How many characters and UTF-16 units there are before a byte.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    chars: usize,
    utf16: usize,
}

/// The lines of one text. LF, CRLF and CR each end a line; U+2028 and its like do not. A text that ends in a line
/// ending has an empty last line, and a byte-order mark belongs to no line: line 1 column 1 follows it.
///
/// It does not hold the text: each look-up is handed the same text that the index was made from.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// The first byte of each line; never empty.
    starts: Vec<usize>,
    /// Whether every count is a byte count.
    ascii: bool,
    /// What is before each multiple of [`STRIDE`], where lines are too long to be counted from their start.
    counts: Vec<Count>,
}

impl LineIndex {
    /// Find the lines of `text`.
    pub fn new(text: &str) -> LineIndex {
        let bytes = text.as_bytes();
        let mut starts = vec![if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at + 1);
            }
        }
        let mut counts = Vec::new();
        let ends = starts[1..].iter().copied().chain([bytes.len()]);
        let long = starts.iter().zip(ends).any(|(start, end)| end - start > LONG_LINE);
        let ascii = text.is_ascii();
        if long && !ascii {
            let (mut count, mut counted) = (Count::default(), 0);
            for edge in (0..=bytes.len()).step_by(STRIDE) {
                count = count.after(&bytes[counted..edge]);
                counts.push(count);
                counted = edge;
            }
        }
        LineIndex { starts, ascii, counts }
    }

    /// The line and columns of a byte.
    ///
    /// Never panics: a byte after the text is its end, one inside a character is that character's first, one in a
    /// byte-order mark is line 1 column 1, and one inside a CRLF is the end of the line before it.
    pub fn position(&self, text: &str, byte: usize) -> Position {
        let mut byte = byte.min(text.len()).max(self.starts[0].min(text.len()));
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.starts.partition_point(|&start| start <= byte).max(1);
        let start = self.starts[line - 1];
        if byte > start && text.as_bytes()[byte - 1] == b'\r' && text.as_bytes().get(byte) == Some(&b'\n') {
            byte -= 1;
        }
        let before = self.between(text, start, byte);
        Position { line, column: before.chars + 1, utf16: before.utf16 + 1 }
    }

    /// The byte of a line and a column in characters, both from 1; `None` when there is no such place. The place just
    /// after a line's last character is in the line, its line ending is not.
    pub fn byte(&self, text: &str, line: usize, column: usize) -> Option<usize> {
        self.find(text, line, column, |count| count.chars)
    }

    /// The byte of a line and a column in UTF-16 code units, both from 1; `None` when there is no such place. Between
    /// the two halves of a surrogate pair is where the character begins.
    pub fn byte_utf16(&self, text: &str, line: usize, utf16: usize) -> Option<usize> {
        self.find(text, line, utf16, |count| count.utf16)
    }

    /// How many lines there are: at least 1, also in an empty text.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// The bytes of a line (from 1) without its line ending; `None` when there is no such line.
    pub fn line_span(&self, text: &str, line: usize) -> Option<Span> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let Some(&next) = self.starts.get(line) else { return Some(Span::new(start, text.len())) };
        let ending = if text.as_bytes()[..next].ends_with(b"\r\n") { 2 } else { 1 };
        Some(Span::new(start, next - ending))
    }

    /// What is between the start of a line and a byte of it, which is a character boundary.
    fn between(&self, text: &str, start: usize, byte: usize) -> Count {
        if self.ascii {
            return Count { chars: byte - start, utf16: byte - start };
        }
        if self.counts.is_empty() {
            return Count::default().after(&text.as_bytes()[start..byte]);
        }
        let (from, to) = (self.count(text, start), self.count(text, byte));
        Count { chars: to.chars - from.chars, utf16: to.utf16 - from.utf16 }
    }

    /// What is before `byte`, by the running counts.
    fn count(&self, text: &str, byte: usize) -> Count {
        self.counts[byte / STRIDE].after(&text.as_bytes()[byte / STRIDE * STRIDE..byte])
    }

    /// The byte of a line that is `column` units from its start, in the unit that `of` reads from a count.
    fn find(&self, text: &str, line: usize, column: usize, of: fn(Count) -> usize) -> Option<usize> {
        let line = self.line_span(text, line)?;
        let mut wanted = column.checked_sub(1)?;
        if self.ascii {
            let byte = line.start.checked_add(wanted)?;
            return (byte <= line.end).then_some(byte);
        }
        let (mut from, mut before) = (line.start, 0);
        if !self.counts.is_empty() {
            wanted = of(self.count(text, line.start)).checked_add(wanted)?;
            let nearest = self.counts.partition_point(|&count| of(count) <= wanted) - 1;
            from = (nearest * STRIDE).max(line.start);
            if from > line.end {
                return None;
            }
            before = of(self.counts[nearest].after(&text.as_bytes()[nearest * STRIDE..from]));
        }
        for (at, &byte) in text.as_bytes()[from..line.end].iter().enumerate() {
            let width = of(Count::of(byte));
            if wanted < before + width {
                return Some(from + at);
            }
            before += width;
        }
        (wanted == before).then_some(line.end)
    }
}

impl Count {
    /// What a byte adds: the first of a character counts for all of it, the others for nothing.
    fn of(byte: u8) -> Count {
        let first = usize::from(byte & 0xC0 != 0x80);
        Count { chars: first, utf16: first + usize::from(byte >= 0xF0) }
    }

    /// This count and what is in `bytes`.
    fn after(self, bytes: &[u8]) -> Count {
        // Two plain sums of bytes, which the compiler turns into vector code; a fold over pairs is several times slower.
        let chars = count(bytes, |byte| byte & 0xC0 != 0x80);
        let long = count(bytes, |byte| byte >= 0xF0);
        Count { chars: self.chars + chars, utf16: self.utf16 + chars + long }
    }
}

/// How many bytes are of a sort.
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let pieces = bytes.chunks(usize::from(u8::MAX));
    pieces.map(|piece| usize::from(piece.iter().map(|byte| u8::from(is(*byte))).sum::<u8>())).sum()
}

#[cfg(test)]
#[path = "line_index_tests.rs"]
mod tests;
