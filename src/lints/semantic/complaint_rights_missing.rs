//! A refusal, or more time for the public interest, without a word of the right to go to the regulator. Any mention that
//! may tell of the right, and any address of the regulator, silences it.

use crate::diagnostic::{Confidence, Severity};
use crate::lints::absence::{duty, finding, regulator};
use crate::lints::{Cx, Findings};
use crate::tables::Regime;

/// Report the end of the response where the regulator is not told of.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let rights = &cx.facts.rights;
    let contact = rights.contacts.iter().any(|contact| !contact.reading);
    if !rights.complaints.is_empty() || contact || rights.elsewhere.is_some() {
        return;
    }
    // "see www.anytown.gov.uk/foi/unhappy": the page may tell of it
    if rights.offer.is_some() && rights.review_to.is_some_and(|to| !to.of(cx.letter.text()).contains('@')) {
        return;
    }
    let Some(duty) = duty(cx) else { return };
    let regime = cx.facts.regime;
    let right = match regime {
        Regime::Foia => "section 50 FOIA",
        Regime::Eir => "section 50 FOIA, by regulation 18",
        Regime::Foisa => "section 47 FOISA, after a review",
        Regime::Eisr => "section 47 FOISA, by regulation 17",
    };
    let message = format!(
        "The letter {} and does not tell of the right to go to {} ({}). Add it ({right}), with the address.",
        duty.what,
        regulator(cx),
        duty.by,
    );
    let named = rights.names.0 || rights.names.1;
    let finding = finding(cx.letter, &duty, message);
    findings.push(match () {
        // named in passing: the right may be told in words that are not read as one
        () if named => finding.severity(Severity::Warning.min(duty.severity)).confidence(Confidence::Medium),
        () if !cx.facts.regime_known => finding.confidence(Confidence::Medium),
        () => finding,
    });
}
