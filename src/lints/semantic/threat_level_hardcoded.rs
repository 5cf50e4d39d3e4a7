//! A template that says which threat level is in force. The level changes and the template does not, so every letter made
//! from it later is wrong. What it says of the past stays true, and a link or a hole names no level.

use crate::facts::threat::{ThreatStatement, scope_name};
use crate::letter::Kind;
use crate::lints::{Cx, Finding, Findings};

/// Report every level that a template states as the one in force.
pub fn check(cx: &Cx, findings: &mut Findings) {
    if cx.letter.kind != Kind::Template {
        return;
    }
    for stated in cx.facts.threats.current.iter().filter(|stated| !is_ordinary(stated)) {
        let word = stated.span.of(cx.letter.text());
        let message = format!(
            "The template says that {} is ‘{word}’. It will change and the template will not. Put a place to fill in here, such as {{{{threat_level}}}}, or send the reader to www.mi5.gov.uk/threat-levels.",
            scope_name(stated.scope),
        );
        findings.push(Finding::new(stated.span, message).label("a level as text"));
    }
}

/// "The threat from terrorism is severe" may be meant as plain English.
fn is_ordinary(stated: &ThreatStatement) -> bool {
    stated.loose
}
