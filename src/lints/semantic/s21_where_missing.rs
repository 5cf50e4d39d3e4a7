//! Information that is said to be reasonably accessible elsewhere, without a word of where. A link, an address or any word
//! for a place of publication in the authority's own text is enough for silence.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::facts::exemptions::Place;
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::{Block, Region, Word, WordKind};
use crate::lints::refusal::{is_answer, relied};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;
use crate::text::data;

/// Look for a place in a letter that relies on section 21 of FOIA or 25 of FOISA.
pub fn check(cx: &Cx, findings: &mut Findings) {
    if !is_answer(cx) {
        return;
    }
    let elsewhere = relied(cx)
        .into_iter()
        .find(|one| matches!((one.citation.regime, one.number()), (Regime::Foia, 21) | (Regime::Foisa, 25)));
    let Some(elsewhere) = elsewhere else { return };
    let letter = cx.letter;
    let own = |block: &Block| {
        !matches!(
            block.region,
            Region::Request | Region::ReviewRights | Region::ComplaintRights | Region::Letterhead | Region::SignOff
        )
    };
    let link = |block: &Block| {
        let address = |word: &Word| matches!(word.kind, WordKind::Url | WordKind::Email);
        own(block) && letter.words[block.words.clone()].iter().any(address)
    };
    if letter.blocks.iter().any(link) {
        return;
    }
    // in a list the reasons stand elsewhere; in running text the place stands near
    let cited = || cx.facts.exemptions.citations.iter().filter(|one| one.section() == elsewhere.citation.section());
    let listed = cited().any(|one| one.place == Place::List);
    let near = |index: usize| listed || cited().any(|one| index + NEAR >= one.block && index <= one.block + NEAR);
    let told = letter.blocks.iter().enumerate().any(|(index, block)| {
        own(block) && near(index) && WORDS.places.is_in(&letter.words, block.words.clone(), &NoSlots)
    });
    if told {
        return;
    }
    let duty = if elsewhere.citation.regime == Regime::Foia { "s.16 FOIA 2000" } else { "s.15 FOISA 2002" };
    let message = format!(
        "Section {} is relied on, and the letter does not say where the information is. Give the link or the place ({duty}).",
        elsewhere.citation.section().text()
    );
    findings.push(Finding::new(elsewhere.citation.span, message));
}

/// A place is told within this many paragraphs of the section.
const NEAR: usize = 3;

/// `[words]` of the lint's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    places: PatternSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("s21-where-missing"));
