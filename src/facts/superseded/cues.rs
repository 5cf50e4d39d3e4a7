//! The wordings that go with things of the past (`lints/cues-superseded.toml`), as sets of keys and patterns.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::letter::pattern::{KeySet, PatternSet};
use crate::letter::words::key;
use crate::text::data;

/// Every set, named as in the file.
pub(super) struct PastCues {
    /// Anywhere in a sentence about the past.
    pub(super) past: PatternSet,
    /// Near a name that a provision lists.
    pub(super) listed: PatternSet,
    /// Straight before a name of the past.
    pub(super) before: KeySet,
    /// Straight after one.
    pub(super) after: KeySet,
    /// Before a capitalised name and no part of it.
    pub(super) joins: KeySet,
    /// Before figures that are no year.
    pub(super) numbered: KeySet,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    past: Vec<String>,
    listed: Vec<String>,
    before: Vec<String>,
    after: Vec<String>,
    joins: Vec<String>,
    numbered: Vec<String>,
}

/// The wordings that foilint brings.
pub(super) fn cues() -> &'static PastCues {
    static CUES: OnceLock<PastCues> = OnceLock::new();
    CUES.get_or_init(|| {
        let file: File = data::read(data::builtin("cues-superseded"))
            .unwrap_or_else(|error| panic!("the built-in cues of the past are tested: {}", error.message));
        let (mut past, mut listed) = (PatternSet::default(), PatternSet::default());
        for (set, patterns) in [(&mut past, &file.past), (&mut listed, &file.listed)] {
            for pattern in patterns {
                set.add(0, pattern).unwrap_or_else(|error| panic!("‘{pattern}’: {error}"));
            }
        }
        let keys = |words: &[String]| words.iter().map(|word| key(word)).collect();
        PastCues {
            past,
            listed,
            before: keys(&file.before),
            after: keys(&file.after),
            joins: keys(&file.joins),
            numbered: keys(&file.numbered),
        }
    })
}
