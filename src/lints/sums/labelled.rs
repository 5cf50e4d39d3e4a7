//! Sums told in a sentence: a whole before a colon and its parts behind it, or parts in a row closed by "in total". Only
//! sentences with no other figure are read, and only where every part has the same form.

use crate::facts::dates::month_of;
use crate::facts::number;
use crate::letter::words::{Gap, keys};
use crate::letter::{Letter, Sentence, WordKind};
use crate::text::Span;

/// A whole, and what its parts make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// The figure of the whole.
    pub span: Span,
    /// What it says.
    pub whole: u32,
    /// What the parts make.
    pub added: u32,
    /// Whether one thing may be among several parts, so that they may well make more.
    pub shared: bool,
}

/// "214 boats were let: 68 at North Quay, 57 at the weir and 89 at the lock."; `colon` is the word behind the colon.
pub fn after_colon(letter: &Letter, sentence: &Sentence, colon: usize) -> Option<Told> {
    let words = &letter.words;
    let is_figure = |at: usize| words[at].kind == WordKind::Number;
    let earlier = (sentence.words.start + 1..colon).rev().find(|&at| words[at].gap.has(Gap::COLON));
    let head = earlier.unwrap_or(sentence.words.start)..colon;
    let mut wholes = head.clone().filter(|&at| is_figure(at) && !is_label(letter, at) && !is_numbered(letter, at));
    let (whole, None) = (wholes.next()?, wholes.next()) else { return None };
    if (head.start..sentence.words.end).any(|at| is_number_word(letter, at)) {
        return None;
    }
    let (mut added, mut count, mut closed) = (0u32, 0, false);
    let (mut preposition, money) = (None, is_money(letter, whole));
    let mut exact = money && !is_round(count_of(letter, whole)?);
    for at in (colon..sentence.words.end).filter(|&at| is_figure(at)) {
        let and = at > colon && words[at - 1].key == AND;
        let begins = at == colon || and || words[at].gap.has(Gap::COMMA);
        let after = words.get(at + 1).filter(|next| at + 1 < sentence.words.end && next.gap.is_plain_space())?.key;
        let alike = PREPOSITIONS.contains(&after) && *preposition.get_or_insert(after) == after;
        if !begins || closed || !alike || is_money(letter, at) != money {
            return None;
        }
        exact |= money && !is_round(count_of(letter, at)?);
        (added, count, closed) = (added.checked_add(count_of(letter, at)?)?, count + 1, and);
    }
    // sums of money that all end in noughts may be rounded; none is spent twice
    if money && !exact {
        return None;
    }
    let shared = !money && preposition.is_none_or(|one| !PLACES.contains(&one));
    let told = Told { span: words[whole].span(), whole: count_of(letter, whole)?, added, shared };
    (count >= 2 && closed).then_some(told)
}

/// "April 14, May 11, June 9, in total 34"; `place` is the word "total" or "all".
pub fn in_total(letter: &Letter, sentence: &Sentence, place: usize) -> Option<Told> {
    let words = &letter.words;
    let is_figure = |at: usize| words[at].kind == WordKind::Number;
    let start = sentence.words.start;
    if place < start + 4 || words[place - 1].key != IN || !words[place - 1].gap.has(Gap::COMMA) {
        return None;
    }
    let whole = Some(place + 1).filter(|&at| at < sentence.words.end && is_figure(at) && !is_money(letter, at))?;
    let first = (start..place).find(|&at| words[at].gap.has(Gap::COLON)).unwrap_or(start);
    let (mut added, mut count, mut at) = (0u32, 0, first);
    // one or two words, a figure, a comma
    while at < place - 1 {
        let figure = (at + 1..place - 1).take(2).find(|&next| is_figure(next))?;
        let named = (at..figure).all(|name| words[name].kind == WordKind::Plain && !is_number_word(letter, name));
        let apart = at == first || words[at].gap.has(Gap::COMMA) || words[at].key == AND;
        let joined = (at + 1..=figure).all(|next| words[next].gap.is_plain_space());
        if !(named && apart && joined) || is_money(letter, figure) {
            return None;
        }
        added = added.checked_add(count_of(letter, figure)?)?;
        (count, at) = (count + 1, figure + 1);
    }
    let told = Told { span: words[whole].span(), whole: count_of(letter, whole)?, added, shared: false };
    (count >= 3).then_some(told)
}

const AND: u64 = keys(["and"])[0];
const IN: u64 = keys(["in"])[0];
/// What a part may begin with behind its figure; not "of", which tells what it is part of.
const PREPOSITIONS: [u64; 8] = keys(["into", "in", "at", "for", "from", "to", "by", "on"]);
/// One thing is only at one of them.
const PLACES: [u64; 3] = keys(["at", "from", "into"]);

/// Whether a figure is a sum of whole pounds.
fn is_money(letter: &Letter, at: usize) -> bool {
    letter.word(at).starts_with('£')
}

fn is_round(sum: u32) -> bool {
    sum.is_multiple_of(10)
}

/// A count or a sum of whole pounds: no share, date or code, whose rounding and meaning differ.
fn count_of(letter: &Letter, at: usize) -> Option<u32> {
    let text = letter.word(at);
    let text = text.strip_prefix('£').unwrap_or(text);
    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b',').then(|| number(text)).flatten()
}

/// Whether a figure counts nothing: the number of a question, a year, a day.
pub(super) fn is_label(letter: &Letter, at: usize) -> bool {
    const BEFORE: [u64; 21] = keys([
        "question",
        "questions",
        "part",
        "point",
        "item",
        "section",
        "regulation",
        "annex",
        "appendix",
        "table",
        "paragraph",
        "page",
        "no",
        "number",
        "in",
        "since",
        "during",
        "for",
        "q",
        "year",
        "until",
    ]);
    let text = letter.word(at);
    let before = at.checked_sub(1).map(|before| letter.words[before].key);
    let year = number(text).is_some_and(|year| (1980..=2040).contains(&year)) && !text.contains(',');
    let coded = text.contains(['/', '-', '–']);
    let labelled = before.is_some_and(|before| BEFORE.contains(&before) || month_of(before).is_some())
        && !coded
        && text.len() <= 2;
    // "1 October"
    let dated = || letter.words.get(at + 1).is_some_and(|next| next.capital && month_of(next.key).is_some());
    year || coded || labelled || text.len() <= 2 && dated()
}

/// Whether a figure is closed as the number of an item is: "1.", "2)".
fn is_numbered(letter: &Letter, at: usize) -> bool {
    letter.words.get(at + 1).is_some_and(|next| next.gap.has(Gap::STOP.with(Gap::CLOSE)))
}

/// Whether a word is a number written out.
fn is_number_word(letter: &Letter, at: usize) -> bool {
    let word = &letter.words[at];
    word.kind == WordKind::Plain && number(letter.word(at)).is_some()
}
