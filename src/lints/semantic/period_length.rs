//! A number of years beside the days on which a contract or the like begins and ends, which make another number.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::facts::{DateFact, number};
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, WordList};
use crate::lints::prose::is_quoted;
use crate::lints::{Cx, Finding, Findings};
use crate::text::data;

/// Before the first day: "from 1 April 2022", "began on the 1st of April 2022".
const BEGINS: [u64; 12] = keys([
    "from",
    "began",
    "begins",
    "started",
    "starts",
    "commenced",
    "commences",
    "runs",
    "ran",
    "starting",
    "beginning",
    "commencing",
]);
/// Between the two days.
const ENDS: [u64; 10] =
    keys(["to", "until", "till", "ends", "ended", "ending", "expires", "expired", "expiring", "through"]);
/// The most words between what begins and the first day.
const NEAR: usize = 3;

/// Report each length that the two days of its sentence refute.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let dates = &cx.facts.dates;
    for (index, pair) in dates.windows(2).enumerate() {
        let [first, last] = pair else { continue };
        let Some(years) = years_between(first, last).filter(|_| !first.asked && !last.asked) else { continue };
        let at = letter.word_from(first.span.start);
        let Some(sentence) =
            letter.sentence_of(at).filter(|_| letter.region_of(at).is_own_prose() && !is_quoted(letter, at))
        else {
            continue;
        };
        let inside = |fact: &&DateFact| sentence.span.start <= fact.span.start && fact.span.end <= sentence.span.end;
        // the dates are in order
        let others = [index.checked_sub(1).and_then(|before| dates.get(before)), dates.get(index + 2)];
        let more = others.into_iter().flatten().any(|other| inside(&other));
        if !inside(&last) || more || !sentence.is_readable() || !are_ends(letter, first, last) {
            continue;
        }
        let lengths: Vec<Length> = sentence.words.clone().filter_map(|at| length(letter, at)).collect();
        let [length] = lengths.as_slice() else { continue };
        let parted = || WORDS.parted.is_in(&letter.words, sentence.words.clone(), &NoSlots);
        if length.years != years && is_of_a_period(letter, &length.words) && !parted() {
            let (said, makes) = (letter.words_span(length.words.clone()), if years == 1 { "year" } else { "years" });
            let message = format!(
                "These two days are {years} {makes} apart, and the letter says ‘{}’. Check all three against the document and correct the wrong one.",
                said.of(letter.text())
            );
            let finding = Finding::new(said, message).label(format!("{years} {makes} by the dates"));
            findings.push(finding.related(first.span, "the first day").related(last.span, "the last day"));
        }
    }
}

/// How many whole years a period has whose first and last day these are; none where it has months or days besides.
fn years_between(first: &DateFact, last: &DateFact) -> Option<u32> {
    let (first, last) = (first.date?, last.date?);
    let whole = |end: Date| (end.month(), end.day()) == (first.month(), first.day());
    let end = [last, last.tomorrow().ok()?].into_iter().find(|end| whole(*end))?;
    u32::try_from(end.year() - first.year()).ok().filter(|years| *years > 0)
}

/// "from … to …", "began on … and ends on …".
fn are_ends(letter: &Letter, first: &DateFact, last: &DateFact) -> bool {
    let (start, end) = (letter.word_from(first.span.start), letter.word_from(first.span.end));
    let has = |run: Range<usize>, wanted: &[u64]| letter.words[run].iter().any(|word| wanted.contains(&word.key));
    has(start.saturating_sub(NEAR)..start, &BEGINS) && has(end..letter.word_from(last.span.start), &ENDS)
}

/// A number of years.
struct Length {
    words: Range<usize>,
    years: u32,
}

/// "five years", "a 5-year", at word `at`.
fn length(letter: &Letter, at: usize) -> Option<Length> {
    const YEARS: [u64; 2] = keys(["years", "year"]);
    let text = letter.word(at);
    if let Some((figure, "year" | "years")) = text.split_once('-') {
        return number(figure).map(|years| Length { words: at..at + 1, years });
    }
    let next = letter.words.get(at + 1).filter(|next| next.gap.is_plain_space() && YEARS.contains(&next.key));
    next.and(number(text)).map(|years| Length { words: at..at + 2, years })
}

/// Whether a length is that of the period itself: "the five-year contract", "for a term of 5 years", "(5 years)", "runs for
/// 5 years", "5 years from 1 April".
fn is_of_a_period(letter: &Letter, length: &Range<usize>) -> bool {
    const FOR: u64 = keys(["for"])[0];
    const FROM: [u64; 3] = keys(["from", "until", "to"]);
    const OF: u64 = keys(["of"])[0];
    const OLD: [u64; 2] = keys(["old", "olds"]);
    /// "five-year supply contract"
    const MOST: usize = 3;
    let words = &letter.words;
    let next = words.get(length.end).map_or(0, |next| next.key);
    let closes = words.get(length.end).is_none_or(|next| next.gap.has(Gap::CLOSE));
    let before = length.start.checked_sub(1).map(|before| words[before].key);
    let bracket = words[length.start].gap.has(Gap::OPEN) && closes;
    let term = before == Some(OF) && length.start > 1 && WORDS.periods.contains(&words[length.start - 2].key);
    let mut run = words[length.end..].iter().take(MOST).take_while(|word| word.gap.is_plain_space());
    let named = run.any(|word| WORDS.periods.contains(&word.key));
    let lasts = before == Some(FOR) && FROM.contains(&next);
    !OLD.contains(&next) && (bracket || term || named || lasts || next == FROM[0])
}

/// `[words]` of the lint's file, which says what each list is for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    periods: WordList,
    parted: PatternSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("period-length"));
