//! The rows of the table of exemptions, as they are written and as they are used.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use jiff::civil::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::Provision;
use crate::tables::{Checked, Regime, load};
use crate::text::data::Text;

/// Whether the public interest may override an exemption (FOIA s.2, FOISA s.2, EIR reg.12(1)(b)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExemptionKind {
    /// It may not.
    Absolute,
    /// It may.
    Qualified,
    /// It depends on the part relied on.
    Mixed,
}

/// What has to be shown for an exemption to be engaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HarmTest {
    /// That the information is of the kind described.
    Class,
    /// That disclosure would, or would be likely to, prejudice something (FOISA: substantially).
    Prejudice,
    /// That the exemption is required for a purpose.
    Required,
    /// That disclosure would, or would be likely to, endanger somebody.
    Endanger,
    /// That disclosure would adversely affect something.
    AdverseEffect,
    /// It depends on the part relied on.
    Mixed,
}

/// Whether a public interest test is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Interest {
    /// None.
    No,
    /// Always.
    Yes,
    /// It depends on the part relied on.
    Depends,
    /// In form only: there is nothing to weigh.
    Formal,
}

/// Who alone may use an exemption.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Only {
    /// Government departments and the Welsh Government.
    Government,
    /// The Scottish Administration.
    ScottishAdministration,
}

/// An exemption, or an exception of the Regulations.
#[derive(Clone, Debug)]
pub struct Exemption {
    /// The Act or Regulations.
    pub regime: Regime,
    /// The section or regulation; a paragraph where each is an exception of its own, as in regulation 12(4).
    pub provision: Provision,
    /// Its title in the Act.
    pub title: Text,
    /// What else it is called.
    pub(super) others: Vec<Text>,
    /// All that it is called, for comparing; see [`Exemption::titles`].
    pub(super) titles: OnceLock<Vec<String>>,
    /// Absolute or qualified, over all.
    pub kind: ExemptionKind,
    /// What has to be shown, over all.
    pub test: HarmTest,
    /// Whether a public interest test is owed.
    pub interest: Interest,
    /// What lifts the duty to confirm or deny: subsections of its own, for FOISA section 18. Empty where nothing does.
    pub ncnd: Vec<Provision>,
    /// Parts that its form before had and this one has not.
    pub replaced: Vec<Provision>,
    /// What took their place.
    pub instead: Vec<Provision>,
    /// Parts of a mixed one that are absolute.
    pub absolute: Vec<Provision>,
    /// Parts of a mixed one that are qualified.
    pub qualified: Vec<Provision>,
    /// Parts of a mixed one that are class-based.
    pub class: Vec<Provision>,
    /// Parts of a mixed one that are prejudice-based.
    pub prejudice: Vec<Provision>,
    /// Whether it has several limbs, of which a refusal names one.
    pub limbs: bool,
    /// Who alone may use it.
    pub only: Option<Only>,
    /// The first day of this form of it.
    pub from: Option<Date>,
    /// The last day of this form of it.
    pub until: Option<Date>,
    /// What answers to it in the other nation's law, for EIR in EI(S)R.
    pub counterpart: Vec<Provision>,
    /// A caution.
    pub note: Option<Text>,
    /// Where it was read.
    pub source: Text,
    /// How it is known.
    pub checked: Checked,
}

impl Exemption {
    /// Absolute or qualified, for one part of it.
    pub fn kind_of(&self, provision: &Provision) -> ExemptionKind {
        let within = |list: &[Provision]| list.iter().any(|part| provision.is_within(part));
        match self.kind {
            ExemptionKind::Mixed if within(&self.absolute) => ExemptionKind::Absolute,
            ExemptionKind::Mixed if within(&self.qualified) => ExemptionKind::Qualified,
            kind => kind,
        }
    }

    /// What has to be shown, for one part of it.
    pub fn test_of(&self, provision: &Provision) -> HarmTest {
        let within = |list: &[Provision]| list.iter().any(|part| provision.is_within(part));
        match self.test {
            HarmTest::Mixed if within(&self.class) => HarmTest::Class,
            HarmTest::Mixed if within(&self.prejudice) => HarmTest::Prejudice,
            test => test,
        }
    }

    /// Whether a provision is one that lifts the duty to confirm or deny.
    pub fn lifts_duty(&self, provision: &Provision) -> bool {
        self.ncnd.iter().any(|part| provision.is_within(part))
    }

    /// Whether a provision is one that this form no longer has.
    pub fn had(&self, provision: &Provision) -> bool {
        self.replaced.iter().any(|part| provision.is_within(part))
    }

    /// Whether it was in this form on a day; without a day the last form counts.
    pub fn is_of(&self, date: Option<Date>) -> bool {
        match date {
            Some(date) => self.from.is_none_or(|from| from <= date) && self.until.is_none_or(|until| date <= until),
            None => self.until.is_none(),
        }
    }
}

/// A section of Part I that a refusal may rest on or must name, though it is no exemption.
#[derive(Clone, Debug)]
pub struct PartOne {
    /// The Act.
    pub regime: Regime,
    /// The section.
    pub provision: Provision,
    /// Its title.
    pub title: Text,
    /// The provision under which a notice that relies on it is given.
    pub notice: Option<Text>,
    /// Where it was read.
    pub source: Text,
    /// How it is known.
    pub checked: Checked,
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
    #[serde(default)]
    pub(super) part1: Vec<RawPartOne>,
    #[serde(default)]
    pub(super) structure: BTreeMap<Regime, BTreeMap<String, Text>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRow {
    pub(super) regime: Regime,
    #[serde(deserialize_with = "provision")]
    pub(super) provision: Provision,
    pub(super) title: Text,
    #[serde(default)]
    pub(super) titles: Vec<Text>,
    pub(super) kind: ExemptionKind,
    pub(super) test: HarmTest,
    pub(super) interest: Interest,
    #[serde(default, deserialize_with = "provisions")]
    pub(super) ncnd: Vec<Provision>,
    #[serde(default, deserialize_with = "provisions")]
    pub(super) replaced: Vec<Provision>,
    #[serde(default, deserialize_with = "provisions")]
    pub(super) instead: Vec<Provision>,
    #[serde(default, deserialize_with = "provisions")]
    pub(super) absolute: Vec<Provision>,
    #[serde(default, deserialize_with = "provisions")]
    pub(super) qualified: Vec<Provision>,
    #[serde(default, deserialize_with = "provisions")]
    pub(super) class: Vec<Provision>,
    #[serde(default, deserialize_with = "provisions")]
    pub(super) prejudice: Vec<Provision>,
    #[serde(default)]
    pub(super) limbs: bool,
    pub(super) only: Option<Only>,
    #[serde(default, deserialize_with = "load::maybe_date")]
    pub(super) from: Option<Date>,
    #[serde(default, deserialize_with = "load::maybe_date")]
    pub(super) until: Option<Date>,
    #[serde(default, deserialize_with = "provisions")]
    pub(super) counterpart: Vec<Provision>,
    pub(super) note: Option<Text>,
    pub(super) source: Option<Text>,
    pub(super) checked: Option<Checked>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPartOne {
    pub(super) regime: Regime,
    #[serde(deserialize_with = "provision")]
    pub(super) provision: Provision,
    pub(super) title: Text,
    pub(super) notice: Option<Text>,
    pub(super) source: Option<Text>,
    pub(super) checked: Option<Checked>,
}

fn read<E: serde::de::Error>(text: &str) -> Result<Provision, E> {
    Provision::parse(text).ok_or_else(|| E::custom(format!("{text:?} is no provision, as in \"31(1)(a)\"")))
}

fn provision<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Provision, D::Error> {
    read(&String::deserialize(deserializer)?)
}

fn provisions<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Provision>, D::Error> {
    let texts = Vec::<String>::deserialize(deserializer).map_err(D::Error::custom)?;
    texts.iter().map(|text| read(text)).collect()
}
