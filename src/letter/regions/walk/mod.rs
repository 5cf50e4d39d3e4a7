//! The pass over the blocks: what was read so far decides with each block's own words what it is. What each file here
//! adds is one kind of sign: labels and headings, questions with their answers, the request itself.

mod labelled;
mod requested;
mod turned;

use std::cell::OnceCell;

use super::asked::Asked;
use super::bounds::Bounds;
use super::echoes::Echoes;
use super::headings::reads_as_heading;
use super::leads::{self, LeadIns};
use super::requester::{self, Told};
use super::shapes::{ends_a_sentence, is_page_mark, set_apart, starts_with_section};
use super::{again, items, mail, start_cue, turns};
use crate::letter::cues::{Cues, Meaning};
use crate::letter::pattern::{Found, NoSlots};
use crate::letter::{Block, BlockKind, Letter, Region};

/// From this many words on a paragraph before any cue is the letter itself and no letterhead.
const SHORTEST_PROSE: usize = 9;
/// With more words a paragraph that begins with a greeting holds the letter.
const LONGEST_GREETING: usize = 30;

/// What has been read so far.
pub(super) struct Walk {
    /// The region that goes on unless a cue ends it.
    state: Region,
    pub(super) asked: Asked,
    pub(super) answered: bool,
    pub(super) signed: bool,
    /// The rows of a table of questions and answers go on.
    in_columns: bool,
    /// So many paragraphs of a requester's where nothing has led to any: they are no sign of a whole letter.
    pub(super) spoke: usize,
    /// The letter asks the requester something.
    asks_back: bool,
    /// Old mail has begun below the letter: the requester's words to the end.
    old_mail: bool,
    /// The request stood first and under no label.
    pub(super) logged: bool,
    /// The word behind which the letter has said that questions and answers take turns.
    turns_from: Option<usize>,
    /// What only a requester says.
    voices: Vec<Found>,
    /// The word behind which "answers to your questions" stand, where the letter says so.
    announced: Option<usize>,
    /// What was quoted, to be known again.
    echoes: Echoes,
    lead_ins: LeadIns,
    /// What bounds its parts, found when a request is first labelled.
    bounds: OnceCell<Bounds>,
}

/// What one block is.
struct Here {
    region: Region,
    heading: bool,
    /// The region of the block after it, unless a cue says otherwise.
    next: Region,
}

impl Here {
    fn stay(region: Region) -> Here {
        Here { region, heading: false, next: region }
    }

    /// A block of the authority's own, after which another region begins.
    fn opens(region: Region, next: Region, heading: bool) -> Here {
        Here { region, heading, next }
    }
}

impl Walk {
    /// Give every block of `letter` its region, in reading order, and tell what was read.
    pub(super) fn through(letter: &mut Letter, cues: &Cues) -> Walk {
        let mut walk = Walk {
            state: Region::Letterhead,
            asked: Asked::default(),
            answered: false,
            signed: false,
            in_columns: false,
            spoke: 0,
            asks_back: requester::is_asked_back(letter),
            old_mail: false,
            logged: false,
            turns_from: cues.in_turns.anywhere(letter, &NoSlots).first().map(|found| found.end),
            voices: cues.voice.anywhere(letter, &NoSlots),
            announced: again::answers_announced(letter),
            echoes: Echoes::default(),
            lead_ins: LeadIns(cues.lead_ins.anywhere(letter, &NoSlots)),
            bounds: OnceCell::new(),
        };
        for index in 0..letter.blocks.len() {
            let here = walk.step(letter, cues, index);
            let answer = here.region.is_own_prose() && turns::answers_in_line(letter, index);
            if here.region == Region::Request {
                walk.echoes.learn(letter, &letter.blocks[index]);
            }
            let block = &mut letter.blocks[index];
            block.region = here.region;
            if here.heading && block.kind == BlockKind::Paragraph {
                block.kind = BlockKind::Heading;
            }
            if answer {
                block.kind = BlockKind::Paragraph;
            }
            walk.state = here.next;
        }
        walk
    }

    fn step(&mut self, letter: &Letter, cues: &Cues, index: usize) -> Here {
        let block = &letter.blocks[index];
        if block.words.is_empty() || block.kind == BlockKind::Literal {
            if block.kind == BlockKind::Literal && self.state == Region::Request {
                self.asked.fenced();
            }
            return Here::stay(self.state);
        }
        if self.state == Region::Request && self.asked.inside_quotation(letter, index) {
            return Here::stay(Region::Request);
        }
        if self.old_mail || self.old_mail_begins(letter, cues, index) {
            self.old_mail = true;
            return Here::stay(Region::Request);
        }
        if self.state == Region::Response && mail::begins(letter, index) {
            self.asked = Asked::labelled(false);
            self.asked.take(letter, block);
            return Here::stay(Region::Request);
        }
        if let Some(here) = self.row(letter, index) {
            return here;
        }
        if is_page_mark(letter, block) {
            return Here::opens(Region::Residue, self.state, false);
        }
        if self.state == Region::Request && self.is_their_sign_off(letter, cues, index) {
            self.asked.take(letter, block);
            return Here::stay(Region::Request);
        }
        if self.state != Region::Request && self.echoes.repeats(letter, block) {
            return Here::opens(Region::Request, own(self.state), false);
        }
        if let Some(here) = self.turn(letter, cues, index) {
            return here;
        }
        if let Some(here) = self.label(letter, cues, index) {
            return here;
        }
        if let Some(here) = self.asked_on(letter, cues, index) {
            return here;
        }
        if self.takes_turns(block.words.end) {
            self.asked.seen = true;
        }
        if let Some(here) = self.logged(letter, cues, index) {
            return here;
        }
        let lead = self.lead_ins.of(letter, block);
        if leads::introduces(letter, cues, lead, index) || self.follows(letter, cues, lead, index) {
            self.asked.begin(letter, index);
            let before = if self.state == Region::Request { Region::Response } else { own(self.state) };
            return Here::opens(before, Region::Request, false);
        }
        if self.state == Region::Letterhead && requested::is_untitled(letter, cues, &self.lead_ins, index) {
            // such a page need not be a whole letter
            self.asked = Asked::default();
            self.asked.take(letter, block);
            return Here::stay(Region::Request);
        }
        if let Some(meaning) = start_cue(letter, cues, block) {
            // "Dear Professor Further to my letter of 19 April …": a greeting that has lost its line end
            let greets = meaning == Meaning::Salutation && block.words.len() <= LONGEST_GREETING;
            if greets || meaning != Meaning::Salutation {
                return self.start(meaning);
            }
            return Here::stay(Region::Response);
        }
        if self.state == Region::Response && !self.asked.seen && again::opens_a_quotation(letter, index) {
            self.asked = Asked::labelled(false);
            self.asked.inside_quotation(letter, index);
            return Here::stay(Region::Request);
        }
        let quoted = again::is_quoted(letter, index, self.state);
        let repeated = self.may_repeat(block) && self.is_repeated(letter, index);
        let known = self.asked.seen || self.spoke > 0;
        let speaks = matches!(self.state, Region::Response | Region::Letterhead | Region::Request)
            && (requester::speaks(letter, cues, index, Told { known, asks_back: self.asks_back })
                || self.spoke > 0 && self.may_repeat(block) && again::is_echo(letter, true, index));
        if quoted || speaks || repeated {
            self.spoke += usize::from(!quoted && !repeated && !self.asked.seen);
            let leads = speaks && block.span.of(letter.text()).trim_end().ends_with(':');
            if leads || self.asks_for_what_follows(letter, index) {
                self.asked = Asked::unlabelled();
                self.asked.take(letter, block);
                return Here::stay(Region::Request);
            }
            return Here::opens(Region::Request, own(self.state), false);
        }
        if self.state == Region::Response && items::goes_on(letter, cues, index) {
            return Here::opens(Region::Request, Region::Response, false);
        }
        if lead.region == Some(Region::ExemptionList) {
            return Here::opens(Region::Response, Region::ExemptionList, false);
        }
        self.goes_on(letter, block)
    }

    /// A paragraph that begins with the wording of a part.
    fn start(&mut self, meaning: Meaning) -> Here {
        let Meaning::Region(region) = meaning else { return Here::opens(Region::Letterhead, Region::Response, false) };
        self.answered = true;
        self.signed |= region == Region::SignOff;
        let inside_test =
            matches!(self.state, Region::Harm | Region::FactorsFor | Region::FactorsAgainst | Region::Balance);
        Here::stay(if region == Region::Response && inside_test { self.state } else { region })
    }

    /// No cue: the part before goes on, unless the block cannot belong to it.
    fn goes_on(&self, letter: &Letter, block: &Block) -> Here {
        let heading = reads_as_heading(letter, block);
        let prose = block.kind == BlockKind::Paragraph && !heading;
        let ends = ends_a_sentence(letter, block);
        let region = match self.state {
            Region::Request => Region::Response,
            Region::ExemptionList if !set_apart(letter, block) && (ends || !starts_with_section(letter, block)) => {
                Region::Response
            }
            Region::Harm | Region::FactorsFor | Region::FactorsAgainst | Region::Balance
                if heading && starts_with_section(letter, block) =>
            {
                Region::Response
            }
            Region::Letterhead if block.kind == BlockKind::Item => Region::Response,
            Region::Letterhead if prose && (block.words.len() >= SHORTEST_PROSE || block.words.len() >= 4 && ends) => {
                Region::Response
            }
            Region::SignOff if block.words.len() > SHORTEST_PROSE && ends => Region::Response,
            state => state,
        };
        Here { region, heading, next: region }
    }
}

/// The region of the authority's own words around a request.
fn own(state: Region) -> Region {
    if matches!(state, Region::Letterhead | Region::Request) { Region::Response } else { state }
}
