//! A refusal under an exception of the Regulations in which nothing weighs the public interest. Only where no word of it
//! stands anywhere.

use crate::lints::refusal::{Relied, is_answer, reasons_elsewhere, relied, weighs};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;

/// Look for the public interest in a letter that relies on an exception.
pub fn check(cx: &Cx, findings: &mut Findings) {
    if !is_answer(cx) {
        return;
    }
    let owing: Vec<Relied> = relied(cx)
        .into_iter()
        .filter(|one| matches!(one.citation.regime, Regime::Eir | Regime::Eisr) && one.owes_interest())
        .collect();
    let Some((first, more)) = owing.split_first() else { return };
    if weighs(cx) || reasons_elsewhere(cx) {
        return;
    }
    let (content, test) = match first.citation.regime {
        Regime::Eisr => ("reg.13 EI(S)R 2004", "reg.10(1)(b)"),
        _ => ("reg.14(3)(b) EIR 2004", "reg.12(1)(b)"),
    };
    let message = format!(
        "The refusal must state how the public interest was considered ({content}, {test}), and nothing in the letter does. Say what speaks for and against making the information available, and the balance."
    );
    let finding = Finding::new(first.citation.span, message);
    findings.push(more.iter().fold(finding, |finding, one| finding.related(one.citation.span, "likewise")));
}
