//! A requester who is called vexatious, where section 14 asks it of the request. Sure only where the sentence says nothing
//! that denies it, supposes it or tells of other words.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::letter::pattern::{NoSlots, PatternSet};
use crate::lints::prose::is_quoted;
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;
use crate::text::data;

/// Report each place.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    if !matches!(cx.facts.regime, Regime::Foia | Regime::Foisa) {
        return;
    }
    for found in WORDS.called.in_letter(letter, &NoSlots) {
        let Some(sentence) = letter.sentence_of(found.start).filter(|sentence| sentence.is_readable()) else {
            continue;
        };
        let careful = WORDS.careful.is_in(&letter.words, sentence.words.clone(), &NoSlots);
        if careful || !letter.region_of(found.start).is_own_prose() || is_quoted(letter, found.start) {
            continue;
        }
        let message =
            "Section 14 asks whether the request is vexatious, and not the person. Say it of the request, and why.";
        findings.push(Finding::new(letter.words_span(found.start..found.end), message).label("said of the person"));
    }
}

/// `[words]` of the lint's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    called: PatternSet,
    careful: PatternSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("vexatious-requester"));
