//! A letter that says until when the request will be answered, and names a day after the last one that the law allows. Any
//! earlier day is the authority's own aim. Nothing is counted where the time may have run from another day.

use crate::facts::Purpose;
use crate::facts::answer::Kind as Answer;
use crate::facts::dates::long;
use crate::facts::days::{limit, provision, year_slip};
use crate::facts::due::due;
use crate::letter::Kind;
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;

/// A day so many working days past the limit is of something else, or another mistake.
const FAR: usize = 40;

/// Compare each day that the letter names with the last one allowed.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let (facts, timing) = (cx.facts, &cx.facts.timing);
    let Some(received) = facts.received else { return };
    let other_clock = timing.restarted.is_some() || timing.own_limit || facts.apology.is_some();
    let other_letter = matches!(timing.purpose, Purpose::Review | Purpose::Supplement);
    // FOIA 2000 s.10(3) sets no number for an extension; FOISA knows none
    let extended = facts.answer.extends.is_some() || timing.extended.is_some();
    let without_number = extended && !matches!(facts.regime, Regime::Eir | Regime::Eisr);
    if other_clock || other_letter || without_number || cx.letter.kind == Kind::Template || year_slip(facts).is_some() {
        return;
    }
    let calendar = cx.tables.bank_holidays();
    for stated in due(cx.letter, &facts.dates).into_iter().filter(|stated| stated.date > received.date) {
        let sent = facts.sent.map_or(stated.date, |sent| sent.date);
        let Some((allowed, _)) = limit(facts, cx.tables, received.date, stated.date.max(sent)) else { return };
        let allowed = if extended { allowed.max(40) } else { allowed };
        let (Some(last), Some(day)) = (
            calendar.nth_working_day(facts.regime, received.date, allowed),
            calendar.day_count(facts.regime, received.date, stated.date),
        ) else {
            continue;
        };
        // in an answer a day to come is of something else; the law’s limit may be told there
        let coming = matches!(facts.answer.kind, Answer::Acknowledgement | Answer::Extension);
        if !stated.statutory && !coming {
            continue;
        }
        // a request of a weekend or holiday is often counted as received on the next working day
        let lenient = calendar
            .nth_working_day(facts.regime, received.date, allowed + 1)
            .filter(|_| !calendar.is_working_day(facts.regime, received.date));
        // an aim far beyond the limit is a holding letter’s promise; one stated as the limit is wrong whenever it is late
        if stated.date <= lenient.unwrap_or(last) || day > allowed + if stated.statutory { FAR } else { 15 } {
            continue;
        }
        let message = format!(
            "{} is working day {day} after receipt on {}. The last day is day {allowed}, {} ({}). Write {}.",
            long(stated.date),
            long(received.date),
            long(last),
            provision(facts.regime, allowed),
            long(last),
        );
        let mut finding = Finding::new(stated.span, message).label(format!("day {allowed} is {}", long(last)));
        if let Some(span) = received.span {
            finding = finding.related(span, "received");
        }
        let holidays = calendar.holidays_between(facts.regime, received.date, stated.date);
        if !holidays.is_empty() {
            let names: Vec<String> =
                holidays.iter().map(|holiday| format!("{} ({})", long(holiday.date), holiday.name)).collect();
            finding = finding.note(format!("left out: {}", names.join(", ")));
        }
        findings.push(finding);
    }
}
