//! Clauses of the genre: the gerund, infinitive or noun that is the subject of a sentence about confirming, denying or
//! disclosing, and the verb that belongs to it. Several lints ask where a comma or a word has come between the two.
//!
//! This is no parser. It knows the subjects these letters are made of and counts the clauses that open inside them;
//! where the count does not come out, nobody is told anything.

pub mod anew;
pub mod aside;
mod commas;
mod cues;
mod however;
pub mod noun;
pub mod one_sided;
mod second;
mod subject;
mod twice;
mod whole;

use crate::letter::words::{self, Word};
use crate::letter::{Block, BlockKind, Gap, Letter, Sentence};

pub use commas::{commas, relative_aside};
pub use cues::clauses;
pub use however::however_runs_on;
pub use second::{asks, has_subject, second_clauses};
pub use subject::{Head, head_at, introduces, subject_before};
pub use twice::{release_again, therefore_again};
pub use whole::{SUBJECTS, hopes, is_clause, is_whole};

/// Everything that ends a stretch of words, the comma apart.
pub const MARKS: Gap =
    Gap::COLON.with(Gap::DASH).with(Gap::OPEN).with(Gap::CLOSE).with(Gap::QUOTE).with(Gap::SLASH).with(Gap::OTHER);

/// Whether a comma stands before a word, and nothing else but space.
pub fn is_after_comma(word: &Word) -> bool {
    // a bracket may close before the comma
    let other = Gap::COLON.with(Gap::DASH).with(Gap::OPEN).with(Gap::QUOTE).with(Gap::SLASH).with(Gap::OTHER);
    word.gap.has(Gap::COMMA) && word.gap.has(Gap::SPACE) && !word.gap.has(other.with(Gap::STOP).with(Gap::SENTENCE))
}

/// Whether a word is a form of be, have or do, or a modal verb.
pub fn is_verb(key: u64) -> bool {
    clauses().modals.contains(&key) || clauses().auxiliaries.contains(&key)
}

/// The sentence of a word in which the authority itself speaks in prose, with its block; questions, and what is too long
/// for a sentence, are left out.
pub fn own_sentence<'a>(letter: &'a Letter, at: usize) -> Option<(&'a Sentence, &'a Block)> {
    let sentence = letter.sentence_of(at).filter(|sentence| sentence.is_readable())?;
    let block = &letter.blocks[sentence.block];
    let prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) && block.region.is_own_prose();
    let end = letter.text()[..sentence.span.end].trim_end_matches(['*', '_', '"', '”', '’', ')']);
    (prose && !block.emphasised && !end.ends_with('?')).then_some((sentence, block))
}

/// What stands before a word in its sentence, back to the comma or other mark next to it.
pub fn segment_start(letter: &Letter, sentence: &Sentence, at: usize) -> usize {
    let marks = MARKS.with(Gap::COMMA);
    (sentence.words.start + 1..at)
        .rev()
        .find(|&index| letter.words[index].gap.has(marks))
        .unwrap_or(sentence.words.start)
}

/// What a run of words says about its verbs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verbs {
    /// The first finite verb that belongs to no clause inside the run.
    pub main: Option<usize>,
    /// Clauses that have opened and have no verb yet.
    pub open: usize,
    /// The last finite verb of any clause.
    pub last: Option<usize>,
}

/// Count the clauses and verbs of a run of words.
pub fn verbs(words: &[Word], range: std::ops::Range<usize>) -> Verbs {
    let lists = clauses();
    let mut found = Verbs::default();
    let mut at = range.start;
    while at < range.end {
        let key = words[at].key;
        if lists.opens.contains(&key) {
            let next = words.get(at + 1).filter(|_| at + 1 < range.end).map_or(0, |next| next.key);
            let open = match () {
                _ if lists.always_opens(key) => true,
                // "as part of", "than the": only a pronoun shows that a clause follows
                _ if lists.likens(key) => lists.pronouns.contains(&next) || lists.things.contains(&next),
                _ => !lists.short.contains(&next) && !lists.is_or(next),
            };
            found.open += usize::from(open && !has_other_verb(words, at, range.end));
        } else if at > range.start && lists.pronouns.contains(&key) && is_contact(words, at, range.end) {
            // "the information you have requested": a clause without "that"
            found.open += 1;
        } else if lists.is_finite(key) && !(key == MAY && words[at].capital) && !is_after_to(words, at, range.start) {
            if found.open > 0 {
                found.open -= 1;
            } else if found.main.is_none() {
                found.main = Some(at);
            }
            at = group_end(words, at, range.end);
            found.last = Some(at - 1);
            continue;
        }
        at += 1;
    }
    found
}

/// Whether a pronoun after a noun opens a clause whose verb is still to come: "the information you have requested".
fn is_contact(words: &[Word], at: usize, end: usize) -> bool {
    let lists = clauses();
    let before = &words[at - 1];
    let closed = lists.opens.contains(&before.key)
        || lists.is_finite(before.key)
        || lists.joins.contains(&before.key)
        || lists.prepositions.contains(&before.key);
    let next = words.get(at + 1).filter(|_| at + 1 < end);
    !closed && words[at].gap.is_plain_space() && next.is_some_and(|next| lists.is_finite(next.key))
}

/// "to do", "to hold".
fn is_after_to(words: &[Word], at: usize, start: usize) -> bool {
    at > start && words[at - 1].key == TO
}

/// Whether the clause that opens at a word has a verb that is in no list, at its usual place: "that you asked for",
/// "which undermines".
fn has_other_verb(words: &[Word], opener: usize, end: usize) -> bool {
    let lists = clauses();
    let Some(next) = words.get(opener + 1).filter(|_| opener + 1 < end) else { return false };
    let after = words.get(opener + 2).filter(|_| opener + 2 < end);
    let content = |word: &Word| !lists.is_finite(word.key) && !lists.determiners.contains(&word.key);
    lists.pronouns.contains(&next.key) && after.is_some_and(|after| content(after) && !lists.bare.contains(&after.key))
}

/// "May" with a capital is the month.
const MAY: u64 = words::keys(["may"])[0];
const TO: u64 = words::keys(["to"])[0];

/// One past the words that belong to a finite verb: "may or may not have", "is or isn't", "does not exist".
fn group_end(words: &[Word], verb: usize, end: usize) -> usize {
    let lists = clauses();
    let mut at = verb + 1;
    let mut helps = lists.modals.contains(&words[verb].key) || lists.auxiliaries.contains(&words[verb].key);
    while at < end {
        let key = words[at].key;
        if lists.is_or(key) {
            // "is or is not", "exists or does not exist", "is held or not"
            let next = words[at + 1..end.min(at + 3)].iter().position(|word| lists.is_finite(word.key));
            match next {
                Some(0) => at += 2,
                Some(_) if words[at + 1].key == words[verb].key => at += 3,
                _ => return at,
            }
            helps = true;
        } else if helps && lists.bare.contains(&key) {
            at += 1;
        } else {
            return at;
        }
    }
    at
}
