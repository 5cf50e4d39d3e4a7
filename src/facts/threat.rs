//! What a letter says of the terrorism threat level: which level, of what, now or in the past.

use crate::letter::Letter;
use crate::tables::{Level, Scope};
use crate::text::Span;

/// A level that a letter states as the one in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreatStatement {
    /// The word that names the level.
    pub span: Span,
    /// The level.
    pub level: Level,
    /// What it is the level of.
    pub scope: Scope,
}

/// What a letter says of threat levels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Threats {
    /// Levels stated as current.
    pub current: Vec<ThreatStatement>,
}

/// Everything the letter says of threat levels, in order.
pub fn find(letter: &Letter) -> Threats {
    let _ = letter;
    Threats::default()
}
