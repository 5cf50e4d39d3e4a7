//! Limits of time that a letter states: how many, of what, and for which act.

use crate::letter::Letter;
use crate::tables::{Act, Unit};
use crate::text::Span;

/// A limit that a letter states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// Number and unit: "40 working days".
    pub span: Span,
    /// The number.
    pub number: u32,
    /// What is counted.
    pub unit: Unit,
    /// What must be done within it.
    pub act: Act,
}

/// Every limit whose act is known, in order.
pub fn find(letter: &Letter) -> Vec<Deadline> {
    let _ = letter;
    Vec::new()
}
