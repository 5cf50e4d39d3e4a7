//! Section 40(2) in a letter since 25 May 2018 that names none of the conditions on which it rests: no principle, no
//! fairness, no lawful basis. Any word of these is enough for silence.

use std::sync::LazyLock;

use jiff::civil::date;
use serde::Deserialize;

use crate::letter::pattern::PatternSet;
use crate::lints::refusal::{is_answer, reasons_elsewhere, relied, says};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Provision, Regime};
use crate::text::data;

/// Look for a condition in a letter that relies on section 40(2).
pub fn check(cx: &Cx, findings: &mut Findings) {
    let since = date(2018, 5, 25);
    let dated = cx.facts.sent.is_some_and(|sent| sent.date >= since);
    if !dated || !is_answer(cx) || cx.facts.exemptions.attached.is_some() {
        return;
    }
    let Some(two) = Provision::parse("40(2)") else { return };
    let third_party = |one: &crate::lints::refusal::Relied| {
        one.citation.regime == Regime::Foia && one.citation.provisions().any(|provision| provision.is_within(&two))
    };
    let Some(one) = relied(cx).into_iter().find(third_party) else { return };
    // 40(2)(a), 40(3A)(a): a condition by its number
    let numbered = cx.facts.exemptions.citations.iter().flat_map(|citation| citation.provisions()).any(|provision| {
        ["40(3)", "40(3A)", "40(3B)", "40(4)", "40(4A)"]
            .iter()
            .filter_map(|text| Provision::parse(text))
            .any(|condition| provision.is_within(&condition))
    });
    if numbered || says(cx.letter, &WORDS.conditions) || reasons_elsewhere(cx) {
        return;
    }
    let message = "Section 40(2) exempts only where one of its conditions is met (s.40(3A), (3B) or (4A) FOIA 2000), and the letter names none. Say why disclosure would not be fair, lawful and transparent.";
    findings.push(Finding::new(one.citation.span, message));
}

/// `[words]` of the lint's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    conditions: PatternSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("s40-condition-missing"));
