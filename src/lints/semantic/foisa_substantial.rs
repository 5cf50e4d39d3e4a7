//! Prejudice argued under FOISA without "substantially", which its prejudice tests all have. One word of substance anywhere
//! in the authority's own text is enough for silence.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::letter::pattern::{NoSlots, PatternSet};
use crate::lints::refusal::{is_answer, own_sentences, relied, says};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{HarmTest, Regime};
use crate::text::data;

/// Look for the word in a letter that argues prejudice under FOISA.
pub fn check(cx: &Cx, findings: &mut Findings) {
    if cx.facts.regime != Regime::Foisa || !is_answer(cx) {
        return;
    }
    let exemptions = &cx.facts.exemptions;
    let all = relied(cx);
    // where another Act's test may be argued beside it, nobody can tell
    let other = all.iter().any(|one| one.citation.regime == Regime::Foia);
    let prejudice = all.iter().find(|one| {
        one.citation.regime == Regime::Foisa && one.row.test_of(&one.citation.provision) == HarmTest::Prejudice
    });
    let Some(prejudice) = prejudice.filter(|_| !other && exemptions.reasons_withheld.is_none()) else { return };
    if says(cx.letter, &WORDS.substance) {
        return;
    }
    let words = &cx.letter.words;
    let argued = own_sentences(cx.letter).find_map(|(sentence, _)| {
        let described = || exemptions.descriptions.iter().any(|one| one.span.overlaps(sentence.span));
        let at =
            |at: usize| WORDS.tests.longest_at(words, at, &NoSlots).filter(|found| found.end <= sentence.words.end);
        sentence.words.clone().filter(|_| sentence.terminated).find_map(at).filter(|_| !described())
    });
    let Some(argued) = argued else { return };
    let message = format!(
        "Section {} FOISA 2002 asks for substantial prejudice, and the letter argues prejudice alone. Write ‘would, or would be likely to, prejudice substantially’, and say why it is substantial.",
        prejudice.citation.section().text()
    );
    let finding = Finding::new(cx.letter.words_span(argued.start..argued.end), message);
    findings.push(finding.related(prejudice.citation.span, "relied on here"));
}

/// `[words]` of the lint's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    substance: PatternSet,
    tests: PatternSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("foisa-substantial"));
