//! The head of a message that is pasted into the letter: "From: …", "Sent: …", "Subject: …". What follows is somebody's
//! message, and no draft is corrected in it.

use crate::letter::{Block, Letter};

/// The lines of a head that follow "From:".
const FIELDS: [&str; 5] = ["Sent:", "Date:", "To:", "Cc:", "Subject:"];
/// As many of them make a head.
const FEWEST: usize = 2;
/// A head has at most this many lines.
const LONGEST: usize = 8;

/// Whether with block `index` the head of a message begins, in one block or one to a line.
pub(super) fn begins(letter: &Letter, index: usize) -> bool {
    let text = letter.text();
    if !bare(letter.blocks[index].span.of(text)).starts_with("From:") {
        return false;
    }
    let blocks = letter.blocks[index..].iter().take(LONGEST);
    let lines = blocks.flat_map(|block| block.span.of(text).lines());
    lines.skip(1).take_while(|line| is_field(line)).count() >= FEWEST
}

/// Whether a block ends with a line of the head of a message.
pub(super) fn ends_with_head(letter: &Letter, block: &Block) -> bool {
    block.span.of(letter.text()).lines().next_back().is_some_and(is_field)
}

fn is_field(line: &str) -> bool {
    let line = bare(line);
    FIELDS.iter().any(|name| line.starts_with(name))
}

/// A line without the marks before its words.
fn bare(line: &str) -> &str {
    line.trim_start_matches(['*', '_', '>', ' ', '\t'])
}
