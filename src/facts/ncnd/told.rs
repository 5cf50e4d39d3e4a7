//! What else a letter that neither confirms nor denies says of the information: that it is held, that it follows, that
//! "other" information is not spoken of. Asked only of letters that take the stance, so nothing here is read for others.

use std::ops::Range;

use super::cues::cues;
use super::{Ncnd, Scope, Stance};
use crate::facts::time_cues::CueSet;
use crate::letter::words::{fixed_key, key, keys};
use crate::letter::{Block, BlockKind, Gap, Letter, Region, Sentence, WordKind};
use crate::text::Span;

/// Something that the letter says of the information asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// The words.
    pub span: Span,
    /// Whether searches are said to have found it; otherwise it is said to be held or not held.
    pub found: bool,
}

/// The first place outside any question's own answer where the letter states that all the information is, or is not, held.
pub fn held(letter: &Letter, ncnd: &Ncnd) -> Option<Told> {
    let words = &letter.words;
    own(letter).find_map(|(index, sentence)| {
        let held = cues().held.find(words, sentence.words.clone());
        let found = held.is_none();
        let hit = held.or_else(|| cues().found.find(words, sentence.words.clone()))?;
        // "We hold the information you requested about Mr X": of more than the request's own words nobody can tell
        let ends = hit.end >= sentence.words.end
            || words[hit.end].gap.has(Gap::COMMA)
            || ["and", "but", "however"].iter().any(|join| key(join) == words[hit.end].key);
        let clause = sentence.words.start..hit.end;
        let stated = !cues().unstated.is_in(words, clause) && !ncnd.is_labelled(letter.sentences[index].block);
        (ends && stated).then(|| Told { span: letter.words_span(hit), found })
    })
}

/// "Fenshire Police holds a contract for it and can neither confirm nor deny that it holds the information you requested": the
/// words of a sentence, straight before the stance that covers the whole, that say what is held.
pub fn held_in_one_breath(letter: &Letter, stance: &Stance) -> Option<Span> {
    const HOLD: [u64; 2] = keys(["hold", "holds"]);
    const JOIN: [u64; 2] = keys(["and", "but"]);
    const LEADS: [u64; 9] = keys(["we", "i", "the", "can", "confirm", "that", "of", "and", "a"]);
    const MODALS: [u64; 5] = keys(["can", "will", "does", "do", "therefore"]);
    const NO_RECORD: [u64; 10] =
        keys(["view", "position", "duty", "role", "responsibility", "opinion", "belief", "licence", "power", "office"]);
    let words = &letter.words;
    let sentence = &letter.sentences[stance.sentence];
    let join = (sentence.words.start..stance.words.start).rev().find(|&at| !MODALS.contains(&words[at].key))?;
    let held = (sentence.words.start..join).find(|&at| HOLD.contains(&words[at].key))?;
    let subject = sentence.words.start..held;
    let plain = |at: usize| words[at].capital || LEADS.contains(&words[at].key);
    let object = held + 1..join;
    let record = !object.is_empty() && !object.clone().any(|at| NO_RECORD.contains(&words[at].key));
    (JOIN.contains(&words[join].key) && !subject.is_empty() && subject.clone().all(plain) && record)
        .then(|| letter.words_span(subject.start..join))
}

/// "The information asked for is as follows", where nothing but the stance follows, and the paragraph between that only says
/// where something may be found.
pub fn announced(letter: &Letter, stance: &Stance) -> Option<(Span, Option<Span>)> {
    let at = letter.sentences[stance.sentence].block;
    let mut pointed = None;
    for index in (0..at).rev() {
        let block = &letter.blocks[index];
        if block.words.is_empty() || block.kind == BlockKind::Heading {
            continue;
        }
        if !block.region.is_own_prose() || matches!(block.kind, BlockKind::Item | BlockKind::Row) {
            return None;
        }
        let last = letter.sentences[block.sentences.clone()].last()?;
        if let Some(found) = cues().announced.find(&letter.words, last.words.clone()) {
            let ends = last.words.end - found.end <= 1;
            return ends.then(|| (letter.words_span(found), pointed));
        }
        // one paragraph that gives nothing itself may stand between
        if pointed.is_some() || !points(letter, block) {
            return None;
        }
        pointed = Some(letter.words_span(block.words.clone()));
    }
    None
}

/// Whether a paragraph only says where something may be found, without a link or a section.
fn points(letter: &Letter, block: &Block) -> bool {
    let plain = |word: &crate::letter::Word| word.kind == WordKind::Plain;
    block.sentences.len() == 1
        && letter.words[block.words.clone()].iter().all(plain)
        && cues().pointing.is_in(&letter.words, block.words.clone())
}

/// "Any other information" in a letter that neither confirms nor denies the whole, and gives nothing.
pub fn other_information(letter: &Letter, ncnd: &Ncnd) -> Option<Span> {
    if !ncnd.is_full() {
        return None;
    }
    let words = &letter.words;
    let first = ncnd.first()?;
    let own_words = || own(letter).filter(|(index, _)| *index != first.sentence);
    let gives = own_words().any(|(index, sentence)| {
        let block = &letter.blocks[sentence.block];
        let set = if index < first.sentence { &cues().given_before } else { &cues().given_after };
        let link = || words[sentence.words.clone()].iter().any(|word| word.kind == WordKind::Url);
        block.kind == BlockKind::Row || set.is_in(words, sentence.words.clone()) || link()
    });
    if gives || ncnd.is_labelled(letter.sentences[first.sentence].block) {
        return None;
    }
    // "any other information that we hold is on our website" gives something in its own way
    let argued = |sentence: &Sentence| cues().confirming.is_in(words, sentence.words.clone());
    let after = own_words().filter(|(index, sentence)| *index > first.sentence && argued(sentence));
    let find = |(_, sentence): (usize, &Sentence)| cues().other_information.find(words, sentence.words.clone());
    let found = after.into_iter().find_map(find)?;
    Some(letter.words_span(found))
}

/// Whether a sentence of the authority's keeps a reader from drawing conclusions.
pub fn no_inference(letter: &Letter) -> bool {
    let theirs = |sentence: &&Sentence| letter.blocks[sentence.block].region == Region::Request;
    // a wording never runs on into the next sentence
    let said = |found: &CueSet, beside: &CueSet, wanted: bool| {
        let sentences = found.in_letter(letter).into_iter().filter_map(|found| letter.sentence_of(found.start));
        let mut own = sentences.filter(|sentence| !theirs(sentence));
        own.any(|sentence| beside.is_in(&letter.words, sentence.words.clone()) == wanted)
    };
    said(&cues().no_inference, &cues().denying, true) || said(&cues().exists_or_not, &cues().confirming, false)
}

/// The words by which a full neither-confirm-nor-deny weighs disclosure. `None` where anything is withheld or given too.
pub fn on_disclosure(letter: &Letter, ncnd: &Ncnd) -> Vec<Span> {
    let words = &letter.words;
    let more = |sentence: &Sentence| {
        cues().withholds.is_in(words, sentence.words.clone())
            || cues().other_information.is_in(words, sentence.words.clone())
    };
    if !ncnd.is_full() || own(letter).any(|(_, sentence)| more(sentence)) {
        return Vec::new();
    }
    // "Factors against: the disclosure of a name …" names no factors against disclosure
    let joined = |found: &Range<usize>| !words[found.start + 1..found.end].iter().any(|word| word.gap.has(Gap::COLON));
    // "no public interest test on disclosure is needed"
    let denied = |sentence: &Sentence, found: &Range<usize>| {
        let near = sentence.words.start.max(found.start.saturating_sub(5))..found.start;
        cues().denying.is_in(words, near)
    };
    own_with_headings(letter)
        .filter_map(|(_, sentence)| {
            let found = cues().on_disclosure.find(words, sentence.words.clone()).filter(joined)?;
            (!denied(sentence, &found)).then_some(found)
        })
        .map(|found| letter.words_span(found))
        .collect()
}

/// "As much as there is a public interest in knowing …, this will only be overridden in exceptional circumstances".
pub fn overridden(letter: &Letter) -> Option<Span> {
    let words = &letter.words;
    let mut last = None;
    cues().overridden.in_letter(letter).into_iter().find_map(|found| {
        let index = letter.sentence_index(found.start)?;
        // the first of a sentence counts
        if last.replace(index) == Some(index) || !is_own(letter, index) {
            return None;
        }
        let sentence = &letter.sentences[index];
        let before: Range<usize> = sentence.words.start..found.start;
        let this = found.start > before.start && words[found.start - 1].key == const { fixed_key("this") };
        (this && cues().openness.is_in(words, before)).then(|| letter.words_span(found.start - 1..found.end))
    })
}

/// The sentences in which the authority speaks of the request, with their indices; rights and quoted law left out.
fn own<'a>(letter: &'a Letter) -> impl Iterator<Item = (usize, &'a Sentence)> {
    own_with_headings(letter).filter(|(_, sentence)| letter.blocks[sentence.block].kind != BlockKind::Heading)
}

/// Whether a sentence is one of [`own`].
fn is_own(letter: &Letter, index: usize) -> bool {
    speaks_of_the_request(letter, &letter.sentences[index])
        && letter.blocks[letter.sentences[index].block].kind != BlockKind::Heading
}

fn own_with_headings<'a>(letter: &'a Letter) -> impl Iterator<Item = (usize, &'a Sentence)> {
    letter.sentences.iter().enumerate().filter(|(_, sentence)| speaks_of_the_request(letter, sentence))
}

fn speaks_of_the_request(letter: &Letter, sentence: &Sentence) -> bool {
    let block = &letter.blocks[sentence.block];
    let rights = block.region.is_rights();
    block.region.is_own_prose() && !rights && block.kind != BlockKind::Literal
}

impl Stance {
    /// Whether it covers all that was asked for.
    pub fn is_whole(&self) -> bool {
        self.said && self.scope == Scope::Whole
    }
}
