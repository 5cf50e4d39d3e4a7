//! A year that makes the time between request and answer absurd, where one year more or less makes it ordinary: in January
//! the old year is written from habit.

use crate::facts::dates::long;
use crate::facts::days::year_slip;
use crate::letter::Kind;
use crate::lints::{Cx, Finding, Findings};

/// Report the date whose year is most likely wrong.
pub fn check(cx: &Cx, findings: &mut Findings) {
    if cx.letter.kind == Kind::Template {
        return;
    }
    let Some(slip) = year_slip(cx.facts) else { return };
    let (wrong, other) = if slip.in_sent { (slip.sent, slip.received) } else { (slip.received, slip.sent) };
    let Some(span) = wrong.span.or(other.span) else { return };
    let message = format!(
        "By these dates the request was received on {} and answered on {}. With {} for {} the answer comes after {} days: is the year a slip?",
        long(slip.received.date),
        long(slip.sent.date),
        slip.meant.year(),
        wrong.date.year(),
        slip.days,
    );
    let finding = Finding::new(span, message).label(format!("{}?", slip.meant.year()));
    findings.push(match other.span.filter(|other| *other != span) {
        Some(other) => finding.related(other, if slip.in_sent { "received" } else { "the letter’s date" }),
        None => finding,
    });
}
