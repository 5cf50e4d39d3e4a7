//! The rows of the table of threat levels, as they are written and as they are used.

use std::fmt;

use jiff::civil::Date;
use serde::Deserialize;

use crate::tables::{Checked, load};
use crate::text::data::Text;

/// One of the five levels; the order is the order of threat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// An attack is (highly) unlikely.
    Low,
    /// Possible but not likely.
    Moderate,
    /// Likely; "a strong possibility" until July 2019.
    Substantial,
    /// Highly likely.
    Severe,
    /// Expected imminently; highly likely in the near future since July 2019.
    Critical,
}

impl Level {
    /// All five, lowest first.
    pub const ALL: [Level; 5] = [Level::Low, Level::Moderate, Level::Substantial, Level::Severe, Level::Critical];

    /// Its name as it is published: "SEVERE".
    pub fn name(self) -> &'static str {
        match self {
            Level::Low => "LOW",
            Level::Moderate => "MODERATE",
            Level::Substantial => "SUBSTANTIAL",
            Level::Severe => "SEVERE",
            Level::Critical => "CRITICAL",
        }
    }

    /// The level of that name, in any case; `None` for any other word.
    pub fn parse(name: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.name().eq_ignore_ascii_case(name))
    }

    /// Its place counted from the highest: CRITICAL is 1, LOW is 5.
    pub fn rank_from_top(self) -> u8 {
        5 - self as u8
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Which threat a level is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// International terrorism, the whole UK: published until 22 July 2019.
    International,
    /// All terrorism, the whole UK: since 23 July 2019.
    National,
    /// Northern Ireland-related terrorism in Northern Ireland.
    NiInNi,
    /// Northern Ireland-related terrorism in Great Britain: published until 22 July 2019.
    NiInGb,
}

/// A stretch of days with one level.
#[derive(Clone, Debug)]
pub struct LevelPeriod {
    /// The scale.
    pub scope: Scope,
    /// The level.
    pub level: Level,
    /// The first day.
    pub from: Date,
    /// The day of the public statement, where it was another.
    pub announced: Option<Date>,
    /// Another day that a source gives for the change.
    pub other_date: Option<Date>,
    /// The last day; `None` while the level is still in force on the table's `checked_on`.
    pub until: Option<Date>,
    /// The occasion of the change, in a few words.
    pub why: Option<Text>,
    /// Where it was read.
    pub source: Text,
    /// How it is known.
    pub checked: Checked,
}

impl LevelPeriod {
    /// The first and the last day that may be cited for the change that began it.
    pub(super) fn change(&self) -> (Date, Date) {
        let days = [Some(self.from), self.announced, self.other_date].into_iter().flatten();
        days.fold((self.from, self.from), |(first, last), day| (first.min(day), last.max(day)))
    }
}

/// What the levels meant over a stretch of days.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Meaning {
    #[serde(default, deserialize_with = "load::maybe_date")]
    pub(super) from: Option<Date>,
    #[serde(default, deserialize_with = "load::maybe_date")]
    pub(super) until: Option<Date>,
    pub(super) low: String,
    pub(super) moderate: String,
    pub(super) substantial: String,
    pub(super) severe: String,
    pub(super) critical: String,
    pub(super) source: Option<Text>,
    pub(super) checked: Option<Checked>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTable {
    #[serde(deserialize_with = "load::date")]
    pub(super) checked_on: Date,
    pub(super) source: Option<Text>,
    pub(super) checked: Option<Checked>,
    #[serde(default)]
    pub(super) meaning: Vec<Meaning>,
    pub(super) scope: Vec<RawScope>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawScope {
    pub(super) id: Scope,
    /// Left out where a scale goes on that was given before.
    #[serde(default, deserialize_with = "load::maybe_date")]
    pub(super) from: Option<Date>,
    #[serde(default, deserialize_with = "load::maybe_date")]
    pub(super) until: Option<Date>,
    pub(super) source: Option<Text>,
    pub(super) checked: Option<Checked>,
    pub(super) changes: Vec<RawChange>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawChange {
    #[serde(deserialize_with = "load::date")]
    pub(super) from: Date,
    #[serde(default, deserialize_with = "load::maybe_date")]
    pub(super) announced: Option<Date>,
    #[serde(default, deserialize_with = "load::maybe_date")]
    pub(super) other_date: Option<Date>,
    pub(super) level: Level,
    pub(super) why: Option<Text>,
    pub(super) source: Option<Text>,
    pub(super) checked: Option<Checked>,
}
