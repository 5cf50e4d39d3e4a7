//! What a finding is known by when the letter around it changes: its lint, its words, its sentence and which of equals
//! it is. Neither path nor message counts, so a moved file or a better wording loses no baseline.

use std::collections::HashMap;

use super::run::Reported;
use crate::diagnostic::Diagnostic;
use crate::letter::Letter;

/// FNV-1a, 64 bits.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// Give each finding of a letter its fingerprint.
pub(super) fn stamp(letter: &Letter, diagnostics: Vec<Diagnostic>) -> Vec<Reported> {
    let mut seen: HashMap<(String, String, String), u32> = HashMap::new();
    diagnostics
        .into_iter()
        .map(|diagnostic| {
            let span = diagnostic.primary.span;
            let word = letter.word_from(span.start).min(letter.words.len().saturating_sub(1));
            let sentence = letter.sentence_of(word).map_or("", |sentence| sentence.span.of(letter.text()));
            let words = span.of(letter.text());
            let ordinal = seen.entry((diagnostic.lint.clone(), normal(words), normal(sentence))).or_default();
            let fingerprint = of(&diagnostic.lint, words, sentence, *ordinal);
            *ordinal += 1;
            Reported { diagnostic, fingerprint }
        })
        .collect()
}

/// The fingerprint of a lint's finding on these words in this sentence, the `ordinal`th of equal ones.
pub(super) fn of(lint: &str, words: &str, sentence: &str, ordinal: u32) -> String {
    format!("{:016x}", hash(format!("{lint}\u{1}{}\u{1}{}\u{1}{ordinal}", normal(words), normal(sentence)).as_bytes()))
}

/// Lower case, one space between words: a re-wrapped paragraph keeps its fingerprints.
fn normal(text: &str) -> String {
    let text: String = text.chars().take(4096).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
