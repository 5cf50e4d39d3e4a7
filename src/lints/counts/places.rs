//! Where to look: two neighbours of running prose that edited English never, or hardly ever, has side by side. Most pairs
//! of a clean letter are common, so one lookup a word is all that they cost.

use std::sync::OnceLock;

use super::table::{Counts, Run};
use super::tokens;
use crate::letter::{BlockKind, Letter, Sentence, Word, WordKind};

/// Such pairs of the authority's own prose, found once for all lints that ask for them.
#[derive(Default)]
pub struct Rare(OnceLock<Vec<(u32, u32)>>);

impl Rare {
    /// The sentence and the second word of each pair, in order.
    pub(super) fn of<'a>(&self, letter: &'a Letter, counts: Counts) -> impl Iterator<Item = (&'a Sentence, usize)> {
        let found = self.0.get_or_init(|| rare(letter, counts));
        found.iter().map(|&(sentence, at)| (&letter.sentences[sentence as usize], at as usize))
    }
}

fn rare(letter: &Letter, counts: Counts) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    for block in &letter.blocks {
        if !block.region.is_own_prose() || !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
            continue;
        }
        for (number, sentence) in block.sentences.clone().zip(&letter.sentences[block.sentences.clone()]) {
            let words = &letter.words[sentence.words.clone()];
            let mut before: Option<Run> = None;
            for (at, word) in words.iter().enumerate() {
                let key = match word.kind {
                    WordKind::Plain if at == 0 || !word.capital => word.key,
                    WordKind::Number | WordKind::Reference => tokens::figure(words, at),
                    _ => {
                        before = None;
                        continue;
                    }
                };
                if let Some(first) = before
                    && word.gap.is_plain_space()
                    && counts.is_rare(Run::and(first, key))
                {
                    found.push((number as u32, (sentence.words.start + at) as u32));
                }
                before = Some(Run::default().and(key));
            }
        }
    }
    found
}

/// A word in small letters, or the first of a sentence: no name, acronym or figure.
#[inline]
pub fn is_common(word: &Word, first: bool) -> bool {
    word.kind == WordKind::Plain && (first || !word.capital)
}
