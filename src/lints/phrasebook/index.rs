//! Where in a text to look for which formula: each half of a formula is indexed under the rarest run of two or three
//! of its words, so a letter is read once and only few places are looked at closely.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

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

/// Keys are hashes already.
#[derive(Default)]
struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

type Map<V> = HashMap<u64, V, BuildHasherDefault<Identity>>;

/// The index.
#[derive(Default)]
pub struct Index {
    anchors: Map<Vec<Anchor>>,
    /// One bit for each low part of a key in the map: most places of a text are passed over by one look.
    filter: Vec<u64>,
}

const FILTER_BITS: usize = 1 << 16;

impl Index {
    /// From the runs of plain words of each formula's halves.
    pub fn new(formulae: &[[Vec<Vec<u64>>; 2]]) -> Index {
        let mut counts: Map<u32> = Map::default();
        for run in formulae.iter().flatten().flatten() {
            ngrams(run, |key, _| *counts.entry(key).or_default() += 1);
        }
        let mut index = Index { anchors: Map::default(), filter: vec![0; FILTER_BITS / 64] };
        for (formula, halves) in formulae.iter().enumerate() {
            for (half, runs) in halves.iter().enumerate() {
                let mut best: Option<(u32, u64, usize)> = None;
                for run in runs {
                    ngrams(run, |key, len| {
                        // of two equally rare runs the longer one is met less often in letters
                        let candidate = (counts[&key], key, len);
                        if best.is_none_or(|best| (candidate.0, 3 - len) < (best.0, 3 - best.2)) {
                            best = Some(candidate);
                        }
                    });
                }
                if let Some((_, key, len)) = best {
                    index.anchors.entry(key).or_default().push(Anchor { formula, second: half == 1, len });
                    let bit = low(key);
                    index.filter[bit / 64] |= 1 << (bit % 64);
                }
            }
        }
        index
    }

    /// The formulae whose run of words begins at word `at`.
    pub fn at<'a>(&'a self, words: &[Word], at: usize, end: usize) -> impl Iterator<Item = Anchor> + 'a {
        let key = |len: usize| {
            let run = words.get(at..at + len).filter(|_| at + len <= end && !self.filter.is_empty())?;
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

/// Call `take` with every run of two and three words, hashed.
fn ngrams(run: &[u64], mut take: impl FnMut(u64, usize)) {
    for len in [2, 3] {
        for window in run.windows(len) {
            take(window.iter().fold(len as u64, |key, word| mix(key, *word)), len);
        }
    }
}

fn mix(key: u64, word: u64) -> u64 {
    (key.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
