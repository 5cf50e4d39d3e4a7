//! The wordings of holes, which are data (`lints/cues-holes.toml`).

use std::ops::Range;
use std::sync::OnceLock;

use crate::letter::pattern::{Found, NoSlots, PatternSet};
use crate::letter::words::Word;
use crate::letter::{Letter, Wordings};
use crate::text::data;

/// Wordings of one meaning.
#[derive(serde::Deserialize)]
pub struct CueSet(PatternSet);

impl CueSet {
    /// Whether one of them stands in a run of words.
    pub fn is_in(&self, words: &[Word], range: Range<usize>) -> bool {
        self.0.is_in(words, range, &NoSlots)
    }

    /// Every one in a letter, in order.
    pub fn in_letter(&self, letter: &Letter) -> Vec<Found> {
        self.0.in_letter(letter, &NoSlots)
    }

    /// The longest that begins at a word.
    pub fn at(&self, words: &[Word], at: usize) -> Option<Found> {
        self.0.longest_at(words, at, &NoSlots)
    }

    /// Whether a run of words is one of them and nothing else.
    pub fn is_all(&self, words: &[Word], range: Range<usize>) -> bool {
        !range.is_empty() && self.at(words, range.start).is_some_and(|found| found.end == range.end)
    }
}

/// Every set of wordings, named as in the file, which says what each is for.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs)]
pub struct HoleCues {
    pub fill_in: CueSet,
    pub field: CueSet,
    pub person: CueSet,
    pub note: CueSet,
    pub not_note: CueSet,
    pub not_hole: CueSet,
    pub reference: Wordings,
    pub contact: Wordings,
    pub date: Wordings,
    pub number: Wordings,
    pub section: Wordings,
    pub authority: Wordings,
    pub name: Wordings,
    pub filler: Wordings,
    pub rights: Wordings,
}

impl HoleCues {
    /// Whether words in brackets are a known name of a place to fill in, and nothing else.
    pub fn is_known(&self, words: &[Word]) -> bool {
        self.field.is_all(words, 0..words.len()) || self.person.is_all(words, 0..words.len())
    }
}

/// The wordings that foilint brings.
pub fn cues() -> &'static HoleCues {
    static CUES: OnceLock<HoleCues> = OnceLock::new();
    CUES.get_or_init(|| data::cues("cues-holes"))
}
