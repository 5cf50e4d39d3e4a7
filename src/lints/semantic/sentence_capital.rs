//! A small letter after a full stop: a sentence that lost its capital, or a stop left in mid-sentence. Only small words
//! that no abbreviation leads to count, after a word that is no abbreviation itself. So too "i" for the pronoun.

use crate::diagnostic::{Applicability, Fix};
use crate::letter::words::{key, keys};
use crate::letter::{BlockKind, Gap, Letter, Region, WordKind};
use crate::lints::lexicon::{Classes, classes};
use crate::lints::{Cx, Finding, Findings};
use crate::text::Edit;

/// Words that begin a sentence, and such as go on with one.
const SMALL: [&str; 38] = [
    "the",
    "this",
    "these",
    "there",
    "that",
    "it",
    "we",
    "you",
    "they",
    "i",
    "our",
    "your",
    "if",
    "however",
    "therefore",
    "please",
    "as",
    "in",
    "on",
    "for",
    "to",
    "of",
    "about",
    "with",
    "by",
    "from",
    "under",
    "and",
    "but",
    "or",
    "is",
    "are",
    "was",
    "will",
    "has",
    "have",
    "a",
    "an",
];
/// Abbreviations that are words too, or look like one.
const SHORT: [u64; 28] = keys([
    "memo", "photo", "perm", "demo", "approx", "dept", "govt", "incl", "excl", "temp", "misc", "prof", "refs", "hours",
    "mins", "maths", "asst", "admin", "spec", "para", "paras", "sect", "regs", "cont", "info", "tech", "corp", "assoc",
]);
const I: u64 = keys(["i"])[0];
/// From so many on, small letters are how the letter is written.
const STYLE: usize = 4;

/// Report each, unless the letter is written so throughout.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let mut found: Vec<usize> = SMALL
        .into_iter()
        .flat_map(|small| letter.places_of(key(small)))
        .filter(|&at| is_after_stop(letter, at))
        .take(STYLE)
        .collect();
    if found.len() >= STYLE {
        return;
    }
    for at in letter.places_of(I).filter(|&at| is_small_i(letter, at)) {
        let message = "‘I’ is written with a capital. Write ‘I’.";
        findings.push(Finding::new(letter.words[at].span(), message).fix(capital_fix(letter, at, "I".to_owned())));
    }
    found.sort_unstable();
    for at in found {
        let small = letter.word(at);
        let capital = small[..1].to_uppercase() + &small[1..];
        let message = format!("‘{small}’ stands after a full stop. Write ‘{capital}’, or delete the stop.");
        let finding = Finding::new(letter.words_span(at - 1..at + 1), message);
        findings.push(finding.fix(capital_fix(letter, at, capital)));
    }
}

fn capital_fix(letter: &Letter, at: usize, capital: String) -> Fix {
    Fix {
        title: format!("Write ‘{capital}’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::replace(letter.words[at].span(), capital)],
    }
}

/// "the Act, i have applied section 40": no label of an item, since a verb follows.
fn is_small_i(letter: &Letter, at: usize) -> bool {
    const LABELS: [u64; 14] = keys([
        "part",
        "annex",
        "appendix",
        "item",
        "point",
        "paragraph",
        "question",
        "section",
        "schedule",
        "table",
        "figure",
        "list",
        "phase",
        "level",
    ]);
    let word = &letter.words[at];
    let block = &letter.blocks[letter.block_of(at)];
    let prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) && block.region.is_own_prose();
    let set = word.gap.is_plain_space() || word.gap.has(Gap::COMMA) && !word.gap.has(Gap::OPEN.with(Gap::QUOTE));
    let verb = letter.words.get(at + 1).filter(|next| next.gap.is_plain_space()).is_some_and(|next| {
        let known = classes(next.key);
        known.may_be(Classes::AUXILIARY) && !known.may_be(Classes::THIRD) || known.only(Classes::BASE)
    });
    // "part i will follow"
    let label = at > 0 && LABELS.contains(&letter.words[at - 1].key);
    prose && letter.word(at) == "i" && at > block.words.start && !label && set && !word.gap.has(Gap::STOP) && verb
}

/// Whether a small word stands behind a full stop that ends a sentence.
fn is_after_stop(letter: &Letter, at: usize) -> bool {
    let word = &letter.words[at];
    if word.capital || !word.gap.has(Gap::STOP) || word.gap.has(Gap::BLOCK) || at == 0 {
        return false;
    }
    let (block, before) = (&letter.blocks[letter.block_of(at)], &letter.words[at - 1]);
    let own = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
        && block.region.is_own_prose()
        && block.region != Region::ExemptionList;
    let between = &letter.text()[before.span().end..word.span().start];
    let mark = between.trim_end();
    let stop = mark == "." || mark == ").";
    // "images. i. A sign": a label
    let label = letter.words.get(at + 1).is_none_or(|next| !next.gap.is_plain_space());
    own && stop
        && !label
        && mark.len() < between.len()
        && (mark == ")." || ends(letter, at - 1))
        && !is_single_quoted(letter.text(), block.span.start, word.span().start)
}

/// Whether a single quotation mark has opened before a byte and not closed: "reads ‘approved. the clerk to write’".
fn is_single_quoted(text: &str, from: usize, at: usize) -> bool {
    /// How far back it is looked for (bytes).
    const NEAR: usize = 400;
    let from = (from.max(at.saturating_sub(NEAR))..at).find(|&byte| text.is_char_boundary(byte)).unwrap_or(at);
    let before = &text[from..at];
    let Some(opened) = before.rfind('‘') else { return false };
    let letter = |rest: &str| rest.starts_with(char::is_alphanumeric);
    !before[opened..].match_indices('’').any(|(mark, close)| !letter(&before[opened + mark + close.len()..]))
}

/// Whether a sentence may end with a word: one of the lexicon that is no abbreviation, or a year.
fn ends(letter: &Letter, at: usize) -> bool {
    /// Shorter words may stand for longer ones.
    const LETTERS: usize = 4;
    let word = &letter.words[at];
    let text = letter.word(at);
    let small = text.bytes().all(|byte| byte.is_ascii_lowercase());
    match word.kind {
        WordKind::Plain => {
            small && text.len() >= LETTERS && !SHORT.contains(&word.key) && !classes(word.key).is_unknown()
        }
        WordKind::Number => text.len() >= LETTERS && text.bytes().next().is_some_and(|byte| byte.is_ascii_digit()),
        _ => false,
    }
}
