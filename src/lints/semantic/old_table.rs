//! A letter that rests on a reference table of which nobody has made sure for long. The day of the letter decides, not
//! the clock: a letter of last year may be checked with tables of last year.

use jiff::civil::Date;

use crate::lints::{Cx, Finding, Findings};
use crate::tables::{OLD_AFTER_DAYS, is_old};
use crate::text::Span;

/// Report, once a letter, the tables that it rests on and that were old on its day.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let Some(sent) = cx.facts.sent else { return };
    let rests_on: Vec<(&str, Option<Span>)> = [
        ("threat-levels", cx.facts.threats.current.first().map(|level| level.span)),
        ("superseded", cx.facts.superseded.first().map(|form| form.span)),
        ("bank-holidays", cx.facts.received.and_then(|received| received.span)),
    ]
    .into_iter()
    .filter(|(_, span)| span.is_some())
    .collect();
    if rests_on.is_empty() {
        return;
    }
    let dates = cx.tables.checked_on();
    let old = |name: &str| dates.iter().find(|(known, date)| *known == name && is_old(*date, sent.date)).map(|(_, date)| *date);
    let found: Vec<(&str, Option<Span>, Date)> =
        rests_on.into_iter().filter_map(|(name, span)| Some((name, span, old(name)?))).collect();
    let Some((_, place, _)) = found.first() else { return };
    let Some(span) = sent.span.or(*place).filter(|span| !span.is_empty()) else { return };
    let named: Vec<String> =
        found.iter().map(|(name, _, date)| format!("{name} ({})", date.strftime("%-d %B %Y"))).collect();
    let message = format!(
        "When this letter was written, nobody had made sure for more than {OLD_AFTER_DAYS} days of what it rests on: {}. Look it up.",
        named.join(", ")
    );
    let mut finding = Finding::new(span, message).label("the letter's day");
    for (name, place, _) in &found {
        if let Some(place) = place.filter(|place| *place != span && !place.is_empty()) {
            finding = finding.related(place, format!("rests on {name}"));
        }
    }
    findings.push(finding);
}
