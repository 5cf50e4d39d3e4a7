//! The formulae with a comma too few or too many, which are data (`lints/cues-commas.toml`).

use std::sync::OnceLock;

use serde::Deserialize;

use super::is_after_comma;
use crate::letter::Letter;
use crate::letter::pattern::Found;
use crate::letter::words::keys;
use crate::lints::leftovers::CueSet;
use crate::text::data;

/// Every set of wordings, named as in the file, which says what each is for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs)]
pub struct Commas {
    pub aside: CueSet,
    pub introduction: CueSet,
    pub restrictive: CueSet,
    pub alternative: CueSet,
    pub aware: CueSet,
    pub reason: CueSet,
    pub having: CueSet,
    pub after_having: CueSet,
    pub complying: CueSet,
    pub unique: CueSet,
    pub adds: CueSet,
    pub based: CueSet,
    pub opening: CueSet,
    pub means: CueSet,
    pub restarts: CueSet,
}

/// The wordings that foilint brings.
pub fn commas() -> &'static Commas {
    static COMMAS: OnceLock<Commas> = OnceLock::new();
    COMMAS.get_or_init(|| data::cues("cues-commas"))
}

const RELATIVES: [u64; 3] = keys(["which", "that", "who"]);

/// Whether words are an aside after a relative pronoun, and whether a comma stands before and after them.
pub fn relative_aside(letter: &Letter, aside: Found) -> Option<(bool, bool)> {
    let words = &letter.words;
    let (relative, next) = (words.get(aside.start.checked_sub(1)?)?, words.get(aside.end)?);
    if !RELATIVES.contains(&relative.key) {
        return None;
    }
    let side = |word: &crate::letter::Word| match is_after_comma(word) {
        true => Some(true),
        false => word.gap.is_plain_space().then_some(false),
    };
    Some((side(&words[aside.start])?, side(next)?))
}
