//! Who writes and who is named: police forces, the national bodies that police letters name, former forces, and units
//! that answer for several forces. Many names are a slip away from each other, so a name is looked up exactly before
//! anything is called a near miss.

mod index;
mod load;
mod rows;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use jiff::civil::Date;

use super::Checked;
use crate::text::data::Text;
pub use index::{IndexedName, NameIndex};
pub use rows::{Authority, JointUnit, Kind, Nation};

/// The table's name.
pub(super) const NAME: &str = "authorities";

/// The most letters by which a name may differ from a known one and still be near it.
const NEAR: usize = 3;

/// By which of its names an authority was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum How {
    /// The name it uses.
    Name,
    /// Its older or legal style.
    Formal,
    /// Another right or accepted form.
    Alias,
    /// Its name in Welsh.
    Welsh,
    /// Its initials.
    Abbreviation,
    /// A form that is not its name.
    Wrong,
    /// The name of a former force.
    Former,
    /// A joint unit's.
    Joint,
}

/// What a name names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match<'a> {
    /// The ids: one, or all forces of a joint unit.
    pub ids: Vec<&'a str>,
    /// By which kind of name.
    pub how: How,
    /// How the name is known.
    pub checked: Checked,
}

/// All authorities.
#[derive(Clone, Debug)]
pub struct Authorities {
    checked_on: Date,
    /// Forces, then former forces, then bodies.
    rows: Vec<Authority>,
    joint: Vec<JointUnit>,
    forces: usize,
    former: usize,
    /// The folded names with what they name, in their order.
    names: Vec<(String, Named)>,
    /// Initials as they are written, because many are words in small letters; in their order.
    initials: Vec<(String, Named)>,
    /// The folded names that are right, and the names.
    right: Vec<(String, Text)>,
    /// The names by the keys of their words, made when a letter is first read.
    index: OnceLock<NameIndex>,
    /// From its places to a force's id, made when a name is first met that the table does not know.
    by_places: OnceLock<BTreeMap<Vec<String>, String>>,
}

/// What a name leads to: an index into the rows, or into the joint units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Named {
    at: usize,
    how: How,
}

impl Authorities {
    /// The last day on which the rows are known true.
    pub fn checked_on(&self) -> Date {
        self.checked_on
    }

    /// The police forces of today.
    pub fn forces(&self) -> &[Authority] {
        &self.rows[..self.forces]
    }

    /// Forces that have ended and former names of forces.
    pub fn former(&self) -> &[Authority] {
        &self.rows[self.forces..self.former]
    }

    /// National bodies that are no forces.
    pub fn bodies(&self) -> &[Authority] {
        &self.rows[self.former..]
    }

    /// Units that answer for several forces.
    pub fn joint_units(&self) -> &[JointUnit] {
        &self.joint
    }

    /// The authority with that id, of today or former.
    pub fn by_id(&self, id: &str) -> Option<&Authority> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// The unit that answers for exactly these forces, in any order.
    pub fn joint(&self, ids: &[&str]) -> Option<&JointUnit> {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        ids.dedup();
        self.joint.iter().find(|unit| unit.forces == ids)
    }

    /// What a name names. Capitals, hyphens, a leading "the", "&" or "and" and the shape of apostrophes make no
    /// difference; initials are met only as they are written. `None` for a name that the table does not know.
    pub fn by_name(&self, name: &str) -> Option<Match<'_>> {
        let written = without_article(name);
        let Named { at, how } = self.named(name)?;
        if how == How::Joint {
            let unit = &self.joint[at];
            return Some(Match { ids: unit.forces.iter().map(String::as_str).collect(), how, checked: unit.checked });
        }
        let row = &self.rows[at];
        let own = row.name == written || how == How::Name || fold(written) == fold(&row.name);
        Some(Match { ids: vec![&row.id], how, checked: if own { row.checked } else { Checked::Unconfirmed } })
    }

    /// By which kind of name [`by_name`](Self::by_name) knows a name.
    pub fn known_as(&self, name: &str) -> Option<How> {
        self.named(name).map(|named| named.how)
    }

    fn named(&self, name: &str) -> Option<Named> {
        named(&self.names, &fold(name)).or_else(|| named(&self.initials, without_article(name)))
    }

    /// Whose a domain is or was: a domain, an e-mail address or a web address, in any case. A host below a known
    /// domain belongs to it; a known domain with a path answers only for that path.
    pub fn by_domain(&self, address: &str) -> Option<&Authority> {
        let address = address.trim().to_ascii_lowercase();
        let address = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
        let address = address.strip_prefix("mailto:").unwrap_or(address);
        let address = address.rsplit('@').next().unwrap_or(address);
        let address = address.strip_prefix("www.").unwrap_or(address);
        let host = address.split(['/', ':', '?', '#']).next().unwrap_or(address).trim_end_matches('.');
        let below = |whole: &str, known: &str| {
            whole.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        let under = |known: &str| {
            address.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
        };
        let is = |known: &Text| below(host, known) || under(known);
        let current = self.rows.iter().find(|row| row.domains.iter().any(is));
        current.or_else(|| self.rows.iter().find(|row| row.retired.iter().any(is)))
    }

    /// The known right name nearest to one that is not known, with the number of letters added, lost, changed or
    /// swapped (at most three). `None` for every name that [`by_name`](Self::by_name) knows: "Gwent Police" is two
    /// letters from "Kent Police" and no slip. Of equally near names the one that stands first in the table.
    pub fn nearest(&self, name: &str) -> Option<(&str, usize)> {
        if self.by_name(name).is_some() {
            return None;
        }
        let folded = fold(name);
        let near = self.right.iter().filter(|(known, _)| known.len().abs_diff(folded.len()) <= NEAR);
        let measured = near.map(|(known, written)| (written.as_str(), strsim::osa_distance(known, &folded)));
        measured.filter(|(_, distance)| *distance <= NEAR).min_by_key(|(_, distance)| *distance)
    }
}

/// A name without the white space around it and a leading "the".
fn without_article(name: &str) -> &str {
    let name = name.trim();
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name)
}

/// What a name names, among names in order.
fn named(names: &[(String, Named)], name: &str) -> Option<Named> {
    names.binary_search_by(|(known, _)| known.as_str().cmp(name)).ok().map(|at| names[at].1)
}

/// A name as it is compared: small letters, one space between words, no hyphens, "and" for "&", no leading "the".
fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len() + 4);
    let space = |folded: &mut String| {
        if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    };
    for c in name.chars() {
        match c {
            '&' => {
                space(&mut folded);
                folded.push_str("and ");
            }
            '-' | '\u{2010}'..='\u{2013}' => space(&mut folded),
            '\u{2018}' | '\u{2019}' => folded.push('\''),
            _ if c.is_ascii() && !c.is_ascii_whitespace() => folded.push(c.to_ascii_lowercase()),
            _ if c.is_whitespace() => space(&mut folded),
            _ => folded.extend(c.to_lowercase()),
        }
    }
    folded.truncate(folded.trim_end().len());
    if folded.starts_with("the ") {
        folded.drain(..4);
    }
    folded
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::How;
    use crate::tables::{Checked, Tables};

    #[test]
    fn one_name_in_many_shapes() {
        let tables = Tables::builtin();
        let how = |name: &str| tables.authorities().by_name(name).map(|found| (found.ids[0], found.how));
        for name in ["Devon & Cornwall Police", "devon and cornwall police", "the Devon  and Cornwall Police"] {
            assert_eq!(how(name), Some(("devon-and-cornwall", How::Name)), "{name}");
        }
        assert_eq!(how("Dyfed\u{2011}Powys Police"), Some(("dyfed-powys", How::Name)));
        assert_eq!(how("National Police Chiefs\u{2019} Council"), Some(("npcc", How::Name)));
        assert_eq!(how("Avon and Somerset Constabulary"), Some(("avon-and-somerset", How::Formal)));
        assert_eq!(how("Metropolitan Police"), Some(("metropolitan", How::Alias)));
        assert_eq!(how("Heddlu Gwent"), Some(("gwent", How::Welsh)));
        assert_eq!(how("Derbyshire Police"), Some(("derbyshire", How::Wrong)));
        assert_eq!(how("Strathclyde Police"), Some(("strathclyde-police", How::Former)));
        assert_eq!(how("Post Office"), None);
    }

    #[test]
    fn initials_are_met_only_as_they_are_written() {
        let tables = Tables::builtin();
        assert_eq!(tables.authorities().by_name("the Met").map(|found| found.how), Some(How::Abbreviation));
        assert_eq!(tables.authorities().by_name("met"), None);
        assert_eq!(tables.authorities().by_name("asp"), None);
    }

    #[test]
    fn only_the_name_itself_is_vouched_for() {
        let tables = Tables::builtin();
        let checked = |name| tables.authorities().by_name(name).map(|found| found.checked);
        assert_eq!(checked("Wiltshire Police"), Some(Checked::Seen));
        assert_eq!(checked("Wiltshire Constabulary"), Some(Checked::Unconfirmed));
    }

    #[test]
    fn a_joint_unit_names_its_forces() {
        let tables = Tables::builtin();
        let found = tables.authorities().by_name("Norfolk & Suffolk Constabularies").expect("a joint unit");
        assert_eq!((found.ids, found.how), (vec!["norfolk", "suffolk"], How::Joint));
        assert!(tables.authorities().joint(&["suffolk", "norfolk"]).is_some());
        assert!(tables.authorities().joint(&["suffolk", "kent"]).is_none());
        let alliance = tables.authorities().joint(&["west-mercia", "warwickshire"]).expect("an alliance");
        assert_eq!((alliance.from_year, alliance.until), (Some(2012), Some(date(2020, 4, 30))));
    }

    #[test]
    fn a_known_name_is_no_slip_of_another() {
        let tables = Tables::builtin();
        let nearest = |name| tables.authorities().nearest(name);
        assert_eq!(nearest("Gwent Police"), None);
        assert_eq!(nearest("Derbyshire Police"), None);
        assert_eq!(nearest("Kentt Police"), Some(("Kent Police", 1)));
        assert_eq!(nearest("Suffolk Constabluary"), Some(("Suffolk Constabulary", 1)));
        assert_eq!(nearest("Metropolitian Police Service"), Some(("Metropolitan Police Service", 1)));
        assert_eq!(nearest("Sunderland City Council"), None);
    }

    #[test]
    fn a_domain_belongs_to_one_authority() {
        let tables = Tables::builtin();
        let owner = |address| tables.authorities().by_domain(address).map(|row| row.id.as_str());
        assert_eq!(owner("foi@Kent.Police.uk"), Some("kent"));
        assert_eq!(owner("https://www.herts.police.uk/Information-and-services"), Some("hertfordshire"));
        assert_eq!(owner("freedom@suffolk.pnn.police.uk"), Some("suffolk"));
        assert_eq!(owner("foi@secure.gmp.police.uk"), Some("greater-manchester"));
        assert_eq!(owner("www.gov.uk/government/organisations/civil-nuclear-constabulary"), Some("cnc"));
        assert_eq!(owner("www.gov.uk"), None);
        assert_eq!(owner("notkent.police.uk"), None);
        assert_eq!(owner("police.uk"), None);
    }

    #[test]
    fn a_name_for_two_and_an_unknown_force_are_refused() {
        let head = "checked_on = 2026-01-01\nsource = \"s\"\nchecked = \"seen\"\n[[force]]\nid = \"a\"\nname = \"A-B Police\"\n";
        let parse = |rest: &str| super::Authorities::parse(&format!("{head}{rest}")).expect_err(rest).to_string();
        assert!(parse("[[force]]\nid = \"b\"\nname = \"a b police\"\n").contains("given twice"));
        assert!(parse("[[joint]]\nforces = [\"a\", \"c\"]\nname = \"A and C\"\n").contains("\"c\" is no force"));
        assert!(
            parse("[[former]]\nid = \"c\"\nname = \"C\"\nsuccessor = \"d\"\n").contains("[[former]] c: `successor`")
        );
    }
}
