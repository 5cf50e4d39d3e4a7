//! The noun of a subject, read from its determiner onwards, and its number.

use super::phrases::{goes_with, owns};
use super::subject::number_of;
use super::{Number, follows, nouns};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, WordKind};
use crate::lints::lexicon::words::is_pair;
use crate::lints::lexicon::{Classes, classes};

/// What begins a noun phrase.
pub(super) const DETERMINERS: [u64; 15] = keys([
    "the", "these", "those", "your", "our", "this", "that", "its", "their", "a", "an", "each", "every", "no", "whose",
]);
/// Determiners of either number.
pub(super) const EITHER: [u64; 7] = keys(["the", "your", "our", "its", "their", "no", "whose"]);
/// Determiners of several.
pub(super) const SEVERAL: [u64; 2] = keys(["these", "those"]);
const NUMBER: u64 = keys(["number"])[0];
/// What leaves "the number of" one.
const TOTALS: [u64; 5] = keys(["total", "exact", "overall", "precise", "actual"]);
const MINUTES: u64 = keys(["minutes"])[0];
const ACT: u64 = keys(["act"])[0];
/// Forms for one that are nouns too, where a determiner or "that" follows.
pub(super) const SHOWS: [u64; 5] = keys(["shows", "states", "gives", "means", "remains"]);
/// … and one before any word.
pub(super) const GOES: u64 = keys(["goes"])[0];
/// The most words between a determiner and its noun.
const MOST_BEFORE: usize = 4;
const AND: u64 = keys(["and"])[0];
/// "this time", which may say when and be a thing.
pub(super) const TIME: u64 = keys(["time"])[0];
const YOUR: u64 = keys(["your"])[0];
const THE: u64 = keys(["the"])[0];
const OF: u64 = keys(["of"])[0];

/// The noun after the determiner at `at`, and its number.
pub(super) fn head_after(letter: &Letter, at: usize) -> Option<(usize, Number)> {
    let words = &letter.words;
    let determiner = words[at].key;
    for noun in at + 1..=at + 1 + MOST_BEFORE {
        let word = words.get(noun)?;
        let close = word.gap.is_plain_space() && !word.gap.has(Gap::MARKUP.with(Gap::SENTENCE));
        if !close || word.kind != WordKind::Plain {
            return None;
        }
        if word.capital && word.key == ACT && determiner == THE {
            return Some((noun, Number::One));
        }
        if owns(letter, noun) || word.capital && leads_to_owner(letter, noun) {
            continue;
        }
        if word.capital {
            return None;
        }
        if let Some(number) = head_number(letter, noun).filter(|_| is_sure(letter, at, noun)) {
            let goes = match number {
                Number::One => !SEVERAL.contains(&determiner),
                Number::Many => EITHER.contains(&determiner) || SEVERAL.contains(&determiner),
            };
            if ends_at(letter, noun) {
                return goes.then_some((noun, number));
            }
        }
        if !describes(letter, noun) {
            return None;
        }
    }
    None
}

/// Whether a noun can be no verb, nor count what it stands before, where it is.
fn is_sure(letter: &Letter, determiner: usize, noun: usize) -> bool {
    let (words, before) = (&letter.words, noun - 1);
    if words[noun].key == NUMBER {
        // "the same number of people were asked"
        return words[determiner].key == THE && (before == determiner || TOTALS.contains(&words[before].key));
    }
    // "where the error occurs"
    let verb = classes(words[noun].key).may_be(Classes::THIRD) && !owns(letter, before);
    let other = classes(words[before].key);
    if !verb || before == determiner || !other.may_be(Classes::NOUN) {
        return true;
    }
    // "The complainant appeals and the decision is looked at again"
    let clauses = || words.get(noun + 1).is_some_and(|next| next.key == AND);
    words[determiner].gap.has(Gap::SENTENCE) && !(other.may_be(Classes::ADJECTIVE) && clauses())
}

/// Whether a noun says when: "each year".
pub(super) fn is_time(noun: u64) -> bool {
    nouns().time.contains(&noun) || noun == TIME
}

/// The number of a noun that can be a subject.
pub(super) fn head_number(letter: &Letter, noun: usize) -> Option<Number> {
    let key = letter.words[noun].key;
    let of = letter.words.get(noun + 1).is_some_and(|next| follows(next) && next.key == OF);
    if key == NUMBER {
        // "The number are as follows"
        const ARE: [u64; 2] = keys(["are", "were"]);
        let are = letter.words.get(noun + 1).is_some_and(|next| follows(next) && ARE.contains(&next.key));
        return (of || are).then_some(Number::One);
    }
    // "ten minutes is enough", and not "these accounts is"
    let before = letter.words[noun.saturating_sub(1)].key;
    if SEVERAL.contains(&before) && nouns().sums.contains(&key) {
        return Some(Number::Many);
    }
    // "Each year about 40 are refused"
    if key == TIME && ![THE, YOUR].contains(&before) && classes(before).may_be(Classes::DETERMINER) {
        return None;
    }
    let minutes = || key == MINUTES && (of || EITHER.contains(&before));
    if nouns().many.contains(&key) || minutes() {
        return Some(Number::Many);
    }
    number_of(key)
}

/// Whether no noun follows that the one at `noun` could go with.
pub(super) fn ends_at(letter: &Letter, noun: usize) -> bool {
    let nominal = Classes::NOUN.with(Classes::PLURAL).with(Classes::MASS);
    let sure = Classes::AUXILIARY.with(Classes::PREPOSITION).with(Classes::PARTICIPLE).with(Classes::THIRD);
    letter.words.get(noun + 1).is_none_or(|next| {
        let known = classes(next.key);
        let few = nouns().few.contains(&next.key) && (!known.may_be(Classes::NOUN) || takes(letter, noun + 1));
        let verb = SHOWS.contains(&next.key) && takes(letter, noun + 1) || next.key == GOES || few;
        goes_with(letter, noun + 1)
            || !follows(next)
            || !known.may_be(nominal)
            || known.may_be(sure) && !known.may_be(Classes::PLURAL)
            || verb
    })
}

/// Whether what follows a word that is a noun too shows that it is a verb: "the figures show that the", "your letter fall to
/// be read", and not "the price fall in May", "the member state that made it".
fn takes(letter: &Letter, at: usize) -> bool {
    const TO: [u64; 4] = keys(["to", "under", "within", "outside"]);
    const WITH: u64 = keys(["with"])[0];
    const AS: u64 = keys(["as"])[0];
    const SERVE: u64 = keys(["serve"])[0];
    const FOLLOW: u64 = keys(["follow"])[0];
    const THAT: u64 = keys(["that"])[0];
    let word = |at: usize| letter.words.get(at).filter(|word| follows(word));
    let Some(next) = word(at + 1) else { return false };
    let object = Classes::DETERMINER.with(Classes::PRONOUN);
    const ON: [u64; 3] = keys(["on", "upon", "from"]);
    match next.key {
        AS => letter.words[at].key == SERVE,
        key if ON.contains(&key) => letter.words[at].key == FOLLOW,
        THAT => word(at + 2).is_some_and(|then| classes(then.key).may_be(object)),
        WITH => letter.words[at].key == SHOWS[4],
        key if TO.contains(&key) => true,
        key => classes(key).may_be(object) || classes(key).only(Classes::CONJUNCTION.with(Classes::ADVERB)),
    }
}

/// Whether the word at `at` can stand before a noun: an adjective, or the first half of a common pair.
pub(super) fn describes(letter: &Letter, at: usize) -> bool {
    let adjective = Classes::ADJECTIVE.with(Classes::PARTICIPLE).with(Classes::PAST).with(Classes::ADVERB);
    let Some(next) = letter.words.get(at + 1).filter(|next| follows(next)) else { return false };
    let (key, known) = (letter.words[at].key, classes(letter.words[at].key));
    let place = known.may_be(Classes::PREPOSITION) && !known.may_be(Classes::ING);
    if place || classes(next.key).only(Classes::DETERMINER.with(Classes::PREPOSITION).with(Classes::ADVERB)) {
        return false;
    }
    // "the team handling complaints" is no pair of words before a noun
    let pair = known.may_be(Classes::NOUN) && !classes(next.key).may_be(Classes::ING) && is_pair(key, next.key);
    let first = DETERMINERS.contains(&letter.words[at - 1].key) && known.may_be(Classes::ADJECTIVE);
    let other = known.may_be(Classes::ADJECTIVE) && known.may_be(Classes::DETERMINER);
    known.only(adjective) && !known.only(Classes::PAST) || pair || first || other
}

/// Whether capitals from word `at` on end with a possessive: "the County Council's".
fn leads_to_owner(letter: &Letter, at: usize) -> bool {
    (at + 1..at + MOST_BEFORE)
        .take_while(|&next| letter.words.get(next).is_some_and(|word| word.capital && word.gap.is_plain_space()))
        .any(|next| owns(letter, next))
}
