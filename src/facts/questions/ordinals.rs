//! Questions named by their place: "the third question", "your last point", "your second and third questions", "the
//! first two parts".

use super::cues::cues;
use super::mentions::small;
use crate::letter::Letter;
use crate::letter::words::{Gap, keys};

/// What "last" and "final" stand for among the ordinals.
const LAST: u32 = 0;

const ORDINALS: [u64; 10] =
    keys(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]);
const LAST_ONES: [u64; 2] = keys(["last", "final"]);
/// One bit for each of both: most words are none of them.
const ORDINAL_BITS: u64 = bits(&ORDINALS) | bits(&LAST_ONES);

const fn bits(keys: &[u64]) -> u64 {
    let (mut bits, mut at) = (0, 0);
    while at < keys.len() {
        bits |= 1 << (keys[at] & 63);
        at += 1;
    }
    bits
}

const CARDINALS: [u64; 10] = keys(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]);
const CARDINAL_BITS: u64 = bits(&CARDINALS);

/// What a number word stands for.
pub(super) fn cardinal(key: u64) -> Option<u32> {
    if CARDINAL_BITS >> (key & 63) & 1 == 0 {
        return None;
    }
    CARDINALS.iter().position(|cardinal| *cardinal == key).map(|at| at as u32 + 1)
}

/// What an ordinal stands for.
fn place_of(key: u64) -> Option<u32> {
    if ORDINAL_BITS >> (key & 63) & 1 == 0 {
        return None;
    }
    let counted = ORDINALS.iter().position(|ordinal| *ordinal == key).map(|at| at as u32 + 1);
    counted.or_else(|| LAST_ONES.contains(&key).then_some(LAST))
}

/// The questions that words name by their places, and where they end. `last` is the number of the last question.
pub(super) fn read(letter: &Letter, at: usize, end: usize, last: u32) -> Option<(Vec<u32>, usize)> {
    let place = place_of(letter.words[at].key)?;
    let noun = |at: usize| (at < end).then(|| cues().counted.at(&letter.words, at)).flatten().map(|noun| noun.end);
    // "the first two questions", "your last three points"
    if let Some((count, after)) = (at + 1 < end).then(|| small(letter.word(at + 1))).flatten().zip(noun(at + 2)) {
        let first = if place == LAST { last.saturating_sub(count) + 1 } else { place };
        return Some(((first..first.saturating_add(count)).collect(), after));
    }
    let (mut numbers, mut next, mut named) = (Vec::new(), at, false);
    while let Some(place) = (next < end).then(|| place_of(letter.words[next].key)).flatten() {
        numbers.push(if place == LAST { last } else { place });
        next += 1;
        if let Some(after) = noun(next) {
            (next, named) = (after, true);
        }
        let Some(further) = joined(letter, next, end) else { break };
        next = further;
    }
    named.then_some((numbers, next))
}

/// Where another ordinal follows: "and third", "and the third", ", third".
fn joined(letter: &Letter, at: usize, end: usize) -> Option<usize> {
    const AND: [u64; 3] = const { keys(["and", "or", "to"]) };
    const THE: [u64; 2] = const { keys(["the", "your"]) };
    let has = |at: usize, wanted: &[u64]| at < end && wanted.contains(&letter.words[at].key);
    let and = usize::from(has(at, &AND));
    if and == 0 && !(at < end && letter.words[at].gap.has(Gap::COMMA)) {
        return None;
    }
    let next = at + and + usize::from(has(at + and, &THE));
    (next < end && place_of(letter.words[next].key).is_some()).then_some(next)
}
