//! A place in a text. Every finding, fact and edit is one of these, so the arithmetic on places is kept here.

use std::ops::Range;

/// A half-open range of bytes of a [`Source`](super::Source)'s text: `start` is in it, `end` is not.
///
/// Invariants: `start <= end`, and both lie on character boundaries of the text they were made from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The place from byte `start` to byte `end`.
    ///
    /// # Panics
    /// When `start > end`.
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span's start ({start}) is not after its end ({end})");
        Self { start, end }
    }

    /// The empty place before byte `at`: where something may be inserted.
    pub fn at(at: usize) -> Self {
        Self { start: at, end: at }
    }

    /// Its length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds no byte at all.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two have a byte in common.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether all of `other` lies in it.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest place that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The text at this place.
    ///
    /// # Panics
    /// When the place is not of this text.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn neighbours_do_not_overlap() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 4).overlaps(Span::new(3, 5)));
    }

    #[test]
    fn a_cover_holds_both() {
        let cover = Span::new(7, 9).cover(Span::new(2, 4));
        assert_eq!(cover, Span::new(2, 9));
        assert!(cover.contains(Span::new(7, 9)) && cover.contains(Span::new(2, 4)));
    }
}
