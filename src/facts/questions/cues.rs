//! The wordings around questions and answers (`lints/cues-questions.toml`).

use std::ops::Range;
use std::sync::OnceLock;

use crate::letter::pattern::{Found, NoSlots, PatternSet};
use crate::letter::{Word, WordList};
use crate::text::data;

/// Wordings of one meaning.
#[derive(serde::Deserialize)]
pub(super) struct CueSet(PatternSet);

impl CueSet {
    /// Whether one of them stands in a run of words.
    pub(super) fn is_in(&self, words: &[Word], range: Range<usize>) -> bool {
        self.0.is_in(words, range, &NoSlots)
    }

    /// Every one in a run of words.
    pub(super) fn find_all(&self, words: &[Word], range: Range<usize>) -> Vec<Found> {
        self.0.find_all(words, range, &NoSlots)
    }

    /// Whether one begins at a word.
    pub(super) fn at(&self, words: &[Word], at: usize) -> Option<Found> {
        self.0.longest_at(words, at, &NoSlots)
    }
}

/// Every set of wordings, named as in the file.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct QuestionCues {
    pub(super) numbered: CueSet,
    pub(super) counted: CueSet,
    pub(super) blanket: CueSet,
    pub(super) loose: CueSet,
    pub(super) item: CueSet,
    pub(super) rights: CueSet,
    pub(super) general: CueSet,
    pub(super) money: CueSet,
    pub(super) when: CueSet,
    pub(super) day: CueSet,
    pub(super) who: CueSet,
    pub(super) firm: CueSet,
    pub(super) nothing: CueSet,
    pub(super) sheet: CueSet,
    pub(super) refusing: CueSet,
    pub(super) formula: CueSet,
    pub(super) opening: CueSet,
    pub(super) depends: CueSet,
    pub(super) idle: WordList,
}

/// The wordings that foilint brings.
pub(super) fn cues() -> &'static QuestionCues {
    static CUES: OnceLock<QuestionCues> = OnceLock::new();
    CUES.get_or_init(|| data::cues("cues-questions"))
}
