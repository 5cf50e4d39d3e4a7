//! Where a sentence speaks of the published threat level, and of which: "threat level", "level of threat", "the threat
//! to the UK from terrorism", and "it" in the sentences that follow. A threat to somebody in particular, or of another
//! kind, is no topic.

use super::about::speaks;
use super::elsewhere::{aimed_elsewhere, elsewhere_said};
use super::whose::of_others;
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, Sentence};

/// A place where the threat level is spoken of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Topic {
    /// Its first word.
    pub(super) start: usize,
    /// One past its last word.
    pub(super) end: usize,
    /// How firmly it names the published level.
    pub(super) firm: Firm,
}

/// How firmly a topic names the published level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Firm {
    /// "threat level".
    Level,
    /// "the threat to the UK from terrorism": a level may follow, or an adjective.
    Threat,
    /// "it", "the level" after a sentence on the threat level.
    Carried,
}

/// Whether word `at` is one of `list` (lower case, no apostrophes).
pub(super) fn is_one(letter: &Letter, at: usize, list: &[&str]) -> bool {
    let Some(word) = letter.words.get(at) else { return false };
    let len = word.span().len();
    if list.iter().all(|word| word.len() != len) {
        return false;
    }
    let written = word.span().of(letter.text());
    list.iter().any(|word| word.len() == len && written.eq_ignore_ascii_case(word))
}

const PRONOUN_VERBS: [&str; 16] = [
    "is",
    "was",
    "has",
    "had",
    "now",
    "currently",
    "stands",
    "stood",
    "remains",
    "remained",
    "rose",
    "fell",
    "went",
    "then",
    "subsequently",
    "returned",
];

/// The words with which a topic may begin.
const OPENERS: [u64; 11] = keys([
    "threat-level",
    "threat-levels",
    "threat",
    "terror",
    "level",
    "levels",
    "it",
    "this",
    "which",
    "the",
    "that",
]);

/// The topics of a sentence, in order. `carried` says that the sentence before spoke of the threat level.
pub(super) fn topics(letter: &Letter, sentence: &Sentence, carried: bool) -> Vec<Topic> {
    let words = sentence.words.clone();
    let mut found: Vec<Topic> = Vec::new();
    // most sentences have none of the words that a topic needs
    if !carried && !speaks(letter, words.clone()) || elsewhere_said(letter, sentence) {
        return found;
    }
    let mut at = words.start;
    while at < words.end {
        if !OPENERS.contains(&letter.words[at].key) {
            at += 1;
            continue;
        }
        let known = carried || !found.is_empty();
        let topic = level_topic(letter, at, words.end).or_else(|| threat_topic(letter, at, words.start, words.end));
        let topic = topic.or_else(|| known.then(|| again(letter, at, words.start, words.end)).flatten());
        match topic {
            Some(topic) if aimed_elsewhere(letter, topic, words.end) || of_others(letter, topic, words.start) => {
                return Vec::new();
            }
            Some(topic) => {
                at = topic.end;
                found.push(topic);
            }
            None => at += 1,
        }
    }
    found
}

/// "threat level", "level of [the] [terrorist] threat".
fn level_topic(letter: &Letter, at: usize, end: usize) -> Option<Topic> {
    let make = |end| Some(Topic { start: at, end, firm: Firm::Level });
    if is_one(letter, at, &["threat-level", "threat-levels"]) {
        return make(at + 1);
    }
    if is_one(letter, at, &["threat", "terror"]) && at + 1 < end && is_one(letter, at + 1, &["level", "levels"]) {
        return make(at + 2);
    }
    if is_one(letter, at, &["level", "levels"]) && is_one(letter, at + 1, &["of"]) {
        let threat = (at + 2..end.min(at + 6)).find(|&next| is_one(letter, next, &["threat", "terrorism"]))?;
        let between = (at + 2..threat).all(|next| {
            is_one(letter, next, &["the", "terror", "terrorist", "terrorism", "national", "uk", "current"])
        });
        return between.then_some(Topic { start: at, end: threat + 1, firm: Firm::Level });
    }
    None
}

/// "the threat to the UK from international terrorism", "the terrorist threat to the UK".
fn threat_topic(letter: &Letter, at: usize, start: usize, end: usize) -> Option<Topic> {
    if !is_one(letter, at, &["threat"]) {
        return None;
    }
    let terror = |at| is_one(letter, at, &["terrorism", "terrorist", "terror", "terrorists", "nirt"]);
    let after = (at + 1..end.min(at + 16)).take_while(|&next| !letter.words[next].gap.has(Gap::COLON));
    let near = after.clone().find(|&next| terror(next));
    let led = is_one(letter, at + 1, &["to", "from", "in"]) && near.is_some();
    let before = at > start && terror(at - 1) && is_one(letter, at + 1, &["to", "in"]);
    (led || before).then_some(Topic { start: at, end: near.map_or(at + 1, |near| near + 1), firm: Firm::Threat })
}

/// "it is …", "the level was …", "that threat has …" when the threat level is already the subject.
fn again(letter: &Letter, at: usize, start: usize, end: usize) -> Option<Topic> {
    if is_one(letter, at, &["it", "this", "which"]) && at + 1 < end && is_one(letter, at + 1, &PRONOUN_VERBS) {
        return Some(Topic { start: at, end: at + 1, firm: Firm::Carried });
    }
    let named = is_one(letter, at, &["the", "this", "that"])
        && (is_one(letter, at + 1, &["level", "threat"])
            || is_one(letter, at + 1, &["national", "current"]) && is_one(letter, at + 2, &["level"]));
    let last = at + if is_one(letter, at + 1, &["level", "threat"]) { 2 } else { 3 };
    // "the threat level" is a topic in its own right
    let named = named && !(is_one(letter, at + 1, &["threat"]) && is_one(letter, at + 2, &["level", "levels"]));
    // "the level of our response"
    let of_other = is_one(letter, last, &["of"]);
    (named && !of_other && last < end && at >= start).then_some(Topic { start: at, end: last, firm: Firm::Carried })
}
