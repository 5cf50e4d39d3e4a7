//! Verbs that have phrases between them and their noun, read from the beginning of the clause onwards: "The records for
//! this period has been destroyed", "The number of incidents are below", "Details of the contract is on our website".

use super::begins::begins_clause;
use super::phrases::{Reading, after, owns};
use super::subject::{are_people, number_of};
use super::{Number, Report, before_verb, follows, is_asked_for, nouns, own, verbs};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, WordKind};
use crate::lints::lexicon::words::is_pair;
use crate::lints::lexicon::{Classes, classes};

const DETERMINERS: [u64; 13] =
    keys(["the", "these", "those", "your", "our", "this", "that", "its", "their", "a", "an", "each", "every"]);
/// Determiners of either number.
const EITHER: [u64; 5] = keys(["the", "your", "our", "its", "their"]);
const SEVERAL: [u64; 2] = keys(["these", "those"]);
const ALL: [u64; 2] = keys(["all", "both"]);
const OF: u64 = keys(["of"])[0];
/// "each of the files": one of them.
const EACH: [u64; 2] = keys(["each", "one"]);
/// More nouns that begin a sentence without a determiner and have no plural verb.
const MASS: [u64; 5] = keys(["release", "consideration", "access", "refusal", "approval"]);
/// "some of the information": as many as the noun.
const SOME: [u64; 5] = keys(["some", "most", "all", "much", "part"]);
const NUMBER: u64 = keys(["number"])[0];
/// What leaves "the number of" one.
const TOTALS: [u64; 5] = keys(["total", "exact", "overall", "precise", "actual"]);
const THE: u64 = keys(["the"])[0];
const MINUTES: u64 = keys(["minutes"])[0];
const ACT: u64 = keys(["act"])[0];
const ARE: [u64; 4] = keys(["are", "were", "have", "do"]);
const IS: [u64; 4] = keys(["is", "was", "has", "does"]);
/// Forms for one that are nouns too, where a determiner or "that" follows.
const SHOWS: [u64; 4] = keys(["shows", "states", "gives", "means"]);
/// The most words between a determiner and its noun.
const MOST_BEFORE: usize = 4;

/// A subject and where its verb should be.
struct Clause {
    start: usize,
    head: usize,
    number: Number,
    verb: usize,
    /// Whether it begins its sentence.
    opens: bool,
    /// Whether "if", "as" or the like opens it.
    doubtful: bool,
}

/// Report each verb of another number than its noun.
pub fn find(letter: &Letter, report: &mut Report) {
    for at in DETERMINERS.into_iter().flat_map(|word| letter.places_of(word)).filter(|&at| own(letter, at)) {
        let all = at > 0 && ALL.contains(&letter.words[at - 1].key) && follows(&letter.words[at]);
        let start = if all { at - 1 } else { at };
        if let Some(doubtful) = begins_clause(letter, start)
            && let Some((head, number)) = head_after(letter, at).filter(|found| !all || found.1 == Number::Many)
        {
            check(letter, report, start, head, number, doubtful);
        }
    }
    let openers = letter.places_of(EACH[1]).filter(|&at| own(letter, at) && !letter.words[at].gap.has(Gap::SENTENCE));
    for at in openers {
        if let Some(doubtful) = begins_clause(letter, at).filter(|_| is_of_several(letter, at + 1)) {
            check(letter, report, at, at, Number::One, doubtful);
        }
    }
    for (sentence, _) in letter.own_sentences() {
        let at = sentence.words.start;
        if letter.words.get(at).is_some_and(|word| word.capital && word.gap.has(Gap::SENTENCE)) && own(letter, at) {
            without_determiner(letter, at, report);
        }
    }
}

/// A sentence that begins with its noun, or with "each of the" or "some of the".
fn without_determiner(letter: &Letter, at: usize, report: &mut Report) {
    let first = letter.words[at].key;
    if nouns().bare.contains(&first) {
        check(letter, report, at, at, Number::Many, false);
    } else if nouns().mass.contains(&first) || MASS.contains(&first) {
        // "Information officers are" is told by its next word
        if after_phrase(letter, at) {
            check(letter, report, at, at, Number::One, false);
        }
    } else if EACH.contains(&first) && is_of_several(letter, at + 1) {
        check(letter, report, at, at, Number::One, false);
    } else if SOME.contains(&first) && is_of_several(letter, at + 1) && is_mass(letter, at + 3) {
        check(letter, report, at, at + 3, Number::One, false);
    }
}

fn check(letter: &Letter, report: &mut Report, start: usize, head: usize, number: Number, doubtful: bool) {
    let opens = letter.words[start].gap.has(Gap::SENTENCE);
    let Some(verb) = after(letter, head, Reading { many: number == Number::Many, opens }) else { return };
    let clause = Clause { start, head, number, verb, opens, doubtful };
    // what is read backwards from the verb is reported there
    let reported = match is_plain_form(letter.words[verb].key) {
        true => before_verb(letter, verb).is_some(),
        false => verbs::is_reported(letter, verb),
    };
    if !reported && is_wrong(letter, &clause) {
        let (noun, found) = (letter.word(head), letter.word(verb));
        let (is, form) = match number {
            Number::One => ("singular", "one"),
            Number::Many => ("plural", "several"),
        };
        report.say(start..verb + 1, format!("‘{noun}’ is {is}. Write the form of ‘{found}’ that goes with {form}."));
    }
}

/// Whether a form is read backwards from the verb too.
fn is_plain_form(verb: u64) -> bool {
    IS.contains(&verb) || ARE.contains(&verb)
}

/// The noun after the determiner at `at`, and its number.
pub(super) fn head_after(letter: &Letter, at: usize) -> Option<(usize, Number)> {
    let words = &letter.words;
    let determiner = words[at].key;
    for noun in at + 1..=at + 1 + MOST_BEFORE {
        let word = words.get(noun)?;
        let close = word.gap.is_plain_space() && !word.gap.has(Gap::MARKUP.with(Gap::SENTENCE));
        if !close || word.kind != WordKind::Plain {
            return None;
        }
        if word.capital && word.key == ACT && determiner == THE {
            return Some((noun, Number::One));
        }
        if owns(letter, noun) || word.capital && leads_to_owner(letter, noun) {
            continue;
        }
        if word.capital {
            return None;
        }
        if let Some(number) = head_number(letter, noun).filter(|_| is_sure(letter, at, noun)) {
            let goes = match number {
                Number::One => !SEVERAL.contains(&determiner),
                Number::Many => EITHER.contains(&determiner) || SEVERAL.contains(&determiner),
            };
            if ends_at(letter, noun) {
                return goes.then_some((noun, number));
            }
        }
        if !describes(letter, noun) {
            return None;
        }
    }
    None
}

/// Whether a noun can be no verb, nor count what it stands before, where it is.
fn is_sure(letter: &Letter, determiner: usize, noun: usize) -> bool {
    let (words, before) = (&letter.words, noun - 1);
    if words[noun].key == NUMBER {
        // "the same number of people were asked"
        return words[determiner].key == THE && (before == determiner || TOTALS.contains(&words[before].key));
    }
    // "where the error occurs"
    let verb = classes(words[noun].key).may_be(Classes::THIRD) && !owns(letter, before);
    let other = classes(words[before].key);
    let subject = before > determiner && other.may_be(Classes::NOUN) && !other.may_be(Classes::ADJECTIVE);
    words[determiner].gap.has(Gap::SENTENCE) || !(verb && subject)
}

/// The number of a noun that can be a subject.
pub(super) fn head_number(letter: &Letter, noun: usize) -> Option<Number> {
    let key = letter.words[noun].key;
    let of = letter.words.get(noun + 1).is_some_and(|next| follows(next) && next.key == OF);
    if key == NUMBER {
        return of.then_some(Number::One);
    }
    // "ten minutes is enough"
    let minutes = || key == MINUTES && (of || EITHER.contains(&letter.words[noun.saturating_sub(1)].key));
    if nouns().many.contains(&key) || minutes() {
        return Some(Number::Many);
    }
    number_of(key)
}

/// Whether no noun follows that the one at `noun` could go with.
pub(super) fn ends_at(letter: &Letter, noun: usize) -> bool {
    let nominal = Classes::NOUN.with(Classes::PLURAL).with(Classes::MASS);
    let sure = Classes::AUXILIARY.with(Classes::PREPOSITION).with(Classes::PARTICIPLE).with(Classes::THIRD);
    letter.words.get(noun + 1).is_none_or(|next| {
        let known = classes(next.key);
        let verb = SHOWS.contains(&next.key) || nouns().few.contains(&next.key);
        !follows(next) || !known.may_be(nominal) || known.may_be(sure) && !known.may_be(Classes::PLURAL) || verb
    })
}

/// Whether the word at `at` can stand before a noun: an adjective, or the first half of a common pair.
pub(super) fn describes(letter: &Letter, at: usize) -> bool {
    let adjective = Classes::ADJECTIVE.with(Classes::PARTICIPLE).with(Classes::PAST).with(Classes::ADVERB);
    let Some(next) = letter.words.get(at + 1).filter(|next| follows(next)) else { return false };
    let (key, known) = (letter.words[at].key, classes(letter.words[at].key));
    let place = known.may_be(Classes::PREPOSITION) && !known.may_be(Classes::ING);
    if place || classes(next.key).only(Classes::DETERMINER.with(Classes::PREPOSITION).with(Classes::ADVERB)) {
        return false;
    }
    // "the team handling complaints" is no pair of words before a noun
    let pair = known.may_be(Classes::NOUN) && !classes(next.key).may_be(Classes::ING) && is_pair(key, next.key);
    let first = DETERMINERS.contains(&letter.words[at - 1].key) && known.may_be(Classes::ADJECTIVE);
    let other = known.may_be(Classes::ADJECTIVE) && known.may_be(Classes::DETERMINER);
    known.only(adjective) && !known.only(Classes::PAST) || pair || first || other
}

/// Whether capitals from word `at` on end with a possessive: "the County Council's".
fn leads_to_owner(letter: &Letter, at: usize) -> bool {
    (at + 1..at + MOST_BEFORE)
        .take_while(|&next| letter.words.get(next).is_some_and(|word| word.capital && word.gap.is_plain_space()))
        .any(|next| owns(letter, next))
}

/// Whether a preposition follows the word at `at`, and no verb.
fn after_phrase(letter: &Letter, at: usize) -> bool {
    let plain = letter.words.get(at + 1).filter(|next| follows(next));
    plain
        .is_some_and(|next| classes(next.key).only(Classes::PREPOSITION.with(Classes::ADVERB).with(Classes::ADJECTIVE)))
}

/// Whether "of the files" stands at word `at`.
fn is_of_several(letter: &Letter, at: usize) -> bool {
    let word = |index: usize| letter.words.get(index).filter(|word| follows(word));
    word(at).is_some_and(|word| word.key == OF)
        && word(at + 1).is_some_and(|word| EITHER.contains(&word.key) || SEVERAL.contains(&word.key))
}

/// Whether a noun with no plural is at word `at`.
fn is_mass(letter: &Letter, at: usize) -> bool {
    letter.words.get(at).is_some_and(|word| follows(word) && nouns().mass.contains(&word.key))
}

/// Whether the verb of a clause has the form of another number.
fn is_wrong(letter: &Letter, clause: &Clause) -> bool {
    let key = letter.words[clause.verb].key;
    let known = classes(key);
    let next =
        letter.words.get(clause.verb + 1).filter(|next| follows(next)).map_or(Classes::NONE, |next| classes(next.key));
    let joins = Classes::DETERMINER.with(Classes::PRONOUN).with(Classes::CONJUNCTION).with(Classes::PREPOSITION);
    match clause.number {
        Number::Many => {
            let direct = clause.verb == clause.head + 1;
            let shows = direct && SHOWS.contains(&key) && next.may_be(joins);
            (IS.contains(&key) || known.only(Classes::THIRD) || shows) && !may_be_name(letter, clause)
        }
        Number::One if key == ARE[0] => true,
        Number::One if key == ARE[1] => !clause.doubtful,
        Number::One if ARE.contains(&key) => clause.opens || key == ARE[2] && !is_asked_for(letter, clause.start),
        Number::One => {
            let sure = known.only(Classes::BASE) && next != Classes::NONE;
            (clause.opens || is_told(letter, clause.start))
                && nouns().few.contains(&key)
                && (sure || next.may_be(joins))
                && !EACH.contains(&letter.words[clause.head].key)
        }
    }
}

/// Whether a clause that tells what is, not what is asked for, begins at a word: "under which your letter fall".
fn is_told(letter: &Letter, start: usize) -> bool {
    const TELLS: [u64; 7] = keys(["which", "because", "where", "while", "whilst", "although", "when"]);
    start > 0 && TELLS.contains(&letter.words[start - 1].key)
}

/// Whether a plural that is not one of people begins its sentence without a determiner, and its verb is the next word:
/// "Requests has a queue of its own". What is done to it shows that it is no name: "Responses is anonymised".
fn may_be_name(letter: &Letter, clause: &Clause) -> bool {
    let done = || {
        let is = IS[..2].contains(&letter.words[clause.verb].key);
        let next = letter.words.get(clause.verb + 1).filter(|next| follows(next));
        is && next.is_some_and(|next| classes(next.key).only(Classes::PARTICIPLE.with(Classes::PAST)))
    };
    clause.head == clause.start && clause.verb == clause.head + 1 && !are_people(letter, clause.head) && !done()
}
