//! Bank holidays and the counting of working days. A time limit is counted differently by each law: FOIA and EIR leave
//! out the bank holidays of every part of the UK, wherever the authority sits; the Scottish laws leave out Scotland's.

mod rows;

use jiff::civil::{Date, Weekday};

use super::Regime;
use super::load::{self, LoadError, Origin};
use crate::text::data::{DataFile, Text};
pub use rows::{Division, Holiday, HolidayKind};
use rows::{RawDay, RawTable};

/// The table's name.
pub(super) const NAME: &str = "bank-holidays";

/// The bank holidays of the UK over the days that the table covers.
#[derive(Clone, Debug)]
pub struct BankHolidays {
    checked_on: Date,
    covers: (Date, Date),
    /// For each regime whose bank holidays count, in the order of [`Regime::ALL`].
    rules: [Vec<Division>; 4],
    sources: Vec<Text>,
    /// In order of days.
    days: Vec<Holiday>,
}

impl BankHolidays {
    /// The table of that text.
    ///
    /// # Errors
    /// The first fault: not TOML, an unknown or missing key, a regime without its rule, a day at a weekend, out of
    /// order or outside the days covered.
    pub fn parse<'a>(file: impl Into<DataFile<'a>>) -> Result<BankHolidays, LoadError> {
        let raw: RawTable = load::read(NAME, file.into())?;
        let covers = (raw.covers_from, raw.covers_until);
        let mut rules: [Vec<Division>; 4] = Default::default();
        for rule in raw.rule {
            Origin::default().of(NAME, || format!("[[rule]] of {}", rule.regime.name()), rule.source, rule.checked)?;
            rules[rule.regime as usize] = rule.r#in;
        }
        if let Some(regime) = Regime::ALL.into_iter().find(|regime| rules[*regime as usize].is_empty()) {
            return Err(LoadError::row(NAME, "[[rule]]", "regime", format!("no rule for {}", regime.name())));
        }
        let (mut sources, mut days) = (Vec::new(), Vec::<Holiday>::new());
        for (list, raw) in raw.list.into_iter().enumerate() {
            let row = format!("[[list]] {}", list + 1);
            let (source, checked) = Origin::default().of(NAME, || row.clone(), raw.source, raw.checked)?;
            sources.push(source);
            for RawDay { date, r#in: divisions, name, kind } in raw.days {
                let fault = if is_weekend(date) {
                    Some("is at a weekend: give the weekday in its place")
                } else if date < covers.0 || date > covers.1 {
                    Some("is outside covers_from to covers_until")
                } else {
                    None
                };
                if let Some(fault) = fault {
                    return Err(LoadError::row(NAME, format!("{row}, {date} {name}"), "date", fault));
                }
                days.push(Holiday { date, name, divisions, kind, checked, list });
            }
        }
        days.sort_by_key(|holiday| holiday.date);
        Ok(BankHolidays { checked_on: raw.checked_on, covers, rules, sources, days })
    }

    /// The last day on which the rows are known true.
    pub fn checked_on(&self) -> Date {
        self.checked_on
    }

    /// The first and the last day covered. Outside them nothing is known.
    pub fn covers(&self) -> (Date, Date) {
        self.covers
    }

    /// Every holiday, in order of days.
    pub fn all(&self) -> &[Holiday] {
        &self.days
    }

    /// Where a holiday of this table was read.
    pub fn source_of(&self, holiday: &Holiday) -> &str {
        self.sources.get(holiday.list).map_or("", Text::as_str)
    }

    /// Whether the day counts as a working day: no Saturday or Sunday, Christmas Day, Good Friday or bank holiday in
    /// any part of the UK (FOIA 2000 s.10(6); EIR 2004 reg.2(1)), or in Scotland alone (FOISA 2002 s.73; EI(S)R 2004
    /// reg.2(1)). Christmas Day and Good Friday on a weekday are bank holidays in every part, so the list has them.
    /// Outside the days covered only weekends are known: ask [`covers`](Self::covers) first.
    pub fn is_working_day(&self, regime: Regime, date: Date) -> bool {
        !is_weekend(date) && !self.rows(date, date).iter().any(|holiday| self.counts(regime, holiday))
    }

    /// How many working days after `received` the day `sent` is: day 1 is the first working day after receipt
    /// (FOIA 2000 s.10(1)), 0 is the day of receipt. A `sent` that is no working day has the number of the working day
    /// before it. `None` where `sent` is before `received` or a day lies outside those covered.
    pub fn day_count(&self, regime: Regime, received: Date, sent: Date) -> Option<usize> {
        if sent < received || received < self.covers.0 || sent > self.covers.1 {
            return None;
        }
        Some(self.working_days_after(regime, received).take_while(|day| *day <= sent).count())
    }

    /// The `n`th working day after `received`, the first being 1. `None` for 0, or where the count leaves the days
    /// covered.
    pub fn nth_working_day(&self, regime: Regime, received: Date, n: usize) -> Option<Date> {
        if received < self.covers.0 {
            return None;
        }
        let mut covered = self.working_days_after(regime, received).take_while(|day| *day <= self.covers.1);
        covered.nth(n.checked_sub(1)?)
    }

    /// The holidays that a count under this regime leaves out: those after `received`, up to and with `sent`.
    pub fn holidays_between(&self, regime: Regime, received: Date, sent: Date) -> Vec<&Holiday> {
        let Ok(first) = received.tomorrow() else { return Vec::new() };
        self.rows(first, sent).iter().filter(|holiday| self.counts(regime, holiday)).collect()
    }

    /// The working days after a day, in order.
    fn working_days_after(&self, regime: Regime, day: Date) -> impl Iterator<Item = Date> {
        let first = self.days.partition_point(|holiday| holiday.date <= day);
        let mut holidays = self.days[first..].iter().filter(move |holiday| self.counts(regime, holiday)).peekable();
        let weekdays = days_after(day).filter(|day| !is_weekend(*day));
        weekdays.filter(move |day| {
            while holidays.next_if(|holiday| holiday.date < *day).is_some() {}
            holidays.peek().is_none_or(|holiday| holiday.date != *day)
        })
    }

    /// Whether a holiday is left out of counts under this regime.
    fn counts(&self, regime: Regime, holiday: &Holiday) -> bool {
        holiday.divisions.iter().any(|division| self.rules[regime as usize].contains(division))
    }

    /// The rows from the first to the last day, both included.
    fn rows(&self, first: Date, last: Date) -> &[Holiday] {
        let start = self.days.partition_point(|holiday| holiday.date < first);
        let end = self.days.partition_point(|holiday| holiday.date <= last);
        self.days.get(start..end).unwrap_or_default()
    }
}

/// Whether it is a Saturday or a Sunday.
fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The days after a day, to the end of the calendar.
fn days_after(date: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(date.tomorrow().ok(), |day| day.tomorrow().ok())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::tables::{Division, Regime, Tables};

    #[test]
    fn every_part_of_the_uk_counts_under_foia() {
        let tables = Tables::builtin();
        let days = tables.bank_holidays();
        let received = date(2021, 7, 1);
        assert_eq!(days.nth_working_day(Regime::Foia, received, 20), Some(date(2021, 7, 30)));
        assert_eq!(days.day_count(Regime::Foia, received, date(2021, 7, 30)), Some(20));
        assert_eq!(days.day_count(Regime::Foia, received, date(2021, 8, 6)), Some(24));
        let left_out = days.holidays_between(Regime::Foia, received, date(2021, 8, 6));
        let seen: Vec<_> = left_out.iter().map(|holiday| (holiday.date, holiday.divisions.as_slice())).collect();
        let expected = [(date(2021, 7, 12), [Division::NorthernIreland]), (date(2021, 8, 2), [Division::Scotland])];
        assert_eq!(seen, expected.iter().map(|(day, parts)| (*day, parts.as_slice())).collect::<Vec<_>>());
    }

    #[test]
    fn scottish_laws_leave_out_scotlands_days_alone() {
        let tables = Tables::builtin();
        let days = tables.bank_holidays();
        assert_eq!(days.nth_working_day(Regime::Foisa, date(2021, 7, 1), 20), Some(date(2021, 7, 29)));
        assert!(
            days.is_working_day(Regime::Eisr, date(2021, 7, 12))
                && !days.is_working_day(Regime::Eir, date(2021, 7, 12))
        );
        assert!(!days.is_working_day(Regime::Foisa, date(2021, 8, 2)));
    }

    #[test]
    fn counts_that_were_worked_out_by_hand() {
        let tables = Tables::builtin();
        let count = |received, sent| tables.bank_holidays().day_count(Regime::Foia, received, sent);
        assert_eq!(count(date(2018, 5, 16), date(2018, 6, 14)), Some(20));
        assert_eq!(count(date(2019, 11, 22), date(2019, 12, 17)), Some(16));
        assert_eq!(count(date(2021, 7, 1), date(2021, 7, 1)), Some(0));
        assert_eq!(count(date(2021, 7, 1), date(2021, 7, 31)), Some(20), "a Saturday has the number of the Friday");
        assert_eq!(count(date(2021, 7, 3), date(2021, 7, 5)), Some(1), "received on a Saturday");
    }

    #[test]
    fn christmas_and_good_friday_never_count() {
        let tables = Tables::builtin();
        let fridays = [date(2005, 3, 25), date(2016, 3, 25), date(2024, 3, 29), date(2028, 4, 14)];
        for day in fridays.into_iter().chain([date(2019, 12, 25), date(2028, 12, 25)]) {
            for regime in Regime::ALL {
                assert!(!tables.bank_holidays().is_working_day(regime, day), "{day} under {}", regime.name());
            }
        }
    }

    #[test]
    fn outside_the_days_covered_nothing_is_known() {
        let tables = Tables::builtin();
        let days = tables.bank_holidays();
        assert_eq!(days.day_count(Regime::Foia, date(2004, 12, 31), date(2005, 1, 10)), None);
        assert_eq!(days.day_count(Regime::Foia, date(2028, 12, 20), date(2029, 1, 2)), None);
        assert_eq!(days.day_count(Regime::Foia, date(2021, 7, 2), date(2021, 7, 1)), None);
        assert_eq!(days.nth_working_day(Regime::Foia, date(2028, 12, 20), 20), None);
        assert_eq!(days.nth_working_day(Regime::Foia, date(2021, 7, 1), 0), None);
    }
}
