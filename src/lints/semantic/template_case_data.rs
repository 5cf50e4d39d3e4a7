//! What belongs to one case and stands as text in a template: its reference, the day a request came in, the day of the
//! letter. A template is often made from a letter, and such a place is easily overlooked. Sure, because facts know what a
//! reference or a date is for; other dates and figures are left alone.

use crate::facts::{Reference, Role, Whose};
use crate::letter::{Kind, Letter, Region};
use crate::lints::{Cx, Finding, Findings};

/// Report each of them.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let (letter, facts) = (cx.letter, cx.facts);
    if letter.kind != Kind::Template || letter.holes.is_empty() {
        return;
    }
    for reference in facts.references.iter().filter(|reference| is_case(letter, reference)) {
        let written = reference.span.of(letter.text());
        let message = format!(
            "‘{written}’ is the reference of one case, in a template for many. Put a place to fill in here, such as {{{{reference}}}}."
        );
        findings.push(Finding::new(reference.span, message).label("left from a letter"));
    }
    let filled = facts.dates.iter().filter(|fact| !fact.asked && !letter.has_hole(fact.span));
    for fact in filled.filter(|fact| matches!(fact.role, Role::Received | Role::Sent)) {
        let written = fact.span.of(letter.text());
        let (what, hole) = match fact.role {
            Role::Received => ("the day on which one request came in", "date_received"),
            _ => ("the day of one letter", "date"),
        };
        let message = format!(
            "‘{written}’ is {what}, in a template for many. Put a place to fill in here, such as {{{{{hole}}}}}."
        );
        findings.push(Finding::new(fact.span, message).label("left from a letter"));
    }
}

/// "Our reference: FOI 1234/24": the case that a letter answers, and no place that is filled in by half.
fn is_case(letter: &Letter, reference: &Reference) -> bool {
    let own = matches!(reference.whose, Whose::Own | Whose::Theirs);
    let beside = letter.text()[..reference.span.start].ends_with(['}', ']', '>', '»'])
        || letter.text()[reference.span.end..].trim_start_matches(['/', '-']).starts_with(['{', '[', '<', '«', '$']);
    let block = &letter.blocks[letter.block_of(reference.words.start)];
    own && !beside && !letter.has_hole(reference.span) && block.region != Region::Request && !reference.beside_others
}
