//! From the bytes of a finding to what every format says of them: path, words, line and column. The lines of a letter
//! are counted once, and only when something points into it.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::check::{CheckedLetter, Run};
use crate::diagnostic::{LetterId, Place};
use crate::text::{LineIndex, Position, Span};

/// The letters of a run and their lines.
pub(super) struct Places<'r> {
    letters: &'r [CheckedLetter],
    lines: Vec<OnceCell<LineIndex>>,
}

impl<'r> Places<'r> {
    /// The letters of `run`; no line is counted yet.
    pub(super) fn new(run: &'r Run) -> Places<'r> {
        Places { letters: &run.letters, lines: run.letters.iter().map(|_| OnceCell::new()).collect() }
    }

    /// The letter; `None` when the run has no such letter.
    pub(super) fn letter(&self, id: LetterId) -> Option<&'r CheckedLetter> {
        self.letters.get(id.0)
    }

    /// The letter's path as shown; empty when the run has no such letter.
    pub(super) fn path(&self, id: LetterId) -> &'r str {
        self.letter(id).map_or("", |letter| letter.path.as_str())
    }

    /// The letter's text and its lines; `None` when the run did not keep the text.
    pub(super) fn text(&self, id: LetterId) -> Option<(&'r str, &LineIndex)> {
        let text = self.letter(id)?.source.as_ref()?.text();
        Some((text, self.lines.get(id.0)?.get_or_init(|| LineIndex::new(text))))
    }

    /// The words at a place; `None` when the text was not kept or the place is not of it.
    pub(super) fn words(&self, place: Place) -> Option<&'r str> {
        let (text, _) = self.text(place.letter)?;
        text.get(place.span.start..place.span.end)
    }

    /// Where a place starts and ends; `None` when the text was not kept.
    pub(super) fn positions(&self, letter: LetterId, span: Span) -> Option<(Position, Position)> {
        let (text, lines) = self.text(letter)?;
        Some((lines.position(text, span.start), lines.position(text, span.end)))
    }

    /// The line of a byte of a letter and its column in bytes of UTF-8, both from 1; `None` when the text was not kept.
    /// A byte-order mark is part of its line here: whoever counts bytes cuts lines by them.
    pub(super) fn line_and_byte(&self, letter: LetterId, byte: usize) -> Option<(usize, usize)> {
        let (text, lines) = self.text(letter)?;
        let line = lines.position(text, byte).line;
        let within = lines.line_span(text, line)?;
        let start = if line == 1 { 0 } else { within.start };
        let mut byte = byte.clamp(within.start, within.end);
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        Some((line, byte - start + 1))
    }

    /// The place as `path:line:column`, without what cannot be known.
    pub(super) fn locus(&self, place: Place) -> Locus<'r> {
        let start = self.text(place.letter).map(|(text, lines)| lines.position(text, place.span.start));
        Locus { path: crate::text::visible(self.path(place.letter)), start }
    }
}

/// Where a finding is, as it is written.
pub(super) struct Locus<'r> {
    path: Cow<'r, str>,
    start: Option<Position>,
}

impl std::fmt::Display for Locus<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.path)?;
        self.start.map_or(Ok(()), |start| write!(f, ":{}:{}", start.line, start.column))
    }
}

/// Whether what a lint of this group found must not be repeated: it is hidden in the letter, and a report is not
/// the place to bring it to light.
pub fn conceals(group: Option<&str>) -> bool {
    group == Some("hidden")
}

/// The span inside the text and on character boundaries, whatever it was.
pub(super) fn on_boundaries(text: &str, span: Span) -> Span {
    let boundary = |mut byte: usize| {
        byte = byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        byte
    };
    let start = boundary(span.start);
    Span::new(start, boundary(span.end).max(start))
}
