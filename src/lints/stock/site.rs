//! Where the wordings of one sentence differ. All are held against the wording of most letters; differences that overlap
//! there are one site, and every wording has its reading of it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::align::{Alignment, Hunk, align};
use super::{Cluster, Token, tokens};
use crate::diagnostic::Place;
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
    /// What tells it from the others.
    key: u64,
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
    /// Where the words begin that a lint found fault with here.
    pub fault: Option<u32>,
}

impl Site {
    /// Where a reading stands, the first `most` places.
    pub fn spots(
        &self,
        reading: &Reading,
        cluster: &Cluster,
        letters: &[&LetterFacts],
        cx: &CxAcross,
        most: usize,
    ) -> Vec<Spot> {
        let context = if self.readings.iter().all(|reading| reading.size() <= SHORT) { 2 } else { 1 };
        let mut tokens = Vec::new();
        let mut found = Vec::new();
        for (variant, range) in &reading.spots {
            let variant = &cluster.variants[*variant];
            for place in 0..variant.places.len() {
                if found.len() == most {
                    return found;
                }
                variant.read(place, letters, cx, &mut tokens);
                if tokens.len() >= range.end {
                    let letter = variant.sentence(place, letters).0;
                    found.push(spot(&tokens, range.clone(), self.gaps, letter, context));
                }
            }
        }
        found
    }
}

/// `context` says how many words are shown on both sides.
fn spot(tokens: &[Token], range: Range<usize>, gaps: (bool, bool), letter: &LetterFacts, context: usize) -> Spot {
    let last = tokens.len() - 1;
    // where words were lost, those on both sides are shown
    let gaps = if range.is_empty() { (true, true) } else { gaps };
    let first = if gaps.0 { range.start.saturating_sub(1) } else { range.start }.min(last);
    let end = if gaps.1 { range.end } else { range.end - 1 }.min(last);
    let near = range.start.saturating_sub(context)..range.end + context;
    let around = tokens[near.start.min(last)].span().cover(tokens[(near.end - 1).min(last)].span());
    let span = tokens[first].span().cover(tokens[end].span());
    Spot { place: Place { letter: letter.id, span }, around, fault: letter.stock.fault_at(span) }
}

/// The sites of a cluster, in order of the wording of most letters.
pub fn sites(cluster: &Cluster, letters: &[&LetterFacts], cx: &CxAcross) -> Vec<Site> {
    let mut leader = Vec::new();
    cluster.variants[0].read(0, letters, cx, &mut leader);
    let (mut others, mut reaches) = (Vec::new(), Vec::new());
    for (at, variant) in cluster.variants.iter().enumerate().skip(1) {
        let mut tokens = Vec::new();
        variant.read(0, letters, cx, &mut tokens);
        let Some(found) = align(&leader, &tokens) else { continue };
        let near = found.share_of_longer >= NEAR;
        // what differs at length would make one site of many
        let small = |hunk: &&Hunk| near || hunk.cut || hunk.left.len().max(hunk.right.len()) <= LONG;
        for hunk in found.hunks.iter().filter(small) {
            reaches.push((reach(hunk, &leader, &tokens), others.len(), hunk.cut));
        }
        let ends = Ends::of(&found, leader.len(), tokens.len());
        others.push(Other { variant: at, tokens, ends, near });
    }
    reaches.sort_unstable();
    let mut sites = Vec::new();
    let mut from = 0;
    while from < reaches.len() {
        let ((start, mut end), ..) = reaches[from];
        let mut to = from + 1;
        while to < reaches.len() && reaches[to].0.0 <= end {
            end = end.max(reaches[to].0.1);
            to += 1;
        }
        // which wordings differ here, and whether one was cut
        let mut here: BTreeMap<usize, bool> = BTreeMap::new();
        for (_, other, cut) in &reaches[from..to] {
            *here.entry(*other).or_default() |= cut;
        }
        sites.extend(site((start, end), &here, &others, &leader, cluster, letters));
        from = to;
    }
    sites
}

/// A wording beside that of most letters.
struct Other {
    variant: usize,
    tokens: Vec<Token>,
    ends: Ends,
    near: bool,
}

/// What of the first wording a difference takes, counted so that tokens are odd and the gaps before them even.
fn reach(hunk: &Hunk, left: &[Token], right: &[Token]) -> (usize, usize) {
    let (start, end) = (hunk.left.start, hunk.left.end);
    if start == end {
        return (2 * start, 2 * start);
    }
    let comma = |tokens: &[Token], at: usize| tokens.get(at).is_some_and(|token| token.comma);
    let before = comma(left, start) != comma(right, hunk.right.start);
    let behind = end < left.len() && hunk.right.end < right.len() && comma(left, end) != comma(right, hunk.right.end);
    (2 * start + usize::from(!before), 2 * end - usize::from(!behind))
}

/// For each gap of the first wording, where what stands before it ends in the other, and where what stands behind it
/// begins.
struct Ends {
    ends: Vec<Option<usize>>,
    begins: Vec<Option<usize>>,
}

impl Ends {
    fn of(found: &Alignment, len: usize, other: usize) -> Ends {
        let mut all = Ends { ends: vec![None; len + 1], begins: vec![None; len + 1] };
        for &(left, right) in &found.pairs {
            all.begins[left] = Some(right);
            all.ends[left + 1] = Some(right + 1);
        }
        for hunk in found.hunks.iter().filter(|hunk| !hunk.left.is_empty()) {
            all.begins[hunk.left.start] = Some(hunk.right.start);
            all.ends[hunk.left.end] = Some(hunk.right.end);
        }
        if let (Some(first), Some(last)) = (found.hunks.first(), found.hunks.last()) {
            let (pair, end) = (found.pairs[0], found.pairs[found.pairs.len() - 1]);
            let (start, close) = ((first.left.start, first.right.start), (last.left.end, last.right.end));
            let (start, close) = (start.min(pair), close.max((end.0 + 1, end.1 + 1)));
            all.ends[start.0].get_or_insert(start.1);
            all.begins[close.0].get_or_insert(close.1);
            // where a sentence breaks off, it has nothing of what follows
            if last.cut && close.1 == other {
                (close.0..=len).for_each(|gap| *all.ends[gap].get_or_insert(other) = other);
            }
        }
        all
    }

    /// The tokens of the other wording for a site.
    fn range(&self, site: (usize, usize)) -> Option<Range<usize>> {
        let (first, end, gaps) = bounds(site);
        let start = if gaps.0 { self.ends[first] } else { self.begins[first] }?;
        let end = if gaps.1 { self.begins[end] } else { self.ends[end] }?;
        (start <= end).then_some(start..end)
    }
}

/// The tokens of the first wording, and whether the gaps on both sides belong to the site.
fn bounds(site: (usize, usize)) -> (usize, usize, (bool, bool)) {
    (site.0 / 2, site.1.div_ceil(2), (site.0.is_multiple_of(2), site.1.is_multiple_of(2)))
}

fn site(
    reach: (usize, usize),
    here: &BTreeMap<usize, bool>,
    others: &[Other],
    leader: &[Token],
    cluster: &Cluster,
    letters: &[&LetterFacts],
) -> Option<Site> {
    let (first, end, gaps) = bounds(reach);
    let mut site = Site { readings: Vec::new(), gaps };
    let mut add = |variant: usize, tokens: &[Token], range: Range<usize>, cut: bool, near: bool| {
        let key = reading_key(tokens, &range, gaps);
        let known = &cluster.variants[variant];
        let letter = known.sentence(0, letters).0;
        let broken = known.broken && spot(tokens, range.clone(), gaps, letter, 1).fault.is_some();
        match site.readings.iter_mut().find(|reading| reading.key == key) {
            Some(reading) => {
                reading.letters += known.letters;
                reading.broken |= broken;
                reading.cut &= cut;
                reading.near |= near;
                reading.spots.push((variant, range));
            }
            None => site.readings.push(Reading {
                letters: known.letters,
                broken,
                cut,
                near,
                is_fact: is_fact(&tokens[range.clone()], range.start),
                has_fact: tokens[range.clone()].iter().any(|token| token.slot),
                spots: vec![(variant, range)],
                key,
            }),
        }
    };
    add(0, leader, first..end, false, true);
    for (&other, &cut) in here {
        let other = &others[other];
        let Some(range) = other.ends.range(reach) else { continue };
        add(other.variant, &other.tokens, range, cut, other.near);
    }
    // what does not differ here reads as the leader does
    let others: usize = site.readings.iter().skip(1).map(|reading| reading.letters).sum();
    let all: usize = cluster.variants.iter().map(|variant| variant.letters).sum();
    let first = &mut site.readings[0];
    first.letters = first.letters.max(all.saturating_sub(others));
    (site.readings.len() > 1).then_some(site)
}

/// One number for the words and commas of a reading.
fn reading_key(all: &[Token], range: &Range<usize>, gaps: (bool, bool)) -> u64 {
    let mut hash = range.len() as u64;
    for at in range.clone() {
        let comma = all[at].comma && (at > range.start || gaps.0);
        hash = tokens::mix(tokens::mix(hash, all[at].key), u64::from(comma));
    }
    let behind = gaps.1 && all.get(range.end).is_some_and(|token| token.comma);
    tokens::mix(hash, u64::from(behind))
}

/// Whether the tokens are figures, names and the like.
fn is_fact(tokens: &[Token], start: usize) -> bool {
    let fact = |(at, token): (usize, &Token)| token.slot || token.capital && start + at > 0;
    !tokens.is_empty() && tokens.iter().enumerate().all(fact)
}
