//! What has been replaced: bodies, offices, statutes, terms, addresses. A letter that uses the old form after its last
//! day is out of date; one of an earlier day is right.

mod index;
mod rows;

use std::sync::OnceLock;

use jiff::civil::Date;

use super::load::{self, LoadError, Origin};
use crate::text::data::DataFile;
pub use index::{Shape, WordForms, WordIndex, Wording};
pub use rows::{Cap, Row, RowKind, When};
use rows::{RawRow, RawTable};

/// The table's name.
pub(super) const NAME: &str = "superseded";

/// Every row.
#[derive(Clone, Debug)]
pub struct Superseded {
    checked_on: Date,
    rows: Vec<Row>,
    /// The rows by their first words, made when a letter is first read.
    index: OnceLock<WordIndex>,
}

impl Superseded {
    /// The table of that text.
    ///
    /// # Errors
    /// The first fault: not TOML, an unknown or missing key, an empty word to look for, a month that is none, the new
    /// form gone before the old one.
    pub fn parse<'a>(file: impl Into<DataFile<'a>>) -> Result<Superseded, LoadError> {
        let raw: RawTable = load::read(NAME, file.into())?;
        let origin = Origin { source: raw.source, checked: raw.checked };
        let mut rows = Vec::with_capacity(raw.row.len());
        for (index, raw) in raw.row.into_iter().enumerate() {
            let row = || format!("[[row]] {} ({})", index + 1, raw.old);
            for (key, words) in [("match", &raw.r#match), ("needs", &raw.needs)] {
                if words.iter().any(|word| word.trim().is_empty()) {
                    return Err(LoadError::row(NAME, row(), key, "an empty word cannot be looked for"));
                }
            }
            let until = when(&row, "until", raw.until, raw.until_month, raw.until_year)?;
            let from = when(&row, "from", raw.from, raw.from_month, raw.from_year)?;
            let (source, checked) = origin.of(NAME, row, raw.source, raw.checked)?;
            let RawRow { kind, old, new, r#match: matches, assume_until, needs, severity_cap, placed, note, .. } = raw;
            let flag = raw.flag.unwrap_or(true);
            rows.push(Row {
                kind,
                old,
                new,
                matches,
                until,
                from,
                assume_until,
                needs,
                flag,
                severity_cap,
                placed,
                note,
                source,
                checked,
            });
        }
        Ok(Superseded { checked_on: raw.checked_on, rows, index: OnceLock::new() })
    }

    /// The last day on which the rows are known true.
    pub fn checked_on(&self) -> Date {
        self.checked_on
    }

    /// Every row, in the table's order.
    pub fn all(&self) -> &[Row] {
        &self.rows
    }
}

/// The one of a day, a month ("2010-07") and a year that a row gives.
fn when(
    row: &impl Fn() -> String,
    key: &str,
    day: Option<Date>,
    month: Option<String>,
    year: Option<i16>,
) -> Result<Option<When>, LoadError> {
    match (day, month, year) {
        (day, None, None) => Ok(day.map(When::Day)),
        (None, Some(month), None) => {
            let wrong = |_| {
                LoadError::row(
                    NAME,
                    row(),
                    &format!("{key}_month"),
                    format!("{month:?} is no month, as in \"2010-07\""),
                )
            };
            format!("{month}-01").parse().map(When::Month).map(Some).map_err(wrong)
        }
        (None, None, Some(year)) => {
            let wrong = |_| LoadError::row(NAME, row(), &format!("{key}_year"), format!("{year} is no year"));
            Date::new(year, 1, 1).map(When::Year).map(Some).map_err(wrong)
        }
        _ => Err(LoadError::row(NAME, row(), key, "give a day, a month or a year, not several")),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::Superseded;
    use crate::tables::Tables;

    #[test]
    fn months_and_years_count_to_their_end() {
        let tables = Tables::builtin();
        let ended = |old: &str| {
            tables.superseded().all().iter().find(|row| row.old.starts_with(old)).and_then(|row| row.ended())
        };
        assert_eq!(ended("opsi.gov.uk"), Some(date(2010, 7, 31)));
        assert_eq!(ended("ico.gov.uk"), Some(date(2012, 12, 31)));
        assert_eq!(ended("01625 545 700"), Some(date(2013, 12, 31)));
        assert_eq!(ended("ACPO Manual"), Some(date(2013, 9, 30)));
        assert_eq!(ended("informationcommissioner.gov.uk"), Some(date(2012, 12, 31)));
        assert_eq!(ended("Arnhem House"), None);
    }

    #[test]
    fn a_month_that_is_none_is_refused() {
        let text = "checked_on = 2026-01-01\nsource = \"s\"\nchecked = \"seen\"\n[[row]]\nkind = \"url\"\nold = \"a\"\nnew = \"b\"\nuntil_month = \"2010-13\"\n";
        let error = Superseded::parse(text).expect_err("no such month").to_string();
        assert!(error.contains("[[row]] 1 (a): `until_month`"), "{error}");
    }
}
