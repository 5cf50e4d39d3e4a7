//! What a letter does with the request: gives, refuses, neither confirms nor denies, extends the time. What else must
//! stand in it depends on that, so each thing done is kept with its words, and the kind of the letter is told from them.
//!
//! A refusal is told by wordings that can be nothing else, or by an exemption that is said to apply. A sentence that only
//! supposes ("if the information were exempt") or denies ("none of it is exempt") does nothing.

mod cues;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::letter::pattern::{Found, KeySet, PatternSet, Slot, Slots};
use crate::letter::words::key;
use crate::letter::{BlockKind, Gap, Letter, Region, Sentence, WordKind};
use crate::text::Span;

use super::timing::{Purpose, Timing};
use cues::{Cues, Says};

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
            if speaks(block.region) && block.kind != BlockKind::Literal {
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
    }
    let exempt = listed.is_some() || reader.weakly.is_some();
    answer.kind = kind(&answer, timing, reader.partly, surely, exempt);
    answer
}

/// Whether the authority says there what it does: its own words, statements of rights left out.
fn speaks(region: Region) -> bool {
    region.is_own_prose() && !matches!(region, Region::ReviewRights | Region::ComplaintRights)
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

/// The words before the number of a provision.
const SECTIONS: [&str; 7] = ["section", "sections", "s", "ss", "regulation", "regulations", "reg"];
/// So many words before a wording may deny or suppose it.
const NEAR: usize = 6;
/// So many sentences on either side may give the reason of an extension.
const REASON: usize = 3;

struct Reader<'a> {
    letter: &'a Letter<'a>,
    cues: &'static Cues,
    answer: Answer,
    /// A wording that may be said in general.
    weakly: Option<Span>,
    /// What is neither confirmed nor denied is what remains.
    partly: bool,
}

impl Reader<'_> {
    fn find(&self, set: &PatternSet, words: Range<usize>) -> Vec<Found> {
        set.find_all(&self.letter.words, words, &Sections(self.letter))
    }

    fn stands(&self, set: &PatternSet, words: Range<usize>) -> bool {
        set.is_in(&self.letter.words, words, &Sections(self.letter))
    }

    fn take(&mut self, index: usize, sentence: &Sentence, found: Found) {
        let says = Says::of(found.id);
        let span = self.letter.words_span(found.start..found.end);
        if says != Says::Neither && says != Says::Extends && self.supposed(sentence, &found) {
            return;
        }
        if !self.is_about_the_law(says, sentence, &found) {
            return;
        }
        let answer = &mut self.answer;
        let place = match says {
            Says::Neither => {
                self.partly |= self.stands(&self.cues.other, sentence.words.clone());
                &mut self.answer.neither
            }
            Says::Refuses => &mut answer.refuses,
            Says::RefusesWeakly => &mut self.weakly,
            Says::Cost => &mut answer.cost,
            Says::Vexatious => &mut answer.vexatious,
            Says::NotHeld => &mut answer.not_held,
            Says::Gives => &mut answer.gives,
            Says::Transfers => &mut answer.transfers,
            Says::Reviewed => &mut answer.reviewed,
            Says::Extends => {
                if answer.extends.is_none() {
                    self.answer.extends = self.extension(index, span);
                }
                return;
            }
        };
        place.get_or_insert(span);
    }

    /// "If the information were exempt", "none of it is exempt", "does not exceed the limit".
    fn supposed(&self, sentence: &Sentence, found: &Found) -> bool {
        const OPENS: [&str; 6] = ["if", "should", "where", "were", "whether", "unless"];
        const DENIES: [&str; 8] = ["not", "no", "none", "never", "nothing", "nor", "if", "whether"];
        let is = |at: usize, list: &[&str]| list.iter().any(|word| key(word) == self.letter.words[at].key);
        let near = sentence.words.start.max(found.start.saturating_sub(NEAR))..found.start;
        is(sentence.words.start, &OPENS) && found.start > sentence.words.start
            || near.into_iter().any(|at| is(at, &DENIES) && !self.comma_between(at, found.start))
            // "we withheld nothing"
            || found.end < sentence.words.end && is(found.end, &["nothing", "none", "no"])
    }

    /// Whether a sentence speaks of information and of the laws of access to it: planning permission is refused, payment
    /// withheld and a meeting not held in other words, or under other Acts.
    fn is_about_the_law(&self, says: Says, sentence: &Sentence, found: &Found) -> bool {
        let words = sentence.words.clone();
        let any = |set: &KeySet| words.clone().any(|at| set.contains(&self.letter.words[at].key));
        let names_section = (found.start..found.end)
            .any(|at| matches!(self.letter.words[at].kind, WordKind::Reference | WordKind::Number));
        match says {
            Says::RefusesWeakly => self.cites(words, true),
            // "by virtue of section": the number follows
            Says::Refuses if self.ends_with_section(found) => {
                self.cites(found.start..words.end.min(found.end + 6), true)
            }
            Says::Refuses => any(&self.cues.refusal),
            Says::Cost | Says::Vexatious if names_section => self.cites(found.start..found.end, false),
            Says::NotHeld => any(&self.cues.holding),
            _ => true,
        }
    }

    fn ends_with_section(&self, found: &Found) -> bool {
        SECTIONS.iter().any(|name| name.eq_ignore_ascii_case(self.letter.word(found.end - 1)))
    }

    /// Whether a provision that can refuse is cited: sections 12 to 44 of the Acts, regulations 10 to 13, and of no other
    /// law. Sections 12 (cost) and 14 (vexatious) are no exemptions.
    fn cites(&self, words: Range<usize>, exempt: bool) -> bool {
        let first = words.start;
        words.into_iter().any(|at| {
            let word = &self.letter.words[at];
            let reference = word.kind == WordKind::Reference;
            let named = at > first && SECTIONS.iter().any(|name| name.eq_ignore_ascii_case(self.letter.word(at - 1)));
            if !reference && !(word.kind == WordKind::Number && named) {
                return false;
            }
            let text = self.letter.word(at).trim_start_matches(|char: char| char.is_ascii_alphabetic() || char == '.');
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let number: u32 = text[..digits].parse().unwrap_or(0);
            let section = named && !self.letter.word(at - 1).to_ascii_lowercase().starts_with("reg");
            let exemption = !(section && matches!(number, 12 | 14));
            (10..=44).contains(&number) && (exemption || !exempt) && !self.is_of_another_law(at + 1)
        })
    }

    /// "section 12 of the Housing Act 1988".
    fn is_of_another_law(&self, at: usize) -> bool {
        let word = |at: usize| self.letter.words.get(at);
        let is = |at: usize, name: &str| word(at).is_some_and(|word| word.key == key(name));
        let after = at + usize::from(is(at, "of")) + usize::from(is(at, "of") && is(at + 1, "the"));
        after > at
            && word(after)
                .is_some_and(|word| word.capital && word.kind == WordKind::Plain && !self.cues.ours.contains(&word.key))
    }

    fn comma_between(&self, from: usize, to: usize) -> bool {
        self.letter.words[from + 1..=to].iter().any(|word| word.gap.has(Gap::COMMA.with(Gap::COLON)))
    }

    fn extension(&self, index: usize, span: Span) -> Option<Extension> {
        let sentence = &self.letter.sentences[index];
        let conditional =
            ["if", "should", "where"].iter().any(|word| key(word) == self.letter.words[sentence.words.start].key);
        if conditional || self.stands(&self.cues.past, sentence.words.clone()) {
            return None;
        }
        let first = index.saturating_sub(REASON);
        let last = (index + REASON + 1).min(self.letter.sentences.len());
        let own = |sentence: &&Sentence| speaks(self.letter.blocks[sentence.block].region);
        let near = || self.letter.sentences[first..last].iter().filter(own);
        let any = |set: &PatternSet| near().any(|sentence| self.stands(set, sentence.words.clone()));
        let work = near().find_map(|sentence| {
            let found = self.find(&self.cues.work, sentence.words.clone());
            found.first().map(|found| self.letter.words_span(found.start..found.end))
        });
        Some(Extension {
            span,
            sentence: index,
            interest: any(&self.cues.interest),
            work,
            regulations: any(&self.cues.regulations),
            agreed: any(&self.cues.agreed),
        })
    }
}

/// A provision or a figure fills its slot; nothing else is asked for.
struct Sections<'a>(&'a Letter<'a>);

impl Slots for Sections<'_> {
    fn lengths(&self, slot: Slot, at: usize) -> &[u8] {
        let kind = self.0.words.get(at).map(|word| word.kind);
        let filled = match slot {
            Slot::Section => matches!(kind, Some(WordKind::Reference | WordKind::Number)),
            Slot::Number => kind == Some(WordKind::Number),
            _ => false,
        };
        if filled { &[1] } else { &[] }
    }
}
