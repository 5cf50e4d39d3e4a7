//! Work that an estimate counts although the fees regulations leave it out: blacking out, deciding about exemptions,
//! writing the answer. Only where one sentence, or that of the redaction and the next, has both the work and its time or
//! cost, and nothing that says it was left out.

use super::amounts::{Amount, amount};
use super::cues::cues;
use super::own;
use crate::letter::words::keys;
use crate::letter::{Letter, Sentence};
use crate::text::Span;

/// Which work it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activity {
    /// Blacking out what is exempt. In Scotland it may be counted as part of providing the information.
    Redaction,
    /// Deciding what is exempt, or writing the answer.
    Considering,
}

/// Every place where the estimate counts such work.
pub fn miscounted(letter: &Letter) -> Vec<(Activity, Span)> {
    let words = &letter.words;
    let unit = const { keys(["minute", "minutes", "mins", "hour", "hours"]) };
    let mut found = Vec::new();
    for sentence in own(letter) {
        let range = sentence.words.clone();
        let redaction = cues().redaction.find(words, range.clone()).map(|found| (Activity::Redaction, found));
        let considering = || cues().exemptions.find(words, range.clone()).map(|found| (Activity::Considering, found));
        let Some((activity, place)) = redaction.or_else(considering) else { continue };
        let timed = words[range.clone()].iter().any(|word| unit.contains(&word.key))
            || range.clone().any(|at| matches!(amount(letter, at, range.end), Some((Amount::Pounds(_), _))));
        let counts = timed && estimates(letter, range.clone())
            || cues().counted.is_in(words, range.clone()) && tells_of_cost(letter, range.clone());
        let counts = counts || activity == Activity::Redaction && is_timed_next(letter, sentence);
        if counts && !cues().not_counted.is_in(words, range.clone()) {
            found.push((activity, letter.words_span(place)));
        }
    }
    found
}

/// "Each report would need to be read and redacted. It would take two hours to review each": the next sentence says how
/// long, and not how long it takes to find them.
fn is_timed_next(letter: &Letter, sentence: &Sentence) -> bool {
    const NEEDS: [u64; 5] = keys(["need", "needs", "have", "has", "must"]);
    const IT: [u64; 2] = keys(["it", "this"]);
    const UNIT: [u64; 4] = keys(["minute", "minutes", "hour", "hours"]);
    const DONE: [u64; 7] = keys(["review", "process", "prepare", "redact", "complete", "check", "edit"]);
    let words = &letter.words;
    let needed = sentence.words.clone().any(|at| NEEDS.contains(&words[at].key));
    let next = letter.sentences.get(letter.sentence_index(sentence.words.start).map_or(usize::MAX, |at| at + 1));
    let Some(next) = next.filter(|next| needed && next.block == sentence.block) else { return false };
    let range = next.words.clone();
    let unit = range.clone().find(|&at| UNIT.contains(&words[at].key));
    IT.contains(&words[range.start].key)
        && estimates(letter, range.clone())
        && unit.is_some_and(|unit| (unit + 1..range.end.min(unit + 4)).any(|at| DONE.contains(&words[at].key)))
        && !cues().not_counted.is_in(words, range)
}

/// "would take", "we estimate".
fn estimates(letter: &Letter, range: std::ops::Range<usize>) -> bool {
    let verbs = const {
        keys([
            "take",
            "takes",
            "took",
            "taken",
            "require",
            "estimate",
            "estimated",
            "estimates",
            "spend",
            "spent",
            "cost",
        ])
    };
    letter.words[range].iter().any(|word| verbs.contains(&word.key))
}

/// "Our estimate includes …", "The cost of compliance includes …".
fn tells_of_cost(letter: &Letter, range: std::ops::Range<usize>) -> bool {
    let subjects = const { keys(["estimate", "cost", "costs", "calculation", "hours", "time", "total", "figure"]) };
    letter.words[range].iter().take(8).any(|word| subjects.contains(&word.key))
}
