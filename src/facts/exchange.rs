//! What passed between receipt and answer. Nobody can list the ways in which a clock is said to have begun anew, but a day
//! between the two on which the requester wrote, paid or agreed is stated for hardly any other reason.

use jiff::civil::Date;

use super::time_cues::cues;
use super::timing::{Where, speaks_of_now};
use super::{DateFact, Role};
use crate::letter::Letter;
use crate::letter::words::key;
use crate::text::Span;

/// A day between receipt and answer in a sentence that tells what the requester did or was asked: the time may have run
/// from it. A reminder, a complaint and an acknowledgement restart nothing.
pub(super) fn exchange(letter: &Letter, dates: &[DateFact], received: Date, sent: Date) -> Option<Span> {
    const REQUESTER: [&str; 4] = ["you", "fee", "payment", "clarification"];
    const NO_RESTART: [&str; 18] = [
        "reminder",
        "reminded",
        "chased",
        "chasing",
        "chaser",
        "chase",
        "complained",
        "complaint",
        "acknowledged",
        "acknowledge",
        "acknowledging",
        "acknowledgement",
        "acknowledgment",
        "apologise",
        "apologised",
        "published",
        "due",
        "should",
    ];
    let between = dates.iter().filter(|fact| !fact.asked && fact.role != Role::CorrectAsOf);
    let between = between.filter(|fact| fact.date.is_some_and(|date| received < date && date < sent));
    between.into_iter().find_map(|fact| {
        let at = letter.word_from(fact.span.start);
        let sentence = letter.sentence_of(at).filter(|sentence| speaks_of_now(letter, sentence, Where::Own))?;
        let near = sentence.words.start.max(at.saturating_sub(40))..sentence.words.end.min(at + 40);
        let any =
            |list: &[&str]| letter.words[near.clone()].iter().any(|word| list.iter().any(|one| key(one) == word.key));
        (any(&REQUESTER) && !any(&NO_RESTART) && !cues().conditional.is_in(&letter.words, near)).then_some(fact.span)
    })
}
