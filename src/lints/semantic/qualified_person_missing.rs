//! Section 36 of FOIA without the qualified person's opinion. Any word of an opinion is enough for silence, because the
//! person who signs may be the one who is qualified.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::letter::pattern::PatternSet;
use crate::lints::refusal::{is_answer, relied, says};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Provision, Regime};
use crate::text::data;

/// Look for the opinion in a letter that relies on section 36.
pub fn check(cx: &Cx, findings: &mut Findings) {
    if !is_answer(cx) || cx.facts.exemptions.reasons_withheld.is_some() {
        return;
    }
    let thirty_six = |one: &crate::lints::refusal::Relied| one.citation.regime == Regime::Foia && one.number() == 36;
    let Some(one) = relied(cx).into_iter().find(thirty_six) else { return };
    // statistics need no opinion
    let statistics = Provision::parse("36(4)");
    let all = cx.facts.exemptions.citations.iter().flat_map(|citation| citation.provisions());
    if all.into_iter().any(|provision| statistics.is_some_and(|part| provision.is_within(&part)))
        || says(cx.letter, &WORDS.opinions)
    {
        return;
    }
    let message = "Section 36 needs the reasonable opinion of the qualified person (s.36(2) and (5) FOIA 2000), and the letter names none. Say who gave the opinion, and that it is reasonable.";
    findings.push(Finding::new(one.citation.span, message));
}

/// `[words]` of the lint's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    opinions: PatternSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("qualified-person-missing"));
