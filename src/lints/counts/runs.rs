//! The neighbours that a rule asks for: runs of words, of which one must stand beside the wrong word.

use std::borrow::Cow;

use crate::letter::words::key;
use crate::letter::{Word, WordKind};

/// What stands for a figure or a provision in a rule, and its key.
const FIGURE: (&str, u64) = ("#", 0);
/// Every word may stand beside the wrong one, and none need.
const ANY: u64 = u64::MAX;

/// The runs of words of many rules.
#[derive(Default)]
pub struct Lists {
    /// The words of one run after the other.
    pub words: Cow<'static, [u64]>,
    /// Where among them the runs of each field begin, and its last run ends.
    pub bounds: Cow<'static, [u16]>,
}

/// The runs of words on one side of a word.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The first and one past the last of its bounds; none where it has no run.
    pub bounds: (u16, u16),
    /// The words that may stand beside the wrong one, as bits.
    pub beside: u64,
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

impl Field {
    /// Whether one may stand where the word beside is the one of this bit: a look that spares most places.
    #[inline]
    pub fn may_stand(&self, beside: u64) -> bool {
        self.beside & beside != 0 || self.is_empty()
    }

    fn is_empty(&self) -> bool {
        self.bounds.0 == self.bounds.1
    }
}

impl Lists {
    /// Those that were read when foilint was built.
    pub const fn compiled(words: &'static [u64], bounds: &'static [u16]) -> Lists {
        Lists { words: Cow::Borrowed(words), bounds: Cow::Borrowed(bounds) }
    }

    /// Add those of a field that stand before a word.
    pub fn before(&mut self, field: &str) -> Field {
        self.add(field, <[u64]>::last)
    }

    /// Add those of a field that stand behind a word.
    pub fn behind(&mut self, field: &str) -> Field {
        self.add(field, <[u64]>::first)
    }

    fn add(&mut self, field: &str, nearest: fn(&[u64]) -> Option<&u64>) -> Field {
        let (words, bounds) = (self.words.to_mut(), self.bounds.to_mut());
        let place = |at: usize| u16::try_from(at).expect("the words of the rules are few");
        let (first, mut beside) = (place(bounds.len()), 0);
        for run in field.split_ascii_whitespace() {
            let start = words.len();
            bounds.push(place(start));
            words.extend(run.split('_').map(|word| if word == FIGURE.0 { FIGURE.1 } else { key(word) }));
            // a figure may be any word
            beside |= nearest(&words[start..]).map_or(ANY, |key| if *key == FIGURE.1 { ANY } else { bit(*key) });
        }
        if bounds.len() > usize::from(first) {
            bounds.push(place(words.len()));
        }
        Field { bounds: (first, place(bounds.len())), beside }
    }

    fn each(&self, field: Field) -> impl Iterator<Item = &[u64]> {
        let (first, last) = field.bounds;
        let bounds = &self.bounds[usize::from(first)..usize::from(last)];
        bounds.windows(2).map(|run| &self.words[usize::from(run[0])..usize::from(run[1])])
    }

    /// The length of the longest run that stands before word `at`; 0 where nothing is asked, nothing where none does.
    pub fn longest_before(&self, field: Field, words: &[Word], at: usize) -> Option<usize> {
        self.longest(field, |run| stands_before(words, at, run))
    }

    /// The same for what stands behind it.
    pub fn longest_behind(&self, field: Field, words: &[Word], at: usize) -> Option<usize> {
        self.longest(field, |run| stands_behind(words, at, run))
    }

    fn longest(&self, field: Field, stands: impl Fn(&[u64]) -> bool) -> Option<usize> {
        if field.is_empty() {
            return Some(0);
        }
        self.each(field).filter(|run| stands(run)).map(<[_]>::len).max()
    }

    /// Whether a run stands before word `at`.
    pub fn stands_before(&self, field: Field, words: &[Word], at: usize) -> bool {
        self.each(field).any(|run| stands_before(words, at, run))
    }

    /// Whether a run stands behind word `at`.
    pub fn stands_behind(&self, field: Field, words: &[Word], at: usize) -> bool {
        self.each(field).any(|run| stands_behind(words, at, run))
    }
}

fn stands_before(words: &[Word], at: usize, run: &[u64]) -> bool {
    at.checked_sub(run.len()).is_some_and(|first| {
        words[first..at].iter().zip(run).all(|(word, wanted)| is(word, *wanted))
            && words[first + 1..=at].iter().all(|word| word.gap.is_plain_space())
    })
}

fn stands_behind(words: &[Word], at: usize, run: &[u64]) -> bool {
    words
        .get(at + 1..=at + run.len())
        .is_some_and(|words| words.iter().zip(run).all(|(word, wanted)| word.gap.is_plain_space() && is(word, *wanted)))
}

fn is(word: &Word, wanted: u64) -> bool {
    match wanted {
        key if key == FIGURE.1 => matches!(word.kind, WordKind::Number | WordKind::Reference),
        key => word.key == key,
    }
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
        let mut lists = Lists::default();
        let [runs, nothing] = ["longer no_longer older", ""].map(|field| lists.before(field));
        let behind = lists.behind("that_date");
        assert_eq!(lists.longest_before(runs, &words, 4), Some(2));
        assert_eq!((lists.longest_before(runs, &words, 2), lists.longest_before(nothing, &words, 2)), (None, Some(0)));
        assert!(lists.stands_behind(behind, &words, 3));
    }

    #[test]
    fn what_stands_is_never_passed_over() {
        let words = words("of 20 working days, of days");
        let mut lists = Lists::default();
        for (field, at) in [("#_working", 0), ("working", 1), ("days", 4), ("", 4)] {
            let runs = lists.behind(field);
            assert!(lists.longest_behind(runs, &words, at).is_some(), "{field}");
            assert!(runs.may_stand(beside(&words[at + 1], &words[at + 1])), "{field}");
        }
        let runs = lists.behind("of");
        assert!(!lists.stands_behind(runs, &words, 3), "a comma is between");
    }
}
