//! A prejudice-based exemption without a word of the harm. As letters word harm in every way, any word of it in the
//! authority's own text is enough for silence.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::letter::pattern::{NoSlots, PatternSet};
use crate::lints::refusal::{Relied, is_answer, own_sentences, reasons_elsewhere, relied};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{HarmTest, Regime};
use crate::text::data;

/// Look for the harm in a letter that relies on an exemption that needs it.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let exemptions = &cx.facts.exemptions;
    if !is_answer(cx) || exemptions.reasons_withheld.is_some() || exemptions.attached.is_some() {
        return;
    }
    let all = relied(cx);
    let needing: Vec<(&Relied, HarmTest)> = all
        .iter()
        .map(|one| (one, one.row.test_of(&one.citation.provision)))
        .filter(|(_, test)| !matches!(test, HarmTest::Class | HarmTest::Mixed))
        .collect();
    let Some(((first, test), more)) = needing.split_first() else { return };
    if exemptions.arguments.iter().any(|argument| argument.kinds.harm && !argument.label)
        || says_harm(cx)
        || reasons_elsewhere(cx)
    {
        return;
    }
    let (test, scotland) = (words_of(*test), first.citation.regime == Regime::Foisa);
    let substantially =
        if scotland && test == "would, or would be likely to, prejudice" { " substantially" } else { "" };
    let unit = if matches!(first.citation.regime, Regime::Eir | Regime::Eisr) { "Regulation" } else { "Section" };
    let message = format!(
        "{unit} {} asks whether disclosure {test}{substantially} what it protects, and the letter names no harm. Say what would happen, and to whom.",
        first.citation.section().text()
    );
    let finding = Finding::new(first.citation.span, message);
    findings.push(more.iter().fold(finding, |finding, (one, _)| finding.related(one.citation.span, "likewise")));
}

fn words_of(test: HarmTest) -> &'static str {
    match test {
        HarmTest::Endanger => "would, or would be likely to, endanger",
        HarmTest::AdverseEffect => "would adversely affect",
        HarmTest::Required => "would harm",
        HarmTest::Prejudice | HarmTest::Class | HarmTest::Mixed => "would, or would be likely to, prejudice",
    }
}

/// Whether a sentence of the authority's own, which is no entry of a list and no description, has a word of harm.
fn says_harm(cx: &Cx) -> bool {
    let exemptions = &cx.facts.exemptions;
    own_sentences(cx.letter).any(|(sentence, _)| {
        let described = || exemptions.descriptions.iter().any(|one| one.span.overlaps(sentence.span));
        // "Section 36 – Prejudice to effective conduct of public affairs"
        let titled = || {
            exemptions
                .citations
                .iter()
                .any(|one| one.title.is_some_and(|title| sentence.span.contains(title)) && !sentence.terminated)
        };
        WORDS.harm.is_in(&cx.letter.words, sentence.words.clone(), &NoSlots) && !described() && !titled()
    })
}

/// `[words]` of the lint's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    harm: PatternSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("harm-test-missing"));
