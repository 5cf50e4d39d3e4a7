//! A sentence into which the next one runs with "however" and no mark at all: "We hold what you requested however it is
//! estimated that …". "However" may also mean "in whatever way", so only what nobody does in whatever way counts.

use super::one_sided::HOWEVER;
use super::{own_sentence, verbs};
use crate::letter::Letter;
use crate::letter::words::keys;

const PEOPLE: [u64; 2] = keys(["we", "i"]);
const IT_IS: [u64; 2] = keys(["it", "is"]);
/// "… your request however if you need more".
const OPENS: [u64; 4] = keys(["if", "should", "unless", "please"]);
const THE_FOLLOWING: [u64; 2] = keys(["the", "following"]);
const CANNOT_BE: [u64; 2] = keys(["cannot", "be"]);
/// The fewest words of the first sentence.
const FULL: usize = 5;
/// The fewest words from "however" on.
const FEWEST: usize = 4;
/// What a first sentence of the genre ends with: "… the information you have requested however we are".
const ENDS: [u64; 22] = keys([
    "helpful",
    "useful",
    "assistance",
    "interest",
    "document",
    "attached",
    "above",
    "below",
    "requested",
    "held",
    "information",
    "data",
    "request",
    "figures",
    "details",
    "records",
    "centrally",
    "police",
    "constabulary",
    "documented",
    "articulated",
    "evidenced",
]);
/// After "however we": what nobody does in whatever way.
const DONE_SURELY: [u64; 10] =
    keys(["are", "am", "cannot", "would", "must", "believe", "consider", "estimate", "regret", "feel"]);
/// After "however it is": the same.
const IS_SURELY: [u64; 11] = keys([
    "estimated",
    "not",
    "exempt",
    "considered",
    "believed",
    "possible",
    "likely",
    "anticipated",
    "important",
    "our",
    "subject",
]);

/// Whether a new sentence begins with the word at `at`, "however", though no mark stands on either side of it.
pub fn however_runs_on(letter: &Letter, at: usize) -> bool {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let (first, end) = (sentence.words.start, sentence.words.end);
    if words[at].key != HOWEVER || at < first + FULL || at + FEWEST > end || !ENDS.contains(&words[at - 1].key) {
        return false;
    }
    let key = |ahead: usize| words.get(at + ahead).filter(|word| word.gap.is_plain_space()).map_or(0, |word| word.key);
    let two = [key(1), key(2)];
    let new = PEOPLE.contains(&two[0]) && DONE_SURELY.contains(&two[1])
        || two == IT_IS && IS_SURELY.contains(&key(3))
        || two == CANNOT_BE
        || OPENS.contains(&two[0])
        || two == THE_FOLLOWING;
    let before = verbs(words, first..at);
    new && (before.main.is_some() || before.last.is_some())
}
