//! Looking for patterns in the words of a letter. All patterns of a set are one program; a word that begins none of
//! them is passed over by one look at a bit.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use super::program::{Op, compile};
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
    /// One more than where the first of those stands among them whose keys share their low bits; 0 where there is none.
    heads: [u32; HEADS],
    /// One bit for each of them, by the low bits of its key.
    first_bits: [u64; 64],
}

const HEADS: usize = 64;

impl Default for PatternSet {
    fn default() -> Self {
        PatternSet { program: Vec::new(), firsts: Vec::new(), heads: [0; HEADS], first_bits: [0; 64] }
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
        let mut program = std::mem::take(&mut self.program);
        let start = program.len();
        let added = compile(pattern, &mut program).and_then(|()| {
            program.push(Op::End(id as u32));
            self.add_firsts(&program, start, pattern)
        });
        if added.is_err() {
            program.truncate(start);
        }
        self.program = program;
        added
    }

    /// Add the first words of the pattern whose steps begin at `start`.
    fn add_firsts(&mut self, program: &[Op], start: usize, pattern: &str) -> Result<(), PatternError> {
        words_at(program, start, &mut |_, _| {}).map_err(|stop| match stop {
            Op::Slot(_) => PatternError(format!("‘{pattern}’ must begin with a word")),
            _ => super::empty(pattern),
        })?;
        let _ = words_at(program, start, &mut |key, step| {
            let (first, then, mut count) = (self.first_mut(key), step + 1, 0);
            // there is no telling where the pattern may end or a slot follows
            let told = words_at(program, then, &mut |_, _| count += 1).is_ok();
            if told && count <= MOST_SECONDS {
                let _ = words_at(program, then, &mut |second, _| first.add(second, then as u32));
            } else {
                first.add(ANY, then as u32);
            }
        });
        Ok(())
    }

    /// Where this first word stands among them, if it is one.
    fn first(&self, key: u64) -> Option<usize> {
        let mut next = self.heads[key as usize % HEADS];
        loop {
            let at = (next as usize).checked_sub(1)?;
            if self.firsts[at].key == key {
                return Some(at);
            }
            next = self.firsts[at].next;
        }
    }

    /// This first word, which is added where it is not there.
    fn first_mut(&mut self, key: u64) -> &mut First {
        let at = self.first(key).unwrap_or_else(|| {
            let (word, bit) = bit_of(key);
            self.first_bits[word] |= bit;
            let head = &mut self.heads[key as usize % HEADS];
            self.firsts.push(First { key, next: *head, ways: Vec::new(), second_bits: [0; 4] });
            *head = self.firsts.len() as u32;
            self.firsts.len() - 1
        });
        &mut self.firsts[at]
    }

    /// Whether a pattern may begin with this word, by one look at a bit.
    #[inline]
    fn may_begin(&self, word: &Word) -> bool {
        let (at, bit) = bit_of(word.key);
        self.first_bits[at] & bit != 0
    }

    /// The longest pattern that stands at word `at`.
    #[inline]
    pub fn longest_at(&self, words: &[Word], at: usize, slots: &dyn Slots) -> Option<Found> {
        if self.may_begin(words.get(at)?) { self.longest_with(words, at, slots) } else { None }
    }

    /// The longest pattern that stands at a word with which one may begin.
    fn longest_with(&self, words: &[Word], at: usize, slots: &dyn Slots) -> Option<Found> {
        let first = &self.firsts[self.first(words[at].key)?];
        if first.may_go_on(words.get(at + 1)) { self.longest_from(first, words, at, slots) } else { None }
    }

    fn longest_from(&self, first: &First, words: &[Word], at: usize, slots: &dyn Slots) -> Option<Found> {
        let run = Run { program: &self.program, words, slots };
        let longest = |ways: &[(u64, u32)]| {
            let ends = ways.iter().filter_map(|&(_, then)| run.from(then as usize, at + 1));
            ends.max_by_key(|&(end, _)| end)
        };
        let whatever = longest(first.whatever_follows());
        let second = words.get(at + 1).filter(|word| !word.gap.has(Gap::SENTENCE));
        let listed = second.and_then(|second| longest(first.followed_by(second.key)));
        let found = whatever.into_iter().chain(listed).max_by_key(|&(end, _)| end);
        found.map(|(end, id)| Found { id: id as usize, start: at, end })
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
            let places = letter.places_of(first.key).filter(|&at| first.may_go_on(letter.words.get(at + 1)));
            found.extend(places.filter_map(|at| self.longest_from(first, &letter.words, at, slots)));
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
        let places = run.iter().zip(range).filter(|(word, _)| self.may_begin(word));
        places.filter_map(|(_, at)| self.longest_with(words, at, slots))
    }
}

/// Call `take` with each word that may come next at a step of a program, and its own step; stops at a slot or the end of
/// the pattern and gives it.
fn words_at(program: &[Op], step: usize, take: &mut dyn FnMut(u64, usize)) -> Result<(), Op> {
    match program[step] {
        Op::Word { key, .. } => take(key, step),
        Op::Split(other) => {
            words_at(program, step + 1, take)?;
            words_at(program, other as usize, take)?;
        }
        Op::Jump(to) => words_at(program, to as usize, take)?,
        stop => return Err(stop),
    }
    Ok(())
}

/// The most second words of a pattern that are listed one by one.
const MOST_SECONDS: usize = 24;

/// In place of a second word: whatever follows.
const ANY: u64 = 0;

/// A first word of patterns.
#[derive(Clone, Debug)]
struct First {
    key: u64,
    /// The second words, and the step of the program after the first word, in the order of the second words; [`ANY`]
    /// where too many others may follow to list them, or none.
    ways: Vec<(u64, u32)>,
    /// One bit for each of those words.
    second_bits: [u64; 4],
    /// One more than where the next first word stands that shares the low bits of its key.
    next: u32,
}

impl First {
    fn add(&mut self, second: u64, then: u32) {
        let (word, bit) = second_bit(second);
        self.second_bits[word] |= bit;
        let at = self.ways.partition_point(|(known, _)| *known <= second);
        if at == 0 || self.ways[at - 1] != (second, then) {
            self.ways.insert(at, (second, then));
        }
    }

    /// Whether a way may go on with this word or the end of the letter, as far as one bit tells.
    #[inline]
    fn may_go_on(&self, second: Option<&Word>) -> bool {
        self.ways[0].0 == ANY || second.is_some_and(|word| self.may_have(word.key))
    }

    #[inline]
    fn may_have(&self, second: u64) -> bool {
        let (word, bit) = second_bit(second);
        self.second_bits[word] & bit != 0
    }

    /// The ways that may go on with any word.
    fn whatever_follows(&self) -> &[(u64, u32)] {
        let count = self.ways.iter().take_while(|(second, _)| *second == ANY).count();
        &self.ways[..count]
    }

    /// The ways that go on with this word.
    fn followed_by(&self, second: u64) -> &[(u64, u32)] {
        if !self.may_have(second) {
            return &[];
        }
        let from = self.ways.partition_point(|(known, _)| *known < second);
        let count = self.ways[from..].iter().take_while(|(known, _)| *known == second).count();
        &self.ways[from..from + count]
    }
}

/// The word and the bit of [`First::second_bits`] for a key.
#[inline]
fn second_bit(key: u64) -> (usize, u64) {
    ((key >> 46) as usize & 3, 1 << (key >> 40 & 63))
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
}

impl Run<'_> {
    /// The longest end that the program reaches from a step and a word that is not the first, and the number of the
    /// pattern.
    fn from(&self, mut step: usize, mut at: usize) -> Option<(usize, u32)> {
        let may_follow = |at: usize| self.words.get(at).filter(|word| !word.gap.has(Gap::SENTENCE));
        loop {
            match self.program[step] {
                Op::Word { key, .. } => {
                    may_follow(at).filter(|word| word.key == key)?;
                    (step, at) = (step + 1, at + 1);
                }
                Op::Slot(slot) => {
                    may_follow(at)?;
                    let lengths = self.slots.lengths(slot, at).iter();
                    return lengths
                        .filter_map(|&len| self.from(step + 1, at + usize::from(len)))
                        .max_by_key(|end| end.0);
                }
                Op::Split(other) => {
                    // most ways end at their first word
                    let one = match self.program[step + 1] {
                        Op::Word { key, .. } if self.words.get(at).is_none_or(|word| word.key != key) => None,
                        _ => self.from(step + 1, at),
                    };
                    match one {
                        None => step = other as usize,
                        Some(_) => return one.into_iter().chain(self.from(other as usize, at)).max_by_key(|end| end.0),
                    }
                }
                Op::Jump(to) => step = to as usize,
                Op::End(id) => return Some((at, id)),
            }
        }
    }
}
