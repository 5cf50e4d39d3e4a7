//! A real word for another. Where its neighbours betray it, a rule says so; elsewhere the counts of edited English
//! decide, and only where the word as it stands makes runs that were never seen.

use std::ops::Range;

use crate::diagnostic::{Applicability, Confidence, Fix};
use crate::lints::counts::{betrayed, exchanges};
use crate::lints::{Cx, Finding, Findings};
use crate::text::Edit;

/// Report every word that was probably written for another.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let betrayed = betrayed(cx.letter);
    for found in &betrayed {
        let words = found.at - found.before..found.at + found.behind + 1;
        findings.push(finding(cx, found.at, found.meant, words));
    }
    for found in exchanges(cx) {
        if betrayed.iter().all(|known| known.at.abs_diff(found.at) > 1) {
            findings.push(finding(cx, found.at, found.meant, found.words).confidence(Confidence::Medium));
        }
    }
}

/// Word `at` shown with the words that betray it.
fn finding(cx: &Cx, at: usize, meant: &str, words: Range<usize>) -> Finding {
    let span = cx.letter.words[at].span();
    let stands = span.of(cx.letter.text());
    let mut meant = meant.to_owned();
    if stands.starts_with(char::is_uppercase)
        && let Some(first) = meant.get_mut(..1)
    {
        first.make_ascii_uppercase();
    }
    let message = format!("‘{stands}’ does not fit here. Write ‘{meant}’, if that is what was meant.");
    Finding::new(cx.letter.words_span(words), message).fix(Fix {
        title: format!("Write ‘{meant}’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::replace(span, meant)],
    })
}
