//! A relative year with its name in brackets, "this year (2018)", in a letter of another year.

use std::ops::Range;

use jiff::civil::Date;

use crate::diagnostic::Severity;
use crate::facts::dates::long;
use crate::facts::{Dated, year};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter};
use crate::lints::prose::is_quoted;
use crate::lints::{Cx, Finding, Findings};
use crate::text::Span;

const YEAR: u64 = keys(["year"])[0];
const THIS: [u64; 2] = keys(["this", "current"]);
const LAST: u64 = keys(["last"])[0];
const FINANCIAL: u64 = keys(["financial"])[0];
const ACADEMIC: [u64; 2] = keys(["academic", "school"]);
const CALENDAR: u64 = keys(["calendar"])[0];
const THE: u64 = keys(["the"])[0];

/// Which twelve months make a year.
#[derive(Clone, Copy)]
enum Sort {
    Calendar,
    Financial,
    Academic,
}

impl Sort {
    /// Whether the year of a day may have begun in a year. Schools begin in August in Scotland, and plan before that.
    fn may_be(self, date: Date, began: i16) -> bool {
        let (year, month) = (date.year(), date.month());
        match self {
            Sort::Calendar => began == year,
            Sort::Financial => began == if month < 4 { year - 1 } else { year },
            Sort::Academic => began == year && month > 6 || began == year - 1 && month < 10,
        }
    }
}

/// Report each year that is neither that of the letter nor that of the request.
pub(super) fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let Some(sent) = cx.facts.sent else { return };
    for at in letter.places_of(YEAR).filter(|&at| letter.region_of(at).is_own_prose()) {
        let Some((start, sort, back)) = relative(letter, at) else { continue };
        let Some(named) = letter.words.get(at + 1).filter(|next| is_beside(next.gap)).map(|_| at + 1) else { continue };
        let Some((began, halves)) = began(letter.word(named)) else { continue };
        let sorts = match sort {
            // "this year (2024/25)" may be of either sort
            Sort::Calendar if halves => &[Sort::Financial, Sort::Academic][..],
            Sort::Financial | Sort::Academic if !halves => continue,
            _ => &[sort],
        };
        let fits = |day: Dated| sorts.iter().any(|sort| sort.may_be(day.date, began + back));
        if [Some(sent), cx.facts.received].into_iter().flatten().any(fits)
            || is_named_before(letter, start, named)
            || is_quoted(letter, at)
        {
            continue;
        }
        let span = bracket(letter, start..named + 1);
        let message = format!(
            "‘{}’ does not fit a letter of {}. Correct the year, or bring the paragraph up to date.",
            span.of(letter.text()),
            long(sent.date)
        );
        findings.push(Finding::new(span, message).severity(Severity::Warning).label("another year"));
    }
}

/// The first word of "this year", "the current financial year", with its sort and how many years it goes back.
fn relative(letter: &Letter, at: usize) -> Option<(usize, Sort, i16)> {
    let plain = |at: usize| letter.words[at].gap.is_plain_space();
    let key = |at: usize| letter.words[at].key;
    let before = at.checked_sub(1).filter(|_| plain(at))?;
    let sort = match key(before) {
        FINANCIAL => Some(Sort::Financial),
        word if ACADEMIC.contains(&word) => Some(Sort::Academic),
        CALENDAR => Some(Sort::Calendar),
        _ => None,
    };
    let first = if sort.is_some() { before.checked_sub(1).filter(|_| plain(before))? } else { before };
    let back = match key(first) {
        word if THIS.contains(&word) => 0,
        LAST => 1,
        _ => return None,
    };
    let the = first > 0 && plain(first) && key(first - 1) == THE;
    // "the last year (2021) of the contract", "its last year (2015)", "the trust's last year (2012)"
    let whose = first.checked_sub(1).filter(|_| plain(first)).map(|before| letter.words[before]);
    let owned = whose.is_some_and(|whose| whose.apostrophe || OWNERS.contains(&whose.key));
    if back == 1 && sort.is_none() && (the || owned) {
        return None;
    }
    Some((first - usize::from(the), sort.unwrap_or(Sort::Calendar), back))
}

/// Whose year it is, or that it was the end of something.
const OWNERS: [u64; 9] = keys(["its", "his", "her", "their", "our", "your", "my", "and", "final"]);

/// Whether the year that a bracket names at word `named` was spoken of shortly before word `start`: "The fall in 2020/21 … In
/// this year (2020/21)".
fn is_named_before(letter: &Letter, start: usize, named: usize) -> bool {
    /// Two sentences.
    const NEAR: usize = 40;
    let block = &letter.blocks[letter.block_of(start)];
    let year = letter.word(named).get(..4);
    (start.saturating_sub(NEAR).max(block.words.start)..start).any(|at| letter.word(at).get(..4) == year)
}

/// Whether a bracket opens between a word and the one before. Behind a comma may stand a list: "this year, 2022 and 2021".
fn is_beside(gap: Gap) -> bool {
    gap.has(Gap::OPEN) && !gap.has(Gap::QUOTE.with(Gap::SENTENCE).with(Gap::STOP))
}

/// The year in which a named year began, and whether it goes into the next: "2018", "2018/19", "2018-2019".
fn began(word: &str) -> Option<(i16, bool)> {
    let (first, second) = word.split_once(['/', '-', '–']).unwrap_or((word, ""));
    let began = year(first)?;
    let next = (began + 1).to_string();
    (second.is_empty() || second == next || second == &next[2..]).then_some((began, !second.is_empty()))
}

/// A run of words with the bracket that closes behind it.
fn bracket(letter: &Letter, words: Range<usize>) -> Span {
    let span = letter.words_span(words);
    let closes = span.of(letter.text()).contains('(') && letter.text()[span.end..].starts_with(')');
    Span::new(span.start, span.end + usize::from(closes))
}
