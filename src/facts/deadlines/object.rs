//! What a limit for asking is a limit for: a review of this answer, or something else that a letter may also speak of (a
//! parking notice, a consultation, a file that does not open). A limit of something else is no fact.

use std::ops::Range;

use super::acts::Limit;
use crate::letter::{Gap, Letter};

/// What is asked for.
const REVIEWS: [&str; 12] = [
    "review",
    "reviews",
    "appeal",
    "appeals",
    "complaint",
    "complaints",
    "complain",
    "reconsideration",
    "re-examination",
    "representations",
    "dissatisfaction",
    "objection",
];
/// After these words comes what a review is of.
const OF: [&str; 7] = ["of", "against", "about", "into", "regarding", "concerning", "over"];
/// What in a letter can be reviewed.
const OURS: [&str; 34] = [
    "decision",
    "decisions",
    "response",
    "responses",
    "handling",
    "handled",
    "answer",
    "refusal",
    "reply",
    "request",
    "requests",
    "outcome",
    "letter",
    "way",
    "exemption",
    "exemptions",
    "matter",
    "notice",
    "manner",
    "result",
    "information",
    "foi",
    "foia",
    "eir",
    "freedom",
    "actions",
    "aspect",
    "part",
    "above",
    "application",
    "conclusion",
    "findings",
    "withholding",
    "case",
];
/// Words that point at this letter.
const POINTING: [&str; 30] = [
    "this",
    "our",
    "these",
    "its",
    "your",
    "my",
    "it",
    "how",
    "us",
    "that",
    "their",
    "them",
    "what",
    "being",
    "having",
    "foi",
    "foia",
    "eir",
    "freedom",
    "environmental",
    "decisions",
    "responses",
    "requests",
    "all",
    "part",
    "either",
    "every",
    "each",
    "whether",
    "why",
];
/// What one does to ask for a review.
const VERBS: [&str; 38] = [
    "write", "contact", "do", "ask", "request", "complain", "appeal", "submit", "make", "send", "notify", "tell",
    "let", "apply", "put", "raise", "inform", "ensure", "lodge", "address", "seek", "require", "exercise", "have",
    "e-mail", "email", "get", "express", "bring", "set", "state", "take", "forward", "be", "give", "wish", "return",
    "want",
];
/// Verbs that need an object to tell what is asked.
const TRANSITIVE: [&str; 9] = ["ask", "request", "submit", "make", "send", "lodge", "seek", "require", "apply"];
/// Objects of theirs that leave the passage to tell.
const OPEN: [&str; 20] = [
    "request",
    "requests",
    "it",
    "this",
    "so",
    "one",
    "us",
    "writing",
    "them",
    "concern",
    "concerns",
    "application",
    "address",
    "above",
    "below",
    "letter",
    "e-mail",
    "email",
    "such",
    "your",
];
/// In an "if" that leads to a review.
const UNHAPPY: [&str; 46] = [
    "unhappy",
    "dissatisfied",
    "satisfied",
    "content",
    "unsatisfied",
    "disagree",
    "disappointed",
    "happy",
    "agree",
    "believe",
    "feel",
    "consider",
    "think",
    "concern",
    "concerns",
    "concerned",
    "pursue",
    "again",
    "reconsider",
    "so",
    "possible",
    "can",
    "any",
    "necessary",
    "review",
    "reviews",
    "appeal",
    "appeals",
    "complaint",
    "complaints",
    "complain",
    "wrong",
    "properly",
    "incorrectly",
    "dissatisfaction",
    "decision",
    "issue",
    "issues",
    "aggrieved",
    "challenge",
    "dispute",
    "object",
    "reconsidered",
    "reviewed",
    "remain",
    "this",
];
const ADVERBS: [&str; 9] = ["also", "then", "first", "still", "please", "normally", "therefore", "either", "wish"];

fn is(letter: &Letter, at: usize, list: &[&str]) -> bool {
    let word = letter.words.get(at).map(|_| letter.word(at)).unwrap_or_default();
    list.iter().any(|listed| listed.eq_ignore_ascii_case(word))
}

/// Whether the clause asks for a review, an appeal or a complaint of something that is not this answer.
pub(super) fn names_another(letter: &Letter, clause: &Range<usize>, limit: Limit) -> bool {
    let parts = [clause.start..limit.start.min(clause.end), limit.end.min(clause.end)..clause.end];
    parts.into_iter().any(|part| {
        part.clone().filter(|&at| is(letter, at, &REVIEWS)).any(|at| {
            let near = at + 1..part.end.min(at + 8);
            // "a review, by writing to the Head of Fishing"
            let parted = |at: usize| letter.words[at].gap.has(Gap::COMMA) && is(letter, at, &["by", "in"]);
            let ends = |at: usize| is(letter, at, &["must", "should", "may", "will", "can", "within", "is"]);
            let stop = near.clone().find(|&at| parted(at) || ends(at));
            let of = (near.start..stop.unwrap_or(near.end)).find(|&at| is(letter, at, &OF));
            of.is_some_and(|of| of + 1 < part.end && !points_here(letter, of + 1, part.end))
        })
    })
}

/// Whether the words from `at` on are this answer: "this decision", "the handling of your request".
fn points_here(letter: &Letter, at: usize, end: usize) -> bool {
    if is(letter, at, &POINTING) || letter.word(at).starts_with(|char: char| char.is_ascii_digit()) {
        return true;
    }
    let within = |count: usize, list: &[&str]| (at..end.min(at + count)).any(|at| is(letter, at, list));
    if is(letter, at, &["a", "an"]) {
        return within(2, &OURS);
    }
    if is(letter, at, &["the", "any"]) || letter.words[at].capital {
        return within(6, &OURS);
    }
    within(4, &["handling", "handled", "response", "request", "foi"])
}

/// Whether a sentence that asks for something it does not name asks for anything but a review: by its verb and object,
/// by the "if" it hangs on.
pub(super) fn asks_another(letter: &Letter, sentence: &Range<usize>, clause: &Range<usize>, limit: Limit) -> bool {
    other_verb(letter, clause, limit) || other_condition(letter, sentence, limit)
}

fn other_verb(letter: &Letter, clause: &Range<usize>, limit: Limit) -> bool {
    const MODAL: [&str; 7] = ["must", "should", "may", "can", "could", "please", "to"];
    let modal = |at: &usize| {
        let you = *at > clause.start && is(letter, *at - 1, &["you", "need", "have", "entitled", "asked"]);
        is(letter, *at, &MODAL) && (you || is(letter, *at, &["please"]))
    };
    let Some(modal) = (clause.start..limit.start).rev().find(modal) else { return false };
    let Some(verb) = (modal + 1..limit.start).find(|&at| !is(letter, at, &ADVERBS)) else { return false };
    // "you must, within 40 working days, …"
    if is(letter, verb, &["within", "no", "by", "in", "not"]) {
        return false;
    }
    if !is(letter, verb, &VERBS) {
        return true;
    }
    let mut object = verb + 1..limit.start;
    let empty =
        object.clone().all(|at| is(letter, at, &["within", "no", "later", "than", "in", "to", "up", "for", "by"]));
    is(letter, verb, &TRANSITIVE) && !empty && !object.any(|at| is(letter, at, &OPEN) || is(letter, at, &REVIEWS))
}

fn other_condition(letter: &Letter, sentence: &Range<usize>, limit: Limit) -> bool {
    let begins = |at: &usize| {
        is(letter, *at, &["if", "unless"])
            || is(letter, *at, &["should"]) && at + 1 < sentence.end && is(letter, at + 1, &["you"])
    };
    // so many words on either side, so that a text without stops stays cheap
    let sentence = sentence.start.max(limit.start.saturating_sub(80))..sentence.end.min(limit.end + 80);
    let Some(start) = sentence.clone().find(begins) else { return false };
    let ends = |at: &usize| letter.words[*at].gap.has(Gap::COMMA) || *at == limit.start;
    let end = (start + 1..sentence.end).find(ends).unwrap_or(sentence.end);
    // a comma may part the condition itself: "if, having read this, you are unhappy"
    let whole = if end <= start + 2 { sentence.end } else { end };
    !(start..whole).any(|at| is(letter, at, &UNHAPPY))
}
