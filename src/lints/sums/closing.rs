//! Parts, and behind them the total that they are said to make: "96 at the quay and 41 at the weir, making 147 in all", "rail
//! £418.60; hotels £902.15. In all £1,310.75".

use std::ops::Range;

use super::parts::{is_figure, parts, value};
use super::stated::{LONGEST, Stated, is_after, refuted};
use super::{is_near, is_slip};
use crate::letter::words::{Gap, key, keys};
use crate::letter::{Letter, Sentence};

const AND: u64 = keys(["and"])[0];
const AT: u64 = keys(["at"])[0];
const EACH: [u64; 2] = keys(["apiece", "each"]);

/// The total before whose word `end` the parts stand and whose figure is word `total`, if they refute it.
pub fn closed(letter: &Letter, sentence: &Sentence, end: usize, total: usize) -> Option<Stated> {
    let fits = total < sentence.words.end && is_figure(letter, total) && ends(letter, sentence, total);
    if sentence.words.start >= end || end - sentence.words.start > LONGEST {
        return None;
    }
    let range = body(letter, sentence.words.start..end);
    let parts = parts(letter, range.clone()).filter(|_| fits)?;
    refuted(letter, total, &parts, range)
}

/// Where a sentence closes with a figure and "in all" or "all told" behind it: the word at which its parts end, and the figure.
pub fn closings(letter: &Letter) -> Vec<(usize, usize)> {
    let word = |at: usize| letter.words.get(at).map_or("", |_| letter.word(at));
    let mut found = Vec::new();
    for (last, before) in [("all", "in"), ("total", "in"), ("told", "all")] {
        for at in letter.places_of(key(last)).filter(|&at| at > 2 && word(at - 1).eq_ignore_ascii_case(before)) {
            // "43 people all told"
            let near = (at.saturating_sub(4)..at - 1).rev();
            let figure = near.clone().find(|&near| letter.words[near].gap.has(Gap::COMMA.with(Gap::COLON)));
            found.extend(figure.filter(|&figure| is_figure(letter, figure)).map(|figure| (figure, figure)));
        }
    }
    found
}

/// "Boats: 2019 - 17. 2020 - 9. Total 48.", "Boats: rail £418.60; hotels £902.15. In all £1,310.75.": the parts are sentences
/// of the same paragraph.
pub fn closed_by_sentence(letter: &Letter, sentence: &Sentence) -> Option<Stated> {
    let words = sentence.words.clone();
    let led = words.len() >= 2 && letter.word(words.start).eq_ignore_ascii_case("total");
    let in_all =
        words.len() >= 3 && letter.word(words.start) == "In" && matches!(letter.word(words.start + 1), "all" | "total");
    let total = words.start + 1 + usize::from(in_all);
    if !(led || in_all) || total + 1 != words.end || !is_figure(letter, total) {
        return None;
    }
    let block = &letter.blocks[letter.block_of(words.start)];
    if words.start - block.words.start > LONGEST {
        return None;
    }
    let range = body(letter, block.words.start..words.start);
    let parts = parts(letter, range.clone())?;
    refuted(letter, total, &parts, range)
}

/// "Seven at £1,449 apiece and four at £6,210 apiece, making £35,983".
pub fn bought(letter: &Letter, sentence: &Sentence, end: usize, total: usize) -> Option<Stated> {
    let words = &letter.words;
    let range = sentence.words.start..end;
    if range.len() > LONGEST {
        return None;
    }
    let figures: Vec<usize> = range.clone().filter(|&at| is_figure(letter, at)).collect();
    let mut added = 0i64;
    for pair in figures.chunks(2) {
        let [count, price] = *pair else { return None };
        let ((count_of, counted), (price_of, priced)) = (value(letter, count)?, value(letter, price)?);
        let apiece = words.get(price + 1).is_some_and(|next| EACH.contains(&next.key));
        let begins = count == range.start || words[count - 1].key == AND || words[count].gap.has(Gap::COMMA);
        if counted || !priced || !apiece || !begins || words[price - 1].key != AT {
            return None;
        }
        added = added.checked_add((count_of / 100).checked_mul(price_of)?)?;
    }
    let stated = (total < sentence.words.end && figures.len() >= 4).then(|| value(letter, total)).flatten()?;
    let pair = (stated.0, added);
    let wrong = stated.1 && stated.0 != added && ends(letter, sentence, total) && (is_slip(pair) || is_near(pair));
    wrong.then(|| Stated { span: words[total].span(), whole: stated.0, added, money: true })
}

/// Whether nothing but "people all told" stands between a total and the end of its sentence: what follows may be part of it.
fn ends(letter: &Letter, sentence: &Sentence, total: usize) -> bool {
    let rest = total + 1..sentence.words.end;
    let closing = matches!(letter.word(rest.end - 1), "all" | "total" | "told" | "altogether");
    let plain = rest.clone().all(|at| letter.words[at].gap.is_plain_space());
    plain && (rest.len() <= 1 || closing && rest.len() <= 3)
}

/// A run of words without the label that leads it: "Boats: quay 12, weir 9".
fn body(letter: &Letter, range: Range<usize>) -> Range<usize> {
    let first = range.clone().find(|&at| is_figure(letter, at)).unwrap_or(range.start);
    let colon = (range.start + 1..=first).rev().find(|&at| is_after(letter, at, ':'));
    colon.unwrap_or(range.start)..range.end
}
