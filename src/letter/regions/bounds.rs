//! The blocks that name a part of the letter, found once, so that each label of a request knows what stands below it.

use super::headings::line_cue;
use super::labels::{names_an_answer, question_label};
use super::shapes::filled;
use super::start_cue;
use crate::letter::cues::{Cues, Meaning};
use crate::letter::{Block, BlockKind, Letter, Region};

/// The labels of a letter, for each block those below it.
#[derive(Debug)]
pub(super) struct Bounds {
    /// For each block, it or the first below it that names a part.
    next: Vec<Option<usize>>,
    /// The last block that is a label above answers.
    last_answer: Option<usize>,
}

impl Bounds {
    /// Read all of them, once for a letter.
    pub fn of(letter: &Letter, cues: &Cues) -> Bounds {
        let mut bounds = Bounds { next: vec![None; letter.blocks.len()], last_answer: None };
        let mut next = None;
        for (at, block) in letter.blocks.iter().enumerate().rev().filter(|(_, block)| !block.words.is_empty()) {
            next = if is_label(letter, cues, block) { Some(at) } else { next };
            bounds.next[at] = next;
            if bounds.last_answer.is_none() && names_answers(letter, cues, block) {
                bounds.last_answer = Some(at);
            }
        }
        bounds
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
pub(super) fn is_label(letter: &Letter, cues: &Cues, block: &Block) -> bool {
    line_cue(letter, cues, block).is_some()
        || block.kind == BlockKind::Heading
        || question_label(block.span.of(letter.text())).is_some()
        || matches!(
            start_cue(letter, cues, block),
            Some(Meaning::Region(Region::ReviewRights | Region::ComplaintRights | Region::SignOff))
        )
}

/// Whether a block is a label above answers.
fn names_answers(letter: &Letter, cues: &Cues, block: &Block) -> bool {
    names_an_answer(letter, block) || line_cue(letter, cues, block).is_some_and(|(meaning, _)| is_answer(meaning))
}
