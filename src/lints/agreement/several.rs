//! What is counted, and what is one by its own meaning: "how many was", "of which 3 was", "Two of the buildings is", "Each
//! have", "anyone who do", "The Chief Constable have".

use super::begins::begins_clause;
use super::{ANYONE, Report, follows, nouns, own, verbs};
use crate::facts::{number, year};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, WordKind};
use crate::lints::lexicon::{Classes, classes};

const IS: [u64; 3] = keys(["is", "was", "has"]);
const ARE: [u64; 4] = keys(["are", "were", "have", "do"]);
const WERE: u64 = ARE[1];
const OF: u64 = keys(["of"])[0];
const AS: u64 = keys(["as"])[0];
const THE: u64 = keys(["the"])[0];

/// Report each.
pub fn find(letter: &Letter, report: &mut Report) {
    for verb in IS.into_iter().flat_map(|verb| letter.places_of(verb)).filter(|&verb| own(letter, verb)) {
        let several = how_many(letter, verb)
            .or_else(|| of_which(letter, verb))
            .or_else(|| some_of(letter, verb))
            .or_else(|| two_things(letter, verb))
            .or_else(|| two_alone(letter, verb));
        if let Some(start) = several.filter(|_| !verbs::is_reported(letter, verb)) {
            let found = letter.word(verb);
            report.say(start..verb + 1, format!("The words before ‘{found}’ count several. Write the plural form."));
        }
    }
    for verb in ARE.into_iter().flat_map(|verb| letter.places_of(verb)).filter(|&verb| own(letter, verb)) {
        let one = each(letter, verb)
            .or_else(|| one_of_which(letter, verb))
            .or_else(|| every_one(letter, verb))
            .or_else(|| anyone(letter, verb))
            .or_else(|| holder(letter, verb));
        if let Some(start) = one.filter(|_| !verbs::is_reported(letter, verb)) {
            let found = letter.word(verb);
            report.say(start..verb + 1, format!("The words before ‘{found}’ mean one. Write the singular form."));
        }
    }
}

/// "how many was false": not "How many is not known", where the question itself is the subject.
fn how_many(letter: &Letter, verb: usize) -> Option<usize> {
    const HOW: u64 = keys(["how"])[0];
    const MANY: u64 = keys(["many"])[0];
    const BEEN: u64 = keys(["been"])[0];
    const EXACTLY: [u64; 4] = keys(["exactly", "just", "of", "quite"]);
    const THEM: [u64; 3] = keys(["them", "these", "those"]);
    let words = &letter.words;
    // "how many of them was"
    let of = verb > 4 && THEM.contains(&words[verb - 1].key) && words[verb - 2].key == OF;
    let of = of && follows(&words[verb - 1]) && follows(&words[verb - 2]);
    let start = verb.checked_sub(if of { 4 } else { 2 })?;
    let asked = words[start].key == HOW && words[start + 1].key == MANY && follows(&words[start + 1]);
    let next = words.get(verb + 1).filter(|next| follows(next))?;
    let known = classes(next.key);
    let said = match words[verb].key == IS[2] {
        true => next.key == BEEN,
        false => known.may_be(Classes::PARTICIPLE.with(Classes::ADJECTIVE)) && !nouns().untold.contains(&next.key),
    };
    let alone = words[start].capital || start > 0 && EXACTLY.contains(&words[start - 1].key);
    (asked && follows(&words[verb]) && said && !alone).then_some(start)
}

/// "of which 3 was upheld", "of whom four has left".
fn of_which(letter: &Letter, verb: usize) -> Option<usize> {
    const WHICH: [u64; 2] = keys(["which", "whom"]);
    let words = &letter.words;
    let start = verb.checked_sub(3)?;
    let plain = (start + 1..=verb).all(|at| words[at].gap.is_plain_space());
    let said = words.get(verb + 1).is_some_and(|next| classes(next.key).may_be(Classes::PARTICIPLE.with(Classes::ING)));
    // "40 hours, of which 12 was spent on it": what is measured is one
    let people = words[start + 1].key == WHICH[1];
    let things = start > 0
        && classes(words[start - 1].key).may_be(Classes::PLURAL)
        && !nouns().sums.contains(&words[start - 1].key);
    let counted = (people || things)
        && words[start].key == OF
        && WHICH.contains(&words[start + 1].key)
        && is_several(letter, verb - 1);
    (plain && counted && said).then_some(start)
}

/// "Two of the buildings is", "eleven of them was", where a clause begins with the figure.
fn some_of(letter: &Letter, verb: usize) -> Option<usize> {
    /// "two of the five old buildings"
    const MOST: usize = 6;
    const THESE: [u64; 5] = keys(["the", "these", "those", "our", "your"]);
    const THEM: u64 = keys(["them"])[0];
    const FEW: u64 = keys(["few"])[0];
    const A: u64 = keys(["a"])[0];
    let words = &letter.words;
    let last = verb.checked_sub(1)?;
    let from = verb.saturating_sub(MOST + 1);
    let of = (from..last).rev().find(|&at| words[at].key == OF)?;
    let counts = of.checked_sub(1)?;
    // "A few of the cases"
    let a_few = counts > 0 && words[counts].key == FEW && words[counts - 1].key == A && follows(&words[counts]);
    let start = counts - usize::from(a_few);
    let plain = (of..=verb)
        .all(|at| follows(&words[at]) || words[at].kind == WordKind::Number && words[at].gap.is_plain_space());
    let led = THESE.contains(&words[of + 1].key) && of + 1 < last;
    let known = classes(words[last].key);
    let many = known.only(Classes::PLURAL.with(Classes::THIRD))
        && known.may_be(Classes::PLURAL)
        && !nouns().sums.contains(&words[last].key);
    let several = words[last].key == THEM && of + 1 == last || led && (many || is_several(letter, last));
    let counted = is_several(letter, counts) || SOME.contains(&words[counts].key);
    // "Five of the nine members is a quorum"
    let quantity = words.get(verb + 1).is_none_or(|next| {
        let known = classes(next.key);
        known.may_be(Classes::DETERMINER) || !known.may_be(Classes::PARTICIPLE.with(Classes::ADVERB).with(Classes::ING))
    });
    if quantity && words[verb].key != IS[2] {
        return None;
    }
    (plain && several && counted && begins_clause(letter, start).is_some()).then_some(start)
}

/// "The owner and the manager is": two nouns with a determiner each, and nothing else, where a sentence begins so.
fn two_things(letter: &Letter, verb: usize) -> Option<usize> {
    /// The most words of each of the two.
    const MOST: usize = 4;
    const AND: u64 = keys(["and"])[0];
    const LED: [u64; 6] = keys(["the", "a", "an", "our", "your", "its"]);
    let words = &letter.words;
    let and = (verb.saturating_sub(MOST + 2)..verb).rev().find(|&at| words[at].key == AND)?;
    let start = (and.saturating_sub(MOST + 1)..and).rev().find(|&at| LED.contains(&words[at].key))?;
    let thing = |from: usize, to: usize| {
        let named = |at: usize| {
            words[at].capital || classes(words[at].key).only(DESCRIBES) && !classes(words[at].key).is_unknown()
        };
        from < to
            && (from..to).all(named)
            && (words[to - 1].capital || classes(words[to - 1].key).may_be(Classes::NOUN))
    };
    let plain = (start + 1..=verb).all(|at| words[at].kind == WordKind::Plain && words[at].gap.is_plain_space());
    let opens = words[start].gap.has(Gap::SENTENCE) && words[start].capital && LED.contains(&words[and + 1].key);
    (opens && plain && thing(start + 1, and) && thing(and + 2, verb)).then_some(start)
}

/// "Two was arrested": a number that begins its sentence, of those to whom something happened.
fn two_alone(letter: &Letter, verb: usize) -> Option<usize> {
    let words = &letter.words;
    let start = verb.checked_sub(1)?;
    let word = &words[start];
    let opens =
        word.kind == WordKind::Plain && word.capital && word.gap.has(Gap::SENTENCE) && is_several(letter, start);
    let happened = words.get(verb + 1).is_some_and(|next| follows(next) && nouns().happened.contains(&next.key));
    // "Two was given as the answer"
    let number = words.get(verb + 2).is_some_and(|next| next.key == AS);
    (opens && happened && !number && follows(&words[verb])).then_some(start)
}

const DESCRIBES: Classes = Classes::NOUN.with(Classes::ADJECTIVE).with(Classes::MASS).with(Classes::BASE);
const SOME: [u64; 7] = keys(["some", "many", "most", "both", "few", "several", "all"]);

/// "Every one of the women have", where the sentence begins so.
fn every_one(letter: &Letter, verb: usize) -> Option<usize> {
    /// "Every one of the five old boats"
    const MOST: usize = 7;
    const EVERY_ONE_OF: [u64; 3] = keys(["every", "one", "of"]);
    let words = &letter.words;
    let start = (verb.saturating_sub(MOST)..verb).rev().find(|&at| words[at].key == EVERY_ONE_OF[0])?;
    let begins = EVERY_ONE_OF.iter().zip(&words[start..verb]).all(|(key, word)| word.key == *key);
    let known = classes(words[verb - 1].key);
    let thing = known.may_be(Classes::PLURAL.with(Classes::PRONOUN)) && verb > start + EVERY_ONE_OF.len();
    let plain = (start + 1..=verb).all(|at| follows(&words[at]));
    (begins && thing && plain && words[start].capital && words[start].gap.has(Gap::SENTENCE)).then_some(start)
}

/// "Each have been looked at", where the sentence begins so.
fn each(letter: &Letter, verb: usize) -> Option<usize> {
    const EACH: u64 = keys(["each"])[0];
    let start = verb.checked_sub(1)?;
    let word = &letter.words[start];
    (word.key == EACH && word.capital && word.gap.has(Gap::SENTENCE) && follows(&letter.words[verb])).then_some(start)
}

/// "of which one were upheld".
fn one_of_which(letter: &Letter, verb: usize) -> Option<usize> {
    const OF_WHICH_ONE: [u64; 3] = keys(["of", "which", "one"]);
    const WHOM: u64 = keys(["whom"])[0];
    let words = &letter.words;
    let start = verb.checked_sub(3)?;
    let plain = (start + 1..=verb).all(|at| follows(&words[at]));
    let says = |at: usize| words[start + at].key == OF_WHICH_ONE[at] || at == 1 && words[start + 1].key == WHOM;
    (plain && (0..3).all(says)).then_some(start)
}

/// "anyone who do not".
fn anyone(letter: &Letter, verb: usize) -> Option<usize> {
    const WHO: u64 = keys(["who"])[0];
    let words = &letter.words;
    let start = verb.checked_sub(2)?;
    let one = words[start + 1].key == WHO && follows(&words[start + 1]) && follows(&words[verb]);
    // "anyone who were to try it"
    (one && ANYONE.contains(&words[start].key) && words[verb].key != WERE).then_some(start)
}

/// "The Chief Constable have asked": who holds an office is one, where the sentence begins with the office.
fn holder(letter: &Letter, verb: usize) -> Option<usize> {
    const HOLDERS: [u64; 7] =
        keys(["constable", "commissioner", "ombudsman", "registrar", "chancellor", "principal", "headteacher"]);
    /// "The Information Commissioner"
    const MOST: usize = 3;
    let words = &letter.words;
    let holds = |key: u64| HOLDERS.contains(&key) || nouns().person.contains(&key);
    let last = verb.checked_sub(1).filter(|&last| holds(words[last].key) && words[last].capital)?;
    let start = (last.saturating_sub(MOST)..last).rev().find(|&at| words[at].key == THE)?;
    let names = (start + 1..=last).all(|at| words[at].capital && words[at].gap.is_plain_space());
    let opens = words[start].gap.has(Gap::SENTENCE) && words[start].capital;
    (names && opens && follows(&words[verb])).then_some(start)
}

/// Whether a word is a figure or a number above one, and no year.
fn is_several(letter: &Letter, at: usize) -> bool {
    let text = letter.word(at);
    match letter.words[at].kind {
        WordKind::Number => {
            let value: Option<u32> = text.replace(',', "").parse().ok();
            let plain = !letter.words[at].gap.has(Gap::OTHER);
            value.is_some_and(|value| plain && value > 1 && year(text).is_none())
        }
        WordKind::Plain => number(&text.to_ascii_lowercase()).is_some_and(|value| value > 1),
        _ => false,
    }
}
