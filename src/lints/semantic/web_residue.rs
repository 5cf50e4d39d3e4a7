//! Pieces of a web page or a mail program that came along when the text was copied. Only whole lines count: the same
//! words may stand in a sentence.

use crate::letter::{Block, BlockKind, Letter, Region};
use crate::lints::leftovers::cues;
use crate::lints::{Cx, Finding, Findings};

/// A line of a page's furniture has at most this many words.
const LONGEST: usize = 9;

/// Report each such line.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    for (index, block) in letter.blocks.iter().enumerate() {
        let short = (1..=LONGEST).contains(&block.words.len());
        if short && is_own(letter, index) && (is_furniture(letter, block) || heads_no_attachments(letter, index)) {
            let span = letter.words_span(block.words.clone());
            let message = format!(
                "‘{}’ is part of a web page or mail program, not of the letter. Take it out.",
                span.of(letter.text()).split_whitespace().collect::<Vec<_>>().join(" ")
            );
            findings.push(Finding::new(span, message).label("not part of the letter"));
        }
    }
}

/// Whether a line is not the requester's: their telephone signs their letter too.
fn is_own(letter: &Letter, index: usize) -> bool {
    let block = &letter.blocks[index];
    let theirs = |region| matches!(region, Region::Request | Region::Statute);
    let before = letter.blocks[..index].iter().rfind(|block| block.region != Region::Residue);
    !matches!(block.kind, BlockKind::Literal | BlockKind::Row | BlockKind::Quote)
        && !theirs(block.region)
        && (block.region != Region::Residue || !before.is_some_and(|before| theirs(before.region)))
}

fn is_furniture(letter: &Letter, block: &Block) -> bool {
    cues().web.is_all(&letter.words, block.words.clone())
}

/// "Attachments" right above "No attachments": alone it may head a list of them.
fn heads_no_attachments(letter: &Letter, index: usize) -> bool {
    let is = |block: &Block, words: &[&str]| {
        block.words.len() == words.len()
            && block.words.clone().zip(words).all(|(at, word)| letter.word(at).eq_ignore_ascii_case(word))
    };
    let next = letter.blocks[index + 1..].iter().find(|next| !next.words.is_empty());
    is(&letter.blocks[index], &["attachments"]) && next.is_some_and(|next| is(next, &["no", "attachments"]))
}
