//! A review by the person who took the decision. Silent where any other person, stage or independence is named near by.

use crate::facts::regime::is_scottish;
use crate::facts::rights::same_reviewer;
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;

/// Report the words that give the review to whoever decided.
pub fn check(cx: &Cx, findings: &mut Findings) {
    if cx.facts.rights.review.is_none() {
        return;
    }
    let Some(span) = same_reviewer(cx.letter) else { return };
    let whose = match cx.facts.regime {
        Regime::Eir => "the ICO’s guidance on regulation 11",
        regime if is_scottish(regime) => "the Scottish Ministers’ Code of Practice (s.60 FOISA)",
        _ => "the s.45 Code of Practice",
    };
    let message = format!(
        "The review would be made by whoever made the decision; {whose} asks for somebody who was not involved. Name another person or a team."
    );
    findings.push(Finding::new(span, message).label("the first decision-maker"));
}
