//! The requester's words: where they begin and where they end.

use super::{Here, Walk};
use crate::letter::cues::{Cues, Meaning};
use crate::letter::pattern::{Found, NoSlots};
use crate::letter::regions::asked::Asked;
use crate::letter::regions::headings::line_cue;
use crate::letter::regions::leads::{self, LeadIn, LeadIns};
use crate::letter::regions::shapes::{next_below, starts_with_section};
use crate::letter::regions::{again, asking, logs, mail, reported, start_cue, voice};
use crate::letter::words::Gap;
use crate::letter::{Block, BlockKind, Letter, Region};

/// A requester under no label is known by the first words of a paragraph, up to this many.
const VOICE_WITHIN: usize = 20;

impl Walk {
    /// A block in the request, unless the request ends above it.
    pub(super) fn asked_on(&mut self, letter: &Letter, cues: &Cues, index: usize) -> Option<Here> {
        if self.state != Region::Request {
            return None;
        }
        let block = &letter.blocks[index];
        if let Some(answer) = self.asked.surely_until {
            if index >= answer {
                self.answered = true;
                return None;
            }
            self.asked.take(letter, block);
            return Some(Here::stay(Region::Request));
        }
        if self.asked.tells_first(letter, index) {
            let asked_after = again::is_asked_after(letter, index);
            let leads = leads::introduces(letter, cues, self.lead_ins.of(letter, block), index);
            // "Here is my review of our answer to your request for:"
            let hands_over = self.asked.bounded && block.span.of(letter.text()).trim_end().ends_with(':');
            let next = if asked_after || leads || hands_over { Region::Request } else { Region::Response };
            return Some(Here::opens(Region::Response, next, false));
        }
        let quotes_again =
            self.asked.count > 0 && !self.asked.closes_later() && reported::hands_over_again(letter, block);
        if quotes_again {
            self.asked.begin(letter, index);
            return Some(Here::opens(Region::Response, Region::Request, false));
        }
        let turned = || {
            self.asked.count > 0 && self.takes_turns(block.words.start) && again::turns_to_answer(letter, cues, index)
        };
        if self.asked.ends_at(letter, cues, &self.lead_ins, index) || turned() {
            self.answered = true;
            return None;
        }
        self.asked.take(letter, block);
        self.spoke += usize::from(self.asked.unlabelled);
        Some(Here::stay(Region::Request))
    }

    /// The first block of a request under no label, on a page where nobody is greeted.
    pub(super) fn logged(&mut self, letter: &Letter, cues: &Cues, index: usize) -> Option<Here> {
        if self.state != Region::Letterhead || self.asked.seen {
            return None;
        }
        let answer = logs::request_begins(letter, cues, index)?;
        let until = match answer {
            logs::Answer::Labelled(at) | logs::Answer::Bounded(at) => Some(at),
            logs::Answer::Told => None,
        };
        self.logged = !matches!(answer, logs::Answer::Bounded(_));
        self.asked = Asked::logged(until);
        self.asked.take(letter, &letter.blocks[index]);
        Some(Here::stay(Region::Request))
    }

    /// "You asked for the following information." or "I refer to your request received on 4 May:" above what is not the
    /// authority's own.
    pub(super) fn follows(&self, letter: &Letter, cues: &Cues, lead: LeadIn, index: usize) -> bool {
        let next = || next_below(letter, index);
        let following = lead.following && !lead.told && lead.region == Some(Region::Request);
        (following || lead.region.is_none() && leads::tells_which(letter, &letter.blocks[index]))
            && next().is_some_and(|next| !voice::is_own_voice(letter, cues, next) && !starts_with_section(letter, next))
    }

    /// A question before its answer.
    pub(super) fn is_repeated(&self, letter: &Letter, index: usize) -> bool {
        again::is_echo(letter, self.asked.seen, index)
            || again::is_question_by_figure(letter, index)
            || self.takes_turns(letter.blocks[index].words.start)
                && (again::is_plain_question(letter, index) || again::is_numbered_alone(letter, index))
            || self.is_unlabelled(letter, index)
    }

    /// A paragraph of the requester's own, where the letter has quoted none so far: "I would like to request …", or a
    /// question below "answers to your questions".
    fn is_unlabelled(&self, letter: &Letter, index: usize) -> bool {
        let block = &letter.blocks[index];
        if self.asked.seen || block.kind != BlockKind::Paragraph {
            return false;
        }
        self.is_voiced(letter, index)
            || self.announced.is_some_and(|at| at < block.words.start) && again::asks_politely(letter, block)
    }

    /// Whether a question repeated may stand here: in the response, or first of all as an item of a list.
    pub(super) fn may_repeat(&self, block: &Block) -> bool {
        self.state == Region::Response || self.state == Region::Letterhead && block.kind == BlockKind::Item
    }

    /// Whether a paragraph of the requester's own under no label goes on with a list: "I would like to get the following:"
    pub(super) fn asks_for_what_follows(&self, letter: &Letter, index: usize) -> bool {
        letter.blocks[index].span.of(letter.text()).trim_end().ends_with(':') && self.is_voiced(letter, index)
    }

    /// Whether a block begins with what only a requester says.
    fn is_voiced(&self, letter: &Letter, index: usize) -> bool {
        let block = &letter.blocks[index];
        let first = self.voices.partition_point(|found| found.start < block.words.start);
        let near = block.words.end.min(block.words.start + VOICE_WITHIN);
        !self.asked.seen
            && block.kind == BlockKind::Paragraph
            && self.voices.get(first).is_some_and(|found| found.end <= near)
    }

    /// Whether the letter has said by word `end` that questions and answers take turns.
    pub(super) fn takes_turns(&self, end: usize) -> bool {
        self.turns_from.is_some_and(|from| from <= end)
    }

    /// "-----Original Message-----", "On 4 May, X wrote:", or below the sign-off a `>` or "From:".
    pub(super) fn old_mail_begins(&self, letter: &Letter, cues: &Cues, index: usize) -> bool {
        let block = &letter.blocks[index];
        let body = block.span.of(letter.text());
        let words = &letter.words;
        // Markdown joins the lines below it
        let whole = |found: Found| found.end == block.words.end || words[found.end].gap.has(Gap::NEWLINE);
        let marked = cues.old_mail.longest_at(words, block.words.start, &NoSlots).is_some_and(whole);
        let wrote = block.words.len() <= 30 && body.ends_with("wrote:") && body.starts_with("On ");
        let quoted = block.kind == BlockKind::Quote && body.starts_with('>');
        marked && body.contains("--")
            || self.answered && (wrote || marked)
            || self.signed && marked
            || self.signed && (quoted || body.starts_with("From:") || mail::begins(letter, index))
    }

    /// A requester signs off too: a sign-off in the request, after which the authority still speaks, is theirs.
    pub(super) fn is_their_sign_off(&self, letter: &Letter, cues: &Cues, index: usize) -> bool {
        let signs = |block: &Block| {
            line_cue(letter, cues, block).is_some_and(|(meaning, _)| meaning == Meaning::Region(Region::SignOff))
        };
        let own = |block: &Block| signs(block) || voice::is_own_voice(letter, cues, block);
        signs(&letter.blocks[index])
            && letter.blocks[index + 1..].iter().any(|block| !block.words.is_empty() && own(block))
    }
}

/// "Bins (12/24)" above "Please can you tell me …" and later "We can confirm": a page of a disclosure log that has lost
/// its labels. A letter to someone has a salutation.
pub(super) fn is_untitled(letter: &Letter, cues: &Cues, lead_ins: &LeadIns, index: usize) -> bool {
    let salutes = |block: &Block| start_cue(letter, cues, block) == Some(Meaning::Salutation);
    index > 0
        && asking::asks_a_favour(letter, &letter.blocks[index])
        && !letter.blocks[..index].iter().any(salutes)
        && letter.blocks[index + 1..].iter().any(|block| {
            let refuses = || lead_ins.of(letter, block).region == Some(Region::ExemptionList);
            !block.words.is_empty()
                && !asking::asks_a_favour(letter, block)
                && (voice::is_own_voice(letter, cues, block) || refuses())
        })
}
