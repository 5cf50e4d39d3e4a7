//! From the text of a table to rows, and what to say of a text that is not one: its table, its row and its key,
//! because tables are also written by users.

use std::fmt;

use jiff::civil::Date;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::Checked;
use crate::text::data::{self, DataError, DataFile, Text};

/// A fault in the text of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    /// The table's name: "threat-levels".
    pub table: String,
    /// Which row: `[[event]] 3, line 21`. Empty where the fault is the whole table's.
    pub row: String,
    /// The key at fault, where one is.
    pub key: Option<String>,
    /// What is wrong.
    pub message: String,
    /// The user's file at fault; `None` for a built-in table.
    pub file: Option<Box<str>>,
    /// The line of the fault in its file, from 1, where it is known.
    pub line: Option<u32>,
}

impl LoadError {
    /// A fault of the whole table.
    pub(super) fn table(table: impl Into<String>, message: impl Into<String>) -> Self {
        Self { table: table.into(), row: String::new(), key: None, message: message.into(), file: None, line: None }
    }

    /// A fault of one row, named as its readers know it.
    pub(super) fn row(table: &str, row: impl Into<String>, key: &str, message: impl Into<String>) -> Self {
        Self { row: row.into(), key: Some(key.to_owned()), ..Self::table(table, message) }
    }

    /// The same as a fault of a user's file.
    pub(super) fn in_file(self, file: &str) -> Self {
        Self { file: Some(file.into()), ..self }
    }

    /// The same with what to do about it, where the message does not say so already.
    pub(super) fn with_remedy(mut self) -> Self {
        let remedy = if let Some(known) = self.message.strip_prefix("unknown field `") {
            let name = known.split('`').next().unwrap_or_default();
            let near = known
                .split('`')
                .skip(1)
                .filter(|other| other.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'));
            let near = near
                .filter(|other| !other.is_empty() && strsim::osa_distance(name, other) <= 2)
                .min_by_key(|other| strsim::osa_distance(name, other));
            near.map(|near| format!("did you mean `{near}`?"))
        } else if self.message.starts_with("missing field") {
            Some("add it to the row".to_owned())
        } else if self.message.contains("given twice") {
            Some("give the row the id of the one that it changes, or another name".to_owned())
        } else if self.message.contains(';') || self.message.contains("expected") {
            None
        } else {
            Some("mend the row, or take it out".to_owned())
        };
        if let Some(remedy) = remedy {
            self.message = format!("{}; {remedy}", self.message);
        }
        self
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "table {}: ", self.table)?;
        if !self.row.is_empty() {
            write!(f, "{}: ", self.row)?;
        }
        if let Some(key) = &self.key {
            write!(f, "`{key}`: ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for LoadError {}

/// The file of `table` as `T`, or the first fault with its row and key.
pub(super) fn read<T: DeserializeOwned>(table: &str, file: DataFile) -> Result<T, LoadError> {
    data::read(file).map_err(|DataError { message, at }| {
        let (Some(at), Some(text)) = (at, file.text()) else { return LoadError::table(table, message) };
        let at = at.min(text.len());
        let (row, key) = place(text, at);
        let line = text.get(..at).and_then(|before| u32::try_from(before.matches('\n').count() + 1).ok());
        let named = message.split("field `").nth(1).and_then(|rest| rest.split('`').next()).map(str::to_owned);
        LoadError { row, key: named.or(key), line, ..LoadError::table(table, message) }
    })
}

/// The row and the key that hold byte `at`: the last header at or before it with its ordinal, and the line.
fn place(text: &str, at: usize) -> (String, Option<String>) {
    let before = text.get(..at).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    let number = before.matches('\n').count() + 1;
    let headers = || text[..end].lines().filter(|line| line.starts_with('['));
    let row = match headers().next_back() {
        Some(header) => {
            format!("{} {}, line {number}", header.trim_end(), headers().filter(|other| *other == header).count())
        }
        None => format!("line {number}"),
    };
    let left = text[start..at].rsplit_once('=').map(|(left, _)| left.trim_end());
    let key = left.map(|left| left.rsplit(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next().unwrap_or(left));
    (row, key.filter(|key| !key.is_empty()).map(str::to_owned))
}

/// The date of the line `checked_on = DATE` at the head of a table, without parsing the rest.
pub(super) fn checked_on(text: &str) -> Option<Date> {
    let head = text.lines().take_while(|line| !line.starts_with('['));
    let values = head.filter_map(|line| line.strip_prefix("checked_on")?.trim_start().strip_prefix('='));
    values.into_iter().find_map(|value| value.split('#').next()?.trim().parse().ok())
}

/// A date of a row: `2024-02-29`, without quotes.
pub(super) fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let wrong = || D::Error::custom("expected a date without quotes and time, as in 2024-02-29");
    let (year, month, day) = deserializer.deserialize_any(DayReader).map_err(|_| wrong())?;
    let (year, month, day) = (i16::try_from(year), i8::try_from(month), i8::try_from(day));
    let (Ok(year), Ok(month), Ok(day)) = (year, month, day) else { return Err(wrong()) };
    Date::new(year, month, day).map_err(|_| wrong())
}

/// Reads year, month and day of a date of TOML, or of the number 20240229 that `build.rs` makes of it; TOML has signed
/// numbers only.
struct DayReader;

impl<'de> Visitor<'de> for DayReader {
    type Value = (u64, u64, u64);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date")
    }

    fn visit_u64<E: serde::de::Error>(self, date: u64) -> Result<Self::Value, E> {
        Ok((date / 10_000, date / 100 % 100, date % 100))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let value = toml::value::Datetime::deserialize(MapAccessDeserializer::new(map))?;
        match (value.date, value.time, value.offset) {
            (Some(date), None, None) => Ok((date.year.into(), date.month.into(), date.day.into())),
            _ => Err(A::Error::custom("it has a time")),
        }
    }
}

/// A date that may be left out; give it with `#[serde(default)]`.
pub(super) fn maybe_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    date(deserializer).map(Some)
}

/// Where a row was read, where its own word may be left out in favour of the table's.
#[derive(Clone, Debug, Default)]
pub(super) struct Origin {
    /// The table's source.
    pub(super) source: Option<Text>,
    /// The table's way of knowing.
    pub(super) checked: Option<Checked>,
}

impl Origin {
    /// The row's own source and way of knowing, else the table's. `row` names the row, should it be at fault.
    ///
    /// # Errors
    /// Where neither the row nor the table says.
    pub(super) fn of(
        &self,
        table: &str,
        row: impl Fn() -> String,
        source: Option<Text>,
        checked: Option<Checked>,
    ) -> Result<(Text, Checked), LoadError> {
        let source = source.or_else(|| self.source.clone()).filter(|source| !source.trim().is_empty());
        let source =
            source.ok_or_else(|| LoadError::row(table, row(), "source", "every row says where it was read"))?;
        let missing =
            || LoadError::row(table, row(), "checked", "every row says \"seen\", \"computed\" or \"unconfirmed\"");
        Ok((source, checked.or(self.checked).ok_or_else(missing)?))
    }
}

#[cfg(test)]
mod tests {
    use crate::tables::{BankHolidays, Events, ThreatLevels};

    #[test]
    fn a_fault_names_table_row_and_key() {
        let head = "checked_on = 2026-01-01\nsource = \"s\"\nchecked = \"seen\"\n[[event]]\ndate = 2020-01-01\nname = \"a\"\nmatch = [\"a\"]\n[[event]]\n";
        let cases = [
            ("date = \"2020-01-01\"\nname = \"b\"\nmatch = [\"b\"]\n", "`date`: expected a date"),
            ("date = 2020-01-01\nname = 7\nmatch = [\"b\"]\n", "`name`: "),
            ("date = 2020-01-01\nmatch = [\"b\"]\n", "`name`: missing field"),
            ("date = 2020-01-01\nname = \"b\"\nmatch = [\"b\"]\nmtach = []\n", "`mtach`: unknown field"),
            ("date = 2020-01-01\nname = \"b\"\nmatch = [\"b\"]\nchecked = \"sene\"\n", "`checked`: unknown variant"),
            ("date = 2020-01-01\nname = \"b\"\nmatch = [\"\"]\n", "`match`: "),
        ];
        for (row, expected) in cases {
            let error = Events::parse(&format!("{head}{row}")).expect_err(row).to_string();
            assert!(error.starts_with("table events: [[event]] 2"), "{error}");
            assert!(error.contains(expected), "{error} should say {expected}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused_with_its_line() {
        let text = "checked_on = 2026-01-01\ncovers_from = 2023-01-01\ncovers_until = 2023-12-31\n[[list]]\nsource = \"s\"\nchecked = \"seen\"\ndays = [\n  { date = 2023-02-29, in = [\"ew\"], name = \"x\" },\n]\n";
        let error = BankHolidays::parse(text).expect_err("2023 is no leap year").to_string();
        assert!(error.contains("[[list]] 1, line 8") && error.contains("`date`"), "{error}");
    }

    #[test]
    fn broken_toml_still_names_the_table() {
        let error =
            ThreatLevels::parse("checked_on = 2026-01-01\n[[scope]\n").expect_err("a bracket is missing").to_string();
        assert!(error.starts_with("table threat-levels: "), "{error}");
    }
}
