//! A word that is often misspelt. Only what a kept list says is wrong is reported, never a word that is merely unknown:
//! letters are full of names and terms that no dictionary has.

use crate::diagnostic::{Applicability, Fix};
use crate::lints::lexicon::words::{Known, respelt};
use crate::lints::{Cx, Finding, Findings};
use crate::text::Edit;

/// Report each misspelling of the list.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    for &(at, known) in cx.found.strange.of(letter) {
        if known != Known::No || !letter.region_of(at).is_own_prose() {
            continue;
        }
        let word = letter.words[at];
        let written = letter.word(at);
        let Some(right) = respelt(&written.to_ascii_lowercase()) else { continue };
        let right = match word.capital {
            true => right[..1].to_ascii_uppercase() + &right[1..],
            false => right.to_owned(),
        };
        findings.push(Finding::new(word.span(), format!("‘{written}’ is a misspelling. Write ‘{right}’.")).fix(Fix {
            title: format!("Write ‘{right}’"),
            applicability: Applicability::Unsafe,
            edits: vec![Edit::replace(word.span(), right)],
        }));
    }
}
