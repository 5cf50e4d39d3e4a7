//! Sentences that begin anew with no mark before them. Without one only words that can do nothing else may tell.

use super::own_sentence;
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, WordKind};

/// The fewest words before a sentence that begins anew.
const FULL: usize = 4;

/// The word of [`notes`].
pub const NOTE: u64 = keys(["note"])[0];

/// "I write about your request dated 4 May 2024 I note you seek …": behind a date, in the sentence that opens a letter.
pub fn notes(letter: &Letter, at: usize) -> bool {
    const I: [u64; 1] = keys(["i"]);
    const WRITES: [u64; 3] = keys(["i", "we", "thank"]);
    const GOES_ON: [u64; 2] = keys(["you", "that"]);
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let (first, end) = (sentence.words.start, sentence.words.end);
    let plain = |at: usize| words[at].gap.is_plain_space() && !words[at].gap.has(Gap::SENTENCE);
    at > first + FULL
        && at + 1 < end
        && I.contains(&words[at - 1].key)
        && WRITES.contains(&words[first].key)
        && GOES_ON.contains(&words[at + 1].key)
        && words[at - 2].kind == WordKind::Number
        && words[at - 2].span().len() == 4
        && (at - 1..=at + 1).all(plain)
}
