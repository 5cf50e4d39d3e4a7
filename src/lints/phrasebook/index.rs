//! Where in a text to look for which formula: each half of a formula is indexed under the rarest run of two or three
//! of its words, so a letter is read once and only few places are looked at closely.

use std::ops::Range;

use super::align::Glance;
use super::parse::{cuts, plain};
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
    /// The formula's side towards its other half.
    pub inner: Glance,
    /// The word of the formula next to the run on its other side, where that is one word: it must stand there.
    pub outer: Option<u64>,
}

/// The index.
pub struct Index {
    /// In the order of the keys of their runs.
    anchors: Vec<Anchor>,
    /// From the key of a run to the first and one past the last of its anchors.
    runs: KeyMap<(u32, u32)>,
    /// One bit for each pair of words with which a run begins: most places of a text are passed over by one look.
    filter: Vec<u64>,
}

const FILTER_BITS: usize = 1 << 16;

impl Index {
    /// From each formula's items; `common` words make poor runs. Also gives the item at which the chosen run of each
    /// half begins.
    pub fn new<'a>(
        formulae: impl Iterator<Item = &'a [Item]> + Clone,
        common: impl Fn(u64) -> bool,
    ) -> (Index, Vec<[usize; 2]>) {
        // the runs of all formulae, and where those of each end
        let (mut runs, mut ends) = (Vec::new(), Vec::new());
        for items in formulae.clone() {
            ngrams(items, |run| runs.push(run));
            ends.push(runs.len());
        }
        let mut counts: KeyMap<u32> = KeyMap::default();
        counts.reserve(runs.len());
        runs.iter().for_each(|run| *counts.entry(run.key).or_default() += 1);
        let mut index = Index::default();
        let (mut chosen, mut anchors) = (Vec::with_capacity(ends.len()), Vec::with_capacity(ends.len() * 2));
        let mut from = 0;
        for (formula, (items, end)) in formulae.zip(ends).enumerate() {
            // function words alone are met everywhere; of two equally rare runs the longer one less often
            let content: Vec<bool> = items.iter().map(|item| plain(item).is_some_and(|word| !common(word))).collect();
            let ranked = runs[from..end].iter().map(|run| {
                let content = content[run.at..run.at + run.len].contains(&true);
                Ranked { rank: (!content, counts[&run.key], 3 - run.len), run: *run }
            });
            let ranked: Vec<Ranked> = ranked.collect();
            from = end;
            let Some(halves) = best_halves(&ranked, items) else {
                chosen.push([0; 2]);
                continue;
            };
            for (half, run) in halves.iter().enumerate() {
                let second = half == 1;
                let (before, after) = (&items[..run.at], &items[run.at + run.len..]);
                let inner = Glance::of(if second { before } else { after });
                let outer = if second { after.first() } else { before.last() }.and_then(plain);
                anchors.push((*run, Anchor { formula, second, len: run.len, inner, outer }));
            }
            chosen.push(halves.map(|run| run.at));
        }
        anchors.sort_by_key(|(run, _)| run.key);
        for (run, anchor) in anchors {
            index.add(run, anchor);
        }
        (index, chosen)
    }

    /// Add the next anchor in the order of keys.
    fn add(&mut self, run: Run, anchor: Anchor) {
        let at = self.anchors.len() as u32;
        self.runs.entry(run.key).or_insert((at, at)).1 = at + 1;
        self.anchors.push(anchor);
        let bit = low(run.pair);
        self.filter[bit / 64] |= 1 << (bit % 64);
    }

    /// Call `take` with every place of a text where a run of some formula stands: its first word, and the formula.
    pub fn each(&self, words: &[Word], range: Range<usize>, mut take: impl FnMut(usize, &Anchor)) {
        let Some(words) = words.get(..range.end) else { return };
        for at in range.start..range.end.saturating_sub(1) {
            let (first, second) = (words[at].key, &words[at + 1]);
            let two = pair(first, second.key);
            // most places of a text are passed over here
            if !self.may_have(two) {
                continue;
            }
            let three = words.get(at + 2).map(|third| mix(two, third.key));
            for (key, len) in [Some((two, 2)), three.map(|three| (three, 3))].into_iter().flatten() {
                let whole = words[at + 1..at + len].iter().all(|word| !word.gap.has(Gap::SENTENCE));
                let Some(&(from, to)) = self.runs.get(&key).filter(|_| whole) else { continue };
                self.anchors[from as usize..to as usize].iter().for_each(|anchor| take(at, anchor));
            }
        }
    }

    fn may_have(&self, key: u64) -> bool {
        let bit = low(key);
        self.filter[bit / 64] >> (bit % 64) & 1 == 1
    }
}

/// A run and how poor it is: without a content word, met in so many places, short.
struct Ranked {
    rank: (bool, u32, usize),
    run: Run,
}

/// The best run of each half, at the cut at which the worse of the two is as good as it can be.
fn best_halves(ranked: &[Ranked], items: &[Item]) -> Option<[Run; 2]> {
    let better = |one: Option<&'_ Ranked>, other: &Ranked| one.is_none_or(|one| other.rank < one.rank);
    // the best that ends by a cut, and the best that begins from it on; of equals the first
    let (mut left, mut right) = (vec![None; items.len() + 1], vec![None; items.len() + 1]);
    for one in ranked {
        for place in [&mut left[one.run.at + one.run.len], &mut right[one.run.at]] {
            if better(*place, one) {
                *place = Some(one);
            }
        }
    }
    for cut in 1..=items.len() {
        if let Some(before) =
            left[cut - 1].filter(|before| left[cut].is_none_or(|one: &Ranked| before.rank <= one.rank))
        {
            left[cut] = Some(before);
        }
    }
    for cut in (0..items.len()).rev() {
        if let Some(after) = right[cut + 1].filter(|after| right[cut].is_none_or(|one: &Ranked| after.rank < one.rank))
        {
            right[cut] = Some(after);
        }
    }
    let halves = cuts(items).filter_map(|cut| Some([left[cut]?, right[cut]?]));
    let best = halves.min_by_key(|[left, right]| left.rank.max(right.rank))?;
    Some(best.map(|one| one.run))
}

fn low(key: u64) -> usize {
    (key >> 48) as usize % FILTER_BITS
}

/// Two or three plain words side by side in a formula.
#[derive(Clone, Copy)]
struct Run {
    /// Their hash.
    key: u64,
    /// The hash of the first two.
    pair: u64,
    /// The first of them, as an item.
    at: usize,
    len: usize,
}

/// Call `take` with every run of a formula.
fn ngrams(items: &[Item], mut take: impl FnMut(Run)) {
    for at in 0..items.len() {
        let word = |offset: usize| items.get(at + offset).and_then(plain);
        let (Some(first), Some(second)) = (word(0), word(1)) else { continue };
        let pair = pair(first, second);
        take(Run { key: pair, pair, at, len: 2 });
        if let Some(third) = word(2) {
            take(Run { key: mix(pair, third), pair, at, len: 3 });
        }
    }
}

fn pair(first: u64, second: u64) -> u64 {
    mix(mix(2, first), second)
}

fn mix(key: u64, word: u64) -> u64 {
    (key.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

impl Default for Index {
    fn default() -> Self {
        Index { anchors: Vec::new(), runs: KeyMap::default(), filter: vec![0; FILTER_BITS / 64] }
    }
}
