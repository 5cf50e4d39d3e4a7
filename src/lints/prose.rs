//! Where the authority itself writes running text: what lints about marks and spacing read. They begin from a rare
//! character of the whole text, so a place is asked about only when something stands there.

use crate::letter::words::keys;
use crate::letter::{Block, BlockKind, Letter};
use crate::text::Span;

/// With what a letter or message greets.
pub const GREETINGS: [u64; 4] = keys(["hello", "hi", "dear", "good"]);

/// The block of the authority's own words that holds byte `at`: no table row, literal text or quoted passage.
pub fn at<'a>(letter: &'a Letter, at: usize) -> Option<&'a Block> {
    let found = letter.blocks.partition_point(|block| block.span.end <= at);
    let block = letter.blocks.get(found)?;
    let kind = !matches!(block.kind, BlockKind::Literal | BlockKind::Row | BlockKind::Quote);
    (block.span.start <= at && kind && block.region.is_own_prose()).then_some(block)
}

/// Whether it is a paragraph or list item of at least some words, so no label, heading or line of an address.
pub fn is_running(block: &Block, fewest: usize) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) && block.words.len() >= fewest
}

/// A longer line is only looked at so far to either side (bytes).
const LINE: usize = 400;

/// The line of the text that holds byte `at`, or what is near in a long one.
pub fn line(text: &str, at: usize) -> Span {
    let near = near(text, at);
    let end_of_line = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let start = text.as_bytes()[near.start..at]
        .iter()
        .rposition(end_of_line)
        .map_or(near.start, |found| near.start + found + 1);
    let len = text.as_bytes()[at..near.end].iter().position(end_of_line).unwrap_or(near.end - at);
    Span::new(start, at + len)
}

/// What stands around byte `at`.
pub fn near(text: &str, at: usize) -> Span {
    let (mut start, mut end) = (at.saturating_sub(LINE), (at + LINE).min(text.len()));
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(start, end)
}

/// The text of a block without the markup and white space at its end.
pub fn body<'a>(letter: &Letter<'a>, block: &Block) -> &'a str {
    block.span.of(letter.text()).trim_end_matches(['*', '_', ' ', '\t', '\u{a0}'])
}

/// Whether a double quotation mark has opened before a word in its block and has not closed. What is far into one is no prose.
pub fn is_quoted(letter: &Letter, at: usize) -> bool {
    /// Bytes.
    const LONGEST: usize = 20_000;
    let block = &letter.blocks[letter.block_of(at)];
    let head = &letter.text()[block.span.start..letter.words[at].span().start];
    let straight = || memchr::memchr_iter(b'"', head.as_bytes()).count();
    head.len() > LONGEST || straight() % 2 == 1 || head.matches('“').count() > head.matches('”').count()
}
