//! What a letter says of earlier threat levels, where the table refutes it: a change that never was, a level at a time
//! when another was in force, "has remained at severe since 2006". Times are coarse in letters, so a claim falls only
//! when no day of its time could bear it; a few days at a higher level do not make "since 2014" false.

use jiff::civil::Date;

use crate::diagnostic::{Confidence, Severity};
use crate::facts::Role;
use crate::facts::dates::long;
use crate::facts::threat::record::{Record, days_of, overlaps, shift, short_rise, spell_days};
use crate::facts::threat::{Change, DatedEvent, Direction, Held, History, Spell, Time, scope_head};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Checked, Event, LevelPeriod};
use crate::text::Span;

/// So many of the refuting periods are named in the message, the others in notes.
const NAMED: usize = 2;

/// Compare changes, spells and continuous histories with the table.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let threats = &cx.facts.threats;
    threats.changes.iter().filter_map(|change| changed(cx, change)).for_each(|finding| findings.push(finding));
    threats.spells.iter().filter_map(|spell| spent(cx, spell)).for_each(|finding| findings.push(finding));
    if let Some(end) = until(cx).filter(|_| !threats.histories.is_empty()) {
        threats
            .histories
            .iter()
            .filter_map(|history| held(cx, history, end))
            .for_each(|finding| findings.push(finding));
    }
    threats.dated.iter().filter_map(|dated| happened(cx, dated)).for_each(|finding| findings.push(finding));
    for stated in &threats.current {
        let (Some(since), Some(sent)) = (&stated.since, cx.facts.sent.map(|sent| sent.date)) else { continue };
        // a level that is wrong today is `threat-level-stale`'s
        if !cx.tables.threat_levels().accepts(stated.scope, sent, stated.level) {
            continue;
        }
        let Some((_, from)) = since.hull(Some(sent.year())) else { continue };
        let others = Record::of(cx.tables, stated.scope).others(Held::At, stated.level, from, sent);
        if others.iter().all(|period| short_rise(period, stated.level)) {
            continue;
        }
        let Some(period) = Record::of(cx.tables, stated.scope).rows.iter().rev().find(|period| period.from <= sent)
        else {
            continue;
        };
        let message = format!(
            "{} was not {} all the time since {}: the level in force on {} began on {}. Correct the date or leave it out.",
            scope_head(stated.scope),
            stated.level,
            since.shown(sent.year()),
            long(sent),
            long(period.from),
        );
        findings.push(with_rows(Finding::new(stated.span.cover(since.span), message), &others));
    }
}

/// An event of the history with another date than it had.
fn happened(cx: &Cx, dated: &DatedEvent) -> Option<Finding> {
    let event = cx.facts.threats.events.get(dated.event)?;
    let (from, to) = dated.time.hull(None)?;
    let table = cx.tables.events();
    let rows: Vec<&Event> = event.rows.iter().filter_map(|&row| table.all().get(row)).collect();
    let near = rows.iter().min_by_key(|row| from.until(row.date).map_or(i32::MAX, |span| span.get_days().abs()))?;
    if !cx.facts.threats.refutable(dated, cx.tables)
        || rows.iter().any(|row| shift(from, -1) <= row.date && row.date <= shift(to, 1))
    {
        return None;
    }
    let message = format!(
        "The {} was on {}, not {} {}. Correct the date or leave it out.",
        near.name,
        long(near.date),
        if dated.time.day.is_some() { "on" } else { "in" },
        dated.time.shown(from.year()),
    );
    let mut finding = Finding::new(dated.time.span, message)
        .related(event.span, format!("{}: {}", near.name, long(near.date)))
        .note(format!("source: {}", near.source));
    if dated.time.day.is_none() || event.general {
        finding = finding.severity(Severity::Warning).confidence(Confidence::Medium);
    }
    Some(finding)
}

/// The latest day of which the table can speak for this letter: the day it was sent, or the latest that it mentions.
fn until(cx: &Cx) -> Option<Date> {
    let checked_on = cx.tables.threat_levels().checked_on();
    if let Some(sent) = cx.facts.sent {
        return Some(sent.date.min(checked_on));
    }
    let dates = cx.facts.dates.iter().filter(|fact| fact.role != Role::Other).filter_map(|fact| fact.date);
    dates.chain(cx.facts.threats.latest(cx.tables)).max().map(|date| date.min(checked_on))
}

/// What "this year" means in a sentence: the year of the event that it names, else the letter's.
fn this_year(cx: &Cx, sentence: Option<usize>) -> Option<i16> {
    let event = sentence.and_then(|sentence| cx.facts.threats.year_of_events(sentence, cx.tables));
    event.or(cx.facts.sent.map(|sent| sent.date.year()))
}

fn changed(cx: &Cx, change: &Change) -> Option<Finding> {
    // the day of an attack is judged as that, not as the day of a change that followed it
    let event =
        |dated: &DatedEvent| dated.time.words == change.when.words && cx.facts.threats.refutable(dated, cx.tables);
    if !change.attached && cx.facts.threats.dated.iter().any(event) {
        return None;
    }
    let record = Record::of(cx.tables, change.scope);
    let year = this_year(cx, None);
    let (mut from, mut to) = change.when.hull(year)?;
    let exact = change.when.day.is_some();
    if !change.attached {
        (from, to) = (shift(from, -14), shift(to, 14));
    }
    if !record.covers(from, to) {
        return None;
    }
    let rows = record.rows;
    let days = |period: &LevelPeriod| [Some(period.from), period.announced, period.other_date];
    let inside = |period: &LevelPeriod| days(period).into_iter().flatten().any(|day| from <= day && day <= to);
    let real = |at: usize| at > 0 && rows[at - 1].level != rows[at].level;
    let found = (0..rows.len()).find(|&at| real(at) && rows[at].level == change.level && inside(&rows[at]));
    let year = year.unwrap_or_default();
    let verb = |direction| if direction == Direction::Up { "raised" } else { "lowered" };
    let was = |at: usize| if rows[at].level > rows[at - 1].level { Direction::Up } else { Direction::Down };
    let message = match found {
        Some(at) => {
            let said = change.direction.filter(|direction| *direction != was(at))?;
            format!(
                "{} was not {} to {} on {}: it was {}, from {}.",
                scope_head(change.scope),
                verb(said),
                change.level,
                long(rows[at].from),
                verb(was(at)),
                rows[at - 1].level
            )
        }
        None => {
            let near = record.nearest(change.level, from)?;
            let when = change.when.shown(year);
            let step = if exact { "on" } else { "in" };
            format!(
                "{} did not change to {} {step} {when}. The nearest change to {} was on {}: correct the date or leave it out.",
                scope_head(change.scope),
                change.level,
                change.level,
                long(near.from)
            )
        }
    };
    let mut finding = Finding::new(change.words, message).label(record.levels(from, to));
    let near = record.nearest(change.level, from);
    // a change is told on one day and takes effect on another
    let almost = exact && near.is_some_and(|near| shift(from, -3) <= near.from && near.from <= shift(to, 3));
    let unconfirmed = near.is_some_and(|near| near.checked == Checked::Unconfirmed);
    if almost || unconfirmed || !change.attached {
        finding = finding.severity(Severity::Warning).confidence(Confidence::Medium);
    }
    if unconfirmed {
        finding = finding.note("the row of the table was not confirmed: check");
    }
    Some(finding)
}

fn spent(cx: &Cx, spell: &Spell) -> Option<Finding> {
    let record = Record::of(cx.tables, spell.scope);
    let year = this_year(cx, None);
    let (first, last) = spell.from.hull(year)?;
    let Some(end) = &spell.to else {
        // one time: some day of it must bear the level
        let (from, to) = (shift(first, -1), shift(last, 1));
        if !record.covers(first, last) {
            return None;
        }
        let bears = |period: &LevelPeriod| period.level == spell.level && overlaps(period, from, to);
        if record.rows.iter().any(bears) || cx.tables.threat_levels().accepts(spell.scope, first, spell.level) {
            return None;
        }
        let near = record.nearest_spell(spell.level, first);
        let near =
            near.map_or(String::new(), |near| format!(" The nearest time at {} was {}.", near.level, spell_days(near)));
        let message = format!(
            "{} was not {} {} {}: it was {}.{near} Correct the level or the time, or leave it out.",
            scope_head(spell.scope),
            spell.level,
            if spell.from.day.is_some() { "on" } else { "at any time in" },
            spell.from.shown(year.unwrap_or_default()),
            record.levels(first, last)
        );
        return Some(Finding::new(spell.words, message));
    };
    // only the days between the two times are surely claimed
    let (to, _) = end.hull(year)?;
    if last >= to || !record.covers(last, to) {
        return None;
    }
    let others = record.others(Held::At, spell.level, last, to);
    if others.iter().all(|period| short_rise(period, spell.level)) {
        return None;
    }
    let message = format!(
        "{} was not {} all the time from {} to {}. Correct the times or leave them out.",
        scope_head(spell.scope),
        spell.level,
        long(last),
        long(to)
    );
    Some(with_rows(Finding::new(spell.words, message), &others))
}

/// "Since 2006 … has remained at severe, except …".
fn held(cx: &Cx, history: &History, end: Date) -> Option<Finding> {
    let record = Record::of(cx.tables, history.scope);
    let year = this_year(cx, Some(history.sentence));
    let (start, from) = history.since.hull(year)?;
    let first = record.rows.first()?.from;
    let from = from.max(first);
    if from >= end {
        return None;
    }
    let left_out: Vec<(Date, Date)> = history.exceptions.iter().flat_map(|time| time.ranges(year)).collect();
    let mut open = record.others(history.held, history.level, from, end);
    let vague = history.except.is_some() && left_out.is_empty();
    open.retain(|period| !left_out.iter().any(|(from, to)| overlaps(period, *from, *to)));
    let missed: Vec<_> = open.iter().filter(|period| !short_rise(period, history.level)).collect();
    let slight = missed.is_empty();
    let refuted: Vec<&Time> =
        history.exceptions.iter().filter(|time| !record.absent(history, time, year).is_empty()).collect();
    if slight && refuted.is_empty() && (vague || left_out.is_empty() || open.is_empty()) {
        return None;
    }
    let what = if history.held == Held::AtLeast { "at or above" } else { "at" };
    let all = record.others(history.held, history.level, start.max(first), end);
    let (named, rest) = missed.split_at(missed.len().min(NAMED));
    let mut listed = named.iter().map(|period| days_of(period, end)).collect::<Vec<_>>().join(", ");
    if !rest.is_empty() {
        listed.push_str(", and at other times");
    }
    let message = if slight {
        format!(
            "The exceptions do not fit the published changes since {}. Leave the history out, or state the level and the day it was looked up.",
            history.since.shown(year.unwrap_or_default())
        )
    } else {
        format!(
            "{} has not remained {what} {} since {}: it was {}. Leave the history out, or state the level and the day it was looked up.",
            scope_head(history.scope),
            history.level,
            history.since.shown(year.unwrap_or_default()),
            listed
        )
    };
    let mut finding = Finding::new(history.claim, message);
    if let Some(span) = exceptions_span(cx, history, &refuted).filter(|_| !open.is_empty()) {
        finding = finding.related(span, "leaves out periods at other levels");
    }
    for time in &refuted {
        let level = history.exception_level.map_or("another level".to_owned(), |level| level.to_string());
        let gone: Vec<String> = record.absent(history, time, year).iter().map(|(from, _)| month_of(*from)).collect();
        finding = finding.related(time.span, format!("never {level} in {}", gone.join(" or ")));
    }
    let unconfirmed = all.iter().any(|period| period.checked == Checked::Unconfirmed);
    if slight || unconfirmed {
        finding = finding.severity(Severity::Warning).confidence(Confidence::Medium);
    }
    if unconfirmed {
        finding = finding.note("a row of the table was not confirmed: check");
    }
    let told = |period: &&&LevelPeriod| slight || named.iter().all(|told| told.from != period.from);
    Some(all.iter().filter(told).fold(finding, |finding, period| finding.note(days_of(period, end))))
}

/// The words of the exceptions, up to the first that gets a label of its own.
fn exceptions_span(cx: &Cx, history: &History, refuted: &[&Time]) -> Option<Span> {
    let first = history.except?;
    let cut = refuted.iter().map(|time| cx.letter.word_from(time.span.start)).min();
    let last = history.exceptions.last().map(|time| time.words.end);
    let sentence = cx.letter.sentences.get(history.sentence)?;
    let joins = |at: usize| ["and", "or", "then"].iter().any(|join| cx.letter.word(at).eq_ignore_ascii_case(join));
    let end = match cut {
        Some(cut) if cut >= first + 3 => cut - usize::from(joins(cut - 1)),
        Some(_) => return None,
        None => last.unwrap_or(sentence.words.end),
    };
    (first < end).then(|| cx.letter.words_span(first..end))
}

fn with_rows(finding: Finding, rows: &[&LevelPeriod]) -> Finding {
    rows.iter().fold(finding, |finding, period| finding.note(days_of(period, Date::MAX)))
}

fn month_of(day: Date) -> String {
    long(day).split_once(' ').map_or(String::new(), |(_, month)| month.to_owned())
}
