//! A table of questions and answers: the questions whose answer is empty.

use crate::letter::{BlockKind, Letter, Region};
use crate::text::Span;

/// An empty answer is surely a gap where at least this many others are filled.
const FEWEST_FILLED: usize = 2;

/// The questions with an empty answer, as cells.
pub(super) fn unanswered(letter: &Letter) -> Vec<Span> {
    let (mut found, mut index) = (Vec::new(), 0);
    while index < letter.blocks.len() {
        let rows = (index..letter.blocks.len()).take_while(|&at| is_of_a_row(letter, at)).count();
        let (mut filled, mut empty) = (0, Vec::new());
        for at in index..index + rows {
            let block = &letter.blocks[at];
            let next = letter.blocks.get(at + 1).filter(|next| next.span.start == block.span.end);
            match (block.region, next) {
                (Region::Request, Some(_)) => filled += 1,
                (Region::Request, None) => empty.extend(asked(letter.text(), block.span)),
                _ => {}
            }
        }
        if filled >= FEWEST_FILLED && empty.len() < filled {
            found.append(&mut empty);
        }
        index += rows.max(1);
    }
    found
}

/// Whether a block is a row, or the answer that was cut from one.
fn is_of_a_row(letter: &Letter, index: usize) -> bool {
    let row = |at: usize| letter.blocks[at].kind == BlockKind::Row;
    let cut = |before: usize| row(before) && letter.blocks[before].span.end == letter.blocks[index].span.start;
    row(index) || index.checked_sub(1).is_some_and(cut)
}

/// The last cell with words of a row whose last cell is empty.
fn asked(text: &str, row: Span) -> Option<Span> {
    let raw = row.of(text);
    let inner = raw.trim_end().strip_suffix('|')?;
    let (head, last) = inner.rsplit_once('|')?;
    let cell = head.rsplit('|').next().filter(|_| last.trim().is_empty())?;
    let start = row.start + (head.len() - cell.len()) + (cell.len() - cell.trim_start().len());
    (!cell.trim().is_empty()).then(|| Span::new(start, start + cell.trim().len()))
}
