//! The words of `lints/cues-fixed.toml`: where a departure from a formula is good English.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::letter::WordList;
use crate::letter::pattern::PatternSet;
use crate::text::data;

/// What is said there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Cues {
    /// Nouns that need no article.
    pub mass: WordList,
    /// What needs no article as it stands.
    pub bare: PatternSet,
    /// Nouns that end as if they named what is done, and name a thing.
    pub things: WordList,
    /// Before a place that needs no "of".
    pub before_of: WordList,
    /// Behind one.
    pub behind_of: WordList,
    /// Before a place that needs no "as".
    pub before_as: WordList,
    /// Behind one.
    pub behind_as: WordList,
    /// A word and what may follow it, whatever a formula has there.
    pub choices: PatternSet,
    /// What is a phrase of its own.
    pub phrases: PatternSet,
}

/// The words, read when first needed.
pub fn cues() -> &'static Cues {
    static CUES: OnceLock<Cues> = OnceLock::new();
    CUES.get_or_init(|| data::cues("cues-fixed"))
}
