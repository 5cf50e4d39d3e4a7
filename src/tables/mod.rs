//! Floor 1: dated reference rows, and the lookups over them.
//!
//! What is true changes with the day: a threat level, a holiday, the name of a force, a time limit. So every lookup
//! takes a date or gives rows with dates, can answer "not known", and every row says where it was read and whether
//! anybody saw it there. The rows are data, in `lints/tables/*.toml`; each table is parsed once, when first asked.

mod acts;
mod authorities;
mod deadlines;
mod events;
mod exemptions;
mod holidays;
mod load;
mod regime;
mod superseded;
mod threat;

use std::sync::OnceLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::text::data;

pub use acts::{Act as ShortTitle, Acts};
pub use authorities::{Authorities, Authority, How, IndexedName, JointUnit, Kind, Match, NameIndex, Nation};
pub use deadlines::{Act, CostLimit, Deadlines, Force, Limit, Unit, Who};
pub use events::{Event, Events};
pub use exemptions::{
    Exemption, ExemptionKind, Exemptions, HarmTest, Interest, Only, Part, PartOne, Provision, plain_title,
};
pub use holidays::{BankHolidays, Division, Holiday, HolidayKind};
pub use load::LoadError;
pub use regime::Regime;
pub use superseded::{Cap, Row, RowKind, Superseded, When};
pub use threat::{Known, Level, LevelPeriod, Scope, ThreatLevels};

/// How a row is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Checked {
    /// Read in its source.
    Seen,
    /// Worked out by a rule, not read from a list.
    Computed,
    /// Taken as true but not read: a finding that rests on it is at most a warning, and says so.
    Unconfirmed,
}

/// The names of the tables, with the text of each as it is built in.
const BUILTIN: [(&str, &str); 8] = [
    (threat::NAME, include_str!("../../lints/tables/threat-levels.toml")),
    (events::NAME, include_str!("../../lints/tables/events.toml")),
    (holidays::NAME, include_str!("../../lints/tables/bank-holidays.toml")),
    (authorities::NAME, include_str!("../../lints/tables/authorities.toml")),
    (deadlines::NAME, include_str!("../../lints/tables/deadlines.toml")),
    (superseded::NAME, include_str!("../../lints/tables/superseded.toml")),
    (exemptions::NAME, include_str!("../../lints/tables/exemptions.toml")),
    (acts::NAME, include_str!("../../lints/tables/acts.toml")),
];

/// All tables of a run. Cheap to make: a table is parsed when it is first asked for.
#[derive(Debug, Default)]
pub struct Tables {
    /// The dates of the tables that are not the built-in ones.
    replaced: Vec<(&'static str, Date)>,
    threat_levels: OnceLock<ThreatLevels>,
    events: OnceLock<Events>,
    bank_holidays: OnceLock<BankHolidays>,
    authorities: OnceLock<Authorities>,
    deadlines: OnceLock<Deadlines>,
    superseded: OnceLock<Superseded>,
    exemptions: OnceLock<Exemptions>,
    acts: OnceLock<Acts>,
}

impl Tables {
    /// The tables that foilint carries.
    pub fn builtin() -> Tables {
        Tables::default()
    }

    /// The built-in tables with some replaced: each text comes with its table's name ("threat-levels"). These are
    /// parsed at once, so that a fault is told before any letter is read.
    ///
    /// # Errors
    /// A name that is no table's or comes twice, or the first fault in a text, with its table, row and key.
    pub fn from_texts<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Tables, LoadError> {
        let mut tables = Tables::builtin();
        for (name, text) in texts {
            let Some(name) = BUILTIN.iter().map(|(known, _)| *known).find(|known| *known == name) else {
                let known: Vec<&str> = BUILTIN.iter().map(|(known, _)| *known).collect();
                return Err(LoadError::table(name, format!("no such table; there are {}", known.join(", "))));
            };
            if tables.replaced.iter().any(|(seen, _)| *seen == name) {
                return Err(LoadError::table(name, "given twice"));
            }
            match name {
                threat::NAME => drop(tables.threat_levels.set(ThreatLevels::parse(text)?)),
                events::NAME => drop(tables.events.set(Events::parse(text)?)),
                holidays::NAME => drop(tables.bank_holidays.set(BankHolidays::parse(text)?)),
                authorities::NAME => drop(tables.authorities.set(Authorities::parse(text)?)),
                deadlines::NAME => drop(tables.deadlines.set(Deadlines::parse(text)?)),
                exemptions::NAME => drop(tables.exemptions.set(Exemptions::parse(text)?)),
                acts::NAME => drop(tables.acts.set(Acts::parse(text)?)),
                _ => drop(tables.superseded.set(Superseded::parse(text)?)),
            }
            let date = load::checked_on(text)
                .ok_or_else(|| LoadError::table(name, "no line `checked_on = DATE` at its head"))?;
            tables.replaced.push((name, date));
        }
        Ok(tables)
    }

    /// UK terrorism threat levels.
    pub fn threat_levels(&self) -> &ThreatLevels {
        self.threat_levels.get_or_init(|| builtin(ThreatLevels::parse(text_of(threat::NAME))))
    }

    /// Events that letters tie to "this year".
    pub fn events(&self) -> &Events {
        self.events.get_or_init(|| builtin(Events::parse(text_of(events::NAME))))
    }

    /// Bank holidays and working days.
    pub fn bank_holidays(&self) -> &BankHolidays {
        self.bank_holidays.get_or_init(|| builtin(BankHolidays::parse(text_of(holidays::NAME))))
    }

    /// Police forces, national bodies and joint units.
    pub fn authorities(&self) -> &Authorities {
        self.authorities.get_or_init(|| builtin(Authorities::parse(text_of(authorities::NAME))))
    }

    /// Time and cost limits.
    pub fn deadlines(&self) -> &Deadlines {
        self.deadlines.get_or_init(|| builtin(Deadlines::parse(text_of(deadlines::NAME))))
    }

    /// What has been replaced by something else.
    pub fn superseded(&self) -> &Superseded {
        self.superseded.get_or_init(|| builtin(Superseded::parse(text_of(superseded::NAME))))
    }

    /// Exemptions and exceptions.
    pub fn exemptions(&self) -> &Exemptions {
        self.exemptions.get_or_init(|| builtin(Exemptions::parse(text_of(exemptions::NAME))))
    }

    /// Short titles of Acts and Regulations.
    pub fn acts(&self) -> &Acts {
        self.acts.get_or_init(|| builtin(Acts::parse(text_of(acts::NAME))))
    }

    /// Each table's name and the last day on which its rows are known true, read from the head of its text: no
    /// table is parsed for it.
    pub fn checked_on(&self) -> Vec<(&'static str, Date)> {
        let date = |(name, text): &(&'static str, &str)| {
            let own = self.replaced.iter().find(|(replaced, _)| replaced == name);
            own.copied().or_else(|| Some((*name, load::checked_on(text)?)))
        };
        BUILTIN.iter().filter_map(date).collect()
    }
}

/// The built-in text of a table, as it is read fastest.
fn text_of(name: &str) -> &'static str {
    data::builtin(&format!("tables/{name}"))
}

/// A built-in table; `tests/tables.rs` proves that each loads.
fn builtin<T>(loaded: Result<T, LoadError>) -> T {
    match loaded {
        Ok(table) => table,
        Err(error) => panic!("a built-in table is faulty: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replaced_table_gives_its_own_rows_and_date() {
        let text = "checked_on = 2027-01-02\n[[event]]\ndate = 2026-12-24\nname = \"N\"\nmatch = [\"n\"]\nsource = \"s\"\nchecked = \"seen\"\n";
        let tables = Tables::from_texts([("events", text)]).expect("the text is sound");
        assert_eq!(tables.events().all().len(), 1);
        let dates = tables.checked_on();
        assert_eq!(dates.len(), 8);
        assert!(dates.contains(&("events", jiff::civil::date(2027, 1, 2))));
    }

    #[test]
    fn an_unknown_table_and_a_table_given_twice_are_refused() {
        let error = Tables::from_texts([("thread-levels", "")]).expect_err("no such table");
        assert!(error.to_string().contains("threat-levels"), "{error}");
        let text = "checked_on = 2027-01-02\nevent = []\n";
        assert!(Tables::from_texts([("events", text), ("events", text)]).is_err());
    }

    #[test]
    fn tables_may_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Tables>();
    }
}
