//! A provision of another law than the one the letter answers under: a Scottish section in an English letter and the reverse,
//! a regulation called a section, a section called a regulation. A template crossed the border, or two were mixed.

use crate::diagnostic::{Confidence, Severity};
use crate::facts::exemptions::{Citation, Place};
use crate::letter::Region;
use crate::lints::cited::{is_one, of_another_law, word};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Exemption, Regime};

pub fn check(cx: &Cx, findings: &mut Findings) {
    let citations = &cx.facts.exemptions.citations;
    for citation in citations.iter().filter(|one| one.place.is_own() || one.place == Place::Frame) {
        let Some(row) = of_another_law(cx, citation) else { continue };
        // a letter that answers under both names both
        if citations.iter().any(|one| one.law_named && one.regime == row.regime && one.place != Place::Request)
            && nations(row, citation)
        {
            continue;
        }
        let message = message(cx, citation, row);
        findings.push(Finding::new(citation.span, message).label(format!("of {}", row.regime.title())));
    }
    review_under_the_act(cx, findings);
}

/// Whether the two laws are of two nations, and not an Act and its Regulations.
fn nations(row: &Exemption, citation: &Citation) -> bool {
    matches!(row.regime, Regime::Foia | Regime::Foisa) && matches!(citation.regime, Regime::Foia | Regime::Foisa)
}

fn message(cx: &Cx, citation: &Citation, row: &Exemption) -> String {
    let said = citation.span.of(cx.letter.text());
    if nations(row, citation) && citation.regulation != Some(true) {
        let here = citation.regime.title();
        let counterpart: Vec<String> = row.counterpart.iter().map(|one| format!("section {one}")).collect();
        let instead = if counterpart.is_empty() {
            "which has no such exemption".to_owned()
        } else {
            format!("where ‘{}’ is {}", row.title, counterpart.join(" or "))
        };
        return format!("‘{said}’ is of {}; the letter answers under {here}, {instead}.", row.regime.title());
    }
    format!(
        "{} is a {} of {}. Write ‘{} {}’.",
        citation.provision,
        word(row.regime),
        row.regime.title(),
        word(row.regime),
        citation.provision
    )
}

/// A review offered "under the Freedom of Information Act" in a letter that answers under the Regulations alone.
fn review_under_the_act(cx: &Cx, findings: &mut Findings) {
    if cx.facts.regime != Regime::Eir || !cx.facts.regime_known {
        return;
    }
    let own = |block: &&crate::letter::Block| block.region.is_own_prose();
    let act = |at: usize| {
        is_one(cx, at, &["freedom"])
            && cx
                .letter
                .words
                .get(at + 3)
                .is_some_and(|_| is_one(cx, at + 2, &["information"]) && is_one(cx, at + 3, &["act"]))
    };
    // named elsewhere, the Act may govern a part of the answer
    let elsewhere = cx.letter.blocks.iter().filter(own).filter(|block| block.region != Region::ReviewRights);
    if elsewhere.into_iter().any(|block| block.region != Region::ComplaintRights && block.words.clone().any(act)) {
        return;
    }
    for block in cx.letter.blocks_in(Region::ReviewRights) {
        let review = block.words.clone().any(|at| is_one(cx, at, &["review", "reconsider", "representations"]));
        let regulations = block.words.clone().any(|at| is_one(cx, at, &["regulation", "regulations", "eir", "eirs"]));
        let Some(at) = block.words.clone().find(|&at| act(at)).filter(|_| review && !regulations) else { continue };
        findings.push(
            Finding::new(
                cx.letter.words_span(at..at + 4),
                "The letter answers under EIR 2004, whose review is by regulation 11 and not under this Act. Write ‘regulation 11 of the Environmental Information Regulations 2004’.",
            )
            .label("not the law of this answer")
            .severity(Severity::Warning)
            .confidence(Confidence::Medium),
        );
        return;
    }
}
