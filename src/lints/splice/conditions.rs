//! A condition or a purpose with a main clause of its own, behind one that is whole.

use super::{FULL, IF, PEOPLE, PLEASE, TO};
use crate::letter::Letter;
use crate::letter::words::keys;
use crate::lints::clause::{clauses, hopes, is_after_comma, is_whole, own_sentence, segment_start, verbs};

const YOU: u64 = keys(["you"])[0];
const OFFERS: [u64; 3] = keys(["may", "can", "should"]);
const THEN: u64 = keys(["then"])[0];
const WOULD: u64 = keys(["would"])[0];
const NEEDS: [u64; 8] = keys(["require", "take", "involve", "exceed", "mean", "need", "be", "undermine"]);

/// "Please find our reply attached, if you are unhappy with it you may …": the condition has its own main clause.
pub fn new_condition(letter: &Letter, at: usize) -> bool {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let (first, end) = (sentence.words.start, sentence.words.end);
    if words[at].key != IF || at < first + FULL || at + FULL >= end || words[at + 1].key != YOU {
        return false;
    }
    let begins = words[first].key == PLEASE || is_whole(letter, sentence, at);
    let second = (at + 4..end - 1).any(|index| {
        let starts = is_after_comma(&words[index])
            || words[index].gap.is_plain_space() && clauses().is_sure_noun(letter, index - 1);
        let offer = words[index].key == YOU && OFFERS.contains(&words[index + 1].key);
        starts && (offer || words[index].key == PLEASE) && verbs(words, at + 1..index).main.is_some()
    });
    begins && second && segment_start(letter, sentence, at) == first
}

/// "I hope this is of use, if not please write to us": what is hoped does not hang on the condition that follows it.
pub fn behind_a_hope(letter: &Letter, at: usize) -> bool {
    const NOT: u64 = keys(["not"])[0];
    const ASKS: [u64; 3] = keys(["please", "contact", "let"]);
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let (first, end) = (sentence.words.start, sentence.words.end);
    let next = words.get(at + 1).map_or(0, |next| next.key);
    let condition = words[at].key == IF && (next == NOT || next == YOU);
    // "if not sooner" is an aside
    let near = if next == NOT { end.min(at + 4) } else { end };
    let asks = (at + 2..near).any(|index| ASKS.contains(&words[index].key));
    condition && asks && hopes(letter, first, at) && segment_start(letter, sentence, at) == first
}

/// "We aim to reply in May, if we cannot do so then we will write": "then" answers the condition, which so belongs to it.
pub fn answered_condition(letter: &Letter, at: usize) -> bool {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let (first, end) = (sentence.words.start, sentence.words.end);
    if words[at].key != IF || at < first + FULL || at + FULL >= end || !PEOPLE.contains(&words[at + 1].key) {
        return false;
    }
    let answered = (at + 3..end - 2).any(|index| {
        words[index].key == THEN
            && words[index].gap.is_plain_space()
            && (PEOPLE.contains(&words[index + 1].key) || words[index + 1].key == PLEASE)
            && verbs(words, at + 1..index).main.is_some()
    });
    answered && segment_start(letter, sentence, at) == first && is_whole(letter, sentence, at)
}

/// "We do not hold it centrally, to obtain it would require …".
pub fn new_infinitive(letter: &Letter, at: usize) -> bool {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let (first, end) = (sentence.words.start, sentence.words.end);
    let verb = words.get(at + 1).filter(|_| at + FULL < end && at >= first + FULL);
    if words[at].key != TO || !verb.is_some_and(|verb| clauses().infinitives.contains(&verb.key)) {
        return false;
    }
    let would = verbs(words, at + 2..end).main;
    let led = would
        .is_some_and(|would| words[would].key == WOULD && would + 1 < end && NEEDS.contains(&words[would + 1].key));
    let plain = would.is_some_and(|would| (at + 1..=would).all(|index| words[index].gap.is_plain_space()));
    led && plain && segment_start(letter, sentence, at) == first && is_whole(letter, sentence, at)
}
