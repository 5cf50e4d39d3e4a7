//! Patterns in a whole letter: they begin from the places of their first words, and most of the letter is never seen.

use super::Letter;
use super::pattern::{Found, PatternSet, Slots};

impl PatternSet {
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
        self.anywhere_among(&letter.words, &letter.places, slots)
    }
}
