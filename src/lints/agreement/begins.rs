//! Whether a clause begins at a word, so that the noun phrase there is its subject.

use super::{follows, nouns};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, Sentence, Word, WordKind};
use crate::lints::clause::clauses;
use crate::lints::lexicon::{Classes, classes};

/// What also stands before what somebody is, without a clause.
const WHILE: [u64; 3] = keys(["as", "while", "whilst"]);
const ONLY: u64 = keys(["only"])[0];
/// What joins two clauses.
pub(super) const JOINS: [u64; 3] = keys(["and", "but", "so"]);
const DOUBTFUL: [u64; 4] = keys(["if", "whether", "as", "though"]);

/// Whether a clause begins at word `at`, and if so whether "if" or the like opens it.
pub(super) fn begins_clause(letter: &Letter, at: usize) -> Option<bool> {
    let word = &letter.words[at];
    if word.gap.has(Gap::SENTENCE) {
        // a list item or a fragment may go on with a sentence of the line before
        return word.capital.then_some(false);
    }
    let mut opener: &Word = letter.words.get(at.checked_sub(1)?)?;
    // "from which only the names are"
    if opener.key == ONLY && opener.gap.is_plain_space() && at > 1 {
        opener = &letter.words[at - 2];
    }
    if word.gap.has(Gap::COMMA) && after_opening(letter, at) {
        // "If, say, the request were wider"
        return Some(true);
    }
    if behind_a_question(letter, at) {
        return Some(false);
    }
    // "the files as well as the index are", "sums paid as a result are", "records made while a pupil are"
    let added = WHILE.contains(&opener.key) && !opener.gap.has(Gap::SENTENCE.with(Gap::COMMA));
    if word.gap.is_plain_space() && !word.capital && is_thought(letter, at - 1) {
        return Some(false);
    }
    let begins = || nouns().begins.contains(&opener.key) && opener.gap.has(Gap::SENTENCE) && opener.capital;
    let opens = !added
        && (nouns().opens.contains(&opener.key) || begins())
        && word.gap.is_plain_space()
        && !word.gap.has(Gap::MARKUP);
    (opens && !word.capital).then(|| DOUBTFUL.contains(&opener.key))
}

/// Whether a clause begins at word `at` behind ", and": where a clause stands before it, and no list.
pub(super) fn joins_clause(letter: &Letter, at: usize) -> bool {
    let words = &letter.words;
    let Some(and) = at.checked_sub(1).filter(|&and| JOINS.contains(&words[and].key)) else { return false };
    let Some(sentence) = letter.sentence_of(and).filter(|sentence| sentence.is_readable()) else { return false };
    let before = sentence.words.start..and;
    let list = || before.clone().skip(1).any(|index| words[index].gap.has(Gap::COMMA));
    let clause = || before.clone().any(|index| clauses().is_finite(words[index].key));
    words[and].gap.has(Gap::COMMA) && words[at].gap.is_plain_space() && !words[at].capital && clause() && !list()
}

/// "We believe the redactions go too far": a verb of thinking at word `at`, with its subject, and no "that" behind it.
fn is_thought(letter: &Letter, at: usize) -> bool {
    const THINKS: [u64; 8] = keys(["think", "believe", "feel", "hope", "understand", "accept", "agree", "say"]);
    const WE: [u64; 4] = keys(["i", "we", "you", "they"]);
    const BETWEEN: Classes = Classes::ADVERB.with(Classes::AUXILIARY).with(Classes::OTHER);
    /// "we do not now believe"
    const MOST: usize = 4;
    let words = &letter.words;
    if !THINKS.contains(&words[at].key) {
        return false;
    }
    let subject = (at.saturating_sub(MOST)..at).rev().find(|&index| WE.contains(&words[index].key));
    subject.is_some_and(|subject| {
        (subject + 1..at).all(|index| classes(words[index].key).only(BETWEEN)) && words[subject].gap.has(Gap::SENTENCE)
    })
}

/// "In relation to question 2 the description …": an introduction without its comma that ends in a number.
fn behind_a_question(letter: &Letter, at: usize) -> bool {
    const QUESTIONS: [u64; 5] = keys(["question", "part", "point", "item", "request"]);
    /// "in relation to question 2"
    const MOST: usize = 5;
    let words = &letter.words;
    let Some(sentence) = letter.sentence_of(at) else { return false };
    let start = sentence.words.start;
    let short = (start + 3..=start + MOST).contains(&at);
    short
        && words[at - 1].kind == WordKind::Number
        && QUESTIONS.contains(&words[at - 2].key)
        && words[start].capital
        && classes(words[start].key).may_be(Classes::PREPOSITION)
        && words[start + 1..=at].iter().all(|word| word.gap.is_plain_space() && !word.gap.has(Gap::MARKUP))
}

/// Whether what stands before the comma at word `at` is a phrase or clause that opens the sentence, and no list.
fn after_opening(letter: &Letter, at: usize) -> bool {
    let opens = |sentence: &&Sentence| sentence.words.start < at && sentence.is_readable();
    let Some(sentence) = letter.sentence_of(at).filter(opens) else { return false };
    let start = sentence.words.start;
    let spaces = Gap::QUOTE.with(Gap::OPEN).with(Gap::CLOSE).with(Gap::DASH).with(Gap::COLON).with(Gap::STOP);
    let first = &letter.words[start];
    let opening = Classes::PREPOSITION.with(Classes::CONJUNCTION);
    !letter.words[at].gap.has(spaces)
        && first.kind == WordKind::Plain
        && classes(first.key).may_be(opening)
        && !letter.words[start + 1..at].iter().any(|word| word.gap.has(Gap::COMMA.with(spaces)))
}

/// Whether "since", "after" or the like at the beginning of the sentence opens the clause at word `start`.
pub(super) fn is_behind_a_time(letter: &Letter, start: usize) -> bool {
    start.checked_sub(1).is_some_and(|before| nouns().begins.contains(&letter.words[before].key))
        && !letter.words[start].gap.has(Gap::SENTENCE)
}

/// "has …", "do …", "were told": no verb that a noun could follow as its subject.
pub(super) fn is_done(letter: &Letter, verb: usize) -> bool {
    const BE: [u64; 4] = keys(["is", "are", "was", "were"]);
    let next = letter.words.get(verb + 1).filter(|next| follows(next));
    !BE.contains(&letter.words[verb].key) || next.is_some_and(|next| classes(next.key).may_be(Classes::PARTICIPLE))
}
