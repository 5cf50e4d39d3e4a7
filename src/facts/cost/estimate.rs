//! The sums of an estimate: so many records at so many minutes make so many hours; so many hours at £25 make so many
//! pounds. Read only where a paragraph has one of each, because a second step or a sample makes the sum another one.

use std::ops::Range;

use super::amounts::{Amount, Stated, amount};
use super::count::by_minutes;
use super::cues::cues;
use super::equation;
use crate::letter::words::{fixed_key, keys};
use crate::letter::{Block, BlockKind, Gap, Letter};
use crate::text::Span;

/// What is wrong with a sum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// A sum written out makes other minutes than stated: the minutes it makes.
    Minutes(f64),
    /// Records times minutes make other hours than stated: the hours they make.
    Hours(f64),
    /// Hours times the rate make another sum than stated: the pounds they make.
    Pounds(f64),
    /// The hours stated are within the limit that they are said to exceed.
    Within,
}

/// A sum that does not come out.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// What is wrong.
    pub fault: Fault,
    /// The result as stated.
    pub span: Span,
    /// What it is worked out from.
    pub from: Vec<Span>,
}

/// How near the stated result must come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// As it is.
    Exactly,
    /// "approximately".
    Roughly,
    /// "over", "at least".
    More,
}

/// The sums that do not come out. `limits` are the amounts that are the limit, and no result; `least` is the fewest hours
/// that any limit allows.
pub fn estimates(letter: &Letter, limits: &[Stated], least: f64) -> Vec<Estimate> {
    let hour = const { keys(["hour", "hours", "hrs"]) };
    let mut found = Vec::new();
    for block in &letter.blocks {
        let own = block.region.is_own_prose() && !matches!(block.kind, BlockKind::Literal | BlockKind::Row);
        if !own || !letter.words[block.words.clone()].iter().any(|word| hour.contains(&word.key)) {
            continue;
        }
        let totals = totals(letter, block, limits);
        if let Some(estimate) = equation::wrong(letter, block) {
            found.push(estimate);
        } else if let Some(estimate) = by_minutes(letter, block, &totals) {
            found.push(estimate);
        } else if let Some(estimate) = by_rate(letter, block, limits, &totals) {
            found.push(estimate);
        }
        found.extend(within(letter, block, limits, &totals, least));
    }
    found
}

/// A result in hours: its place, words, value and how exact it is.
pub(super) struct Total {
    pub(super) span: Span,
    pub(super) words: Range<usize>,
    pub(super) hours: f64,
    pub(super) about: About,
}

/// The hours of a paragraph that are no limit, no rate and no time of one thing.
fn totals(letter: &Letter, block: &Block, limits: &[Stated]) -> Vec<Total> {
    let each = const { keys(["per", "each", "a", "for", "every"]) };
    let mut totals = Vec::new();
    for at in block.words.clone() {
        let Some((Amount::Hours(hours), end)) = amount(letter, at, block.words.end) else { continue };
        let limit = limits.iter().any(|limit| limit.words.0 == at);
        let single = end < block.words.end
            && each.contains(&letter.words[end].key)
            && !letter.words[end].gap.has(Gap::SENTENCE)
            && !(letter.words[end].key == const { fixed_key("for") } && all_follows(letter, end + 1));
        if !limit && !single && !is_a_measure(letter, block, at..end) {
            totals.push(Total {
                span: letter.words_span(at..end),
                words: at..end,
                hours,
                about: about(letter, block, at),
            });
        }
    }
    totals
}

/// "20 working days of 7.5 hours", "132 hours more than the limit": what hours measure, and no result.
fn is_a_measure(letter: &Letter, block: &Block, hours: Range<usize>) -> bool {
    const DAYS: [u64; 5] = keys(["days", "day", "weeks", "week", "shifts"]);
    let words = &letter.words;
    let of_days = hours.start >= block.words.start + 2
        && words[hours.start - 1].key == const { fixed_key("of") }
        && DAYS.contains(&words[hours.start - 2].key);
    of_days || words.get(hours.end).is_some_and(|next| next.key == const { fixed_key("more") })
}

/// "for all 500 files", "for the whole".
fn all_follows(letter: &Letter, at: usize) -> bool {
    const THINGS: [u64; 4] = keys(["all", "the", "this", "these"]);
    letter.words.get(at).is_some_and(|next| THINGS.contains(&next.key))
}

fn about(letter: &Letter, block: &Block, at: usize) -> About {
    let near = block.words.start.max(at.saturating_sub(4))..at;
    let has = |list: &[u64]| letter.words[near.clone()].iter().any(|word| list.contains(&word.key));
    if has(const {
        &keys([
            "over",
            "more",
            "least",
            "excess",
            "exceed",
            "exceeds",
            "exceeding",
            "upwards",
            "minimum",
            "above",
            "beyond",
        ])
    }) {
        About::More
    } else if has(const {
        &keys([
            "approximately",
            "around",
            "about",
            "roughly",
            "some",
            "nearly",
            "almost",
            "circa",
            "c",
            "approx",
            "estimated",
            "region",
            "close",
            "up",
            "under",
        ])
    }) {
        About::Roughly
    } else {
        About::Exactly
    }
}

/// Whether a stated result fits the one worked out: rounding is no fault.
pub(super) fn fits(stated: f64, right: f64, about: About) -> bool {
    let off = (stated - right).abs();
    match about {
        About::Exactly => off <= f64::max(1.0, right * 0.03),
        About::Roughly => off <= f64::max(2.0, right * 0.15),
        About::More => right >= stated * 0.97 || off <= 1.0,
    }
}

/// "43 hours at £25 an hour: £1,075".
fn by_rate(letter: &Letter, block: &Block, limits: &[Stated], totals: &[Total]) -> Option<Estimate> {
    // "three officers would each need 10 hours"
    const EACH: [u64; 5] = keys(["each", "officers", "people", "weeks", "more"]);
    let [total] = totals else { return None };
    if letter.words[block.words.clone()].iter().any(|word| EACH.contains(&word.key)) {
        return None;
    }
    let mut rate = None;
    let mut sums = Vec::new();
    for at in block.words.clone() {
        match amount(letter, at, block.words.end) {
            Some((Amount::Rate(pounds), end)) => {
                rate = Some((pounds, letter.words_span(at..end)));
            }
            Some((Amount::Pounds(pounds), end)) if !limits.iter().any(|limit| limit.words.0 == at) => {
                sums.push((pounds, letter.words_span(at..end), at));
            }
            _ => {}
        }
    }
    // "£450" and "£600" are limits wherever they stand
    sums.retain(|(pounds, ..)| *pounds != 450.0 && *pounds != 600.0);
    let ((rate, rate_span), [(stated, span, at)]) = (rate?, sums.as_slice()) else { return None };
    let right = total.hours * rate;
    let (sum_about, slack) = (about(letter, block, *at), f64::max(rate, right * 0.03));
    let fits = match (sum_about, total.about) {
        (About::Exactly, About::Exactly) => (stated - right).abs() <= slack,
        (About::More, _) => right >= stated * 0.97,
        (_, About::More) => *stated >= right * 0.97,
        _ => (stated - right).abs() <= right * 0.15,
    };
    (!fits && right > 0.0).then(|| Estimate {
        fault: Fault::Pounds(right),
        span: *span,
        from: vec![total.span, rate_span],
    })
}

/// "It would take 16 hours, which exceeds the limit of 18 hours".
fn within(letter: &Letter, block: &Block, limits: &[Stated], totals: &[Total], least: f64) -> Option<Estimate> {
    let [total] = totals else { return None };
    let sentence = letter.sentence_of(total.words.start)?;
    let near = sentence.words.start.max(total.words.start.saturating_sub(6))..total.words.start;
    const TAKES: [u64; 7] = keys(["take", "require", "requires", "takes", "need", "total", "totals"]);
    const EXCEEDS: [u64; 3] = keys(["exceed", "exceeds", "exceeding"]);
    const DENIES: [u64; 12] =
        keys(["not", "if", "already", "further", "more", "additional", "alone", "just", "only", "each", "per", "days"]);
    let any = |range: Range<usize>, list: &[u64]| letter.words[range].iter().any(|word| list.contains(&word.key));
    let takes = any(near, &TAKES);
    let exceeds = any(total.words.end..sentence.words.end, &EXCEEDS);
    let denied = any(sentence.words.clone(), &DENIES);
    let said = exceeds && cues().limit.is_in(&letter.words, sentence.words.clone());
    let small = total.hours < least && total.about == About::Exactly && total.hours > 0.0;
    (takes && said && small && !denied && block.words.len() < 200).then(|| Estimate {
        fault: Fault::Within,
        span: total.span,
        from: limits.iter().filter(|limit| sentence.words.contains(&limit.words.0)).map(|limit| limit.span).collect(),
    })
}
