//! Quotation marks around the requester's words: what opens one, and the block that closes it.

use super::asked::is_cut;
use super::shapes::unmarked;
use crate::letter::{Block, BlockKind, Letter};

/// A quotation is closed within this many blocks.
const LONGEST_QUOTATION: usize = 60;

/// What closes the quotation marks in which a block begins, if it begins in some.
pub(super) fn quotation_opened(letter: &Letter, block: &Block) -> Option<&'static [char]> {
    let text = letter.text();
    let inside = unmarked(letter, block).chars().next();
    // a request cut out of its paragraph begins after the mark
    let before = || text[..block.span.start].chars().next_back().filter(|_| block.kind == BlockKind::Quote);
    closing_of(inside).or_else(|| closing_of(before()))
}

/// What closes a quotation that this mark opens.
pub(super) fn closing_of(mark: Option<char>) -> Option<&'static [char]> {
    match mark {
        Some('“') => Some(&['”', '"']),
        Some('"') => Some(&['"', '”']),
        Some('‘') => Some(&['’']),
        Some('\'') => Some(&['\'', '’']),
        _ => None,
    }
}

/// Whether a quotation ends with a block.
pub(super) fn closes(letter: &Letter, block: &Block, closing: &[char]) -> bool {
    let body = block.span.of(letter.text()).trim_end_matches(['*', '_', ' ', '.', ',', ';', ')']);
    body.chars().count() > 1 && body.ends_with(closing)
}

/// What closes the quotation that block `index` opens: the mark that is its own where there is one, for a quotation inside
/// it may have the other, and else any. A mark that is never closed opens none.
pub(super) fn closing_here(letter: &Letter, index: usize, closing: &'static [char]) -> Option<&'static [char]> {
    [&closing[..1], closing].into_iter().find(|closing| is_closed(letter, index, closing))
}

/// Whether the quotation that block `index` opens is closed before long.
fn is_closed(letter: &Letter, index: usize, closing: &[char]) -> bool {
    is_cut(letter, index) && letter.blocks[index].span.of(letter.text()).contains(closing)
        || letter.blocks[index..].iter().take(LONGEST_QUOTATION).any(|block| closes(letter, block, closing))
}
