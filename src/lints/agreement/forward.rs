//! Verbs that have phrases between them and their noun, read from the beginning of the clause onwards: "The records for
//! this period has been destroyed", "The number of incidents are below", "Details of the contract is on our website".

use super::begins::{JOINS, begins_clause, is_behind_a_time, is_done, joins_clause};
use super::heads::{DETERMINERS, EITHER, GOES, SEVERAL, SHOWS, describes, ends_at, head_after};
use super::longer::is_inside_a_clause;
use super::phrases::{Reading, after, is_preposition};
use super::subject::{are_people, number_of};
use super::{Number, Report, before_verb, follows, is_asked_for, is_supposed, nouns, own, verbs};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, WordKind};
use crate::lints::lexicon::{Classes, classes};

const WHOSE: u64 = EITHER[6];
const ALL: [u64; 2] = keys(["all", "both"]);
const OF: u64 = keys(["of"])[0];
/// "each of the files": one of them.
const EACH: [u64; 2] = keys(["each", "one"]);
/// More nouns that begin a sentence without a determiner and have no plural verb.
const MASS: [u64; 5] = keys(["release", "consideration", "access", "refusal", "approval"]);
/// "some of the information": as many as the noun.
const SOME: [u64; 5] = keys(["some", "most", "all", "much", "part"]);
/// "Such as drivers", and what may begin a question: "What records does the Council hold?"
const ASKS: [u64; 5] = keys(["as", "which", "what", "how", "whom"]);
/// What counts a plural, beside figures.
const COUNTING: [u64; 20] = keys([
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "several", "many",
    "more", "fewer", "most", "some", "few", "other", "numerous",
]);
/// "Further details of the scheme"
const FURTHER: [u64; 8] = keys(["full", "further", "additional", "other", "more", "redacted", "such", "recent"]);
const THAT: u64 = keys(["that"])[0];
const ARE: [u64; 4] = keys(["are", "were", "have", "do"]);
const IS: [u64; 4] = keys(["is", "was", "has", "does"]);

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
        // "none of whose members has" goes with "none"
        let of = || at > 0 && letter.words[at - 1].key == OF;
        let whose = (letter.words[at].key == WHOSE && !of()).then_some(false);
        // "… , and the officer are listed" may be two
        let joined = || joins_clause(letter, start).then_some(true);
        let opens = whose.or_else(|| begins_clause(letter, start));
        if let Some(doubtful) = opens.or_else(joined)
            && let Some((head, number)) =
                head_after(letter, at).filter(|found| found.1 == Number::Many || !all && opens.is_some())
        {
            check(letter, report, start, head, number, doubtful);
        }
        // "Those for the years before 2010 was"
        let alone = SEVERAL.contains(&letter.words[at].key) && letter.words[at].gap.has(Gap::SENTENCE);
        if alone && letter.words[at].capital && after_phrase(letter, at) {
            check(letter, report, at, at, Number::Many, false);
        }
    }
    let openers = letter.places_of(EACH[1]).filter(|&at| own(letter, at) && !letter.words[at].gap.has(Gap::SENTENCE));
    for at in openers {
        if let Some(doubtful) = begins_clause(letter, at).filter(|_| is_of_several(letter, at + 1)) {
            check(letter, report, at, at, Number::One, doubtful);
        }
    }
    behind_an_opener(letter, report);
    counted(letter, report);
    for (sentence, _) in letter.own_sentences() {
        let at = sentence.words.start;
        if letter.words.get(at).is_some_and(|word| word.capital && word.gap.has(Gap::SENTENCE)) && own(letter, at) {
            without_determiner(letter, at, report);
        }
    }
}

/// "We accept that drivers has", "where deaths occurs": a plural without a determiner right behind what opens its clause.
/// "Groups such as drivers is" are one.
fn behind_an_opener(letter: &Letter, report: &mut Report) {
    let opens = |opener: &&u64| !ASKS.contains(opener);
    for opener in nouns().opens.iter().filter(opens).chain(&JOINS).flat_map(|&opener| letter.places_of(opener)) {
        let at = opener + 1;
        let Some(noun) = letter.words.get(at).filter(|noun| follows(noun) && own(letter, at)) else { continue };
        if JOINS.contains(&letter.words[opener].key) && !joins_clause(letter, at) {
            continue;
        }
        let known = classes(noun.key);
        let direct = known.may_be(Classes::THIRD);
        let several = known.may_be(Classes::PLURAL) && number_of(noun.key) == Some(Number::Many);
        let verb = letter.words.get(at + 1).filter(|verb| follows(verb));
        let is = verb.is_some_and(|verb| IS.contains(&verb.key));
        // "the one that counts is rule 4"
        let noun_before = opener.checked_sub(1).is_none_or(|before| {
            let named = Classes::NOUN
                .with(Classes::PLURAL)
                .with(Classes::PRONOUN)
                .with(Classes::DETERMINER)
                .with(Classes::OTHER);
            let word = &letter.words[before];
            word.capital || word.kind != WordKind::Plain || classes(word.key).may_be(named)
        });
        if letter.words[opener].key == THAT && direct && noun_before {
            continue;
        }
        // "that records in the file is" may have a verb before its preposition
        if several && (is || !direct && !verb.is_some_and(|verb| classes(verb.key).may_be(Classes::PLURAL))) {
            check(letter, report, at, at, Number::Many, false);
        }
    }
}

/// "Three members of staff was given", "more people was at home": a plural that is counted, where a clause begins with the
/// count and something is said to happen to each.
fn counted(letter: &Letter, report: &mut Report) {
    for at in COUNTING.into_iter().flat_map(|count| letter.places_of(count)).filter(|&at| own(letter, at)) {
        let Some(doubtful) = begins_clause(letter, at) else { continue };
        let noun = at + 1 + usize::from(describes(letter, at + 1));
        let plain = (at + 1..=noun).all(|index| letter.words.get(index).is_some_and(follows));
        if !plain || number_of(letter.words[noun].key) != Some(Number::Many) || !ends_at(letter, noun) {
            continue;
        }
        let verb = after(letter, noun, Reading { many: true, opens: false });
        if verb.is_some_and(|verb| verbs::happens(letter, verb) || is_somewhere(letter, verb)) {
            check(letter, report, at, noun, Number::Many, doubtful);
        }
    }
}

/// "was at home", "is in custody".
fn is_somewhere(letter: &Letter, verb: usize) -> bool {
    const PLACES: [u64; 3] = keys(["at", "in", "on"]);
    let next = letter.words.get(verb + 1).filter(|next| follows(next));
    IS[..2].contains(&letter.words[verb].key) && next.is_some_and(|next| PLACES.contains(&next.key))
}

/// A sentence that begins with its noun, or with "each of the" or "some of the".
fn without_determiner(letter: &Letter, at: usize, report: &mut Report) {
    let first = letter.words[at].key;
    let noun = at + usize::from(FURTHER.contains(&first) && letter.words.get(at + 1).is_some_and(follows));
    if nouns().bare.contains(&letter.words[noun].key) {
        check(letter, report, at, noun, Number::Many, false);
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
    let introduced = letter.words[start].gap.has(Gap::COMMA);
    let Some(verb) = after(letter, head, Reading { many: number == Number::Many, opens: opens || introduced }) else {
        return;
    };
    // "a child under 12 need have no test"
    const NEED: u64 = keys(["need"])[0];
    if letter.words[verb - 1].key == NEED {
        return;
    }
    // "the people whose address we hold are told", "After the list are two maps", "Since the fire in May staff have …"
    let direct = verb == head + 1;
    let inside = number == Number::One && !direct && is_inside_a_clause(letter, verb);
    if inside
        || letter.words[start].key == WHOSE && !direct
        || is_behind_a_time(letter, start) && !(direct && is_done(letter, verb))
    {
        return;
    }
    let clause = Clause { start, head, number, verb, opens, doubtful };
    // what is read backwards from the verb is reported there
    let quantity = before_verb(letter, verb).is_some_and(|subject| subject.counted);
    let beside = verbs::is_beside_a_pronoun(letter, start);
    if !quantity && !beside && !verbs::is_reported(letter, verb) && is_wrong(letter, &clause) {
        let (noun, found) = (letter.word(head), letter.word(verb));
        let (is, form) = match number {
            Number::One => ("singular", "one"),
            Number::Many => ("plural", "several"),
        };
        report.say(start..verb + 1, format!("‘{noun}’ is {is}. Write the form of ‘{found}’ that goes with {form}."));
    }
}

/// Whether a preposition follows the word at `at`, and no verb.
fn after_phrase(letter: &Letter, at: usize) -> bool {
    let plain = letter.words.get(at + 1).filter(|next| follows(next));
    let only = Classes::PREPOSITION.with(Classes::ADVERB).with(Classes::ADJECTIVE);
    plain.is_some_and(|next| is_preposition(next.key) || classes(next.key).only(only))
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
        // "The chart shows that benefits is the largest part"
        Number::Many if clause.head == clause.start && IS[..2].contains(&key) && next.may_be(Classes::DETERMINER) => {
            false
        }
        Number::Many => {
            let direct = clause.verb == clause.head + 1;
            let shows = direct && SHOWS.contains(&key) && next.may_be(joins);
            (IS.contains(&key) || key == GOES && direct || known.only(Classes::THIRD) || shows)
                && !may_be_name(letter, clause)
        }
        Number::One if key == ARE[0] => true,
        Number::One if key == ARE[1] => !clause.doubtful && !is_supposed(letter, clause.start),
        Number::One if ARE.contains(&key) => {
            // "If we do, the time do not start"
            let introduced = letter.words[clause.start].gap.has(Gap::COMMA);
            clause.opens
                || introduced
                || is_told(letter, clause.start)
                || key == ARE[2] && !is_asked_for(letter, clause.start)
        }
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
    let Some(before) = start.checked_sub(1) else { return false };
    let since = || nouns().begins.contains(&letter.words[before].key);
    let that =
        || letter.words[before].key == THAT && before > 0 && nouns().tells.contains(&letter.words[before - 1].key);
    TELLS.contains(&letter.words[before].key) || since() || that()
}

/// Whether a plural that is not one of people begins its sentence without a determiner, and its verb is the next word:
/// "Requests has a queue of its own". What is done to it shows that it is no name: "Responses is anonymised".
fn may_be_name(letter: &Letter, clause: &Clause) -> bool {
    let done = || {
        let is = IS[..2].contains(&letter.words[clause.verb].key);
        let next = letter.words.get(clause.verb + 1).filter(|next| follows(next));
        // "anonymised" is not known
        let unknown = |next: usize| classes(letter.words[next].key).is_unknown() && letter.word(next).ends_with("ed");
        is && next.is_some_and(|next| classes(next.key).only(Classes::PARTICIPLE.with(Classes::PAST)))
            || is && letter.words.get(clause.verb + 1).is_some_and(follows) && unknown(clause.verb + 1)
    };
    clause.opens
        && clause.head == clause.start
        && clause.verb == clause.head + 1
        && !are_people(letter, clause.head)
        && !done()
}
