//! What a finding is known by when the letter around it changes: its lint, its words, its sentence and which of equals
//! it is. Neither path nor message counts, so a moved file or a better wording loses no baseline.

use std::collections::HashMap;

use super::run::Reported;
use crate::diagnostic::{Diagnostic, LetterId};
use crate::letter::Letter;
use crate::text::Span;

/// What tells one content from another within a run; eight bytes are taken at a time.
pub(super) fn content(bytes: &[u8]) -> u64 {
    let mix = |hash: u64, eight: u64| {
        let hash = (hash.rotate_left(29) ^ eight).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^ hash >> 32
    };
    let mut chunks = bytes.chunks_exact(8);
    let whole = chunks.by_ref().map(|eight| u64::from_le_bytes(eight.try_into().expect("a chunk has eight bytes")));
    let hash = whole.fold(bytes.len() as u64, mix);
    chunks.remainder().iter().fold(hash, |hash, byte| mix(hash, u64::from(*byte)))
}

/// FNV-1a, 64 bits.
const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of what came before and of these bytes.
fn on(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// Give each finding of a letter its fingerprint.
pub(super) fn stamp(letter: &Letter, diagnostics: Vec<Diagnostic>) -> Vec<Reported> {
    let mut seen: HashMap<u64, u32> = HashMap::new();
    // a sentence of megabytes may hold thousands of findings
    let mut sentences: HashMap<Option<Span>, u64> = HashMap::new();
    diagnostics
        .into_iter()
        .map(|diagnostic| {
            let span = diagnostic.primary.span;
            let word = letter.word_from(span.start).min(letter.words.len().saturating_sub(1));
            let sentence = letter.sentence_of(word).map(|sentence| sentence.span);
            let start = *sentences
                .entry(sentence)
                .or_insert_with(|| sentence_hash(sentence.map_or("", |sentence| sentence.of(letter.text()))));
            let hash = words_hash(start, &diagnostic.lint, span.of(letter.text()));
            let ordinal = seen.entry(hash).or_default();
            let fingerprint = ended(hash, *ordinal);
            *ordinal += 1;
            Reported { diagnostic, fingerprint }
        })
        .collect()
}

/// Give each finding across letters its fingerprint: the line it stands in serves as its sentence.
pub(super) fn stamp_across<'t>(text: &dyn Fn(LetterId) -> &'t str, diagnostics: Vec<Diagnostic>) -> Vec<Reported> {
    let mut seen: HashMap<(LetterId, u64), u32> = HashMap::new();
    let stamped = diagnostics.into_iter().map(|diagnostic| {
        let (text, span) = (text(diagnostic.primary.letter), diagnostic.primary.span);
        let start = text[..span.start].rfind('\n').map_or(0, |end| end + 1);
        let end = text[span.end..].find('\n').map_or(text.len(), |len| span.end + len);
        let hash = words_hash(sentence_hash(&text[start..end]), &diagnostic.lint, span.of(text));
        let ordinal = seen.entry((diagnostic.primary.letter, hash)).or_default();
        let fingerprint = ended(hash, *ordinal);
        *ordinal += 1;
        Reported { diagnostic, fingerprint }
    });
    stamped.collect()
}

fn sentence_hash(sentence: &str) -> u64 {
    on_words(FNV_OFFSET, sentence)
}

fn words_hash(sentence: u64, lint: &str, words: &str) -> u64 {
    let start = on(on(on(sentence, b"\x01"), lint.as_bytes()), b"\x01");
    on(on_words(start, words), b"\x01")
}

fn ended(hash: u64, ordinal: u32) -> String {
    format!("{:016x}", on(hash, ordinal.to_string().as_bytes()))
}

/// The hash of what came before and of these words in lower case with one space between them: a re-wrapped paragraph
/// keeps its fingerprints. Of a very long text the first 4,096 characters count.
fn on_words(mut hash: u64, text: &str) -> u64 {
    let (mut begun, mut space) = (false, false);
    let mut utf8 = [0; 4];
    for char in text.chars().take(4096) {
        if char.is_whitespace() {
            space = begun;
            continue;
        }
        if space {
            hash = on(hash, b" ");
        }
        (begun, space) = (true, false);
        if char.is_ascii() {
            hash = on(hash, &[char.to_ascii_lowercase() as u8]);
        } else {
            hash = char.to_lowercase().fold(hash, |hash, lower| on(hash, lower.encode_utf8(&mut utf8).as_bytes()));
        }
    }
    hash
}
