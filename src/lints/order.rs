//! Times that cannot be, beside those of receipt: a range that ends before it begins, a request received before it was
//! written or answered before it was received, and something that is told as past on a day after the letter's own.

use std::ops::Range;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::diagnostic::Severity;
use crate::facts::answer::Kind as Answer;
use crate::facts::dates::{long, month_of};
use crate::facts::due::due;
use crate::facts::{DateFact, Dated, Role, year};
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::{fixed_key, keys};
use crate::letter::{Gap, Letter, Region, WordKind};
use crate::text::{Span, data};

use super::{Cx, Finding, Findings};

/// What begins a range, and what links its ends.
const LEADS: [(u64, &str); 2] = [(fixed_key("from"), "to"), (fixed_key("between"), "and")];

/// A day or a month as a range names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub words: Range<usize>,
    pub year: i16,
    pub month: i8,
    pub day: Option<i8>,
}

impl Point {
    fn is_after(&self, other: &Point) -> bool {
        let months = (self.year, self.month).cmp(&(other.year, other.month));
        let days = self.day.zip(other.day).is_some_and(|(this, that)| this > that);
        months.is_gt() || months.is_eq() && days
    }
}

/// "From 1 May 2023 to 1 April 2023", "between May 2023 and April 2023", in the authority's own words and not in the
/// requester's before.
pub(super) fn ranges(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let mut asked: Option<Vec<(Point, Point)>> = None;
    for (lead, link) in LEADS {
        for at in letter.places_of(lead) {
            let Some((first, last)) = range(letter, at, link).filter(|(first, last)| first.is_after(last)) else {
                continue;
            };
            if !matches!(letter.region_of(at), Region::Residue | Region::Statute | Region::Request) && !is_moved(cx, at)
            {
                let asked = asked.get_or_insert_with(|| asked_ranges(letter));
                let same = |(a, b): &(Point, Point)| {
                    (a.year, a.month, a.day, b.year, b.month, b.day)
                        == (first.year, first.month, first.day, last.year, last.month, last.day)
                };
                if !asked.iter().any(same) {
                    let message = format!(
                        "‘{}’ ends before it begins. Check both against the case record and correct the wrong one.",
                        letter.words_span(at..last.words.end).of(letter.text()),
                    );
                    let span = letter.words_span(first.words.start..last.words.end);
                    findings.push(Finding::new(span, message).label("ends before it begins"));
                }
            }
        }
    }
}

/// Every such range in the requester's words.
fn asked_ranges(letter: &Letter) -> Vec<(Point, Point)> {
    let asked = |at: &usize| letter.region_of(*at) == Region::Request;
    LEADS
        .into_iter()
        .flat_map(|(lead, link)| letter.places_of(lead).filter(asked).filter_map(move |at| range(letter, at, link)))
        .collect()
}

/// The range behind "from" or "between".
fn range(letter: &Letter, lead: usize, link: &str) -> Option<(Point, Point)> {
    let first = point(letter, lead + 1)?;
    let joined = letter.words.get(first.words.end).is_some_and(|word| word.gap.is_plain_space());
    let linked = joined && letter.word(first.words.end) == link;
    let last = point(letter, first.words.end + 1).filter(|_| linked)?;
    Some((first, last))
}

/// "1 May 2023", "the 1st of May 2023", "May 2023" at a word, all in one line of words.
pub(super) fn point(letter: &Letter, start: usize) -> Option<Point> {
    const THE: u64 = fixed_key("the");
    const OF: u64 = fixed_key("of");
    let words = &letter.words;
    let plain = |at: usize| words.get(at).is_some_and(|word| word.gap.is_plain_space());
    let mut at = start + usize::from(words.get(start).is_some_and(|word| word.key == THE) && plain(start));
    let figures = |at: usize| letter.word(at).trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let day =
        words.get(at).filter(|word| word.kind == WordKind::Number && plain(at)).and_then(|_| figures(at).parse().ok());
    if day.is_some() {
        at += 1;
        at += usize::from(words.get(at).is_some_and(|word| word.key == OF));
    }
    let month = words.get(at).filter(|word| word.capital && plain(at)).and_then(|word| month_of(word.key))?;
    let year = words.get(at + 1).filter(|word| word.gap.is_plain_space()).and_then(|_| year(letter.word(at + 1)))?;
    Some(Point { words: start..at + 2, year, month, day })
}

/// "The opening was moved from 1 May 2023 to 1 April 2023": two days of one thing.
fn is_moved(cx: &Cx, at: usize) -> bool {
    let letter = cx.letter;
    let Some(sentence) = letter.sentence_of(at) else { return true };
    cues().moved.is_in(&letter.words, sentence.words.clone(), &NoSlots)
}

/// "Your request of 10 October, which was received on 9 October".
pub(super) fn receipt_before_writing(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    for pair in cx.facts.dates.windows(2) {
        let [written, received] = pair else { continue };
        let (Some(first), Some(last)) = (written.date, received.date) else { continue };
        let roles = written.role == Role::Requested && received.role == Role::Received;
        if !roles || written.asked || received.asked || last >= first {
            continue;
        }
        let between = letter.word_from(written.span.end)..letter.word_from(received.span.start);
        if between.len() > 12 || !between.clone().all(|at| is_of_receipt(letter, at)) {
            continue;
        }
        let message = format!(
            "The request is said to be of {} and to have been received on {}, before it was written. One of the two is wrong: correct it from the case record.",
            long(first),
            long(last)
        );
        findings.push(
            Finding::new(received.span, message)
                .label("before it was written")
                .related(written.span, "the day of the request"),
        );
    }
}

/// "Your request was received on 31 May … we will answer by 28 May": the end of the time before its beginning. Only in an
/// acknowledgement that tells of one receipt, as a letter about several requests has the days of each.
pub(super) fn due_before_receipt(cx: &Cx, findings: &mut Findings) {
    let facts = cx.facts;
    let Some(received) = facts.received else { return };
    let Some(span) = received.span else { return };
    let mut receipts = facts.dates.iter().filter(|fact| fact.role == Role::Received && !fact.asked);
    let several = receipts.any(|fact| fact.date != Some(received.date));
    if several || facts.answer.kind != Answer::Acknowledgement || facts.timing.restarted.is_some() {
        return;
    }
    for stated in due(cx.letter, &facts.dates) {
        if stated.date < received.date && stated.span.start > span.end {
            let message = format!(
                "The answer is promised by {}, and the request was received on {}. Check both against the case record and correct the wrong one.",
                long(stated.date),
                long(received.date),
            );
            findings.push(Finding::new(stated.span, message).label("before receipt").related(span, "received"));
        }
    }
}

/// Whether a word only leads from the day of a request to that of its receipt.
fn is_of_receipt(letter: &Letter, at: usize) -> bool {
    const WORDS: [u64; 24] = keys([
        "which",
        "that",
        "was",
        "and",
        "received",
        "we",
        "i",
        "by",
        "us",
        "in",
        "at",
        "this",
        "our",
        "the",
        "on",
        "office",
        "force",
        "council",
        "trust",
        "department",
        "constabulary",
        "university",
        "reached",
        "it",
    ]);
    let word = &letter.words[at];
    !word.gap.has(Gap::SENTENCE.with(Gap::BLOCK)) && (WORDS.contains(&word.key) || word.capital)
}

/// "The inspection was made on 12 June 2025" in a letter of 2024.
pub(super) fn past_to_come(cx: &Cx, sent: Dated, findings: &mut Findings) {
    let Some(head) = sent.span else { return };
    let later = |fact: &&DateFact| {
        fact.role == Role::Other && !fact.asked && !fact.unclear && fact.date.is_some_and(|date| date > sent.date)
    };
    for fact in cx.facts.dates.iter().filter(later) {
        let Some(date) = fact.date.filter(|_| is_told_as_past(cx, fact.span)) else { continue };
        let message = format!(
            "The letter tells of {} as past, but is itself dated {}. One of the two is wrong: correct it from the case record.",
            long(date),
            long(sent.date)
        );
        findings.push(
            Finding::new(fact.span, message)
                .label("after the letter’s own date")
                .related(head, "the letter’s date")
                .severity(Severity::Warning),
        );
    }
}

/// Whether "was made on" stands straight before a date, in a sentence that supposes and plans nothing.
fn is_told_as_past(cx: &Cx, date: Span) -> bool {
    let letter = cx.letter;
    let at = letter.word_from(date.start);
    let Some(sentence) = letter.sentence_of(at).filter(|_| letter.region_of(at).is_own_prose()) else { return false };
    let floor = sentence.words.start.max(at.saturating_sub(6));
    let cues = cues();
    let ends = |start: usize| cues.past.longest_at(&letter.words, start, &NoSlots).is_some_and(|found| found.end == at);
    (floor..at).any(ends) && !cues.supposed.is_in(&letter.words, sentence.words.clone(), &NoSlots)
}

/// `lints/cues-order.toml`, which says what each list is for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cues {
    moved: PatternSet,
    past: PatternSet,
    supposed: PatternSet,
}

fn cues() -> &'static Cues {
    static CUES: OnceLock<Cues> = OnceLock::new();
    CUES.get_or_init(|| data::cues("cues-order"))
}
