//! Bodies that may be taken as one or as many, and are taken as both: "the Trust hold" in a letter that says "the Trust
//! holds" everywhere else.

use super::begins::begins_clause;
use super::{Report, follows, is_asked_for, is_prose, nouns};
use crate::letter::words::keys;
use crate::letter::{Letter, WordKind};
use crate::lints::lexicon::{Classes, classes};

const THE: u64 = keys(["the"])[0];
const ARE: [u64; 4] = keys(["are", "were", "have", "do"]);
const IS: [u64; 4] = keys(["is", "was", "has", "does"]);
/// A bare form that is a noun too, where an object follows.
const HOLD: u64 = keys(["hold"])[0];
/// How often a letter takes a body as one before once as many is a slip.
const OFTEN: usize = 2;

/// Report each verb whose form stands alone among those of its body.
pub fn find(letter: &Letter, report: &mut Report) {
    for &body in &nouns().body {
        let (mut one, mut many) = (Vec::new(), Vec::new());
        for (at, number) in letter.places_of(body).filter_map(|at| Some((at, taken_as_many(letter, at)?))) {
            if number { many.push(at) } else { one.push(at) }
        }
        let (odd, other, number) = match (one.as_slice(), many.as_slice()) {
            (rest, [at]) if rest.len() >= OFTEN => (*at, "one", "singular"),
            ([at], rest) if rest.len() >= OFTEN => (*at, "many", "plural, or take it as one throughout"),
            _ => continue,
        };
        let (noun, verb) = (letter.word(odd), letter.word(odd + 1));
        let message = format!("The letter takes ‘the {noun}’ as {other} elsewhere. Write ‘{verb}’ in the {number}.");
        report.say(odd - 1..odd + 2, message);
    }
}

/// Whether the body at word `at` is the subject of a verb in the form for several, or of one in the form for one.
fn taken_as_many(letter: &Letter, at: usize) -> Option<bool> {
    let words = &letter.words;
    let (the, verb) = (at.checked_sub(1)?, words.get(at + 1)?);
    let named = words[the].key == THE && words[at].kind == WordKind::Plain;
    if !named || !words[at].gap.is_plain_space() || !follows(verb) || !is_prose(&letter.blocks[letter.block_of(at)]) {
        return None;
    }
    // "In this response the council have"
    let behind_a_noun = || (the > 0 && follows(&words[the]) && is_plainly_a_noun(letter, the - 1)).then_some(false);
    let doubtful = begins_clause(letter, the).or_else(behind_a_noun)? || is_asked_for(letter, the);
    let known = classes(verb.key);
    if IS.contains(&verb.key) || known.only(Classes::THIRD) || nouns().acts.contains(&verb.key) {
        return Some(false);
    }
    let object = Classes::DETERMINER.with(Classes::PRONOUN).with(Classes::MASS);
    let hold =
        verb.key == HOLD && words.get(at + 2).is_some_and(|next| follows(next) && classes(next.key).may_be(object));
    (!doubtful && (ARE.contains(&verb.key) || known.only(Classes::BASE) || hold)).then_some(true)
}

/// Whether a word is a noun and can be no verb that takes a clause: "response", and not "let" or "make".
fn is_plainly_a_noun(letter: &Letter, at: usize) -> bool {
    let known = classes(letter.words[at].key);
    let other = Classes::VERB.with(Classes::PREPOSITION).with(Classes::CONJUNCTION).with(Classes::AUXILIARY);
    follows(&letter.words[at]) && known.may_be(Classes::NOUN) && !known.may_be(other)
}
