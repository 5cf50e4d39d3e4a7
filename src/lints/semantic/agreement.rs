//! Words whose number does not agree.

use crate::lints::agreement::{counts, pairs, persons, provisions, relatives, there, verbs};
use crate::lints::{Cx, Finding, Findings};

/// Report each verb, determiner, figure or pair that does not go with its noun.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let mut report = |words, message| findings.push(Finding::new(letter.words_span(words), message));
    verbs::find(letter, &mut report);
    persons::find(letter, &mut report);
    there::find(letter, &mut report);
    provisions::find(letter, &mut report);
    relatives::find(letter, &mut report);
    counts::find(letter, &mut report);
    pairs::find(letter, &mut report);
}
