//! UK terrorism threat levels. A letter states "the current level" and is copied for years, so the table keeps every
//! published change of each scale, and the lookups say what held on the letter's own day.

mod rows;

use jiff::civil::Date;

use super::load::{self, LoadError, Origin};
use crate::text::data::DataFile;
pub use rows::{Level, LevelPeriod, Scope};
use rows::{Meaning, RawChange, RawScope, RawTable};

/// The table's name.
pub(super) const NAME: &str = "threat-levels";

/// What the table can say of a day.
#[derive(Clone, Copy, Debug)]
pub enum Known<'a> {
    /// The level in force that day.
    Level(&'a LevelPeriod),
    /// The day is after the table's `checked_on`: this level was the last known.
    LastKnown(&'a LevelPeriod),
    /// No level of that scale was published on that day.
    NotKnown,
}

impl<'a> Known<'a> {
    /// The period, known or last known.
    pub fn period(self) -> Option<&'a LevelPeriod> {
        match self {
            Known::Level(period) | Known::LastKnown(period) => Some(period),
            Known::NotKnown => None,
        }
    }
}

/// Every published level, and the words in which levels are explained.
#[derive(Clone, Debug)]
pub struct ThreatLevels {
    checked_on: Date,
    /// In order of scope, then of day; the two scales of the whole UK come first and follow one another.
    periods: Vec<LevelPeriod>,
    meanings: Vec<Meaning>,
}

impl ThreatLevels {
    /// The table of that text.
    ///
    /// # Errors
    /// The first fault: not TOML, an unknown or missing key, changes out of order or outside
    /// the days of their scale.
    pub fn parse<'a>(file: impl Into<DataFile<'a>>) -> Result<ThreatLevels, LoadError> {
        let raw: RawTable = load::read(NAME, file.into())?;
        let origin = Origin { source: raw.source, checked: raw.checked };
        for meaning in &raw.meaning {
            origin.of(NAME, || "[[meaning]]".to_owned(), meaning.source.clone(), meaning.checked)?;
        }
        let mut scopes = raw.scope;
        scopes.sort_by_key(|scope| scope.id);
        let scopes = joined(scopes);
        let mut periods = Vec::new();
        for scope in scopes {
            add_scope(scope, &origin, &mut periods)?;
        }
        Ok(ThreatLevels { checked_on: raw.checked_on, periods, meanings: raw.meaning })
    }

    /// The last day on which the rows are known true.
    pub fn checked_on(&self) -> Date {
        self.checked_on
    }

    /// The level of a scale on a day. Letters use either name of the whole UK's scale, so each of `International` and
    /// `National` answers for the other on the days that are the other's.
    pub fn on(&self, scope: Scope, date: Date) -> Known<'_> {
        let periods = if is_main(scope) { self.main_periods() } else { self.periods(scope) };
        let Some(period) = periods.iter().rev().find(|period| period.from <= date) else { return Known::NotKnown };
        match period.until {
            Some(until) if date > until => Known::NotKnown,
            None if date > self.checked_on => Known::LastKnown(period),
            _ => Known::Level(period),
        }
    }

    /// Whether a letter of that day may state that level: the level of the day, and around a change both the old and
    /// the new from the first to the last day on which the change may be cited. (A level moves within a day; some
    /// changes were announced days later, or are given two days by the sources.)
    pub fn accepts(&self, scope: Scope, date: Date, level: Level) -> bool {
        if self.on(scope, date).period().is_some_and(|period| period.level == level) {
            return true;
        }
        let periods = if is_main(scope) { self.main_periods() } else { self.periods(scope) };
        periods.windows(2).any(|pair| {
            let (first, last) = pair[1].change();
            first <= date && date <= last && (pair[0].level == level || pair[1].level == level)
        })
    }

    /// The periods of one scale, in order.
    pub fn periods(&self, scope: Scope) -> &[LevelPeriod] {
        let start = self.periods.partition_point(|period| period.scope < scope);
        let end = self.periods.partition_point(|period| period.scope <= scope);
        &self.periods[start..end]
    }

    /// The periods of the whole UK's scale in order: international terrorism, then the one national level.
    pub fn main_periods(&self) -> &[LevelPeriod] {
        &self.periods[..self.periods.partition_point(|period| is_main(period.scope))]
    }

    /// The periods of the whole UK's scale at that level that have a day in common with `from` to `to`, both included.
    pub fn was_at(&self, level: Level, from: Date, to: Date) -> Vec<&LevelPeriod> {
        let touches = |period: &&LevelPeriod| period.from <= to && period.until.is_none_or(|until| until >= from);
        self.main_periods().iter().filter(|period| period.level == level).filter(touches).collect()
    }

    /// The words in which a level was explained on that day: "highly likely". `None` where the table has none.
    pub fn meaning(&self, level: Level, date: Date) -> Option<&str> {
        let holds = |meaning: &&Meaning| {
            meaning.from.is_none_or(|from| from <= date) && meaning.until.is_none_or(|until| date <= until)
        };
        self.meanings.iter().find(holds).map(|meaning| match level {
            Level::Low => meaning.low.as_str(),
            Level::Moderate => &meaning.moderate,
            Level::Substantial => &meaning.substantial,
            Level::Severe => &meaning.severe,
            Level::Critical => &meaning.critical,
        })
    }
}

/// A scale that is given again goes on: a later row of the same day stands in place of the earlier one.
fn joined(scopes: Vec<RawScope>) -> Vec<RawScope> {
    let mut all: Vec<RawScope> = Vec::with_capacity(scopes.len());
    for mut scope in scopes {
        for change in &mut scope.changes {
            change.source = change.source.take().or_else(|| scope.source.clone());
            change.checked = change.checked.or(scope.checked);
        }
        let Some(first) = all.last_mut().filter(|first| first.id == scope.id) else {
            all.push(scope);
            continue;
        };
        first.until = scope.until.or(first.until);
        first.changes.retain(|change| scope.changes.iter().all(|other| other.from != change.from));
        first.changes.append(&mut scope.changes);
        first.changes.sort_by_key(|change| change.from);
    }
    all
}

/// Whether it is a scale of the whole UK.
fn is_main(scope: Scope) -> bool {
    matches!(scope, Scope::International | Scope::National)
}

/// The changes of one scale as periods: each ends the day before the next begins, the last with its scale.
fn add_scope(scope: RawScope, origin: &Origin, periods: &mut Vec<LevelPeriod>) -> Result<(), LoadError> {
    let start = periods.len();
    for change in scope.changes {
        let row = format!("{:?}, change of {}", scope.id, change.from);
        let from = scope.from.unwrap_or(change.from);
        if change.from < from || scope.until.is_some_and(|until| change.from > until) {
            return Err(LoadError::row(NAME, row, "from", "lies outside the days of its scale"));
        }
        if periods.len() == start && change.from != from {
            return Err(LoadError::row(NAME, row, "from", "the first change is not on the first day of its scale"));
        }
        if let Some(last) = periods[start..].last_mut() {
            if last.from >= change.from {
                return Err(LoadError::row(NAME, row, "from", "changes stand in order of their days"));
            }
            last.until = change.from.yesterday().ok();
        }
        let source = change.source.or_else(|| scope.source.clone());
        let (source, checked) = origin.of(NAME, || row.clone(), source, change.checked.or(scope.checked))?;
        let RawChange { from, announced, other_date, level, why, .. } = change;
        let period = LevelPeriod {
            scope: scope.id,
            level,
            from,
            announced,
            other_date,
            until: scope.until,
            why,
            source,
            checked,
        };
        periods.push(period);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::{Known, Level, Scope};
    use crate::tables::Tables;

    fn level(scope: Scope, day: Date) -> Option<Level> {
        match Tables::builtin().threat_levels().on(scope, day) {
            Known::Level(period) => Some(period.level),
            Known::LastKnown(_) | Known::NotKnown => None,
        }
    }

    #[test]
    fn the_level_of_a_day() {
        let cases = [
            (date(2010, 6, 1), Level::Severe),
            (date(2012, 1, 1), Level::Substantial),
            (date(2017, 5, 24), Level::Critical),
            (date(2017, 6, 1), Level::Severe),
            (date(2019, 7, 22), Level::Severe),
            (date(2019, 12, 17), Level::Substantial),
            (date(2021, 8, 6), Level::Substantial),
            (date(2026, 9, 28), Level::Severe),
        ];
        for (day, expected) in cases {
            assert_eq!(level(Scope::National, day), Some(expected), "{day}");
            assert_eq!(level(Scope::International, day), Some(expected), "{day}, by the other name");
        }
        assert_eq!(level(Scope::NiInNi, date(2023, 1, 1)), Some(Level::Substantial));
        assert_eq!(level(Scope::NiInGb, date(2017, 1, 1)), Some(Level::Substantial));
    }

    #[test]
    fn what_is_not_known() {
        let tables = Tables::builtin();
        let on = |scope, day| tables.threat_levels().on(scope, day);
        assert!(matches!(on(Scope::National, date(2005, 1, 1)), Known::NotKnown));
        assert!(matches!(on(Scope::NiInNi, date(2010, 9, 23)), Known::NotKnown));
        assert!(matches!(on(Scope::NiInGb, date(2019, 7, 23)), Known::NotKnown));
        assert!(matches!(on(Scope::NiInGb, date(2026, 11, 1)), Known::NotKnown));
        assert!(
            matches!(on(Scope::National, date(2026, 11, 1)), Known::LastKnown(period) if period.level == Level::Severe)
        );
    }

    #[test]
    fn a_change_may_be_cited_on_either_of_its_days() {
        let tables = Tables::builtin();
        let accepts = |day, level| tables.threat_levels().accepts(Scope::National, day, level);
        assert!(accepts(date(2021, 2, 6), Level::Severe) && accepts(date(2021, 2, 6), Level::Substantial));
        assert!(accepts(date(2021, 2, 8), Level::Severe) && !accepts(date(2021, 2, 9), Level::Severe));
        assert!(!accepts(date(2021, 2, 3), Level::Substantial));
        assert!(accepts(date(2006, 8, 13), Level::Severe) && accepts(date(2006, 8, 13), Level::Critical));
        assert!(!accepts(date(2021, 8, 6), Level::Severe));
        assert!(accepts(date(2026, 11, 1), Level::Severe));
    }

    #[test]
    fn periods_at_a_level() {
        let tables = Tables::builtin();
        let was_at = |level, from, to| tables.threat_levels().was_at(level, from, to);
        assert!(was_at(Level::Critical, date(2017, 6, 1), date(2017, 6, 30)).is_empty());
        let may = was_at(Level::Critical, date(2017, 5, 1), date(2017, 5, 31));
        assert_eq!((may.len(), may[0].from, may[0].until), (1, date(2017, 5, 23), Some(date(2017, 5, 26))));
        assert_eq!(was_at(Level::Critical, date(2006, 1, 1), date(2026, 1, 1)).len(), 4);
        assert!(was_at(Level::Severe, date(2006, 8, 1), date(2006, 7, 31)).is_empty());
    }

    #[test]
    fn ranks_and_names() {
        assert_eq!(
            (Level::Critical.rank_from_top(), Level::Severe.rank_from_top(), Level::Low.rank_from_top()),
            (1, 2, 5)
        );
        assert_eq!(Level::parse("Severe"), Some(Level::Severe));
        assert_eq!(Level::parse("high"), None);
        assert!(Level::Critical > Level::Severe);
    }

    #[test]
    fn the_words_changed_with_the_system() {
        let tables = Tables::builtin();
        let meaning = |day| tables.threat_levels().meaning(Level::Substantial, day);
        assert_eq!(meaning(date(2019, 7, 22)), Some("a strong possibility"));
        assert_eq!(meaning(date(2019, 7, 23)), Some("likely"));
    }
}
