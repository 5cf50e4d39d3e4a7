//! Dates and what each is for: when the letter was sent, when the request came in, to what day figures are right.

use jiff::civil::{Date, Weekday};

use crate::letter::Letter;
use crate::text::Span;

/// What a date of a letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The letter's own date.
    Sent,
    /// The request was received.
    Received,
    /// The request is dated (which is not its receipt).
    Requested,
    /// Figures are right as at this day.
    CorrectAsOf,
    /// Any other.
    Other,
}

/// A date that a letter states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateFact {
    /// Its words.
    pub span: Span,
    /// The day, or `None` where there is no such day (31 June).
    pub date: Option<Date>,
    /// The weekday named with it, and its place.
    pub weekday: Option<(Weekday, Span)>,
    /// What it is for.
    pub role: Role,
    /// Whether it stands in the requester's words.
    pub asked: bool,
}

/// A day and, where the letter states it, its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The day.
    pub date: Date,
    /// Its words; `None` where it was given from outside.
    pub span: Option<Span>,
}

/// Every full date of the letter (day, month and year), in order.
pub fn find(letter: &Letter) -> Vec<DateFact> {
    let _ = letter;
    Vec::new()
}
