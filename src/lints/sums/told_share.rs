//! A share that a clause or the next sentence tells of two figures: "15 of the 20 officers, which is 70%", "1,960 cars were
//! stopped, of which 745 had no tax. This represents 42% of the cars stopped."

use std::ops::Range;

use super::{Share, is_vague};
use crate::facts::number;
use crate::letter::words::{Gap, keys};
use crate::letter::{Letter, Sentence, WordKind};

const OF: u64 = keys(["of"])[0];
const TO: u64 = keys(["to"])[0];
const TELLS: [u64; 4] = keys(["is", "was", "represents", "represented"]);
const COMES: [u64; 4] = keys(["equates", "amounts", "comes", "equated"]);
const WHICH: [u64; 2] = keys(["which", "whom"]);
const THIS: [u64; 2] = keys(["this", "that"]);
const LEADS: [u64; 6] = keys(["the", "those", "these", "all", "its", "our"]);

/// The share at word `index` of a sentence, where the two figures before it in the sentence, or in the one above, refute it.
pub fn told_share(letter: &Letter, sentence: &Sentence, above: Option<&Sentence>, index: usize) -> Option<Share> {
    let words = &letter.words;
    let start = sentence.words.start;
    let mut verb = index.checked_sub(1).filter(|at| *at > start)?;
    if words[verb].key == TO && COMES.contains(&words[verb - 1].key) {
        verb -= 1;
    } else if !TELLS.contains(&words[verb].key) {
        return None;
    }
    let subject = verb.checked_sub(1).filter(|at| *at >= start)?;
    let base = if THIS.contains(&words[subject].key) && subject == start {
        above.filter(|above| above.block == sentence.block)?.words.clone()
    } else if words[subject].key == WHICH[0] && words[subject].gap.has(Gap::COMMA) {
        start..subject
    } else {
        return None;
    };
    let (part, whole) = part_and_whole(letter, base.clone())?;
    if !is_of_the_whole(letter, sentence, index, whole..base.end) || base.clone().any(|at| is_vague(letter, at)) {
        return None;
    }
    let (few, all) = (number(letter.word(part))?, number(letter.word(whole))?);
    let written = letter.word(index).trim_end_matches('%');
    let stated = written.parse::<f64>().ok().filter(|_| few <= all && all > 0)?;
    let real = f64::from(few) * 100.0 / f64::from(all);
    let decimals = written.split_once('.').map_or(0, |(_, rest)| rest.len() as i32);
    ((real - stated).abs() > 10f64.powi(-decimals)).then(|| Share {
        span: words[index].span(),
        part,
        whole,
        right: format!("{real:.*}", decimals as usize),
    })
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
    if figures.next().is_some() || all[first].gap.has(Gap::OTHER) {
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

/// Whether nothing behind the share makes it one of something else than the whole, whose words are given: "42%.", "42% of the
/// cars stopped".
fn is_of_the_whole(letter: &Letter, sentence: &Sentence, index: usize, whole: Range<usize>) -> bool {
    let words = &letter.words;
    let cent = usize::from(!letter.word(index).ends_with('%'));
    let after = index + 1 + 2 * cent;
    if after >= sentence.words.end || words[after].gap.has(Gap::COMMA.with(Gap::COLON).with(Gap::STOP)) {
        return true;
    }
    let noun = after + 1 + usize::from(words.get(after + 1).is_some_and(|word| LEADS.contains(&word.key)));
    words[after].key == OF && noun < sentence.words.end && whole.clone().any(|at| words[at].key == words[noun].key)
}
