//! Where the wordings of one sentence differ. All are held against the wording of most letters; differences that overlap
//! there are one site, and every wording has its reading of it.

use std::ops::Range;

use super::align::{Hunk, Same, hunks};
use super::group::Beside;
use super::{Cluster, StockSentence, Token, Variant, tokens};
use crate::diagnostic::{LetterId, Place};
use crate::letter::pattern::KeyMap;
use crate::lints::{CxAcross, LetterFacts};
use crate::text::Span;

/// Two wordings are near each other where so many of a hundred words are the same.
const NEAR: usize = 60;
/// Between sentences that are not near each other, a difference of more words makes two sentences of them.
const LONG: usize = 9;
/// Around a difference of so few words two more are shown on both sides.
const SHORT: usize = 3;

/// A place of a sentence that is worded in several ways.
#[derive(Clone, Debug)]
pub struct Site {
    /// The ways, that of most letters first; at least two.
    pub readings: Vec<Reading>,
    /// Whether the gap before it, and that behind it, belongs to it: a comma may stand there.
    gaps: (bool, bool),
}

/// One way of wording a place.
#[derive(Clone, Debug)]
pub struct Reading {
    /// How many letters have it.
    pub letters: usize,
    /// Whether a lint found fault with its words.
    pub broken: bool,
    /// The letter where it stands first, and where the words begin there that a lint found fault with.
    pub fault: Option<(LetterId, u32)>,
    /// Whether the wordings go different ways from here, or come from different ways to here.
    pub cut: bool,
    /// Whether the rest of the sentence is nearly the same.
    pub near: bool,
    /// Whether it is a fact of the case: figures, names.
    pub is_fact: bool,
    /// Whether there is one among its words: what differs with it is the case and no wording.
    pub has_fact: bool,
    /// The wordings that have it, with the tokens.
    spots: Vec<(usize, Range<usize>)>,
}

impl Reading {
    /// How many tokens it has.
    pub fn size(&self) -> usize {
        self.spots[0].1.len()
    }
}

/// A reading where it stands in a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The words that differ; where there are none, those on both sides.
    pub place: Place,
    /// The words that differ with a word or two on both sides.
    pub around: Span,
}

impl Site {
    /// Where a reading stands, in the letters of which the places are remembered.
    pub fn spots<'s>(
        &'s self,
        reading: &'s Reading,
        cluster: &'s Cluster,
        letters: &'s [&LetterFacts],
    ) -> impl Iterator<Item = Spot> + 's {
        let context = if self.readings.iter().all(|reading| reading.size() <= SHORT) { 2 } else { 1 };
        reading.spots.iter().flat_map(move |(variant, range)| {
            let variant = cluster.variant(*variant);
            let sentences = (0..variant.places.len()).map(move |place| variant.sentence(place, letters));
            sentences.map(move |(letter, sentence)| self.spot(letter, sentence, range.clone(), context))
        })
    }

    /// `context` says how many words are shown on both sides.
    fn spot(&self, letter: &LetterFacts, sentence: &StockSentence, range: Range<usize>, context: usize) -> Spot {
        let (first, last) = edges(&range, self.gaps, sentence.length());
        let most = sentence.length() - 1;
        let near = range.start.saturating_sub(context)..range.end + context;
        let span = |first: usize, last: usize| letter.stock.span(sentence, first.min(most), last.min(most));
        Spot { place: Place { letter: letter.id, span: span(first, last) }, around: span(near.start, near.end - 1) }
    }
}

/// The first and the last of the tokens that are shown for a reading, of a wording of `len` tokens.
fn edges(range: &Range<usize>, gaps: (bool, bool), len: usize) -> (usize, usize) {
    // where words were lost, those on both sides are shown
    let gaps = if range.is_empty() { (true, true) } else { gaps };
    let first = if gaps.0 { range.start.saturating_sub(1) } else { range.start };
    let last = if gaps.1 { range.end } else { range.end - 1 };
    (first.min(len - 1), last.min(len - 1))
}

/// The sites of a cluster, in order of the first wording. Where nobody asks for what is only a matter of style, those at
/// which no lint found fault with any wording are left out.
pub fn sites(cluster: &Cluster, letters: &[&LetterFacts], cx: &CxAcross) -> Vec<Site> {
    if !cx.notes && !cluster.variants().any(|variant| variant.broken) {
        return Vec::new();
    }
    let leader = &cluster.first.tokens;
    let (mut others, mut reaches) = (Vec::new(), Vec::new());
    for (at, Beside { variant, same, share }) in cluster.others.iter().enumerate() {
        let hunks = hunks(same, leader, &variant.tokens);
        let near = *share >= NEAR;
        // what differs at length would make one site of many
        let small = |hunk: &&Hunk| near || hunk.cut || hunk.left.len().max(hunk.right.len()) <= LONG;
        for hunk in hunks.iter().filter(small) {
            reaches.push((reach(hunk, leader, &variant.tokens), others.len(), hunk.cut));
        }
        if !hunks.is_empty() {
            others.push(Other { number: at + 1, variant, same, hunks, near });
        }
    }
    reaches.sort_unstable();
    let all = cluster.variants().map(|variant| variant.letters).sum();
    let (mut sites, mut here) = (Vec::new(), Vec::new());
    let mut from = 0;
    while from < reaches.len() {
        let ((start, mut end), ..) = reaches[from];
        let mut to = from + 1;
        while to < reaches.len() && reaches[to].0.0 <= end {
            end = end.max(reaches[to].0.1);
            to += 1;
        }
        // which wordings differ here, and whether one was cut
        here.clear();
        here.extend(reaches[from..to].iter().map(|(_, other, cut)| (*other, *cut)));
        here.sort_unstable();
        here.dedup_by(|next, kept| {
            kept.0 == next.0 && {
                kept.1 |= next.1;
                true
            }
        });
        from = to;
        if !cx.notes && !cluster.first.broken && !here.iter().any(|(other, _)| others[*other].variant.broken) {
            continue;
        }
        sites.extend(site((start, end), &here, &others, &cluster.first, all, letters));
    }
    sites
}

/// A wording that differs from that of most letters.
struct Other<'c> {
    /// Its number in the cluster.
    number: usize,
    variant: &'c Variant,
    same: &'c [Same],
    hunks: Vec<Hunk>,
    near: bool,
}

impl Other<'_> {
    /// For a gap of the first wording, where what stands before it ends in this one.
    fn end_at(&self, gap: usize) -> Option<usize> {
        let (first, last) = (self.hunks.first()?, self.hunks.last()?);
        // where a sentence breaks off, it has nothing of what follows
        if let Some(end) = self.broken_off().filter(|_| gap >= self.close(last).0) {
            return Some(end);
        }
        let hunk = self.hunks.iter().find(|hunk| !hunk.left.is_empty() && hunk.left.end == gap);
        let run = || self.same.iter().find(|run| run.left < gap && gap <= run.left + run.len);
        let start = (first.left.start, first.right.start).min((self.same[0].left, self.same[0].right));
        let known = hunk.map(|hunk| hunk.right.end).or_else(|| run().map(|run| run.right + (gap - run.left)));
        known.or_else(|| (gap == start.0).then_some(start.1))
    }

    /// The same for what stands behind a gap: where it begins.
    fn begin_at(&self, gap: usize) -> Option<usize> {
        let close = self.close(self.hunks.last()?);
        let hunk = self.hunks.iter().find(|hunk| !hunk.left.is_empty() && hunk.left.start == gap);
        let run = || self.same.iter().find(|run| run.left <= gap && gap < run.left + run.len);
        let known = hunk.map(|hunk| hunk.right.start).or_else(|| run().map(|run| run.right + (gap - run.left)));
        known.or_else(|| (gap == close.0).then_some(close.1))
    }

    /// Where what is compared ends in both wordings.
    fn close(&self, last: &Hunk) -> (usize, usize) {
        let run = self.same[self.same.len() - 1];
        (last.left.end, last.right.end).max((run.left + run.len, run.right + run.len))
    }

    /// How many tokens it has, if it breaks off where the first wording goes on.
    fn broken_off(&self) -> Option<usize> {
        let (last, len) = (self.hunks.last()?, self.variant.tokens.len());
        (last.cut && self.close(last).1 == len).then_some(len)
    }

    /// Its tokens for a site.
    fn range(&self, site: (usize, usize)) -> Option<Range<usize>> {
        let (first, end, gaps) = bounds(site);
        let start = if gaps.0 { self.end_at(first) } else { self.begin_at(first) }?;
        let end = if gaps.1 { self.begin_at(end) } else { self.end_at(end) }?;
        (start <= end).then_some(start..end)
    }
}

/// What of the first wording a difference takes, counted so that tokens are odd and the gaps before them even.
fn reach(hunk: &Hunk, left: &[Token], right: &[Token]) -> (usize, usize) {
    let (start, end) = (hunk.left.start, hunk.left.end);
    if start == end {
        return (2 * start, 2 * start);
    }
    let comma = |tokens: &[Token], at: usize| tokens.get(at).is_some_and(|token| token.comma());
    let before = comma(left, start) != comma(right, hunk.right.start);
    let behind = end < left.len() && hunk.right.end < right.len() && comma(left, end) != comma(right, hunk.right.end);
    (2 * start + usize::from(!before), 2 * end - usize::from(!behind))
}

/// The tokens of the first wording, and whether the gaps on both sides belong to the site.
fn bounds(site: (usize, usize)) -> (usize, usize, (bool, bool)) {
    (site.0 / 2, site.1.div_ceil(2), (site.0.is_multiple_of(2), site.1.is_multiple_of(2)))
}

/// `here` are the wordings that differ at a place, each with whether it was cut, and `all` how many letters there are.
fn site(
    reach: (usize, usize),
    here: &[(usize, bool)],
    others: &[Other],
    leader: &Variant,
    all: usize,
    letters: &[&LetterFacts],
) -> Option<Site> {
    let (first, end, gaps) = bounds(reach);
    let mut readings: Vec<Reading> = Vec::new();
    let mut numbers: KeyMap<usize> = KeyMap::default();
    let mut add = |number: usize, variant: &Variant, range: Range<usize>, cut: bool, near: bool| {
        let fault = fault(variant, &range, gaps, letters);
        let known = *numbers.entry(reading_key(&variant.tokens, &range, gaps)).or_insert(readings.len());
        match readings.get_mut(known) {
            Some(reading) => {
                reading.letters += variant.letters;
                reading.broken |= fault.is_some();
                reading.cut &= cut;
                reading.near |= near;
                reading.spots.push((number, range));
            }
            None => readings.push(Reading {
                letters: variant.letters,
                broken: fault.is_some(),
                fault,
                cut,
                near,
                is_fact: is_fact(&variant.tokens[range.clone()], range.start),
                has_fact: variant.tokens[range.clone()].iter().any(|token| token.slot()),
                spots: vec![(number, range)],
            }),
        }
    };
    add(0, leader, first..end, false, true);
    for &(other, cut) in here {
        let other = &others[other];
        let Some(range) = other.range(reach) else { continue };
        add(other.number, other.variant, range, cut, other.near);
    }
    // what does not differ here reads as the leader does
    let others: usize = readings.iter().skip(1).map(|reading| reading.letters).sum();
    let first = &mut readings[0];
    first.letters = first.letters.max(all.saturating_sub(others));
    (readings.len() > 1).then_some(Site { readings, gaps })
}

/// The letter where a wording stands first and where in it the words begin that a lint found fault with, if the tokens
/// are among them.
fn fault(
    variant: &Variant,
    range: &Range<usize>,
    gaps: (bool, bool),
    letters: &[&LetterFacts],
) -> Option<(LetterId, u32)> {
    let (letter, sentence) = variant.sentence(0, letters);
    if !sentence.broken {
        return None;
    }
    let (first, last) = edges(range, gaps, variant.tokens.len());
    let start = letter.stock.fault_at(variant.places[0].1 as usize, first, last)?;
    Some((letter.id, start))
}

/// One number for the words and commas of a reading.
fn reading_key(all: &[Token], range: &Range<usize>, gaps: (bool, bool)) -> u64 {
    let behind = gaps.1 && all.get(range.end).is_some_and(|token| token.comma());
    tokens::mix(tokens::hash_of(&all[range.clone()], gaps.0), u64::from(behind))
}

/// Whether the tokens are figures, names and the like.
fn is_fact(tokens: &[Token], start: usize) -> bool {
    let fact = |(at, token): (usize, &Token)| token.slot() || token.capital() && start + at > 0;
    !tokens.is_empty() && tokens.iter().enumerate().all(fact)
}
