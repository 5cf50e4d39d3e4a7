//! Floor 2: what a letter says, each fact with its place. Facts judge nothing; lints compare them with each other and
//! with the tables.

mod profile;
mod slots;

pub use profile::{Given, Profile, Stage};
pub use slots::{SlotTable, number};

use crate::letter::Letter;
use crate::tables::Tables;

/// The facts of one letter.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The words that fill the slots of patterns.
    pub slots: SlotTable,
}

impl Facts {
    /// Read the facts of a letter.
    pub fn of(letter: &Letter, tables: &Tables, profile: &Profile, given: &Given) -> Facts {
        let _ = (tables, profile, given);
        Facts { slots: SlotTable::new(letter, &[], &[]) }
    }
}
