//! What a finding is known by when the letter around it changes: its lint, its words, those next to it and which of
//! equals it is. Neither path nor message counts, so a moved file or a better wording loses no baseline.

use std::collections::HashMap;
use std::ops::Range;

use super::run::Reported;
use crate::diagnostic::Diagnostic;
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

/// Give each finding of a letter its fingerprint. Equal ones are told apart by their order, so all findings of the
/// letter belong in one call: those that are not shown too.
pub(super) fn stamp(letter: &Letter, diagnostics: Vec<Diagnostic>) -> Vec<Reported> {
    let mut seen: HashMap<u64, u32> = HashMap::new();
    diagnostics
        .into_iter()
        .map(|diagnostic| {
            let hash = hash(letter, &diagnostic);
            let ordinal = seen.entry(hash).or_default();
            let fingerprint = ended(hash, *ordinal);
            *ordinal += 1;
            Reported { diagnostic, fingerprint }
        })
        .collect()
}

/// How many words before and after those of a finding count. What is changed further off leaves the fingerprint alone.
const AROUND: usize = 3;

fn hash(letter: &Letter, diagnostic: &Diagnostic) -> u64 {
    let span = diagnostic.primary.span;
    let start = on(on(FNV_OFFSET, diagnostic.lint.as_bytes()), b"\x01");
    let mut hash = on(on_words(start, span.of(letter.text())), b"\x01");
    let (before, after) = around(letter, span);
    for (words, mark) in [(before, b"\x02"), (after, b"\x03")] {
        for word in words {
            hash = on(on_words(hash, letter.word(word)), mark);
        }
    }
    hash
}

/// The words next to a place in its block, as far as no stop parts them: whether that ends a sentence may depend on
/// where the line was wrapped.
fn around(letter: &Letter, span: Span) -> (Range<usize>, Range<usize>) {
    let blocks = &letter.blocks;
    let block = |at: usize| {
        let after = blocks.partition_point(|block| block.span.start <= at);
        after.checked_sub(1).map(|index| &blocks[index].words).filter(|words| !words.is_empty())
    };
    let parted = |from: usize, to: usize| letter.text().get(from..to).is_some_and(|gap| gap.contains(['.', '?', '!']));
    let word = |index: usize| letter.words[index].span();
    let before = block(span.start).map_or(0..0, |words| {
        // a word that the place begins inside is its own
        let end = words.start + letter.words[words.clone()].partition_point(|word| word.span().end <= span.start);
        let (mut first, mut next) = (end, span.start);
        while first > words.start && end - first < AROUND && !parted(word(first - 1).end, next) {
            first -= 1;
            next = word(first).start;
        }
        first..end
    });
    let after = block(span.end.saturating_sub(1)).map_or(0..0, |words| {
        let start = letter.word_from(span.end).clamp(words.start, words.end);
        let (mut last, mut from) = (start, span.end);
        while last < words.end && last - start < AROUND && !parted(from, word(last).start) {
            from = word(last).end;
            last += 1;
        }
        start..last
    });
    (before, after)
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
