//! The subject of a verb, read backwards from the verb: only where it is the first noun phrase of its clause.

use super::{follows, nouns};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, Word, WordKind};
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

const OF: u64 = keys(["of"])[0];
const SINGULAR: [u64; 8] = keys(["the", "this", "that", "your", "our", "each", "a", "an"]);
const PLURAL: [u64; 8] = keys(["the", "these", "those", "your", "our", "all", "both", "any"]);
const ANY: [u64; 7] = keys(["the", "this", "that", "any", "all", "such", "no"]);
const AND: [u64; 2] = keys(["and", "or"]);
const AS: u64 = keys(["as"])[0];
const WELL: u64 = keys(["well"])[0];
const DOUBTFUL: [u64; 4] = keys(["if", "whether", "as", "though"]);

/// The subject of the verb at word `verb`, where nothing about it is in doubt.
pub fn before_verb(letter: &Letter, verb: usize) -> Option<Subject> {
    let words = &letter.words;
    if !follows(&words[verb]) || verb == 0 {
        return None;
    }
    plain(letter, verb - 1).or_else(|| with_of(letter, verb)).or_else(|| with_phrase(letter, verb))
}

/// "the requests", "this information": a determiner, up to two adjectives and a noun.
fn plain(letter: &Letter, head: usize) -> Option<Subject> {
    let words = &letter.words;
    if !follows(&words[head]) || head == 0 {
        return None;
    }
    let (nouns, noun) = (nouns(), words[head].key);
    let known = classes(noun);
    let mass = nouns.mass.contains(&noun);
    let number = if mass || nouns.single.contains(&noun) {
        Number::One
    } else if known.only(Classes::PLURAL.with(Classes::THIRD)) {
        Number::Many
    } else {
        return None;
    };
    if nouns.collective.contains(&noun) || nouns.sums.contains(&noun) {
        return None;
    }
    let mut at = head;
    for _ in 0..=MOST_ADJECTIVES {
        if !follows(&words[at]) || at == 0 {
            return None;
        }
        at -= 1;
        let key = words[at].key;
        let determines = match number {
            Number::One => SINGULAR.contains(&key) || mass && ANY.contains(&key),
            Number::Many => PLURAL.contains(&key),
        };
        if determines {
            return begins_clause(letter, at).map(|doubtful| Subject {
                start: at,
                head,
                number,
                with_of: false,
                doubtful,
            });
        }
        if !classes(key).may_be(Classes::ADJECTIVE) || words[at].capital || words[at].kind != WordKind::Plain {
            return None;
        }
    }
    None
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
    Some(Subject { start: head - 1, head, number: Number::One, with_of: true, doubtful })
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
        let quantity = PARTS.contains(&words[head].key) && word.key == OF && !bodies;
        if at + 1 < verb
            && known.only(Classes::PREPOSITION.with(Classes::ADVERB))
            && follows(&words[head])
            && (nouns().single.contains(&words[head].key) || quantity)
            && SINGULAR.contains(&words[head - 1].key)
        {
            let doubtful = begins_clause(letter, head - 1)?;
            return Some(Subject { start: head - 1, head, number: Number::One, with_of: word.key == OF, doubtful });
        }
    }
    None
}

fn is_single(key: u64) -> bool {
    nouns().single.contains(&key) || nouns().mass.contains(&key)
}

/// Whether a clause begins at word `at`, and if so whether "if" or the like opens it.
fn begins_clause(letter: &Letter, at: usize) -> Option<bool> {
    let word = &letter.words[at];
    if word.gap.has(Gap::SENTENCE) {
        // a list item or a fragment may go on with a sentence of the line before
        return word.capital.then_some(false);
    }
    let opener: &Word = letter.words.get(at.checked_sub(1)?)?;
    if word.gap.has(Gap::COMMA) && after_opening(letter, at) {
        // "If, say, the request were wider"
        return Some(true);
    }
    // "the files as well as the index are"
    let added = opener.key == AS && at > 1 && letter.words[at - 2].key == WELL;
    let opens =
        !added && nouns().opens.contains(&opener.key) && word.gap.is_plain_space() && !word.gap.has(Gap::MARKUP);
    (opens && !word.capital).then(|| DOUBTFUL.contains(&opener.key))
}

/// Whether what stands before the comma at word `at` is a phrase or clause that opens the sentence, and no list.
fn after_opening(letter: &Letter, at: usize) -> bool {
    let Some(sentence) = letter.sentence_of(at).filter(|sentence| sentence.words.start < at) else { return false };
    let start = sentence.words.start;
    let spaces = Gap::QUOTE.with(Gap::OPEN).with(Gap::CLOSE).with(Gap::DASH).with(Gap::COLON).with(Gap::STOP);
    let first = &letter.words[start];
    let opening = Classes::PREPOSITION.with(Classes::CONJUNCTION);
    !letter.words[at].gap.has(spaces)
        && first.kind == WordKind::Plain
        && classes(first.key).may_be(opening)
        && !letter.words[start + 1..at].iter().any(|word| word.gap.has(Gap::COMMA.with(spaces)))
}
