//! Less time to ask for a review than the rule on the letter's date gives. Only what is clearly less is reported: two months hold about 40 working days.

use crate::facts::Deadline;
use crate::lints::review::{day, is_short, odd_value, provision, rule_here, unconfirmed};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Act, Limit, Regime, Unit};

/// Report every limit to ask for a review that is too short or not the profile's.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let mut undated = false;
    let odd = odd_value(cx, Act::AskReview);
    for limit in cx.facts.deadlines.iter().filter(|limit| limit.act == Act::AskReview && !limit.extended) {
        // the lint for contradictions names the place already
        if odd == Some(limit.value()) {
            continue;
        }
        let regime = limit.regime.unwrap_or(cx.facts.regime);
        if let Some(rule) = rule_here(cx, limit).filter(|rule| is_short(limit, rule)) {
            findings.push(short(limit, rule, regime));
            continue;
        }
        undated |= regime == Regime::Foia && cx.facts.sent.is_none();
    }
    if undated {
        findings.not_checked("no date: time to ask for a review");
    }
}

fn short(limit: &Deadline, rule: &Limit, regime: Regime) -> Finding {
    let count = rule.count.unwrap_or_default();
    let days = match limit.unit {
        Unit::CalendarDays if limit.plain => " ‘Days’ without ‘working’ are calendar days, which makes it less still.",
        Unit::CalendarDays => " Calendar days make it less still.",
        _ => "",
    };
    let since = rule.from.map(|from| format!(" since {}", day(from))).unwrap_or_default();
    let message = format!(
        "‘{}’ to ask for a review is less than the {count} working days of {}{since}.{days} Write ‘{count} working days’.",
        limit.shown(),
        provision(regime, Act::AskReview),
    );
    let finding = Finding::new(limit.span, message);
    match unconfirmed(rule) {
        Some(note) => finding.note(note),
        None => finding,
    }
}
