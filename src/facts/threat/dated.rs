//! Events with a time of their own: "the Manchester Arena was attacked on 22 May 2017". Event and time must stand
//! straight together: a review, an inquiry or an anniversary of an attack has another date than the attack.

use super::named::NamedEvent;
use super::times::{Time, YearRef, times};
use super::topics::is_one;
use crate::letter::{Gap, Letter};

/// An event that a letter names, with the time at which it says that it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedEvent {
    /// The event, as an index into the events of the letter.
    pub event: usize,
    /// When the letter says that it happened: a stated month or day.
    pub time: Time,
}

/// What may stand between an event and its own time.
const LINKS: [&str; 20] = [
    "was",
    "were",
    "attack",
    "attacks",
    "attacked",
    "bombing",
    "bombings",
    "bombed",
    "bomb",
    "terrorist",
    "terror",
    "which",
    "that",
    "took",
    "place",
    "happened",
    "occurred",
    "on",
    "in",
    "of",
];
/// Before an event, what has a date of its own.
const AROUND: [&str; 8] = ["anniversary", "inquiry", "memorial", "since", "report", "review", "inquest", "trial"];
/// How many words before an event are looked at.
const BACK: usize = 6;

/// The events that have a time straight after them.
pub(super) fn dated(letter: &Letter, events: &[NamedEvent]) -> Vec<DatedEvent> {
    let (mut found, mut read): (Vec<DatedEvent>, (usize, Vec<Time>)) = (Vec::new(), (usize::MAX, Vec::new()));
    for (index, event) in events.iter().enumerate() {
        let Some(sentence) = letter.sentences.get(event.sentence) else { continue };
        if read.0 != event.sentence {
            read = (event.sentence, times(letter, sentence.words.clone()));
        }
        let end = event.words.end;
        let Some(time) = read.1.iter().find(|time| time.words.start >= end && time.words.start <= end + 6) else {
            continue;
        };
        let linked = (end..time.words.start).all(|at| is_one(letter, at, &LINKS));
        let plain = (end..=time.words.start).all(|at| letter.words[at].gap.is_plain_space());
        let led = is_one(letter, time.words.start.saturating_sub(1), &["on", "in", "of"]);
        let attacked = (event.words.start.saturating_sub(BACK).max(sentence.words.start)..time.words.start).any(|at| {
            ["attack", "bomb"]
                .iter()
                .any(|stem| letter.word(at).get(..stem.len()).is_some_and(|head| head.eq_ignore_ascii_case(stem)))
        });
        let around = event.words.start.saturating_sub(BACK).max(sentence.words.start)..event.words.start;
        let other = around.into_iter().any(|at| is_one(letter, at, &AROUND));
        let whole = matches!(time.year, YearRef::Stated(_)) && !time.months.is_empty();
        // "the attack in May 2018 and the review": the next clause has its own time
        let cut = letter.words.get(time.words.end).is_some_and(|word| word.gap.has(Gap::SLASH));
        if linked && plain && led && attacked && !other && whole && !cut {
            found.push(DatedEvent { event: index, time: time.clone() });
        }
    }
    found
}
