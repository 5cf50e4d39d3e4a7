//! The parts of a date: names of months and weekdays, days, years, and dates that are one word of figures.

use crate::letter::pattern::KeyMap;
use std::sync::OnceLock;

use jiff::civil::{Date, Weekday};

use crate::facts::year;
use crate::letter::words::key;

/// What a word names.
#[derive(Clone, Copy)]
pub(super) enum Name {
    /// A month, 1 to 12, and whether it may be an abbreviation.
    Month(i8, bool),
    /// A day of the week.
    Weekday(Weekday),
}

/// Months (English and Welsh) and weekdays, by key.
pub(super) fn names() -> &'static KeyMap<Name> {
    static NAMES: OnceLock<KeyMap<Name>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let months = [
            "january jan ionawr",
            "february feb chwefror",
            "march mar mawrth",
            "april apr ebrill",
            "may mai",
            "june jun mehefin",
            "july jul gorffennaf",
            "august aug awst",
            "september sep sept medi",
            "october oct hydref",
            "november nov tachwedd",
            "december dec rhagfyr",
        ];
        let weekdays = [
            (Weekday::Monday, "monday mon"),
            (Weekday::Tuesday, "tuesday tue tues"),
            (Weekday::Wednesday, "wednesday wed weds"),
            (Weekday::Thursday, "thursday thu thur thurs"),
            (Weekday::Friday, "friday fri"),
            (Weekday::Saturday, "saturday sat"),
            (Weekday::Sunday, "sunday sun"),
        ];
        let months = months.iter().zip(1_i8..).flat_map(|(names, month)| {
            names.split(' ').map(move |name| (key(name), Name::Month(month, matches!(name.len(), 3 | 4))))
        });
        let weekdays =
            weekdays.iter().flat_map(|(day, names)| names.split(' ').map(move |name| (key(name), Name::Weekday(*day))));
        months.chain(weekdays).collect()
    })
}

/// The endings of ordinals, English and Welsh.
const ORDINAL: [&str; 11] = ["st", "nd", "rd", "th", "af", "il", "ydd", "ed", "fed", "eg", "ain"];

/// `17`, `17th`, `17eg`: the number and whether it is an ordinal.
pub(super) fn day(word: &str) -> Option<(i8, bool)> {
    let figures = word.trim_end_matches(|char: char| char.is_ascii_alphabetic());
    let ordinal = match &word[figures.len()..] {
        "" => false,
        suffix if ORDINAL.iter().any(|known| suffix.eq_ignore_ascii_case(known)) => true,
        _ => return None,
    };
    let fits = (1..=2).contains(&figures.len()) && figures.bytes().all(|byte| byte.is_ascii_digit());
    let day = figures.parse().ok().filter(|day| fits && *day > 0)?;
    Some((day, ordinal))
}

/// Two figures, 00 to 49.
pub(super) fn short_year(word: &str) -> Option<i16> {
    let fits = word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let year: i16 = word.parse().ok().filter(|year| fits && *year < 50)?;
    Some(2000 + year)
}

/// Year, month and day of a date in figures, in British order or as ISO 8601 has it.
pub(super) fn figures(word: &str) -> Option<(i16, i8, i8)> {
    if word.len() > 16 {
        return None;
    }
    let sign = word.chars().find(|char| matches!(char, '/' | '.' | '-'))?;
    let mut parts = word.split(sign);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let small = |part: &str| {
        let fits = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<i8>().ok().filter(|_| fits)
    };
    let valid = |(year, month, day): (i16, i8, i8)| (1..=12).contains(&month) && (1..=31).contains(&day) && year > 0;
    if sign == '-' && first.len() == 4 {
        return Some((year(first)?, small(second)?, small(third)?)).filter(|found| valid(*found));
    }
    if let Some(Name::Month(month, _)) = names().get(&key(second)) {
        let year = year(third).or_else(|| short_year(third))?;
        return Some((year, *month, small(first)?)).filter(|found| sign == '-' && valid(*found));
    }
    let (day, month) = (small(first)?, small(second)?);
    if let Some(year) = year(third) {
        return Some((year, month, day)).filter(|found| valid(*found));
    }
    // "4.10.12" may be a paragraph; "3/4/12" may be anything where there is no such day
    let full = first.len() == 2 && second.len() == 2;
    let year = short_year(third).filter(|_| sign == '/' || sign == '.' && full)?;
    Date::new(year, month, day).is_ok().then_some((year, month, day))
}
