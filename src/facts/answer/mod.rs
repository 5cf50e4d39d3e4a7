//! What a letter does with the request: gives, refuses, neither confirms nor denies, extends the time. What else must
//! stand in it depends on that, so each thing done is kept with its words, and the kind of the letter is told from them.
//!
//! A refusal is told by wordings that can be nothing else, or by an exemption that is said to apply. A sentence that only
//! supposes ("if the information were exempt") or denies ("none of it is exempt") does nothing.

mod cues;
mod reader;
#[cfg(test)]
mod tests;

use crate::letter::{BlockKind, Letter, Region};
use crate::text::Span;

use super::timing::{Purpose, Timing};
use cues::Cues;
use reader::{Reader, Sections};

/// What sort of answer a letter is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// It gives what was asked for, or says nothing that refuses.
    #[default]
    Full,
    /// It gives a part and refuses a part.
    PartialRefusal,
    /// It refuses under exemptions or exceptions.
    FullRefusal,
    /// It says of nothing whether it is held.
    NeitherConfirmNorDeny,
    /// It answers a part and says of the rest nothing.
    PartlyNeither,
    /// It refuses because of the cost (FOIA 2000 s.12; FOISA 2002 s.12).
    Cost,
    /// It refuses a vexatious or repeated request (s.14 of both Acts).
    Vexatious,
    /// Nothing is held.
    NotHeld,
    /// It acknowledges a request, or a request for a review.
    Acknowledgement,
    /// It asks what is meant.
    Clarification,
    /// It takes more time.
    Extension,
    /// It gives the outcome of an internal review.
    ReviewOutcome,
    /// It hands the request to another authority.
    Transfer,
    /// It adds to an answer that was given before.
    Supplement,
}

/// More time that a letter takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// The words that take it.
    pub span: Span,
    /// The sentence they are in, as an index into the letter's sentences.
    pub sentence: usize,
    /// Whether the letter says, near by, that the public interest is the reason (FOIA 2000 s.10(3)).
    pub interest: bool,
    /// The words near by that give work as the reason: collating, staff, volume.
    pub work: Option<Span>,
    /// Whether it rests on complexity and volume (EIR 2004 reg.7; EI(S)R 2004 reg.7).
    pub regulations: bool,
    /// Whether it was agreed, or claims no right: an apology, a clarification, another law.
    pub agreed: bool,
}

/// What a letter does with the request; each with the first words that do it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What sort of answer it is on the whole.
    pub kind: Kind,
    /// It refuses under an exemption or exception.
    pub refuses: Option<Span>,
    /// It neither confirms nor denies.
    pub neither: Option<Span>,
    /// It refuses because of the cost.
    pub cost: Option<Span>,
    /// It refuses as vexatious, repeated or manifestly unreasonable.
    pub vexatious: Option<Span>,
    /// Something is not held.
    pub not_held: Option<Span>,
    /// Something is given, or its place told.
    pub gives: Option<Span>,
    /// It takes more time.
    pub extends: Option<Extension>,
    /// It hands the request to another authority.
    pub transfers: Option<Span>,
    /// It tells what a review has come to.
    pub reviewed: Option<Span>,
}

impl Answer {
    /// The words by which it refuses anything, on whatever ground: the earliest.
    pub fn refusal(&self) -> Option<Span> {
        [self.neither, self.refuses, self.cost, self.vexatious].into_iter().flatten().min_by_key(|span| span.start)
    }

    /// Whether the letter answers: it is no acknowledgement, clarification, transfer or supplement.
    pub fn is_answer(&self) -> bool {
        !matches!(self.kind, Kind::Acknowledgement | Kind::Clarification | Kind::Transfer | Kind::Supplement)
    }
}

/// Read what a letter does.
pub fn find(letter: &Letter, timing: &Timing) -> Answer {
    let mut reader = Reader { letter, cues: Cues::builtin(), answer: Answer::default(), weakly: None, partly: false };
    for set in [&reader.cues.done, &reader.cues.also] {
        for found in set.in_letter(letter, &Sections(letter)) {
            let Some(index) = letter.sentence_index(found.start) else { continue };
            let sentence = &letter.sentences[index];
            let block = &letter.blocks[sentence.block];
            // under the heading "Internal review" an outcome may pass for the telling of a right
            let outcome = timing.purpose == Purpose::Review && block.region == Region::ReviewRights;
            if (speaks(block.region) || outcome) && block.kind != BlockKind::Literal {
                reader.take(index, sentence, found);
            }
        }
    }
    let listed = letter.blocks_in(Region::ExemptionList).find(|block| !block.words.is_empty());
    let mut answer = reader.answer;
    answer.refuses = answer.refuses.or(listed.map(|block| letter.words_span(block.words.clone())));
    let surely = answer.refuses.is_some() || answer.neither.is_some();
    if surely || !matches!(timing.purpose, Purpose::Acknowledgement | Purpose::Clarification) {
        answer.refuses = answer.refuses.or(reader.weakly);
    } else {
        // an acknowledgement says what may be refused
        (answer.cost, answer.vexatious) = (None, None);
    }
    let exempt = listed.is_some() || reader.weakly.is_some();
    answer.kind = kind(&answer, timing, reader.partly, surely, exempt);
    answer
}

/// Whether the authority says there what it does: its own words, statements of rights left out.
fn speaks(region: Region) -> bool {
    region.is_own_prose() && !region.is_rights()
}

fn kind(answer: &Answer, timing: &Timing, partly: bool, surely: bool, exempt: bool) -> Kind {
    let given = answer.gives.is_some();
    match timing.purpose {
        Purpose::Review if answer.reviewed.is_some() => return Kind::ReviewOutcome,
        Purpose::Review => return Kind::Acknowledgement,
        _ if answer.extends.is_some() => return Kind::Extension,
        Purpose::Acknowledgement if !surely => return Kind::Acknowledgement,
        Purpose::Clarification if !surely => return Kind::Clarification,
        _ => {}
    }
    match () {
        () if answer.neither.is_some() && (partly || answer.not_held.is_some()) => Kind::PartlyNeither,
        () if answer.neither.is_some() => Kind::NeitherConfirmNorDeny,
        // a cost refusal tells where something else is published, and is still one
        () if answer.vexatious.is_some() && !exempt => Kind::Vexatious,
        () if answer.cost.is_some() && !exempt => Kind::Cost,
        () if answer.refuses.is_some() && given => Kind::PartialRefusal,
        () if answer.refuses.is_some() => Kind::FullRefusal,
        () if answer.transfers.is_some() && !given => Kind::Transfer,
        () if timing.purpose == Purpose::Supplement => Kind::Supplement,
        () if answer.not_held.is_some() && !given => Kind::NotHeld,
        () => Kind::Full,
    }
}
