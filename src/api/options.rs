//! What may be told of a letter from outside, and what is wanted of the report.

use super::{Confidence, Date};
use crate::check::Options;
use crate::tables;

/// The law under which a request is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Regime {
    /// Freedom of Information Act 2000.
    Foia,
    /// Environmental Information Regulations 2004.
    Eir,
    /// Freedom of Information (Scotland) Act 2002.
    Foisa,
    /// Environmental Information (Scotland) Regulations 2004.
    Eisr,
}

/// What is known of a letter from outside it, and which findings are wanted.
///
/// As on the command line, the default reports errors and warnings that foilint is at least fairly sure of, and takes
/// nothing from the clock: without [`today`](CheckOptions::today) an undated letter stays undated.
///
/// ```
/// use foilint::{CheckOptions, Date, Regime};
///
/// let options = CheckOptions::new()
///     .received("2022-03-01".parse()?)
///     .regime(Regime::Foia)
///     .select(["dates", "threat-level"]);
/// # Ok::<(), foilint::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct CheckOptions(Options);

impl CheckOptions {
    /// Nothing is known from outside.
    pub fn new() -> CheckOptions {
        CheckOptions::default()
    }

    /// The letter's date, where it states none.
    #[must_use]
    pub fn date(mut self, date: Date) -> CheckOptions {
        self.0.given.date = Some(date.inner());
        self
    }

    /// The day the request was received, where the letter does not say.
    #[must_use]
    pub fn received(mut self, date: Date) -> CheckOptions {
        self.0.given.received = Some(date.inner());
        self
    }

    /// Today: what a date lies in the future of.
    #[must_use]
    pub fn today(mut self, date: Date) -> CheckOptions {
        self.0.given.today = Some(date.inner());
        self
    }

    /// The authority that sends the letter, whatever the configuration says.
    #[must_use]
    pub fn authority(mut self, name: impl Into<String>) -> CheckOptions {
        self.0.authority = Some(name.into());
        self
    }

    /// The law the letter answers under, whatever the configuration says.
    #[must_use]
    pub fn regime(mut self, regime: Regime) -> CheckOptions {
        self.0.regime = Some(match regime {
            Regime::Foia => tables::Regime::Foia,
            Regime::Eir => tables::Regime::Eir,
            Regime::Foisa => tables::Regime::Foisa,
            Regime::Eisr => tables::Regime::Eisr,
        });
        self
    }

    /// Run only these lints or groups, and those of earlier calls.
    #[must_use]
    pub fn select<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> CheckOptions {
        self.0.select.extend(names.into_iter().map(Into::into));
        self
    }

    /// Leave out these lints or groups, and those of earlier calls.
    #[must_use]
    pub fn ignore<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> CheckOptions {
        self.0.ignore.extend(names.into_iter().map(Into::into));
        self
    }

    /// Whether notes are reported too: small matters of consistency and style.
    #[must_use]
    pub fn show_notes(mut self, show: bool) -> CheckOptions {
        self.0.show_notes = show;
        self
    }

    /// The least sure findings to report.
    #[must_use]
    pub fn min_confidence(mut self, least: Confidence) -> CheckOptions {
        self.0.min_confidence = least;
        self
    }

    /// As the floors below know it.
    pub(super) fn inner(&self) -> &Options {
        &self.0
    }
}
