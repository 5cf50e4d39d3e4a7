//! Looking for patterns in the words of a letter. All patterns of a set are one program; a word that begins none of
//! them is passed over by one look at a bit.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use super::parse;
use super::program::{Op, emit};
use super::{Elem, PatternError, Slot};
use crate::letter::Letter;
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
        Elem::Word { key, .. } => {
            (words.get(at)?.key == *key && may_follow(at + 1)).then(|| match_at(rest, words, at + 1, slots)).flatten()
        }
        Elem::Slot(slot) => slots.lengths(*slot, at).iter().find_map(|&len| {
            let next = at + usize::from(len);
            may_follow(next).then(|| match_at(rest, words, next, slots)).flatten()
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

/// A set of patterns, found by their first word.
#[derive(Clone, Debug)]
pub struct PatternSet {
    program: Vec<Op>,
    /// The first words.
    firsts: Vec<First>,
    /// Where each stands among them.
    by_key: KeyMap<u32>,
    /// One bit for each of them, by the low bits of its key.
    first_bits: [u64; 64],
}

impl Default for PatternSet {
    fn default() -> Self {
        PatternSet { program: Vec::new(), firsts: Vec::new(), by_key: KeyMap::default(), first_bits: [0; 64] }
    }
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
    /// When the pattern cannot be read or one of its ways begins with a slot or has no word.
    pub fn add(&mut self, id: usize, pattern: &str) -> Result<(), PatternError> {
        let items = parse::parse(pattern)?;
        let start = self.program.len();
        emit(&items, false, &mut self.program);
        self.program.push(Op::End(id as u32));
        let mut firsts = Vec::new();
        if let Err(error) = self.first_words(start, pattern, &mut firsts) {
            self.program.truncate(start);
            return Err(error);
        }
        for (key, step) in firsts {
            let mut seconds = Vec::new();
            let listed = self.second_words(step + 1, &mut seconds);
            let (word, bit) = bit_of(key);
            self.first_bits[word] |= bit;
            let at = *self.by_key.entry(key).or_insert(self.firsts.len() as u32) as usize;
            if at == self.firsts.len() {
                self.firsts.push(First { key, starts: Vec::new(), seconds: Vec::new(), second_bits: 0 });
            }
            let first = &mut self.firsts[at];
            if !listed && first.starts.last() != Some(&(start as u32)) {
                first.starts.push(start as u32);
            }
            for second in seconds.into_iter().filter(|_| listed) {
                first.second_bits |= second_bit(second);
                if !first.seconds.contains(&(second, start as u32)) {
                    first.seconds.push((second, start as u32));
                }
            }
        }
        Ok(())
    }

    /// The words with which the pattern at `step` may begin, and the step of each.
    fn first_words(&self, step: usize, pattern: &str, out: &mut Vec<(u64, usize)>) -> Result<(), PatternError> {
        match self.program[step] {
            Op::Word { key, .. } => out.push((key, step)),
            Op::Slot(_) => return Err(PatternError(format!("‘{pattern}’ must begin with a word"))),
            Op::Split(other) => {
                self.first_words(step + 1, pattern, out)?;
                self.first_words(other as usize, pattern, out)?;
            }
            Op::Jump(to) => self.first_words(to as usize, pattern, out)?,
            Op::End(_) => return Err(super::empty(pattern)),
        }
        Ok(())
    }

    /// The words that may come at `step`. False where there is no telling: the pattern may end, a slot follows, or they
    /// are many.
    fn second_words(&self, step: usize, out: &mut Vec<u64>) -> bool {
        match self.program[step] {
            Op::Word { key, .. } => out.push(key),
            Op::Split(other) => return self.second_words(step + 1, out) && self.second_words(other as usize, out),
            Op::Jump(to) => return self.second_words(to as usize, out),
            Op::Slot(_) | Op::End(_) => return false,
        }
        out.len() <= MOST_SECONDS
    }

    /// The longest pattern that stands at word `at`.
    #[inline]
    pub fn longest_at(&self, words: &[Word], at: usize, slots: &dyn Slots) -> Option<Found> {
        let key = words.get(at)?.key;
        let (word, bit) = bit_of(key);
        if self.first_bits[word] & bit == 0 {
            return None;
        }
        let first = *self.by_key.get(&key)?;
        self.longest_from(&self.firsts[first as usize], words, at, slots)
    }

    fn longest_from(&self, first: &First, words: &[Word], at: usize, slots: &dyn Slots) -> Option<Found> {
        let run = Run { program: &self.program, words, slots, first: at };
        let second = words.get(at + 1).filter(|word| first.second_bits & second_bit(word.key) != 0);
        let two = second.filter(|word| !word.gap.has(Gap::SENTENCE)).into_iter().flat_map(|word| {
            let starts = first.seconds.iter().filter(move |(second, _)| *second == word.key);
            starts.map(|(_, start)| *start)
        });
        let starts = first.starts.iter().copied().chain(two);
        let ends = starts.filter_map(|start| run.from(start as usize, at));
        ends.max_by_key(|&(end, _)| end).map(|(end, id)| Found { id: id as usize, start: at, end })
    }

    /// Every pattern in a letter, from left to right; found ones do not overlap.
    pub fn in_letter(&self, letter: &Letter, slots: &dyn Slots) -> Vec<Found> {
        let mut found = self.anywhere(letter, slots);
        let mut end = 0;
        found.retain(|found| {
            let clear = found.start >= end;
            end = if clear { found.end } else { end };
            clear
        });
        found
    }

    /// The longest pattern at every word of a letter where one begins, from left to right; they may overlap.
    pub fn anywhere(&self, letter: &Letter, slots: &dyn Slots) -> Vec<Found> {
        let mut found = Vec::new();
        for first in &self.firsts {
            let places = letter.places_of(first.key);
            found.extend(places.filter_map(|at| self.longest_from(first, &letter.words, at, slots)));
        }
        found.sort_unstable_by_key(|found| found.start);
        found
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

    /// Whether a pattern stands in a run of words.
    pub fn is_in(&self, words: &[Word], range: std::ops::Range<usize>, slots: &dyn Slots) -> bool {
        let end = range.end;
        range.into_iter().any(|at| self.longest_at(words, at, slots).is_some_and(|hit| hit.end <= end))
    }
}

/// The most second words of a pattern that are listed one by one.
const MOST_SECONDS: usize = 24;

/// A first word of patterns.
#[derive(Clone, Debug)]
struct First {
    key: u64,
    /// Where the patterns start that go on with too many other words to list.
    starts: Vec<u32>,
    /// The second word and the start of the others.
    seconds: Vec<(u64, u32)>,
    /// One bit for each of those words.
    second_bits: u64,
}

fn second_bit(key: u64) -> u64 {
    1 << (key >> 40 & 63)
}

/// The word and the bit of [`PatternSet::first_bits`] for a key.
#[inline]
fn bit_of(key: u64) -> (usize, u64) {
    ((key >> 6) as usize & 63, 1 << (key & 63))
}

/// The program at work on one place of a letter.
struct Run<'a> {
    program: &'a [Op],
    words: &'a [Word],
    slots: &'a dyn Slots,
    first: usize,
}

impl Run<'_> {
    /// The longest end that the program reaches from a step and a word, and the number of the pattern.
    fn from(&self, mut step: usize, mut at: usize) -> Option<(usize, u32)> {
        loop {
            match self.program[step] {
                Op::Word { key, .. } => {
                    let word = self.words.get(at).filter(|word| word.key == key)?;
                    if at > self.first && word.gap.has(Gap::SENTENCE) {
                        return None;
                    }
                    (step, at) = (step + 1, at + 1);
                }
                Op::Slot(slot) => {
                    if self.words.get(at)?.gap.has(Gap::SENTENCE) && at > self.first {
                        return None;
                    }
                    let lengths = self.slots.lengths(slot, at).iter();
                    return lengths
                        .filter_map(|&len| self.from(step + 1, at + usize::from(len)))
                        .max_by_key(|end| end.0);
                }
                Op::Split(other) => {
                    let (one, two) = (self.from(step + 1, at), self.from(other as usize, at));
                    return one.into_iter().chain(two).max_by_key(|end| end.0);
                }
                Op::Jump(to) => step = to as usize,
                Op::End(id) => return Some((at, id)),
            }
        }
    }
}
