//! What tells at a glance that one side of a formula cannot stand at a place.

use crate::letter::pattern::Part;

/// One side of a formula in outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glance {
    /// The words, as bits, without which it cannot be said.
    pub needed: u64,
    /// The most words of a text that it can cover.
    pub longest: usize,
}

impl Glance {
    /// Of the parts of that side.
    pub fn of(parts: &[Part]) -> Glance {
        let needed = parts.iter().filter_map(Part::plain).fold(0, |needed, key| needed | bit_of(key));
        Glance { needed, longest: parts.iter().map(Part::longest).sum() }
    }
}

/// The bit of a word: several words may share it.
pub fn bit_of(key: u64) -> u64 {
    1 << (key >> 32 & 63)
}
