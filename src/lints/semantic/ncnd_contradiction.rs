//! A letter that gives away what it will neither confirm nor deny. Sure only where both sentences name the request as a
//! whole and neither stands in the answer to one question; what is said of "other information" takes nothing back.

use crate::diagnostic::Severity;
use crate::facts::{Purpose, ncnd};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;

/// Set what the letter says of holding the information against its stance.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let stances = &cx.facts.ncnd;
    let Some(first) = stances.first() else { return };
    // a review tells what was said before
    if cx.facts.timing.purpose == Purpose::Review {
        return;
    }
    // where a part or a rest is meant somewhere, the rest of the letter may say it loosely
    let whole = stances.stances.iter().find(|stance| stance.is_whole()).filter(|_| stances.is_full());
    if let Some((whole, told)) = whole.and_then(|whole| Some((whole, ncnd::held(cx.letter, stances)?))) {
        let what = if told.found { "that searches found the information" } else { "whether the information is held" };
        let message = format!(
            "The letter says {what} and also neither confirms nor denies it ({}). Leave one of them out, or limit the latter to ‘any other information’.",
            provision(cx.facts.regime)
        );
        findings.push(Finding::new(told.span, message).related(whole.span, "neither confirmed nor denied"));
        return;
    }
    if let Some((whole, span)) = whole.and_then(|whole| Some((whole, ncnd::held_in_one_breath(cx.letter, whole)?))) {
        let message = "The sentence says what is held, and that it is neither confirmed nor denied whether the information is. Take the first out, or limit the latter to ‘any other information’.";
        findings.push(
            Finding::new(span, message).related(whole.span, "neither confirmed nor denied").severity(Severity::Warning),
        );
        return;
    }
    for stance in stances.stances.iter().filter(|stance| stance.said) {
        let Some((span, pointed)) = ncnd::announced(cx.letter, stance) else { continue };
        let message = "The letter announces the information, but what follows neither confirms nor denies that it is held. Leave the announcement out, or write ‘our response is as follows’.";
        let finding = Finding::new(span, message).related(stance.span, "what follows");
        let finding = match pointed {
            Some(pointed) => finding.related(pointed, "gives none of it"),
            None => finding,
        };
        findings.push(finding.severity(Severity::Warning));
        break;
    }
    if let Some(span) = ncnd::other_information(cx.letter, stances) {
        let message = "The letter neither confirms nor denies everything that was asked for and gives nothing, so there is no ‘other’ information. Write ‘any information’.";
        let finding = Finding::new(span, message).related(first.span, "covers the whole request");
        findings.push(finding.severity(Severity::Warning));
    }
}

/// The duty that is answered or not.
fn provision(regime: Regime) -> &'static str {
    match regime {
        Regime::Foia => "s.1(1)(a) FOIA 2000",
        Regime::Eir => "reg.12(6) EIR 2004",
        Regime::Foisa => "s.18(1) FOISA 2002",
        Regime::Eisr => "reg.10(8) EI(S)R 2004",
    }
}
