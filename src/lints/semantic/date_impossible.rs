//! A day that the calendar does not have, or one with the wrong weekday. Sure: it is arithmetic. In the requester's
//! words it is nobody's to correct, unless the answer takes it over.

use jiff::civil::Date;

use crate::diagnostic::Severity;
use crate::facts::DateFact;
use crate::facts::dates::{long, month_name, weekday_name};
use crate::letter::Region;
use crate::lints::{Cx, Finding, Findings};

/// Hold every date against the calendar.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let dates = &cx.facts.dates;
    for fact in dates.iter().filter(|fact| !fact.asked) {
        let region = cx.letter.region_of(cx.letter.word_from(fact.span.start));
        let Some(fault) = fault(fact).filter(|_| !matches!(region, Region::Residue | Region::Statute)) else { continue };
        match dates.iter().find(|other| other.asked && same(fact, other)) {
            Some(asked) => findings.push(
                Finding::new(
                    fact.span,
                    format!("{fault} The request says so too: tell the requester how the date was read and what was searched."),
                )
                .label("no such day")
                .related(asked.span, "in the request")
                .severity(Severity::Warning),
            ),
            None => findings.push(
                Finding::new(fact.span, format!("{fault} Check the date against the case record and correct it."))
                    .label(if fact.date.is_some() { "not that weekday" } else { "no such day" }),
            ),
        }
    }
}

/// Why there is no such day.
fn fault(fact: &DateFact) -> Option<String> {
    let (year, month, day) = fact.numbers;
    let Some(date) = fact.date else {
        let name = month_name(month);
        let last = Date::new(year, month, 1).ok()?.last_of_month().day();
        let of_year = if month == 2 { format!(" in {year}") } else { String::new() };
        return Some(format!("There is no {day} {name} {year}: {name} has {last} days{of_year}."));
    };
    let (stated, _) = fact.weekday?;
    let weekday = date.weekday();
    (weekday != stated)
        .then(|| format!("{} is a {}, not a {}.", long(date), weekday_name(weekday), weekday_name(stated)))
}

fn same(fact: &DateFact, other: &DateFact) -> bool {
    let weekday = |fact: &DateFact| fact.weekday.map(|(weekday, _)| weekday);
    fact.numbers == other.numbers && (fact.date.is_none() || weekday(fact) == weekday(other))
}
