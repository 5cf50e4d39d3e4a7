//! A label above one question ("Question 2") and what stands below it: the question, and its answer under a label of its
//! own or under none.

use super::headings::line_cue;
use super::labels;
use super::voice::is_own_voice;
use crate::letter::cues::{Cues, Meaning};
use crate::letter::pattern::NoSlots;
use crate::letter::{Block, BlockKind, Letter, Region};

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

/// The block with which the answer begins below the label of a question (block `index`), where no answer has a label:
/// only prose below the question that is not asking.
pub(super) fn unlabelled_answer(letter: &Letter, cues: &Cues, index: usize) -> Option<usize> {
    if filled(letter, index + 1).any(|at| names_answers(letter, cues, &letter.blocks[at])) {
        return None;
    }
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

/// The blocks with words from `first` on.
fn filled<'a>(letter: &'a Letter<'a>, first: usize) -> impl Iterator<Item = usize> + 'a {
    (first..letter.blocks.len()).filter(|&at| !letter.blocks[at].words.is_empty())
}

/// Whether the next label below the one of the request (block `index`) stands above the answer: what is between the two is
/// the request.
pub(super) fn is_bounded(letter: &Letter, cues: &Cues, index: usize) -> bool {
    let below = filled(letter, index + 1).skip(1);
    let label = below.map(|at| &letter.blocks[at]).find(|block| is_label(letter, cues, block));
    label.is_some_and(|block| {
        line_cue(letter, cues, block).is_some_and(|(meaning, _)| meaning == Meaning::Region(Region::Response))
    })
}

/// Whether a block names a part of the letter.
fn is_label(letter: &Letter, cues: &Cues, block: &Block) -> bool {
    line_cue(letter, cues, block).is_some()
        || block.kind == BlockKind::Heading
        || labels::question_label(block.span.of(letter.text())).is_some()
        || matches!(
            super::start_cue(letter, cues, block),
            Some(Meaning::Region(Region::ReviewRights | Region::ComplaintRights | Region::SignOff))
        )
}

/// Whether a block is a label above answers.
fn names_answers(letter: &Letter, cues: &Cues, block: &Block) -> bool {
    labels::names_an_answer(letter, block)
        || line_cue(letter, cues, block).is_some_and(|(meaning, _)| meaning == Meaning::Region(Region::Response))
}

/// Whether a paragraph may be one of a requester.
fn asks(letter: &Letter, cues: &Cues, block: &Block) -> bool {
    let first_person = |at: usize| matches!(letter.word(at), "I" | "I'm" | "my" | "My" | "me");
    cues.requester.longest_at(&letter.words, block.words.start, &NoSlots).is_some()
        || block.words.clone().any(first_person)
}
