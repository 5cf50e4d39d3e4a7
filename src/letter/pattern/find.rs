//! Looking for patterns in the words of a letter. All patterns of a set are one program; a word that begins none of
//! them is passed over by one look at a bit.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::parse::{self, Item};
use super::{Elem, PatternError, Slot};
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

/// One step of the program.
#[derive(Clone, Copy, Debug)]
enum Op {
    Word(u64),
    Slot(Slot),
    /// Try the next step, then this one.
    Split(u32),
    Jump(u32),
    /// A pattern ends; its number.
    End(u32),
}

/// A set of patterns, found by their first word.
#[derive(Clone, Debug)]
pub struct PatternSet {
    program: Vec<Op>,
    /// Where the patterns start that begin with a word.
    starts: KeyMap<Vec<u32>>,
    /// One bit for each first word, by the low bits of its key.
    firsts: [u64; 64],
}

impl Default for PatternSet {
    fn default() -> Self {
        PatternSet { program: Vec::new(), starts: KeyMap::default(), firsts: [0; 64] }
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
        self.emit(&items);
        self.program.push(Op::End(id as u32));
        let mut firsts = Vec::new();
        if let Err(error) = self.first_words(start, pattern, &mut firsts) {
            self.program.truncate(start);
            return Err(error);
        }
        for key in firsts {
            let (word, bit) = bit_of(key);
            self.firsts[word] |= bit;
            let starts = self.starts.entry(key).or_default();
            if starts.last() != Some(&(start as u32)) {
                starts.push(start as u32);
            }
        }
        Ok(())
    }

    fn emit(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Elem(Elem::Word { key, .. }) => self.program.push(Op::Word(*key)),
                Item::Elem(Elem::Slot(slot)) => self.program.push(Op::Slot(*slot)),
                Item::Group { alternatives, optional } => {
                    let mut jumps = Vec::new();
                    for (index, alternative) in alternatives.iter().enumerate() {
                        let last = index + 1 == alternatives.len() && !optional;
                        let split = self.program.len();
                        if !last {
                            self.program.push(Op::Split(0));
                        }
                        self.emit(alternative);
                        if !last {
                            jumps.push(self.program.len());
                            self.program.push(Op::Jump(0));
                            self.program[split] = Op::Split(self.program.len() as u32);
                        }
                    }
                    let end = self.program.len() as u32;
                    jumps.into_iter().for_each(|jump| self.program[jump] = Op::Jump(end));
                }
            }
        }
    }

    /// The words with which the pattern at `step` may begin.
    fn first_words(&self, step: usize, pattern: &str, out: &mut Vec<u64>) -> Result<(), PatternError> {
        match self.program[step] {
            Op::Word(key) => out.push(key),
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

    /// The longest pattern that stands at word `at`.
    pub fn longest_at(&self, words: &[Word], at: usize, slots: &dyn Slots) -> Option<Found> {
        let key = words.get(at)?.key;
        let (word, bit) = bit_of(key);
        if self.firsts[word] & bit == 0 {
            return None;
        }
        let run = Run { program: &self.program, words, slots, first: at };
        let ends = self.starts.get(&key)?.iter().filter_map(|&start| run.from(start as usize, at));
        ends.max_by_key(|&(end, _)| end).map(|(end, id)| Found { id: id as usize, start: at, end })
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

/// The word and the bit of [`PatternSet::firsts`] for a key.
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
                Op::Word(key) => {
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
