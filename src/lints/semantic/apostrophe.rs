//! Apostrophes lost from possessives ("the Councils website") and strayed into plurals ("FOI's are"). A plural before a
//! noun is a possessive only where the noun cannot be a verb and nothing gives the one to the other.

use crate::letter::Gap;
use crate::letter::words::keys;
use crate::lints::apostrophes::{cues, is_own, possessives, spans, strays};
use crate::lints::{Cx, Findings};

/// Report apostrophes that are lost or stray.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    for at in cues().keys.iter().flat_map(|key| letter.places_of(*key)) {
        if is_own(letter, at) {
            possessives::lost(letter, at, findings);
        }
    }
    for at in cues().span_keys.iter().flat_map(|key| letter.places_of(*key)) {
        if is_own(letter, at) {
            spans::lasting(letter, at, findings);
            spans::near(letter, at, findings);
        }
    }
    for at in cues().contraction_keys.iter().flat_map(|key| letter.places_of(*key)) {
        strays::contraction(letter, at, findings);
    }
    for at in letter.places_of(COMMISSIONERS) {
        possessives::of_several(letter, at, findings);
    }
    for at in letter.places_of(COMMISSIONER) {
        possessives::one_commissioner(letter, at, findings);
    }
    for (at, word) in letter.words.iter().enumerate() {
        if word.apostrophe && is_own(letter, at) {
            strays::stray(letter, at, findings);
        } else if word.gap.has(Gap::QUOTE) && at > 0 && cues().after_plural.contains(&word.key) && is_own(letter, at) {
            strays::plural_with_mark(letter, at - 1, findings);
        }
    }
}

const COMMISSIONER: u64 = keys(["commissioner"])[0];

const COMMISSIONERS: u64 = keys(["commissioners"])[0];
