//! Sentences that begin anew with no mark before them. Without one only words that can do nothing else may tell.

use super::{clauses, own_sentence, verbs};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, WordKind};

/// The fewest words before a sentence that begins anew.
const FULL: usize = 4;

/// "… the data requested however it is estimated that …": whether "however" at a word begins a sentence. "However it is
/// held", in whatever way, has no such words behind it.
pub fn however(letter: &Letter, at: usize) -> bool {
    const HOWEVER: [u64; 1] = keys(["however"]);
    const OPENS: [u64; 4] = keys(["it", "we", "i", "there"]);
    const BEING: [u64; 5] = keys(["is", "are", "am", "do", "would"]);
    const SAYS: [u64; 7] = keys(["estimated", "not", "unable", "no", "considered", "likely", "exceed"]);
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let first = sentence.words.start;
    let is = |back: usize, wanted: &[u64]| {
        let word = words.get(at + back).filter(|word| word.gap.is_plain_space());
        at + back < sentence.words.end && word.is_some_and(|word| wanted.contains(&word.key))
    };
    HOWEVER.contains(&words[at].key)
        && at >= first + FULL
        && is(1, &OPENS)
        && is(2, &BEING)
        && is(3, &SAYS)
        && !clauses().subordinates.contains(&words[first].key)
        && !clauses().prepositions.contains(&words[at - 1].key)
        && verbs(words, first..at).main.is_some()
}

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
