//! Limits of time that a letter states: how many, of what, and for which act.
//!
//! The number is easy, the act is not: "40 working days" is right to ask for a review and wrong to answer one. An act
//! is only told where the words around the limit name it; a limit of something else (how long data is kept, when a fee
//! is due) is no fact at all, because a guess here becomes a false alarm in five lints.

mod acts;
mod amount;
mod cues;
mod object;

use std::ops::Range;

use crate::letter::pattern::{Found, NoSlots};
use crate::letter::{BlockKind, Letter};
use crate::tables::{Act, Regime, Unit};
use crate::text::Span;

use acts::{Limit, Passage};
use cues::Cues;

/// A limit that a letter states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// Number and unit, with a bracketed repeat: "40 working days", "two months (40 working days)".
    pub span: Span,
    /// The number.
    pub number: u32,
    /// What is counted; plain "days" are calendar days.
    pub unit: Unit,
    /// Whether the letter says "days" and not what kind.
    pub plain: bool,
    /// What must be done within it.
    pub act: Act,
    /// Whether it is the longer limit for hard cases beside the usual one.
    pub extended: bool,
    /// The access regime that the sentence names, where it names just one.
    pub regime: Option<Regime>,
}

impl Deadline {
    /// The limit in words: "40 working days", "2 months".
    pub fn shown(&self) -> String {
        let unit = match self.unit {
            Unit::WorkingDays => "working day",
            Unit::CalendarDays if self.plain => "day",
            Unit::CalendarDays => "calendar day",
            Unit::Weeks => "week",
            Unit::Months => "month",
        };
        format!("{} {unit}{}", self.number, if self.number == 1 { "" } else { "s" })
    }

    /// Number and unit for comparison: weeks are seven days, and plain days are calendar days.
    pub fn value(&self) -> (u32, Unit) {
        match self.unit {
            Unit::Weeks => (self.number.saturating_mul(7), Unit::CalendarDays),
            unit => (self.number, unit),
        }
    }
}

/// A limit of a template whose number is a place to fill in: "within {{review_days}} working days".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenLimit {
    /// Hole and unit.
    pub span: Span,
    /// What must be done within it.
    pub act: Act,
}

/// Every limit whose act is known, in order, and those whose number is still open. The requester's words and quoted
/// provisions are not read.
pub fn find(letter: &Letter) -> (Vec<Deadline>, Vec<OpenLimit>) {
    let mut open = Vec::new();
    let mut found = stated(letter);
    found.retain(|limit| {
        let known = limit.number > 0 || !letter.has_hole(limit.span);
        if !known {
            open.push(OpenLimit { span: limit.span, act: limit.act });
        }
        known
    });
    (found, open)
}

fn stated(letter: &Letter) -> Vec<Deadline> {
    let cues = Cues::builtin();
    let mut with_amounts = amount::sentences(letter).into_iter().peekable();
    if with_amounts.peek().is_none() {
        return Vec::new();
    }
    let topics = cues.topics.in_letter(letter, &NoSlots);
    let (mut found, mut passage, mut block_before) = (Vec::new(), Passage::new(&topics), usize::MAX);
    for (index, sentence) in letter.sentences.iter().enumerate() {
        let block = &letter.blocks[sentence.block];
        if !block.region.is_own_prose() || block.kind == BlockKind::Literal {
            continue;
        }
        if sentence.block != block_before {
            passage.enter(block.region);
            block_before = sentence.block;
        }
        let words = sentence.words.clone();
        while with_amounts.next_if(|&with| with < index).is_some() {}
        let stated = with_amounts.peek() == Some(&index);
        let amounts = if stated { amount::find(letter, words.clone(), cues) } else { Vec::new() };
        let limits: Vec<Limit> =
            amounts.iter().map(|amount| Limit { start: amount.words.start, end: amount.words.end }).collect();
        let regime = if limits.is_empty() { None } else { one_regime(letter, cues, words.clone()) };
        for (index, amount) in amounts.iter().enumerate() {
            if !amount.limits {
                continue;
            }
            let Some((act, extended)) = acts::decide(letter, cues, &passage, words.clone(), &limits, index) else {
                continue;
            };
            found.push(Deadline {
                span: amount.span,
                number: amount.number,
                unit: amount.unit,
                plain: amount.plain,
                act,
                extended: extended || amount.extended,
                regime,
            });
        }
        passage.read(words);
    }
    found
}

/// The words with which the letter offers a review, in its own voice: the first place.
pub fn review_offer(letter: &Letter) -> Option<Offer> {
    let cues = Cues::builtin();
    let own = |found: &Found| letter.region_of(found.start).is_own_prose();
    let first = cues.offer.in_letter(letter, &NoSlots).into_iter().find(own)?;
    let block = letter.block_of(first.start);
    Some(Offer {
        span: letter.words_span(first.start..first.end),
        block,
        elsewhere: cues.elsewhere.is_in(&letter.words, letter.blocks[block].words.clone(), &NoSlots),
    })
}

/// Where a letter offers a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The words that offer it.
    pub span: Span,
    /// The block they are in.
    pub block: usize,
    /// Whether the block sends the reader to another paper or page.
    pub elsewhere: bool,
}

/// Every amount of time in a run of words, whatever it is for.
pub fn amounts(letter: &Letter, words: Range<usize>) -> Vec<Span> {
    amount::find(letter, words, Cues::builtin()).into_iter().map(|amount| amount.span).collect()
}

/// Whether the authority names more than one access regime in its own words.
pub fn names_several_regimes(letter: &Letter) -> bool {
    let cues = Cues::builtin();
    let mut seen = [false; 4];
    for found in cues.regimes.in_letter(letter, &NoSlots) {
        if letter.region_of(found.start).is_own_prose() {
            seen[found.id] = true;
        }
    }
    seen.iter().filter(|seen| **seen).count() > 1
}

fn regimes(letter: &Letter, cues: &Cues, words: Range<usize>) -> [bool; 4] {
    let mut seen = [false; 4];
    for found in cues.regimes.find_all(&letter.words, words, &NoSlots) {
        if let Some(seen) = seen.get_mut(found.id) {
            *seen = true;
        }
    }
    seen
}

fn one_regime(letter: &Letter, cues: &Cues, words: Range<usize>) -> Option<Regime> {
    let seen = regimes(letter, cues, words);
    let mut named = Regime::ALL.into_iter().zip(seen).filter(|(_, seen)| *seen).map(|(regime, _)| regime);
    named.next().filter(|_| named.next().is_none())
}

#[cfg(test)]
mod tests;
