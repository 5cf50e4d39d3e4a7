//! What is left of a whole when one part is told: "38 of the 45 homes are paid so. The remaining 9 are not".

use super::is_vague;
use super::parts::{is_figure, value};
use crate::letter::words::keys;
use crate::letter::{Letter, Sentence};
use crate::lints::lexicon::{Classes, classes};

/// A part, what is said to be left, and the whole: their words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// The figure of what is left.
    pub left: usize,
    /// The figure of the part.
    pub part: usize,
    /// The figure of the whole.
    pub whole: usize,
}

const THE: u64 = keys(["the"])[0];
const OF: u64 = keys(["of"])[0];
const WHOSE: [u64; 5] = keys(["the", "these", "those", "our", "all"]);

/// The figure behind "the remaining", where it and the one part told before make more than the whole; `at` is the word
/// "remaining".
pub fn remaining(letter: &Letter, sentence: &Sentence, above: Option<&Sentence>, at: usize) -> Option<Left> {
    let words = &letter.words;
    let led = at > sentence.words.start && words[at - 1].key == THE && words[at].gap.is_plain_space();
    let left = Some(at + 1).filter(|&left| led && words.get(left).is_some_and(|word| word.gap.is_plain_space()))?;
    let begins = at == sentence.words.start + 1;
    let before = if begins {
        above.filter(|above| above.block == sentence.block && above.is_readable())?.words.clone()
    } else {
        Some(sentence).filter(|sentence| sentence.is_readable())?.words.start..at - 1
    };
    let figures: Vec<usize> = before.clone().filter(|&at| is_figure(letter, at)).collect();
    let [first, second] = figures[..] else { return None };
    let (part, whole) = match () {
        // "38 of the 45 homes"
        () if words[first + 1].key == OF && (first + 2..second).all(|at| WHOSE.contains(&words[at].key)) => {
            (first, second)
        }
        // "Of the 45 homes, 38 …"
        () if (before.start..first).all(|at| words[at].key == OF || WHOSE.contains(&words[at].key))
            && words[before.start].key == OF =>
        {
            (second, first)
        }
        () => return None,
    };
    let count = |at: usize| value(letter, at).filter(|(_, money)| !money).map(|(count, _)| count);
    let over = count(part)? + count(left).filter(|_| is_figure(letter, left))? > count(whole)?;
    let vague = before.into_iter().any(|at| is_vague(letter, at));
    // "12 of the 20 documents … the remaining 40 pages" are other things
    let same = words.get(left + 1).is_none_or(|next| {
        // "of the 50 posts" is another whole
        let alone = next.key != OF && classes(next.key).may_be(Classes::LINKING);
        !next.gap.is_plain_space() || alone || words.get(whole + 1).is_some_and(|thing| thing.key == next.key)
    });
    (over && same && !vague).then_some(Left { left, part, whole })
}
