//! The subject of a verb, read backwards from the verb: only where it is the first noun phrase of its clause.

use super::begins::begins_clause;
use super::phrases::is_first_half;
use super::{follows, nouns};
use crate::facts::number;
use crate::letter::words::{key, keys};
use crate::letter::{BlockKind, Gap, Letter, WordKind};
use crate::lints::lexicon::words::is_pair;
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
/// The most adjectives before a noun.
const MOST_ADJECTIVES: usize = 2;

/// "two thirds of the fund is"
const FRACTIONS: [u64; 8] = keys(["thirds", "quarters", "fifths", "sixths", "sevenths", "eighths", "tenths", "halves"]);
const OF: u64 = keys(["of"])[0];
const TO: u64 = keys(["to"])[0];
const SINGULAR: [u64; 8] = keys(["the", "this", "that", "your", "our", "each", "a", "an"]);
const PLURAL: [u64; 10] = keys(["the", "these", "those", "your", "our", "all", "both", "any", "no", "some"]);
/// Words that count the plural after them, beside numbers.
const COUNTING: [u64; 4] = keys(["several", "many", "various", "both"]);
/// What stands before "of" and several, and is several too.
const SEVERAL: [u64; 3] = keys(["many", "several", "both"]);
const ANY: [u64; 7] = keys(["the", "this", "that", "any", "all", "such", "no"]);
const AND: [u64; 2] = keys(["and", "or"]);
const ALL: [u64; 4] = keys(["all", "both", "and", "or"]);
const ASKS: [u64; 4] = keys(["what", "which", "whose", "how"]);
/// Plurals of people that have no singular with -s, or one that is no person.
const PEOPLE: [u64; 3] = keys(["people", "businesses", "companies"]);

/// The subject of the verb at word `verb`, where nothing about it is in doubt.
pub fn before_verb(letter: &Letter, verb: usize) -> Option<Subject> {
    let words = &letter.words;
    // "the right in law to apply"
    if !follows(&words[verb]) || verb == 0 || words[verb - 1].key == TO {
        return None;
    }
    plain(letter, verb - 1).or_else(|| with_of(letter, verb)).or_else(|| with_phrase(letter, verb))
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
    if FRACTIONS.contains(&noun) {
        return None;
    }
    if nouns.collective.contains(&noun) || nouns.sums.contains(&noun) {
        return None;
    }
    if is_single(noun) || nouns.person.contains(&noun) {
        return Some(Number::One);
    }
    known.only(Classes::PLURAL.with(Classes::THIRD)).then_some(Number::Many)
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
    let many = || number(letter.word(at)).is_some_and(|value| value > 1 && !(1900..2100).contains(&value));
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

/// "the use of such tactics": one thing, followed by several.
fn with_of(letter: &Letter, verb: usize) -> Option<Subject> {
    let words = &letter.words;
    let last = classes(words[verb - 1].key);
    if !last.may_be(Classes::PLURAL) || !last.only(Classes::PLURAL.with(Classes::THIRD)) {
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
    let single = known.may_be(Classes::NOUN)
        && (known.only(Classes::NOUN.with(Classes::MASS).with(Classes::BASE))
            || nouns().single.contains(&words[head].key))
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
fn with_phrase(letter: &Letter, verb: usize) -> Option<Subject> {
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
        bodies |= known.may_be(Classes::NOUN) && !is_single(word.key);
        let head = at - 1;
        // "a total of 58"
        let figure = words[at + 1].kind == WordKind::Number;
        let quantity = PARTS.contains(&words[head].key) && word.key == OF && !bodies && !figure;
        if at + 1 < verb
            && known.only(Classes::PREPOSITION.with(Classes::ADVERB))
            && follows(&words[head])
            && (nouns().single.contains(&words[head].key) || quantity)
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

/// Whether a noun is one thing: by its list, or because it can be no plural, no adjective taken as a noun ("the injured"),
/// and is not listed as a body of several.
fn is_single(key: u64) -> bool {
    let known = classes(key);
    let noun = known.may_be(Classes::NOUN) && known.only(Classes::NOUN.with(Classes::MASS).with(Classes::BASE));
    noun && !nouns().collective.contains(&key) || nouns().single.contains(&key) || nouns().mass.contains(&key)
}
