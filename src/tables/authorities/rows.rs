//! The rows of the table of authorities, as they are written and as they are used.

use jiff::civil::Date;
use serde::Deserialize;

use crate::tables::{Checked, load};
use crate::text::data::Text;

/// What an authority is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A police force for an area.
    #[default]
    Territorial,
    /// A police force for a task: transport, nuclear sites, defence.
    Special,
    /// A police force of a port or an airport.
    Port,
    /// A national body, no force.
    Body,
    /// The police of another country that letters of a neighbour name.
    Abroad,
}

/// Where an authority acts. It decides between FOIA and FOISA only for Scotland.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nation {
    /// England.
    #[default]
    England,
    /// Wales.
    Wales,
    /// Scotland: answers under FOISA 2002.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
    /// England, Wales and Scotland, under FOIA 2000 throughout.
    GreatBritain,
    /// The whole UK, under FOIA 2000 throughout.
    UnitedKingdom,
}

/// A police force or national body, of today or former.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// Its own id: "norfolk".
    pub id: String,
    /// The name it uses for itself.
    pub name: Text,
    /// An older or legal style still met on letters.
    pub formal: Option<Text>,
    /// Its name in Welsh.
    pub welsh: Option<Text>,
    /// What it is.
    #[serde(default)]
    pub kind: Kind,
    /// Where it acts.
    #[serde(default)]
    pub nation: Nation,
    /// Other forms that are right or commonly accepted.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// Its initials.
    #[serde(default)]
    pub abbreviations: Vec<Text>,
    /// Forms people write that are not its name. Some were, decades ago: a hint only on letters before about 2010.
    #[serde(default)]
    pub wrong: Vec<Text>,
    /// Its web and mailbox domains, the web site first. One may go on with a path ("gov.uk/government/…").
    #[serde(default)]
    pub domains: Vec<Text>,
    /// Domains it used to have.
    #[serde(default)]
    pub retired: Vec<Text>,
    /// The first day of the body or of its present name, where it is known.
    #[serde(default, deserialize_with = "load::maybe_date")]
    pub from: Option<Date>,
    /// The last day of a former force or name.
    #[serde(default, deserialize_with = "load::maybe_date")]
    pub until: Option<Date>,
    /// The id of what took a former force's place; `Some` for every former force and only there.
    pub successor: Option<String>,
    /// Where the name and the domains were read.
    #[serde(default)]
    pub source: Text,
    /// How the name and the domains are known; every other form of the name is unconfirmed.
    #[serde(skip, default = "unconfirmed")]
    pub checked: Checked,
    #[serde(rename = "checked")]
    pub(super) said: Option<Checked>,
}

/// A unit that answers for several forces in one letter, so that the letter properly names them all.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JointUnit {
    /// The ids of its forces, in order of the alphabet.
    pub forces: Vec<String>,
    /// Its name, or its forces' names as one: "Norfolk and Suffolk Constabularies".
    pub name: Text,
    /// Other forms.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// Its initials.
    #[serde(default)]
    pub abbreviations: Vec<Text>,
    /// The year it began, where that is known.
    pub from_year: Option<i16>,
    /// Its last day; `None` while it works, as far as is known.
    #[serde(default, deserialize_with = "load::maybe_date")]
    pub until: Option<Date>,
    /// Where it was read.
    #[serde(default)]
    pub source: Text,
    /// How it is known.
    #[serde(skip, default = "unconfirmed")]
    pub checked: Checked,
    #[serde(rename = "checked")]
    pub(super) said: Option<Checked>,
}

/// Until a row or its table says more.
fn unconfirmed() -> Checked {
    Checked::Unconfirmed
}

/// The table as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTable {
    #[serde(deserialize_with = "load::date")]
    pub(super) checked_on: Date,
    pub(super) source: Option<Text>,
    pub(super) checked: Option<Checked>,
    #[serde(default)]
    pub(super) force: Vec<Authority>,
    #[serde(default)]
    pub(super) former: Vec<Authority>,
    #[serde(default)]
    pub(super) body: Vec<Authority>,
    #[serde(default)]
    pub(super) joint: Vec<JointUnit>,
}
