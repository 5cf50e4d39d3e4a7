//! A threat level stated as current that was not in force on the letter's day. Sure, where the table has the day;
//! after the table's last known day only the last known level can be named.

use crate::diagnostic::{Applicability, Confidence, Fix, Severity};
use crate::facts::dates::long;
use crate::facts::threat::{ThreatStatement, is_main, scope_name};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Checked, Known, Level, LevelPeriod};
use crate::text::Edit;

/// Compare every level stated as current with the table's for the day the letter was sent.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let Some(sent) = cx.facts.sent.map(|sent| sent.date) else { return };
    let table = cx.tables.threat_levels();
    let mut told: Vec<&ThreatStatement> = Vec::new();
    for stated in &cx.facts.threats.current {
        let alike = |other: &&ThreatStatement| {
            other.level == stated.level
                && (other.scope == stated.scope || is_main(other.scope) && is_main(stated.scope))
        };
        if told.iter().any(alike) {
            continue;
        }
        told.push(stated);
        let others = cx.facts.threats.current.iter().filter(|other| other.span != stated.span && alike(other));
        let finding = match table.on(stated.scope, sent) {
            Known::NotKnown => {
                findings.not_checked(format!("no published level for {}: threat level", long(sent)));
                continue;
            }
            Known::LastKnown(period) => after_the_table(cx, stated, period),
            Known::Level(_) if table.accepts(stated.scope, sent, stated.level) => continue,
            Known::Level(period) => refuted(cx, stated, period, sent),
        };
        findings.push(others.fold(finding, |finding, other| finding.related(other.span, "and here")));
    }
}

fn refuted(cx: &Cx, stated: &ThreatStatement, period: &LevelPeriod, sent: jiff::civil::Date) -> Finding {
    let word = stated.span.of(cx.letter.text());
    let right = in_style(period.level, word);
    let since = first_day(cx, period);
    let mut message = format!(
        "The letter says {} is ‘{word}’; on {} it was {} ({} {}). Write ‘{right}’.",
        scope_name(stated.scope),
        long(sent),
        period.level,
        // the first row is the first publication, not a change
        if cx.tables.threat_levels().periods(period.scope).first().is_some_and(|first| first.from == since) {
            "since at least"
        } else {
            "since"
        },
        long(since),
    );
    let unconfirmed = period.checked == Checked::Unconfirmed;
    if unconfirmed {
        message.push_str(" This row of the table was not confirmed: check.");
    }
    let mut finding = Finding::new(stated.span, message)
        .label(format!("{} on that day", period.level))
        .note(format!("source: {}", period.source))
        .fix(Fix {
            title: format!("Write ‘{right}’"),
            applicability: Applicability::Unsafe,
            edits: vec![Edit::replace(stated.span, right)],
        });
    if unconfirmed || stated.loose {
        finding = finding.severity(Severity::Warning).confidence(Confidence::Medium);
    }
    finding
}

fn after_the_table(cx: &Cx, stated: &ThreatStatement, period: &LevelPeriod) -> Finding {
    let checked_on = long(cx.tables.threat_levels().checked_on());
    let known = format!("{} was the last known level ({checked_on})", period.level);
    if period.level == stated.level {
        let message = format!("{known}: check that it still holds on the day the letter is sent.");
        return Finding::new(stated.span, message).severity(Severity::Note).confidence(Confidence::Medium);
    }
    let word = stated.span.of(cx.letter.text());
    let message = format!("The letter says {} is ‘{word}’; {known}: check.", scope_name(stated.scope));
    Finding::new(stated.span, message).severity(Severity::Warning).confidence(Confidence::Medium)
}

/// The first day of an unbroken run at that level: a new scale may begin at the level of the old one.
fn first_day(cx: &Cx, period: &LevelPeriod) -> jiff::civil::Date {
    if !is_main(period.scope) {
        return period.from;
    }
    let before = cx.tables.threat_levels().main_periods().iter().rev().skip_while(|other| other.from >= period.from);
    before.take_while(|other| other.level == period.level).last().map_or(period.from, |other| other.from)
}

/// The name of a level in the case in which the letter writes the one it stands for.
fn in_style(level: Level, like: &str) -> String {
    let lower = level.name().to_ascii_lowercase();
    let mut letters = like.chars().filter(|char| char.is_alphabetic());
    match (letters.next().is_some_and(char::is_uppercase), letters.all(char::is_uppercase)) {
        (true, true) => level.name().to_owned(),
        (true, false) => level.name()[..1].to_owned() + &lower[1..],
        _ => lower,
    }
}
