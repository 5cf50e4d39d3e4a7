//! Floor 3: the lints. A lint is a file in `lints/`, declarative where a pattern can say it, otherwise with one
//! function in `semantic/` or `across/`. Nothing lists them by hand.

mod abbreviations;
mod absence;
mod agreement;
pub mod allow;
mod apostrophes;
pub mod approved;
mod articles;
mod calendar;
mod case_match;
mod cited;
mod clause;
mod counts;
mod endings;
mod findings;
mod holes;
mod houses;
mod kinds;
mod leftovers;
pub mod lexicon;
mod named_years;
mod needless_test;
mod no_regulator;
mod notice;
mod numbering;
mod order;
mod part_one;
pub mod phrasebook;
mod prose;
mod refusal;
mod regime_words;
mod regulator_clash;
mod relative_alone;
mod review;
mod sequences;
mod set;
pub mod sketch;
mod spacing;
mod spec;
mod splice;
pub mod stock;
mod sums;
mod variants;

pub use approved::Approved;
pub use findings::{Finding, Findings};
pub use kinds::Matcher;
pub use set::{Level, Levels, LintSet, functions, phrase_files};
pub use spec::{Card, Needs, Reach, Spec, SpecError};

use std::sync::OnceLock;

use crate::diagnostic::LetterId;
use crate::facts::{Facts, Given, Profile};
use crate::letter::Letter;
use crate::tables::Tables;
use crate::text::Span;

/// What a lint may look at.
pub struct Cx<'a> {
    /// The letter.
    pub letter: &'a Letter<'a>,
    /// What it says.
    pub facts: &'a Facts,
    /// The reference rows.
    pub tables: &'a Tables,
    /// The authority's own settings.
    pub profile: &'a Profile,
    /// The dates given from outside.
    pub given: &'a Given,
    /// The lints of the run, for those that share data (the phrasebook).
    pub lints: &'a LintSet,
    /// What several lints look for, found when the first of them asks.
    pub found: Shared,
}

/// What several lints look for in the same letter.
#[derive(Default)]
pub struct Shared {
    /// The words that are not common ones.
    pub strange: lexicon::words::Strange,
    /// The neighbours that are hardly ever side by side.
    pub rare: counts::Rare,
    quotations: OnceLock<Vec<Span>>,
}

impl Cx<'_> {
    /// The places between quotation marks, in order: somebody else's wording.
    pub fn quotations(&self) -> &[Span] {
        self.found.quotations.get_or_init(|| self.letter.quotations())
    }
}

/// What a lint across letters may look at of each.
pub struct LetterFacts {
    /// Which letter of the run.
    pub id: LetterId,
    /// Its path, as shown.
    pub path: String,
    /// What sort of file it is.
    pub kind: crate::letter::Kind,
    /// What it says.
    pub facts: Facts,
    /// A number that is equal for letters with the same bytes.
    pub content: u64,
    /// The sentences that other letters may have too.
    pub stock: stock::Stock,
    /// What tells its request and its department from others.
    pub sketch: sketch::Sketch,
}

/// What lints across letters share.
pub struct CxAcross<'a> {
    /// The reference rows.
    pub tables: &'a Tables,
    /// The authority's own settings.
    pub profile: &'a Profile,
    /// The dates given from outside.
    pub given: &'a Given,
    /// Whether anybody asks for notes; otherwise they need not be found.
    pub notes: bool,
    /// The text of a letter.
    pub text: &'a (dyn Fn(LetterId) -> &'a str + 'a),
}

/// A semantic lint: one letter.
pub type Check = fn(&Cx, &mut Findings);
/// A lint across letters that share a configuration.
pub type CheckAcross = fn(&[&LetterFacts], &CxAcross, &mut Findings);

mod registry {
    //! Written by `build.rs`.
    use super::{Check, CheckAcross};
    include!(concat!(env!("OUT_DIR"), "/lints.rs"));
}
