//! Questions and answers that take turns: the rows of a table, or a label above each.

use super::{Here, Walk, own};
use crate::letter::cues::Cues;
use crate::letter::regions::shapes::next_below;
use crate::letter::regions::{asking, columns, labels, turns, voice};
use crate::letter::{BlockKind, Letter, Region};

impl Walk {
    /// A row of a table of questions and answers, cut where the answer begins; one without an answer is a question, too.
    pub(super) fn row(&mut self, letter: &Letter, index: usize) -> Option<Here> {
        let block = &letter.blocks[index];
        if columns::is_answer(letter, index) {
            (self.answered, self.in_columns) = (true, true);
            return Some(Here::stay(own(self.state)));
        }
        let cut = columns::is_answer(letter, index + 1);
        self.in_columns &= block.kind == BlockKind::Row && !block.apart;
        if !cut && !self.in_columns {
            return None;
        }
        self.asked.seen = true;
        Some(Here::opens(Region::Request, own(self.state), false))
    }

    /// A question under a label and its answer.
    pub(super) fn turn(&mut self, letter: &Letter, cues: &Cues, index: usize) -> Option<Here> {
        let next = next_below(letter, index);
        let answered = next.is_some_and(|next| labels::is_answer_label(letter, next));
        let asks = || {
            turns::asks(letter, index)
                || self.state == Region::Response
                    && next.is_some_and(|next| asking::asks_above_an_answer(letter, index, next))
                    && !voice::is_own_voice(letter, cues, &letter.blocks[index])
        };
        if (answered || self.state != Region::Request) && asks() {
            self.asked.seen = true;
            return Some(Here::opens(Region::Request, own(self.state), false));
        }
        let block = &letter.blocks[index];
        let answers = turns::answers_in_line(letter, index) || labels::is_answer_label(letter, block);
        let alone = block.span.of(letter.text()).trim_end_matches(['*', '_', ' ']).ends_with(':');
        // "Answer: …" below "Question 2"; "A: …" may be an item of the requester's anywhere else
        let short = letter.word(block.words.start).len() == 1;
        if self.state == Region::Request && self.asked.count > 0 && answers && (!short || self.asked.numbered) {
            self.answered = true;
            let heading = alone && block.words.len() <= 2;
            return Some(Here::opens(Region::Response, Region::Response, heading));
        }
        if self.state == Region::Request || !answers || alone || block.words.len() < 2 {
            return None;
        }
        self.answered = true;
        Some(Here::stay(own(self.state)))
    }
}
