//! Two neighbours that changed places: "is that not held by" for "that is not held by". Word order is free in English
//! in so many ways that only counts can tell: nobody writes the one order, and many the other.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::diagnostic::{Applicability, Confidence, Fix, Severity};
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::keys;
use crate::lints::counts::swaps;
use crate::lints::{Cx, Finding, Findings};
use crate::text::{Edit, data};

/// From this gain on, or where the other order has been seen with both neighbours, it is as good as certain.
const CERTAIN: f32 = 20.0;

/// What stands before its noun in business English.
const BELOW: [u64; 1] = keys(["below"]);

/// `[words]` of the lint's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    right: PatternSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("word-order"));

/// Whether a wording that is right begins at one of the two words from `first` on, or at the word before them.
fn is_right(cx: &Cx, first: usize) -> bool {
    WORDS.right.each_in(&cx.letter.words, first.saturating_sub(1)..first + 2, &NoSlots).next().is_some()
}

/// Report every two neighbours that probably changed places.
pub fn check(cx: &Cx, findings: &mut Findings) {
    for swap in swaps(cx).into_iter().filter(|swap| !is_right(cx, swap.first)) {
        let span = cx.letter.words_span(swap.first..swap.first + 2);
        let (one, two) = (cx.letter.word(swap.first), cx.letter.word(swap.first + 1));
        let message = format!("These two words have changed places. Write ‘{two} {one}’.");
        let finding = Finding::new(span, message).fix(Fix {
            title: format!("Write ‘{two} {one}’"),
            applicability: Applicability::Unsafe,
            edits: vec![Edit::replace(span, format!("{two} {one}"))],
        });
        // "the below table": many write so on purpose
        let habit = BELOW.contains(&cx.letter.words[swap.first].key);
        let certain = !habit && (swap.seen_on_both_sides || swap.gain >= CERTAIN);
        findings.push(if certain {
            finding
        } else {
            finding.severity(Severity::Warning).confidence(Confidence::Medium)
        });
    }
}
