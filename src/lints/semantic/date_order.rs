//! Days that cannot be in this order: a request received or written after the letter that answers it, a letter of the
//! future, a range that ends before it begins, something past that was still to come. Sure, because dates of other kinds (data
//! snapshots, ends of contracts) have other roles.

use jiff::civil::Date;

use crate::diagnostic::Severity;
use crate::facts::dates::long;
use crate::facts::days::year_slip;
use crate::facts::{Dated, Role};
use crate::letter::Kind;
use crate::lints::order::{due_before_receipt, past_to_come, ranges, receipt_before_writing};
use crate::lints::{Cx, Finding, Findings};

/// A letter may be dated for the day on which it will be signed, so many days ahead.
const SIGNED_LATER: i32 = 7;

/// Compare the letter's date with receipt and with today, and the days that it sets side by side.
pub fn check(cx: &Cx, findings: &mut Findings) {
    ranges(cx, findings);
    receipt_before_writing(cx, findings);
    due_before_receipt(cx, findings);
    let Some(sent) = cx.facts.sent else { return };
    // the lint for slips of the year names these days
    if cx.letter.kind == Kind::Template || year_slip(cx.facts).is_some_and(|slip| slip.in_sent) {
        return;
    }
    let mut reported = false;
    for fact in cx.facts.dates.iter().filter(|fact| !fact.asked) {
        let Some(date) = fact.date.filter(|date| *date > sent.date) else { continue };
        let what = match fact.role {
            Role::Received => "was received",
            Role::Requested => "was written",
            _ => continue,
        };
        reported = true;
        let message = format!(
            "The letter says that the request {what} on {}, but is itself dated {}. One of the two is wrong: correct it from the case record, because the time for an answer runs from receipt.",
            long(date),
            long(sent.date)
        );
        let finding = Finding::new(fact.span, message).label("after the letter’s own date");
        findings.push(match sent.span {
            Some(span) => finding.related(span, "the letter’s date"),
            None => finding,
        });
    }
    past_to_come(cx, sent, findings);
    if !reported {
        given_receipt(cx, sent, findings);
    }
    if let (Some(today), Some(span)) = (cx.given.today.filter(|today| sent.date > *today), sent.span) {
        let message = format!(
            "The letter is dated {}, but today is {}. Give it the day on which it is sent.",
            long(sent.date),
            long(today)
        );
        let finding = Finding::new(span, message).label("in the future");
        findings.push(if days_between(today, sent.date) <= SIGNED_LATER {
            finding.severity(Severity::Note)
        } else {
            finding
        });
    }
}

/// The day of receipt that was given from outside.
fn given_receipt(cx: &Cx, sent: Dated, findings: &mut Findings) {
    let late = cx.facts.received.filter(|received| received.span.is_none() && received.date > sent.date);
    let (Some(received), Some(span)) = (late, sent.span) else { return };
    let message = format!(
        "The letter is dated {}, but the request was received on {}. One of the two is wrong: correct it from the case record.",
        long(sent.date),
        long(received.date)
    );
    findings.push(Finding::new(span, message).label("before the request was received"));
}

/// The days from one day to a later one.
fn days_between(first: Date, last: Date) -> i32 {
    (last - first).get_days()
}
