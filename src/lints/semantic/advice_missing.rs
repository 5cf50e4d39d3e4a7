//! A whole letter that refuses because of the cost and says nothing of how less might be asked for, nor that nothing can be
//! suggested. Any word of narrowing, or of what could be given, is enough for silence.

use crate::facts::{Purpose, cost};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;

/// Look for advice in a letter that refuses because of the cost.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let Some(span) = cx.facts.cost.refusal.filter(|_| !cx.facts.cost.waived) else { return };
    let duty = match cx.facts.regime {
        Regime::Foia => "section 16 FOIA 2000",
        Regime::Foisa => "section 15 FOISA 2002",
        Regime::Eir => "reg.9 EIR 2004",
        Regime::Eisr => "reg.9 EI(S)R 2004",
    };
    if cx.facts.timing.purpose != Purpose::Answer || cost::advises(cx.letter, cx.facts.regime) {
        return;
    }
    let message = format!(
        "The request is refused because of its cost, without advice on how to bring it within the limit ({duty}). Say what could be given, or that you cannot suggest anything."
    );
    findings.push(Finding::new(span, message));
}
