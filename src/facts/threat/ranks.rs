//! Levels with their place on the scale beside them: "the second highest level – severe", "critical, the highest".

use super::topics::is_one;
use crate::letter::{Gap, Letter};
use crate::tables::Level;
use crate::text::Span;

/// A level and the rank that the same statement gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankedLevel {
    /// The words of the rank: "second highest level".
    pub rank: Span,
    /// The rank that they say, from the top: 1 is the highest of five.
    pub place: u8,
    /// The level word.
    pub span: Span,
    /// The level.
    pub level: Level,
}

/// How a rank from the top reads: "second highest".
pub fn place_name(place: u8) -> &'static str {
    match place {
        1 => "highest",
        2 => "second highest",
        3 => "third highest",
        4 => "second lowest",
        _ => "lowest",
    }
}

/// A rank that begins at word `at`: its place from the top and one past its last word.
fn rank_at(letter: &Letter, at: usize, end: usize) -> Option<(u8, usize)> {
    let ends = |word: usize| -> Option<(bool, usize)> {
        if is_one(letter, word, &["highest", "top"]) {
            return Some((true, word + 1));
        }
        is_one(letter, word, &["lowest"]).then_some((false, word + 1))
    };
    let numbers = [("second", 2u8), ("third", 3), ("fourth", 4), ("fifth", 5)];
    for (word, number) in numbers {
        let (highest, lowest) = (format!("{word}-highest"), format!("{word}-lowest"));
        let place = |top: bool| if top { number } else { 6 - number };
        if is_one(letter, at, &[&highest, &lowest]) {
            return Some((place(is_one(letter, at, &[&highest])), at + 1));
        }
        if is_one(letter, at, &[word])
            && at + 1 < end
            && let Some((top, next)) = ends(at + 1)
        {
            return Some((place(top), next));
        }
    }
    if is_one(letter, at, &["middle"]) {
        return Some((3, at + 1));
    }
    let (top, next) = ends(at)?;
    Some((if top { 1 } else { 5 }, next))
}

/// The rank tied to the level at word `level`, inside the words from `start` to `end`.
pub(super) fn ranked(letter: &Letter, level: usize, start: usize, end: usize, value: Level) -> Option<RankedLevel> {
    before(letter, level, start).or_else(|| after(letter, level, end)).map(|(rank, place)| RankedLevel {
        rank,
        place,
        span: letter.words[level].span(),
        level: value,
    })
}

/// "the second highest [threat] level – severe", "the highest threat, critical", "the highest level of critical".
fn before(letter: &Letter, level: usize, start: usize) -> Option<(Span, u8)> {
    for at in (start.max(level.saturating_sub(6))..level).rev() {
        // "second highest" is met at "highest" first
        if !is_one(
            letter,
            at,
            &["highest", "lowest", "middle", "top", "second-highest", "third-highest", "second-lowest"],
        ) {
            continue;
        }
        let number = at > start && is_one(letter, at - 1, &["second", "third", "fourth", "fifth"]);
        let first = at - usize::from(number);
        // "its highest level" compares with other times, not with the scale
        let scale = first > start
            && is_one(letter, first - 1, &["the", "to", "at", "a"])
            && !(first > start + 1 && is_one(letter, first - 2, &["below", "under", "beneath", "than", "not", "from"]));
        let (place, mut end) = rank_at(letter, first, level)?;
        while end < level
            && is_one(letter, end, &["possible", "terrorism", "terrorist", "threat", "level", "state", "rating"])
        {
            end += 1;
        }
        let tied = end == level
            && letter.words[level]
                .gap
                .has(Gap::COMMA.with(Gap::DASH).with(Gap::OPEN).with(Gap::COLON).with(Gap::QUOTE))
            || end + 1 == level && is_one(letter, end, &["of"])
            || end + 2 == level && is_one(letter, end, &["of", "which"]) && is_one(letter, end + 1, &["is"]);
        return (scale && tied && end > at).then(|| (letter.words_span(first..end), place));
    }
    None
}

/// "severe, the second highest level", "SEVERE (which is the second highest of five levels)".
fn after(letter: &Letter, level: usize, end: usize) -> Option<(Span, u8)> {
    let mut at = level + 1;
    let apart = letter.words.get(at).filter(|_| at < end)?.gap;
    if !apart.has(Gap::COMMA.with(Gap::DASH).with(Gap::OPEN)) {
        return None;
    }
    while at < end && at < level + 4 && is_one(letter, at, &["which", "this", "is", "being", "that"]) {
        at += 1;
    }
    if at >= end || !is_one(letter, at, &["the"]) {
        return None;
    }
    let (place, mut last) = rank_at(letter, at + 1, end)?;
    let first = at + 1;
    while last < end && is_one(letter, last, &["possible", "threat", "level"]) {
        last += 1;
    }
    // "the highest it has been", "the highest since 2017" compare with other times
    let compared = last < end
        && !letter.words[last].gap.has(Gap::COMMA.with(Gap::DASH).with(Gap::CLOSE))
        && !is_one(letter, last, &["of", "and", "on", "out", "available", "in"]);
    (!compared).then(|| (letter.words_span(first..last), place))
}
