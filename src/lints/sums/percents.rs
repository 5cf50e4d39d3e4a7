//! Shares of one whole that make more than all of it, and by little: "46% went to the trust, 41% to others and 15% abroad".
//! Shares that may be of the same things twice make far more, or less.

use std::ops::Range;

use super::is_vague;
use crate::facts::dates::month_of;
use crate::facts::year;
use crate::letter::words::{Gap, keys};
use crate::letter::{Block, BlockKind, Letter, Sentence};
use crate::text::Span;

/// Shares in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares {
    /// From the first to the last.
    pub span: Span,
    /// What they make, in hundredths of a per cent.
    pub added: i64,
}

/// All of a whole, in hundredths of a per cent.
const ALL: i64 = 10_000;
/// More than this is no slip, but things that are counted in several shares.
const MOST: i64 = 10_500;
const FEWEST: usize = 3;
/// What says that a list shares one whole out.
const SHARED_OUT: [u64; 14] = keys([
    "follows",
    "breakdown",
    "split",
    "divided",
    "share",
    "shares",
    "proportion",
    "proportions",
    "percentage",
    "percentages",
    "distribution",
    "made",
    "how",
    "comprises",
]);
const OF: u64 = keys(["of"])[0];
const AND: u64 = keys(["and"])[0];

/// The shares of a sentence: the first "of" the whole, the others after commas and "and".
pub fn in_sentence(letter: &Letter, sentence: &Sentence) -> Option<Shares> {
    let words = &letter.words;
    let shares: Vec<usize> = sentence.words.clone().filter(|&at| share(letter.word(at)).is_some()).collect();
    let (&first, &last) = (shares.first()?, shares.last()?);
    let key = |at: usize| words.get(at).map_or(0, |word| word.key);
    let parted = |at: &usize| words[*at].gap.has(Gap::COMMA) || key(*at - 1) == AND;
    let listed = shares.iter().skip(1).all(|at| parted(at) && key(at + 1) != OF);
    let closed = last > first && key(last - 1) == AND;
    // "30% in 2021, 34% in 2022 and 38% in 2023" are of three wholes
    let apart = || {
        sentence.words.clone().any(|at| is_vague(letter, at))
            || (first + 1..sentence.words.end).any(|at| is_a_time(letter, at))
    };
    let whole = key(first + 1) == OF && listed && closed && sentence.is_readable() && !apart();
    whole.then(|| over(letter, &shares)).flatten()
}

/// Whether a word is a year or a month.
fn is_a_time(letter: &Letter, at: usize) -> bool {
    year(letter.word(at)).is_some() || month_of(letter.words[at].key).is_some()
}

/// The shares of a list whose items end in one each, from the block at `index` on, where a line above it says how one whole is
/// shared out.
pub fn in_list(letter: &Letter, index: usize) -> Option<Shares> {
    let ends = |block: &Block| {
        let last = block.words.clone().next_back()?;
        let only = block.words.clone().filter(|&at| share(letter.word(at)).is_some()).count() == 1;
        (block.kind == BlockKind::Item && block.region.is_own_prose() && only && share(letter.word(last)).is_some())
            .then_some(last)
    };
    let begins = index.checked_sub(1).is_none_or(|before| ends(&letter.blocks[before]).is_none());
    if !begins {
        return None;
    }
    let shares: Vec<usize> = letter.blocks[index..].iter().map_while(ends).collect();
    let apart = |at: &usize| {
        let mut words = letter.blocks[letter.block_of(*at)].words.clone();
        words.any(|at| is_a_time(letter, at) || is_vague(letter, at))
    };
    let lead = letter.blocks[..index].iter().rfind(|block| !block.words.is_empty())?;
    let shared = letter.words[lead.words.clone()].iter().any(|word| SHARED_OUT.contains(&word.key));
    (shared && !shares.iter().any(apart)).then(|| over(letter, &shares)).flatten()
}

/// Shares that make more than all by more than their rounding, and by little.
fn over(letter: &Letter, shares: &[usize]) -> Option<Shares> {
    let values: Vec<(i64, i64)> = shares.iter().map(|&at| share(letter.word(at))).collect::<Option<_>>()?;
    let added: i64 = values.iter().map(|(value, _)| value).sum();
    let slack: i64 = values.iter().map(|(_, step)| step).sum::<i64>() / 2;
    let words: Range<usize> = *shares.first()?..shares.last()? + 1;
    (shares.len() >= FEWEST && added - ALL > slack && added <= MOST)
        .then(|| Shares { span: letter.words_span(words), added })
}

/// "46%", "7.25%" in hundredths of a per cent, and the least step of its last digit.
fn share(word: &str) -> Option<(i64, i64)> {
    let figure = word.strip_suffix('%')?;
    let (whole, part) = figure.split_once('.').unwrap_or((figure, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    let step = [100, 10, 1][part.len()];
    Some((whole.parse::<i64>().ok()? * 100 + part.parse::<i64>().unwrap_or(0) * step, step))
}
