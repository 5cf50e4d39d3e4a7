//! A heading or a line on its own that names a part of the letter.

use super::{Here, Walk, own};
use crate::letter::cues::{Cues, Meaning};
use crate::letter::regions::asked::Asked;
use crate::letter::regions::bounds::Bounds;
use crate::letter::regions::halves;
use crate::letter::regions::headings::{self, heading_cue, line_cue};
use crate::letter::regions::shapes::{next_below, set_apart};
use crate::letter::regions::{pairs, start_cue};
use crate::letter::{Block, BlockKind, Letter, Region};

/// "You wrote to us on 4 May as follows:" is a sentence.
const LONGEST_LABEL: usize = 6;

impl Walk {
    /// What bounds the parts of the letter, found when first needed.
    fn bounds(&self, letter: &Letter, cues: &Cues) -> &Bounds {
        self.bounds.get_or_init(|| Bounds::of(letter, cues))
    }

    /// A heading or a line on its own that names a part.
    pub(super) fn label(&mut self, letter: &Letter, cues: &Cues, index: usize) -> Option<Here> {
        let block = &letter.blocks[index];
        if headings::names_both(letter, cues, block) {
            let end = block.words.end;
            self.turns_from = Some(self.turns_from.map_or(end, |from| from.min(end)));
            return Some(Here::opens(own(self.state), own(self.state), true));
        }
        let bounded = |walk: &Walk| walk.bounds(letter, cues).bound(letter, cues, index);
        let by_reference = || headings::is_request_by_reference(letter, cues, block) && bounded(self);
        let request = (Meaning::Region(Region::Request), false);
        let line = line_cue(letter, cues, block).or_else(|| by_reference().then_some(request));
        let numbered = line.is_some_and(|(_, numbered)| numbered);
        let Meaning::Region(region) = line.map(|(meaning, _)| meaning).or_else(|| heading_cue(letter, cues, block))?
        else {
            return None;
        };
        match region {
            Region::Request if self.state == Region::SignOff && self.asked.seen => None,
            // the subject of a letter, above its date: "Your request received on 3 May"
            Region::Request if is_above_the_date(letter, index) => None,
            // "Question 2" above an answer, where the questions were all quoted before
            Region::Request
                if numbered
                    && self.asked.seen
                    && !self.asked.numbered
                    && !halves::has_an_answer(letter, cues, index) =>
            {
                Some(Here::opens(Region::Response, Region::Response, true))
            }
            // the label is the authority's; what follows is the requester's
            Region::Request => {
                let numbered = numbered || block.words.len() == 1 && letter.word(block.words.start).len() == 1;
                self.asked = Asked::labelled(numbered);
                if !numbered {
                    self.asked.led = block.words.len() > LONGEST_LABEL;
                    self.asked.paired = pairs::answered_at(letter, cues, index);
                    self.asked.bounded = bounded(self);
                } else if !self.bounds(letter, cues).name_answers(index) {
                    self.asked.until = halves::unlabelled_answer(letter, cues, index);
                }
                Some(Here::opens(own(self.state), Region::Request, true))
            }
            Region::Residue => Some(Here::opens(Region::Residue, self.state, false)),
            Region::SignOff => {
                self.signed = true;
                Some(Here::stay(Region::SignOff))
            }
            _ if self.state == Region::Request
                && set_apart(letter, block)
                && !titles(letter, block, line.is_some()) =>
            {
                None
            }
            Region::ReviewRights if is_title_at_the_top(letter, cues, block) => None,
            Region::ComplaintRights if self.state == Region::Letterhead && is_title_at_the_top(letter, cues, block) => {
                None
            }
            // "The Information Commissioner's guidance states that:"
            Region::ComplaintRights if headings::quotes_guidance(letter, block) => None,
            // "Subject: Public interest test"
            _ if self.state == Region::Letterhead && headings::is_subject_line(letter, block) => None,
            _ => {
                self.answered = true;
                Some(Here::opens(region, region, true))
            }
        }
    }
}

/// Whether a block set apart still reads as a heading: "**Our answer**", "2. Our answer".
fn titles(letter: &Letter, block: &Block, whole_line: bool) -> bool {
    let in_marks = block.span.of(letter.text()).starts_with(['“', '"', '‘', '>']);
    whole_line && !in_marks && matches!(block.kind, BlockKind::Heading | BlockKind::Item)
}

/// "Internal review" above the answer to one: a title, unless the reader is told at once how to ask for one.
fn is_title_at_the_top(letter: &Letter, cues: &Cues, block: &Block) -> bool {
    if block.span.start * 2 >= letter.text().len() || block.words.is_empty() {
        return false;
    }
    let next = next_below(letter, letter.block_of(block.words.start));
    let told = |next: &Block| {
        let first = letter.word(next.words.start).to_ascii_lowercase();
        matches!(first.as_str(), "you" | "should" | "if" | "requests" | "please" | "any" | "to")
            || matches!(
                start_cue(letter, cues, next),
                Some(Meaning::Region(Region::ReviewRights | Region::ComplaintRights))
            )
    };
    !next.is_some_and(told)
}

/// Whether the next block is a date and no more.
fn is_above_the_date(letter: &Letter, index: usize) -> bool {
    let next = next_below(letter, index);
    next.is_some_and(|next| next.words.len() > 1 && headings::is_date(letter, next.words.clone()))
}
