//! What tells at a glance that one side of a formula cannot stand at a place.

use crate::letter::pattern::{Part, bit_of};

/// One side of a formula in outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glance {
    /// The words, as bits, without which it cannot be said.
    pub needed: u64,
    /// The words, as bits, of the parts that hold the first two words of the side: whatever the slip, one of them is among
    /// the first two words of the text. Every bit where these may be any, or none.
    pub nearest: u64,
    /// The most words of a text that it can cover.
    pub longest: u32,
}

impl Glance {
    /// Of the parts of that side, from the other side outward.
    pub fn of<'a>(parts: impl Iterator<Item = &'a Part> + Clone) -> Glance {
        let needed = parts.clone().filter_map(Part::plain).fold(0, |needed, key| needed | bit_of(key));
        let longest = parts.clone().map(Part::longest).sum::<usize>() as u32;
        Glance { needed, nearest: nearest(parts, 2), longest }
    }
}

/// The words, as bits, of the parts that hold the first words of a side, so many; every bit where it may have fewer.
pub fn nearest<'a>(parts: impl Iterator<Item = &'a Part>, count: usize) -> u64 {
    let (mut words, mut left) = (0, count);
    for part in parts {
        words |= part.words();
        left = left.saturating_sub(part.shortest());
        if left == 0 {
            return words;
        }
    }
    u64::MAX
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::pattern::sketch;
    use crate::letter::words::key;

    fn bits(words: &str) -> u64 {
        words.split(' ').fold(0, |bits, word| bits | bit_of(key(word)))
    }

    #[test]
    fn the_nearest_words_are_those_of_the_parts_that_hold_the_first() {
        let mut parts = Vec::new();
        sketch("we [also] (hold|keep) any of it", &mut parts).unwrap();
        assert_eq!(nearest(parts.iter(), 1), bits("we"));
        assert_eq!(Glance::of(parts.iter()).nearest, bits("we also hold keep"));
        assert_eq!(Glance::of(parts.iter().rev()).nearest, bits("of it"));
        assert_eq!(nearest(parts[..1].iter(), 2), u64::MAX);
    }
}
