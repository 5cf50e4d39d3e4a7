//! Where on the page a date stands: at the beginning of a line or cell, alone on it, in the head of the letter or
//! after its sign-off. A letter's own date is known by its place more than by any words.

use crate::letter::{Block, BlockKind, Letter, Region};

/// A paragraph of at least this many words is no line of a letterhead.
const SHORTEST_PROSE: usize = 9;
/// A letterhead has at most this many blocks.
const LONGEST_HEAD: usize = 60;

/// Whether nothing but markup stands between byte `at` and the beginning of its line or cell.
pub(super) fn begins_cell(letter: &Letter, at: usize) -> bool {
    let mut spaces = 0;
    for char in letter.text()[..at].chars().rev() {
        match char {
            '\n' | '\r' | '|' | '\t' => return true,
            ' ' | '\u{a0}' | '\u{2003}' => spaces += 1,
            '*' | '_' | '#' | '>' | '`' | '~' | '\u{feff}' => {}
            // the marker of an item; within a line it is a dash
            '-' | '•' | '·' => spaces = 0,
            _ => return spaces > 1,
        }
    }
    true
}

/// Whether nothing but markup stands between byte `at` and the end of its line or cell.
pub(super) fn ends_line(letter: &Letter, at: usize) -> bool {
    for char in letter.text()[at..].chars() {
        match char {
            '\n' | '\r' | '|' | '\t' => return true,
            ' ' | '\u{a0}' | '*' | '_' | '`' | '~' | '.' | ',' | '\\' | '<' | '>' => {}
            _ => return false,
        }
    }
    true
}

/// The head of a letter, before its first paragraph, and its tail, from the sign-off on: as indices of words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places {
    /// One past the last word of the head.
    pub(super) head: usize,
    /// The first word of the tail.
    pub(super) tail: usize,
}

impl Places {
    pub(super) fn of(letter: &Letter) -> Places {
        let body = letter.blocks.iter().take(LONGEST_HEAD).find(|block| is_body(letter, block));
        let head = body.map_or_else(
            || letter.blocks.get(LONGEST_HEAD).map_or(letter.words.len(), |block| block.words.start),
            |block| block.words.start,
        );
        let last = letter.words.len();
        let signed = letter
            .blocks
            .iter()
            .rposition(|block| !block.words.is_empty() && !matches!(block.region, Region::SignOff | Region::Residue));
        let tail = signed.map_or(last, |index| letter.blocks[index].words.end).max(head);
        // a quoted e-mail below the signature has dates of its own
        let is_from = |block: &&Block| {
            block.words.start >= tail
                && letter.words[block.words.clone()]
                    .first()
                    .is_some_and(|word| word.key == crate::letter::words::key("from"))
        };
        let tail = if letter.blocks.iter().any(|block| is_from(&block)) { last } else { tail };
        Places { head, tail }
    }

    /// Whether word `at` is in the head.
    pub(super) fn in_head(&self, at: usize) -> bool {
        at < self.head
    }

    /// Whether word `at` is in the tail.
    pub(super) fn in_tail(&self, at: usize) -> bool {
        at >= self.tail
    }
}

/// Whether a block is the letter proper: the request, or prose.
fn is_body(letter: &Letter, block: &Block) -> bool {
    if block.words.is_empty() || matches!(block.region, Region::Letterhead | Region::Residue) {
        return false;
    }
    if matches!(block.region, Region::Request | Region::SignOff) {
        return true;
    }
    let terminated = letter.sentences[block.sentences.clone()].last().is_some_and(|sentence| sentence.terminated);
    block.kind != BlockKind::Heading && (block.words.len() >= SHORTEST_PROSE || terminated && block.words.len() >= 4)
}
