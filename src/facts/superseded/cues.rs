//! The wordings that go with things of the past (`lints/cues-superseded.toml`), as sets of keys and patterns.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::letter::WordList;
use crate::letter::pattern::PatternSet;
use crate::text::data;

/// Every set, named as in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PastCues {
    /// Anywhere in a sentence about the past.
    pub(super) past: PatternSet,
    /// Near a name that a provision lists.
    pub(super) listed: PatternSet,
    /// Straight before a name of the past.
    pub(super) before: WordList,
    /// Straight after one.
    pub(super) after: WordList,
    /// Before a capitalised name and no part of it.
    pub(super) joins: WordList,
    /// With a capital behind a name and a comma, and part of it.
    #[serde(rename = "goes-on")]
    pub(super) goes_on: WordList,
    /// Papers with whose party a name of the past may stand.
    pub(super) papers: WordList,
    /// What stands between them.
    pub(super) parties: WordList,
    /// In a sentence that tells what to do now.
    pub(super) now: WordList,
    /// Before figures that are no year.
    pub(super) numbered: WordList,
}

/// The wordings that foilint brings.
pub(super) fn cues() -> &'static PastCues {
    static CUES: OnceLock<PastCues> = OnceLock::new();
    CUES.get_or_init(|| data::cues("cues-superseded"))
}
