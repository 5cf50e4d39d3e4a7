//! What tells at a glance that one side of a formula cannot stand at a place.

use crate::letter::pattern::Part;

/// One side of a formula in outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glance {
    /// The words, as bits, without which it cannot be said.
    pub needed: u64,
    /// The two words, as bits, with which it begins beside the other side: whatever the slip, one of them is among the
    /// first two words of the text. All bits where these may be several.
    pub nearest: u64,
    /// The most words of a text that it can cover.
    pub longest: u32,
}

impl Glance {
    /// Of the parts of that side, from the other side outward.
    pub fn of<'a>(parts: impl Iterator<Item = &'a Part> + Clone) -> Glance {
        let needed = parts.clone().filter_map(Part::plain).fold(0, |needed, key| needed | bit_of(key));
        let mut nearest = parts.clone().map(Part::plain);
        let nearest = match (nearest.next().flatten(), nearest.next().flatten()) {
            (Some(first), Some(second)) => bit_of(first) | bit_of(second),
            _ => u64::MAX,
        };
        Glance { needed, nearest, longest: parts.map(Part::longest).sum::<usize>() as u32 }
    }
}

/// The bit of a word: several words may share it.
#[inline]
pub fn bit_of(key: u64) -> u64 {
    1 << (key >> 32 & 63)
}
