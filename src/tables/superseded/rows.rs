//! The rows of the table of what was replaced, as they are written and as they are used.

use jiff::civil::Date;
use serde::Deserialize;

use crate::tables::{Checked, load};
use crate::text::data::Text;

/// What kind of thing was replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RowKind {
    /// A public body.
    Body,
    /// An office and who holds it.
    Office,
    /// An Act or regulations.
    Statute,
    /// A provision or a manual.
    Provision,
    /// A word or phrase.
    Term,
    /// A web address.
    Url,
    /// An e-mail address.
    Email,
    /// A telephone or fax number.
    Phone,
    /// A postal address.
    Address,
}

/// The most that a finding on a row may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cap {
    /// At most a note.
    Note,
    /// At most a warning.
    Warning,
}

/// A day, or the month or year in which it lies when the day is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// The day.
    Day(Date),
    /// A month: its first day.
    Month(Date),
    /// A year: its first day.
    Year(Date),
}

impl When {
    /// The first day it can be.
    pub fn first_day(self) -> Date {
        match self {
            When::Day(date) | When::Month(date) | When::Year(date) => date,
        }
    }

    /// The last day it can be.
    pub fn last_day(self) -> Date {
        match self {
            When::Day(date) => date,
            When::Month(date) => date.last_of_month(),
            When::Year(date) => date.last_of_year(),
        }
    }
}

/// Something replaced.
#[derive(Clone, Debug)]
pub struct Row {
    /// What kind of thing.
    pub kind: RowKind,
    /// What a letter says.
    pub old: Text,
    /// What took its place; empty for nothing.
    pub new: Text,
    /// The words to look for, whole words only. Empty where words alone cannot find it.
    pub matches: Vec<Text>,
    /// When the old form was right for the last time.
    pub until: Option<When>,
    /// When the new form was right for the first time.
    pub from: Option<When>,
    /// No day is known: count the old form as ended on this one.
    pub assume_until: Option<Date>,
    /// Report only where one of these stands in the same letter. Empty: always.
    pub needs: Vec<Text>,
    /// Whether this row alone is enough for a finding.
    pub flag: bool,
    /// The most that a finding may be.
    pub severity_cap: Option<Cap>,
    /// Whether the name of a place may stand before it: "Leeds Clinical Commissioning Group".
    pub placed: bool,
    /// A caution for the reader of a finding.
    pub note: Option<Text>,
    /// Where it was read.
    pub source: Text,
    /// How it is known.
    pub checked: Checked,
}

impl Row {
    /// The last day on which the old form may have been right: a month or a year counts to its end. `None` where no
    /// day is known or assumed.
    pub fn ended(&self) -> Option<Date> {
        let before = |from: When| match from {
            When::Day(date) => date.yesterday().ok(),
            other => Some(other.last_day()),
        };
        self.until.map(When::last_day).or(self.assume_until).or_else(|| self.from.and_then(before))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTable {
    #[serde(deserialize_with = "load::date")]
    pub(super) checked_on: Date,
    pub(super) source: Option<Text>,
    pub(super) checked: Option<Checked>,
    #[serde(default)]
    pub(super) row: Vec<RawRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRow {
    pub(super) kind: RowKind,
    pub(super) old: Text,
    pub(super) new: Text,
    #[serde(default)]
    pub(super) r#match: Vec<Text>,
    #[serde(default, deserialize_with = "load::maybe_date")]
    pub(super) until: Option<Date>,
    pub(super) until_month: Option<String>,
    pub(super) until_year: Option<i16>,
    #[serde(default, deserialize_with = "load::maybe_date")]
    pub(super) from: Option<Date>,
    pub(super) from_month: Option<String>,
    pub(super) from_year: Option<i16>,
    #[serde(default, deserialize_with = "load::maybe_date")]
    pub(super) assume_until: Option<Date>,
    #[serde(default)]
    pub(super) needs: Vec<Text>,
    pub(super) severity_cap: Option<Cap>,
    pub(super) flag: Option<bool>,
    #[serde(default)]
    pub(super) placed: bool,
    pub(super) note: Option<Text>,
    pub(super) source: Option<Text>,
    pub(super) checked: Option<Checked>,
}
