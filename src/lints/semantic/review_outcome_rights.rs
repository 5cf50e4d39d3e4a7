//! The outcome of a review that does not tell of the next step. Any mention of the regulator that may be one silences it.

use crate::diagnostic::Severity;
use crate::facts::answer::Kind;
use crate::facts::regime::is_scottish;
use crate::lints::absence::{end_of_response, regulator};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;

/// Report the end of the outcome.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let (answer, rights) = (&cx.facts.answer, &cx.facts.rights);
    let told = !rights.complaints.is_empty() || !rights.contacts.is_empty() || rights.elsewhere.is_some();
    if answer.kind != Kind::ReviewOutcome || told || rights.review.is_none() {
        return;
    }
    let Some(outcome) = answer.reviewed else { return };
    let end = end_of_response(cx.letter).unwrap_or(outcome);
    let regime = cx.facts.regime;
    let provision = match regime {
        Regime::Foia => "s.50 FOIA 2000; the s.45 Code of Practice",
        Regime::Eir => "EIR 2004 reg.18; s.50 FOIA 2000",
        Regime::Foisa => "FOISA 2002 s.21(10)",
        Regime::Eisr => "EI(S)R 2004 regs.16, 17",
    };
    let next = if is_scottish(regime) {
        "an application within six months, then an appeal to the Court of Session on a point of law"
    } else {
        "a complaint, with the address"
    };
    let message = format!(
        "The outcome of a review does not tell of the next step to {} ({provision}). Add it: {next}.",
        regulator(cx)
    );
    let mut finding = Finding::new(end, message).label("the letter ends here");
    if !end.contains(outcome) {
        finding = finding.related(outcome, "the outcome");
    }
    // in the UK the Code of Practice asks for it, in Scotland the Act
    findings.push(if is_scottish(regime) { finding } else { finding.severity(Severity::Warning) });
}
