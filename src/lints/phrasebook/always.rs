//! Where the wordings may begin that are always broken. There are hundreds, and most begin with a word that stands
//! everywhere, so they are looked for by their first two words.

use super::book::beside;
use crate::letter::pattern::{Found, PatternSet, Slots, Step, bit_of};
use crate::letter::{Block, Letter};

/// The first words of some patterns.
pub struct Beginnings {
    /// One bit for each two words with which one begins.
    pairs: Vec<u64>,
    /// Those that may go on with other than listed words: their first words, each with the words, as bits, that stand after
    /// the next one; every bit where these may be any.
    open: Vec<(u64, u64)>,
}

const BITS: usize = 1 << 15;

impl Beginnings {
    /// Of the patterns of a set.
    pub fn of(set: &PatternSet) -> Beginnings {
        let (table, program) = (set.table(), set.program());
        let mut beginnings = Beginnings { pairs: vec![0; BITS / 64], open: Vec::new() };
        for first in table.firsts.iter() {
            let mut add = |second: u64| {
                let (word, bit) = bit(first.key, second);
                beginnings.pairs[word] |= bit;
            };
            let mut thirds = 0;
            for way in &table.ways[first.ways.0 as usize..first.ways.1 as usize] {
                let then = way.then as usize;
                let listed = match program[then] {
                    Step::Slot(slot) if slot.longest() == 1 => {
                        words_at(program, then + 1, &mut |third| thirds |= bit_of(third))
                    }
                    _ => words_at(program, then, &mut add),
                };
                thirds = if listed { thirds } else { u64::MAX };
            }
            if thirds != 0 {
                beginnings.open.push((first.key, thirds));
            }
        }
        beginnings
    }

    /// The patterns of the set in some blocks, from left to right; found ones do not overlap.
    pub fn find<'b>(
        &self,
        set: &PatternSet,
        letter: &Letter,
        blocks: impl Iterator<Item = &'b Block>,
        slots: &dyn Slots,
    ) -> Vec<Found> {
        let words = &letter.words;
        let mut places = Vec::new();
        for &(first, thirds) in &self.open {
            let third = |at: usize| words.get(at + 2).map_or(0, |word| bit_of(word.key));
            places.extend(letter.places_of(first).filter(|&at| thirds == u64::MAX || thirds & third(at) != 0));
        }
        for block in blocks {
            let pairs = words[block.words.clone()].windows(2).zip(block.words.start..);
            places.extend(pairs.filter(|(two, _)| self.may_begin(two[0].key, two[1].key)).map(|(_, at)| at));
        }
        places.sort_unstable();
        places.dedup();
        let (mut found, mut end) = (Vec::new(), 0);
        for at in places {
            if at >= end
                && let Some(hit) = set.longest_at(words, at, slots)
            {
                end = hit.end;
                found.push(hit);
            }
        }
        found
    }

    fn may_begin(&self, first: u64, second: u64) -> bool {
        let (word, bit) = bit(first, second);
        self.pairs[word] & bit != 0
    }
}

/// Call `take` with each word that may come next at a step of a program; whether nothing else may.
fn words_at(program: &[Step], step: usize, take: &mut impl FnMut(u64)) -> bool {
    match program[step] {
        Step::Word(key) => {
            take(key);
            true
        }
        Step::Split(other) => words_at(program, step + 1, take) && words_at(program, other as usize, take),
        Step::Jump(to) => words_at(program, to as usize, take),
        Step::Slot(_) | Step::End(_) => false,
    }
}

/// The word and the bit of two words.
#[inline]
fn bit(first: u64, second: u64) -> (usize, u64) {
    let hash = beside(first, second);
    ((hash >> 48) as usize % (BITS / 64), 1 << (hash >> 32 & 63))
}
