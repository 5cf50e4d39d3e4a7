//! Subjects with phrases between the noun and its verb, read backwards from the verb: "the use of such tactics", "the
//! exemption in section 31(3)".

use super::begins::begins_clause;
use super::heads::is_time;
use super::phrases::is_first_half;
use super::subject::{Number, SINGULAR, Subject, is_single};
use super::{follows, nouns};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, WordKind};
use crate::lints::clause::clauses;
use crate::lints::lexicon::words::is_pair;
use crate::lints::lexicon::{Classes, classes};

/// The most words between "of" and the verb.
const MOST_AFTER_OF: usize = 5;
/// The most words between a noun and its verb, where none of them is plural.
const MOST_AFTER_HEAD: usize = 9;
/// Quantities that may be one or several.
const PARTS: [u64; 3] = keys(["part", "total", "section"]);
const INSTRUMENTS: [u64; 4] = keys(["act", "foia", "eir", "gdpr"]);
/// What a phrase after a noun is made of where it has nothing in the plural.
const IN_PHRASE: Classes = Classes::NOUN
    .with(Classes::MASS)
    .with(Classes::BASE)
    .with(Classes::ADJECTIVE)
    .with(Classes::ADVERB)
    .with(Classes::DETERMINER)
    .with(Classes::PREPOSITION);
const OF: u64 = keys(["of"])[0];
const AND: [u64; 2] = keys(["and", "or"]);
const ALL: [u64; 4] = keys(["all", "both", "and", "or"]);
const ASKS: [u64; 4] = keys(["what", "which", "whose", "how"]);

/// "The name of the ward patients were taken to is exempt": the verb at word `verb` is one of a clause without its pronoun,
/// as another follows.
pub(super) fn is_inside_a_clause(letter: &Letter, verb: usize) -> bool {
    /// "were taken to is", "are given is"
    const REACH: usize = 4;
    let words = &letter.words;
    let mut end = (verb + 1..words.len()).take(REACH).take_while(|&at| words[at].gap.is_plain_space());
    end.any(|at| {
        let before = classes(words[at - 1].key);
        // "was sent in May"
        clauses().is_finite(words[at].key)
            && !words[at].capital
            && (at == verb + 1 || !before.may_be(Classes::CONJUNCTION.with(Classes::PRONOUN).with(Classes::NOUN)))
    })
}

/// "the use of such tactics": one thing, followed by several.
pub(super) fn with_of(letter: &Letter, verb: usize) -> Option<Subject> {
    let words = &letter.words;
    let last = classes(words[verb - 1].key);
    if !last.is_plural() {
        return None;
    }
    let mut of = verb - 1;
    for _ in 0..MOST_AFTER_OF {
        if !follows(&words[of]) || of == 0 {
            return None;
        }
        of -= 1;
        if words[of].key == OF {
            break;
        }
        let noun_phrase = Classes::ADJECTIVE
            .with(Classes::NOUN)
            .with(Classes::PLURAL)
            .with(Classes::DETERMINER)
            .with(Classes::MASS)
            .with(Classes::ING)
            .with(Classes::PARTICIPLE)
            .with(Classes::PAST)
            .with(Classes::PRONOUN)
            .with(Classes::BASE);
        let known = classes(words[of].key);
        let joins = AND.contains(&words[of].key)
            && !classes(words[of + 1].key).may_be(Classes::DETERMINER.with(Classes::PRONOUN));
        // "the use of which tactics", "of those that"
        let pronoun = known.only(Classes::PRONOUN) || known.may_be(Classes::CONJUNCTION) && !joins;
        if !joins && (!known.only(noun_phrase) || pronoun) {
            return None;
        }
        if opens_clause(letter, of) {
            return None;
        }
    }
    if words[of].key != OF || of < 2 || !follows(&words[of]) || !follows(&words[of - 1]) {
        return None;
    }
    let head = of - 1;
    let known = classes(words[head].key);
    let single = (known.is_noun() || known.may_be(Classes::NOUN) && nouns().single.contains(&words[head].key))
        && !nouns().collective.contains(&words[head].key);
    if !single || !matches!(words[head - 1].key, key if SINGULAR[..5].contains(&key)) {
        return None;
    }
    let doubtful = begins_clause(letter, head - 1)?;
    Some(Subject { start: head - 1, head, number: Number::One, with_of: true, doubtful, counted: false })
}

/// Whether a clause may begin behind the word at `at`, or with it: "the cost of the work officers do", "of what they were".
fn opens_clause(letter: &Letter, at: usize) -> bool {
    let (word, next) = (&letter.words[at], &letter.words[at + 1]);
    let (known, then) = (classes(word.key), classes(next.key));
    let noun = known.may_be(Classes::NOUN) && !known.may_be(Classes::ADJECTIVE.with(Classes::PLURAL));
    let inside =
        at.checked_sub(1).map(|before| letter.words[before].key).is_some_and(|key| key != OF && !ALL.contains(&key));
    ASKS.contains(&word.key)
        || known.only(Classes::DETERMINER) && inside
        || noun && then.may_be(Classes::PLURAL) && !is_pair(word.key, next.key) && !is_first_half(letter, at)
}

/// "the exemption in section 31(3)", "this part of the letter": a noun in the singular, followed by nothing in the plural.
pub(super) fn with_phrase(letter: &Letter, verb: usize) -> Option<Subject> {
    let words = &letter.words;
    // a collective makes "part of the team" several
    let mut bodies = false;
    for at in (verb.saturating_sub(MOST_AFTER_HEAD)..verb).rev() {
        let word = &words[at];
        let plain = word.gap.is_plain_space() && !word.gap.has(Gap::MARKUP.with(Gap::SENTENCE));
        if !plain || at < 2 {
            return None;
        }
        if matches!(word.kind, WordKind::Reference | WordKind::Number) || INSTRUMENTS.contains(&word.key) {
            continue;
        }
        let known = classes(word.key);
        if !follows(word) || known.is_unknown() || !known.only(IN_PHRASE) || AND.contains(&word.key) {
            return None;
        }
        // "the file the team have"
        let inside =
            known.only(Classes::DETERMINER) && classes(words[at - 1].key).may_be(Classes::NOUN.with(Classes::PLURAL));
        if inside && !classes(words[at - 1].key).may_be(Classes::PREPOSITION) {
            return None;
        }
        bodies |= known.may_be(Classes::NOUN) && !is_single(word.key);
        let head = at - 1;
        // "a total of 58"
        let figure = words[at + 1].kind == WordKind::Number;
        let quantity = PARTS.contains(&words[head].key) && word.key == OF && !bodies && !figure;
        if at + 1 < verb
            && known.only(Classes::PREPOSITION.with(Classes::ADVERB))
            && follows(&words[head])
            && (nouns().single.contains(&words[head].key) && !is_time(words[head].key) || quantity)
            && SINGULAR.contains(&words[head - 1].key)
        {
            let doubtful = begins_clause(letter, head - 1)?;
            return Some(Subject {
                start: head - 1,
                head,
                number: Number::One,
                with_of: word.key == OF,
                doubtful,
                counted: false,
            });
        }
    }
    None
}
