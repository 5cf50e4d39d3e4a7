//! Short titles of the Acts and Regulations that letters cite, with the years of those that there are: a wrong year names
//! a law that does not exist.

use jiff::civil::Date;
use serde::Deserialize;

use super::Checked;
use super::load::{self, LoadError, Origin};
use crate::text::data::{DataFile, Text};

/// The table's name.
pub(super) const NAME: &str = "acts";

/// A short title.
#[derive(Clone, Debug)]
pub struct Act {
    /// Its words, without the year: "Data Protection Act".
    pub title: Text,
    /// The same in small letters, without brackets and commas.
    pub words: Vec<String>,
    /// Every year of which there is one.
    pub years: Vec<i16>,
    /// Years of other countries' laws under the same title.
    pub elsewhere: Vec<i16>,
    /// Titles that no law has and that are written for this one, as their words.
    pub misnamed: Vec<Vec<String>>,
    /// Where the years were read.
    pub source: Text,
    /// How they are known.
    pub checked: Checked,
}

/// All short titles.
#[derive(Clone, Debug)]
pub struct Acts {
    checked_on: Date,
    rows: Vec<Act>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTable {
    #[serde(deserialize_with = "load::date")]
    checked_on: Date,
    source: Option<Text>,
    checked: Option<Checked>,
    #[serde(default)]
    act: Vec<RawAct>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAct {
    title: Text,
    years: Vec<i16>,
    #[serde(default)]
    elsewhere: Vec<i16>,
    #[serde(default)]
    misnamed: Vec<String>,
    source: Option<Text>,
    checked: Option<Checked>,
}

impl Acts {
    /// The table of that text.
    ///
    /// # Errors
    /// The first fault: not TOML, an unknown or missing key, a title given twice or without a year.
    pub fn parse<'a>(file: impl Into<DataFile<'a>>) -> Result<Acts, LoadError> {
        let raw: RawTable = load::read(NAME, file.into())?;
        let origin = Origin { source: raw.source, checked: raw.checked };
        let mut rows: Vec<Act> = Vec::with_capacity(raw.act.len());
        for RawAct { title, years, elsewhere, misnamed, source, checked } in raw.act {
            let row = format!("[[act]] {title}");
            let words = words_of(&title);
            if words.is_empty() || rows.iter().any(|other| other.words == words) {
                return Err(LoadError::row(NAME, row, "title", "is empty or given twice"));
            }
            if years.is_empty() {
                return Err(LoadError::row(NAME, row, "years", "at least one is needed"));
            }
            let (source, checked) = origin.of(NAME, || row.clone(), source, checked)?;
            let misnamed = misnamed.iter().map(|title| words_of(title)).collect();
            rows.push(Act { title, words, years, elsewhere, misnamed, source, checked });
        }
        Ok(Acts { checked_on: raw.checked_on, rows })
    }

    /// The last day on which the rows are known true.
    pub fn checked_on(&self) -> Date {
        self.checked_on
    }

    /// Every title, in the table's order.
    pub fn all(&self) -> &[Act] {
        &self.rows
    }
}

/// The words of a title in small letters, hyphens kept.
fn words_of(title: &str) -> Vec<String> {
    let parts = title.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'');
    parts.filter(|part| !part.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use crate::tables::{Acts, Tables};

    #[test]
    fn a_title_is_kept_as_its_words() {
        let tables = Tables::builtin();
        let words: Vec<_> = tables.acts().all().iter().map(|act| act.words.join(" ")).collect();
        assert!(words.contains(&"environmental information scotland regulations".to_owned()));
        assert!(words.contains(&"re-use of public sector information regulations".to_owned()));
    }

    #[test]
    fn a_title_without_a_year_or_given_twice_is_refused() {
        let head = "checked_on = 2026-01-01\nsource = \"s\"\nchecked = \"seen\"\n[[act]]\ntitle = \"A Act\"\n";
        let parse = |rest: &str| Acts::parse(&format!("{head}{rest}")).expect_err(rest).to_string();
        assert!(parse("years = []\n").contains("[[act]] A Act: `years`"));
        assert!(parse("years = [2000]\n[[act]]\ntitle = \"a act\"\nyears = [2000]\n").contains("given twice"));
    }
}
