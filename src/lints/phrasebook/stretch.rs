//! How far a formula may run on around a place of a text: never over the end of a sentence, a bracket or a dash. It is
//! worked out once for all formulae that may stand there.

use std::iter::Rev;
use std::ops::Range;
use std::slice::Iter;

use super::guard::inside_a_formula;
use crate::letter::{Gap, Word};

/// Whether one of the words, as bits, that a formula asks for is among those that stand there: a look that spares most
/// formulae. Where it asks for none in particular it has every bit.
#[inline]
pub fn may_go_on(asked: u64, stand: u64) -> bool {
    asked & stand != 0 || asked == u64::MAX
}

/// Words from some shared ones outward.
pub enum Near<'a> {
    /// Those after them.
    After(Iter<'a, Word>),
    /// Those before them.
    Before(Rev<Iter<'a, Word>>),
}

impl<'a> Iterator for Near<'a> {
    type Item = &'a Word;

    #[inline]
    fn next(&mut self) -> Option<&'a Word> {
        match self {
            Near::After(words) => words.next(),
            Near::Before(words) => words.next(),
        }
    }
}

/// The stretches of a block over which a formula may run on, asked for around places that come in order.
pub struct Stretches<'a> {
    words: &'a [Word],
    range: Range<usize>,
    /// Where the stretch begins that holds the word `seen`.
    start: usize,
    seen: usize,
    /// Where the stretch ends that holds the word that was asked for last.
    end: usize,
}

impl<'a> Stretches<'a> {
    /// Of the words of a block.
    pub fn new(words: &'a [Word], range: Range<usize>) -> Stretches<'a> {
        let start = range.start;
        Stretches { words, range, start, seen: start, end: start }
    }

    /// From the first word that a formula may have before the `shared` words to one past the last after them.
    pub fn around(&mut self, shared: &Range<usize>) -> Range<usize> {
        while self.seen < shared.start {
            self.seen += 1;
            if !goes_on(self.words, &self.range, self.seen) {
                self.start = self.seen;
            }
        }
        if self.end < shared.end {
            self.end = shared.end;
            while goes_on(self.words, &self.range, self.end) {
                self.end += 1;
            }
        }
        self.start..self.end
    }
}

/// Whether word `at` of a block may follow the word before it inside one formula.
#[inline]
pub fn goes_on(words: &[Word], range: &Range<usize>, at: usize) -> bool {
    range.contains(&at) && inside_a_formula(words[at].gap) && !words[at].gap.has(Gap::SENTENCE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::words::tokenise;
    use crate::text::Span;

    #[test]
    fn a_stretch_ends_at_a_bracket_but_not_at_a_comma() {
        let text = "one (two three, four five) six seven";
        let mut words = Vec::new();
        tokenise(text, Span::new(0, text.len()), 0, &mut words);
        let mut stretches = Stretches::new(&words, 0..words.len());
        assert_eq!(stretches.around(&(1..3)), 1..5);
        assert_eq!(stretches.around(&(2..5)), 1..5);
        // shared words that a bracket parts have a stretch on either side
        assert_eq!(stretches.around(&(4..6)), 1..7);
        assert_eq!(stretches.around(&(5..7)), 5..7);
    }
}
