//! The published record of one scale as a claim about the past meets it: what held over some days, and what a claim
//! leaves out.

use jiff::civil::Date;

use super::{Held, History, Time, YearRef, is_main};
use crate::facts::dates::long;
use crate::tables::{Level, LevelPeriod, Scope, Tables};

/// A stay at a higher level of less than so many days is often left out, and leaves the claim fair.
const SHORT: i32 = 14;

/// The periods of one scale; the two scales of the whole UK are read as one.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// In order of days.
    pub rows: &'a [LevelPeriod],
    /// The last day on which they are known true.
    checked_on: Date,
}

impl<'a> Record<'a> {
    /// The record of a scale.
    pub fn of(tables: &'a Tables, scope: Scope) -> Record<'a> {
        let table = tables.threat_levels();
        let rows = if is_main(scope) { table.main_periods() } else { table.periods(scope) };
        Record { rows, checked_on: table.checked_on() }
    }

    /// The periods in those days at a level that a claim does not allow.
    pub fn others(self, held: Held, level: Level, from: Date, to: Date) -> Vec<&'a LevelPeriod> {
        let allowed = |period: &LevelPeriod| period.level == level || held == Held::AtLeast && period.level > level;
        // the day of a change belongs to both levels
        let inside = |period: &&LevelPeriod| period.from < to && last_day(period) > from;
        self.rows.iter().filter(|period| !allowed(period)).filter(inside).collect()
    }

    /// Whether the record speaks of all those days.
    pub fn covers(self, from: Date, to: Date) -> bool {
        let first = self.rows.first().map(|period| period.from);
        let last = self.rows.last().map(|period| last_day(period).min(self.checked_on));
        first.is_some_and(|first| first <= from) && last.is_some_and(|last| to <= last)
    }

    /// The change to a level that is nearest to a day; the first publication is no change.
    pub fn nearest(self, level: Level, day: Date) -> Option<&'a LevelPeriod> {
        let rows = self.rows;
        let real = (1..rows.len()).filter(|&at| rows[at - 1].level != rows[at].level && rows[at].level == level);
        let apart = |from: Date| day.until(from).map_or(i32::MAX, |span| span.get_days().abs());
        real.map(|at| &rows[at]).min_by_key(|period| apart(period.from))
    }

    /// The period at a level that is nearest to a day.
    pub fn nearest_spell(self, level: Level, day: Date) -> Option<&'a LevelPeriod> {
        let apart = |from: Date, to: Date| from.until(to).map_or(i32::MAX, |span| span.get_days());
        let off = |period: &LevelPeriod| apart(day, period.from).max(apart(last_day(period), day)).max(0);
        self.rows.iter().filter(|period| period.level == level).min_by_key(|period| off(period))
    }

    /// The months of an exception in which the record has no such exception: the first and last day of each.
    pub fn absent(self, history: &History, time: &Time, year: Option<i16>) -> Vec<(Date, Date)> {
        // "this year" alone means something only with a letter or an event behind it
        if time.year == YearRef::This && time.months.is_empty() && time.day.is_none() {
            return Vec::new();
        }
        let fits = |period: &LevelPeriod| match history.exception_level {
            Some(level) => period.level == level,
            None => period.level != history.level,
        };
        let gone = |(from, to): &(Date, Date)| {
            let bears = |period: &LevelPeriod| fits(period) && overlaps(period, shift(*from, -1), shift(*to, 1));
            self.covers(*from, *to) && !self.rows.iter().any(bears)
        };
        time.ranges(year).into_iter().filter(gone).collect()
    }

    /// The levels of those days: "SEVERE", "SEVERE and CRITICAL".
    pub fn levels(self, from: Date, to: Date) -> String {
        let mut names: Vec<&str> = Vec::new();
        for period in self.rows.iter().filter(|period| overlaps(period, from, to)) {
            if !names.contains(&period.level.name()) {
                names.push(period.level.name());
            }
        }
        names.join(" and ")
    }
}

fn last_day(period: &LevelPeriod) -> Date {
    period.until.unwrap_or(Date::MAX)
}

/// Whether a period has a day in common with `from` to `to`, both included.
pub fn overlaps(period: &LevelPeriod, from: Date, to: Date) -> bool {
    period.from <= to && last_day(period) >= from
}

/// Whether a period is only a few days at a level above the claimed one.
pub fn short_rise(period: &LevelPeriod, level: Level) -> bool {
    let days = period.until.and_then(|until| period.from.until(until).ok()).map_or(i32::MAX, |span| span.get_days());
    period.level > level && days < SHORT
}

/// A period in words, as known on the day `end`: "SEVERE from 29 August 2014 to 22 May 2017".
pub fn days_of(period: &LevelPeriod, end: Date) -> String {
    match period.until.filter(|until| *until < end) {
        Some(until) => format!("{} from {} to {}", period.level, long(period.from), long(until)),
        None => format!("{} from {}", period.level, long(period.from)),
    }
}

/// The days of a period with the day of the next change, which belongs to both: "15 to 17 September 2017".
pub fn spell_days(period: &LevelPeriod) -> String {
    let from = period.from;
    let Some(to) = period.until.map(|until| shift(until, 1)) else { return format!("from {}", long(from)) };
    match (from.year() == to.year(), from.month() == to.month()) {
        (true, true) => format!("{} to {}", from.day(), long(to)),
        _ => format!("{} to {}", long(from), long(to)),
    }
}

/// A day so many days later, or earlier.
pub fn shift(day: Date, days: i32) -> Date {
    day.saturating_add(jiff::Span::new().days(days))
}
