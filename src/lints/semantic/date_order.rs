//! Days that cannot be in this order: a request received or written after the letter that answers it, a letter of the
//! future, a range that ends before it begins, something past that was still to come. Sure, because dates of other kinds (data
//! snapshots, ends of contracts) have other roles.

use jiff::civil::Date;

use crate::diagnostic::Severity;
use crate::facts::dates::long;
use crate::facts::days::year_slip;
use crate::facts::{Dated, Role};
use crate::letter::Kind;
use crate::letter::words::keys;
use crate::lints::order::{due_before_receipt, past_to_come, ranges, receipt_before_writing};
use crate::lints::{Cx, Finding, Findings};
use crate::text::Span;

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
    dated_before_request(cx, sent, findings);
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

/// "Dated: 7 June 2011" above "Date of request: 17 September 2012" and "Date of response: 15 October 2012": three lines of
/// one form.
fn dated_before_request(cx: &Cx, sent: Dated, findings: &mut Findings) {
    const DATED: u64 = keys(["dated"])[0];
    const DATE: u64 = keys(["date"])[0];
    /// The lines of such a form.
    const LINES: usize = 3;
    let letter = cx.letter;
    let line = |span: Span| letter.block_of(letter.word_from(span.start));
    let begins = |block: usize, with: u64| {
        let words = &letter.blocks[block].words;
        !words.is_empty() && letter.words[words.start].key == with
    };
    let of_request = |role: Role| matches!(role, Role::Received | Role::Requested);
    let requests = cx.facts.dates.iter().filter(|fact| !fact.asked && of_request(fact.role));
    let labelled = requests.filter(|fact| begins(line(fact.span), DATE));
    let Some((request, span)) = labelled.filter_map(|fact| Some((fact.date?, fact.span))).min() else { return };
    let answered = sent.span.is_some_and(|sent| begins(line(sent), DATE)) && request <= sent.date;
    for fact in cx.facts.dates.iter().filter(|fact| fact.role == Role::Other && !fact.asked && answered) {
        let Some(date) = fact.date.filter(|date| *date < request) else { continue };
        let (at, above) = (letter.word_from(fact.span.start), line(fact.span));
        let filled =
            letter.blocks[above..=line(span).max(above)].iter().filter(|block| !block.words.is_empty()).count();
        let block = &letter.blocks[above];
        let alone = begins(above, DATED) && at == block.words.start + 1 && fact.span.end >= block.span.end;
        if alone && above < line(span) && filled <= LINES {
            let message = format!(
                "This is dated {}, before the request of {} was made. Correct it, or say what the day is of.",
                long(date),
                long(request)
            );
            findings.push(Finding::new(fact.span, message).label("before the request").related(span, "the request"));
        }
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
