//! Amounts of time: a number and a unit, however they are written.

use std::ops::Range;

use super::cues::Cues;
use crate::facts::{is_number, number};
use crate::letter::pattern::NoSlots;
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, WordKind};
use crate::tables::Unit;
use crate::text::Span;

/// An amount of time in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    pub span: Span,
    pub words: Range<usize>,
    /// 0 where it is a place to fill in.
    pub number: u32,
    pub unit: Unit,
    /// "days" without a kind.
    pub plain: bool,
    /// Whether it is introduced as a limit.
    pub limits: bool,
    /// "20 working days or 40 working days": the second.
    pub extended: bool,
}

/// The sentences that may state an amount, in order: those with a unit of time, by itself or behind a hyphen.
pub(super) fn sentences(letter: &Letter) -> Vec<usize> {
    const UNITS: [u64; 8] = keys(["day", "days", "week", "weeks", "month", "months", "fortnight", "workingdays"]);
    let plain = UNITS.iter().flat_map(|&unit| letter.places_of(unit));
    let hyphened = (0..letter.words.len()).filter(|&at| letter.words[at].hyphen);
    let mut found: Vec<usize> = plain.chain(hyphened).filter_map(|at| letter.sentence_index(at)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The amounts in a run of words, from left to right.
pub(super) fn find(letter: &Letter, words: Range<usize>, cues: &Cues) -> Vec<Amount> {
    let (mut found, mut at): (Vec<Amount>, usize) = (Vec::new(), words.start);
    while at < words.end {
        let Some(mut amount) = read(letter, at, words.end, cues) else {
            at += 1;
            continue;
        };
        join_repeat(letter, &mut amount, words.end, cues);
        at = amount.words.end;
        amount.limits = introduced(letter, words.start, amount.words.start, cues)
            || refused_after(letter, words.clone(), amount.words.start);
        if let Some(before) = found.last().filter(|before| or_between(letter, before, &amount)) {
            amount.limits = before.limits;
            amount.extended = true;
        }
        found.push(amount);
    }
    found
}

/// "40 working days", "forty (40) working days", "20-working-day", "two calendar months" at word `at`.
fn read(letter: &Letter, at: usize, end: usize, cues: &Cues) -> Option<Amount> {
    if at >= end {
        return None;
    }
    let word = letter.word(at);
    if let Some(amount) = letter.words[at].hyphen.then(|| hyphened(letter, at)).flatten() {
        return Some(amount);
    }
    let open = letter.words[at].kind == WordKind::Hole;
    let numeric = open || is_number(&letter.words[at]);
    if !numeric && word != "a" && word != "A" {
        return None;
    }
    // "a fortnight", "one fortnight", "a month"
    if at + 1 < end && joins(letter, at + 1) && is_one_of(letter, at, &["a", "one"]) {
        if is_one_of(letter, at + 1, &["fortnight"]) {
            return Some(amount_of(letter, at..at + 2, 2, Unit::Weeks, false));
        }
        if is_one_of(letter, at, &["a"]) && is_one_of(letter, at + 1, &["month"]) {
            return Some(amount_of(letter, at..at + 2, 1, Unit::Months, false));
        }
    }
    let value = match (open, numeric) {
        (true, _) => 0,
        (false, true) => number(word)?,
        (false, false) => return None,
    };
    let mut next = at + 1;
    // "forty (40) working days"
    let opened = next < end && letter.words[next].gap.has(Gap::OPEN);
    if opened && !open && number(letter.word(next)) == Some(value) {
        next += 1;
    }
    while next < end && next < at + 4 && is_one_of(letter, next, &["full", "clear", "uk", "normal", "statutory"]) {
        next += 1;
    }
    let kind_of_day = (next < end && joins(letter, next)).then(|| letter.word(next).to_ascii_lowercase())?;
    let (unit, plain, last) = match kind_of_day.as_str() {
        "working" | "business" | "calendar" | "consecutive" if next + 1 < end && joins(letter, next + 1) => {
            let counted = letter.word(next + 1).to_ascii_lowercase();
            match (counted.as_str(), kind_of_day.as_str()) {
                ("day" | "days", "working" | "business") => (Unit::WorkingDays, false, next + 1),
                ("day" | "days", _) => (Unit::CalendarDays, false, next + 1),
                ("month" | "months", "calendar") => (Unit::Months, false, next + 1),
                ("week" | "weeks", "calendar") => (Unit::Weeks, false, next + 1),
                _ => return None,
            }
        }
        "day" | "days" => (Unit::CalendarDays, true, next),
        "week" | "weeks" => (Unit::Weeks, false, next),
        "month" | "months" => (Unit::Months, false, next),
        "workingdays" => (Unit::WorkingDays, false, next),
        _ => return None,
    };
    let mut amount = amount_of(letter, at..last + 1, value, unit, plain);
    let counts_working = (amount.words.end..end.min(amount.words.end + 2))
        .any(|word| cues.working.longest_at(&letter.words, word, &NoSlots).is_some());
    if amount.plain && counts_working {
        (amount.unit, amount.plain) = (Unit::WorkingDays, false);
    }
    Some(amount)
}

fn hyphened(letter: &Letter, at: usize) -> Option<Amount> {
    let lower = letter.word(at).to_ascii_lowercase().replace(['\u{2010}', '\u{2011}'], "-");
    let (head, unit) = lower.split_once('-')?;
    let value = number(head)?;
    let (unit, plain, more) = match unit {
        "working-day" | "working-days" => (Unit::WorkingDays, false, 0),
        "day" | "days" => (Unit::CalendarDays, true, 0),
        "week" | "weeks" => (Unit::Weeks, false, 0),
        "month" | "months" => (Unit::Months, false, 0),
        // "20-working day period"
        "working" if is_day(letter, at + 1) => (Unit::WorkingDays, false, 1),
        _ => return None,
    };
    Some(amount_of(letter, at..at + 1 + more, value, unit, plain))
}

fn is_day(letter: &Letter, at: usize) -> bool {
    at < letter.words.len() && joins(letter, at) && is_one_of(letter, at, &["day", "days"])
}

fn amount_of(letter: &Letter, words: Range<usize>, number: u32, unit: Unit, plain: bool) -> Amount {
    let span = letter.words_span(words.clone());
    Amount { span, words, number, unit, plain, limits: false, extended: false }
}

/// Take "(40 working days)" or ", i.e. 40 working days" after "two months" into the same amount. Of two units the
/// working days count, because they are the rule's.
fn join_repeat(letter: &Letter, amount: &mut Amount, end: usize, cues: &Cues) {
    let next = amount.words.end;
    if next >= end {
        return;
    }
    let bracket = letter.words[next].gap.has(Gap::OPEN);
    if bracket && amount.plain && next + 1 < end && is_one_of(letter, next, &["working", "business"]) {
        if is_day(letter, next + 1) {
            (amount.unit, amount.plain) = (Unit::WorkingDays, false);
            extend(letter, amount, next + 2);
        }
        return;
    }
    let mut at = next;
    while at < end && at < next + 3 && is_one_of(letter, at, &["i", "e", "ie", "that", "is", "or", "about"]) {
        at += 1;
    }
    if !bracket && at == next {
        return;
    }
    let Some(other) = read(letter, at, end, cues) else { return };
    if !bracket && other.unit == amount.unit {
        return;
    }
    if other.unit == Unit::WorkingDays {
        (amount.number, amount.unit, amount.plain) = (other.number, other.unit, false);
    }
    extend(letter, amount, other.words.end);
}

/// Let the amount end with word `end - 1` and the bracket that closes after it.
fn extend(letter: &Letter, amount: &mut Amount, end: usize) {
    amount.words.end = end;
    amount.span = letter.words_span(amount.words.clone());
    let opened = amount.span.of(letter.text()).contains('(');
    if opened && letter.text()[amount.span.end..].starts_with(')') {
        amount.span.end += 1;
    }
}

/// Whether word `at` goes on with the one before it.
fn joins(letter: &Letter, at: usize) -> bool {
    let gap = letter.words[at].gap;
    !gap.has(Gap::STOP.with(Gap::COMMA).with(Gap::COLON).with(Gap::SENTENCE).with(Gap::BLOCK).with(Gap::SLASH))
}

fn is_one_of(letter: &Letter, at: usize, list: &[&str]) -> bool {
    let word = letter.word(at);
    list.iter().any(|listed| listed.eq_ignore_ascii_case(word))
}

/// Whether the three words before `at` introduce a limit.
fn introduced(letter: &Letter, start: usize, at: usize, cues: &Cues) -> bool {
    let near = at.saturating_sub(4).max(start)..at;
    let range =
        at >= start + 2 && is_one_of(letter, at - 1, &["to", "and", "or"]) && number(letter.word(at - 2)).is_some();
    if range || at > start && cues.never.contains(&letter.words[at - 1].key) {
        return false;
    }
    near.rev().any(|index| cues.before.contains(&letter.words[index].key))
}

/// "A request made after 28 days will not be considered": the end of the time is stated by what comes too late.
fn refused_after(letter: &Letter, sentence: Range<usize>, at: usize) -> bool {
    const REFUSED: [&str; 10] = [
        "consider",
        "considered",
        "accept",
        "accepted",
        "entertain",
        "entertained",
        "refused",
        "rejected",
        "late",
        "out",
    ];
    const NOT: [&str; 8] = ["not", "cannot", "never", "no", "unable", "be", "too", "is"];
    // "after the two months", "outside this two-month period"
    let the = at > sentence.start + 1 && is_one_of(letter, at - 1, &["the", "this", "these", "that", "those"]);
    let after = at - usize::from(the);
    let after = after > sentence.start && is_one_of(letter, after - 1, &["after", "outside", "beyond"]);
    let near = sentence.start.max(at.saturating_sub(30))..sentence.end.min(at + 30);
    after
        && near.clone().any(|word| is_one_of(letter, word, &REFUSED))
        && near.into_iter().any(|word| is_one_of(letter, word, &NOT))
}

/// "20 working days, or 40 working days": an alternative to the amount before.
fn or_between(letter: &Letter, before: &Amount, amount: &Amount) -> bool {
    let between = before.words.end..amount.words.start;
    before.unit == amount.unit && (1..=4).contains(&between.len()) && is_one_of(letter, between.start, &["or"])
}
