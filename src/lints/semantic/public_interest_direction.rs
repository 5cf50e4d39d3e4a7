//! The public interest weighed the wrong way: a test on disclosure where the letter neither confirms nor denies all that
//! was asked for, and the stock sentence that has the interest in openness "only be overridden in exceptional
//! circumstances". Silent where anything else is withheld or given, because then there is a test on disclosure too.

use crate::diagnostic::Severity;
use crate::facts::ncnd;
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;

/// Report the first wording of either kind, with the further ones of the first.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let stances = &cx.facts.ncnd;
    let Some(stance) = stances.first() else { return };
    let (test, instead) = match cx.facts.regime {
        Regime::Foia => ("s.2(1)(b) FOIA 2000", "on confirming or denying whether the information is held"),
        Regime::Foisa => ("s.18(1) FOISA 2002", "on revealing whether the information is held"),
        // reg.12(6) has no test of its own wording
        Regime::Eir | Regime::Eisr => return,
    };
    let places = ncnd::on_disclosure(cx.letter, stances);
    if let Some((first, more)) = places.split_first() {
        let message = format!(
            "The letter neither confirms nor denies, but weighs disclosure here. The test is another one ({test}): write ‘{instead}’."
        );
        let finding = Finding::new(*first, message).related(stance.span, "neither confirmed nor denied");
        findings.push(more.iter().fold(finding, |finding, span| finding.related(*span, "likewise")));
    }
    if let Some(span) = ncnd::overridden(cx.letter) {
        let message = "As it stands, the interest in openness is what ‘will only be overridden in exceptional circumstances’. Say what outweighs it, such as ‘there is a stronger public interest in protecting law enforcement’.";
        findings.push(Finding::new(span, message).severity(Severity::Note));
    }
}
