//! A long sentence that stands twice in one part of the letter: a paragraph that was pasted once too often. Under another
//! heading or the label of another question it is a stock statement, and said again on purpose. One that follows on itself
//! in its paragraph need not be long.

use crate::facts::questions::mark_at;
use crate::letter::{BlockKind, Letter, Sentence, WordKind};
use crate::lints::{Cx, Finding, Findings, prose};

/// A sentence of fewer words is often said again.
const FEWEST_WORDS: usize = 14;

/// A sentence that follows on itself has at least so many: "No. No."
const FEWEST_IN_A_ROW: usize = 5;
const MESSAGE: &str = "This sentence stands twice in this part of the letter. Leave one out.";

/// Report the second of two sentences that are the same.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let key = |at: usize| letter.words[at].key;
    for pair in letter.sentences.windows(2) {
        let [first, second] = pair else { continue };
        let short = (FEWEST_IN_A_ROW..FEWEST_WORDS).contains(&first.words.len());
        if short && first.block == second.block && is_same(letter, first, second) && is_prose(letter, first) {
            findings.push(Finding::new(second.span, MESSAGE).related(first.span, "the same sentence"));
        }
    }
    let long = letter.sentences.iter().enumerate().filter(|(_, one)| one.words.len() >= FEWEST_WORDS);
    let mut by_ends: Vec<(usize, u64, u64, usize)> =
        long.map(|(at, one)| (one.words.len(), key(one.words.start), key(one.words.end - 1), at)).collect();
    by_ends.sort_unstable();
    for pair in by_ends.windows(2) {
        let (first, second) = (&letter.sentences[pair[0].3], &letter.sentences[pair[1].3]);
        if is_same(letter, first, second) && is_one_part(letter, first, second) {
            findings.push(Finding::new(second.span, MESSAGE).related(first.span, "the same sentence"));
        }
    }
}

fn is_same(letter: &Letter, first: &Sentence, second: &Sentence) -> bool {
    let keys = |one: &Sentence| letter.words[one.words.clone()].iter().map(|word| word.key);
    first.words.len() == second.words.len() && keys(first).eq(keys(second))
}

/// Whether a sentence is running prose of the authority's own, with a stop at its end and no figures that may be a row's.
fn is_prose(letter: &Letter, sentence: &Sentence) -> bool {
    let block = &letter.blocks[sentence.block];
    let plain = letter.words[sentence.words.clone()].iter().all(|word| word.kind == WordKind::Plain);
    block.kind == BlockKind::Paragraph
        && block.region.is_own_prose()
        && plain
        && sentence.span.of(letter.text()).trim_end().ends_with('.')
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
