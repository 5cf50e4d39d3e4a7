//! A number of years beside the days on which a contract or the like begins and ends, which make another number.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::facts::{DateFact, number};
use crate::letter::words::keys;
use crate::letter::{Letter, Sentence, WordList};
use crate::lints::lexicon::{Classes, classes};
use crate::lints::prose::is_quoted;
use crate::lints::{Cx, Finding, Findings};
use crate::text::data;

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
        if !inside(&last) || more || !sentence.is_readable() {
            continue;
        }
        let lengths: Vec<Length> = sentence.words.clone().filter_map(|at| length(letter, at)).collect();
        let [length] = lengths.as_slice() else { continue };
        let days = [first, last].map(|day| letter.word_from(day.span.start)..letter.word_from(day.span.end));
        if length.years != years && tells_only_that(letter, sentence, &length.words, &days) {
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

/// Whether a sentence tells nothing but how long a period is, when it begins and when it ends: any other word may make
/// the days those of something else, such as payments, or tell that it was cut short.
fn tells_only_that(letter: &Letter, sentence: &Sentence, length: &Range<usize>, days: &[Range<usize>; 2]) -> bool {
    /// "The five-year grounds maintenance contract"
    const SUBJECT: usize = 7;
    const IT: u64 = keys(["it"])[0];
    let key = |at: usize| letter.words[at].key;
    let told = |at: usize| length.contains(&at) || days.iter().any(|day| day.contains(&at));
    let start = sentence.words.start;
    let subject = (start..sentence.words.end.min(start + SUBJECT))
        .find(|&at| WORDS.periods.contains(&key(at)) || at == start && key(at) == IT);
    subject.is_some_and(|subject| {
        let names = (start..subject).all(|at| told(at) || !classes(key(at)).may_be(Classes::LINKING));
        names && (subject + 1..sentence.words.end).all(|at| told(at) || WORDS.links.contains(&key(at)))
    })
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

/// `[words]` of the lint's file, which says what each list is for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    periods: WordList,
    links: WordList,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("period-length"));
