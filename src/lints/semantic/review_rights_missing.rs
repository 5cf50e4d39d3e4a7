//! A refusal, or more time for the public interest, without a word of an internal review. Whatever may be meant as one
//! silences it: a heading "Make a complaint", an enclosed leaflet, "tell us if you disagree". That one may complain to the
//! regulator, or what comes after the review, is no such word.

use crate::diagnostic::Confidence;
use crate::lints::absence::{duty, finding};
use crate::lints::{Cx, Findings};

/// Report the end of the response where the review is not told of.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let rights = &cx.facts.rights;
    if rights.offer.is_some() || rights.elsewhere.is_some() {
        return;
    }
    let Some(duty) = duty(cx) else { return };
    let message = format!(
        "The letter {} and does not tell of an internal review ({}). Say how, of whom and until when (40 working days) a review may be asked for, or that there is no such procedure.",
        duty.what, duty.by,
    );
    let finding = finding(cx.letter, &duty, message);
    findings.push(if cx.facts.regime_known { finding } else { finding.confidence(Confidence::Medium) });
}
