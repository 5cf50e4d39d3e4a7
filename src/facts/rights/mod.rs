//! What a letter tells of the requester's rights: a review by the authority, a complaint or application to the regulator,
//! and how the regulator is reached.
//!
//! Lints report what is absent here, so whatever may be meant as the telling of a right counts as one, wherever in the
//! letter it stands. Of a passage that passes for the requester's words only what nobody but an authority says is taken.

mod contact;
mod cues;
mod holes;
mod offer;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::{fixed_key, keys};
use crate::letter::{Block, BlockKind, Letter, Region, Sentence, Word, WordKind};
use crate::text::Span;

pub use contact::Contact;
use cues::Cues;

/// The regulators of access to information.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Regulator {
    /// The Information Commissioner, since 30 September 2026 the Information Commission (SI 2026/1015): both names are
    /// read as one.
    Uk,
    /// The Scottish Information Commissioner.
    Scottish,
    /// "The Commissioner".
    Unnamed,
}

/// A place where a letter tells of the right to go to a regulator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The regulator's name.
    pub span: Span,
    /// Which one it is.
    pub regulator: Regulator,
    /// The block it stands in.
    pub block: usize,
    /// Whether the sentence speaks to the reader, as the telling of a right does.
    pub addressed: bool,
    /// Whether the sentence is about data protection, whose regulator is one for the whole United Kingdom.
    pub other_law: bool,
}

/// What a letter tells of reviews and of the regulator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rights {
    /// The first words that tell of a review, or that there is none.
    pub review: Option<Span>,
    /// The words by which the authority offers a review of its own, or says that there is none: [`Rights::review`] is
    /// any mention of one, this is no mention of the regulator alone, of a review that is over or of the request.
    pub offer: Option<Span>,
    /// To whom a review is asked for: the first e-mail or web address that stands with these words.
    pub review_to: Option<Span>,
    /// The words that send the reader to another paper or page for rights.
    pub elsewhere: Option<Span>,
    /// Where it tells of the right to go to a regulator.
    pub complaints: Vec<Complaint>,
    /// Which regulators it names at all, as a right or in passing: of the United Kingdom, of Scotland.
    pub names: (bool, bool),
    /// How regulators can be reached.
    pub contacts: Vec<Contact>,
}

impl Rights {
    /// The first place where it tells of the right to go to a regulator for access to information.
    pub fn complaint(&self) -> Option<&Complaint> {
        self.complaints.iter().find(|complaint| !complaint.other_law).or(self.complaints.first())
    }
}

/// Read what a letter tells of rights.
pub fn find(letter: &Letter) -> Rights {
    let cues = Cues::builtin();
    let mut rights = Rights::default();
    for found in cues.rights.in_letter(letter, &NoSlots) {
        let place = if found.id == cues::REVIEW { &mut rights.review } else { &mut rights.elsewhere };
        let tells = |at: usize| match found.id {
            cues::PAPER => offer::speaks_of_rights(letter, cues, at),
            cues::NEXT => !offer::is_title_of_more(letter, cues, at),
            _ => true,
        };
        if place.is_none() && sentence(letter, found.start).is_some() && tells(found.start) {
            *place = Some(letter.words_span(found.start..found.end));
        }
    }
    if !letter.holes.is_empty() {
        holes::read(letter, &mut rights);
    }
    rights.review = rights.review.or_else(|| set_out(letter)).or_else(|| address(letter));
    rights.offer = offer::find(letter, cues);
    rights.review_to = rights.review.and_then(|review| address_after(letter, review));
    for found in cues.regulators.in_letter(letter, &NoSlots) {
        if let Some(sentence) = sentence(letter, found.start) {
            regulator(letter, cues, &sentence, found.id, found.start..found.end, &mut rights);
        }
    }
    rights.contacts = contact::find(letter, cues, &rights.complaints);
    rights
}

/// The words by which a review would be made by whoever decided, and no other person is named beside them.
pub fn same_reviewer(letter: &Letter) -> Option<Span> {
    let cues = Cues::builtin();
    cues.same.in_letter(letter, &NoSlots).into_iter().find_map(|found| {
        let sentence = letter.sentence_of(found.start)?;
        if !letter.blocks[sentence.block].region.is_own_prose() {
            return None;
        }
        let around = sentence.block.saturating_sub(1)..(sentence.block + 2).min(letter.blocks.len());
        let has = |set: &PatternSet, index: usize| first(letter, set, letter.blocks[index].words.clone()).is_some();
        let about = has(&cues.rights, sentence.block);
        let another = around.into_iter().any(|index| has(&cues.another, index));
        (about && !another).then(|| letter.words_span(found.start..found.end))
    })
}

fn first(letter: &Letter, set: &PatternSet, words: Range<usize>) -> Option<Range<usize>> {
    let end = words.end;
    let mut found = set.each_in(&letter.words, words, &NoSlots);
    found.find(|found| found.end <= end).map(|found| found.start..found.end)
}

/// Whether words are about a right of another law, whose regulator is one for the whole United Kingdom.
pub fn is_of_another_law(letter: &Letter, words: Range<usize>) -> bool {
    first(letter, &Cues::builtin().other_law, words).is_some()
}

/// "You may apply to the Commissioner": in what passes for the requester's words only an authority says so.
fn addresses_the_reader(letter: &Letter, sentence: &Sentence) -> bool {
    const YOU: [u64; 2] = keys(["you", "your"]);
    const I: [u64; 2] = keys(["i", "my"]);
    let has = |wanted: &[u64]| letter.words[sentence.words.clone()].iter().any(|word| wanted.contains(&word.key));
    has(&YOU) && !has(&I)
}

/// "Please send me your complaints procedure."
fn begs(letter: &Letter, sentence: &Sentence) -> bool {
    sentence.words.clone().any(|at| letter.words[at].key == const { fixed_key("please") })
}

/// The sentence of a word that may tell of a right; of a text without a stop, what is near the word.
fn sentence(letter: &Letter, at: usize) -> Option<Sentence> {
    const NEAR: usize = 200;
    let whole = letter.sentence_of(at)?;
    let words = whole.words.start.max(at.saturating_sub(NEAR))..whole.words.end.min(at + NEAR);
    let sentence = Sentence { words, ..whole.clone() };
    let asked = letter.blocks[sentence.block].region == Region::Request;
    let told = !asked || addresses_the_reader(letter, &sentence) && !begs(letter, &sentence);
    told.then_some(sentence)
}

/// A passage that sets out the right to a review in words of its own, or a heading such as "Complaints" below the answer.
fn set_out(letter: &Letter) -> Option<Span> {
    let passage = letter.blocks_in(Region::ReviewRights).find(|block| block.words.len() > 4);
    let block = passage.or_else(|| letter.blocks.iter().rev().find(|block| is_title(letter, block)))?;
    Some(letter.words_span(block.words.clone()))
}

/// A heading such as "Complaints" below the answer.
fn is_title(letter: &Letter, block: &Block) -> bool {
    const NAMES: [u64; 5] = keys(["complaint", "complaints", "appeal", "appeals", "review"]);
    let names = |at: usize| NAMES.contains(&letter.words[at].key);
    let own = block.region != Region::Request && block.kind != BlockKind::Row;
    let below = block.span.start > letter.text().len() / 3;
    own && below && (1..=5).contains(&block.words.len()) && block.words.clone().any(names)
}

/// The first address from the block of some words on, two blocks further at the most.
fn address_after(letter: &Letter, words: Span) -> Option<Span> {
    let block = letter.block_of(letter.word_from(words.start));
    let end = letter.blocks[(block + 2).min(letter.blocks.len() - 1)].words.end;
    let range = letter.blocks[block].words.start..end;
    let address = |at: &usize| {
        matches!(letter.words[*at].kind, WordKind::Url | WordKind::Email)
            && contact::is_of_no_regulator(letter.words[*at].span().of(letter.text()))
    };
    range.into_iter().find(address).map(|at| letter.words[at].span())
}

/// An address that speaks for itself: "complaints@anytown.gov.uk", "/foi/review".
fn address(letter: &Letter) -> Option<Span> {
    let own = |at: usize| letter.region_of(at) != Region::Request;
    let mut words = letter.words.iter().enumerate();
    words.find(|(at, word)| is_address(letter, word) && own(*at)).map(|(_, word)| word.span())
}

/// Whether a word is an address that speaks of complaints or reviews.
fn is_address(letter: &Letter, word: &Word) -> bool {
    let text = word.span().of(letter.text());
    matches!(word.kind, WordKind::Url | WordKind::Email)
        && ["complain", "review", "appeal"].iter().any(|part| text.contains(part))
        && !text.contains("ico.org")
}

/// "We have followed guidance issued by the Information Commissioner’s Office", which tells of no right.
fn is_the_source(letter: &Letter, cues: &Cues, sentence: &Sentence, at: usize) -> bool {
    const LONGEST: usize = 8;
    const NAME: [u64; 4] = keys(["information", "commissioner", "commissioner's", "office"]);
    let first = sentence.words.start.max(at.saturating_sub(LONGEST));
    // "the Information Commissioner’s Office (ICO)"
    let names = |end: usize| letter.words[end..at].iter().all(|word| NAME.contains(&word.key));
    let source = |from: usize| cues.source.longest_at(&letter.words, from, &NoSlots);
    (first..at).any(|from| source(from).is_some_and(|found| found.end <= at && names(found.end)))
        && !speaks_of_a_right(letter, sentence.words.clone())
}

fn speaks_of_a_right(letter: &Letter, words: Range<usize>) -> bool {
    const RIGHTS: [u64; 8] =
        keys(["complain", "complaint", "complaints", "complaining", "appeal", "dissatisfied", "unhappy", "decision"]);
    letter.words[words].iter().any(|word| RIGHTS.contains(&word.key))
}

fn regulator(letter: &Letter, cues: &Cues, sentence: &Sentence, id: usize, words: Range<usize>, rights: &mut Rights) {
    // a police and crime commissioner is none
    let article = words.start.checked_sub(1).is_some_and(|at| letter.words[at].key == const { fixed_key("the") });
    if id == cues::EITHER && !article {
        return;
    }
    // "hold the regulator to account"
    let in_rights = letter.blocks[sentence.block].region.is_rights();
    if id == cues::EITHER
        && !in_rights
        && !addresses_the_reader(letter, sentence)
        && letter.word(words.start) != "Commissioner"
    {
        return;
    }
    let regulator = match id {
        cues::UK => Regulator::Uk,
        cues::SCOTLAND => Regulator::Scottish,
        _ => Regulator::Unnamed,
    };
    match regulator {
        Regulator::Uk => rights.names.0 = true,
        Regulator::Scottish => rights.names.1 = true,
        Regulator::Unnamed => {}
    }
    // "the Information Commissioner's Office's guidance", "Smith v Information Commissioner"
    let after = (words.end..sentence.words.end.min(words.end + 3)).any(|at| {
        const OFFICE: [u64; 4] = keys(["office", "office's", "ico", "ico's"]);
        // "the Information Commissioner's Office (ICO) guidance"
        let straight = letter.words[words.end..at].iter().all(|word| OFFICE.contains(&word.key));
        straight && cues.cited.longest_at(&letter.words, at, &NoSlots).is_some()
    });
    let before = words.start.checked_sub(1).map(|at| letter.word(at));
    let cited = after
        || matches!(before, Some("v" | "vs" | "versus" | "and"))
        || !in_rights && is_the_source(letter, cues, sentence, words.start);
    // a line of the address below the right tells of it too
    let near = sentence.block.saturating_sub(1)..sentence.block + 1;
    let complains = |index: usize| first(letter, &cues.complains, letter.blocks[index].words.clone()).is_some();
    if cited || !(in_rights || near.into_iter().any(complains)) {
        return;
    }
    rights.complaints.push(Complaint {
        span: letter.words_span(words),
        regulator,
        block: sentence.block,
        addressed: in_rights || addresses_the_reader(letter, sentence),
        other_law: is_of_another_law(letter, sentence.words.clone()),
    });
}
