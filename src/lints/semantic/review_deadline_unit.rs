//! Days counted where the rule counts working days, or plain days for one half of a review beside working days for the
//! other half. A limit that is too short as well is left to `review-deadline-short`.

use crate::facts::Deadline;
use crate::lints::review::{act_name, is_short, odd_value, provision, rule_here, unconfirmed, working_days};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Act, Limit, Unit};

/// One finding for each act: the first place, with its further places and the limit in working days beside it.
pub fn check(cx: &Cx, findings: &mut Findings) {
    for act in [Act::AskReview, Act::AnswerReview] {
        let limits = || cx.facts.deadlines.iter().filter(move |limit| limit.act == act && !limit.extended);
        let beside = counterpart(cx, act);
        let odd = odd_value(cx, act);
        let wrong: Vec<(&Deadline, Option<&Limit>)> = limits()
            .filter(|limit| limit.unit == Unit::CalendarDays && odd != Some(limit.value()))
            .map(|limit| (limit, rule_here(cx, limit).filter(|rule| rule.unit == Unit::WorkingDays)))
            .filter(|(limit, rule)| match rule {
                Some(rule) => miscounted(limit, rule),
                None => limit.plain && beside.is_some(),
            })
            .collect();
        let Some(((first, rule), others)) = wrong.split_first() else { continue };
        let mut finding = Finding::new(first.span, message(cx, first, *rule, beside));
        for (other, _) in others {
            finding = finding.related(other.span, "here too");
        }
        if let Some(beside) = beside {
            finding = finding.related(beside.span, format!("working days to {}", act_name(beside.act)));
        }
        if let Some(note) = rule.and_then(unconfirmed) {
            finding = finding.note(note);
        }
        findings.push(finding);
    }
}

/// Whether days were written for working days: not so many that they hold the rule's time anyway when asking, not
/// another number when answering.
fn miscounted(limit: &Deadline, rule: &Limit) -> bool {
    let count = rule.count.map_or(0, u32::from);
    match limit.act {
        Act::AskReview => !is_short(limit, rule) && working_days(limit) < count,
        _ => limit.number == count || limit.plain,
    }
}

/// The limit in working days for the other half of the review.
fn counterpart<'a>(cx: &Cx<'a>, act: Act) -> Option<&'a Deadline> {
    let other = if act == Act::AskReview { Act::AnswerReview } else { Act::AskReview };
    cx.facts.deadlines.iter().find(|limit| limit.act == other && limit.unit == Unit::WorkingDays)
}

fn message(cx: &Cx, limit: &Deadline, rule: Option<&Limit>, beside: Option<&Deadline>) -> String {
    let regime = limit.regime.unwrap_or(cx.facts.regime);
    let what =
        if limit.plain { "‘days’ without ‘working’ are calendar days" } else { "these are calendar days" };
    match (rule.and_then(|rule| rule.count), beside) {
        (Some(count), _) => format!(
            "‘{}’ to {}: {what}, but {} counts working days. Write ‘{count} working days’.",
            limit.shown(),
            act_name(limit.act),
            provision(regime, limit.act)
        ),
        (None, Some(beside)) => format!(
            "‘{}’ to {} beside ‘{}’ to {}: {what}, and one letter should count both alike. {} counts \
             working days. Write ‘{}’.",
            limit.shown(),
            act_name(limit.act),
            beside.shown(),
            act_name(beside.act),
            crate::text::capitalised(provision(regime, limit.act)),
            proposed(cx, limit),
        ),
        (None, None) => format!("‘{}’: {what}. Write ‘{}’.", limit.shown(), proposed(cx, limit)),
    }
}

/// The limit of the newest rule, for a letter whose day is unknown is most likely one to be sent.
fn proposed(cx: &Cx, limit: &Deadline) -> String {
    let regime = limit.regime.unwrap_or(cx.facts.regime);
    let newest = cx.tables.deadlines().changes(regime, limit.act).last().and_then(|rule| rule.count);
    newest.map_or("working days".to_owned(), |count| format!("{count} working days"))
}
