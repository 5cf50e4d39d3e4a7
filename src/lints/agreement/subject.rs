//! The subject of a verb, read backwards from the verb: only where it is the first noun phrase of its clause.

use super::begins::{begins_clause, is_behind_a_time, is_done};
use super::heads::{TIME, is_time};
use super::longer::{is_inside_a_clause, with_of, with_phrase};
use super::{follows, nouns};
use crate::facts::{number, year};
use crate::letter::words::{key, keys};
use crate::letter::{BlockKind, Gap, Letter, WordKind};
use crate::lints::lexicon::{Classes, classes};

/// Whether a subject is one or many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// One thing, or what is not counted.
    One,
    /// Several.
    Many,
}

/// The subject of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its first word.
    pub start: usize,
    /// The noun that the verb goes with.
    pub head: usize,
    /// Its number.
    pub number: Number,
    /// Whether the head is followed by "of …".
    pub with_of: bool,
    /// Whether "if", "whether" or "as" opens the clause, after which "were" may be a subjunctive.
    pub doubtful: bool,
    /// Whether it is counted, and so may be a quantity taken as one: "two copies is enough".
    pub counted: bool,
}

/// The most adjectives before a noun.
const MOST_ADJECTIVES: usize = 2;

/// "two thirds of the fund is"
const FRACTIONS: [u64; 8] = keys(["thirds", "quarters", "fifths", "sixths", "sevenths", "eighths", "tenths", "halves"]);
const OF: u64 = keys(["of"])[0];
const TO: u64 = keys(["to"])[0];
/// Determiners of one.
pub(super) const SINGULAR: [u64; 8] = keys(["the", "this", "that", "your", "our", "each", "a", "an"]);
const PLURAL: [u64; 10] = keys(["the", "these", "those", "your", "our", "all", "both", "any", "no", "some"]);
/// Words that count the plural after them, beside numbers.
const COUNTING: [u64; 4] = keys(["several", "many", "various", "both"]);
/// What stands before "of" and several, and is several too.
const SEVERAL: [u64; 3] = keys(["many", "several", "both"]);
const ANY: [u64; 7] = keys(["the", "this", "that", "any", "all", "such", "no"]);
/// Plurals of people that have no singular with -s, or one that is no person.
const PEOPLE: [u64; 3] = keys(["people", "businesses", "companies"]);

/// The subject of the verb at word `verb`, where nothing about it is in doubt.
pub fn before_verb(letter: &Letter, verb: usize) -> Option<Subject> {
    let words = &letter.words;
    // "the right in law to apply"
    if !follows(&words[verb]) || verb == 0 || words[verb - 1].key == TO {
        return None;
    }
    let plain = plain(letter, verb - 1);
    // "After the list are two maps", "Since the start of term pupils have been away"
    let after = |subject: &Subject| is_behind_a_time(letter, subject.start);
    if plain.is_some_and(|subject| after(&subject) && !is_done(letter, verb)) {
        return None;
    }
    let longer = || {
        with_of(letter, verb)
            .or_else(|| with_phrase(letter, verb))
            .filter(|found| !after(found) && !is_inside_a_clause(letter, verb))
    };
    plain.or_else(longer)
}

/// "the requests", "this information": a determiner, up to two adjectives and a noun.
fn plain(letter: &Letter, head: usize) -> Option<Subject> {
    let words = &letter.words;
    let noun = words[head].key;
    let opens = words[head].capital && words[head].gap.has(Gap::SENTENCE);
    if !opens && !follows(&words[head]) {
        return None;
    }
    let number = number_of(noun)?;
    if opens {
        let people = number == Number::Many && are_people(letter, head);
        let subject = Subject { start: head, head, number, with_of: false, doubtful: false, counted: false };
        return people.then_some(subject);
    }
    let (mass, person) = (nouns().mass.contains(&noun), nouns().person.contains(&noun));
    let mut at = head;
    for _ in 0..=MOST_ADJECTIVES {
        if !follows(&words[at]) || at == 0 {
            return None;
        }
        at -= 1;
        let before = words[at].key;
        let determines = match number {
            Number::One => SINGULAR.contains(&before) || mass && ANY.contains(&before),
            Number::Many => PLURAL.contains(&before),
        };
        // "What the complainant wants is a copy", "this time are left out"
        let opens = words[at].gap.has(Gap::SENTENCE);
        let verb =
            head - at > 1 && classes(noun).may_be(Classes::THIRD) && classes(words[head - 1].key).may_be(Classes::NOUN);
        if verb && !opens || noun == TIME && before != SINGULAR[0] && determines {
            return None;
        }
        if determines && let Some(doubtful) = begins_clause(letter, at) {
            return Some(Subject { start: at, head, number, with_of: false, doubtful, counted: false });
        }
        if number == Number::Many && (counts(letter, at) || determines) {
            // "the three quotes", "two of the quotes"
            let the = at > 0 && follows(&words[at]) && PLURAL[..5].contains(&words[at - 1].key);
            let start = match determines {
                true => quantity_before(letter, at)?,
                false => at - usize::from(the),
            };
            let doubtful = begins_clause(letter, start).or_else(|| begins_with_figure(letter, start))?;
            return Some(Subject { start, head, number, with_of: determines, doubtful, counted: true });
        }
        // "the head teacher"
        let known = classes(before);
        let compound = person && known.may_be(Classes::NOUN) && !known.may_be(Classes::VERB.with(Classes::PLURAL));
        let describes = compound || known.may_be(Classes::ADJECTIVE);
        if !describes || words[at].capital || words[at].kind != WordKind::Plain {
            return None;
        }
    }
    None
}

/// The number of a noun that leaves no doubt about it.
pub(super) fn number_of(noun: u64) -> Option<Number> {
    let (nouns, known) = (nouns(), classes(noun));
    if FRACTIONS.contains(&noun) || noun != TIME && is_time(noun) {
        return None;
    }
    if nouns.collective.contains(&noun) || nouns.sums.contains(&noun) {
        return None;
    }
    if is_single(noun) || nouns.person.contains(&noun) {
        return Some(Number::One);
    }
    let many = known.is_plural();
    many.then_some(Number::Many)
}

/// Whether a plural is one of people: "Officers were told".
pub(super) fn are_people(letter: &Letter, head: usize) -> bool {
    if PEOPLE.contains(&letter.words[head].key) {
        return true;
    }
    let one = letter.word(head).strip_suffix('s').map(|one| key(&one.to_lowercase()));
    one.is_some_and(|one| nouns().person.contains(&one))
}

/// Whether word `at` is a number above one, or a word that says as much, and no year.
fn counts(letter: &Letter, at: usize) -> bool {
    let word = &letter.words[at];
    let many = || number(letter.word(at)).is_some_and(|value| value > 1) && year(letter.word(at)).is_none();
    match word.kind {
        WordKind::Number => many(),
        WordKind::Plain => COUNTING.contains(&word.key) || many(),
        _ => false,
    }
}

/// The quantity before "of the" where the determiner is at word `at`: "many of the".
fn quantity_before(letter: &Letter, at: usize) -> Option<usize> {
    let quantity = at.checked_sub(2)?;
    let word = &letter.words[quantity];
    let several = SEVERAL.contains(&word.key) || counts(letter, quantity);
    let joined = follows(&letter.words[at]) && follows(&letter.words[at - 1]) && letter.words[at - 1].key == OF;
    (joined && several).then_some(quantity)
}

/// Whether the figure at word `at` begins a sentence, which nothing in the same block can go on into.
fn begins_with_figure(letter: &Letter, at: usize) -> Option<bool> {
    let block = &letter.blocks[letter.block_of(at)];
    let alone = block.kind == BlockKind::Paragraph || block.words.start < at;
    (letter.words[at].kind == WordKind::Number && letter.words[at].gap.has(Gap::SENTENCE) && alone).then_some(false)
}

/// Whether a noun is one thing: by its list, or because it can be no plural, no adjective taken as a noun ("the injured"),
/// and is not listed as a body of several.
pub(super) fn is_single(key: u64) -> bool {
    let known = classes(key);
    let noun = known.is_noun();
    noun && !nouns().collective.contains(&key) || nouns().single.contains(&key) || nouns().mass.contains(&key)
}
