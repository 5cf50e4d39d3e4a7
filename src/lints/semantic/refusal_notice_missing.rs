//! A whole letter that refuses something and does not say that it is the notice which the law asks for. No formula is owed,
//! so it is a note.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::letter::pattern::PatternSet;
use crate::lints::refusal::{is_answer, relied, says};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;
use crate::text::data;

/// Look for the section or the words "refusal notice" in a letter that refuses.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let (number, provision) = match cx.facts.regime {
        Regime::Foia => (17, "section 17 FOIA 2000"),
        Regime::Foisa => (16, "section 16 FOISA 2002"),
        // a refusal under the Regulations is no notice of a name
        Regime::Eir | Regime::Eisr => return,
    };
    if !is_answer(cx) {
        return;
    }
    let refusing = cx.facts.ncnd.first().map(|stance| stance.span);
    let refusing = refusing.or(cx.facts.cost.refusal).or_else(|| relied(cx).first().map(|one| one.citation.span));
    let Some(span) = refusing else { return };
    let cited = cx
        .facts
        .exemptions
        .citations
        .iter()
        .any(|citation| citation.place.is_own() && citation.section().number() == number);
    if cited || says(cx.letter, &WORDS.notices) {
        return;
    }
    let message = format!(
        "The letter refuses something and does not say that it is a refusal notice ({provision}). Add ‘This letter is a refusal notice under {}’.",
        provision.split(' ').take(2).collect::<Vec<_>>().join(" ")
    );
    findings.push(Finding::new(span, message));
}

/// `[words]` of the lint's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    notices: PatternSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("refusal-notice-missing"));
