//! Sums written out: "2,400 x 2 = 4,800 minutes = 80 hours". Each sign of equality is read with the figures on either side
//! of it, and only where their units say what the result must be.

use super::estimate::{Estimate, Fault};
use crate::facts::number;
use crate::letter::words::keys;
use crate::letter::{Block, Letter};

/// The unit of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Unit {
    /// None, or of the things that are counted.
    Things,
    Minutes,
    Hours,
    Pounds,
}

/// A figure of a sum.
#[derive(Clone, Copy, Debug)]
struct Figure {
    value: f64,
    unit: Unit,
    /// Its word.
    at: usize,
    /// One past its unit.
    end: usize,
}

/// At most this many words lie between a figure and the sign before or after it.
const REACH: usize = 4;

/// The first sum of a paragraph that does not come out.
pub(super) fn wrong(letter: &Letter, block: &Block) -> Option<Estimate> {
    let text = letter.text();
    let signs = memchr::memchr_iter(b'=', block.span.of(text).as_bytes());
    signs.map(|at| block.span.start + at).find_map(|sign| {
        let after = letter.word_from(sign);
        let result = figure(letter, block, after)?;
        let last = figure_before(letter, block, after)?;
        let first = (last.at > block.words.start).then(|| figure_before(letter, block, last.at)).flatten();
        let times = first
            .filter(|first| is_times(&text[letter.words[first.at].span().end..letter.words[last.at].span().start]));
        let (fault, right) = match (times, last.unit, result.unit) {
            (None, Unit::Minutes, Unit::Hours) => made(Unit::Hours, last.value / 60.0)?,
            (None, ..) => return None,
            (Some(first), ..) => product(first, last, result)?,
        };
        let off = (right - result.value).abs() > f64::max(1.0, right * 0.02);
        let from = times.into_iter().chain([last]).map(|figure| letter.words_span(figure.at..figure.end)).collect();
        off.then(|| Estimate { fault, span: letter.words_span(result.at..result.end), from })
    })
}

/// What two figures make when multiplied, where their units tell, with the fault if it is not that.
fn product(first: Figure, last: Figure, result: Figure) -> Option<(Fault, f64)> {
    let right = first.value * last.value;
    let (one, other) = (first.unit, last.unit);
    let either = |a: Unit, b: Unit| (one, other) == (a, b) || (one, other) == (b, a);
    match result.unit {
        Unit::Hours if either(Unit::Things, Unit::Minutes) => made(Unit::Hours, right / 60.0),
        Unit::Hours if either(Unit::Things, Unit::Hours) => made(Unit::Hours, right),
        Unit::Minutes if either(Unit::Things, Unit::Minutes) || either(Unit::Things, Unit::Things) => {
            made(Unit::Minutes, right)
        }
        Unit::Pounds if either(Unit::Hours, Unit::Pounds) => made(Unit::Pounds, right),
        _ => None,
    }
}

fn made(unit: Unit, right: f64) -> Option<(Fault, f64)> {
    let fault = match unit {
        Unit::Hours => Fault::Hours(right),
        Unit::Minutes => Fault::Minutes(right),
        Unit::Pounds => Fault::Pounds(right),
        Unit::Things => return None,
    };
    Some((fault, right))
}

/// Whether the text between two figures multiplies them: " x ", "×", " minutes * ".
fn is_times(between: &str) -> bool {
    let signs = between.chars().filter(|char| matches!(char, '×' | '*' | '=' | '+' | '/' | '-' | '–')).count();
    let letter = between.split_whitespace().filter(|word| matches!(*word, "x" | "X")).count();
    let other = between.chars().any(|char| matches!(char, '=' | '+' | '/' | '-' | '–' | '.' | ';' | ':'));
    !other && signs + letter == 1
}

/// The last figure before word `end`, near it.
fn figure_before(letter: &Letter, block: &Block, end: usize) -> Option<Figure> {
    let from = block.words.start.max(end.saturating_sub(REACH + 1));
    (from..end).rev().find_map(|at| figure(letter, block, at)).filter(|figure| figure.end <= end)
}

/// The figure that a word is, with its unit.
fn figure(letter: &Letter, block: &Block, at: usize) -> Option<Figure> {
    const MINUTES: [u64; 4] = keys(["minutes", "minute", "mins", "min"]);
    const HOURS: [u64; 4] = keys(["hours", "hour", "hrs", "hr"]);
    if !block.words.contains(&at) {
        return None;
    }
    let written = letter.word(at);
    if let Some(pounds) = written.strip_prefix('£') {
        let value = pounds.replace(',', "").parse().ok()?;
        return Some(Figure { value, unit: Unit::Pounds, at, end: at + 1 });
    }
    let value = written.replace(',', "").parse().ok().or_else(|| Some(f64::from(number(written)?)))?;
    let next = Some(at + 1).filter(|next| block.words.contains(next)).map(|next| letter.words[next].key);
    let unit = match next {
        Some(next) if MINUTES.contains(&next) => Unit::Minutes,
        Some(next) if HOURS.contains(&next) => Unit::Hours,
        _ => Unit::Things,
    };
    Some(Figure { value, unit, at, end: at + 1 + usize::from(unit != Unit::Things) })
}
