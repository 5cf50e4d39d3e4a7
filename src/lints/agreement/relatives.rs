//! Verbs of relative clauses and set phrases: "a person who have", "the figures that was", "as follow:".

use super::subject::are_people;
use super::{Report, follows, is_prose, nouns};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter};
use crate::lints::lexicon::{Classes, classes};

const WHO: u64 = keys(["who"])[0];
const THAT: u64 = keys(["that"])[0];
const ARE: [u64; 4] = keys(["are", "were", "have", "do"]);
const IS: [u64; 4] = keys(["is", "was", "has", "does"]);
const ONE: [u64; 6] = keys(["a", "an", "any", "each", "every", "another"]);
const THE: [u64; 3] = keys(["the", "these", "those"]);
/// What joins the noun with another, or counts it: "one of the officers", "an officer and a manager who have".
const JOINS: [u64; 7] = keys(["and", "or", "nor", "of", "with", "not", "than"]);
const FOLLOW: u64 = keys(["follow"])[0];
const AS: u64 = keys(["as"])[0];
const BOTH: u64 = keys(["both"])[0];
const SAME: u64 = keys(["same"])[0];
const TRUE: u64 = keys(["true"])[0];
const IF: u64 = keys(["if"])[0];
const SO: u64 = keys(["so"])[0];

/// Report each.
pub fn find(letter: &Letter, report: &mut Report) {
    let words = &letter.words;
    let word = |index: usize| words.get(index).filter(|word| follows(word));
    for at in letter.places_of(WHO).filter(|&at| at > 1 && own(letter, at) && follows(&words[at])) {
        let Some(verb) = word(at + 1).filter(|word| ARE.contains(&word.key)) else { continue };
        let one =
            ONE.contains(&words[at - 2].key) && follows(&words[at - 1]) && nouns().person.contains(&words[at - 1].key);
        let start = at - 2;
        let joined = !words[start].gap.has(Gap::SENTENCE)
            && (start == 0 || !words[start].gap.is_plain_space() || JOINS.contains(&words[start - 1].key));
        let doubtful = verb.key == ARE[1] && wished(letter, start);
        if one && !joined && !doubtful {
            let (noun, found) = (letter.word(at - 1), letter.word(at + 1));
            report.say(start..at + 2, format!("‘{noun}’ is singular and ‘{found}’ is not. Write the singular form."));
        }
    }
    for at in letter.places_of(WHO).filter(|&at| at > 0 && own(letter, at) && follows(&words[at])) {
        let one = word(at + 1).is_some_and(|word| classes(word.key).only(Classes::THIRD));
        // "Officers who deals": a relative clause of the first word, or of the one behind a determiner
        let start = if words[at - 1].gap.has(Gap::SENTENCE) { at - 1 } else { at.saturating_sub(2) };
        let determined = start == at - 1 || THE.contains(&words[start].key) && follows(&words[at - 1]);
        if one && determined && words[start].gap.has(Gap::SENTENCE) && is_of_people(letter, at - 1) {
            let (noun, found) = (letter.word(at - 1), letter.word(at + 1));
            report.say(start..at + 2, format!("‘{noun}’ is plural and ‘{found}’ is not. Write the plural form."));
        }
    }
    for at in letter.places_of(THAT).filter(|&at| at > 1 && own(letter, at) && follows(&words[at])) {
        if !word(at + 1).is_some_and(|word| IS.contains(&word.key)) {
            continue;
        }
        let (noun, start) = (at - 1, at - 2);
        let many = follows(&words[noun])
            && THE.contains(&words[start].key)
            && classes(words[noun].key).may_be(Classes::PLURAL)
            && classes(words[noun].key).only(Classes::PLURAL.with(Classes::THIRD))
            && !nouns().sums.contains(&words[noun].key);
        // "the answer to the questions that was given": the clause may go with the noun before
        let alone = words[start].gap.has(Gap::SENTENCE.with(Gap::DASH))
            || start > 0 && words[start].gap.is_plain_space() && words[start - 1].key == BOTH;
        if many && alone {
            let (noun, found) = (letter.word(noun), letter.word(at + 1));
            report.say(start..at + 2, format!("‘{noun}’ is plural and ‘{found}’ is not. Write the plural form."));
        }
    }
    which_of_several(letter, report);
    for at in letter.places_of(FOLLOW).filter(|&at| at > 1 && own(letter, at) && follows(&words[at])) {
        let verb = IS.iter().chain(&ARE).any(|&key| key == words[at - 2].key)
            || classes(words[at - 2].key).may_be(Classes::PARTICIPLE);
        let ends = words.get(at + 1).is_none_or(|next| next.gap.has(Gap::SENTENCE.with(Gap::COLON).with(Gap::BLOCK)));
        if words[at - 1].key == AS && follows(&words[at - 1]) && verb && ends {
            report.write(at - 1..at + 1, "The phrase is ‘as follows’, whatever comes before it.".into(), at, "follows");
        }
    }
    for at in letter.places_of(SAME).filter(|&at| at > 0 && own(letter, at) && follows(&words[at])) {
        let verb = word(at + 1).is_some_and(|word| ARE[..2].contains(&word.key));
        let truth = word(at + 2).is_some_and(|word| word.key == TRUE);
        if words[at - 1].key == THE[0] && words[at - 1].gap.has(Gap::SENTENCE) && verb && truth {
            report.say(at - 1..at + 2, "‘the same’ is singular here. Write ‘is’ or ‘was’.".into());
        }
    }
    for at in letter.places_of(IF).filter(|&at| own(letter, at)) {
        let that = word(at + 1).is_some_and(|word| word.key == THAT);
        let are = word(at + 2).is_some_and(|word| word.key == ARE[0]);
        let so = word(at + 3).is_some_and(|word| word.key == SO);
        if that && are && so {
            report.write(at + 1..at + 3, "‘that’ is singular. Write ‘is’.".into(), at + 2, "is");
        }
    }
}

/// "Please see the following calculations which sets out …": no other noun that the clause might go with.
fn which_of_several(letter: &Letter, report: &mut Report) {
    const WHICH: u64 = keys(["which"])[0];
    const FOLLOWING: u64 = keys(["following"])[0];
    const SHOWS: [u64; 6] = keys(["see", "find", "attach", "enclose", "provide", "attached"]);
    let words = &letter.words;
    for at in letter.places_of(WHICH).filter(|&at| at > 3 && own(letter, at) && follows(&words[at])) {
        let noun = classes(words[at - 1].key);
        let many = follows(&words[at - 1])
            && noun.only(Classes::PLURAL.with(Classes::THIRD))
            && noun.may_be(Classes::PLURAL)
            && !nouns().sums.contains(&words[at - 1].key);
        let the = if words[at - 2].key == FOLLOWING { at - 3 } else { at - 2 };
        let shown = THE.contains(&words[the].key)
            && (the..at).all(|index| follows(&words[index]))
            && SHOWS.contains(&words[the - 1].key);
        let verb = words.get(at + 1).filter(|word| follows(word));
        // "sets" is a plural elsewhere, and never behind "which" here
        let third = |known: Classes| known.may_be(Classes::THIRD) && known.only(Classes::THIRD.with(Classes::PLURAL));
        let one = verb.is_some_and(|verb| IS.contains(&verb.key) || third(classes(verb.key)));
        if many && shown && one {
            let (noun, found) = (letter.word(at - 1), letter.word(at + 1));
            report.say(the..at + 2, format!("‘{noun}’ is plural and ‘{found}’ is not. Write the plural form."));
        }
    }
}

/// Whether the word at `at` names several people.
fn is_of_people(letter: &Letter, at: usize) -> bool {
    classes(letter.words[at].key).only(Classes::PLURAL) && are_people(letter, at)
}

fn wished(letter: &Letter, at: usize) -> bool {
    let cues = keys(["if", "though", "wish", "unless"]);
    let start = letter.sentence_of(at).map_or(at, |sentence| sentence.words.start);
    letter.words[start..at].iter().any(|word| cues.contains(&word.key))
}

fn own(letter: &Letter, at: usize) -> bool {
    is_prose(&letter.blocks[letter.block_of(at)])
}
