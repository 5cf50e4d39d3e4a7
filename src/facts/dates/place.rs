//! Where on the page a date stands: at the beginning of a line or cell, alone on it, in the head of the letter or
//! after its sign-off. A letter's own date is known by its place more than by any words.

use std::ops::Range;

use super::month_of;
use crate::facts::time_cues::cues;
use crate::facts::year;
use crate::letter::words::keys;
use crate::letter::{Block, BlockKind, Gap, Letter, Region, WordKind};

/// A paragraph of at least this many words is no line of a letterhead.
const SHORTEST_PROSE: usize = 9;
/// A letterhead has at most this many blocks.
const LONGEST_HEAD: usize = 60;
/// A label before a colon has at most this many words.
const LONGEST_LABEL: usize = 4;
/// A line of addresses and numbers has at most this many words.
const LONGEST_CONTACT: usize = 40;
/// A date has at most this many words: "Monday 2nd of February 2023".
const LONGEST_DATE: usize = 5;
/// A label with its date has at most this many words.
const LONGEST_DATED: usize = 6;

/// Whether nothing but markup stands between byte `at` and the beginning of its line or cell.
pub(in crate::facts) fn begins_cell(letter: &Letter, at: usize) -> bool {
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
    /// The first word of an older e-mail that is quoted below the signature.
    pub(super) quoted: usize,
}

impl Places {
    pub(super) fn of(letter: &Letter) -> Places {
        let mut blocks = letter.blocks.iter().take(LONGEST_HEAD).filter(|block| !block.words.is_empty()).peekable();
        let body = std::iter::from_fn(|| blocks.next().map(|block| (block, blocks.peek().copied())))
            .find(|(block, next)| is_body(letter, block) && !next.is_some_and(|next| is_title(letter, block, next)))
            .map(|(block, _)| block);
        let head = body.map_or_else(
            || letter.blocks.get(LONGEST_HEAD).map_or(letter.words.len(), |block| block.words.start),
            |block| block.words.start,
        );
        // all that stands before "Dear …" is head, unless it is a request with a "Dear …" of its own
        let dear = letter.blocks.iter().take(LONGEST_HEAD).position(|block| salutes(letter, block));
        let asked = |block: &Block| block.region == Region::Request && !block.words.is_empty();
        let dear = dear.filter(|index| !letter.blocks[..=*index].iter().any(asked));
        let head = dear.map_or(head, |index| head.max(letter.blocks[index].words.start));
        let last = letter.words.len();
        let signed = letter
            .blocks
            .iter()
            .rposition(|block| !block.words.is_empty() && !matches!(block.region, Region::SignOff | Region::Residue));
        let tail = signed.map_or(last, |index| letter.blocks[index].words.end).max(head);
        // a quoted e-mail below the signature has dates of its own
        let sign_off = letter.blocks.iter().position(|block| block.region == Region::SignOff);
        let below = letter.blocks.iter().skip(sign_off.map_or(letter.blocks.len(), |index| index + 1));
        let quoted = below.into_iter().find(|block| begins_mail(letter, block)).map_or(last, |block| block.words.start);
        let quoted = quoted.max(head);
        let tail = if letter.blocks.iter().any(|block| block.words.start >= tail && begins_mail(letter, block)) {
            last
        } else {
            tail
        };
        Places { head, tail, quoted }
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

/// Whether a block is sentences of a label and a date each: "Received 3 March 2021. Sent 30 March 2021."
pub(super) fn is_dated(letter: &Letter, block: &Block) -> bool {
    let dated = |words: &Range<usize>| {
        words.len() <= LONGEST_DATED && words.clone().last().is_some_and(|at| year(letter.word(at)).is_some())
    };
    let sentences = &letter.sentences[block.sentences.clone()];
    sentences.len() > 1 && sentences.iter().all(|sentence| dated(&sentence.words))
}

/// Whether a block is the letter proper: the request, or prose.
fn is_body(letter: &Letter, block: &Block) -> bool {
    if block.words.is_empty() || matches!(block.region, Region::Letterhead | Region::Residue) {
        return false;
    }
    if matches!(block.region, Region::Request | Region::SignOff) {
        return true;
    }
    if is_lines(letter, block) || is_contact(letter, block) || is_dated(letter, block) {
        return false;
    }
    let terminated = letter.sentences[block.sentences.clone()].last().is_some_and(|sentence| sentence.terminated);
    block.kind != BlockKind::Heading && (block.words.len() >= SHORTEST_PROSE || terminated && block.words.len() >= 4)
}

/// Whether a block without an end is what a letter is about, because its date follows.
fn is_title(letter: &Letter, block: &Block, next: &Block) -> bool {
    let dated = (1..=LONGEST_DATE).contains(&next.words.len())
        && year(letter.word(next.words.end - 1)).is_some()
        && next.words.clone().any(|at| month_of(letter.words[at].key).is_some());
    dated && letter.sentences[block.sentences.clone()].iter().all(|sentence| !sentence.terminated)
}

/// "From: …", "Original Message", "On 3 March 2021 … wrote:".
fn begins_mail(letter: &Letter, block: &Block) -> bool {
    let words = &letter.words[block.words.clone()];
    const MAIL: [u64; 5] = keys(["from", "on", "wrote", "original", "message"]);
    let [from, on, wrote, original, message] = MAIL;
    let is = |at: usize, key: u64| words.get(at).is_some_and(|found| found.key == key);
    let from = is(0, from) && words.get(1).is_some_and(|next| next.gap.has(Gap::COLON));
    let wrote = is(0, on) && words.iter().take(LONGEST_CONTACT).any(|word| word.key == wrote);
    from || is(0, original) && is(1, message) || wrote
}

/// "Dear …".
fn salutes(letter: &Letter, block: &Block) -> bool {
    const DEAR: [u64; 2] = keys(["dear", "annwyl"]);
    let dear = |at: usize| DEAR.contains(&letter.words[at].key);
    block.words.clone().next().is_some_and(dear)
}

/// Whether a paragraph is short lines or cells one after another, or lines that each begin with a label: the particulars
/// of a letter, or the head of an e-mail.
fn is_lines(letter: &Letter, block: &Block) -> bool {
    let (mut lines, mut in_line, mut labelled, mut before) = (1, 0, false, block.span.start);
    for at in block.words.clone() {
        let word = &letter.words[at];
        let span = word.span();
        let breaks = letter.text().get(before..span.start).is_some_and(|gap| gap.contains(['\n', '|', '\t']));
        if breaks && at > block.words.start {
            (lines, in_line, labelled) = (lines + 1, 0, false);
        }
        before = span.end;
        labelled |= (1..=LONGEST_LABEL).contains(&in_line) && word.gap.has(Gap::COLON);
        in_line += 1;
        if in_line >= SHORTEST_PROSE && !labelled {
            return false;
        }
    }
    let terminated = letter.sentences[block.sentences.clone()].last().is_some_and(|sentence| sentence.terminated);
    lines > 1 && !terminated
}

/// Whether a paragraph is a line of addresses and telephone numbers and speaks to nobody.
fn is_contact(letter: &Letter, block: &Block) -> bool {
    const SPEAKS: [u64; 8] = keys(["we", "you", "your", "our", "i", "us", "please", "is"]);
    let speaks = |at: usize| SPEAKS.contains(&letter.words[at].key);
    block.words.len() <= LONGEST_CONTACT
        && !block.words.clone().any(speaks)
        && block.words.clone().any(|at| {
            matches!(letter.words[at].kind, WordKind::Email | WordKind::Url)
                || cues().contact_line.at(&letter.words, at).is_some()
        })
}
