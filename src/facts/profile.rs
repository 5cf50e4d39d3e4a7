//! What an authority says of itself and of its letters, as a plain type. The configuration fills it in; without one
//! everything is unknown and the letter speaks for itself.

use std::sync::Arc;

use jiff::civil::Date;

use super::Case;
use crate::tables::Regime;

/// How far a letter has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Being written.
    #[default]
    Draft,
    /// About to be sent.
    Final,
    /// About to be published.
    Publish,
}

/// The settings of the authority whose letters are checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Its name, as it writes it.
    pub authority: Option<String>,
    /// The access regime of its letters.
    pub regime: Option<Regime>,
    /// How far the letters have come.
    pub stage: Stage,
    /// The number of working days it gives for asking for an internal review, where it gives more than the rule.
    pub review_ask: Option<u32>,
    /// The number of working days in which it answers an internal review.
    pub review_answer: Option<u32>,
    /// Whether its files are whole letters, whatever they look like.
    pub complete: Option<bool>,
    /// Its own contact details: e-mail addresses, web addresses, telephone numbers.
    pub contact: Vec<String>,
}

/// What is given from outside the letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Today, by the clock or by `--today`; an undated letter is never taken as today's.
    pub today: Option<Date>,
    /// The letter's date, where it states none.
    pub date: Option<Date>,
    /// When the request was received, where the letter does not say.
    pub received: Option<Date>,
    /// The request as the case system has it.
    pub case: Option<Arc<Case>>,
}
