//! An answer sent after its last working day. Sure where the letter states both days and nothing in it stopped the
//! clock; a note where it apologises, or where only the date of the request is known and not its receipt.

use crate::diagnostic::{Confidence, Severity};
use crate::facts::dates::{self, long};
use crate::facts::days::{self, NoCount};
use crate::facts::{Dated, Days, Purpose, Role};
use crate::letter::Kind;
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Checked;

/// Compare the letter's date with the last working day for an answer.
pub fn check(cx: &Cx, findings: &mut Findings) {
    if cx.letter.kind == Kind::Template {
        return;
    }
    match days::count(cx.facts, cx.tables) {
        Ok(days) => report(cx, days, cx.facts.received, true, findings),
        Err(NoCount::NoReceipt) => from_the_request(cx, findings),
        Err(why) => say_why(cx, why, findings),
    }
}

/// The request is dated but its receipt is not stated: it may have come in later.
fn from_the_request(cx: &Cx, findings: &mut Findings) {
    let requested = dates::stated(&cx.facts.dates, Role::Requested);
    let count = requested.zip(cx.facts.sent).map(|(requested, sent)| {
        days::between(cx.facts, cx.tables, requested.date, sent.date).map(|days| (requested, days))
    });
    match count {
        None => say_why(cx, NoCount::NoReceipt, findings),
        Some(Ok((requested, days))) => report(cx, days, Some(requested), false, findings),
        Some(Err(why)) => say_why(cx, why, findings),
    }
}

fn say_why(cx: &Cx, why: NoCount, findings: &mut Findings) {
    let whole = cx.letter.kind == Kind::Letter && cx.profile.complete.unwrap_or(cx.letter.whole);
    if !whole || cx.facts.timing.purpose != Purpose::Answer {
        return;
    }
    match why {
        NoCount::NoDate => findings.not_checked("no date: lateness"),
        NoCount::Unclear => findings.not_checked("a date in the letterhead that may be the letter’s or not: lateness"),
        NoCount::NoReceipt => findings.not_checked("no date of receipt: lateness"),
        NoCount::Calendar => findings.not_checked("days outside the table of bank holidays: lateness"),
        NoCount::OwnLimit => findings.not_checked("an authority with a time limit of its own: lateness"),
        NoCount::Order | NoCount::OtherClock | NoCount::YearSlip => {}
    }
}

fn report(cx: &Cx, days: Days, from: Option<Dated>, receipt: bool, findings: &mut Findings) {
    if !days.late() {
        return;
    }
    let sent = cx.facts.sent.and_then(|sent| sent.span);
    let from = from.and_then(|from| from.span);
    let Some(primary) = sent.or(from).or(cx.facts.timing.opening) else { return };
    let mut finding = Finding::new(primary, message(cx, days, receipt)).label(format!("working day {}", days.day));
    if let Some(span) = from.filter(|span| *span != primary) {
        finding = finding.related(span, if receipt { "received" } else { "the request’s date" });
    }
    for note in notes(cx, days) {
        finding = finding.note(note);
    }
    if cx.facts.apology.is_some() || !receipt {
        finding = finding.severity(Severity::Note);
    }
    if !receipt {
        finding = finding.confidence(Confidence::Medium);
    }
    findings.push(finding);
}

fn message(cx: &Cx, days: Days, receipt: bool) -> String {
    let Days { received, due, day, .. } = days;
    let law = days::provision(cx.facts.regime, days.limit);
    let (received, due) = (long(received), long(due));
    match (receipt, cx.facts.apology) {
        (true, None) => format!(
            "Sent on working day {day}. A request received on {received} was due an answer by {due} ({law}). Apologise for the delay in the letter and explain it."
        ),
        (true, Some(_)) => format!(
            "Sent on working day {day}. A request received on {received} was due an answer by {due} ({law}). The letter speaks of the delay."
        ),
        (false, _) => format!(
            "Sent on working day {day} after the request’s own date; if it was received on {received}, an answer was due by {due} ({law}). State the day on which it was received, and apologise if the answer is late."
        ),
    }
}

/// How the days were counted.
fn notes(cx: &Cx, days: Days) -> Vec<String> {
    let mut notes = Vec::new();
    let left_out = cx.tables.bank_holidays().holidays_between(cx.facts.regime, days.received, days.sent);
    if !left_out.is_empty() {
        let list: Vec<String> = left_out
            .iter()
            .map(|holiday| {
                let parts: Vec<&str> = holiday.divisions.iter().map(|division| division.name()).collect();
                let place = if parts.len() == 3 { "the whole UK".to_owned() } else { parts.join(", ") };
                format!("{} ({}, {place})", long(holiday.date), holiday.name)
            })
            .collect();
        notes.push(format!("Bank holidays left out of the count: {}.", list.join("; ")));
    }
    let row = days::limit(cx.facts, cx.tables, days.received, days.sent);
    if let Some((_, limit)) = row.filter(|(_, limit)| limit.checked == Checked::Unconfirmed) {
        notes.push(format!(
            "The limit of {} working days rests on a row not yet read in its source: {}.",
            days.limit, limit.source
        ));
    }
    notes
}
