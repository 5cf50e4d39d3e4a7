//! Where in a text to look for which formula: each half of a formula is indexed under the rarest run of two or three
//! of its words, so a letter is read once and only few places are looked at closely.

use std::borrow::Cow;
use std::ops::Range;

use super::glance::{Glance, nearest};
use super::parse::{Outline, cuts};
use crate::letter::pattern::Part;
use crate::letter::{Gap, Word};

/// A formula that may stand around a run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The hash of the run.
    pub run: u64,
    /// The formula.
    pub formula: u32,
    /// Whether the run is of its second half.
    pub second: bool,
    /// How many words the run has: 2 or 3.
    pub len: u8,
    /// The formula's side towards its other half.
    pub inner: Glance,
    /// The words, as bits, of which one must stand next to the run on its other side; every bit where none need.
    pub outer: u64,
}

/// The index.
pub struct Index {
    /// Bucket after bucket, by the first bits of the runs.
    anchors: Cow<'static, [Anchor]>,
    /// Where each bucket begins, and at the end one past the last anchor.
    buckets: Cow<'static, [u32]>,
    /// One bit for each pair of words with which a run begins: most places of a text are passed over by one look.
    filter: Cow<'static, [u64]>,
}

const FILTER_BITS: usize = 1 << 16;
const BUCKETS: usize = 1 << 12;

/// The bucket of a run.
fn bucket(run: u64) -> usize {
    (run >> 52) as usize % BUCKETS
}

impl Index {
    /// From the parts of each formula; `common` words make poor runs. Also gives the part at which the chosen run of each
    /// half begins.
    pub fn new(outline: &Outline, common: impl Fn(u64) -> bool) -> (Index, Vec<[u16; 2]>) {
        let mut counts = Counts::new(2 * outline.len());
        outline.formulae().for_each(|parts| ngrams(parts, |run| counts.add(run.key)));
        let (mut chosen, mut anchors) = (Vec::new(), Vec::new());
        let mut halves = Halves::default();
        for (formula, parts) in outline.formulae().enumerate() {
            // function words alone are met everywhere; of two equally rare runs the longer one less often
            let mut content = 0u64;
            for (at, part) in parts.iter().enumerate().take(64) {
                content |= u64::from(part.plain().is_some_and(|word| !common(word))) << at;
            }
            halves.clear(parts.len());
            ngrams(parts, |run| {
                let has_content = run.at >= 62 || content >> run.at & ((1 << run.len) - 1) != 0;
                halves.offer((!has_content, counts.of(run.key), 3 - run.len), run);
            });
            let Some(best) = halves.best(parts) else {
                chosen.push([0; 2]);
                continue;
            };
            for (half, run) in best.iter().enumerate() {
                let second = half == 1;
                let (before, after) = (&parts[..run.at], &parts[run.at + run.len..]);
                let inner = if second { Glance::of(before.iter().rev()) } else { Glance::of(after.iter()) };
                let outer = if second { nearest(after.iter(), 1) } else { nearest(before.iter().rev(), 1) };
                let (formula, len) = (formula as u32, run.len as u8);
                anchors.push((run.pair, Anchor { run: run.key, formula, second, len, inner, outer }));
            }
            chosen.push(best.map(|run| run.at as u16));
        }
        (Index::of(anchors), chosen)
    }

    /// From anchors, each with the hash of the first two words of its run.
    fn of(mut anchors: Vec<(u64, Anchor)>) -> Index {
        let (mut filter, mut buckets) = (vec![0; FILTER_BITS / 64], vec![0; BUCKETS + 1]);
        for (pair, anchor) in &anchors {
            let bit = low(*pair);
            filter[bit / 64] |= 1 << (bit % 64);
            buckets[bucket(anchor.run) + 1] += 1;
        }
        for at in 1..buckets.len() {
            buckets[at] += buckets[at - 1];
        }
        // formulae stay in their order
        anchors.sort_by_key(|(_, anchor)| (bucket(anchor.run), anchor.run));
        let anchors: Vec<Anchor> = anchors.into_iter().map(|(_, anchor)| anchor).collect();
        Index { anchors: anchors.into(), buckets: buckets.into(), filter: filter.into() }
    }

    /// One that was worked out when foilint was built.
    pub fn compiled(anchors: &'static [Anchor], buckets: &'static [u32], filter: &'static [u64]) -> Index {
        Index { anchors: anchors.into(), buckets: buckets.into(), filter: filter.into() }
    }

    /// What [`Index::compiled`] takes.
    pub fn parts(&self) -> (&[Anchor], &[u32], &[u64]) {
        (&self.anchors, &self.buckets, &self.filter)
    }

    /// Call `take` with every place of a text where a run of some formula stands: its first word, and the formulae, of which
    /// there is at least one.
    pub fn each<'i>(&'i self, words: &[Word], range: Range<usize>, mut take: impl FnMut(usize, &'i [Anchor])) {
        let (anchors, buckets, filter) = self.parts();
        let may_have = |pair: u64| filter[low(pair) / 64] >> (low(pair) % 64) & 1 == 1;
        let mut each = |at: usize, run: u64| {
            let bucket = &anchors[buckets[bucket(run)] as usize..buckets[bucket(run) + 1] as usize];
            if let Some(first) = bucket.iter().position(|anchor| anchor.run == run) {
                let count = bucket[first..].iter().take_while(|anchor| anchor.run == run).count();
                take(at, &bucket[first..first + count]);
            }
        };
        let words = words.get(range.clone()).unwrap_or_default();
        for (at, two) in (range.start..).zip(words.windows(2)) {
            let pair = pair(two[0].key, two[1].key);
            // most places of a text are passed over here
            if !may_have(pair) || two[1].gap.has(Gap::SENTENCE) {
                continue;
            }
            each(at, pair);
            if let Some(third) = words.get(at - range.start + 2).filter(|third| !third.gap.has(Gap::SENTENCE)) {
                each(at, mix(pair, third.key));
            }
        }
    }
}

/// In how many places each run is met, nearly: runs that share a place among the counts are counted as one.
struct Counts {
    counts: Vec<u16>,
    shift: u32,
}

impl Counts {
    /// For so many runs.
    fn new(runs: usize) -> Counts {
        let bits = (2 * runs).max(1024).next_power_of_two().trailing_zeros().min(20);
        Counts { counts: vec![0; 1 << bits], shift: 64 - bits }
    }

    fn add(&mut self, key: u64) {
        let count = &mut self.counts[(key >> self.shift) as usize];
        *count = count.saturating_add(1);
    }

    fn of(&self, key: u64) -> u16 {
        self.counts[(key >> self.shift) as usize]
    }
}

/// How poor a run is: without a content word, met in so many places, short.
type Rank = (bool, u16, usize);

/// The best runs of the two halves of a formula, for every place where it may be cut.
#[derive(Default)]
struct Halves {
    /// The best that ends by a cut.
    left: Vec<Option<(Rank, Run)>>,
    /// The best that begins from it on.
    right: Vec<Option<(Rank, Run)>>,
}

impl Halves {
    fn clear(&mut self, parts: usize) {
        for side in [&mut self.left, &mut self.right] {
            side.clear();
            side.resize(parts + 1, None);
        }
    }

    fn offer(&mut self, rank: Rank, run: Run) {
        for place in [&mut self.left[run.at + run.len], &mut self.right[run.at]] {
            if place.is_none_or(|(known, _)| rank < known) {
                *place = Some((rank, run));
            }
        }
    }

    /// The run of each half, at the cut at which the worse of the two is as good as it can be.
    fn best(&mut self, parts: &[Part]) -> Option<[Run; 2]> {
        for cut in 1..self.left.len() {
            if let Some((rank, run)) = self.left[cut - 1].filter(|one| self.left[cut].is_none_or(|two| one.0 <= two.0))
            {
                self.left[cut] = Some((rank, run));
            }
        }
        for cut in (0..self.right.len() - 1).rev() {
            if let Some((rank, run)) = self.right[cut + 1].filter(|one| self.right[cut].is_none_or(|two| one.0 < two.0))
            {
                self.right[cut] = Some((rank, run));
            }
        }
        let halves = cuts(parts).filter_map(|cut| Some([self.left[cut]?, self.right[cut]?]));
        let best = halves.min_by_key(|[left, right]| left.0.max(right.0))?;
        Some(best.map(|(_, run)| run))
    }
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
fn ngrams(items: &[Part], mut take: impl FnMut(Run)) {
    for at in 0..items.len() {
        let word = |offset: usize| items.get(at + offset).and_then(Part::plain);
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
