//! What a letter says of the terrorism threat level: which level, of what, now or in the past. Letters carry such
//! statements for years, so each kind is kept apart: a level in force, a change, a spell in the past and a claim that
//! nothing changed are refuted in different ways. Where the five levels are only explained, nothing is read.

mod about;
mod dated;
mod elsewhere;
mod frame;
mod frame_words;
mod govern;
mod labels;
mod list;
mod named;
mod other_day;
mod quotes;
mod ranks;
mod read;
pub mod record;
mod scope;
mod tell;
mod tense;
#[cfg(test)]
mod tests;
mod timed;
mod times;
mod topics;
mod whose;

use std::ops::Range;

use crate::letter::Letter;
use crate::tables::{Checked, Level, Scope, Tables};
use crate::text::Span;

pub use dated::DatedEvent;
pub use named::{NamedEvent, RelativeTime, YearsBack};
pub use ranks::{RankedLevel, place_name};
pub use times::{Time, YearRef};

/// A level that a letter states as the one in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreatStatement {
    /// The word that names the level.
    pub span: Span,
    /// The level.
    pub level: Level,
    /// What it is the level of.
    pub scope: Scope,
    /// Since when, where it says so.
    pub since: Option<Time>,
    /// The words after it that explain it, up to the end of the sentence: "which means that an attack is likely".
    pub after: Range<usize>,
    /// Whether it may be ordinary English ("the threat from terrorism is severe") rather than the published level.
    pub loose: bool,
}

/// Which way a level moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// It was raised.
    Up,
    /// It was lowered.
    Down,
}

/// A dated change of level: "was raised to critical in May 2017".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The word that names the new level.
    pub span: Span,
    /// From the verb to the level and, where it follows, the time.
    pub words: Span,
    /// The new level.
    pub level: Level,
    /// What it is the level of.
    pub scope: Scope,
    /// Which way, where the verb says so.
    pub direction: Option<Direction>,
    /// When.
    pub when: Time,
    /// Whether the time stands straight with the change, and not with something else of the same clause.
    pub attached: bool,
}

/// A level of the past: "was severe between 2014 and 2019", "was critical in June 2017".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spell {
    /// The word that names the level.
    pub span: Span,
    /// The level and its time.
    pub words: Span,
    /// The level.
    pub level: Level,
    /// What it is the level of.
    pub scope: Scope,
    /// The time, or the beginning of the spell.
    pub from: Time,
    /// The end of the spell, where it is one.
    pub to: Option<Time>,
}

/// How a continuous history limits the level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// It was that level all the time.
    At,
    /// It was that level or a higher one.
    AtLeast,
}

/// A claim that the level has not changed: "since 2006 … has remained at severe, except …".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// From its verb to the level word.
    pub claim: Span,
    /// The word that names the level.
    pub span: Span,
    /// The level.
    pub level: Level,
    /// What it is the level of.
    pub scope: Scope,
    /// That level, or at least that.
    pub held: Held,
    /// The beginning.
    pub since: Time,
    /// The word that opens the exceptions ("except"), as an index into the words.
    pub except: Option<usize>,
    /// The months and years named as exceptions, in order.
    pub exceptions: Vec<Time>,
    /// The level that the exceptions are said to have been at.
    pub exception_level: Option<Level>,
    /// The sentence, as an index into the letter's sentences.
    pub sentence: usize,
}

/// What a letter says of threat levels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Threats {
    /// Levels stated as current.
    pub current: Vec<ThreatStatement>,
    /// Dated changes.
    pub changes: Vec<Change>,
    /// Levels of the past.
    pub spells: Vec<Spell>,
    /// Claims that nothing changed.
    pub histories: Vec<History>,
    /// Levels with a rank beside them ("the second highest level – severe").
    pub ranked: Vec<RankedLevel>,
    /// Events of the table that the letter names, in order.
    pub events: Vec<NamedEvent>,
    /// "this year", "last month", "recently", in order.
    pub relative: Vec<RelativeTime>,
    /// Events with a stated time of their own, in order.
    pub dated: Vec<DatedEvent>,
}

/// Everything the letter says of threat levels, and of dated events that it ties to relative times, in order.
pub fn find(letter: &Letter, tables: &Tables) -> Threats {
    let mut threats = Threats::default();
    if about::has_threat(letter) {
        let blocks = about::blocks(letter);
        read::statements(letter, &blocks, &mut threats);
        labels::labels(letter, &blocks, &mut threats);
    }
    threats.relative = named::relative_times(letter);
    let spoken = !threats.histories.is_empty() || !threats.changes.is_empty() || !threats.spells.is_empty();
    if spoken || !threats.relative.is_empty() {
        threats.events = named::events(letter, tables);
        threats.dated = dated::dated(letter, &threats.events);
    }
    threats
}

impl Threats {
    /// The events named in a sentence.
    pub fn events_of(&self, sentence: usize) -> &[NamedEvent] {
        let first = self.events.partition_point(|event| event.sentence < sentence);
        let end = self.events.partition_point(|event| event.sentence <= sentence);
        &self.events[first..end]
    }

    /// Whether the table can refute the date of an event: it was read from a source, and no other event can be meant.
    pub fn refutable(&self, dated: &DatedEvent, tables: &Tables) -> bool {
        let table = tables.events();
        let event = self.events.get(dated.event);
        let mut rows = event.iter().flat_map(|event| &event.rows).filter_map(|&row| table.all().get(row));
        rows.all(|row| row.checked == Checked::Seen)
            && dated.time.hull(None).is_some_and(|(_, to)| to <= table.checked_on())
    }

    /// The year that the events named in a sentence have in common.
    pub fn year_of_events(&self, sentence: usize, tables: &Tables) -> Option<i16> {
        let rows = tables.events().all();
        let named = self.events_of(sentence).iter().flat_map(|event| &event.rows);
        let mut years: Vec<i16> = named.filter_map(|&row| rows.get(row)).map(|row| row.date.year()).collect();
        years.sort_unstable();
        years.dedup();
        if let [year] = years[..] { Some(year) } else { None }
    }

    /// The latest day that a dated event or change of the letter surely has: the letter was sent then or later.
    pub fn latest(&self, tables: &Tables) -> Option<jiff::civil::Date> {
        let rows = tables.events().all();
        // words that may mean several events prove only the first of them
        let event = |event: &NamedEvent| event.rows.iter().filter_map(|&row| rows.get(row)).map(|row| row.date).min();
        let change = |change: &Change| Some(change.when.hull(None)?.0);
        self.events.iter().filter_map(event).chain(self.changes.iter().filter_map(change)).max()
    }
}

/// Whether the level is one of the whole UK, under either name of its scale.
pub fn is_main(scope: Scope) -> bool {
    matches!(scope, Scope::International | Scope::National)
}

/// What a scope is called in a message.
pub fn scope_name(scope: Scope) -> &'static str {
    match scope {
        Scope::International | Scope::National => "the national threat level",
        Scope::NiInNi => "the Northern Ireland-related threat level in Northern Ireland",
        Scope::NiInGb => "the Northern Ireland-related threat level in Great Britain",
    }
}

/// A scope at the head of a sentence: "The national threat level".
pub fn scope_head(scope: Scope) -> String {
    crate::text::capitalised(scope_name(scope))
}
