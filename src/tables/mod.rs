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
mod regulators;
mod superseded;
mod threat;
mod user;

use std::sync::OnceLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::text::data::{self, DataFile};

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
pub use regulators::{Regulator, Regulators};
pub use superseded::{Cap, Row, RowKind, Shape, Superseded, When, WordForms, WordIndex, Wording};
pub use threat::{Known, Level, LevelPeriod, Scope, ThreatLevels};
pub use user::{UserRows, UserTable};

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
const BUILTIN: [(&str, &str); 9] = [
    (threat::NAME, include_str!("../../lints/tables/threat-levels.toml")),
    (events::NAME, include_str!("../../lints/tables/events.toml")),
    (holidays::NAME, include_str!("../../lints/tables/bank-holidays.toml")),
    (authorities::NAME, include_str!("../../lints/tables/authorities.toml")),
    (deadlines::NAME, include_str!("../../lints/tables/deadlines.toml")),
    (superseded::NAME, include_str!("../../lints/tables/superseded.toml")),
    (regulators::NAME, include_str!("../../lints/tables/regulators.toml")),
    (exemptions::NAME, include_str!("../../lints/tables/exemptions.toml")),
    (acts::NAME, include_str!("../../lints/tables/acts.toml")),
];

/// All tables of a run. Cheap to make: a table is parsed when it is first asked for.
#[derive(Debug, Default)]
pub struct Tables {
    /// The dates of the tables that have rows of a user's.
    dates: Vec<(&'static str, Date)>,
    /// The user's files.
    own: Vec<UserRows>,
    threat_levels: OnceLock<ThreatLevels>,
    events: OnceLock<Events>,
    bank_holidays: OnceLock<BankHolidays>,
    authorities: OnceLock<Authorities>,
    deadlines: OnceLock<Deadlines>,
    superseded: OnceLock<Superseded>,
    regulators: OnceLock<Regulators>,
    exemptions: OnceLock<Exemptions>,
    acts: OnceLock<Acts>,
}

impl Tables {
    /// The tables that foilint carries.
    pub fn builtin() -> Tables {
        Tables::default()
    }

    /// The built-in tables with a user's rows. Of two rows of one thing the one that began later stands, and the user's
    /// where that does not tell. They are read at once, so that a fault is told before any letter is.
    ///
    /// # Errors
    /// A name that is no table's or comes twice, or the first fault in a text, with its file, line, row and key, and what
    /// to do about it.
    pub fn with_user(texts: &[UserTable]) -> Result<Tables, LoadError> {
        let mut tables = Tables::builtin();
        for user in texts {
            let Some((name, builtin)) = BUILTIN.into_iter().find(|(known, _)| *known == user.name) else {
                let known: Vec<&str> = BUILTIN.iter().map(|(known, _)| *known).collect();
                let message = format!("no such table; name the file after one of {}", known.join(", "));
                return Err(LoadError::table(user.name.as_str(), message).in_file(&user.file));
            };
            if let Some(other) = tables.own.iter().find(|other| other.table == name) {
                let message = format!("given twice, in {} too; keep the rows of a table in one file", other.file);
                return Err(LoadError::table(name, message).in_file(&user.file));
            }
            let merged = user::merge(name, builtin, user)?;
            tables.set(name, &merged.text).map_err(|error| merged.blame(error))?;
            tables.dates.push((name, merged.checked_on));
            tables.own.push(merged.rows);
        }
        Ok(tables)
    }

    /// Read a table from a text in place of the built-in one.
    fn set(&mut self, name: &str, text: &str) -> Result<(), LoadError> {
        let file = DataFile::from(text);
        match name {
            threat::NAME => drop(self.threat_levels.set(ThreatLevels::parse(file)?)),
            events::NAME => drop(self.events.set(Events::parse(file)?)),
            holidays::NAME => drop(self.bank_holidays.set(BankHolidays::parse(file)?)),
            authorities::NAME => drop(self.authorities.set(Authorities::parse(file)?)),
            deadlines::NAME => drop(self.deadlines.set(Deadlines::parse(file)?)),
            regulators::NAME => drop(self.regulators.set(Regulators::parse(file)?)),
            exemptions::NAME => drop(self.exemptions.set(Exemptions::parse(file)?)),
            acts::NAME => drop(self.acts.set(Acts::parse(file)?)),
            _ => drop(self.superseded.set(Superseded::parse(file)?)),
        }
        Ok(())
    }

    /// The user's files whose rows are in use.
    pub fn user_rows(&self) -> &[UserRows] {
        &self.own
    }

    /// UK terrorism threat levels.
    pub fn threat_levels(&self) -> &ThreatLevels {
        self.threat_levels.get_or_init(|| builtin(ThreatLevels::parse(file_of(threat::NAME))))
    }

    /// Events that letters tie to "this year".
    pub fn events(&self) -> &Events {
        self.events.get_or_init(|| builtin(Events::parse(file_of(events::NAME))))
    }

    /// Bank holidays and working days.
    pub fn bank_holidays(&self) -> &BankHolidays {
        self.bank_holidays.get_or_init(|| builtin(BankHolidays::parse(file_of(holidays::NAME))))
    }

    /// Police forces, national bodies and joint units.
    pub fn authorities(&self) -> &Authorities {
        self.authorities.get_or_init(|| builtin(Authorities::parse(file_of(authorities::NAME))))
    }

    /// Time and cost limits.
    pub fn deadlines(&self) -> &Deadlines {
        self.deadlines.get_or_init(|| builtin(Deadlines::parse(file_of(deadlines::NAME))))
    }

    /// What has been replaced by something else.
    pub fn superseded(&self) -> &Superseded {
        self.superseded.get_or_init(|| builtin(Superseded::parse(file_of(superseded::NAME))))
    }

    /// How the regulators are reached.
    pub fn regulators(&self) -> &Regulators {
        self.regulators.get_or_init(|| builtin(Regulators::parse(file_of(regulators::NAME))))
    }

    /// Exemptions and exceptions.
    pub fn exemptions(&self) -> &Exemptions {
        self.exemptions.get_or_init(|| builtin(Exemptions::parse(file_of(exemptions::NAME))))
    }

    /// Short titles of Acts and Regulations.
    pub fn acts(&self) -> &Acts {
        self.acts.get_or_init(|| builtin(Acts::parse(file_of(acts::NAME))))
    }

    /// Each table's name and the last day on which its rows are known true, read from the head of its text: no
    /// table is parsed for it.
    pub fn checked_on(&self) -> Vec<(&'static str, Date)> {
        static BUILTIN_DATES: OnceLock<Vec<(&'static str, Option<Date>)>> = OnceLock::new();
        let builtin =
            BUILTIN_DATES.get_or_init(|| BUILTIN.iter().map(|(name, text)| (*name, load::checked_on(text))).collect());
        let date = |(name, date): &(&'static str, Option<Date>)| {
            let own = self.dates.iter().find(|(known, _)| known == name);
            own.copied().or_else(|| Some((*name, (*date)?)))
        };
        builtin.iter().filter_map(date).collect()
    }
}

/// A table of which nobody has made sure for more than this many days is old.
pub const OLD_AFTER_DAYS: i32 = 90;

/// Whether rows that were last made sure of on a day are old on another.
pub fn is_old(checked_on: Date, on: Date) -> bool {
    on.since(checked_on).is_ok_and(|span| span.get_days() > OLD_AFTER_DAYS)
}

/// A built-in table, as it is read fastest.
fn file_of(name: &str) -> DataFile<'static> {
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
    fn tables_may_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Tables>();
    }
}
