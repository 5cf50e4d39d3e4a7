//! Which sentences of a run are wordings of one: by runs of three words, the rare ones first, so that the work grows
//! with the number of letters and not with its square.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::{StockSentence, Token, align, tokens};
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
}

impl Variant {
    /// Its tokens in the letter at `place`, in place of what `into` held.
    pub fn read(&self, place: usize, letters: &[&LetterFacts], cx: &CxAcross, into: &mut Vec<Token>) {
        let (letter, sentence) = self.sentence(place, letters);
        letter.stock.read((cx.text)(letter.id), sentence, into);
    }

    /// The letter and the sentence at a place.
    pub fn sentence<'l>(&self, place: usize, letters: &[&'l LetterFacts]) -> (&'l LetterFacts, &'l StockSentence) {
        let (letter, sentence) = self.places[place];
        let letter = letters[letter as usize];
        (letter, &letter.stock.sentences[sentence as usize])
    }
}

/// The wordings of one sentence, the one in most letters first.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// At least two.
    pub variants: Vec<Variant>,
}

/// The sentences of some letters that stand in more than one wording, in the order of the letters.
pub fn clusters(letters: &[&LetterFacts], cx: &CxAcross) -> Vec<Cluster> {
    let variants = variants(letters);
    let mut tokens = Vec::new();
    let shared = shared_runs(&variants, letters, cx);
    let mut leaders: Vec<Vec<usize>> = Vec::new();
    let mut index: HashMap<u32, Vec<u32>> = HashMap::new();
    let (mut votes, mut other) = (HashMap::new(), Vec::new());
    for (at, variant) in variants.iter().enumerate() {
        variant.read(0, letters, cx, &mut tokens);
        let runs: Vec<u32> = runs(&tokens).filter(|run| shared.binary_search(run).is_ok()).collect();
        if runs.is_empty() {
            continue;
        }
        votes.clear();
        for leader in runs.iter().filter_map(|run| index.get(run)).flatten() {
            *votes.entry(*leader).or_insert(0u32) += 1;
        }
        let alike = |leader: u32| variants[leaders[leader as usize][0]].heading == variant.heading;
        let likely = votes.iter().filter(|(leader, votes)| **votes >= FEWEST_RUNS && alike(**leader));
        let mut likely: Vec<(u32, u32)> = likely.map(|(leader, votes)| (*leader, *votes)).collect();
        likely.sort_unstable_by_key(|(leader, votes)| (Reverse(*votes), *leader));
        let near = likely.iter().take(TRIED).filter_map(|(leader, _)| {
            variants[leaders[*leader as usize][0]].read(0, letters, cx, &mut other);
            align::align(&other, &tokens).map(|found| (found.share_of_longer, Reverse(*leader)))
        });
        match near.max() {
            Some((_, Reverse(leader))) => leaders[leader as usize].push(at),
            None => {
                for run in runs {
                    let list = index.entry(run).or_default();
                    if list.len() < COMMON {
                        list.push(leaders.len() as u32);
                    }
                }
                leaders.push(vec![at]);
            }
        }
    }
    let several = leaders.into_iter().filter(|members| members.len() > 1);
    let mut found: Vec<Cluster> = several
        .map(|members| Cluster { variants: members.into_iter().map(|at| variants[at].clone()).collect() })
        .collect();
    found.sort_by_key(|cluster| cluster.variants[0].places[0]);
    found
}

/// Every wording of the run: those of most letters first, then those that nobody found fault with, then the longer.
fn variants(letters: &[&LetterFacts]) -> Vec<Variant> {
    let mut numbers: HashMap<(u64, bool), usize> = HashMap::new();
    let mut variants: Vec<Variant> = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        for (number, sentence) in letter.stock.sentences.iter().enumerate() {
            let place = (at as u32, number as u32);
            let known = *numbers.entry((sentence.key, sentence.heading)).or_insert(variants.len());
            match variants.get_mut(known) {
                None => variants.push(Variant {
                    letters: 1,
                    places: vec![place],
                    broken: sentence.broken,
                    heading: sentence.heading,
                }),
                Some(variant) => {
                    // said twice in one letter it is still one letter's
                    if variant.places.last().is_some_and(|last| last.0 != place.0) {
                        variant.letters += 1;
                    }
                    if variant.places.len() < MOST_PLACES {
                        variant.places.push(place);
                    }
                    variant.broken |= sentence.broken;
                }
            }
        }
    }
    let length = |variant: &Variant| variant.sentence(0, letters).1.span().len();
    variants.sort_by_key(|one| (Reverse(one.letters), one.broken, Reverse(length(one)), one.places[0]));
    variants
}

/// The runs of words that more than one wording has, in order.
fn shared_runs(variants: &[Variant], letters: &[&LetterFacts], cx: &CxAcross) -> Vec<u32> {
    let (mut tokens, mut all, mut own) = (Vec::new(), Vec::new(), Vec::new());
    for variant in variants {
        variant.read(0, letters, cx, &mut tokens);
        own.clear();
        own.extend(runs(&tokens));
        own.sort_unstable();
        own.dedup();
        all.extend_from_slice(&own);
    }
    all.sort_unstable();
    let mut shared: Vec<u32> = all.chunk_by(|a, b| a == b).filter(|run| run.len() > 1).map(|run| run[0]).collect();
    shared.shrink_to_fit();
    shared
}

/// The runs of a sentence, as hashes; those with a word of their own.
fn runs(tokens: &[Token]) -> impl Iterator<Item = u32> + '_ {
    let own = tokens.windows(RUN).filter(|run| run.iter().any(|token| !token.slot));
    own.map(|run| (run.iter().fold(0, |hash, token| tokens::mix(hash, token.key)) >> 32) as u32)
}
