//! Verbs of relative clauses and set phrases: "a person who have", "the figures that was", "as follow:".

use super::subject::are_people;
use super::{Report, follows, is_supposed, nouns, own};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, Word, WordKind};
use crate::lints::lexicon::{Classes, classes};

const WHO: u64 = keys(["who"])[0];
const THAT: u64 = keys(["that"])[0];
const ARE: [u64; 4] = keys(["are", "were", "have", "do"]);
const IS: [u64; 4] = keys(["is", "was", "has", "does"]);
const ONE: [u64; 6] = keys(["a", "an", "any", "each", "every", "another"]);
const THE: [u64; 3] = keys(["the", "these", "those"]);
/// What joins the noun with another, or counts it: "one of the officers", "an officer and a manager who have".
const JOINS: [u64; 7] = keys(["and", "or", "nor", "of", "with", "not", "than"]);
/// Behind these a noun is no indirect object: "we asked the officers who was in".
const BEHIND: [u64; 3] = keys(["on", "about", "against"]);
/// Verbs with a person and a clause behind them: "we told the officers that …".
const TOLD: [u64; 14] = keys([
    "told", "tell", "tells", "inform", "informed", "informs", "advise", "advised", "advises", "remind", "assure",
    "assured", "notify", "notified",
]);
const TO: u64 = keys(["to"])[0];
const WHICH: u64 = keys(["which"])[0];
const DONE: u64 = keys(["done"])[0];
const DETERMINERS: [u64; 12] =
    keys(["the", "this", "these", "those", "a", "an", "our", "your", "any", "all", "some", "their"]);
const FOLLOW: u64 = keys(["follow"])[0];
const AS: u64 = keys(["as"])[0];
const BOTH: u64 = keys(["both"])[0];
const SAME: u64 = keys(["same"])[0];
const TRUE: u64 = keys(["true"])[0];
const IF: u64 = keys(["if"])[0];
const SO: u64 = keys(["so"])[0];

/// Report each.
pub fn find(letter: &Letter, report: &mut Report) {
    one_who(letter, report);
    several_who(letter, report);
    those_who(letter, report);
    several_that(letter, report);
    several_that_begin(letter, report);
    which_of_several(letter, report);
    which_of_one(letter, report);
    as_follow(letter, report);
    set_phrases(letter, report);
}

/// Where a relative pronoun of the authority's own stands straight behind a word.
fn pronouns<'a>(letter: &'a Letter, pronoun: u64) -> impl Iterator<Item = usize> + 'a {
    letter.places_of(pronoun).filter(|&at| at > 1 && own(letter, at) && follows(&letter.words[at]))
}

/// The word at `at`, where it stands straight behind the one before.
fn next<'a>(letter: &'a Letter, at: usize) -> Option<&'a Word> {
    letter.words.get(at).filter(|word| follows(word))
}

/// Say that the noun before the pronoun at `at` and the verb behind it differ in number.
fn differ(letter: &Letter, start: usize, at: usize, is: &str, report: &mut Report) {
    let (noun, found) = (letter.word(at - 1), letter.word(at + 1));
    report.say(start..at + 2, format!("‘{noun}’ is {is} and ‘{found}’ is not. Write the {is} form."));
}

/// "agents that have been named by an applicant who are …": the noun stands in a clause about several.
fn is_inside(letter: &Letter, noun: usize) -> bool {
    let start = letter.sentence_of(noun).map_or(noun, |sentence| sentence.words.start);
    letter.words[start..noun]
        .windows(2)
        .any(|pair| [WHO, THAT, WHICH].contains(&pair[0].key) && ARE.contains(&pair[1].key))
}

/// "a person who have".
fn one_who(letter: &Letter, report: &mut Report) {
    let words = &letter.words;
    for at in pronouns(letter, WHO) {
        let Some(verb) = next(letter, at + 1).filter(|word| ARE.contains(&word.key)) else { continue };
        let start = at - 2;
        let one =
            ONE.contains(&words[start].key) && follows(&words[at - 1]) && nouns().person.contains(&words[at - 1].key);
        let joined = !words[start].gap.has(Gap::SENTENCE)
            && (start == 0 || !words[start].gap.is_plain_space() || JOINS.contains(&words[start - 1].key));
        let doubtful = verb.key == ARE[1] && is_supposed(letter, start);
        if one && !joined && !doubtful && !is_inside(letter, start) {
            differ(letter, start, at, "singular", report);
        }
    }
}

/// "Officers who deals", "from the bidders who was": a relative clause of what begins a sentence, or stands behind a
/// preposition.
fn several_who(letter: &Letter, report: &mut Report) {
    let words = &letter.words;
    for at in letter.places_of(WHO).filter(|&at| at > 0 && own(letter, at) && follows(&words[at])) {
        let noun = at - 1;
        let led = noun > 0 && THE.contains(&words[noun - 1].key) && follows(&words[noun]);
        let start = noun - usize::from(led);
        let alone = words[start].gap.has(Gap::SENTENCE)
            || start > 0 && follows(&words[start]) && BEHIND.contains(&words[start - 1].key);
        // behind "who" a noun cannot stand
        let uses = next(letter, at + 1).is_some_and(|word| classes(word.key).may_be(Classes::THIRD));
        if (uses || is_one(letter, at + 1)) && alone && is_of_people(letter, noun) {
            differ(letter, start, at, "plural", report);
        }
    }
}

/// Whether the word at `at` is surely the form of a verb for one.
fn is_one(letter: &Letter, at: usize) -> bool {
    next(letter, at).is_some_and(|word| classes(word.key).only(Classes::THIRD) || IS.contains(&word.key))
}

/// "those who was told": but "one of those who was", of which either is said.
fn those_who(letter: &Letter, report: &mut Report) {
    const THOSE: u64 = keys(["those"])[0];
    const OF: u64 = keys(["of"])[0];
    let words = &letter.words;
    for at in [WHO, WHICH, THAT].into_iter().flat_map(|pronoun| pronouns(letter, pronoun)) {
        let those = at - 1;
        if words[those].key == THOSE && is_one(letter, at + 1) && words[those - 1].key != OF {
            differ(letter, those, at, "plural", report);
        }
    }
}

/// "The figures that was": at the beginning, where the clause can go with no noun before.
fn several_that(letter: &Letter, report: &mut Report) {
    let words = &letter.words;
    for at in pronouns(letter, THAT) {
        let start = at - 2;
        let verb = next(letter, at + 1).is_some_and(|word| IS.contains(&word.key));
        let many = THE.contains(&words[start].key) && is_several(letter, at - 1);
        // "We contacted the providers that has the contract", and not "We told the providers that is done"
        let object = || {
            let held = next(letter, at + 2).is_some_and(|word| classes(word.key).may_be(Classes::DETERMINER));
            held && start > 0
                && follows(&words[start])
                && is_verb(letter, start - 1)
                && !TOLD.contains(&words[start - 1].key)
        };
        let alone = words[start].gap.has(Gap::SENTENCE.with(Gap::DASH))
            || start > 0 && words[start].gap.is_plain_space() && words[start - 1].key == BOTH
            || object();
        if verb && many && alone {
            differ(letter, start, at, "plural", report);
        }
    }
}

/// "Gangs which carries": one word in the plural begins its sentence, so that the clause can go with nothing else.
fn several_that_begin(letter: &Letter, report: &mut Report) {
    for at in [WHO, WHICH, THAT].into_iter().flat_map(|pronoun| letter.places_of(pronoun)).filter(|&at| at > 0) {
        let (noun, joined) = (at - 1, own(letter, at) && follows(&letter.words[at]));
        let (word, known) = (letter.words[noun], classes(letter.words[noun].key));
        let several = known.is_plural();
        let begins = word.gap.has(Gap::SENTENCE) && word.kind == WordKind::Plain && !nouns().sums.contains(&word.key);
        let uses = || next(letter, at + 1).is_some_and(|word| classes(word.key).may_be(Classes::THIRD));
        let one = is_one(letter, at + 1) || letter.words[at].key != THAT && uses();
        if joined && several && begins && one && !is_of_people(letter, noun) {
            differ(letter, noun, at, "plural", report);
        }
    }
}

/// Whether the word at `at` is surely a noun in the plural.
fn is_several(letter: &Letter, at: usize) -> bool {
    let word = &letter.words[at];
    follows(word)
        && classes(word.key).may_be(Classes::PLURAL)
        && classes(word.key).only(Classes::PLURAL.with(Classes::THIRD))
        && !nouns().sums.contains(&word.key)
}

/// "We hold the record which were made", "We sent the letters which was asked for": the clause goes with the noun before,
/// as no preposition stands before that.
fn which_of_one(letter: &Letter, report: &mut Report) {
    let words = &letter.words;
    for at in pronouns(letter, WHICH).filter(|&at| at > 2) {
        let (start, noun) = (at - 2, at - 1);
        let done = next(letter, at + 2).is_some_and(|word| {
            word.key != DONE
                && classes(word.key).may_be(Classes::PARTICIPLE)
                && !classes(word.key).may_be(Classes::ADVERB)
        });
        let Some(verb) = next(letter, at + 1).filter(|_| done && follows(&words[noun])) else { continue };
        let led = words[start].gap.has(Gap::SENTENCE) || follows(&words[start]) && is_verb(letter, start - 1);
        if !led || !DETERMINERS.contains(&words[start].key) {
            continue;
        }
        let single = nouns().single.contains(&words[noun].key) || nouns().mass.contains(&words[noun].key);
        if single && ARE.contains(&verb.key) && !is_supposed(letter, start) {
            differ(letter, start, at, "singular", report);
        // "We asked the officers which was held"
        } else if is_several(letter, noun) && !are_people(letter, noun) && IS.contains(&verb.key) {
            differ(letter, start, at, "plural", report);
        }
    }
}

/// Whether the word at `at` is surely a verb, whose object follows.
fn is_verb(letter: &Letter, at: usize) -> bool {
    let known = classes(letter.words[at].key);
    // "a plan to close the schools which was agreed", "a list showing the sites which is kept"
    let hidden = at > 0 && letter.words[at - 1].key == TO;
    known.may_be(Classes::VERB)
        && !hidden
        && !known.may_be(Classes::ING)
        && !known.may_be(Classes::PREPOSITION.with(Classes::CONJUNCTION).with(Classes::AUXILIARY))
}

/// "as follow:".
fn as_follow(letter: &Letter, report: &mut Report) {
    let words = &letter.words;
    for at in pronouns(letter, FOLLOW) {
        let verb = IS.iter().chain(&ARE).any(|&key| key == words[at - 2].key)
            || classes(words[at - 2].key).may_be(Classes::PARTICIPLE);
        let ends = words.get(at + 1).is_none_or(|next| next.gap.has(Gap::SENTENCE.with(Gap::COLON).with(Gap::BLOCK)));
        if words[at - 1].key == AS && follows(&words[at - 1]) && verb && ends {
            report.write(at - 1..at + 1, "The phrase is ‘as follows’, whatever comes before it.".into(), at, "follows");
        }
    }
}

/// "The same are true", "if that are so".
fn set_phrases(letter: &Letter, report: &mut Report) {
    let words = &letter.words;
    for at in letter.places_of(SAME).filter(|&at| at > 0 && own(letter, at) && follows(&words[at])) {
        let verb = next(letter, at + 1).is_some_and(|word| ARE[..2].contains(&word.key));
        let truth = next(letter, at + 2).is_some_and(|word| word.key == TRUE);
        if words[at - 1].key == THE[0] && words[at - 1].gap.has(Gap::SENTENCE) && verb && truth {
            report.say(at - 1..at + 2, "‘the same’ is singular here. Write ‘is’ or ‘was’.".into());
        }
    }
    for at in letter.places_of(IF).filter(|&at| own(letter, at)) {
        let is = |index: usize, key: u64| next(letter, index).is_some_and(|word| word.key == key);
        if is(at + 1, THAT) && is(at + 2, ARE[0]) && is(at + 3, SO) {
            report.write(at + 1..at + 3, "‘that’ is singular. Write ‘is’.".into(), at + 2, "is");
        }
    }
}

/// "Please see the following calculations which sets out …": no other noun that the clause might go with.
fn which_of_several(letter: &Letter, report: &mut Report) {
    const FOLLOWING: u64 = keys(["following"])[0];
    const SHOWS: [u64; 6] = keys(["see", "find", "attach", "enclose", "provide", "attached"]);
    let words = &letter.words;
    for at in pronouns(letter, WHICH).filter(|&at| at > 3) {
        let many = is_several(letter, at - 1);
        let the = if words[at - 2].key == FOLLOWING { at - 3 } else { at - 2 };
        let shown = THE.contains(&words[the].key)
            && (the..at).all(|index| follows(&words[index]))
            && SHOWS.contains(&words[the - 1].key);
        let verb = words.get(at + 1).filter(|word| follows(word));
        // "sets" is a plural elsewhere, and never behind "which" here
        let third = |known: Classes| known.may_be(Classes::THIRD) && known.only(Classes::THIRD.with(Classes::PLURAL));
        let one = verb.is_some_and(|verb| IS.contains(&verb.key) || third(classes(verb.key)));
        if many && shown && one {
            differ(letter, the, at, "plural", report);
        }
    }
}

/// Whether the word at `at` names several people.
fn is_of_people(letter: &Letter, at: usize) -> bool {
    classes(letter.words[at].key).only(Classes::PLURAL) && are_people(letter, at)
}
