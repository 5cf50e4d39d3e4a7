//! A late answer that does not say so. As sure as the count of days; any wording of regret beside a word of delay
//! silences it.

use crate::facts::dates::long;
use crate::facts::days;
use crate::letter::Kind;
use crate::lints::{Cx, Finding, Findings};

/// Look for an apology in an answer that is late.
pub fn check(cx: &Cx, findings: &mut Findings) {
    if cx.letter.kind == Kind::Template || cx.facts.apology.is_some() {
        return;
    }
    let Some(days) = days::day_count(cx.facts, cx.tables).filter(|days| days.late()) else { return };
    let Some(opening) = cx.facts.timing.opening else { return };
    let message = format!(
        "The answer is late (working day {} where {} are allowed, due {}) and does not say so. Open with an apology and the reason, such as ‘I apologise for the delay in answering’.",
        days.day,
        days.limit,
        long(days.due)
    );
    let mut finding = Finding::new(opening, message).label("no word of the delay");
    if let Some(span) = cx.facts.received.and_then(|received| received.span).filter(|span| *span != opening) {
        finding = finding.related(span, "received");
    }
    findings.push(finding);
}
