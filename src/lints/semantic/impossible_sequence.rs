//! Words that cannot stand side by side. The rows are in `lints/words/sequences.txt`.

use crate::lints::sequences;
use crate::lints::{Cx, Finding, Findings};

/// Report each sequence of words that English does not have.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    for found in sequences::in_letter(letter) {
        let span = letter.words_span(found.words);
        let words = span.of(letter.text()).split_whitespace().collect::<Vec<_>>().join(" ");
        findings.push(Finding::new(span, format!("‘{words}’ is not English: {}. Read the sentence again.", found.say)));
    }
}
