//! A slip in a fixed formula with but one word of it on one side: where enough stands on the other.

use super::Place;
use crate::letter::Gap;
use crate::letter::words::keys;
use crate::lints::phrasebook::Formula;
use crate::lints::phrasebook::align::Slip;
use crate::lints::phrasebook::book::{BE, DET, HAVE, MODAL};

/// So many words of the formula tell that it is this one.
const LONG: usize = 6;

impl Place<'_> {
    /// Whether a slip next to the first or the last word of a formula cannot be the writer's choice.
    pub(super) fn is_broken_at_edge(&self, formula: Formula) -> bool {
        if self.hit.end - self.hit.start < LONG {
            return false;
        }
        match self.hit.slip {
            Slip::Wrong { meant, at } => {
                let (text, found) = (meant.of(formula.written).to_lowercase(), self.lower(at));
                self.plain(at)
                    && match (self.classes.of(meant.key) != 0, self.class(at) != 0) {
                        (false, false) => self.misread(&text, &found, at),
                        (true, true) => self.is_slip_of(&text, &found),
                        _ => false,
                    }
            }
            Slip::Lost { meant, before } => {
                let text = meant.of(formula.written).to_lowercase();
                match text.as_str() {
                    "section" => {
                        self.lost_beside_provision(&text, before) && self.letter.word(self.hit.end - 1) == "Act"
                    }
                    "have" => self.begins_clause_with_subject(before - 1) && self.class(before) & (DET | BE) != 0,
                    _ => self.classes.of(meant.key) == 0 && self.lost_behind_modal(before),
                }
            }
            Slip::Added { .. } | Slip::Moved { .. } => false,
        }
    }

    /// "We the right to appeal": a subject that no verb of an earlier clause can take for its object.
    fn begins_clause_with_subject(&self, at: usize) -> bool {
        const SUBJECTS: [u64; 3] = keys(["you", "we", "they"]);
        let word = &self.letter.words[at];
        let begins = self.letter.sentence_of(at).is_some_and(|one| one.words.start == at);
        SUBJECTS.contains(&word.key) && (begins || word.gap.has(Gap::COMMA))
    }

    /// "Disclosure would any of the principles": the verb is gone between its helper and its object. After "nor" and the
    /// like the helper comes before its subject.
    fn lost_behind_modal(&self, before: usize) -> bool {
        let helper = before - 1;
        let subject = helper.checked_sub(1).filter(|_| self.letter.words[helper].gap.is_plain_space());
        self.class(helper) & MODAL != 0
            && self.class(helper) & HAVE == 0
            && self.class(before) & DET != 0
            && subject.is_some_and(|subject| self.plain(subject) && self.class(subject) == 0)
    }
}
