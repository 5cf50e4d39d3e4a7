//! Where the wordings may begin that are always broken. There are hundreds, and most begin with words that stand
//! everywhere, so they are looked for by their first three.

use crate::letter::pattern::{Found, PatternSet, Slots, Step, bit_of};
use crate::letter::{Block, Letter};

/// The first words of some patterns.
pub struct Beginnings {
    /// The first two words.
    pairs: Bits,
    /// The first three, [`ANY`] in place of a third that may be any word or none.
    threes: Bits,
    /// The first words after which one of a kind of words stands, each with the words, as bits, that follow that; every
    /// bit where these may be any.
    open: Vec<(u64, u64)>,
}

/// No word.
const ANY: u64 = 0;

impl Beginnings {
    /// Of the patterns of a set.
    pub fn of(set: &PatternSet) -> Beginnings {
        let (table, program) = (set.table(), set.program());
        let mut beginnings = Beginnings { pairs: Bits::new(15), threes: Bits::new(17), open: Vec::new() };
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
                beginnings.open.push((first.key, thirds));
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

    /// The patterns of the set in some blocks, from left to right, with nothing but space between their words; found ones
    /// do not overlap.
    pub fn find<'b>(
        &self,
        set: &PatternSet,
        letter: &Letter,
        blocks: impl Iterator<Item = &'b Block>,
        slots: &dyn Slots,
    ) -> Vec<Found> {
        let words = &letter.words;
        let key = |at: usize| words.get(at).map(|word| word.key);
        let mut places = Vec::new();
        for &(first, thirds) in &self.open {
            let third = |at: usize| key(at + 2).map_or(0, bit_of);
            places.extend(letter.places_of(first).filter(|&at| thirds == u64::MAX || thirds & third(at) != 0));
        }
        for block in blocks {
            for (at, two) in (block.words.start..).zip(words[block.words.clone()].windows(2)) {
                let two = mixed(mixed(0, two[0].key), two[1].key);
                if self.pairs.may_have(two) && self.may_go_on(two, key(at + 2)) {
                    places.push(at);
                }
            }
        }
        places.sort_unstable();
        places.dedup();
        let (mut found, mut end) = (Vec::new(), 0);
        for at in places {
            if at >= end
                && let Some(hit) = set.longest_at(words, at, slots)
                && words[hit.start + 1..hit.end].iter().all(|word| word.gap.is_plain_space())
            {
                end = hit.end;
                found.push(hit);
            }
        }
        found
    }

    fn may_go_on(&self, two: u64, third: Option<u64>) -> bool {
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
fn mixed(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// One bit for each hash, which others may share.
struct Bits {
    bits: Vec<u64>,
    shift: u32,
}

impl Bits {
    /// So many, as a power of two.
    fn new(power: u32) -> Bits {
        Bits { bits: vec![0; 1 << (power - 6)], shift: 64 - power }
    }

    fn add(&mut self, hash: u64) {
        let bit = hash >> self.shift;
        self.bits[bit as usize / 64] |= 1 << (bit % 64);
    }

    #[inline]
    fn may_have(&self, hash: u64) -> bool {
        let bit = hash >> self.shift;
        self.bits[bit as usize / 64] >> (bit % 64) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::Cues;
    use crate::letter::pattern::NoSlots;
    use crate::text::{Format, Source};

    #[test]
    fn what_is_found_anywhere_is_found_by_its_first_words() {
        let mut set = PatternSet::default();
        let wordings =
            ["under you request", "are (hold|holds)", "of [all] of", "within {number} day", "please to", "to"];
        for (id, wording) in wordings.iter().enumerate() {
            set.add(id, wording).unwrap();
        }
        let text =
            "Under you request we are hold it. We are now of all of this, of of that: please to go. You are holds.";
        let source = Source::from_text("x", Format::Text, text);
        let letter = Letter::read(&source, Cues::builtin(), None);
        let found = Beginnings::of(&set).find(&set, &letter, letter.blocks.iter(), &NoSlots);
        assert_eq!(found, set.in_letter(&letter, &NoSlots));
        assert_eq!(found.len(), 6);
    }
}
