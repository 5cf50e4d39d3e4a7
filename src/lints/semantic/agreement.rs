//! Words whose number does not agree.

use crate::lints::agreement::{
    Report, bodies, counts, described, exemptions, forward, joined, names, pairs, persons, provisions, quantities,
    relatives, several, there, verbs,
};
use crate::lints::{Cx, Findings};

/// Report each verb, determiner, figure or pair that does not go with its noun.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let mut report = Report::new(letter, findings);
    verbs::find(letter, &mut report);
    forward::find(letter, &mut report);
    quantities::find(letter, &mut report);
    joined::find(letter, &mut report);
    persons::find(letter, &mut report);
    there::find(letter, &mut report);
    provisions::find(letter, &mut report);
    exemptions::find(letter, &mut report);
    relatives::find(letter, &mut report);
    several::find(letter, &mut report);
    counts::find(letter, &mut report);
    described::find(letter, &mut report);
    bodies::find(letter, &mut report);
    pairs::find(letter, &mut report);
    names::find(letter, &mut report);
}
