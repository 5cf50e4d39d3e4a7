//! Where the wordings may begin that are always broken. There are hundreds, and most begin with words that stand
//! everywhere, so they are looked for by their first three.

use std::borrow::Cow;

use crate::letter::pattern::{PatternSet, Step, bit_of};

/// The first words of some patterns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginnings {
    /// The first two words.
    pub pairs: Bits,
    /// The first three, [`ANY`] in place of a third that may be any word or none.
    pub threes: Bits,
    /// The first words after which one of a kind of words stands, each with the words, as bits, that follow that; every
    /// bit where these may be any.
    pub open: Cow<'static, [(u64, u64)]>,
}

/// No word.
const ANY: u64 = 0;

impl Beginnings {
    /// Of the patterns of a set.
    pub fn of(set: &PatternSet) -> Beginnings {
        let (table, program) = (set.table(), set.program());
        let mut beginnings = Beginnings { pairs: Bits::new(15), threes: Bits::new(17), open: Cow::default() };
        for first in table.firsts.iter() {
            let begun = mixed(0, first.key);
            let mut thirds = 0;
            for way in &table.ways[first.ways.0 as usize..first.ways.1 as usize] {
                let then = way.then as usize;
                let listed = match program[then] {
                    _ if way.second != ANY => {
                        beginnings.add(program, mixed(begun, way.second), then);
                        true
                    }
                    Step::Slot(slot) if slot.longest() == 1 => {
                        words_at(program, then + 1, &mut |third, _| thirds |= bit_of(third))
                    }
                    _ => words_at(program, then, &mut |second, step| {
                        beginnings.add(program, mixed(begun, second), step + 1);
                    }),
                };
                thirds = if listed { thirds } else { u64::MAX };
            }
            if thirds != 0 {
                beginnings.open.to_mut().push((first.key, thirds));
            }
        }
        beginnings
    }

    /// Add two first words, by their hash, that a pattern goes on after at a step.
    fn add(&mut self, program: &[Step], two: u64, then: usize) {
        self.pairs.add(two);
        if !words_at(program, then, &mut |third, _| self.threes.add(mixed(two, third))) {
            self.threes.add(mixed(two, ANY));
        }
    }

    /// Whether a pattern may begin with these two words; `two` is [`mixed`] of them.
    #[inline]
    pub fn may_begin(&self, two: u64) -> bool {
        self.pairs.may_have(two)
    }

    /// Whether one that begins so may go on with this word, or end.
    pub fn may_go_on(&self, two: u64, third: Option<u64>) -> bool {
        third.is_some_and(|third| self.threes.may_have(mixed(two, third))) || self.threes.may_have(mixed(two, ANY))
    }
}

/// Call `take` with each word that may come next at a step of a program and its own step; whether nothing else may.
fn words_at(program: &[Step], step: usize, take: &mut dyn FnMut(u64, usize)) -> bool {
    match program[step] {
        Step::Word(key) => {
            take(key, step);
            true
        }
        Step::Split(other) => words_at(program, step + 1, take) && words_at(program, other as usize, take),
        Step::Jump(to) => words_at(program, to as usize, take),
        Step::Slot(_) | Step::End(_) => false,
    }
}

/// A hash of the words before with one more.
#[inline]
pub fn mixed(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// One bit for each hash, which others may share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bits {
    /// The bits, a power of two of them.
    pub bits: Cow<'static, [u64]>,
    /// So much is left of a hash to number them.
    pub shift: u32,
}

impl Bits {
    /// Of those that were set when foilint was built.
    #[allow(dead_code, reason = "a run calls it, build.rs does not")]
    pub fn compiled(bits: &'static [u64]) -> Bits {
        Bits { bits: bits.into(), shift: u64::BITS - 6 - bits.len().trailing_zeros() }
    }

    /// So many, as a power of two.
    fn new(power: u32) -> Bits {
        Bits { bits: vec![0; 1 << (power - 6)].into(), shift: 64 - power }
    }

    fn add(&mut self, hash: u64) {
        let bit = hash >> self.shift;
        self.bits.to_mut()[bit as usize / 64] |= 1 << (bit % 64);
    }

    /// Whether the bit of a hash is set.
    #[inline]
    pub fn may_have(&self, hash: u64) -> bool {
        let bit = hash >> self.shift;
        self.bits[bit as usize / 64] >> (bit % 64) & 1 == 1
    }
}
