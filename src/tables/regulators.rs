//! How the regulators are reached. A requester who is given a number one figure off has not been told how to complain.

use jiff::civil::Date;
use serde::Deserialize;

use super::Checked;
use super::load::{self, LoadError, Origin};
use crate::text::data::{DataFile, Text};

/// The table's name.
pub(super) const NAME: &str = "regulators";

/// The ways to reach a regulator.
#[derive(Clone, Debug)]
pub struct Regulator {
    /// Its id: "ico".
    pub id: String,
    /// Its name.
    pub body: String,
    /// Its telephone numbers as printed.
    pub phones: Vec<String>,
    /// The figures of every number that is or was right.
    pub figures: Vec<String>,
    /// Its postcodes, in capitals with one space.
    pub postcodes: Vec<String>,
    /// The words of its postal address by which a slip is known.
    pub places: Vec<String>,
    /// The hosts of its addresses.
    pub hosts: Vec<String>,
    /// Where it was read.
    pub source: Text,
    /// How it is known.
    pub checked: Checked,
}

/// Every regulator.
#[derive(Clone, Debug)]
pub struct Regulators {
    checked_on: Date,
    rows: Vec<Regulator>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTable {
    #[serde(deserialize_with = "load::date")]
    checked_on: Date,
    source: Option<Text>,
    checked: Option<Checked>,
    #[serde(default)]
    contact: Vec<RawContact>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawContact {
    id: String,
    body: String,
    #[serde(default)]
    phones: Vec<String>,
    #[serde(default)]
    old_phones: Vec<String>,
    #[serde(default)]
    postcodes: Vec<String>,
    #[serde(default)]
    places: Vec<String>,
    #[serde(default)]
    hosts: Vec<String>,
    source: Option<Text>,
    checked: Option<Checked>,
}

impl Regulators {
    /// The table of that text.
    ///
    /// # Errors
    /// The first fault: not TOML, an unknown or missing key, an id given twice, a number without ten or eleven figures, a
    /// place of one word.
    pub fn parse<'a>(file: impl Into<DataFile<'a>>) -> Result<Regulators, LoadError> {
        let raw: RawTable = load::read(NAME, file.into())?;
        let origin = Origin { source: raw.source, checked: raw.checked };
        let mut rows: Vec<Regulator> = Vec::with_capacity(raw.contact.len());
        for contact in raw.contact {
            let row = format!("[[contact]] {}", contact.id);
            if rows.iter().any(|other| other.id == contact.id) {
                return Err(LoadError::row(NAME, row, "id", "given twice"));
            }
            let figures: Vec<String> =
                contact.phones.iter().chain(&contact.old_phones).map(|phone| figures(phone)).collect();
            if let Some(wrong) = figures.iter().find(|figures| !(10..=11).contains(&figures.len())) {
                return Err(LoadError::row(NAME, row, "phones", format!("{wrong:?} has not ten or eleven figures")));
            }
            if let Some(wrong) = contact.places.iter().find(|place| place.split_whitespace().count() < 2) {
                return Err(LoadError::row(NAME, row, "places", format!("{wrong:?} is one word; give two or more")));
            }
            let (source, checked) = origin.of(NAME, || row.clone(), contact.source, contact.checked)?;
            let RawContact { id, body, phones, postcodes, places, hosts, .. } = contact;
            rows.push(Regulator { id, body, phones, figures, postcodes, places, hosts, source, checked });
        }
        Ok(Regulators { checked_on: raw.checked_on, rows })
    }

    /// The last day on which the rows are known true.
    pub fn checked_on(&self) -> Date {
        self.checked_on
    }

    /// Every row, in the table's order.
    pub fn all(&self) -> &[Regulator] {
        &self.rows
    }
}

/// The figures of a number.
fn figures(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use crate::tables::Tables;

    #[test]
    fn every_number_is_known_by_its_figures() {
        let tables = Tables::builtin();
        let ico = &tables.regulators().all()[0];
        assert_eq!(ico.id, "ico");
        assert!(ico.figures.contains(&"03031231113".to_owned()) && ico.figures.contains(&"01625545700".to_owned()));
        assert_eq!(ico.phones, ["0303 123 1113"]);
    }
}
