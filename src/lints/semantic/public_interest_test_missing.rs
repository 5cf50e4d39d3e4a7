//! A refusal under a qualified exemption in which nothing weighs the public interest. Only where no word of it stands
//! anywhere: a test in one sentence, or for another exemption, is left to `exemption-not-argued`.

use crate::lints::refusal::{Relied, is_answer, reasons_elsewhere, relied, weighs};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;

/// Look for a test in a letter that owes one under an Act.
pub fn check(cx: &Cx, findings: &mut Findings) {
    if !is_answer(cx) {
        return;
    }
    let owing: Vec<Relied> = relied(cx)
        .into_iter()
        .filter(|one| matches!(one.citation.regime, Regime::Foia | Regime::Foisa) && one.owes_interest())
        .collect();
    let Some((first, more)) = owing.split_first() else { return };
    if weighs(cx) || reasons_elsewhere(cx) {
        return;
    }
    let (test, what) = match (first.citation.regime, cx.facts.ncnd.first().is_some()) {
        (Regime::Foisa, true) => ("s.18(1) FOISA 2002", "revealing whether the information is held"),
        (Regime::Foisa, false) => ("s.2(1)(b) FOISA 2002", "disclosure"),
        (_, true) => ("s.2(1)(b) and s.17(3)(a) FOIA 2000", "confirming or denying"),
        (_, false) => ("s.2(2)(b) and s.17(3)(b) FOIA 2000", "disclosure"),
    };
    let message = format!(
        "Section {} is qualified, and nothing in the letter weighs the public interest ({test}). Give the factors for and against {what}, and the balance.",
        first.citation.section().text()
    );
    let finding = Finding::new(first.citation.span, message);
    findings.push(more.iter().fold(finding, |finding, one| finding.related(one.citation.span, "likewise qualified")));
}
