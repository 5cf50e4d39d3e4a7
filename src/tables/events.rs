//! Events that letters name when they argue from "this year" or "recent attacks". The phrase outlives the year in
//! which it was true, so each event has its day.

use jiff::civil::Date;
use serde::Deserialize;

use super::Checked;
use super::load::{self, LoadError, Origin};
use crate::text::data::{DataFile, Text};

/// The table's name.
pub(super) const NAME: &str = "events";

/// A dated event.
#[derive(Clone, Debug)]
pub struct Event {
    /// The day it happened.
    pub date: Date,
    /// Its usual name.
    pub name: Text,
    /// The words by which a letter names it; never empty.
    pub matches: Vec<Text>,
    /// Where the day was read.
    pub source: Text,
    /// How it is known.
    pub checked: Checked,
}

/// All events, in order of their days.
#[derive(Clone, Debug)]
pub struct Events {
    checked_on: Date,
    rows: Vec<Event>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTable {
    #[serde(deserialize_with = "load::date")]
    checked_on: Date,
    source: Option<Text>,
    checked: Option<Checked>,
    #[serde(default)]
    event: Vec<RawEvent>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEvent {
    #[serde(deserialize_with = "load::date")]
    date: Date,
    name: Text,
    r#match: Vec<Text>,
    source: Option<Text>,
    checked: Option<Checked>,
}

impl Events {
    /// The table of that text.
    ///
    /// # Errors
    /// The first fault: not TOML, an unknown or missing key, an event without words to find it by, days out of order.
    pub fn parse<'a>(file: impl Into<DataFile<'a>>) -> Result<Events, LoadError> {
        let raw: RawTable = load::read(NAME, file.into())?;
        let origin = Origin { source: raw.source, checked: raw.checked };
        let mut rows: Vec<Event> = Vec::with_capacity(raw.event.len());
        for (index, event) in raw.event.into_iter().enumerate() {
            let row = format!("[[event]] {} ({})", index + 1, event.name);
            if event.r#match.is_empty() || event.r#match.iter().any(|words| words.trim().is_empty()) {
                return Err(LoadError::row(
                    NAME,
                    row,
                    "match",
                    "words to find the event by are needed, and none may be empty",
                ));
            }
            if rows.last().is_some_and(|last| last.date > event.date) {
                return Err(LoadError::row(NAME, row, "date", "events stand in order of their days"));
            }
            let (source, checked) = origin.of(NAME, || row.clone(), event.source, event.checked)?;
            rows.push(Event { date: event.date, name: event.name, matches: event.r#match, source, checked });
        }
        Ok(Events { checked_on: raw.checked_on, rows })
    }

    /// The last day on which the rows are known true. A later event is not in the table.
    pub fn checked_on(&self) -> Date {
        self.checked_on
    }

    /// Every event, in order of days.
    pub fn all(&self) -> &[Event] {
        &self.rows
    }
}
