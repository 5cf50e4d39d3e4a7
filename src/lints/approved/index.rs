//! Which approved paragraphs a passage may come from: each is known by its rarest runs of three words, taken from all
//! its length, so a copy with a few words changed still shows most of them.

use std::collections::HashMap;

use super::tokens::Token;
use crate::letter::Word;

/// A paragraph is cut in at most so many stretches, with one run from each.
const STRETCHES: usize = 8;
/// At most so many paragraphs are laid against one passage.
const MOST: usize = 16;

/// The index.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// From the key of a run to the paragraphs it was chosen for.
    runs: HashMap<u64, Vec<u32>>,
    /// How many runs were chosen for each paragraph.
    chosen: Vec<u8>,
}

impl Index {
    /// Of the tokens of each paragraph.
    pub fn new<'a>(paragraphs: impl Iterator<Item = &'a [Token]> + Clone) -> Index {
        let mut counts: HashMap<u64, u32> = HashMap::new();
        paragraphs.clone().for_each(|tokens| runs(tokens).for_each(|(_, run)| *counts.entry(run).or_default() += 1));
        let mut index = Index::default();
        for (paragraph, tokens) in (0..).zip(paragraphs) {
            let all: Vec<(usize, u64)> = runs(tokens).collect();
            let stretches = (tokens.len() / 3).clamp(1, STRETCHES);
            let mut best: Vec<Option<(u32, u64)>> = vec![None; stretches];
            for (at, run) in all {
                let place = &mut best[at * stretches / tokens.len()];
                let rank = (counts[&run], run);
                if place.is_none_or(|known| rank.0 < known.0) {
                    *place = Some(rank);
                }
            }
            let mut chosen: Vec<u64> = best.into_iter().flatten().map(|(_, run)| run).collect();
            chosen.sort_unstable();
            chosen.dedup();
            index.chosen.push(chosen.len() as u8);
            chosen.into_iter().for_each(|run| index.runs.entry(run).or_default().push(paragraph));
        }
        index
    }

    /// The paragraphs of which enough runs stand in a passage, the likeliest first.
    pub fn candidates(&self, words: &[Word]) -> Vec<usize> {
        let mut hits: HashMap<u32, Vec<u64>> = HashMap::new();
        for three in words.windows(3) {
            let run = key([three[0].key, three[1].key, three[2].key]);
            for &paragraph in self.runs.get(&run).into_iter().flatten() {
                let seen = hits.entry(paragraph).or_default();
                if !seen.contains(&run) {
                    seen.push(run);
                }
            }
        }
        let enough = |(paragraph, seen): (u32, Vec<u64>)| {
            let chosen = usize::from(self.chosen[paragraph as usize]);
            (seen.len() * 2 >= chosen).then_some((paragraph as usize, seen.len()))
        };
        let mut found: Vec<(usize, usize)> = hits.into_iter().filter_map(enough).collect();
        found.sort_unstable_by_key(|&(paragraph, seen)| (std::cmp::Reverse(seen), paragraph));
        found.truncate(MOST);
        found.into_iter().map(|(paragraph, _)| paragraph).collect()
    }
}

/// The runs of three words without a hole, each with the place of its first.
fn runs(tokens: &[Token]) -> impl Iterator<Item = (usize, u64)> + '_ {
    let whole = |three: &&[Token]| three.iter().all(|token| token.hole.is_none());
    let runs = tokens.windows(3).enumerate().filter(move |(_, three)| whole(three));
    runs.map(|(at, three)| (at, key([three[0].key, three[1].key, three[2].key])))
}

fn key(words: [u64; 3]) -> u64 {
    words.into_iter().fold(3, |key, word| (key.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}
