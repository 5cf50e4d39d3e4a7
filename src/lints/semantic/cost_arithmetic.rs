//! An estimate whose sum does not come out: records times minutes, hours times the rate, or hours that are within the limit
//! they are said to exceed. Rounding, "over" and "approximately" are allowed for, and a paragraph with a sample or a second
//! step is left alone.

use crate::facts::cost::{Fault, estimates, limits};
use crate::letter::words::keys;
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;

/// Work out the sums of a letter that speaks of the limit.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let regime = cx.facts.regime;
    let hours = const { keys(["hours", "hour"]) };
    let speaks = cx.facts.cost.refusal.is_some() && cx.letter.words.iter().any(|word| hours.contains(&word.key));
    if !speaks || !matches!(regime, Regime::Foia | Regime::Foisa) {
        return;
    }
    let rows = cx.tables.deadlines().costs().iter().filter(|row| row.regime == regime);
    let least = rows.map(|row| row.hours).min().unwrap_or(0);
    for estimate in estimates(cx.letter, &limits(cx.letter), f64::from(least)) {
        let stated = estimate.span.of(cx.letter.text());
        let message = match estimate.fault {
            Fault::Hours(right) => format!(
                "These figures make {} hours, not ‘{stated}’. Correct the figures or the result: the estimate is what a refusal for cost rests on.",
                shown(right)
            ),
            Fault::Minutes(right) => format!(
                "These figures make {} minutes, not ‘{stated}’. Correct the figures or the result.",
                thousands(right.round())
            ),
            Fault::Pounds(right) => format!(
                "These hours at this rate make £{}, not ‘{stated}’. Correct the figures or the sum.",
                thousands(right.round())
            ),
            Fault::Within => format!(
                "‘{stated}’ is within the limit, which is {least} hours at least. Correct the figure, or answer the request."
            ),
        };
        let label = if estimate.fault == Fault::Within { "the limit" } else { "worked out from this" };
        let finding = Finding::new(estimate.span, message);
        findings.push(estimate.from.iter().fold(finding, |finding, span| finding.related(*span, label)));
    }
}

/// Hours as a person writes them: "100", "36.7", "1,373".
fn shown(hours: f64) -> String {
    let rounded = (hours * 10.0).round() / 10.0;
    if rounded >= 1000.0 { thousands(rounded.round()) } else { format!("{rounded}") }
}

fn thousands(whole: f64) -> String {
    let digits = format!("{whole:.0}");
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
