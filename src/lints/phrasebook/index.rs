//! Where in a text to look for which formula: each half of a formula is indexed under the rarest run of two or three
//! of its words, so a letter is read once and only few places are looked at closely.

use crate::letter::pattern::KeyMap;
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
#[derive(Default)]
pub struct Index {
    anchors: KeyMap<Vec<Anchor>>,
    /// One bit for each low part of a key in the map: most places of a text are passed over by one look.
    filter: Vec<u64>,
}

const FILTER_BITS: usize = 1 << 16;

impl Index {
    /// From the runs of plain words of each formula's halves.
    ///
    /// Also gives the runs that were chosen, for each formula and half.
    pub fn new(formulae: &[[Vec<Vec<u64>>; 2]]) -> (Index, Vec<[Vec<u64>; 2]>) {
        let mut counts: KeyMap<u32> = KeyMap::default();
        for run in formulae.iter().flatten().flatten() {
            ngrams(run, |key, _| *counts.entry(key).or_default() += 1);
        }
        let mut index = Index { anchors: KeyMap::default(), filter: vec![0; FILTER_BITS / 64] };
        let mut chosen = Vec::with_capacity(formulae.len());
        for (formula, halves) in formulae.iter().enumerate() {
            let mut runs = [Vec::new(), Vec::new()];
            for (half, candidates) in halves.iter().enumerate() {
                let mut best: Option<(u32, u64, &[u64])> = None;
                for run in candidates {
                    ngrams(run, |key, words| {
                        // of two equally rare runs the longer one is met less often in letters
                        let rank = (counts[&key], 3 - words.len());
                        if best.is_none_or(|(count, _, words)| rank < (count, 3 - words.len())) {
                            best = Some((rank.0, key, words));
                        }
                    });
                }
                if let Some((_, key, words)) = best {
                    let anchor = Anchor { formula, second: half == 1, len: words.len() };
                    index.anchors.entry(key).or_default().push(anchor);
                    let bit = low(key);
                    index.filter[bit / 64] |= 1 << (bit % 64);
                    runs[half] = words.to_vec();
                }
            }
            chosen.push(runs);
        }
        (index, chosen)
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

/// Call `take` with every run of two and three words and its hash.
fn ngrams<'a>(run: &'a [u64], mut take: impl FnMut(u64, &'a [u64])) {
    for len in [2, 3] {
        for window in run.windows(len) {
            take(window.iter().fold(len as u64, |key, word| mix(key, *word)), window);
        }
    }
}

fn mix(key: u64, word: u64) -> u64 {
    (key.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
