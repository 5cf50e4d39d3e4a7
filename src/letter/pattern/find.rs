//! Looking for patterns in the words of a letter. All patterns of a set are one program; a word that begins none of
//! them is passed over by one look at a bit.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use super::set::{First, PatternSet, Step, Way};
use super::{Elem, Slot};
use crate::letter::words::{Gap, Places, Word};

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

/// Where `sequence` ends (one past its last word) when it stands at word `at`, and the words that fill its slots, in order;
/// it never runs over the end of a sentence.
pub fn match_at(sequence: &[Elem], words: &[Word], at: usize, slots: &dyn Slots) -> Option<(usize, Vec<Range<usize>>)> {
    let mut filled = Vec::new();
    lay(sequence, words, at, slots, &mut filled).map(|end| (end, filled))
}

fn lay(
    sequence: &[Elem],
    words: &[Word],
    at: usize,
    slots: &dyn Slots,
    filled: &mut Vec<Range<usize>>,
) -> Option<usize> {
    let Some((first, rest)) = sequence.split_first() else { return Some(at) };
    let may_follow = |next: usize| rest.is_empty() || words.get(next).is_some_and(|word| !word.gap.has(Gap::SENTENCE));
    match first {
        Elem::Word { key, .. } => (words.get(at)?.key == *key && may_follow(at + 1))
            .then(|| lay(rest, words, at + 1, slots, filled))
            .flatten(),
        Elem::Slot(slot) => slots.lengths(*slot, at).iter().find_map(|&len| {
            let (next, known) = (at + usize::from(len), filled.len());
            filled.push(at..next);
            let end = may_follow(next).then(|| lay(rest, words, next, slots, filled)).flatten();
            if end.is_none() {
                filled.truncate(known);
            }
            end
        }),
    }
}

/// Keys of words are hashes already.
#[derive(Clone, Copy, Default)]
pub struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// A map from the keys of words.
pub type KeyMap<V> = HashMap<u64, V, BuildHasherDefault<Identity>>;
/// A set of the keys of words.
pub type KeySet = HashSet<u64, BuildHasherDefault<Identity>>;

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
    /// The longest pattern that stands at word `at`.
    #[inline]
    pub fn longest_at(&self, words: &[Word], at: usize, slots: &dyn Slots) -> Option<Found> {
        if self.table().may_begin(words.get(at)?.key) { self.longest_with(words, at, slots) } else { None }
    }

    /// The longest pattern that stands at a word with which one may begin.
    fn longest_with(&self, words: &[Word], at: usize, slots: &dyn Slots) -> Option<Found> {
        let first = self.table().first(words[at].key)?;
        if first.may_go_on(key_at(words, at + 1)) { self.longest_from(first, words, at, slots) } else { None }
    }

    fn longest_from(&self, first: &First, words: &[Word], at: usize, slots: &dyn Slots) -> Option<Found> {
        let (run, table) = (Run { program: self.program(), words, slots }, self.table());
        let mut longest: Option<(usize, u32)> = None;
        let mut try_each = |ways: &[Way], next: usize| {
            for way in ways.iter().filter(|way| run.may_go_on(way.then as usize, next)) {
                let end = run.from(way.then as usize, next);
                longest = end.filter(|end| longest.is_none_or(|longest| end.0 >= longest.0)).or(longest);
            }
        };
        try_each(table.whatever_follows(first), at + 1);
        if let Some(second) = run.next(at + 1) {
            try_each(table.followed_by(first, second.key), at + 2);
        }
        longest.map(|(end, id)| Found { id: id as usize, start: at, end })
    }

    /// The longest pattern at every one of some words where one begins, from left to right; they may overlap. `places`
    /// are those of the words.
    pub fn anywhere_among(&self, words: &[Word], places: &Places, slots: &dyn Slots) -> Vec<Found> {
        let mut found = Vec::new();
        for first in self.table().firsts.iter() {
            let begun = places.of(words, first.key).filter(|&at| first.may_go_on(key_at(words, at + 1)));
            found.extend(begun.filter_map(|at| self.longest_from(first, words, at, slots)));
        }
        found.sort_unstable_by_key(|found| found.start);
        found
    }

    /// Every pattern in a run of words, from left to right; found ones do not overlap.
    pub fn find_all(&self, words: &[Word], range: Range<usize>, slots: &dyn Slots) -> Vec<Found> {
        let (mut found, mut from) = (Vec::new(), range.start);
        while let Some(hit) = self.next_in(words, from..range.end, slots) {
            from = hit.end;
            found.push(hit);
        }
        found
    }

    /// Whether a pattern stands in a run of words.
    pub fn is_in(&self, words: &[Word], range: Range<usize>, slots: &dyn Slots) -> bool {
        self.next_in(words, range, slots).is_some()
    }

    /// The first pattern in a run of words that ends in it.
    fn next_in(&self, words: &[Word], range: Range<usize>, slots: &dyn Slots) -> Option<Found> {
        let end = range.end;
        self.each_in(words, range, slots).find(|hit| hit.end <= end)
    }

    /// The longest pattern at every word of a run where one begins, from left to right; they may overlap and run on.
    pub fn each_in<'a>(
        &'a self,
        words: &'a [Word],
        range: Range<usize>,
        slots: &'a dyn Slots,
    ) -> impl Iterator<Item = Found> + 'a {
        let run = words.get(range.start..range.end.min(words.len())).unwrap_or_default();
        let table = self.table();
        let places = run.iter().zip(range).filter(|(word, _)| table.may_begin(word.key));
        places.filter_map(|(_, at)| self.longest_with(words, at, slots))
    }
}

/// The key of a word, if there is one.
#[inline]
fn key_at(words: &[Word], at: usize) -> Option<u64> {
    words.get(at).map(|word| word.key)
}

/// The program at work on one place of a letter.
struct Run<'a> {
    program: &'a [Step],
    words: &'a [Word],
    slots: &'a dyn Slots,
}

impl Run<'_> {
    /// The word at a place that is not the first, if it does not begin a sentence.
    #[inline]
    fn next(&self, at: usize) -> Option<&Word> {
        self.words.get(at).filter(|word| !word.gap.has(Gap::SENTENCE))
    }

    /// Whether a step that asks for one word finds it; most ways end at their first word.
    #[inline]
    fn may_go_on(&self, step: usize, at: usize) -> bool {
        match self.program[step] {
            Step::Word(key) => self.words.get(at).is_some_and(|word| word.key == key),
            _ => true,
        }
    }

    /// The longest end that the program reaches from a step and a word that is not the first, and the number of the
    /// pattern.
    fn from(&self, mut step: usize, mut at: usize) -> Option<(usize, u32)> {
        loop {
            match self.program[step] {
                Step::Word(key) => {
                    self.next(at).filter(|word| word.key == key)?;
                    (step, at) = (step + 1, at + 1);
                }
                Step::Slot(slot) => {
                    self.next(at)?;
                    let lengths = self.slots.lengths(slot, at).iter();
                    return lengths
                        .filter_map(|&len| self.from(step + 1, at + usize::from(len)))
                        .max_by_key(|end| end.0);
                }
                Step::Split(other) => {
                    let one = if self.may_go_on(step + 1, at) { self.from(step + 1, at) } else { None };
                    match one {
                        None => step = other as usize,
                        Some(_) => return one.into_iter().chain(self.from(other as usize, at)).max_by_key(|end| end.0),
                    }
                }
                Step::Jump(to) => step = to as usize,
                Step::End(id) => return Some((at, id)),
            }
        }
    }
}
