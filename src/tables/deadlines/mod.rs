//! Time limits that a letter must keep or state, and the cost limits often quoted beside them. The lookup takes a day,
//! because limits change: the Code of Practice of July 2018, Scotland in spring 2020.

mod rows;

use jiff::civil::Date;

use super::Regime;
use super::load::{self, LoadError, Origin};
use crate::text::data::DataFile;
pub use rows::{Act, CostLimit, Force, Limit, Unit, Who};
use rows::{RawCost, RawLimit, RawTable};

/// The table's name.
pub(super) const NAME: &str = "deadlines";

/// All limits.
#[derive(Clone, Debug)]
pub struct Deadlines {
    checked_on: Date,
    limits: Vec<Limit>,
    costs: Vec<CostLimit>,
}

impl Deadlines {
    /// The table of that text.
    ///
    /// # Errors
    /// The first fault: not TOML, an unknown or missing key, an id given twice, an end before its start, a greatest
    /// number below the number.
    pub fn parse<'a>(file: impl Into<DataFile<'a>>) -> Result<Deadlines, LoadError> {
        let raw: RawTable = load::read(NAME, file.into())?;
        let origin = Origin { source: raw.source, checked: raw.checked };
        let mut limits: Vec<Limit> = Vec::with_capacity(raw.limit.len());
        for limit in raw.limit {
            let RawLimit { id, regime, act, who, count, max, unit, from, until, .. } = limit;
            let row = format!("[[limit]] {id}");
            if limits.iter().any(|other| other.id == id) {
                return Err(LoadError::row(NAME, row, "id", "given twice"));
            }
            if from.zip(until).is_some_and(|(from, until)| until < from) {
                return Err(LoadError::row(NAME, row, "until", "is before `from`"));
            }
            if max.is_some_and(|max| count.is_none_or(|count| max < count)) {
                return Err(LoadError::row(NAME, row, "max", "is below `count`"));
            }
            let (source, checked) = origin.of(NAME, || row.clone(), limit.source, limit.checked)?;
            let (start_known, force) = (limit.start_known.unwrap_or(true), limit.force);
            limits.push(Limit {
                id,
                regime,
                act,
                who,
                count,
                max,
                unit,
                from,
                until,
                start_known,
                force,
                source,
                checked,
            });
        }
        let mut costs: Vec<CostLimit> = Vec::with_capacity(raw.cost.len());
        for RawCost { id, regime, who, pounds, pounds_per_hour, hours, source, checked } in raw.cost {
            let row = format!("[[cost]] {id}");
            if costs.iter().any(|other| other.id == id) {
                return Err(LoadError::row(NAME, row, "id", "given twice"));
            }
            let (source, checked) = origin.of(NAME, || row.clone(), source, checked)?;
            costs.push(CostLimit { id, regime, who, pounds, pounds_per_hour, hours, source, checked });
        }
        Ok(Deadlines { checked_on: raw.checked_on, limits, costs })
    }

    /// The last day on which the rows are known true.
    pub fn checked_on(&self) -> Date {
        self.checked_on
    }

    /// Every time limit, in the table's order.
    pub fn all(&self) -> &[Limit] {
        &self.limits
    }

    /// The cost limits.
    pub fn costs(&self) -> &[CostLimit] {
        &self.costs
    }

    /// The limit with that id.
    pub fn by_id(&self, id: &str) -> Option<&Limit> {
        self.limits.iter().find(|limit| limit.id == id)
    }

    /// The limit that bound an ordinary authority or its requester on that day. Where two held, the one that began
    /// later: Scotland in spring 2020. `None` where none is known or none was set (asking for a review under FOIA
    /// before 4 July 2018).
    pub fn limit(&self, regime: Regime, act: Act, on: Date) -> Option<&Limit> {
        let known = |limit: &&Limit| limit.start_known || on >= self.checked_on;
        let held =
            |limit: &&Limit| limit.from.is_none_or(|from| from <= on) && limit.until.is_none_or(|until| on <= until);
        let rows = self.rows(regime, act).filter(|limit| limit.count.is_some()).filter(known).filter(held);
        rows.reduce(|best, limit| if limit.from > best.from { limit } else { best })
    }

    /// Every row for ordinary authorities and that act in order of its first day, those that say "none set" too.
    pub fn changes(&self, regime: Regime, act: Act) -> Vec<&Limit> {
        let mut rows: Vec<&Limit> = self.rows(regime, act).collect();
        rows.sort_by_key(|limit| limit.from);
        rows
    }

    fn rows(&self, regime: Regime, act: Act) -> impl Iterator<Item = &Limit> {
        self.limits
            .iter()
            .filter(move |limit| limit.regime == Some(regime) && limit.act == act && limit.who == Who::Ordinary)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Act, Force, Unit};
    use crate::tables::{Regime, Tables};

    #[test]
    fn the_code_of_july_2018_set_the_days_for_asking() {
        let tables = Tables::builtin();
        let limit =
            |day| tables.deadlines().limit(Regime::Foia, Act::AskReview, day).map(|limit| (limit.count, limit.unit));
        assert_eq!(limit(date(2018, 7, 3)), None);
        assert_eq!(limit(date(2018, 7, 4)), Some((Some(40), Unit::WorkingDays)));
        let changes = tables.deadlines().changes(Regime::Foia, Act::AskReview);
        assert_eq!(changes.iter().map(|limit| limit.force).collect::<Vec<_>>(), [Force::None, Force::GoodPractice]);
    }

    #[test]
    fn scotland_in_spring_2020_had_sixty_days() {
        let tables = Tables::builtin();
        let id = |act, day| tables.deadlines().limit(Regime::Foisa, act, day).map(|limit| limit.id.as_str());
        assert_eq!(id(Act::Respond, date(2020, 4, 6)), Some("foisa-response"));
        assert_eq!(id(Act::Respond, date(2020, 4, 7)), Some("foisa-response-2020"));
        assert_eq!(id(Act::Respond, date(2020, 5, 26)), Some("foisa-response-2020"));
        assert_eq!(id(Act::Respond, date(2020, 5, 27)), Some("foisa-response"));
        assert_eq!(id(Act::AnswerReview, date(2020, 5, 1)), Some("foisa-review-answer-2020"));
    }

    #[test]
    fn a_limit_of_unknown_age_is_not_put_on_old_letters() {
        let tables = Tables::builtin();
        let complain = |day| tables.deadlines().limit(Regime::Foia, Act::Complain, day).and_then(|limit| limit.count);
        assert_eq!((complain(date(2012, 1, 1)), complain(date(2026, 11, 1))), (None, Some(42)));
    }

    #[test]
    fn extensions_and_special_authorities() {
        let tables = Tables::builtin();
        let deadlines = tables.deadlines();
        let extend = |regime| deadlines.limit(regime, Act::Extend, date(2025, 1, 1)).and_then(|limit| limit.count);
        assert_eq!(Regime::ALL.map(extend), [Some(40), Some(40), None, Some(40)]);
        assert_eq!(deadlines.by_id("foia-schools").and_then(|limit| limit.max), Some(60));
        assert_eq!(
            deadlines.limit(Regime::Foia, Act::Respond, date(2025, 1, 1)).and_then(|limit| limit.count),
            Some(20)
        );
        assert_eq!(deadlines.costs().len(), 3);
    }
}
