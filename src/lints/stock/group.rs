//! Which sentences of a run are wordings of one: by runs of three words, the rare ones first, so that the work grows
//! with the number of letters and not with its square.

use std::cmp::Reverse;

use super::align::{self, Alignment, Same};
use super::{StockSentence, Token, tokens};
use crate::letter::pattern::KeyMap;
use crate::lints::{CxAcross, LetterFacts};

/// Words of a run that is looked up.
const RUN: usize = 3;
/// A run that so many wordings have tells none of them apart.
const COMMON: usize = 48;
/// So many of the likeliest wordings are compared word by word.
const TRIED: usize = 6;
/// So many runs two wordings share at least.
const FEWEST_RUNS: u32 = 2;
/// So many places of one wording are remembered; of more only how many there are.
const MOST_PLACES: usize = 21;

/// One wording, and where it stands.
#[derive(Clone, Debug)]
pub struct Variant {
    /// How many letters have it.
    pub letters: usize,
    /// The letters that have it (as an index into those of the run) and the sentence in each; the first ones.
    pub places: Vec<(u32, u32)>,
    /// Whether a lint found fault with it.
    pub broken: bool,
    /// Whether it is a heading.
    pub heading: bool,
    /// Its tokens, as they stand at the first place.
    pub tokens: Box<[Token]>,
}

impl Variant {
    /// The letter and the sentence at a place.
    pub fn sentence<'l>(&self, place: usize, letters: &[&'l LetterFacts]) -> (&'l LetterFacts, &'l StockSentence) {
        let (letter, sentence) = self.places[place];
        let letter = letters[letter as usize];
        (letter, &letter.stock.sentences[sentence as usize])
    }
}

/// The wordings of one sentence.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// That of most letters.
    pub first: Variant,
    /// The others, of which there is at least one: those of more letters first.
    pub others: Vec<Beside>,
}

/// A wording beside that of most letters.
#[derive(Clone, Debug)]
pub struct Beside {
    /// The wording.
    pub variant: Variant,
    /// What both have.
    pub same: Vec<Same>,
    /// How many words of their own are the same, in percent of the longer.
    pub share: usize,
}

impl Cluster {
    /// Its wordings by number, the first of all being 0.
    pub fn variant(&self, number: usize) -> &Variant {
        number.checked_sub(1).map_or(&self.first, |other| &self.others[other].variant)
    }

    /// All of its wordings.
    pub fn variants(&self) -> impl Iterator<Item = &Variant> {
        std::iter::once(&self.first).chain(self.others.iter().map(|other| &other.variant))
    }
}

/// A wording that was met before all others of its cluster, with what is needed to find those.
struct Leader {
    cluster: Cluster,
    words: Words,
}

/// The sentences of some letters that stand in more than one wording, in the order of the letters.
pub fn clusters(letters: &[&LetterFacts], cx: &CxAcross) -> Vec<Cluster> {
    let variants = variants(letters, cx);
    let shared = Shared::of(&variants);
    let mut leaders: Vec<Leader> = Vec::new();
    let mut index: KeyMap<Vec<u32>> = KeyMap::default();
    let (mut votes, mut own) = (Votes::default(), Vec::new());
    for variant in variants {
        own.clear();
        own.extend(runs(&variant.tokens).filter(|run| shared.has(*run)));
        if own.is_empty() {
            continue;
        }
        votes.clear();
        own.iter().filter_map(|run| index.get(run)).flatten().for_each(|leader| votes.add(*leader));
        let likely = votes.likely(|leader| leaders[leader as usize].cluster.first.heading == variant.heading);
        let words = Words::of(&variant.tokens);
        match nearest(&variant, &words, likely, &leaders) {
            Some((leader, Alignment { same, share_of_longer: share })) => {
                leaders[leader].cluster.others.push(Beside { variant, same, share });
            }
            None => {
                for run in &own {
                    let list = index.entry(*run).or_default();
                    if list.len() < COMMON {
                        list.push(leaders.len() as u32);
                    }
                }
                leaders.push(Leader { cluster: Cluster { first: variant, others: Vec::new() }, words });
            }
        }
    }
    let all = leaders.into_iter().map(|leader| leader.cluster);
    let mut found: Vec<Cluster> = all.filter(|cluster| !cluster.others.is_empty()).collect();
    found.sort_by_key(|cluster| cluster.first.places[0]);
    found
}

/// The leader that shares most with a wording, and of equals the first, with what they share.
fn nearest(variant: &Variant, words: &Words, likely: &[(u32, u32)], leaders: &[Leader]) -> Option<(usize, Alignment)> {
    let mut best: Option<((usize, Reverse<usize>), Alignment)> = None;
    for at in likely.iter().map(|(leader, _)| *leader as usize) {
        let Leader { cluster, words: theirs } = &leaders[at];
        let (left, right) = (&cluster.first.tokens, &variant.tokens);
        let beats = |share: usize| best.as_ref().is_none_or(|(best, _)| (share, Reverse(at)) > *best);
        // no alignment finds more than what both have in any order, which is soon counted
        let both = theirs.count_in(right).min(words.count_in(left));
        if !align::share(both, theirs.count, words.count).is_some_and(beats) {
            continue;
        }
        if let Some(found) = align::align(left, right).filter(|found| beats(found.share_of_longer)) {
            best = Some(((found.share_of_longer, Reverse(at)), found));
        }
    }
    best.map(|((_, Reverse(leader)), found)| (leader, found))
}

/// The words of a wording that are no slots: how many there are, and a bit for each, which some share.
struct Words {
    count: usize,
    bits: [u64; 4],
}

impl Words {
    fn of(tokens: &[Token]) -> Words {
        let mut words = Words { count: 0, bits: [0; 4] };
        for token in tokens.iter().filter(|token| !token.slot()) {
            let (cell, bit) = Words::bit(*token);
            words.bits[cell] |= bit;
            words.count += 1;
        }
        words
    }

    fn bit(token: Token) -> (usize, u64) {
        ((token.key() >> 62) as usize, 1 << (token.key() >> 56 & 63))
    }

    /// How many of the words of another wording are among these, or seem to be.
    fn count_in(&self, tokens: &[Token]) -> usize {
        let has = |token: &&Token| {
            let (cell, bit) = Words::bit(**token);
            !token.slot() && self.bits[cell] & bit != 0
        };
        tokens.iter().filter(has).count()
    }
}

/// How many runs a wording shares with each leader.
#[derive(Default)]
struct Votes {
    /// By leader.
    counts: Vec<u32>,
    /// Those that have any.
    any: Vec<u32>,
    /// The likeliest and their votes.
    likely: Vec<(u32, u32)>,
}

impl Votes {
    fn clear(&mut self) {
        self.any.drain(..).for_each(|leader| self.counts[leader as usize] = 0);
    }

    fn add(&mut self, leader: u32) {
        let at = leader as usize;
        if at >= self.counts.len() {
            self.counts.resize(at + 1, 0);
        }
        if self.counts[at] == 0 {
            self.any.push(leader);
        }
        self.counts[at] += 1;
    }

    /// The leaders with most votes among those that `may_be` keeps.
    fn likely(&mut self, may_be: impl Fn(u32) -> bool) -> &[(u32, u32)] {
        let enough = self.any.iter().map(|leader| (*leader, self.counts[*leader as usize]));
        self.likely.clear();
        self.likely.extend(enough.filter(|(leader, votes)| *votes >= FEWEST_RUNS && may_be(*leader)));
        self.likely.sort_unstable_by_key(|(leader, votes)| (Reverse(*votes), *leader));
        self.likely.truncate(TRIED);
        &self.likely
    }
}

/// Every wording of the run: those of most letters first, then those that nobody found fault with, then the longer.
fn variants(letters: &[&LetterFacts], cx: &CxAcross) -> Vec<Variant> {
    let stocks = letters.iter().enumerate().flat_map(|(at, letter)| {
        let sentences = letter.stock.sentences.iter().enumerate();
        sentences.map(move |(number, sentence)| (sentence.key, sentence.heading, (at as u32, number as u32)))
    });
    let mut all: Vec<(u64, bool, (u32, u32))> = stocks.collect();
    all.sort_unstable();
    let mut variants: Vec<Variant> = Vec::new();
    for equal in all.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let (_, heading, first) = equal[0];
        let sentence = |(letter, number): (u32, u32)| {
            let letter = letters[letter as usize];
            (letter, &letter.stock.sentences[number as usize])
        };
        // said twice in one letter it is still one letter's
        let letters = equal.chunk_by(|(.., one), (.., other)| one.0 == other.0).count();
        let places = equal.iter().take(MOST_PLACES).map(|(.., place)| *place).collect();
        let broken = equal.iter().any(|(.., place)| sentence(*place).1.broken);
        let (letter, first) = sentence(first);
        let tokens = letter.stock.tokens((cx.text)(letter.id), first);
        variants.push(Variant { letters, places, broken, heading, tokens });
    }
    let length = |variant: &Variant| variant.sentence(0, letters).1.span().len();
    variants.sort_by_cached_key(|one| (Reverse(one.letters), one.broken, Reverse(length(one)), one.places[0]));
    variants
}

/// The runs of a sentence, as hashes; those with a word of their own.
fn runs(tokens: &[Token]) -> impl Iterator<Item = u64> + '_ {
    tokens.windows(RUN).filter_map(|run| {
        let (mut slots, mut hash) = (true, 0);
        for token in run {
            slots &= token.slot();
            hash = tokens::mix(hash, token.key());
        }
        (!slots).then_some(hash)
    })
}

/// The runs that more than one wording has, and a few others: each run has a bit, which some share.
struct Shared {
    /// The bits of the runs that were met, and of those that were met again.
    cells: Vec<[u64; 2]>,
}

impl Shared {
    /// So many bits there are for a run at least.
    const BITS: usize = 8;

    fn of(variants: &[Variant]) -> Shared {
        let tokens: usize = variants.iter().map(|variant| variant.tokens.len()).sum();
        let mut shared = Shared { cells: vec![[0; 2]; (tokens * Shared::BITS / 64).next_power_of_two()] };
        for run in variants.iter().flat_map(|variant| runs(&variant.tokens)) {
            let (cell, bit) = shared.bit(run);
            let [once, again] = &mut shared.cells[cell];
            *again |= *once & bit;
            *once |= bit;
        }
        shared
    }

    fn bit(&self, run: u64) -> (usize, u64) {
        ((run >> 6) as usize & (self.cells.len() - 1), 1 << (run & 63))
    }

    fn has(&self, run: u64) -> bool {
        let (cell, bit) = self.bit(run);
        self.cells[cell][1] & bit != 0
    }
}
