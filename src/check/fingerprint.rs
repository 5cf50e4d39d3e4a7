//! What a finding is known by when the letter around it changes: its lint, its words, those next to it and which of
//! equals it is. Neither path nor message counts, so a moved file or a better wording loses no baseline.

use super::run::Reported;
use crate::diagnostic::Diagnostic;
use crate::letter::pattern::KeyMap;
use crate::letter::{Letter, Word};
use crate::lints::stock::Stock;
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
    let words_at = |at: usize| {
        let after = letter.blocks.partition_point(|block| block.span.start <= at);
        after.checked_sub(1).map_or(&[][..], |index| &letter.words[letter.blocks[index].words.clone()])
    };
    stamp_with(letter.text(), words_at, diagnostics)
}

/// The same, with the words of the block that holds a byte.
fn stamp_with<'w, W: Placed + 'w>(
    text: &str,
    words_at: impl Fn(usize) -> &'w [W],
    diagnostics: Vec<Diagnostic>,
) -> Vec<Reported> {
    let mut seen: KeyMap<u32> = KeyMap::with_capacity_and_hasher(diagnostics.len(), Default::default());
    let stamped = diagnostics.into_iter().map(|diagnostic| {
        let hash = hash(text, &words_at, &diagnostic);
        let ordinal = seen.entry(hash).or_default();
        let fingerprint = ended(hash, *ordinal);
        *ordinal += 1;
        Reported { diagnostic, fingerprint }
    });
    stamped.collect()
}

/// Where a block begins, where the next one does, and its words.
type OutlineBlock = (u32, u32, std::ops::Range<u32>);

/// Where the words of some blocks of a letter are: of those in which a lint across letters may find a sentence broken,
/// so that the letter need not be read again for the fingerprint of what it finds.
#[derive(Debug, Default)]
pub(super) struct Outline {
    blocks: Box<[OutlineBlock]>,
    /// First byte and one past the last.
    words: Box<[(u32, u32)]>,
}

impl Outline {
    /// That of a letter.
    pub(super) fn of(letter: &Letter, stock: &Stock) -> Outline {
        let (mut blocks, mut words): (Vec<OutlineBlock>, Vec<(u32, u32)>) = (Vec::new(), Vec::new());
        for sentence in stock.sentences.iter().filter(|sentence| sentence.broken) {
            let start = sentence.span().start;
            if blocks.last().is_some_and(|block| start < block.1 as usize) {
                continue;
            }
            let next = letter.blocks.partition_point(|block| block.span.start <= start);
            let Some(block) = next.checked_sub(1).map(|at| &letter.blocks[at]) else { continue };
            let (first, end) =
                (words.len() as u32, letter.blocks.get(next).map_or(u32::MAX, |next| next.span.start as u32));
            let spans = letter.words[block.words.clone()].iter().map(|word| word.span());
            words.extend(spans.map(|span| (span.start as u32, span.end as u32)));
            blocks.push((block.span.start as u32, end, first..words.len() as u32));
        }
        Outline { blocks: blocks.into(), words: words.into() }
    }

    /// What [`stamp`] gives, with the text of the letter; the findings again where one is in another block.
    pub(super) fn stamp(&self, text: &str, diagnostics: Vec<Diagnostic>) -> Result<Vec<Reported>, Vec<Diagnostic>> {
        let block = |at: usize| {
            let after = self.blocks.partition_point(|block| block.0 as usize <= at);
            self.blocks[..after].last().filter(|block| at < block.1 as usize)
        };
        let known = |one: &Diagnostic| ends(one.primary.span).into_iter().all(|at| block(at).is_some());
        if !diagnostics.iter().all(known) {
            return Err(diagnostics);
        }
        let words_at =
            |at: usize| block(at).map_or(&[][..], |block| &self.words[block.2.start as usize..block.2.end as usize]);
        Ok(stamp_with(text, words_at, diagnostics))
    }
}

/// A word by its place.
trait Placed {
    fn place(&self) -> Span;
}

impl Placed for Word {
    #[inline]
    fn place(&self) -> Span {
        self.span()
    }
}

impl Placed for (u32, u32) {
    #[inline]
    fn place(&self) -> Span {
        Span::new(self.0 as usize, self.1 as usize)
    }
}

/// How many words before and after those of a finding count. What is changed further off leaves the fingerprint alone.
const AROUND: usize = 3;

fn hash<'w, W: Placed + 'w>(text: &str, words_at: impl Fn(usize) -> &'w [W], diagnostic: &Diagnostic) -> u64 {
    let span = diagnostic.primary.span;
    let start = on(on(FNV_OFFSET, diagnostic.lint.as_bytes()), b"\x01");
    let mut hash = on(on_words(start, span.of(text)), b"\x01");
    let [first, last] = ends(span);
    for (words, mark) in [(before(text, words_at(first), span), b"\x02"), (after(text, words_at(last), span), b"\x03")]
    {
        for word in words {
            hash = on(on_words(hash, word.place().of(text)), mark);
        }
    }
    hash
}

/// The first byte of a place and its last.
fn ends(span: Span) -> [usize; 2] {
    [span.start, span.end.saturating_sub(1)]
}

/// Whether a stop stands between two bytes. It parts what is next to a place from it: whether it ends a sentence may
/// depend on where the line was wrapped.
fn parted(text: &str, from: usize, to: usize) -> bool {
    let gap = text.as_bytes().get(from..to);
    gap.is_some_and(|gap| gap.iter().any(|byte| matches!(byte, b'.' | b'?' | b'!')))
}

/// The words of its block before a place, as far as no stop parts them.
fn before<'w, W: Placed>(text: &str, words: &'w [W], span: Span) -> &'w [W] {
    // a word that the place begins inside is its own
    let end = words.partition_point(|word| word.place().end <= span.start);
    let (mut first, mut next) = (end, span.start);
    while first > 0 && end - first < AROUND && !parted(text, words[first - 1].place().end, next) {
        first -= 1;
        next = words[first].place().start;
    }
    &words[first..end]
}

/// The same for those behind it.
fn after<'w, W: Placed>(text: &str, words: &'w [W], span: Span) -> &'w [W] {
    let start = words.partition_point(|word| word.place().start < span.end);
    let (mut last, mut from) = (start, span.end);
    while last < words.len() && last - start < AROUND && !parted(text, from, words[last].place().start) {
        from = words[last].place().end;
        last += 1;
    }
    &words[start..last]
}

/// The hash of what came before and an ordinal, in hexadecimal.
fn ended(hash: u64, ordinal: u32) -> String {
    let hash = match u8::try_from(ordinal) {
        Ok(ordinal @ ..=9) => on(hash, &[b'0' + ordinal]),
        _ => on(hash, ordinal.to_string().as_bytes()),
    };
    let digit = |at: u32| char::from(b"0123456789abcdef"[(hash >> (60 - 4 * at) & 15) as usize]);
    (0..16).map(digit).collect()
}

/// Of a longer text so many characters count.
const MOST: usize = 4096;

/// The hash of what came before and of these words in lower case with one space between them: a re-wrapped paragraph
/// keeps its fingerprints.
fn on_words(mut hash: u64, text: &str) -> u64 {
    let (mut begun, mut space) = (false, false);
    if text.len() <= MOST && text.is_ascii() {
        for byte in text.bytes() {
            // as for other characters below
            if matches!(byte, b' ' | b'\t'..=b'\r') {
                space = begun;
                continue;
            }
            if space {
                hash = on(hash, b" ");
            }
            (begun, space) = (true, false);
            hash = on(hash, &[byte.to_ascii_lowercase()]);
        }
        return hash;
    }
    let mut utf8 = [0; 4];
    for char in text.chars().take(MOST) {
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
