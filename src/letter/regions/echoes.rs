//! Questions that the letter quotes once and repeats before their answers, whatever their numbers and marks: the same
//! words are the requester's again.

use std::collections::HashSet;
use std::ops::Range;

use crate::letter::words::{WordKind, keys};
use crate::letter::{Block, Letter};

/// Fewer words may be the same by chance, or a title.
const FEWEST: usize = 5;
/// A sentence of a question has at least this many words.
const FEWEST_IN_SENTENCE: usize = 3;
/// The words of labels, beside numbers and single letters: "Part 1 of your request".
const LABEL: [u64; 12] =
    keys(["question", "request", "part", "point", "item", "query", "number", "no", "of", "your", "the", "q"]);

/// What the letter has quoted so far.
#[derive(Debug, Default)]
pub(super) struct Echoes {
    known: HashSet<u64>,
}

impl Echoes {
    /// A block of the request was read.
    pub fn learn(&mut self, letter: &Letter, block: &Block) {
        self.known.insert(hash(letter, block.words.clone()));
        for sentence in &letter.sentences[block.sentences.clone()] {
            self.known.insert(hash(letter, sentence.words.clone()));
        }
    }

    /// Whether a block, without its label, is one that was quoted before, or sentences of one.
    pub fn repeats(&self, letter: &Letter, block: &Block) -> bool {
        if self.known.is_empty() || unlabelled(letter, block.words.clone()).len() < FEWEST {
            return false;
        }
        let knows = |words: Range<usize>| self.known.contains(&hash(letter, words));
        let mut sentences = letter.sentences[block.sentences.clone()].iter();
        knows(block.words.clone())
            || sentences.all(|sentence| sentence.words.len() >= FEWEST_IN_SENTENCE && knows(sentence.words.clone()))
    }
}

/// The words without the label before them.
fn unlabelled(letter: &Letter, words: Range<usize>) -> Range<usize> {
    let label = |at: &usize| {
        let word = &letter.words[*at];
        LABEL.contains(&word.key)
            || matches!(word.kind, WordKind::Number | WordKind::Reference)
            || word.span().len() <= 2
                && (word.kind == WordKind::Mixed || word.span().len() == 1 || letter.word(*at).starts_with(['Q', 'q']))
    };
    let skipped = words.clone().take_while(label).count();
    words.start + skipped..words.end
}

/// The words of a run without its label, as one number.
fn hash(letter: &Letter, words: Range<usize>) -> u64 {
    const PRIME: u64 = 0x0100_0000_01B3;
    letter.words[unlabelled(letter, words)].iter().fold(0, |hash, word| (hash ^ word.key).wrapping_mul(PRIME))
}
