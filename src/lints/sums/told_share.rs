//! A share that a clause or the next sentence tells of two figures: "15 of the 20 officers, which is 70%", "1,960 cars were
//! stopped, of which 745 had no tax. This represents 42% of the cars stopped."

use std::ops::Range;

use super::labelled::is_label;
use super::shares::refuted;
use super::{Share, is_vague};
use crate::facts::number;
use crate::letter::words::{Gap, keys};
use crate::letter::{Letter, Sentence, WordKind};
use crate::lints::lexicon::{Classes, classes};

const OF: u64 = keys(["of"])[0];
const TO: u64 = keys(["to"])[0];
const TELLS: [u64; 4] = keys(["is", "was", "represents", "represented"]);
const COMES: [u64; 4] = keys(["equates", "amounts", "comes", "equated"]);
const WHICH: [u64; 2] = keys(["which", "whom"]);
const THIS: [u64; 2] = keys(["this", "that"]);
const BE: [u64; 2] = keys(["were", "are"]);
const THE: [u64; 3] = keys(["the", "those", "these"]);
const LEADS: [u64; 6] = keys(["the", "those", "these", "all", "its", "our"]);

/// The share at word `index` of a sentence, where the two figures before it in the sentence, or in the one above, refute it.
pub fn told_share(letter: &Letter, sentence: &Sentence, above: Option<&Sentence>, index: usize) -> Option<Share> {
    let base = told_of(letter, sentence, above, index)?;
    let (part, whole) = part_and_whole(letter, base.clone())?;
    if !is_of_the_whole(letter, sentence, index, &base) || base.clone().any(|at| is_vague(letter, at)) {
        return None;
    }
    let (few, all) = (number(letter.word(part))?, number(letter.word(whole))?);
    let right = refuted(letter.word(index).trim_end_matches('%'), few, all)?;
    Some(Share { span: letter.words[index].span(), part, whole, right })
}

/// The words of which the share at word `index` tells: those before "which is", or the sentence above "This is".
fn told_of(letter: &Letter, sentence: &Sentence, above: Option<&Sentence>, index: usize) -> Option<Range<usize>> {
    let words = &letter.words;
    let start = sentence.words.start;
    if !sentence.is_readable() {
        return None;
    }
    let mut verb = index.checked_sub(1).filter(|at| *at > start)?;
    if words[verb].key == TO && COMES.contains(&words[verb - 1].key) {
        verb -= 1;
    } else if !TELLS.contains(&words[verb].key) {
        return None;
    }
    let subject = verb.checked_sub(1).filter(|at| *at >= start)?;
    if THIS.contains(&words[subject].key) && subject == start {
        above.filter(|above| above.block == sentence.block && above.is_readable()).map(|above| above.words.clone())
    } else if words[subject].key == WHICH[0] && words[subject].gap.has(Gap::COMMA) && is_done(letter, subject) {
        Some(start..subject)
    } else {
        None
    }
}

/// The only two figures of some words, the one of the other: "15 of the 20", "1,960 cars were stopped, of which 745".
fn part_and_whole(letter: &Letter, words: Range<usize>) -> Option<(usize, usize)> {
    let all = &letter.words;
    let year = |at: usize| letter.word(at).len() == 4 && (at > 0 && letter.word(at - 1).eq_ignore_ascii_case("in"));
    let counts = |at: usize| match all[at].kind {
        WordKind::Number => !year(at),
        WordKind::Plain => number(letter.word(at)).is_some_and(|value| value > 1),
        _ => true,
    };
    let mut figures = words.filter(|&at| counts(at));
    let (first, second) = (figures.next()?, figures.next()?);
    // "part 3 of the 5 parts"
    if figures.next().is_some() || all[first].gap.has(Gap::OTHER) || is_label(letter, first) {
        return None;
    }
    let behind = second - usize::from(LEADS.contains(&all[second - 1].key));
    let of = behind > first + 1 && all[behind - 1].key == OF && behind - 2 == first;
    let which = second > first + 2 && WHICH.contains(&all[second - 1].key) && all[second - 2].key == OF;
    match (of, which) {
        (true, _) => Some((first, second)),
        (_, true) => Some((second, first)),
        _ => None,
    }
}

/// "15 of the 20 were sold, which is 75%": what stands before the comma is done, and no rate that has a share of its own.
fn is_done(letter: &Letter, which: usize) -> bool {
    let before = which.checked_sub(1).map_or(Classes::NONE, |before| classes(letter.words[before].key));
    // "15 of the 20 were male"
    let said = which > 1 && BE.contains(&letter.words[which - 2].key) && before.may_be(Classes::ADJECTIVE);
    said || before.may_be(Classes::PARTICIPLE.with(Classes::PAST)) && !before.may_be(Classes::NOUN.with(Classes::MASS))
}

/// Whether nothing behind the share makes it one of something else than what the words of `base` tell of: "42%.", "42% of the
/// cars stopped".
fn is_of_the_whole(letter: &Letter, sentence: &Sentence, index: usize, base: &Range<usize>) -> bool {
    let words = &letter.words;
    // "70%", "70 per cent"
    let after = if letter.word(index).ends_with('%') { index + 1 } else { index + 3 };
    if after >= sentence.words.end || words[after].gap.has(Gap::COMMA.with(Gap::COLON).with(Gap::STOP)) {
        return true;
    }
    // "3% of all complaints", "38% of the vans found to have a defect" are others
    let known = |at: usize| base.clone().any(|other| words[other].key == words[at].key);
    let ends = |at: usize| words[at].gap.has(Gap::COMMA.with(Gap::COLON).with(Gap::STOP));
    let named = (after + 2..sentence.words.end).take_while(|&at| !ends(at));
    words[after].key == OF
        && after + 2 < sentence.words.end
        && THE.contains(&words[after + 1].key)
        && named.into_iter().all(known)
}
