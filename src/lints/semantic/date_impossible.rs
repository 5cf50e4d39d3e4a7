//! A day that the calendar does not have, with its year or without, or one with the wrong weekday. Sure: it is arithmetic. In the requester's
//! words it is nobody's to correct, unless the answer takes it over without a word about it.

use std::collections::HashMap;

use jiff::civil::{Date, Weekday};

use crate::diagnostic::Severity;
use crate::facts::DateFact;
use crate::facts::dates::{long, month_name, weekday_name};
use crate::letter::Region;
use crate::lints::calendar::{days_without_year, years_of_two};
use crate::lints::{Cx, Finding, Findings};
use crate::text::Span;

/// Hold every date against the calendar.
pub fn check(cx: &Cx, findings: &mut Findings) {
    days_without_year(cx, findings);
    years_of_two(cx, findings);
    let dates = &cx.facts.dates;
    let asked: HashMap<_, Span> =
        dates.iter().filter(|fact| fact.asked && fault(fact).is_some()).map(|fact| (stated(fact), fact.span)).collect();
    for fact in dates.iter().filter(|fact| !fact.asked && !fact.questioned) {
        let region = cx.letter.region_of(cx.letter.word_from(fact.span.start));
        if matches!(region, Region::Residue | Region::Statute) {
            continue;
        }
        let Some(fault) = fault(fact) else { continue };
        let label = if fact.date.is_some() { "not that weekday" } else { "no such day" };
        findings.push(match asked.get(&stated(fact)) {
            Some(asked) => {
                let message = format!(
                    "{fault} The request says so too: tell the requester how the date was read and what was searched."
                );
                Finding::new(fact.span, message)
                    .label(label)
                    .related(*asked, "in the request")
                    .severity(Severity::Warning)
            }
            None => {
                let message = format!("{fault} Check the date against the case record and correct it.");
                Finding::new(fact.span, message).label(label)
            }
        });
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

/// A date as it is stated, weekday included.
fn stated(fact: &DateFact) -> ((i16, i8, i8), Option<Weekday>) {
    (fact.numbers, fact.weekday.map(|(weekday, _)| weekday))
}
