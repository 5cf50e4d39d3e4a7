//! A long sentence that stands twice in one part of the letter: a paragraph that was pasted once too often. Under another
//! heading or the label of another question it is a stock statement, and said again on purpose.

use crate::facts::questions::mark_at;
use crate::letter::{BlockKind, Letter, Sentence};
use crate::lints::{Cx, Finding, Findings, prose};

/// A sentence of fewer words is often said again.
const FEWEST_WORDS: usize = 14;

/// Report the second of two sentences that are the same.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let key = |at: usize| letter.words[at].key;
    let long = letter.sentences.iter().enumerate().filter(|(_, one)| one.words.len() >= FEWEST_WORDS);
    let mut by_ends: Vec<(usize, u64, u64, usize)> =
        long.map(|(at, one)| (one.words.len(), key(one.words.start), key(one.words.end - 1), at)).collect();
    by_ends.sort_unstable();
    for pair in by_ends.windows(2) {
        let (first, second) = (&letter.sentences[pair[0].3], &letter.sentences[pair[1].3]);
        let same = (pair[0].0, pair[0].1, pair[0].2) == (pair[1].0, pair[1].1, pair[1].2)
            && first.words.clone().zip(second.words.clone()).all(|(one, other)| key(one) == key(other));
        if same && is_one_part(letter, first, second) {
            let message = "This sentence stands twice in this part of the letter. Leave one out.";
            findings.push(Finding::new(second.span, message).related(first.span, "the same sentence"));
        }
    }
}

/// Whether both are the authority's own prose with no heading and no label of a question between or before them.
fn is_one_part(letter: &Letter, first: &Sentence, second: &Sentence) -> bool {
    let blocks = &letter.blocks[first.block..=second.block];
    let region = blocks[0].region;
    let own = |block: usize| {
        let block = &letter.blocks[block];
        block.kind == BlockKind::Paragraph && block.region.is_own_prose() && prose::is_running(block, FEWEST_WORDS)
    };
    let parted = (first.block..=second.block).any(|at| {
        let block = &letter.blocks[at];
        block.kind != BlockKind::Paragraph
            || block.region != region
            || block.words.len() < 5
            || mark_at(letter, at).is_some()
    });
    own(first.block) && own(second.block) && !parted
}
