//! What may stand between a noun and its verb, read from the noun onwards: "in the annex", "held by the contractor", "that
//! you asked for". Only what can be nothing else is read; at any other word the reading stops, and no verb is found.

use super::aside::verb_behind;
use super::{follows, nouns};
use crate::facts::year;
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, Word, WordKind};
use crate::lints::lexicon::words::is_pair;
use crate::lints::lexicon::{Classes, classes};

/// Prepositions that are no conjunctions too.
const PREPOSITIONS: [u64; 20] = keys([
    "of",
    "in",
    "on",
    "for",
    "from",
    "by",
    "with",
    "at",
    "under",
    "between",
    "about",
    "within",
    "during",
    "regarding",
    "concerning",
    "against",
    "across",
    "into",
    "over",
    "through",
]);
/// Forms in -ing before a noun phrase: "relating to the case", "containing names".
const TAKING: [u64; 5] = keys(["involving", "containing", "covering", "showing", "affecting"]);
/// Before a year or a date: "for years before 2010".
const DATES: [u64; 4] = keys(["before", "after", "since", "until"]);
const RELATING: u64 = keys(["relating"])[0];
const TO: u64 = keys(["to"])[0];
/// The same before a preposition: "falling within the scope", "working with us".
const GOING: [u64; 9] =
    keys(["falling", "working", "acting", "arising", "pertaining", "belonging", "residing", "living", "operating"]);
/// Before "of" and several: "each of your questions".
const PICKS: [u64; 7] = keys(["each", "all", "some", "any", "both", "one", "most"]);
/// Places on the page: "the table below".
const PLACES: [u64; 3] = keys(["below", "above", "overleaf"]);
const RELATIVES: [u64; 2] = keys(["that", "which"]);
const SUBJECTS: [u64; 4] = keys(["you", "we", "they", "i"]);
const STRANDED: [u64; 8] = keys(["for", "on", "to", "in", "from", "with", "about", "of"]);
const OF: u64 = keys(["of"])[0];
const NUMBER: u64 = keys(["number"])[0];
const AND: u64 = keys(["and"])[0];
const NOT: u64 = keys(["not"])[0];
const THERE: u64 = keys(["there"])[0];
/// Anything that says which or whose.
const DETERMINERS: [u64; 14] =
    keys(["the", "a", "an", "our", "your", "their", "its", "this", "that", "these", "those", "each", "any", "all"]);
const THESE: [u64; 4] = keys(["this", "that", "these", "those"]);
/// The most phrases between a noun and its verb.
const MOST_PHRASES: usize = 4;
/// The most words of a noun phrase before its noun.
const MOST_BEFORE: usize = 4;

/// What is known of the noun from which a phrase is read.
#[derive(Clone, Copy)]
pub struct Reading {
    /// It is a plural, to which "of births and deaths" adds nothing.
    pub many: bool,
    /// It begins its sentence, and so not a relative clause: "the statement that the officers made in May".
    pub opens: bool,
}

/// The first word after a noun at `head` and what goes with it: the verb, where one stands there.
pub fn after(letter: &Letter, head: usize, reading: Reading) -> Option<usize> {
    let mut at = skip_adverb(letter, relative(letter, head + 1).unwrap_or(head + 1))?;
    for _ in 0..MOST_PHRASES {
        match phrase(letter, at, reading) {
            Some(end) => at = skip_adverb(letter, end)?,
            None => break,
        }
    }
    verb_behind(letter, at).or_else(|| plain(letter, at).map(|_| at))
}

/// The end of one phrase after a noun.
fn phrase(letter: &Letter, at: usize, reading: Reading) -> Option<usize> {
    let word = plain(letter, at)?;
    let known = classes(word.key);
    let place = PLACES.contains(&word.key);
    if place && determined(letter, at + 1).is_none() {
        return Some(at + 1);
    }
    let object = match () {
        // "staff below the grade of manager"
        () if place => at + 1,
        () if PREPOSITIONS.contains(&word.key) || TAKING.contains(&word.key) => at + 1,
        () if word.key == TO => {
            picked(letter, at + 1).or_else(|| determined(letter, at + 1)).or_else(|| numbered(letter, at + 1))?
        }
        () if DATES.contains(&word.key) && is_number(letter, at + 1) => at + 1,
        () if word.key == RELATING && plain(letter, at + 1)?.key == TO => at + 2,
        () if goes_with(letter, at) => at + 2,
        () if known.may_be(Classes::PARTICIPLE)
            && known.only(Classes::PARTICIPLE.with(Classes::PAST).with(Classes::ADJECTIVE)) =>
        {
            return (reading.opens || !known.may_be(Classes::PAST)).then_some(at + 1);
        }
        () => return None,
    };
    let end = and_number(letter, noun_phrase(letter, object)?);
    // "the records of births and deaths"
    let joined = reading.many && plain(letter, end).is_some_and(|word| word.key == AND);
    match joined {
        true if determined(letter, end + 1).is_some() => None,
        true => noun_phrase(letter, end + 1),
        false => Some(end),
    }
}

/// "falling within", "working with": what a noun before it does, and a preposition.
pub(super) fn goes_with(letter: &Letter, at: usize) -> bool {
    let key_of = |at: usize| plain(letter, at).map_or(0, |word| word.key);
    GOING.contains(&key_of(at)) && PREPOSITIONS.contains(&key_of(at + 1))
}

/// The end of "questions 1 and 3", where what ends at `end` ends with the first number.
fn and_number(letter: &Letter, end: usize) -> usize {
    let is = |at: usize, kind: WordKind| letter.words.get(at).is_some_and(|word| word.kind == kind);
    let joined = plain(letter, end).is_some_and(|word| word.key == AND);
    let numbers = is(end - 1, WordKind::Number) && is(end + 1, WordKind::Number) && joined;
    if numbers { end + 2 } else { end }
}

/// The end of a relative clause with a pronoun for its subject: "that we rely on", "you have asked for".
fn relative(letter: &Letter, at: usize) -> Option<usize> {
    if let Some(end) = described(letter, at) {
        return Some(end);
    }
    let mut at = at + usize::from(RELATIVES.contains(&plain(letter, at)?.key));
    let subject = letter.words.get(at).filter(|word| word.gap.is_plain_space() && !word.gap.has(Gap::MARKUP))?;
    if !SUBJECTS.contains(&subject.key) {
        return None;
    }
    at += 1;
    let verbs = Classes::BASE.with(Classes::PAST).with(Classes::PARTICIPLE);
    for _ in 0..4 {
        let word = plain(letter, at)?;
        let known = classes(word.key);
        at += 1;
        if !known.only(Classes::AUXILIARY.with(verbs).with(Classes::THIRD).with(Classes::ADVERB)) && word.key != NOT
            || !known.may_be(Classes::AUXILIARY.with(Classes::ADVERB))
        {
            let next = |index: usize| plain(letter, index).map_or(0, |word| word.key);
            // "the reason we want to have"
            let infinitive = next(at) == TO && classes(next(at + 1)).may_be(Classes::BASE);
            let stranded = STRANDED.contains(&next(at)) && !infinitive;
            return known.may_be(verbs).then_some(at + usize::from(stranded));
        }
    }
    None
}

/// The end of a relative clause that only says how something is: "which are still live", "that were not released".
fn described(letter: &Letter, at: usize) -> Option<usize> {
    const BE: [u64; 4] = keys(["is", "are", "was", "were"]);
    const HOW: Classes = Classes::ADJECTIVE.with(Classes::PARTICIPLE);
    let relative = RELATIVES.contains(&plain(letter, at)?.key) && BE.contains(&plain(letter, at + 1)?.key);
    let how = |at: usize| plain(letter, at).is_some_and(|word| classes(word.key).may_be(HOW));
    let adverb = plain(letter, at + 2).is_some_and(|word| word.key == NOT || classes(word.key).may_be(Classes::ADVERB));
    let said = if adverb && how(at + 3) { at + 3 } else { at + 2 };
    let other = Classes::DETERMINER.with(Classes::PREPOSITION).with(Classes::CONJUNCTION).with(Classes::AUXILIARY);
    let known = classes(plain(letter, said)?.key);
    (relative && how(said) && !known.may_be(other)).then_some(said + 1)
}

/// The end of a noun phrase that begins at word `at`, behind a preposition.
fn noun_phrase(letter: &Letter, at: usize) -> Option<usize> {
    let picks = PICKS.contains(&plain_or_name(letter, at)?.key) && plain(letter, at + 1).is_some_and(|of| of.key == OF);
    let at = if picks { at + 2 } else { at };
    let mut noun = determined(letter, at).unwrap_or(at);
    // "the reasons for this"
    let alone = |word: &Word| follows(word) && classes(word.key).may_be(Classes::AUXILIARY);
    if noun > at && THESE.contains(&letter.words[at].key) && letter.words.get(noun).is_some_and(alone) {
        return Some(noun);
    }
    // "in maintaining the exemption"
    let known = classes(plain_or_name(letter, noun)?.key);
    if noun == at && known.may_be(Classes::ING) && known.only(Classes::ING.with(Classes::NOUN).with(Classes::MASS)) {
        let object = determined(letter, at + 1).unwrap_or(at + 1);
        return noun_run(letter, object).or(Some(at + 1));
    }
    if plain_or_name(letter, noun)?.kind == WordKind::Number {
        noun += 1;
        // "of 3 May", "in 2023"
        let next = letter.words.get(noun).filter(|next| next.gap.is_plain_space() && next.capital);
        if next.is_some() {
            return noun_run(letter, noun);
        }
        // "Since the merger in 2019 staff have been based in Leeds"
        let dated = year(letter.word(noun - 1)).is_some();
        if dated || !letter.words.get(noun).is_some_and(|word| follows(word) && is_nominal(word)) {
            return Some(noun);
        }
    }
    noun_run(letter, noun)
}

/// The end of a noun and what stands before it, its determiner apart.
fn noun_run(letter: &Letter, start: usize) -> Option<usize> {
    let describes = Classes::ADJECTIVE.with(Classes::ADVERB).with(Classes::DETERMINER).with(Classes::OTHER);
    let counted = start > 1 && letter.words[start - 1].key == OF && letter.words[start - 2].key == NUMBER;
    for at in start..start + MOST_BEFORE {
        let word = plain_or_name(letter, at)?;
        let next = letter.words.get(at + 1).filter(|next| next.gap.is_plain_space());
        let named = word.capital || word.kind != WordKind::Plain;
        let goes_on = next.is_some_and(|next| match named {
            true => next.capital || matches!(next.kind, WordKind::Number | WordKind::Reference) || owns(letter, at),
            false => {
                let pair = is_nominal(word) && is_nominal(next) && !next.capital && is_pair(word.key, next.key);
                matches!(next.kind, WordKind::Number | WordKind::Reference)
                    || pair
                    || at == start && is_first_half(letter, at)
                    || counted && is_nominal(next) && is_uncounted(word)
                    || is_nominal(next) && classes(word.key).only(describes)
                    || owns(letter, at)
            }
        });
        if !goes_on {
            return (named || is_nominal(word)).then_some(at + 1);
        }
    }
    None
}

/// Whether a word is a possessive: "the Council's".
pub fn owns(letter: &Letter, at: usize) -> bool {
    let text = letter.word(at);
    letter.words[at].apostrophe && (text.ends_with("'s") || text.ends_with("’s") || text.ends_with("s’"))
}

/// Whether the noun at `at`, right behind a preposition, can only be the first half of two: "of call handlers". One of what
/// is counted has a determiner before it.
pub(super) fn is_first_half(letter: &Letter, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| plain(letter, before)) else { return false };
    let (known, next) =
        (classes(letter.words[at].key), plain(letter, at + 1).map_or(Classes::NONE, |next| classes(next.key)));
    PREPOSITIONS.contains(&before.key)
        && known.may_be(Classes::NOUN)
        && !known.may_be(Classes::MASS.with(Classes::PLURAL).with(Classes::ING))
        && next.may_be(Classes::PLURAL)
        && next.only(Classes::PLURAL.with(Classes::THIRD))
}

/// Whether a noun is none of which there is a number: "the number of fire engines".
fn is_uncounted(word: &Word) -> bool {
    is_nominal(word) && !classes(word.key).may_be(Classes::PLURAL) && !nouns().collective.contains(&word.key)
}

/// A plural with a number behind it, which no infinitive has: "to questions 1 and 3".
fn numbered(letter: &Letter, at: usize) -> Option<usize> {
    plain(letter, at).filter(|word| is_number(letter, at + 1) && classes(word.key).may_be(Classes::PLURAL)).map(|_| at)
}

fn is_number(letter: &Letter, at: usize) -> bool {
    letter.words.get(at).is_some_and(|word| word.gap.is_plain_space() && word.kind == WordKind::Number)
}

/// "to all of your questions".
fn picked(letter: &Letter, at: usize) -> Option<usize> {
    let of = plain(letter, at + 1).is_some_and(|word| word.key == OF);
    plain(letter, at).filter(|word| of && PICKS.contains(&word.key)).map(|_| at)
}

/// The word after a determiner at `at`.
fn determined(letter: &Letter, at: usize) -> Option<usize> {
    plain(letter, at).filter(|word| DETERMINERS.contains(&word.key)).map(|_| at + 1)
}

fn is_nominal(word: &Word) -> bool {
    word.kind == WordKind::Plain && classes(word.key).may_be(Classes::NOUN.with(Classes::PLURAL).with(Classes::MASS))
}

fn skip_adverb(letter: &Letter, at: usize) -> Option<usize> {
    let word = letter.words.get(at)?;
    // "Since the fire there are no records"
    let adverb = follows(word) && ![NOT, THERE].contains(&word.key) && classes(word.key).only(Classes::ADVERB);
    Some(at + usize::from(adverb))
}

/// Whether a word is a preposition that begins no clause.
pub(super) fn is_preposition(key: u64) -> bool {
    PREPOSITIONS.contains(&key)
}

/// The plain word at `at`, with a space before it.
fn plain<'l>(letter: &'l Letter, at: usize) -> Option<&'l Word> {
    letter.words.get(at).filter(|word| follows(word))
}

/// A word, a name or a number with nothing but a space before it.
fn plain_or_name<'l>(letter: &'l Letter, at: usize) -> Option<&'l Word> {
    let word = letter.words.get(at)?;
    (word.gap.is_plain_space() && !word.gap.has(Gap::MARKUP.with(Gap::SENTENCE))).then_some(word)
}
