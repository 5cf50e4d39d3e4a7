//! A table with a column of questions and one of answers: the questions whose answer is empty.

use super::cues::cues;
use crate::letter::words;
use crate::letter::{BlockKind, Letter};
use crate::text::Span;

/// An empty answer is surely a gap where at least this many others are filled.
const FEWEST_FILLED: usize = 2;

/// The questions with an empty answer, as cells.
pub(super) fn unanswered(letter: &Letter) -> Vec<Span> {
    let (mut found, mut index) = (Vec::new(), 0);
    while index < letter.blocks.len() {
        let rows = letter.blocks[index..].iter().take_while(|block| block.kind == BlockKind::Row).count();
        if rows > FEWEST_FILLED + 1 {
            gaps(letter, index..index + rows, &mut found);
        }
        index += rows.max(1);
    }
    found
}

fn gaps(letter: &Letter, rows: std::ops::Range<usize>, found: &mut Vec<Span>) {
    let text = letter.text();
    let head = cells(text, letter.blocks[rows.start].span);
    let asked = head.iter().position(|cell| is_all(&cues().column_asked, text, *cell));
    let answered = head.iter().position(|cell| is_all(&cues().column_answered, text, *cell));
    let (Some(asked), Some(answered)) = (asked, answered) else { return };
    let (mut filled, mut empty) = (0, Vec::new());
    for block in &letter.blocks[rows.start + 1..rows.end] {
        let cells = cells(text, block.span);
        if cells.len() != head.len() {
            return;
        }
        match (cells[asked].is_empty(), cells[answered].is_empty()) {
            (false, true) => empty.push(cells[asked]),
            (_, false) => filled += 1,
            (true, true) => {}
        }
    }
    if filled >= FEWEST_FILLED && empty.len() < filled {
        found.append(&mut empty);
    }
}

fn is_all(set: &super::cues::CueSet, text: &str, cell: Span) -> bool {
    let mut found = Vec::new();
    words::tokenise(text, cell, cell.start, &mut found);
    set.at(&found, 0).is_some_and(|hit| hit.end == found.len())
}

/// The cells of a row, without the white space around them.
fn cells(text: &str, row: Span) -> Vec<Span> {
    let raw = row.of(text);
    let bar = if raw.contains('|') { '|' } else { '\t' };
    let inner = raw.strip_prefix(bar).unwrap_or(raw);
    let start = row.start + (raw.len() - inner.len());
    let inner = if bar == '|' { inner.trim_end().strip_suffix(bar).unwrap_or(inner) } else { inner };
    let (mut found, mut from) = (Vec::new(), 0);
    for piece in inner.split(bar) {
        let at = start + from + (piece.len() - piece.trim_start().len()).min(piece.len());
        found.push(Span::new(at, at + piece.trim().len()));
        from += piece.len() + 1;
    }
    found
}
