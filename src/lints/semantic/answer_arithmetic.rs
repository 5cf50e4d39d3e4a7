//! Totals and shares that the letter's own figures refute. Not every column under "Total" adds up (a person may be
//! counted twice), so a table must show by its other totals that it does, or the slip must be one of typing; a word
//! about rounding or double counting keeps all of it quiet.

use crate::facts::figures::{Sum, Table, Unit, Way};
use crate::letter::words::{Gap, key};
use crate::letter::{Letter, Sentence, WordKind};
use crate::lints::sums::{self, Explained, Share, Stated, Told, is_near, is_slip};
use crate::lints::{Cx, Finding, Findings};
use crate::text::Span;

/// Figures of four digits and more seldom differ in one of them by chance.
const LONG: u32 = 1_000;

/// Hold the totals of tables and the shares and totals of sentences against their figures.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let explained = Explained::by(letter);
    for table in &cx.facts.tables {
        let mut totals: Vec<Span> = Vec::new();
        for (sum, proof) in wrong(table) {
            // one wrong figure spoils its column and its row
            if sum.parts.iter().any(|part| totals.contains(&part.span)) {
                continue;
            }
            let (total, added) = sum.exact().unwrap_or_default();
            // what is counted twice would spoil the other sums too
            let over = added > total && !(proof >= 2 && is_slip((total, added)));
            if !explained.covers(over) {
                totals.push(sum.total.span);
                findings.push(finding(letter, &sum));
            }
        }
        rates(letter, table, findings);
    }
    shares(letter, findings);
    left(letter, findings);
    all_shares(letter, &explained, findings);
    // the same total may be told in two ways
    let mut places: Vec<Span> = Vec::new();
    years(letter, &explained, &mut places, findings);
    told(letter, &explained, &mut places, findings);
    stated(letter, &explained, &mut places, findings);
}

/// A share in a table whose other shares all follow from two of its columns.
fn rates(letter: &Letter, table: &Table, findings: &mut Findings) {
    let Some(sums::Rate { cell, right }) = sums::rate(letter, table) else { return };
    let written = cell.span.of(letter.text());
    let message = format!(
        "The figures beside this share make {right}%, not {}%. Correct the share, or the figure that is wrong.",
        written.trim_end_matches('%').trim_end()
    );
    findings.push(Finding::new(cell.span, message).label(format!("{right}% by the figures beside")));
}

/// The sentence of a word of the authority's own.
fn own<'a>(letter: &'a Letter, at: usize) -> Option<&'a Sentence> {
    letter.sentence_of(at).filter(|_| letter.region_of(at).is_own_prose())
}

/// "12 of the 40 requests (25%)", "12 of 40 (25 per cent)", "12 of the 40 requests, which is 25%".
fn shares(letter: &Letter, findings: &mut Findings) {
    let percents = memchr::memchr_iter(b'%', letter.text().as_bytes()).filter_map(|at| {
        let index = letter.word_from(at).saturating_sub(1);
        letter.words.get(index).is_some_and(|word| word.span().end == at + 1).then_some(index)
    });
    let cents = letter.places_of(key("cent"));
    let cents = cents.filter_map(|at| at.checked_sub(2).filter(|_| letter.word(at - 1) == "per"));
    for index in percents.chain(cents) {
        let Some(sentence) = own(letter, index) else { continue };
        let before = || sentence.words.start.checked_sub(1).and_then(|at| letter.sentence_of(at));
        let told = || sums::told_share(letter, sentence, before(), index);
        let Some(wrong) = sums::share(letter, sentence, index).or_else(told) else { continue };
        let Share { span, part, whole, right } = wrong;
        let message = format!(
            "{} of {} is {right}%, not {}%. Correct the share, or the figure that is wrong.",
            letter.word(part),
            letter.word(whole),
            letter.word(index).trim_end_matches('%')
        );
        findings.push(Finding::new(span, message).label(format!("{right}% by the figures before")));
    }
}

/// "38 of the 45 homes … The remaining 9".
fn left(letter: &Letter, findings: &mut Findings) {
    for at in letter.places_of(key("remaining")) {
        let Some(sentence) = own(letter, at) else { continue };
        let above = sentence.words.start.checked_sub(1).and_then(|at| letter.sentence_of(at));
        let Some(found) = sums::remaining(letter, sentence, above, at) else { continue };
        let word = |at: usize| letter.word(at);
        let message = format!(
            "{} and the remaining {} are more than {}. Correct the figure that is wrong.",
            word(found.part),
            word(found.left),
            word(found.whole)
        );
        findings
            .push(Finding::new(letter.words_span(found.left - 1..found.left + 1), message).label("more than is left"));
    }
}

/// "46% went to the trust, 41% to others and 15% abroad", or the items of a list.
fn all_shares(letter: &Letter, explained: &Explained, findings: &mut Findings) {
    if !letter.text().contains('%') {
        return;
    }
    let sentences = letter.own_sentences().filter_map(|(sentence, _)| sums::in_sentence(letter, sentence));
    let lists = (0..letter.blocks.len()).filter_map(|index| sums::in_list(letter, index));
    for shares in sentences.chain(lists).filter(|_| !explained.covers(true)) {
        let made = shown(shares.added, Unit::Plain);
        let message =
            format!("These shares add up to {made}%, more than rounding explains. Correct the one that is wrong.");
        findings.push(Finding::new(shares.span, message).label(format!("{made}% together")));
    }
}

/// "4 in 2021, 2 in 2022 and 7 in 2023, making 14 in all".
fn years(letter: &Letter, explained: &Explained, places: &mut Vec<Span>, findings: &mut Findings) {
    for (end, total) in totals(letter) {
        let told = own(letter, end).and_then(|sentence| sums::years(letter, sentence, end, total));
        let Some(Told { span, whole, added, .. }) = told else { continue };
        let pair = (i64::from(whole) * 100, i64::from(added) * 100);
        // a year that is not told may make up a larger difference
        // what is counted twice seldom leaves all digits of a long figure but one
        let over = added > whole && !(whole >= LONG && is_slip(pair));
        if added != whole && (is_slip(pair) || is_near(pair)) && !explained.covers(over) {
            places.push(span);
            let (whole, added) = (shown(pair.0, Unit::Plain), shown(pair.1, Unit::Plain));
            let message = format!(
                "These figures add up to {added}, not {whole}. Correct the total, or the figure that is wrong."
            );
            findings.push(Finding::new(span, message).label(format!("{added} by the figures before")));
        }
    }
}

/// Where a sentence may tell a total: the word at which its parts end, and the word of the total.
fn totals(letter: &Letter) -> Vec<(usize, usize)> {
    let word = |at: usize| letter.words.get(at).map_or("", |_| letter.word(at));
    let mut found = Vec::new();
    // "seven in 2024-25 and nine in 2025-26, sixteen in all"
    for (closing, of) in [("all", 2), ("total", 2), ("altogether", 1)] {
        let led = |at: usize| of == 1 || at > 0 && word(at - 1) == "in";
        let closing = letter.places_of(key(closing)).filter(|&at| led(at)).filter_map(|at| at.checked_sub(of));
        let apart = |at: &usize| {
            letter.words[*at].gap.has(Gap::COMMA)
                && letter.sentence_of(*at).is_some_and(|sentence| sentence.words.start < *at)
        };
        found.extend(closing.filter(apart).map(|at| (at, at)));
    }
    // "…, a total of 14"
    let total = letter.places_of(key("total"));
    found.extend(total.filter(|&at| at > 0 && word(at - 1) == "a" && word(at + 1) == "of").map(|at| (at - 1, at + 2)));
    // "making 14", "making a total of 14"
    // "which makes 14 in all", "which gives a total of 14"
    for (making, led) in
        [("making", None), ("totalling", None), ("giving", None), ("makes", Some("which")), ("gives", Some("which"))]
    {
        let more = |at: usize| match word(at + 1) {
            "a" => 3,
            "total" => 2,
            _ => 0,
        };
        let stands = |at: &usize| led.is_none_or(|led| *at > 0 && word(at - 1) == led);
        let from = usize::from(led.is_some());
        found.extend(letter.places_of(key(making)).filter(stands).map(|at| (at - from, at + 1 + more(at))));
    }
    found
}

/// "118 boats: 74 at the quay and 34 at the lock", "May 4, June 3, July 2, in total 10".
fn told(letter: &Letter, explained: &Explained, places: &mut Vec<Span>, findings: &mut Findings) {
    let behind = |at: usize| {
        Some(letter.word_from(at)).filter(|&word| {
            letter.words.get(word).is_some_and(|word| word.kind == WordKind::Number && word.gap.has(Gap::COLON))
        })
    };
    let colons = memchr::memchr_iter(b':', letter.text().as_bytes()).filter_map(behind);
    let colons = colons.filter_map(|at| sums::after_colon(letter, own(letter, at)?, at).map(|told| (at, told)));
    let closed = ["total", "all"].into_iter().flat_map(|word| letter.places_of(key(word)));
    let closed = closed.filter_map(|at| sums::in_total(letter, own(letter, at)?, at).map(|told| (at, told)));
    for (at, Told { span, whole, added, shared }) in colons.chain(closed) {
        let pair = (i64::from(whole) * 100, i64::from(added) * 100);
        let wrong = whole != added && (is_slip(pair) || is_near(pair)) && !(shared && added > whole);
        let loose = || own(letter, at).is_some_and(|sentence| sums::is_loose(letter, sentence));
        if wrong && !loose() && !explained.covers(added > whole) {
            places.push(span);
            let unit = if span.of(letter.text()).starts_with('£') { Unit::Pounds } else { Unit::Plain };
            let (added, whole) = (shown(pair.1, unit), shown(pair.0, unit));
            let message = format!(
                "The parts in this sentence add up to {added}, not {whole}. Correct the total, or the figure that is wrong."
            );
            findings.push(Finding::new(span, message).label(format!("{added} by the figures beside")));
        }
    }
}

/// "It was 212: Quay 90, Weir 71 and Lock 61", "96 at the quay and 41 at the weir, making 147".
fn stated(letter: &Letter, explained: &Explained, places: &mut Vec<Span>, findings: &mut Findings) {
    let mut found: Vec<Stated> = Vec::new();
    let mut above = None;
    for (sentence, _) in letter.own_sentences() {
        if let Some(told) = sums::difference(letter, sentence, above).filter(|_| !explained.covers(false)) {
            findings.push(difference(told));
        }
        above = Some(sentence);
        found.extend(sums::stated(letter, sentence));
        found.extend(sums::closed_by_sentence(letter, sentence));
    }
    for (end, total) in totals(letter).into_iter().chain(sums::closings(letter)) {
        let Some(sentence) = own(letter, end) else { continue };
        let closed = || sums::closed(letter, sentence, end, total);
        found.extend(sums::bought(letter, sentence, end, total).or_else(closed));
    }
    for Stated { span, whole, added, money } in found {
        if places.contains(&span) || explained.covers(added > whole) {
            continue;
        }
        places.push(span);
        let unit = if money { Unit::Pounds } else { Unit::Plain };
        let (added, whole) = (shown(added, unit), shown(whole, unit));
        findings.push(parts_finding(span, &added, &whole));
    }
}

fn difference(told: Stated) -> Finding {
    let unit = if told.money { Unit::Pounds } else { Unit::Plain };
    let (right, stated) = (shown(told.added, unit), shown(told.whole, unit));
    let message = format!(
        "The figures before differ by {right}, not {stated}. Correct the difference, or the figure that is wrong."
    );
    Finding::new(told.span, message).label(format!("{right} by the figures before"))
}

fn parts_finding(span: Span, added: &str, whole: &str) -> Finding {
    let message = format!(
        "The parts beside this total add up to {added}, not {whole}. Correct the total, or the figure that is wrong."
    );
    Finding::new(span, message).label(format!("{added} by the figures beside"))
}

/// The sums of a table that surely do not come out, each with how many sums of its way do.
fn wrong(table: &Table) -> Vec<(Sum, usize)> {
    let (mut found, sums) = (Vec::new(), table.sums());
    for way in [Way::Column, Way::Row] {
        let of_way = || sums.iter().filter(move |sum| sum.way == way).filter_map(|sum| Some((sum, sum.exact()?)));
        let wrong: Vec<_> = of_way().filter(|(sum, exact)| is_wrong(sum, *exact)).collect();
        let right = of_way().count() - wrong.len();
        // noughts alone prove nothing
        let proof = of_way().filter(|(sum, exact)| exact.1 > 0 && !is_wrong(sum, *exact)).count();
        let proved = proof > 0 && right >= wrong.len();
        let typed = right == 0 && wrong.len() == 1 && wrong[0].0.parts.len() >= 3 && wrong[0].0.sure;
        // rows that add up one after another leave no doubt; a column may count people once
        let surely = way == Way::Row && right >= 3;
        let wrong =
            wrong.into_iter().filter(|(_, exact)| proved && surely || is_slip(*exact) || proved && is_near(*exact));
        if proved || typed {
            found.extend(wrong.map(|(sum, _)| (sum.clone(), proof)));
        }
    }
    found
}

/// Whether a total is off, and by more than rounded shares may be.
fn is_wrong(sum: &Sum, (total, added): (i64, i64)) -> bool {
    let share = sum.total.value.exact().is_some_and(|(_, unit)| unit == Unit::Percent);
    let slack = if share { 50 * sum.parts.len() as i64 + 50 } else { 0 };
    (total - added).abs() > slack
}

fn finding(letter: &Letter, sum: &Sum) -> Finding {
    let (total, added) = sum.exact().unwrap_or_default();
    let unit = sum.total.value.exact().map_or(Unit::Plain, |(_, unit)| unit);
    let place = if sum.way == Way::Column { "above" } else { "beside" };
    let message = format!(
        "The figures {place} this total add up to {}, not {}. Correct the total, or the figure that is wrong.",
        shown(added, unit),
        shown(total, unit)
    );
    let parts: Vec<&str> = sum.parts.iter().map(|part| part.span.of(letter.text())).collect();
    Finding::new(sum.total.span, message).label(format!("{} by the figures {place}", shown(added, unit))).note(format!(
        "{} = {}",
        parts.join(" + "),
        shown(added, unit)
    ))
}

/// Hundredths as people write them.
fn shown(hundredths: i64, unit: Unit) -> String {
    let digits = (hundredths / 100).to_string();
    let mut whole = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            whole.push(',');
        }
        whole.push(digit);
    }
    let cents = hundredths % 100;
    let rest = match (cents, unit) {
        (0, _) => String::new(),
        (_, Unit::Pounds) => format!(".{cents:02}"),
        _ => format!(".{cents:02}").trim_end_matches('0').to_owned(),
    };
    match unit {
        Unit::Pounds => format!("£{whole}{rest}"),
        Unit::Percent => format!("{whole}{rest}%"),
        Unit::Plain => format!("{whole}{rest}"),
    }
}
