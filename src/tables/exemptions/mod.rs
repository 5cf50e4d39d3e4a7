//! Exemptions and exceptions: what each is called, whether it is absolute, what has to be shown, which subsections it
//! has, and which of them lift the duty to confirm or deny. Letters cite them from memory and from old templates.

mod provision;
mod rows;
mod structure;

use std::sync::OnceLock;

use jiff::civil::Date;

use super::Regime;
use super::load::{self, LoadError, Origin};
use crate::text::data::DataFile;
pub use provision::{Part, Provision};
pub use rows::{Exemption, ExemptionKind, HarmTest, Interest, Only, PartOne};
use rows::{RawRow, RawTable};
use structure::Section;

/// The table's name.
pub(super) const NAME: &str = "exemptions";

/// Every exemption of the four regimes.
#[derive(Clone, Debug)]
pub struct Exemptions {
    checked_on: Date,
    /// In order of regime and provision, an earlier form of one before a later.
    rows: Vec<Exemption>,
    part1: Vec<PartOne>,
    structure: Vec<Section>,
}

impl Exemptions {
    /// The table of that text.
    ///
    /// # Errors
    /// The first fault: not TOML, an unknown or missing key, something that is no provision, a list of subsections that
    /// cannot be read.
    pub fn parse<'a>(file: impl Into<DataFile<'a>>) -> Result<Exemptions, LoadError> {
        let raw: RawTable = load::read(NAME, file.into())?;
        let origin = Origin { source: raw.source, checked: raw.checked };
        let mut rows = Vec::with_capacity(raw.row.len());
        for (index, raw) in raw.row.into_iter().enumerate() {
            rows.push(exemption(raw, index, &origin)?);
        }
        rows.sort_by_key(|row| (row.regime, row.provision, row.from));
        let mut part1 = Vec::with_capacity(raw.part1.len());
        for (index, raw) in raw.part1.into_iter().enumerate() {
            let row = || format!("[[part1]] {} ({})", index + 1, raw.provision);
            let (source, checked) = origin.of(NAME, row, raw.source, raw.checked)?;
            let rows::RawPartOne { regime, provision, title, notice, .. } = raw;
            part1.push(PartOne { regime, provision, title, notice, source, checked });
        }
        let structure = structure::read(raw.structure)?;
        Ok(Exemptions { checked_on: raw.checked_on, rows, part1, structure })
    }

    /// The last day on which the rows are known true.
    pub fn checked_on(&self) -> Date {
        self.checked_on
    }

    /// Every exemption, by regime and provision.
    pub fn all(&self) -> &[Exemption] {
        &self.rows
    }

    /// The exemption that a citation names, in its form of a day (without one, the last form). A bare regulation 12, which
    /// holds many, is none.
    pub fn find(&self, regime: Regime, provision: &Provision, date: Option<Date>) -> Option<&Exemption> {
        let from =
            self.rows.partition_point(|row| (row.regime, row.provision.section()) < (regime, provision.section()));
        let same = self.rows[from..]
            .iter()
            .take_while(|row| row.regime == regime && row.provision.section() == provision.section());
        let mut within = same.filter(|row| provision.is_within(&row.provision)).peekable();
        let first = within.peek().copied();
        // of two forms of one day the later stands
        within.filter(|row| row.is_of(date)).last().or(first)
    }

    /// The section of Part I that a citation names.
    pub fn part1(&self, regime: Regime, provision: &Provision) -> Option<&PartOne> {
        self.part1.iter().find(|row| row.regime == regime && provision.is_within(&row.provision))
    }

    /// Whether the Act has such a subsection and paragraph, now or formerly. `None` where the table does not know the
    /// section; what lies deeper than a paragraph is not looked at.
    pub fn exists(&self, regime: Regime, provision: &Provision) -> Option<bool> {
        let section = self.structure.iter().find(|row| row.regime == regime && row.section == provision.section())?;
        Some(section.has(provision.below()))
    }

    /// The exemptions of a regime whose title a stated title may be: `stated` is in small letters and single spaces.
    pub fn titled<'a>(&'a self, regime: Regime, stated: &str) -> impl Iterator<Item = &'a Exemption> {
        self.rows.iter().filter(move |row| row.regime == regime && row.is_titled(stated))
    }
}

impl Exemption {
    /// Whether a stated title, in small letters and single spaces, is one of its titles or goes on from one.
    pub fn is_titled(&self, stated: &str) -> bool {
        let begins = |title: &String| {
            stated.strip_prefix(title.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        self.titles().iter().any(begins)
    }

    /// How a stated title may begin, in small letters and single spaces, the Act's own first.
    pub fn titles(&self) -> &[String] {
        let all = || [&self.title].into_iter().chain(&self.others).map(|title| plain_title(title)).collect();
        self.titles.get_or_init(all)
    }
}

/// A title for comparing: small letters and figures, with single spaces between.
pub fn plain_title(title: &str) -> String {
    let mut plain = String::with_capacity(title.len());
    for word in title.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        match word.is_ascii() {
            true => plain.extend(word.bytes().map(|byte| byte.to_ascii_lowercase() as char)),
            false => plain.extend(word.chars().flat_map(char::to_lowercase)),
        }
    }
    plain
}

fn exemption(raw: RawRow, index: usize, origin: &Origin) -> Result<Exemption, LoadError> {
    let row = || format!("[[row]] {} ({})", index + 1, raw.provision);
    if [&raw.title].into_iter().chain(&raw.titles).any(|title| !title.contains(char::is_alphanumeric)) {
        return Err(LoadError::row(NAME, row(), "titles", "a title has words"));
    }
    let (source, checked) = origin.of(NAME, row, raw.source, raw.checked)?;
    let RawRow { regime, provision, title, kind, test, interest, ncnd, absolute, qualified, class, prejudice, .. } =
        raw;
    Ok(Exemption {
        regime,
        provision,
        title,
        others: raw.titles,
        titles: OnceLock::new(),
        kind,
        test,
        interest,
        ncnd,
        replaced: raw.replaced,
        instead: raw.instead,
        absolute,
        qualified,
        class,
        prejudice,
        limbs: raw.limbs,
        only: raw.only,
        from: raw.from,
        until: raw.until,
        counterpart: raw.counterpart,
        note: raw.note,
        source,
        checked,
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{ExemptionKind, HarmTest, Provision};
    use crate::tables::{Regime, Tables};

    fn provision(text: &str) -> Provision {
        Provision::parse(text).expect("it is a provision")
    }

    #[test]
    fn a_citation_finds_its_row_and_its_form_of_a_day() {
        let tables = Tables::builtin();
        let table = tables.exemptions();
        let ncnd = |day| {
            let row = table.find(Regime::Foia, &provision("40"), day).expect("section 40 is in the table");
            row.ncnd.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(ncnd(Some(date(2017, 5, 1))), ["40(5)"]);
        assert_eq!(ncnd(Some(date(2018, 5, 25))), ["40(5A)", "40(5B)"]);
        assert_eq!(ncnd(None), ["40(5A)", "40(5B)"]);
        let row = table.find(Regime::Eir, &provision("12(5)(e)"), None).expect("it is in the table");
        assert_eq!((row.provision.to_string().as_str(), row.test), ("12(5)(e)", HarmTest::AdverseEffect));
        assert!(table.find(Regime::Eir, &provision("12"), None).is_none());
        assert!(table.find(Regime::Foia, &provision("16"), None).is_none());
        assert!(table.part1(Regime::Foia, &provision("17(1)")).is_some());
    }

    #[test]
    fn parts_of_a_mixed_exemption_have_their_own_kind() {
        let tables = Tables::builtin();
        let kind = |regime, text: &str| {
            let row = tables.exemptions().find(regime, &provision(text), None).expect("it is in the table");
            row.kind_of(&provision(text))
        };
        assert_eq!(kind(Regime::Foia, "40(1)"), ExemptionKind::Absolute);
        assert_eq!(kind(Regime::Foia, "40(2)"), ExemptionKind::Mixed);
        assert_eq!(kind(Regime::Foisa, "36(1)"), ExemptionKind::Qualified);
        assert_eq!(kind(Regime::Foia, "31(1)(a)"), ExemptionKind::Qualified);
    }

    #[test]
    fn subsections_that_exist_are_told_from_others() {
        let tables = Tables::builtin();
        let exists = |regime, text: &str| tables.exemptions().exists(regime, &provision(text));
        for text in ["31", "31(1)(a)", "31(3)", "40(5B)(a)(i)", "36(2)(b)(ii)", "24(2)"] {
            assert_eq!(exists(Regime::Foia, text), Some(true), "{text}");
        }
        for text in ["31(4)", "31(1)(k)", "24(5)", "31(a)", "43(4)"] {
            assert_eq!(exists(Regime::Foia, text), Some(false), "{text}");
        }
        assert_eq!(exists(Regime::Foisa, "30(b)(ii)"), Some(true));
        assert_eq!(exists(Regime::Foia, "99"), None);
    }

    #[test]
    fn everyday_titles_are_known_and_belong_to_few() {
        let tables = Tables::builtin();
        let titled = |regime, text: &str| -> Vec<String> {
            let rows = tables.exemptions().titled(regime, text);
            rows.filter(|row| row.until.is_none()).map(|row| row.provision.to_string()).collect()
        };
        assert_eq!(titled(Regime::Foia, "law enforcement"), ["31"]);
        assert_eq!(titled(Regime::Foia, "investigations"), ["30"]);
        assert_eq!(titled(Regime::Foia, "information supplied by or concerning certain security bodies"), ["23"]);
        assert_eq!(titled(Regime::Foia, "lawful business"), Vec::<String>::new());
    }
}
