//! The neighbours that a rule asks for: runs of words, of which one must stand beside the wrong word.

use crate::letter::words::key;
use crate::letter::{Word, WordKind};

/// What stands for a figure or a provision in a rule.
const FIGURE: &str = "#";
/// Every word may stand beside the wrong one, and none need.
const ANY: u64 = u64::MAX;

/// Runs of words on one side of a word.
#[derive(Debug)]
pub struct Runs {
    /// The words of one run after the other; nothing for a figure.
    words: Vec<Option<u64>>,
    /// Where each run ends among them.
    ends: Vec<u16>,
    /// The words that may stand beside the wrong one, as bits.
    beside: u64,
}

/// The bit of a word that stands beside another, with nothing but a space before `second`, the latter of the two; else
/// none.
#[inline]
pub fn beside(word: &Word, second: &Word) -> u64 {
    if second.gap.is_plain_space() { bit(word.key) } else { 0 }
}

#[inline]
fn bit(key: u64) -> u64 {
    1 << (key >> 40 & 63)
}

impl Runs {
    /// Those of a field that stand before a word.
    pub fn before(field: &str) -> Runs {
        Runs::parse(field, <[_]>::last)
    }

    /// Those of a field that stand behind a word.
    pub fn behind(field: &str) -> Runs {
        Runs::parse(field, <[_]>::first)
    }

    fn parse(field: &str, nearest: fn(&[Option<u64>]) -> Option<&Option<u64>>) -> Runs {
        let mut runs = Runs { words: Vec::new(), ends: Vec::new(), beside: 0 };
        for run in field.split_ascii_whitespace() {
            let start = runs.words.len();
            runs.words.extend(run.split('_').map(|word| (word != FIGURE).then(|| key(word))));
            runs.ends.push(runs.words.len() as u16);
            // a figure may be any word
            runs.beside |= nearest(&runs.words[start..]).copied().flatten().map_or(ANY, bit);
        }
        runs
    }

    /// Whether one may stand where the word beside is the one of this bit: a look that spares most places.
    #[inline]
    pub fn may_stand(&self, beside: u64) -> bool {
        self.beside & beside != 0 || self.ends.is_empty()
    }

    fn each(&self) -> impl Iterator<Item = &[Option<u64>]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| &self.words[usize::from(start)..usize::from(*end)])
    }

    /// The length of the longest run that stands before word `at`; 0 where nothing is asked, nothing where none does.
    pub fn longest_before(&self, words: &[Word], at: usize) -> Option<usize> {
        self.longest(|run| stands_before(words, at, run))
    }

    /// The same for what stands behind it.
    pub fn longest_behind(&self, words: &[Word], at: usize) -> Option<usize> {
        self.longest(|run| stands_behind(words, at, run))
    }

    fn longest(&self, stands: impl Fn(&[Option<u64>]) -> bool) -> Option<usize> {
        if self.ends.is_empty() {
            return Some(0);
        }
        self.each().filter(|run| stands(run)).map(<[_]>::len).max()
    }

    /// Whether a run stands before word `at`.
    pub fn stands_before(&self, words: &[Word], at: usize) -> bool {
        self.each().any(|run| stands_before(words, at, run))
    }

    /// Whether a run stands behind word `at`.
    pub fn stands_behind(&self, words: &[Word], at: usize) -> bool {
        self.each().any(|run| stands_behind(words, at, run))
    }
}

fn stands_before(words: &[Word], at: usize, run: &[Option<u64>]) -> bool {
    at.checked_sub(run.len()).is_some_and(|first| {
        words[first..at].iter().zip(run).all(|(word, wanted)| is(word, *wanted))
            && words[first + 1..=at].iter().all(|word| word.gap.is_plain_space())
    })
}

fn stands_behind(words: &[Word], at: usize, run: &[Option<u64>]) -> bool {
    words
        .get(at + 1..=at + run.len())
        .is_some_and(|words| words.iter().zip(run).all(|(word, wanted)| word.gap.is_plain_space() && is(word, *wanted)))
}

fn is(word: &Word, wanted: Option<u64>) -> bool {
    wanted.map_or(matches!(word.kind, WordKind::Number | WordKind::Reference), |key| word.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::words::tokenise;
    use crate::text::Span;

    fn words(text: &str) -> Vec<Word> {
        let mut words = Vec::new();
        tokenise(text, Span::new(0, text.len()), 0, &mut words);
        words
    }

    #[test]
    fn the_longest_run_that_stands_is_taken() {
        let words = words("we have no longer that date");
        let runs = Runs::before("longer no_longer older");
        assert_eq!(runs.longest_before(&words, 4), Some(2));
        assert_eq!((runs.longest_before(&words, 2), Runs::before("").longest_before(&words, 2)), (None, Some(0)));
        assert!(Runs::behind("that_date").stands_behind(&words, 3));
    }

    #[test]
    fn what_stands_is_never_passed_over() {
        let words = words("of 20 working days, of days");
        for (field, at) in [("#_working", 0), ("working", 1), ("days", 4), ("", 4)] {
            let runs = Runs::behind(field);
            assert!(runs.longest_behind(&words, at).is_some(), "{field}");
            assert!(runs.may_stand(beside(&words[at + 1], &words[at + 1])), "{field}");
        }
        assert!(!Runs::behind("of").stands_behind(&words, 3), "a comma is between");
    }
}
