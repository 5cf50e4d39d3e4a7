//! Where in a text to look for which formula: each half of a formula is indexed under the rarest run of two or three
//! of its words, so a letter is read once and only few places are looked at closely.

use std::ops::Range;

use super::parse::plain;
use crate::letter::pattern::{Item, KeyMap};
use crate::letter::{Gap, Word};

/// A formula that may stand around a run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The formula.
    pub formula: usize,
    /// Whether the run is of its second half.
    pub second: bool,
    /// How many words the run has: 2 or 3.
    pub len: usize,
}

/// The index.
pub struct Index {
    anchors: KeyMap<Vec<Anchor>>,
    /// One bit for each low part of a key in the map: most places of a text are passed over by one look.
    filter: Vec<u64>,
    /// The same for the first words of the runs.
    firsts: [u64; 64],
}

const FILTER_BITS: usize = 1 << 16;

impl Index {
    /// From each formula's items and where it is cut; `common` words make poor runs. Also gives the item at which the chosen run of each half begins.
    pub fn new<'a>(
        formulae: impl Iterator<Item = (&'a [Item], usize)> + Clone,
        common: impl Fn(u64) -> bool,
    ) -> (Index, Vec<[usize; 2]>) {
        let mut counts: KeyMap<u32> = KeyMap::default();
        for (items, _) in formulae.clone() {
            ngrams(items, 0..items.len(), |key, _, _| *counts.entry(key).or_default() += 1);
        }
        let mut index = Index { anchors: KeyMap::default(), filter: vec![0; FILTER_BITS / 64], firsts: [0; 64] };
        let mut chosen = Vec::new();
        for (formula, (items, cut)) in formulae.enumerate() {
            let mut starts = [0; 2];
            for (half, range) in [0..cut, cut..items.len()].into_iter().enumerate() {
                let mut best: Option<((bool, u32, usize), u64, usize)> = None;
                ngrams(items, range, |key, at, len| {
                    // function words alone are met everywhere; of two equally rare runs the longer one less often
                    let content = items[at..at + len].iter().filter_map(plain).any(|word| !common(word));
                    let rank = (!content, counts[&key], 3 - len);
                    if best.is_none_or(|(best, ..)| rank < best) {
                        best = Some((rank, key, at));
                    }
                });
                if let Some(((.., short), key, at)) = best {
                    index.anchors.entry(key).or_default().push(Anchor { formula, second: half == 1, len: 3 - short });
                    let bit = low(key);
                    index.filter[bit / 64] |= 1 << (bit % 64);
                    if let Some(first) = plain(&items[at]) {
                        index.firsts[(first >> 6) as usize & 63] |= 1 << (first & 63);
                    }
                    starts[half] = at;
                }
            }
            chosen.push(starts);
        }
        (index, chosen)
    }

    /// The formulae whose run of words begins at word `at`.
    pub fn at<'a>(&'a self, words: &[Word], at: usize, end: usize) -> impl Iterator<Item = Anchor> + 'a {
        let first = words[at].key;
        let may = self.firsts[(first >> 6) as usize & 63] >> (first & 63) & 1 == 1;
        let key = |len: usize| {
            let run = words.get(at..at + len).filter(|_| may && at + len <= end)?;
            if run[1..].iter().any(|word| word.gap.has(Gap::SENTENCE)) {
                return None;
            }
            let key = run.iter().fold(len as u64, |key, word| mix(key, word.key));
            let bit = low(key);
            (self.filter[bit / 64] >> (bit % 64) & 1 == 1).then_some(key)
        };
        [key(2), key(3)].into_iter().flatten().filter_map(|key| self.anchors.get(&key)).flatten().copied()
    }
}

fn low(key: u64) -> usize {
    (key >> 48) as usize % FILTER_BITS
}

/// Call `take` with every run of two and three plain words in a range of items: its hash, first item and length.
fn ngrams(items: &[Item], range: Range<usize>, mut take: impl FnMut(u64, usize, usize)) {
    for at in range.clone() {
        let mut key = [2, 3];
        for (len, item) in items[at..range.end].iter().take(3).enumerate() {
            let Some(word) = plain(item) else { break };
            key = key.map(|key| mix(key, word));
            match len {
                1 => take(key[0], at, 2),
                2 => take(key[1], at, 3),
                _ => {}
            }
        }
    }
}

fn mix(key: u64, word: u64) -> u64 {
    (key.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

impl Default for Index {
    fn default() -> Self {
        Index { anchors: KeyMap::default(), filter: vec![0; FILTER_BITS / 64], firsts: [0; 64] }
    }
}
