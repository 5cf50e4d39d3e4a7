//! A day of the calendar, so that no other crate's type of date is part of what foilint promises.

use std::fmt;
use std::str::FromStr;

use super::{Error, ErrorKind};

/// A day of the calendar, written `2026-11-21`.
///
/// ```
/// let day: foilint::Date = "2026-11-21".parse()?;
/// assert_eq!(Some(day), foilint::Date::new(2026, 11, 21));
/// assert_eq!(foilint::Date::new(2026, 2, 30), None);
/// assert!("21 November 2026".parse::<foilint::Date>().is_err());
/// # Ok::<(), foilint::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// The day of this year, month (1 to 12) and day of the month; `None` when the calendar has no such day.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Date> {
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        jiff::civil::Date::new(year, month, day).ok().map(Date)
    }

    /// As the floors below know it.
    pub(super) fn inner(self) -> jiff::civil::Date {
        self.0
    }
}

impl FromStr for Date {
    type Err = Error;

    /// Read `2026-11-21`: four, two and two digits.
    fn from_str(text: &str) -> Result<Date, Error> {
        let digits = |at: usize, byte: u8| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
        let shape = text.len() == 10 && text.bytes().enumerate().all(|(at, byte)| digits(at, byte));
        let day = shape.then(|| text.parse().ok()).flatten().map(Date);
        day.ok_or_else(|| {
            let message = format!("‘{text}’ is not a day of the calendar; write year-month-day, such as 2026-11-21");
            Error::new(ErrorKind::Date, message)
        })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
