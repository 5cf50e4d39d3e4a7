//! Looking for patterns in the words of a letter.

use super::{Elem, PatternError, Sequence, Slot, expand};
use crate::letter::words::{Gap, Word};

/// Knows which words fill a slot. `facts` fills it in; [`NoSlots`] serves where patterns have none.
pub trait Slots {
    /// The lengths, in words, of what fills `slot` beginning at word `at`, longest first.
    fn lengths(&self, slot: Slot, at: usize) -> &[u8];
}

/// No slot is ever filled.
pub struct NoSlots;

impl Slots for NoSlots {
    fn lengths(&self, _: Slot, _: usize) -> &[u8] {
        &[]
    }
}

/// Where `sequence` ends (one past its last word) when it stands at word `at`; it never runs over the end of a sentence.
pub fn match_at(sequence: &[Elem], words: &[Word], at: usize, slots: &dyn Slots) -> Option<usize> {
    let Some((first, rest)) = sequence.split_first() else { return Some(at) };
    let may_follow = |next: usize| rest.is_empty() || words.get(next).is_some_and(|word| !word.gap.has(Gap::SENTENCE));
    match first {
        Elem::Word(key, _) => {
            (words.get(at)?.key == *key && may_follow(at + 1)).then(|| match_at(rest, words, at + 1, slots)).flatten()
        }
        Elem::Slot(slot) => slots.lengths(*slot, at).iter().find_map(|&len| {
            let next = at + usize::from(len);
            may_follow(next).then(|| match_at(rest, words, next, slots)).flatten()
        }),
    }
}

/// A set of patterns, found by their first word.
#[derive(Clone, Debug, Default)]
pub struct PatternSet {
    by_first: std::collections::HashMap<u64, Vec<usize>>,
    sequences: Vec<(usize, Sequence)>,
}

/// A pattern found in a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The number given to the pattern when it was added.
    pub id: usize,
    /// Its first word.
    pub start: usize,
    /// One past its last word.
    pub end: usize,
}

impl PatternSet {
    /// Add a pattern under a number of the caller's choice.
    ///
    /// # Errors
    /// When the pattern cannot be read or one of its ways begins with a slot.
    pub fn add(&mut self, id: usize, pattern: &str) -> Result<(), PatternError> {
        for sequence in expand(pattern)? {
            let Elem::Word(first, _) = sequence[0] else {
                return Err(PatternError(format!("‘{pattern}’ must begin with a word")));
            };
            self.by_first.entry(first).or_default().push(self.sequences.len());
            self.sequences.push((id, sequence));
        }
        Ok(())
    }

    /// The longest pattern that stands at word `at`.
    pub fn longest_at(&self, words: &[Word], at: usize, slots: &dyn Slots) -> Option<Found> {
        let candidates = self.by_first.get(&words.get(at)?.key)?;
        candidates
            .iter()
            .filter_map(|&index| {
                let (id, sequence) = &self.sequences[index];
                match_at(sequence, words, at, slots).map(|end| Found { id: *id, start: at, end })
            })
            .max_by_key(|found| found.end)
    }

    /// Every pattern in a run of words, from left to right; found ones do not overlap.
    pub fn find_all(&self, words: &[Word], range: std::ops::Range<usize>, slots: &dyn Slots) -> Vec<Found> {
        let (mut found, mut at) = (Vec::new(), range.start);
        while at < range.end {
            match self.longest_at(words, at, slots).filter(|hit| hit.end <= range.end) {
                Some(hit) => {
                    at = hit.end;
                    found.push(hit);
                }
                None => at += 1,
            }
        }
        found
    }
}
