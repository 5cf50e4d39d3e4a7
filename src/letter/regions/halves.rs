//! A label above one question ("Question 2") and what stands below it: the question, and its answer under a label of its
//! own or under none.

use super::bounds::is_label;
use super::shapes::filled;
use super::voice::is_own_voice;
use super::{asking, labels};
use crate::letter::cues::Cues;
use crate::letter::pattern::NoSlots;
use crate::letter::{Block, BlockKind, Letter};

/// A question and its answer have at most this many blocks.
const LONGEST: usize = 14;

/// Whether below the label of a question (block `index`) the answer has a label too, with the question between them.
pub(super) fn has_an_answer(letter: &Letter, cues: &Cues, index: usize) -> bool {
    let mut below = filled(letter, index + 1).map(|at| &letter.blocks[at]);
    let Some(first) = below.next() else { return false };
    if labels::names_an_answer(letter, first) || is_own_voice(letter, cues, first) {
        return false;
    }
    let label =
        below.take(LONGEST).find(|block| labels::names_an_answer(letter, block) || is_label(letter, cues, block));
    label.is_some_and(|block| labels::names_an_answer(letter, block))
}

/// The block with which the answer begins below the label of a question (block `index`) in a letter whose answers have none:
/// only prose below the question that is not asking.
pub(super) fn unlabelled_answer(letter: &Letter, cues: &Cues, index: usize) -> Option<usize> {
    let mut below =
        filled(letter, index + 1).take(LONGEST).take_while(|&at| !is_label(letter, cues, &letter.blocks[at]));
    below.next()?;
    let rest: Vec<usize> = below.collect();
    let prose = |at: &usize| {
        let block = &letter.blocks[*at];
        block.apart && block.kind == BlockKind::Paragraph && block.span.of(letter.text()).trim_end().ends_with('.')
    };
    match rest.as_slice() {
        [only] => Some(*only).filter(prose),
        _ => rest.into_iter().filter(prose).find(|&at| !asks(letter, cues, &letter.blocks[at])),
    }
}

/// Whether a paragraph may be one of a requester.
fn asks(letter: &Letter, cues: &Cues, block: &Block) -> bool {
    cues.requester.longest_at(&letter.words, block.words.start, &NoSlots).is_some()
        || asking::speaks_as_one(letter, block)
}
