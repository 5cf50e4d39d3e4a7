//! A table of questions and answers: its head says which column is whose, so a row is cut where the answer begins. Only
//! a head that names both columns is believed.

use std::ops::Range;

use crate::letter::cues::Cues;
use crate::letter::pattern::NoSlots;
use crate::letter::words::{self, Word};
use crate::letter::{BlockKind, Letter};
use crate::text::Span;

/// The columns of a table of questions and answers.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    count: usize,
    /// The column where the answers begin.
    answer: usize,
}

/// The columns that a row names, if it is the head of such a table.
pub fn heads(text: &str, row: Span, cues: &Cues) -> Option<Columns> {
    let cells = cells(text, row);
    let names = |cell: &Span, wanted: usize| {
        let mut found: Vec<Word> = Vec::new();
        words::tokenise(text, *cell, cell.start, &mut found);
        let hit = cues.columns.longest_at(&found, 0, &NoSlots);
        hit.is_some_and(|hit| hit.id == wanted && hit.end == found.len())
    };
    let answer = cells.iter().position(|cell| names(cell, Cues::COLUMN_ANSWERED))?;
    let asked = cells[..answer].iter().any(|cell| names(cell, Cues::COLUMN_ASKED));
    asked.then_some(Columns { count: cells.len(), answer })
}

/// Whether two rows are of one table: between them is no blank line, at most the rule under the head.
pub fn is_one_table(text: &str, end: usize, start: usize) -> bool {
    let between = text.get(end..start).unwrap_or_default();
    !between.contains("\n\n") && !between.contains("\n\r\n") && !between.contains("\r\r")
}

/// The word of a row (in `words`) with which its answer begins.
pub fn answer_of(letter: &Letter, columns: Columns, row: Span, words: Range<usize>) -> Option<usize> {
    let cells = cells(letter.text(), row);
    let cell = cells.get(columns.answer).filter(|cell| cells.len() == columns.count && !cell.is_empty())?;
    let at = letter.word_from(cell.start);
    (at > words.start && at < words.end).then_some(at)
}

/// Whether a block is the answer that was cut from its row.
pub fn is_answer(letter: &Letter, index: usize) -> bool {
    let Some(before) = index.checked_sub(1).and_then(|before| letter.blocks.get(before)) else { return false };
    letter.blocks.get(index).is_some_and(|block| {
        block.kind == BlockKind::Row && before.kind == BlockKind::Row && before.span.end == block.span.start
    })
}

/// An answer has at least this many words to be read as sentences.
const FEWEST: usize = 4;

/// Make paragraphs of the answers in a table that are sentences: what stands in the last cell and ends in a stop.
pub fn answers_are_prose(letter: &mut Letter) {
    for index in 0..letter.blocks.len() {
        if letter.blocks[index].kind != BlockKind::Row || !is_answer(letter, index) {
            continue;
        }
        let block = &letter.blocks[index];
        let cell = block.span.of(letter.text()).trim_end_matches(['|', ' ', '\t']);
        let sentence = cell.ends_with('.')
            && !cell.contains(['|', '\t'])
            && cell.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit());
        if sentence && block.words.len() >= FEWEST {
            letter.blocks[index].kind = BlockKind::Paragraph;
        }
    }
}

/// The cells of a row, without the white space around them.
fn cells(text: &str, row: Span) -> Vec<Span> {
    let raw = row.of(text);
    let bar = if raw.contains('|') { '|' } else { '\t' };
    let mut from = if bar == '|' && raw.starts_with('|') { 1 } else { 0 };
    let end = if bar == '|' && raw.len() > from && raw.ends_with('|') { raw.len() - 1 } else { raw.len() };
    let mut found = Vec::new();
    for piece in raw[from..end].split(bar) {
        let start = row.start + from + (piece.len() - piece.trim_start().len());
        found.push(Span::new(start, start + piece.trim().len()));
        from += piece.len() + 1;
    }
    found
}
