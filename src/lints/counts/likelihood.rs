//! How likely a word is after two others: the share of the triple, of the pair and of the word alone, each filling in
//! for the longer one where that was seen too seldom.

use super::table::{Counts, Run};

/// How many sightings of a pair's first word the word alone weighs.
const BACK_OFF_PAIR: f32 = 6.0;
/// How many sightings of a triple's first two words the pair weighs.
const BACK_OFF_TRIPLE: f32 = 12.0;
/// What a word counts that was never seen.
const UNSEEN: f32 = 0.5;

/// Likelihoods by counts.
#[derive(Clone, Copy)]
pub struct Likelihood {
    /// The counts.
    pub counts: Counts,
}

impl Likelihood {
    /// The count of a word.
    pub fn word(self, key: u64) -> f32 {
        self.counts.short(Run::default().and(key))
    }

    /// The count of a pair.
    pub fn pair(self, first: u64, second: u64) -> f32 {
        self.counts.short(Run::default().and(first).and(second))
    }

    /// The count of a triple.
    pub fn triple(self, [first, second, third]: [u64; 3]) -> f32 {
        self.counts.long(Run::default().and(first).and(second).and(third))
    }

    /// The logarithm of the share of `third` among what follows the other two.
    fn after(self, [first, second, third]: [u64; 3]) -> f32 {
        let alone = (self.word(third) + UNSEEN) / self.counts.total();
        let pair = (self.pair(second, third) + BACK_OFF_PAIR * alone) / (self.word(second) + BACK_OFF_PAIR);
        let triple = self.triple([first, second, third]) + BACK_OFF_TRIPLE * pair;
        // the same to the last bit wherever foilint runs, which the logarithm of the system is not
        libm::logf(triple / (self.pair(first, second) + BACK_OFF_TRIPLE))
    }

    /// The logarithm of the likelihood of all words of a run but the first two, which only stand before them.
    pub fn of(self, run: &[u64]) -> f32 {
        run.windows(3).map(|three| self.after([three[0], three[1], three[2]])).sum()
    }
}
