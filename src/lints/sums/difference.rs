//! The difference between two figures: "214 in 2019, compared with 61 in 2020. The fall of 163", "from 61 to 214, a rise of 163".

use super::parts::{is_figure, value};
use super::stated::Stated;
use super::{cues, is_loose_in, is_near, is_slip};
use crate::letter::words::{Gap, keys};
use crate::letter::{Letter, Sentence};

/// Smaller differences may be near each other by chance, in hundredths.
const LARGE: i64 = 5_000;

const OF: u64 = keys(["of"])[0];
const LEADS: [u64; 5] = keys(["a", "an", "the", "this", "that"]);
const COMPARED: [u64; 5] = keys(["compared", "against", "from", "than", "to"]);

/// The difference that a sentence tells of the two figures before it, in the same sentence or the one above.
pub fn difference(letter: &Letter, sentence: &Sentence, above: Option<&Sentence>) -> Option<Stated> {
    let words = &letter.words;
    let range = sentence.words.clone();
    let change = (range.start + 1..range.end.saturating_sub(2)).find(|&at| {
        cues().change.contains(&words[at].key) && LEADS.contains(&words[at - 1].key) && words[at + 1].key == OF
    })?;
    let figure = Some(change + 2).filter(|&at| is_figure(letter, at))?;
    let begins = change == range.start + 1;
    let before = if begins {
        above.filter(|above| above.block == sentence.block)?.words.clone()
    } else {
        Some(range.start..change - 1).filter(|_| words[change - 1].gap.has(Gap::COMMA))?
    };
    // "a fall of 31 once transfers are counted"
    let closed = figure + 1 == range.end || words[figure + 1].gap.has(Gap::COMMA.with(Gap::COLON).with(Gap::DASH));
    if !begins && !closed {
        return None;
    }
    let figures: Vec<usize> = before.clone().filter(|&at| is_figure(letter, at)).collect();
    let [first, second] = figures[..] else { return None };
    let ((first, money), (second, alike), (stated, same)) =
        (value(letter, first)?, value(letter, second)?, value(letter, figure)?);
    let added = (first - second).abs();
    let compared = before.clone().any(|at| COMPARED.contains(&words[at].key));
    let loose = before.chain(range.start..figure).any(|at| is_loose_in(letter, at));
    let wrong = stated != added && (is_slip((stated, added)) || is_near((stated, added)) && added > LARGE);
    (wrong && compared && !loose && money == alike && money == same).then(|| Stated {
        span: words[figure].span(),
        whole: stated,
        added,
        money,
    })
}
