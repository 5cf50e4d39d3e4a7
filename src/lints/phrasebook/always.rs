//! Looks for the wordings that are always broken where the book says that they may begin.

use super::book::{Beginnings, mixed};
use crate::letter::pattern::{Found, PatternSet, Slots, bit_of};
use crate::letter::{Block, Letter};

impl Beginnings {
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
        for &(first, thirds) in self.open.iter() {
            let third = |at: usize| key(at + 2).map_or(0, bit_of);
            places.extend(letter.places_of(first).filter(|&at| thirds == u64::MAX || thirds & third(at) != 0));
        }
        for block in blocks {
            for (at, two) in (block.words.start..).zip(words[block.words.clone()].windows(2)) {
                let two = mixed(mixed(0, two[0].key), two[1].key);
                if self.may_begin(two) && self.may_go_on(two, key(at + 2)) {
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
