//! The items of a numbered list that was begun by the requester: where the first of them asks, those right below it ask
//! too, though they have no question mark.

use super::voice::is_own_voice;
use crate::letter::cues::Cues;
use crate::letter::pattern::NoSlots;
use crate::letter::{Block, BlockKind, Letter, Region, read};

/// Whether block `index` is the next item of a list whose items above it are the requester's: "2) All e-mails about it"
/// below "1) Who decided?"
pub(super) fn goes_on(letter: &Letter, cues: &Cues, index: usize) -> bool {
    let block = &letter.blocks[index];
    let Some(mark) = mark(letter, block) else { return false };
    if speaks_for_itself(letter, cues, block) {
        return false;
    }
    let above = letter.blocks[..index].iter().rev().filter(|above| !above.words.is_empty());
    let theirs = || above.clone().take_while(|above| above.kind == BlockKind::Item && above.region == Region::Request);
    let leads = || theirs().next().is_some_and(|above| above.span.of(letter.text()).trim_end().ends_with(':'));
    mark.is_first() && leads()
        || theirs().any(|above| self::mark(letter, above).is_some_and(|above| mark.follows(above)))
}

/// The number or letter of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Number(u32),
    Letter(u8),
}

impl Mark {
    /// Whether it is the next behind another.
    fn follows(self, other: Mark) -> bool {
        match (self, other) {
            (Mark::Number(next), Mark::Number(number)) => next == number + 1,
            (Mark::Letter(next), Mark::Letter(letter)) => next == letter + 1,
            _ => false,
        }
    }

    /// Whether a list begins with it.
    fn is_first(self) -> bool {
        matches!(self, Mark::Number(1) | Mark::Letter(b'a'))
    }
}

/// The number or letter at the start of an item: "2)", "(b)".
fn mark(letter: &Letter, block: &Block) -> Option<Mark> {
    if block.kind != BlockKind::Item {
        return None;
    }
    let body = block.span.of(letter.text());
    let marker = body[..read::marker_len(body)].trim_matches(|char: char| !char.is_ascii_alphanumeric());
    match marker.as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => Some(Mark::Letter(letter.to_ascii_lowercase())),
        [_] | [_, _] => marker.parse().ok().map(Mark::Number),
        _ => None,
    }
}

/// Whether the authority answers in an item.
fn speaks_for_itself(letter: &Letter, cues: &Cues, block: &Block) -> bool {
    let first = letter.word_from(block.span.start + read::marker_len(block.span.of(letter.text())));
    let we = block.words.clone().take(4).any(|at| matches!(letter.word(at), "We" | "we" | "Our" | "our"));
    let starts = cues.starts.longest_at(&letter.words, first, &NoSlots).is_some();
    we || starts || is_own_voice(letter, cues, block)
}
