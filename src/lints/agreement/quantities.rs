//! What counts several or one at a time: "Of the 599, 401 was upheld", "every new recruit are expected".

use super::begins::{begins_clause, joins_clause};
use super::heads::is_time;
use super::{ANYONE, Report, follows, is_asked_for, nouns, own};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, WordKind};
use crate::lints::lexicon::{Classes, classes};

const OF: u64 = keys(["of"])[0];
const IS: [u64; 4] = keys(["is", "was", "has", "does"]);
const ARE: [u64; 3] = keys(["are", "were", "have"]);
/// Those that suppose nothing.
const SURELY: [u64; 2] = keys(["are", "have"]);
/// The most words of the whole before its comma.
const MOST_BEFORE: usize = 4;

/// Report each verb of another number than the count before it.
pub fn find(letter: &Letter, report: &mut Report) {
    figures(letter, report);
    each_has(letter, report);
    nobody_have(letter, report);
}

/// "so that nobody have an advantage".
fn nobody_have(letter: &Letter, report: &mut Report) {
    const THINGS: [u64; 4] = keys(["nothing", "everything", "anything", "something"]);
    const AND: u64 = keys(["and"])[0];
    let words = &letter.words;
    for at in ANYONE.into_iter().chain(THINGS).flat_map(|word| letter.places_of(word)).filter(|&at| own(letter, at)) {
        let before = at.checked_sub(1).filter(|_| !words[at].gap.has(Gap::SENTENCE)).map(|before| words[before].key);
        let led = before.is_some_and(|key| {
            // "we let anyone have one", "we see everyone have access"
            let verb =
                Classes::AUXILIARY.with(Classes::BASE).with(Classes::THIRD).with(Classes::PAST).with(Classes::ING);
            key == AND || classes(key).may_be(verb.with(Classes::PREPOSITION))
        });
        let verb = words.get(at + 1).filter(|word| follows(word) && SURELY.contains(&word.key));
        // "It is vital everyone have access"
        let asked = before.is_some_and(|key| nouns().asks.contains(&key)) || words[at].gap.has(Gap::COMMA);
        if verb.is_some() && !led && !asked && !is_asked_for(letter, at) {
            let (one, found) = (letter.word(at), letter.word(at + 1));
            report.say(at..at + 2, format!("‘{one}’ is singular. Write the form of ‘{found}’ for one."));
        }
    }
}

/// "Of the 599, 401 was upheld": a figure above one is several, where something is said to happen to each.
fn figures(letter: &Letter, report: &mut Report) {
    let words = &letter.words;
    for of in
        letter.places_of(OF).filter(|&at| words[at].gap.has(Gap::SENTENCE) && words[at].capital && own(letter, at))
    {
        let comma = (of + 1..words.len()).take(MOST_BEFORE + 1).find(|&at| !words[at].gap.is_plain_space());
        let Some(at) = comma.filter(|&at| words[at].gap.has(Gap::COMMA) && !words[at].gap.has(Gap::SENTENCE)) else {
            continue;
        };
        let verb = words.get(at + 1).filter(|verb| follows(verb) && IS.contains(&verb.key));
        let sum = (of + 1..at).any(|index| nouns().sums.contains(&words[index].key) || is_money(letter, index));
        let each = words.get(at + 2).is_some_and(|next| follows(next) && classes(next.key).may_be(Classes::PARTICIPLE));
        if verb.is_some() && each && !sum && !is_money(letter, at) && is_above_one(letter, at) {
            let (figure, found) = (letter.word(at), letter.word(at + 1));
            report.say(at..at + 2, format!("‘{figure}’ is several. Write the plural form of ‘{found}’."));
        }
    }
}

/// "Every new recruit are expected", "what each force have used": one thing at a time, but behind a preposition.
fn each_has(letter: &Letter, report: &mut Report) {
    const EVERY: [u64; 2] = keys(["each", "every"]);
    const WHAT: [u64; 5] = keys(["what", "which", "how", "why", "whom"]);
    let words = &letter.words;
    for at in EVERY.into_iter().flat_map(|word| letter.places_of(word)).filter(|&at| own(letter, at)) {
        let asked = at > 0 && follows(&words[at]) && WHAT.contains(&words[at - 1].key);
        let clause = begins_clause(letter, at);
        let led = !asked && clause.is_none() && !is_behind_a_day(letter, at) && !joins_clause(letter, at);
        // "if every file were read"
        let verbs = if clause == Some(true) { &SURELY[..] } else { &ARE[..] };
        let described = words.get(at + 1).is_some_and(|word| classes(word.key).only(Classes::ADJECTIVE));
        let noun = at + 1 + usize::from(described);
        let plain = (at + 1..=noun + 2).all(|index| words.get(index).is_some_and(follows));
        if led || !plain || !classes(words[noun].key).is_noun() || is_time(words[noun].key) {
            continue;
        }
        let done = classes(words[noun + 2].key).may_be(Classes::PARTICIPLE);
        if done && verbs.contains(&words[noun + 1].key) && !is_asked_for(letter, at) {
            let (each, found) = (letter.word(at), letter.word(noun + 1));
            report.say(at..noun + 2, format!("‘{each}’ means one at a time. Write the form of ‘{found}’ for one."));
        }
    }
}

/// "Since May every new recruit": an introduction of two words without its comma.
fn is_behind_a_day(letter: &Letter, at: usize) -> bool {
    let words = &letter.words;
    let opens = at > 1 && words[at - 2].gap.has(Gap::SENTENCE) && words[at - 2].capital;
    opens && classes(words[at - 2].key).may_be(Classes::PREPOSITION) && words[at - 1].capital && follows(&words[at])
}

/// Whether more than a comma and a space is before a word, such as the sign of pounds.
fn is_money(letter: &Letter, at: usize) -> bool {
    letter.words[at].gap.has(Gap::OTHER)
}

fn is_above_one(letter: &Letter, at: usize) -> bool {
    let value: Option<u32> = letter.word(at).replace(',', "").parse().ok();
    letter.words[at].kind == WordKind::Number && value.is_some_and(|value| value > 1)
}
