//! Two words that lost the space between them: after an enumerator ("(5)The"), after a stop ("trust.We") or nowhere in
//! particular ("toinformation"). The last kind is sure only where both halves are words of the genre and the whole is
//! not, so the first half is a function word that forms no compounds, or the second is.

use crate::diagnostic::{Applicability, Fix};
use crate::letter::words::key;
use crate::letter::{Block, BlockKind, Gap, Letter, Region, WordKind};
use crate::lints::phrasebook::Classes;
use crate::lints::{Cx, Finding, Findings};
use crate::text::{Edit, Span};

/// Function words that begin no longer English word, so that before a word of the genre they are a word of their own.
const BEFORE: [&str; 23] = [
    "to", "of", "the", "and", "that", "from", "this", "which", "your", "our", "has", "have", "was", "were", "will",
    "would", "any", "their", "these", "been", "being", "whether", "is",
];
/// Function words that end no longer English word.
const AFTER: [&str; 16] = [
    "to", "of", "the", "and", "that", "for", "from", "which", "is", "was", "were", "with", "has", "will", "would",
    "been",
];
/// The longest of them.
const LONGEST: usize = "whether".len();
/// The shortest half that is not a function word.
const SHORTEST: usize = 5;

/// Report every pair of words that has run together.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let (letter, classes) = (cx.letter, cx.lints.classes());
    for block in letter.blocks.iter().filter(|block| block.region.is_own_prose() || block.region == Region::Statute) {
        if matches!(block.kind, BlockKind::Literal | BlockKind::Row) {
            continue;
        }
        for at in block.words.clone() {
            let Some((cut, span)) = joined(letter, block, at, classes) else { continue };
            let (first, second) = (&letter.text()[span.start..cut], &letter.text()[cut..span.end]);
            findings.push(Finding::new(span, format!("A space is missing. Write ‘{first} {second}’.")).fix(Fix {
                title: format!("Write ‘{first} {second}’"),
                applicability: Applicability::Safe,
                edits: vec![Edit::insert(cut, " ")],
            }));
        }
    }
}

/// The byte where the space is missing, and the words that ran together.
fn joined(letter: &Letter, block: &Block, at: usize, classes: &Classes) -> Option<(usize, Span)> {
    let word = &letter.words[at];
    if word.kind != WordKind::Plain {
        return None;
    }
    if at > block.words.start && !word.gap.has(Gap::SPACE) {
        return after_mark(letter, block, at, classes);
    }
    inside(letter, at, classes)
}

/// `(5)The`, `31(3)of`, `trust.We`, `staff).We`, `held,and`.
fn after_mark(letter: &Letter, block: &Block, at: usize, classes: &Classes) -> Option<(usize, Span)> {
    let (before, word) = (letter.words[at - 1], letter.words[at]);
    let text = letter.text();
    let between = &text[before.span().end..word.span().start];
    let (left, right) = (before.span().of(text), word.span().of(text));
    let letters = |word: &str| word.len() >= 2 && word.chars().all(char::is_alphabetic);
    let whole = before.span().cover(word.span());
    let plain = before.kind == WordKind::Plain && letters(left);
    let joined = match between {
        ")" => return after_enumerator(letter, block, at, classes),
        "" => before.kind == WordKind::Reference && left.ends_with(')') && classes.is_known(word.key),
        "." | "?" | "!" | ")." | ")?" => {
            plain && left.len() >= 3 && begins_a_sentence(letter, at, classes) && !left.ends_with(char::is_uppercase)
        }
        "," | ";" => plain && letters(right) && !word.capital && classes.is_known(word.key),
        _ => false,
    };
    joined.then_some((word.span().start, whole))
}

/// `(5)The`, `(b)does`, `(iii)any`: an enumerator at the beginning of a block or after a space.
fn after_enumerator(letter: &Letter, block: &Block, at: usize, classes: &Classes) -> Option<(usize, Span)> {
    let (before, word) = (letter.words[at - 1], letter.words[at]);
    let text = letter.text();
    let (left, right) = (before.span().of(text), word.span().of(text));
    let open = before.span().start.checked_sub(1)?;
    let starts = text.as_bytes()[open] == b'(' && (at - 1 == block.words.start || before.gap.has(Gap::SPACE));
    let figure = left.bytes().all(|byte| byte.is_ascii_digit());
    let numeral = figure || left.len() == 1 || left.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    // "(s)he", "(a)typical": a bracketed beginning of one word
    let one_word = left == "s" || !figure && !word.capital && !classes.is_function(word.key);
    let found =
        starts && left.len() <= 4 && numeral && !one_word && right.len() >= 2 && right.chars().all(char::is_alphabetic);
    found.then(|| (word.span().start, Span::new(open, word.span().end)))
}

/// A word with a capital that may begin a sentence, and is not part of an address or file name.
fn begins_a_sentence(letter: &Letter, at: usize, classes: &Classes) -> bool {
    let word = letter.words[at];
    let right = word.span().of(letter.text());
    let rest = &letter.text()[word.span().end..];
    let alone = !rest.starts_with(['.', '@', '/', '_', '\\']) || rest.starts_with(". ");
    word.capital
        && alone
        && right.chars().skip(1).all(char::is_lowercase)
        && (classes.is_known(word.key) || right.len() == 1)
}

/// `toinformation`, `requestfor`.
fn inside(letter: &Letter, at: usize, classes: &Classes) -> Option<(usize, Span)> {
    let word = &letter.words[at];
    let span = word.span();
    if !(4..=40).contains(&span.len()) {
        return None;
    }
    // most words end here
    if !may_be_joined(&letter.text().as_bytes()[span.start..span.end]) {
        return None;
    }
    let text = span.of(letter.text());
    if classes.is_known(word.key)
        || !text.bytes().all(|byte| byte.is_ascii_alphabetic())
    {
        return None;
    }
    // a name or an acronym is not ours to divide
    if word.capital && !word.gap.has(Gap::SENTENCE) || text[1..].bytes().any(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let genre = |part: &str| part.len() >= SHORTEST && classes.is_known(key(part)) && !classes.is_function(key(part));
    let cuts = || 2..text.len() - 1;
    let before = cuts().take(LONGEST).find(|&cut| is_one_of(&BEFORE, &text[..cut]) && genre(&text[cut..]));
    let after = || cuts().rev().take(LONGEST).find(|&cut| is_one_of(&AFTER, &text[cut..]) && genre(&text[..cut]));
    let both = || cuts().find(|&cut| is_one_of(&FIRST, &text[..cut]) && is_one_of(&SECOND, &text[cut..]));
    let cut = before.or_else(after).or_else(both)?;
    Some((span.start + cut, span))
}

/// Two function words of which the pair is common and no word: "ofthe", "tothe", "inthe", "andthe".
const FIRST: [&str; 14] =
    ["of", "to", "in", "for", "and", "that", "by", "on", "with", "from", "under", "is", "as", "at"];
const SECOND: [&str; 7] = ["the", "this", "your", "our", "these", "which", "section"];

fn is_one_of(list: &[&str], word: &str) -> bool {
    list.iter().any(|listed| listed.eq_ignore_ascii_case(word))
}

/// Whether a word of at least four letters may be two, by a look at its first and last two letters.
fn may_be_joined(word: &[u8]) -> bool {
    let (head, tail) = (ENDS[pair(word, 0)], ENDS[pair(word, word.len() - 2)]);
    head & FIRST_HEAD != 0 && tail & SECOND_TAIL != 0
        || word.len() >= 2 + SHORTEST && (head & BEFORE_HEAD | tail & AFTER_TAIL) != 0
}

/// What two letters may be, as bits: those with which a word of a list begins or ends.
static ENDS: [u8; 1024] = {
    let ends = marked([0; 1024], &FIRST, true, FIRST_HEAD);
    let ends = marked(ends, &BEFORE, true, BEFORE_HEAD);
    let ends = marked(ends, &SECOND, false, SECOND_TAIL);
    marked(ends, &AFTER, false, AFTER_TAIL)
};
const FIRST_HEAD: u8 = 1;
const BEFORE_HEAD: u8 = 1 << 1;
const SECOND_TAIL: u8 = 1 << 2;
const AFTER_TAIL: u8 = 1 << 3;

/// The first or the last two letters of each word, marked with a bit.
const fn marked(mut ends: [u8; 1024], words: &[&str], first: bool, bit: u8) -> [u8; 1024] {
    let mut at = 0;
    while at < words.len() {
        let word = words[at].as_bytes();
        ends[pair(word, if first { 0 } else { word.len() - 2 })] |= bit;
        at += 1;
    }
    ends
}

/// Two letters as a number, by the low five bits of both.
const fn pair(letters: &[u8], at: usize) -> usize {
    (letters[at] as usize & 31) << 5 | letters[at + 1] as usize & 31
}
