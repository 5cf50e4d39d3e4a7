//! Day 19, 20 and 21 after thirty days of receipt, as the law counts them: FOIA 2000 s.10(6) and EIR 2004 reg.2(1) leave out
//! the bank holidays of every part of the United Kingdom, FOISA 2002 s.73 and EI(S)R 2004 reg.2(1) those of Scotland.
//!
//! The days were worked out apart from this program and its table of bank holidays: the holidays by the rules of the Banking
//! and Financial Dealings Act 1971 sch.1 (Easter by the Gregorian reckoning, first and last Mondays, the days given for
//! those that fall on a weekend) and by the proclamations of single days, then counted on a calendar from the day after
//! receipt, Saturdays and Sundays left out. Each row names the weekdays that were left out up to day 21, so that a reader
//! can count again.

use foilint::facts::{Facts, Given, Profile, days};
use foilint::letter::{Cues, Kind, Letter};
use foilint::tables::{Regime, Tables};
use foilint::text::{Format, Source};
use jiff::civil::Date;

/// A day of receipt; days 19, 20 and 21 in the United Kingdom and the weekdays left out; the same in Scotland.
struct Pair {
    received: Date,
    uk: ([Date; 3], &'static str),
    scotland: ([Date; 3], &'static str),
}

fn pair(
    received: &str,
    uk: [&str; 3],
    left_out: &'static str,
    scotland: [&str; 3],
    left_out_in_scotland: &'static str,
) -> Pair {
    Pair { received: day(received), uk: (uk.map(day), left_out), scotland: (scotland.map(day), left_out_in_scotland) }
}

fn day(text: &str) -> Date {
    text.parse().expect("the days of the table are written as days are")
}

#[rustfmt::skip]
fn pairs() -> Vec<Pair> {
    vec![
        // 12 July, Northern Ireland's.
        pair("2021-06-24", ["2021-07-22", "2021-07-23", "2021-07-26"], "12 Jul", ["2021-07-21", "2021-07-22", "2021-07-23"], ""),
        pair("2021-07-01", ["2021-07-29", "2021-07-30", "2021-08-03"], "12 Jul, 2 Aug", ["2021-07-28", "2021-07-29", "2021-07-30"], ""),
        pair("2009-06-30", ["2009-07-28", "2009-07-29", "2009-07-30"], "13 Jul", ["2009-07-27", "2009-07-28", "2009-07-29"], ""),
        pair("2024-06-28", ["2024-07-26", "2024-07-29", "2024-07-30"], "12 Jul", ["2024-07-25", "2024-07-26", "2024-07-29"], ""),
        // 30 November, Scotland's, or the Monday after a weekend.
        pair("2019-11-22", ["2019-12-20", "2019-12-23", "2019-12-24"], "2 Dec", ["2019-12-20", "2019-12-23", "2019-12-24"], "2 Dec"),
        pair("2023-11-10", ["2023-12-08", "2023-12-11", "2023-12-12"], "30 Nov", ["2023-12-08", "2023-12-11", "2023-12-12"], "30 Nov"),
        pair("2025-11-24", ["2025-12-22", "2025-12-23", "2025-12-24"], "1 Dec", ["2025-12-22", "2025-12-23", "2025-12-24"], "1 Dec"),
        pair("2024-11-29", ["2024-12-31", "2025-01-03", "2025-01-06"], "2 Dec, 25 Dec, 26 Dec, 1 Jan, 2 Jan", ["2024-12-31", "2025-01-03", "2025-01-06"], "2 Dec, 25 Dec, 26 Dec, 1 Jan, 2 Jan"),
        // Christmas, 1 and 2 January (2 January is Scotland's), and the days given for them.
        pair("2017-12-11", ["2018-01-11", "2018-01-12", "2018-01-15"], "25 Dec, 26 Dec, 1 Jan, 2 Jan", ["2018-01-11", "2018-01-12", "2018-01-15"], "25 Dec, 26 Dec, 1 Jan, 2 Jan"),
        pair("2024-12-10", ["2025-01-10", "2025-01-13", "2025-01-14"], "25 Dec, 26 Dec, 1 Jan, 2 Jan", ["2025-01-10", "2025-01-13", "2025-01-14"], "25 Dec, 26 Dec, 1 Jan, 2 Jan"),
        pair("2022-12-12", ["2023-01-12", "2023-01-13", "2023-01-16"], "26 Dec, 27 Dec, 2 Jan, 3 Jan", ["2023-01-12", "2023-01-13", "2023-01-16"], "26 Dec, 27 Dec, 2 Jan, 3 Jan"),
        pair("2011-12-19", ["2012-01-19", "2012-01-20", "2012-01-23"], "26 Dec, 27 Dec, 2 Jan, 3 Jan", ["2012-01-19", "2012-01-20", "2012-01-23"], "26 Dec, 27 Dec, 2 Jan, 3 Jan"),
        pair("2009-12-18", ["2010-01-20", "2010-01-21", "2010-01-22"], "25 Dec, 28 Dec, 1 Jan, 4 Jan", ["2010-01-20", "2010-01-21", "2010-01-22"], "25 Dec, 28 Dec, 1 Jan, 4 Jan"),
        // Easter: Good Friday everywhere, Easter Monday outside Scotland; 17 March, Northern Ireland's.
        pair("2008-03-05", ["2008-04-04", "2008-04-07", "2008-04-08"], "17 Mar, 21 Mar, 24 Mar", ["2008-04-02", "2008-04-03", "2008-04-04"], "21 Mar"),
        pair("2018-03-12", ["2018-04-11", "2018-04-12", "2018-04-13"], "19 Mar, 30 Mar, 2 Apr", ["2018-04-09", "2018-04-10", "2018-04-11"], "30 Mar"),
        pair("2024-03-14", ["2024-04-15", "2024-04-16", "2024-04-17"], "18 Mar, 29 Mar, 1 Apr", ["2024-04-11", "2024-04-12", "2024-04-15"], "29 Mar"),
        pair("2016-03-10", ["2016-04-11", "2016-04-12", "2016-04-13"], "17 Mar, 25 Mar, 28 Mar", ["2016-04-07", "2016-04-08", "2016-04-11"], "25 Mar"),
        // One-off days: a wedding, jubilees, a funeral, a coronation, the moved days of May 2020.
        pair("2011-04-08", ["2011-05-11", "2011-05-12", "2011-05-13"], "22 Apr, 25 Apr, 29 Apr, 2 May", ["2011-05-10", "2011-05-11", "2011-05-12"], "22 Apr, 29 Apr, 2 May"),
        pair("2012-05-14", ["2012-06-12", "2012-06-13", "2012-06-14"], "4 Jun, 5 Jun", ["2012-06-12", "2012-06-13", "2012-06-14"], "4 Jun, 5 Jun"),
        pair("2022-05-12", ["2022-06-10", "2022-06-13", "2022-06-14"], "2 Jun, 3 Jun", ["2022-06-10", "2022-06-13", "2022-06-14"], "2 Jun, 3 Jun"),
        pair("2022-09-01", ["2022-09-29", "2022-09-30", "2022-10-03"], "19 Sep", ["2022-09-29", "2022-09-30", "2022-10-03"], "19 Sep"),
        pair("2023-04-20", ["2023-05-19", "2023-05-22", "2023-05-23"], "1 May, 8 May", ["2023-05-19", "2023-05-22", "2023-05-23"], "1 May, 8 May"),
        pair("2020-04-16", ["2020-05-14", "2020-05-15", "2020-05-18"], "8 May", ["2020-05-14", "2020-05-15", "2020-05-18"], "8 May"),
        // The last Monday of August outside Scotland, the first in Scotland.
        pair("2010-08-06", ["2010-09-03", "2010-09-06", "2010-09-07"], "30 Aug", ["2010-09-02", "2010-09-03", "2010-09-06"], ""),
        pair("2014-07-18", ["2014-08-15", "2014-08-18", "2014-08-19"], "4 Aug", ["2014-08-15", "2014-08-18", "2014-08-19"], "4 Aug"),
        pair("2023-08-11", ["2023-09-08", "2023-09-11", "2023-09-12"], "28 Aug", ["2023-09-07", "2023-09-08", "2023-09-11"], ""),
        pair("2025-08-04", ["2025-09-01", "2025-09-02", "2025-09-03"], "25 Aug", ["2025-08-29", "2025-09-01", "2025-09-02"], ""),
        // Spring 2020.
        pair("2020-02-20", ["2020-03-19", "2020-03-20", "2020-03-23"], "17 Mar", ["2020-03-18", "2020-03-19", "2020-03-20"], ""),
        pair("2020-03-11", ["2020-04-08", "2020-04-09", "2020-04-14"], "17 Mar, 10 Apr, 13 Apr", ["2020-04-07", "2020-04-08", "2020-04-09"], ""),
        pair("2020-04-27", ["2020-05-26", "2020-05-27", "2020-05-28"], "8 May, 25 May", ["2020-05-26", "2020-05-27", "2020-05-28"], "8 May, 25 May"),
    ]
}

const FIRST: usize = 19;

#[test]
fn the_nineteenth_twentieth_and_twenty_first_day_are_those_of_the_law() {
    let tables = Tables::builtin();
    let calendar = tables.bank_holidays();
    assert_eq!(pairs().len(), 30);
    for pair in pairs() {
        for regime in Regime::ALL {
            let (days, left_out) = if matches!(regime, Regime::Foia | Regime::Eir) { pair.uk } else { pair.scotland };
            for (offset, day) in days.into_iter().enumerate() {
                let number = FIRST + offset;
                let what = format!("day {number} after {} under {}", pair.received, regime.name());
                assert_eq!(calendar.nth_working_day(regime, pair.received, number), Some(day), "{what}");
                assert_eq!(calendar.day_count(regime, pair.received, day), Some(number), "{what}");
            }
            let holidays = calendar.holidays_between(regime, pair.received, days[2]);
            let mut named: Vec<String> =
                holidays.iter().map(|holiday| holiday.date.strftime("%-d %b").to_string()).collect();
            named.dedup();
            assert_eq!(named.join(", "), left_out, "left out after {} under {}", pair.received, regime.name());
        }
    }
}

/// Whether a letter of that day, answering a request received on another, is late.
fn is_late(tables: &Tables, regime: Regime, received: Date, sent: Date) -> bool {
    let text = format!(
        "{}\n\nDear Applicant\n\nYour request for information was received on {}. The answer is as follows.\n",
        sent.strftime("%-d %B %Y"),
        received.strftime("%-d %B %Y"),
    );
    let source = Source::from_text("letter.txt", Format::Text, text);
    let letter = Letter::read(&source, Cues::builtin(), Some(Kind::Letter));
    let profile = Profile { regime: Some(regime), ..Profile::default() };
    let facts = Facts::of(&letter, tables, &profile, &Given::default());
    days::count(&facts, tables).expect("both days are stated").late()
}

/// In Scotland from 7 April to 26 May 2020 there were 60 working days (Coronavirus (Scotland) Act 2020 sch.6 part 2): for
/// FOISA alone, and for answers that were due or given in those weeks.
fn had_sixty_days(regime: Regime, pair: &Pair) -> bool {
    regime == Regime::Foisa && pair.scotland.0[2] >= day("2020-04-07") && pair.scotland.0[1] <= day("2020-05-26")
}

#[test]
fn day_twenty_is_in_time_and_day_twenty_one_is_late() {
    let (tables, mut sixty) = (Tables::builtin(), 0);
    for pair in pairs() {
        for regime in Regime::ALL {
            let days = if matches!(regime, Regime::Foia | Regime::Eir) { pair.uk.0 } else { pair.scotland.0 };
            let late = days.map(|sent| is_late(&tables, regime, pair.received, sent));
            let longer =
                had_sixty_days(regime, &pair) && pair.received > day("2020-03-01") && pair.received < day("2020-06-01");
            sixty += usize::from(longer);
            assert_eq!(late, [false, false, !longer], "received on {} under {}", pair.received, regime.name());
        }
    }
    assert!(sixty >= 2, "the table has letters of spring 2020 in Scotland");
}

#[test]
fn the_sixtieth_day_of_spring_2020_was_in_time_in_scotland() {
    let tables = Tables::builtin();
    let calendar = tables.bank_holidays();
    // left out: 10 April, 8 May
    assert_eq!(calendar.nth_working_day(Regime::Foisa, day("2020-02-20"), 60), Some(day("2020-05-18")));
    // left out: 10 April, 8 May, 25 May
    assert_eq!(calendar.nth_working_day(Regime::Foisa, day("2020-03-11"), 60), Some(day("2020-06-08")));
    assert!(!is_late(&tables, Regime::Foisa, day("2020-03-11"), day("2020-05-15")));
    assert!(is_late(&tables, Regime::Eisr, day("2020-03-11"), day("2020-05-15")), "the regulations had no longer time");
}
