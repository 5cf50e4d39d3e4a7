//! The outcome of a review later than its limit, counted from the day on which the review was asked for. Under FOIA the Code
//! of Practice gives 20 working days and 40 at the most, and only what is later than 40 is more than a note.

use crate::diagnostic::Severity;
use crate::facts::answer::Kind as Answer;
use crate::facts::dates::long;
use crate::facts::due::review_asked;
use crate::letter::Kind;
use crate::lints::review::provision;
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Act, Regime};

/// Count the days from the request for a review to its outcome.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let facts = cx.facts;
    let Some(sent) = facts.sent.filter(|_| facts.answer.kind == Answer::ReviewOutcome && facts.rights.review.is_some())
    else {
        return;
    };
    if cx.letter.kind == Kind::Template || facts.dates.iter().any(|fact| fact.unclear) {
        return;
    }
    let Some(asked) = review_asked(cx.letter, &facts.dates, sent.date) else { return };
    let regime = facts.regime;
    let Some(limit) = cx.tables.deadlines().limit(regime, Act::AnswerReview, sent.date) else { return };
    let calendar = cx.tables.bank_holidays();
    let (Some(usual), Some(day)) = (limit.count.map(usize::from), calendar.day_count(regime, asked.date, sent.date))
    else {
        return;
    };
    let most = limit.max.map_or(usual, usize::from);
    // where only the day of the letter is known, it may have come in some days later
    let slack = if asked.received { 0 } else { 2 };
    if day <= usual + slack || day > 260 {
        return;
    }
    let law = !matches!(regime, Regime::Foia);
    let excused = facts.apology.or(facts.timing.extended).or(facts.timing.restarted).is_some();
    let severity = match () {
        () if excused || day <= most + slack => Severity::Note,
        () if law && asked.received => Severity::Error,
        () => Severity::Warning,
    };
    let allowed = if day > most { most } else { usual };
    let Some(due) = calendar.nth_working_day(regime, asked.date, allowed) else { return };
    let message = format!(
        "The review was asked for on {} and is answered on working day {day}; {} gives {usual}{}. Day {allowed} was {}. Say that it is late, apologise and give the reason.",
        long(asked.date),
        provision(regime, Act::AnswerReview),
        if most > usual { format!(", {most} at the most") } else { String::new() },
        long(due),
    );
    let span = sent.span.unwrap_or(asked.span);
    let mut finding = Finding::new(span, message).label(format!("working day {day}")).severity(severity);
    if span != asked.span {
        finding = finding.related(asked.span, "the review was asked for");
    }
    findings.push(finding);
}
