//! Patterns out of a data file, and in a whole letter: they begin from the places of their first words, and most of the
//! letter is never seen.

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};

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

/// A list of wordings, all with the number 0.
impl<'de> Deserialize<'de> for PatternSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PatternSet, D::Error> {
        deserializer.deserialize_seq(Wordings)
    }
}

struct Wordings;

impl<'de> Visitor<'de> for Wordings {
    type Value = PatternSet;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list of wordings")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<PatternSet, A::Error> {
        let mut set = PatternSet::default();
        while list.next_element_seed(Wording(&mut set))?.is_some() {}
        Ok(set)
    }
}

/// Adds one wording to a set as it is read.
struct Wording<'s>(&'s mut PatternSet);

impl<'de> DeserializeSeed<'de> for Wording<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Wording<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a wording")
    }

    fn visit_str<E: Error>(self, wording: &str) -> Result<(), E> {
        self.0.add(0, wording).map_err(|error| E::custom(format!("‘{wording}’: {error}")))
    }
}
