//! Sums and hours that a letter says are the limit. What an answer would cost or take stands in the same sentences, so an
//! amount counts only where nothing but linking words stands between the limit and it.

use std::ops::Range;

use super::cues::cues;
use super::own;
use crate::facts::number;
use crate::letter::words::{key, keys};
use crate::letter::{Gap, Letter, WordKind};
use crate::text::Span;

/// An amount.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// Pounds in all.
    Pounds(f64),
    /// Hours of work.
    Hours(f64),
    /// Pounds an hour.
    Rate(f64),
}

/// An amount that is said to be the limit, or how it is counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stated {
    /// Its words: "£450", "18 hours".
    pub span: Span,
    /// How much.
    pub amount: Amount,
    /// Its words, as indices: the first and one past the last.
    pub words: (usize, usize),
}

/// The most words between a limit and its amount.
const REACH: usize = 45;
/// The most words between a sum and the hours that it pays for: "£450, being the equivalent of 18 hours".
const NEAR: usize = 6;
/// At most this many amounts are kept, which no letter has.
const MOST: usize = 64;

/// Every amount said to be the limit, in order.
pub fn limits(letter: &Letter) -> Vec<Stated> {
    let words = &letter.words;
    let mut found: Vec<Stated> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for (index, sentence) in own(letter).enumerate() {
        let limit = cues().limit.find(words, sentence.words.clone());
        let goes_on = last.is_some_and(|(before, block)| before + 1 == index && block == sentence.block)
            && cues().goes_on.is_in(words, sentence.words.clone());
        if limit.is_none() && !goes_on || cues().disclaims.is_in(words, sentence.words.clone()) {
            continue;
        }
        let before = found.len();
        for at in sentence.words.clone() {
            let Some((amount, end)) = amount(letter, at, sentence.words.end) else { continue };
            let named = limit.as_ref().is_some_and(|_| is_limit(letter, sentence.words.start, at))
                || is_called_limit(letter, end, sentence.words.end)
                || found.last().is_some_and(|last| {
                    found.len() > before && at - last.words.1 <= REACH && links(letter, last.words.1..at)
                })
                || goes_on
                    && found.len() == before
                    && at - sentence.words.start <= REACH
                    && links_from_start(letter, sentence.words.start, at);
            if named && found.len() < MOST {
                found.push(Stated { span: letter.words_span(at..end), amount, words: (at, end) });
            }
        }
        if found.len() > before {
            last = Some((index, sentence.block));
        }
    }
    found
}

/// A sum and hours that a letter makes equal where it speaks of a limit: "the limit of 24 hours (£600)", "£450, being 18
/// hours". What somebody else said, or was wrong, is left out, and so are limits that are set side by side.
pub fn pairs<'a>(letter: &'a Letter) -> impl Iterator<Item = [Stated; 2]> + 'a {
    const LIMIT: [u64; 2] = keys(["limit", "threshold"]);
    own(letter).flat_map(|sentence| {
        let words = &letter.words;
        let limit = words[sentence.words.clone()].iter().any(|word| LIMIT.contains(&word.key));
        let speaks = limit && !cues().not_equal.is_in(words, sentence.words.clone());
        let mut found: Vec<[Stated; 2]> = Vec::new();
        let mut last: Option<Stated> = None;
        for at in sentence.words.clone().filter(|_| speaks) {
            let Some((amount, end)) = amount(letter, at, sentence.words.end) else { continue };
            let this = Stated { span: letter.words_span(at..end), amount, words: (at, end) };
            let before = last.replace(this).filter(|last| last.words.1 <= at);
            let both = before.filter(|last| match (last.amount, amount) {
                (Amount::Pounds(_), Amount::Hours(_)) | (Amount::Hours(_), Amount::Pounds(_)) => {
                    makes_equal(letter, last.words.1..at)
                }
                _ => false,
            });
            found.extend(both.map(|last| [last, this]));
        }
        found
    })
}

/// Whether a bracket, or a word such as "being", is all that stands between two amounts.
fn makes_equal(letter: &Letter, run: Range<usize>) -> bool {
    let words = &letter.words;
    if run.is_empty() {
        return words[run.end].gap.has(Gap::OPEN);
    }
    run.len() <= NEAR && run.clone().all(|at| cues().makes_equal.at(words, at).is_some())
}

/// Where a sentence of the authority's says that the limit of the Act would be exceeded, without calling it a yardstick.
pub fn over_the_limit(letter: &Letter) -> Option<Span> {
    let words = &letter.words;
    own(letter).find_map(|sentence| {
        let found = cues().over.find(words, sentence.words.clone())?;
        (!cues().yardstick.is_in(words, sentence.words.clone())).then(|| letter.words_span(found))
    })
}

/// Every rate of pounds an hour that the authority names, whatever it is said to be, with its words.
pub fn rates(letter: &Letter) -> impl Iterator<Item = (f64, Span)> {
    own(letter).flat_map(|sentence| {
        let pounds = sentence.words.clone().filter(|&at| letter.word(at).starts_with('£'));
        pounds.filter_map(|at| match amount(letter, at, sentence.words.end)? {
            (Amount::Rate(rate), end) => Some((rate, letter.words_span(at..end))),
            _ => None,
        })
    })
}

/// The amount at a word, and the word after it: "£450", "18 hours", "£25 per hour".
pub(super) fn amount(letter: &Letter, at: usize, end: usize) -> Option<(Amount, usize)> {
    let text = letter.word(at);
    let is = |at: usize, list: &[&str]| at < end && list.iter().any(|word| key(word) == letter.words[at].key);
    if let Some(figure) = text.strip_prefix('£') {
        let value: f64 = figure.trim_end_matches(['p', 'P']).replace(',', "").parse().ok()?;
        let rate = is(at + 1, &["per", "an", "a", "each", "hourly"])
            || letter.text()[letter.words[at].span().end..].starts_with('/');
        let next = at + 1 + usize::from(is(at + 1, &["per", "an", "a", "each"]));
        let next =
            next + usize::from(is(next, &["person", "officer", "member"])) + usize::from(is(next + 1, &["per", "an"]));
        return Some(if rate && is(next, &["hour", "hours", "hr"]) {
            (Amount::Rate(value), next + 1)
        } else {
            (Amount::Pounds(value), at + 1)
        });
    }
    let hours = |value: f64, end: usize| Some((Amount::Hours(value), end));
    if let Some(figure) = text.strip_suffix("hrs").or_else(|| text.strip_suffix('h')) {
        return hours(figure.replace(',', "").parse().ok()?, at + 1);
    }
    let value = match text.parse::<f64>() {
        Ok(value) => value,
        Err(_) => f64::from(number(text)?),
    };
    is(at + 1, &["hour", "hours", "hrs", "hours'", "hour's"]).then(|| hours(value, at + 2)).flatten()
}

/// Whether only linking words lead from the words for the limit to the amount at `at`.
fn is_limit(letter: &Letter, start: usize, at: usize) -> bool {
    // backwards from the amount, up to the words for the limit
    let first = start.max(at.saturating_sub(REACH));
    (first..at)
        .rev()
        .find_map(|from| cues().limit.at(&letter.words, from))
        .is_some_and(|limit| limit.end <= at && links(letter, limit.end..at))
}

/// Whether a run of words links a limit with an amount, or two amounts of one limit.
fn links(letter: &Letter, run: Range<usize>) -> bool {
    let words = &letter.words;
    if run.is_empty() {
        let gap = words[run.end].gap;
        return gap.has(Gap::OPEN.with(Gap::SLASH).with(Gap::DASH).with(Gap::COLON)) && !gap.has(Gap::SENTENCE);
    }
    let linking = |at: usize| cues().between.at(words, at).is_some() || amount_word(letter, at) || words[at].capital;
    let last = run.end - 1;
    let open = words[run.end].gap.has(Gap::OPEN.with(Gap::DASH));
    run.clone().all(linking)
        && (open || cues().before_amount.at(words, last).is_some() || run.len() == 1 && letter.word(last) == "and")
}

fn links_from_start(letter: &Letter, start: usize, at: usize) -> bool {
    let words = &letter.words;
    cues().goes_on.find(words, start..at).is_some_and(|found| found.end == at || links(letter, found.end..at))
}

/// A word of another amount on the way.
fn amount_word(letter: &Letter, at: usize) -> bool {
    let text = letter.word(at);
    text.starts_with('£') || letter.words[at].kind == WordKind::Reference
}

/// "the £450 limit", "the 18 hour limit", "£450, which is the limit".
fn is_called_limit(letter: &Letter, after: usize, end: usize) -> bool {
    // "the £450 set by the Fees Regulations"
    if cues()
        .limit
        .at(&letter.words, after)
        .is_some_and(|found| found.end <= end && !letter.words[after].gap.has(Gap::COMMA))
    {
        return true;
    }
    let called = (after..end.min(after + 3)).take_while(|&at| cues().called.at(&letter.words, at).is_some()).count();
    let after = after + called;
    let last = end.min(after + 3);
    (after..last).find(|&at| ["limit", "threshold"].iter().any(|word| key(word) == letter.words[at].key)).is_some_and(
        |limit| {
            (after..limit).all(|at| {
                ["appropriate", "cost", "costs", "fees", "statutory", "hour", "hours"]
                    .iter()
                    .any(|word| key(word) == letter.words[at].key)
            })
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::{Cues, Kind};
    use crate::text::{Format, Source};

    fn amounts(text: &str) -> Vec<Amount> {
        let source = Source::from_text("a.txt", Format::Text, text);
        let letter = Letter::read(&source, Cues::builtin(), Some(Kind::Letter));
        limits(&letter).into_iter().map(|stated| stated.amount).collect()
    }

    #[test]
    fn the_limit_is_told_from_the_estimate() {
        use Amount::{Hours, Pounds, Rate};
        for (text, wanted) in [
            ("It would take 16 hours, which exceeds the appropriate limit of 18 hours.", vec![Hours(18.0)]),
            (
                "The appropriate limit for the Trust is £450. This represents 18 hours at £25 per hour.",
                vec![Pounds(450.0), Hours(18.0), Rate(25.0)],
            ),
            ("The work of 60 hours is above the £450 limit.", vec![Pounds(450.0)]),
            ("The cost would exceed £600, which is the limit under section 12(1).", vec![Pounds(600.0)]),
            ("It would come to more than the £450 set by the Fees Regulations.", vec![Pounds(450.0)]),
            ("It would cost £700, and that is beyond the limit.", vec![]),
            ("We hold no recorded information about a £900 cost limit, which you mention.", vec![]),
            ("We would exceed the appropriate limit by 40 hours.", vec![]),
            ("The appropriate limit would be exceeded, as it would take 70 hours.", vec![]),
        ] {
            assert_eq!(amounts(text), wanted, "{text}");
        }
    }
}
