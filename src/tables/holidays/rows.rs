//! The rows of the table of bank holidays, as they are written and as they are used.

use jiff::civil::Date;
use serde::Deserialize;

use crate::tables::{Checked, Regime, load};
use crate::text::data::Text;

/// A part of the UK with bank holidays of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Division {
    /// England and Wales.
    #[serde(rename = "ew")]
    EnglandWales,
    /// Scotland.
    #[serde(rename = "sc")]
    Scotland,
    /// Northern Ireland.
    #[serde(rename = "ni")]
    NorthernIreland,
}

impl Division {
    /// Its name in a message: "Scotland".
    pub fn name(self) -> &'static str {
        match self {
            Division::EnglandWales => "England and Wales",
            Division::Scotland => "Scotland",
            Division::NorthernIreland => "Northern Ireland",
        }
    }
}

/// Why a weekday is a bank holiday.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HolidayKind {
    /// The usual day.
    #[default]
    Regular,
    /// In place of a day at a weekend.
    Substitute,
    /// The usual day, put on another.
    Moved,
    /// Once only.
    Extra,
}

/// A weekday that is a bank holiday somewhere. Two holidays of different parts may share a day.
#[derive(Clone, Debug)]
pub struct Holiday {
    /// The day.
    pub date: Date,
    /// Its name.
    pub name: Text,
    /// Where it is one.
    pub divisions: Vec<Division>,
    /// Why it is one.
    pub kind: HolidayKind,
    /// How it is known.
    pub checked: Checked,
    pub(super) list: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTable {
    #[serde(deserialize_with = "load::date")]
    pub(super) checked_on: Date,
    #[serde(deserialize_with = "load::date")]
    pub(super) covers_from: Date,
    #[serde(deserialize_with = "load::date")]
    pub(super) covers_until: Date,
    #[serde(default)]
    pub(super) rule: Vec<RawRule>,
    #[serde(default)]
    pub(super) list: Vec<RawList>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRule {
    pub(super) regime: Regime,
    pub(super) r#in: Vec<Division>,
    pub(super) source: Option<Text>,
    pub(super) checked: Option<Checked>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawList {
    pub(super) source: Option<Text>,
    pub(super) checked: Option<Checked>,
    pub(super) days: Vec<RawDay>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDay {
    #[serde(deserialize_with = "load::date")]
    pub(super) date: Date,
    pub(super) r#in: Vec<Division>,
    pub(super) name: Text,
    #[serde(default)]
    pub(super) kind: HolidayKind,
}
