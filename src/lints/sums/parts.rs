//! The parts of a whole side by side: figures each with its own words, parted by commas, semicolons or "and". Whatever does
//! not fit that pattern gives nothing, for a part may be hidden in it.

use std::ops::Range;

use super::labelled::is_label;
use crate::facts::{is_number, number};
use crate::letter::words::{Gap, keys};
use crate::letter::{Letter, WordKind};

/// Where the figure of each part stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// "68 at the quay, 57 at the weir".
    First,
    /// "quay 68, weir 57".
    Last,
    /// "quay (68), weir (57)".
    Bracketed,
}

/// Parts that were read.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    /// Where their figures stand.
    pub order: Order,
    /// The words of their figures.
    pub figures: Vec<usize>,
    /// What they make, in hundredths.
    pub added: i64,
    /// Whether they are sums of money.
    pub money: bool,
}

impl Parts {
    /// How far a whole may be off because it or its parts are rounded, in hundredths. Things are not rounded unless their
    /// last digits are noughts.
    pub fn slack(&self, letter: &Letter, whole: i64) -> i64 {
        let parts = self.figures.iter().filter_map(|&at| value(letter, at)).map(|(value, _)| value);
        let least = if self.money { 10 } else { 1_000 };
        let rounded = |values: &[i64]| Some(step(values)).filter(|step| *step >= least).unwrap_or_default();
        let of_parts = rounded(&parts.collect::<Vec<_>>()) * self.figures.len() as i64;
        let of_whole = if self.money || whole % 10_000 == 0 { rounded(&[whole]) } else { 0 };
        (of_parts + of_whole) / 2
    }

    /// The words of each part behind its figure, the last to `end`.
    pub fn tails(&self, end: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        let ends = self.figures.iter().skip(1).copied().chain([end]);
        self.figures.iter().zip(ends).map(|(&at, end)| at + 1..end)
    }
}

/// The last digit but for noughts that figures have in common.
fn step(values: &[i64]) -> i64 {
    let mut step = 1;
    while step < 1_000_000_000 && values.iter().all(|value| value % (step * 10) == 0) {
        step *= 10;
    }
    step
}

const NOTHING: [u64; 2] = keys(["none", "nil"]);
const AND: u64 = keys(["and"])[0];
/// A part without a figure may follow "and".
const MORE: [u64; 12] =
    keys(["a", "an", "another", "some", "others", "several", "many", "more", "the", "further", "various", "finally"]);
/// A figure before one of them is no count of its own, or a rounded one.
const SCALES: [u64; 12] =
    keys(["million", "billion", "thousand", "hundred", "m", "bn", "k", "per", "percent", "times", "dozen", "hours"]);

/// What a figure says in hundredths, and whether it is money; none for shares, codes and decimals.
pub(super) fn value(letter: &Letter, at: usize) -> Option<(i64, bool)> {
    let text = letter.word(at);
    let bare = text.strip_prefix('£').unwrap_or(text);
    let money = bare.len() < text.len();
    let (whole, cents) = bare.split_once('.').unwrap_or((bare, "00"));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let plain = letter.words[at].kind == WordKind::Plain || digits(&whole.replace(',', ""));
    let fits = plain && cents.len() == 2 && digits(cents) && (money || whole.len() == bare.len());
    let scaled = letter.words.get(at + 1).is_some_and(|next| next.gap.is_plain_space() && SCALES.contains(&next.key));
    let count = if matches!(bare, "none" | "nil") { Some(0) } else { number(whole) };
    let count = count.filter(|_| fits && !scaled)?;
    Some((i64::from(count) * 100 + cents.parse::<i64>().ok()?, money))
}

/// Whether a word is a figure, or a number written out, that may count something: no year and no number of a question.
pub(super) fn is_figure(letter: &Letter, at: usize) -> bool {
    let word = &letter.words[at];
    let counts = match word.kind {
        WordKind::Number => !is_label(letter, at) && !numbers_item(letter, at),
        WordKind::Plain => is_number(word) || NOTHING.contains(&word.key) && matches!(letter.word(at), "none" | "nil"),
        _ => false,
    };
    counts && !lasts(letter, at)
}

/// "for six months": how long something was so.
fn lasts(letter: &Letter, at: usize) -> bool {
    const FOR: [u64; 8] = keys(["for", "within", "after", "last", "past", "first", "next", "every"]);
    const SPANS: [u64; 6] = keys(["months", "weeks", "days", "years", "working", "calendar"]);
    let is = |at: usize, wanted: &[u64]| letter.words.get(at).is_some_and(|word| wanted.contains(&word.key));
    at > 0 && is(at - 1, &FOR) && is(at + 1, &SPANS)
}

/// "1. Of the boats", "(2) Nine", "2.3 The saving": the number of a paragraph.
fn numbers_item(letter: &Letter, at: usize) -> bool {
    let closed = letter.words.get(at + 1).is_some_and(|next| next.gap.has(Gap::STOP.with(Gap::CLOSE)));
    let text = letter.word(at);
    let begins = letter.words[at].gap.has(Gap::BLOCK.with(Gap::NEWLINE));
    begins && !text.starts_with('£') && (closed && text.len() <= 2 || text.contains('.'))
}

/// The parts that a run of words consists of.
pub(super) fn parts(letter: &Letter, range: Range<usize>) -> Option<Parts> {
    let figures: Vec<usize> = range.clone().filter(|&at| is_figure(letter, at)).collect();
    let [first, .., last] = figures[..] else { return None };
    let money = value(letter, first)?.1;
    let mut added = 0i64;
    for &at in &figures {
        let (value, _) = value(letter, at).filter(|(_, other)| *other == money)?;
        added = added.checked_add(value)?;
    }
    let order = if figures.iter().all(|&at| is_bracketed(letter, at)) {
        Order::Bracketed
    } else if last + 1 == range.end && first > range.start {
        Order::Last
    } else {
        Order::First
    };
    let apart = match order {
        Order::First => begin_parts(letter, &figures, range),
        Order::Last => end_parts(letter, &figures, range),
        Order::Bracketed => true,
    };
    apart.then_some(Parts { order, figures, added, money })
}

/// "(8)".
pub(super) fn is_bracketed(letter: &Letter, at: usize) -> bool {
    let closed = letter.words.get(at + 1).is_none_or(|next| next.gap.has(Gap::CLOSE));
    letter.words[at].gap.has(Gap::OPEN) && closed
}

/// Whether something parts a word from the one before it.
fn is_apart(letter: &Letter, at: usize) -> bool {
    letter.words[at].gap.has(Gap::COMMA.with(Gap::COLON).with(Gap::STOP).with(Gap::DASH))
}

/// Whether every figure begins a part, and every part begins with a figure; words may lead to the first.
fn begin_parts(letter: &Letter, figures: &[usize], range: Range<usize>) -> bool {
    let words = &letter.words;
    let begins = |at: usize| is_apart(letter, at) || words[at - 1].key == AND;
    let is_one = |at: usize| figures.binary_search(&at).is_ok();
    let led = |at: usize| is_one(at) || words[at].key == AND && is_one(at + 1);
    let first = figures[0];
    let listed = figures.iter().skip(1).all(|&at| begins(at));
    let whole = (range.start + 1..range.end).all(|at| {
        let joins = words[at].key == AND && at > first && !is_one(at + 1);
        let more = joins && words.get(at + 1).is_some_and(|next| MORE.contains(&next.key));
        let aside = words[at].gap.has(Gap::OPEN.with(Gap::CLOSE));
        (!is_apart(letter, at) || led(at)) && !more && !aside
    });
    let closed = figures.last().is_some_and(|&last| {
        words[last - 1].key == AND && (last + 1..range.end).all(|at| words[at].key != AND)
            || words[last].gap.has(Gap::COLON)
    });
    listed && whole && closed
}

/// Whether every figure ends a part that has words of its own, and nothing else ends one.
fn end_parts(letter: &Letter, figures: &[usize], range: Range<usize>) -> bool {
    let words = &letter.words;
    let ends = |at: usize| at + 1 == range.end || is_apart(letter, at + 1) || words[at + 1].key == AND;
    let mut from = range.start;
    for &at in figures {
        let named = from + usize::from(words[from].key == AND && from > range.start);
        // "2019 - 17": the dash leads to the figure
        let dashed = words[at].gap.has(Gap::DASH) && !words[at].gap.has(Gap::COMMA.with(Gap::COLON));
        let plain = (named + 1..at + usize::from(!dashed))
            .all(|inner| !is_apart(letter, inner) && !words[inner].gap.has(Gap::OPEN.with(Gap::CLOSE)));
        if named >= at || !plain || !ends(at) {
            return false;
        }
        from = at + 1;
    }
    true
}
