//! What the lints about the time for a review share: which rule holds for a limit, how far a limit is from it, and
//! which of two limits is the odd one out.

use jiff::civil::Date;

use crate::facts::Deadline;
use crate::tables::{Act, Checked, Limit, Regime, Tables, Unit};

use super::Cx;

/// The rule for a limit of a letter of that regime on that day; `None` where the day is unknown and the rule has
/// changed over time, or no number is set.
pub(super) fn rule<'a>(tables: &'a Tables, deadline: &Deadline, regime: Regime, on: Option<Date>) -> Option<&'a Limit> {
    let regime = deadline.regime.unwrap_or(regime);
    let deadlines = tables.deadlines();
    let set = |limit: &&Limit| limit.count.is_some();
    match (on, deadlines.changes(regime, deadline.act).as_slice()) {
        (Some(day), _) => deadlines.limit(regime, deadline.act, day).filter(set),
        // one row for all time needs no day
        (None, [only]) if only.from.is_none() && only.until.is_none() && only.start_known => Some(*only).filter(set),
        (None, _) => None,
    }
}

/// The rule for a limit of the letter being checked.
pub(super) fn rule_here<'a>(cx: &Cx<'a>, deadline: &Deadline) -> Option<&'a Limit> {
    rule(cx.tables, deadline, cx.facts.regime, cx.facts.sent.map(|sent| sent.date))
}

/// The most working days that a limit can hold. Two months hold 39 to 44.
pub(super) fn working_days(deadline: &Deadline) -> u32 {
    let number = deadline.number;
    match deadline.unit {
        Unit::WorkingDays => number,
        Unit::CalendarDays => number.saturating_mul(5) / 7,
        Unit::Weeks => number.saturating_mul(5),
        Unit::Months => number.saturating_mul(22),
    }
}

/// Whether a limit is clearly less than the rule. Days that are 40 and only not working days are a matter of the unit.
pub(super) fn is_short(limit: &Deadline, rule: &Limit) -> bool {
    let Some(count) = rule.count.map(u32::from).filter(|_| rule.unit == Unit::WorkingDays) else { return false };
    match limit.unit {
        Unit::WorkingDays | Unit::CalendarDays => limit.number < count,
        // eight weeks have 40 weekdays, and a bank holiday or the day of receipt makes them fewer
        Unit::Weeks => working_days(limit) <= count,
        Unit::Months => working_days(limit) < count,
    }
}

/// How far a limit is from the rule: smaller fits better. Where no rule holds, more time fits better.
pub(super) fn misfit(deadline: &Deadline, rule: Option<&Limit>) -> (u8, u32) {
    let least = u32::MAX - working_days(deadline);
    let Some((rule, count)) = rule.and_then(|rule| Some((rule, u32::from(rule.count?)))) else { return (1, least) };
    match () {
        () if deadline.unit == rule.unit && deadline.number == count => (0, 0),
        () if working_days(deadline) < count => (2, least),
        () => (1, working_days(deadline)),
    }
}

/// Who sets the limit, as a message cites it.
pub(super) fn provision(regime: Regime, act: Act) -> &'static str {
    match (regime, act) {
        (Regime::Foia, Act::AnswerReview) => "the s.45 Code of Practice (2018, paras 5.4 and 5.5)",
        (Regime::Foia, _) => "the s.45 Code of Practice (2018, para 5.3)",
        (Regime::Eir, Act::AnswerReview) => "reg.11(4) EIR 2004",
        (Regime::Eir, _) => "reg.11(2) EIR 2004",
        (Regime::Foisa, Act::AnswerReview) => "s.21(1) FOISA 2002",
        (Regime::Foisa, _) => "s.20(5) FOISA 2002",
        (Regime::Eisr, Act::AnswerReview) => "reg.16(4) EI(S)R 2004",
        (Regime::Eisr, _) => "reg.16(2) EI(S)R 2004",
    }
}

/// What the limit is for, in words.
pub(super) fn act_name(act: Act) -> &'static str {
    match act {
        Act::AskReview => "ask for a review",
        Act::AnswerReview => "answer a review",
        Act::Complain => "complain to the regulator",
        _ => "answer the request",
    }
}

/// A note where the rule's row was never read in its source.
pub(super) fn unconfirmed(rule: &Limit) -> Option<String> {
    (rule.checked == Checked::Unconfirmed)
        .then(|| format!("The limit was not confirmed in its source ({}).", rule.source))
}

/// "4 July 2018".
pub(super) fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// Two or more different limits for one act in one letter: the odd one out and the others, each value once, then its
/// further places.
pub(super) struct Conflict<'a> {
    pub odd: &'a Deadline,
    pub others: Vec<&'a Deadline>,
}

/// The conflict about one act in the letter, if there is one.
pub(super) fn conflict<'a>(cx: &Cx<'a>, act: Act) -> Option<Conflict<'a>> {
    let all: Vec<&Deadline> = cx.facts.deadlines.iter().filter(|limit| limit.act == act && !limit.extended).collect();
    if all.iter().all(|limit| limit.value() == all[0].value()) {
        return None;
    }
    let several = crate::facts::deadlines::names_several_regimes(cx.letter);
    let comparable = |a: &Deadline, b: &Deadline| match (a.regime, b.regime) {
        (Some(a), Some(b)) => a == b,
        (None, None) => !several || act == Act::AskReview,
        _ => !several,
    };
    // one value may stand in many places: of the misfits, the first is the one to point at
    let misfit = |limit: &Deadline| misfit(limit, rule_here(cx, limit));
    let odd = all.iter().copied().reduce(|worst, limit| if misfit(limit) > misfit(worst) { limit } else { worst })?;
    let others: Vec<&Deadline> =
        all.iter().copied().filter(|limit| limit.value() != odd.value() && comparable(limit, odd)).collect();
    (!others.is_empty()).then_some(Conflict { odd, others })
}

/// The number and unit of the limit that the lint for contradictions points at already.
pub(super) fn odd_value(cx: &Cx, act: Act) -> Option<(u32, Unit)> {
    conflict(cx, act).map(|conflict| conflict.odd.value())
}
