//! A label above one question ("Question 2") and what stands below it: the question, and its answer under a label of its
//! own or under none.

use super::headings::line_cue;
use super::shapes::filled;
use super::voice::is_own_voice;
use super::{asking, labels};
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

/// The labels of a letter, for each block those below it.
#[derive(Debug)]
pub(super) struct Labels {
    /// For each block, it or the first below it that names a part.
    next: Vec<Option<usize>>,
    /// The last block that is a label above answers.
    last_answer: Option<usize>,
}

impl Labels {
    /// Read all of them, once for a letter.
    pub fn of(letter: &Letter, cues: &Cues) -> Labels {
        let mut labels = Labels { next: vec![None; letter.blocks.len()], last_answer: None };
        let mut next = None;
        for (at, block) in letter.blocks.iter().enumerate().rev().filter(|(_, block)| !block.words.is_empty()) {
            next = if is_label(letter, cues, block) { Some(at) } else { next };
            labels.next[at] = next;
            if labels.last_answer.is_none() && names_answers(letter, cues, block) {
                labels.last_answer = Some(at);
            }
        }
        labels
    }

    /// Whether a label above answers stands below block `index`.
    pub fn name_answers(&self, index: usize) -> bool {
        self.last_answer.is_some_and(|last| last > index)
    }

    /// Whether the next label below the one of the request (block `index`) stands above the answer: what is between the two
    /// is the request.
    pub fn bound(&self, letter: &Letter, cues: &Cues, index: usize) -> bool {
        let label = filled(letter, index + 1).nth(1).and_then(|at| self.next[at]);
        label.and_then(|at| line_cue(letter, cues, &letter.blocks[at])).is_some_and(|(meaning, _)| is_answer(meaning))
    }
}

fn is_answer(meaning: Meaning) -> bool {
    meaning == Meaning::Region(Region::Response)
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
        || line_cue(letter, cues, block).is_some_and(|(meaning, _)| is_answer(meaning))
}

/// Whether a paragraph may be one of a requester.
fn asks(letter: &Letter, cues: &Cues, block: &Block) -> bool {
    cues.requester.longest_at(&letter.words, block.words.start, &NoSlots).is_some()
        || asking::speaks_as_one(letter, block)
}
