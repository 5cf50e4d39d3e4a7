//! Determiners and figures that do not go with their noun.

use super::{Report, follows, nouns, own, phrase_ends};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, Word, WordKind};
use crate::lints::lexicon::{Classes, classes};

const KINDS_OF_DAY: [u64; 3] = keys(["working", "calendar", "business"]);
const FIGURES: [u64; 13] = keys([
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "forty",
]);
/// What a figure may stand after that counts the noun at the end of a sentence: "owns nine drones".
const COUNTED_AFTER: [u64; 5] = keys(["for", "with", "of", "from", "by"]);
const SEVERAL: [u64; 4] = keys(["these", "those", "several", "many"]);
const ARTICLES: [u64; 5] = keys(["a", "an", "another", "each", "every"]);
const JOINS_NAMES: [u64; 2] = keys(["and", "or"]);
const SINGLE: [u64; 4] = keys(["this", "a", "each", "one"]);
const EACH: u64 = keys(["each"])[0];
const ANOTHER: u64 = keys(["another"])[0];
const EVERY: u64 = keys(["every"])[0];
const BE: [u64; 7] = keys(["is", "are", "was", "were", "be", "been", "being"]);
const ONE: u64 = keys(["one"])[0];
const OF: u64 = keys(["of"])[0];
const AND: u64 = keys(["and"])[0];
const OWNERS: [u64; 5] = keys(["the", "your", "our", "these", "those"]);

/// Report each noun whose number is not that of the word before it.
pub fn find(letter: &Letter, report: &mut Report) {
    for &unit in &nouns().unit {
        for at in letter.places_of(unit) {
            if let Some(start) = counted(letter, at) {
                let many = format!("{}s", letter.word(at));
                report.write(start..at + 1, format!("More than one is counted. Write ‘{many}’."), at, &many);
            }
        }
    }
    for at in FIGURES.into_iter().flat_map(|figure| letter.places_of(figure)) {
        if ends_in_singular(letter, at) {
            let (found, noun) = (letter.word(at), letter.word(at + 1));
            report.say(at..at + 2, format!("‘{found}’ goes with a plural and ‘{noun}’ is none."));
        }
    }
    for several in SEVERAL {
        for at in noun_after(letter, several) {
            let known = classes(letter.words[at + 1].key);
            let mass =
                nouns().mass.contains(&letter.words[at + 1].key) && known.only(Classes::NOUN.with(Classes::MASS));
            let noun = letter.words[at + 1].key;
            let single = known.only(Classes::NOUN) && !nouns().collective.contains(&noun)
                // "these document the visits" is a clause
                || nouns().single.contains(&noun)
                    && is_subject(letter, at + 2)
                    && (!letter.words[at].gap.has(Gap::SENTENCE) || is_auxiliary(letter, at + 2));
            if (mass || single) && !letter.words[at].gap.has(Gap::SLASH) {
                let (found, noun) = (letter.word(at), letter.word(at + 1));
                report.say(at..at + 2, format!("‘{found}’ goes with a plural and ‘{noun}’ is none."));
            }
        }
    }
    for article in ARTICLES {
        for at in noun_after(letter, article) {
            let known = classes(letter.words[at + 1].key);
            let many = known.is_plural();
            let label = at > 0 && letter.words[at - 1].kind != WordKind::Plain;
            // "What one calls an officer another calls a clerk", "and another shows the sums"
            let clause_begins = |before: &Word| {
                let known = classes(before.key);
                known.may_be(Classes::NOUN.with(Classes::PLURAL).with(Classes::CONJUNCTION))
            };
            let begun = at == 0 || !follows(&letter.words[at]) || clause_begins(&letter.words[at - 1]);
            let other = article == ANOTHER && known.may_be(Classes::THIRD) && begun;
            // "and each makes three journeys"
            let clause = article == EACH
                && known.may_be(Classes::THIRD)
                && !(at > 0
                    && follows(&letter.words[at])
                    && classes(letter.words[at - 1].key).may_be(Classes::PREPOSITION));
            // "a risks and issues log"
            let named = letter.words.get(at + 2).is_some_and(|next| follows(next) && JOINS_NAMES.contains(&next.key));
            // "each births, deaths and marriages registrar"
            let list = letter.words.get(at + 2).is_some_and(|next| next.gap.has(Gap::COMMA));
            // "The two are each members"
            let told = article == EACH && at > 0 && BE.contains(&letter.words[at - 1].key);
            // "A Guides group", "a 20 minutes"
            let spared = letter.words[at].capital || nouns().sums.contains(&letter.words[at + 1].key);
            let one = [EACH, EVERY].contains(&article);
            if many && !named && !label && !other && !clause && !list && !told && (one || !spared) {
                let (found, noun) = (letter.word(at), letter.word(at + 1));
                report
                    .say(at..at + 2, format!("‘{noun}’ is plural. Write it in the singular, or leave out ‘{found}’."));
            }
        }
    }
    for &greek in &nouns().greek {
        for at in letter.places_of(greek).filter(|&at| at > 0 && follows(&letter.words[at])) {
            if SINGLE.contains(&letter.words[at - 1].key) && phrase_ends(letter, at + 1) && own(letter, at) {
                report.say(at - 1..at + 1, format!("‘{}’ is plural. Write ‘these’, or the singular.", letter.word(at)));
            }
        }
    }
    for at in OF_THIS.into_iter().flat_map(|before| letter.places_of(before)) {
        of_this(letter, at, report);
    }
    greek_with_a_verb(letter, report);
    this_and_several(letter, report);
    one_of(letter, report);
}

/// "The costs criteria relates to": a sentence whose subject has no other noun that the verb might go with.
fn greek_with_a_verb(letter: &Letter, report: &mut Report) {
    let words = &letter.words;
    for at in nouns().greek.iter().flat_map(|&greek| letter.places_of(greek)) {
        let opens =
            |start: usize| words[start].gap.has(Gap::SENTENCE) && classes(words[start].key).may_be(Classes::DETERMINER);
        let start = (at.saturating_sub(2)..at).find(|&start| opens(start));
        let Some(start) =
            start.filter(|&start| (start + 1..=at + 1).all(|index| words.get(index).is_some_and(follows)))
        else {
            continue;
        };
        let verb = classes(words[at + 1].key);
        if verb.only(Classes::THIRD) && !SINGLE.contains(&words[start].key) && own(letter, at) {
            report.say(start..at + 2, format!("‘{}’ is plural. Write the verb in the plural.", letter.word(at)));
        }
    }
}

/// Whether the figure at word `at` counts a noun in the singular, with which the sentence or the phrase ends: "owns nine
/// drone.", "arrange for three governor to look at it".
fn ends_in_singular(letter: &Letter, at: usize) -> bool {
    const THEN: [u64; 12] = keys(["to", "of", "in", "on", "from", "who", "which", "at", "were", "are", "have", "with"]);
    let words = &letter.words;
    let Some(noun) = words.get(at + 1).filter(|noun| follows(noun) && own(letter, at)) else { return false };
    let known = classes(noun.key);
    let ends = words.get(at + 2).is_none_or(|word| word.gap.has(Gap::SENTENCE))
        && letter.text()[noun.span().end..].starts_with('.');
    let goes_on = || words.get(at + 2).is_some_and(|next| follows(next) && THEN.contains(&next.key));
    let whole = ends || known.only(Classes::NOUN) && goes_on();
    if !whole {
        return false;
    }
    let single = known.may_be(Classes::NOUN) && known.only(Classes::NOUN.with(Classes::BASE).with(Classes::ADJECTIVE));
    // the plural is a word too: "drones", and not "hundreds of o'clocks"
    let many = Classes::of(&format!("{}s", letter.word(at + 1))).may_be(Classes::PLURAL);
    let counted = at > 0 && follows(&words[at]) && {
        let before = &words[at - 1];
        let verb = classes(before.key).may_be(Classes::VERB) && !classes(before.key).may_be(Classes::NOUN);
        before.kind == WordKind::Plain && (verb || COUNTED_AFTER.contains(&before.key))
    };
    single && many && counted && !nouns().collective.contains(&noun.key) && !nouns().unit.contains(&noun.key)
}

/// Where the words stand after which a noun phrase ends with the next word.
fn noun_after<'a>(letter: &'a Letter, key: u64) -> impl Iterator<Item = usize> + 'a {
    letter
        .places_of(key)
        .filter(|&at| letter.words.get(at + 1).is_some_and(follows) && phrase_ends(letter, at + 2) && own(letter, at))
}

/// Whether a verb, a preposition or the end of a sentence is at word `at`.
fn is_subject(letter: &Letter, at: usize) -> bool {
    const AFTER: [u64; 5] = keys(["of", "in", "under", "which", "from"]);
    letter.words.get(at).is_none_or(|word| {
        word.gap.has(Gap::SENTENCE) || classes(word.key).may_be(Classes::AUXILIARY) || AFTER.contains(&word.key)
    })
}

/// Whether a modal verb, or a form of be, have or do, is at word `at`.
fn is_auxiliary(letter: &Letter, at: usize) -> bool {
    letter.words.get(at).is_some_and(|word| follows(word) && classes(word.key).may_be(Classes::AUXILIARY))
}

/// "the use of this exemptions": behind "of" and the like, "this" is no subject that a verb could follow.
fn of_this(letter: &Letter, at: usize, report: &mut Report) {
    const THIS: u64 = keys(["this"])[0];
    let word = |index: usize| letter.words.get(index).filter(|word| follows(word));
    let this = word(at + 1).is_some_and(|word| word.key == THIS);
    let Some(noun) = word(at + 2).filter(|_| this && own(letter, at)) else { return };
    // "because of this officers may …" begins a clause
    let goes_on = is_auxiliary(letter, at + 3) || at > 0 && AHEAD.contains(&letter.words[at - 1].key);
    if classes(noun.key).only(Classes::PLURAL) && phrase_ends(letter, at + 3) && !goes_on {
        report.say(at + 1..at + 3, format!("‘this’ goes with one and ‘{}’ is several.", letter.word(at + 2)));
    }
}

const OF_THIS: [u64; 4] = keys(["of", "under", "for", "about"]);
const AHEAD: [u64; 5] = keys(["because", "instead", "result", "view", "light"]);

/// "This documents are": a plural, as its verb shows.
fn this_and_several(letter: &Letter, report: &mut Report) {
    // "That records are kept is plain" is a clause
    const THIS: [u64; 1] = keys(["this"]);
    const ARE: [u64; 2] = keys(["are", "were"]);
    for at in THIS.into_iter().flat_map(|this| letter.places_of(this)).filter(|&at| own(letter, at)) {
        let word = |index: usize| letter.words.get(index).filter(|word| follows(word));
        let are = |index: usize| word(index).is_some_and(|word| ARE.contains(&word.key));
        // "This exemptions and notes are"
        let joined = word(at + 2).is_some_and(|word| word.key == AND) && (at + 4..at + 7).any(are);
        let verb = are(at + 2) || joined && (at + 3..at + 6).all(|index| word(index).is_some());
        let known = word(at + 1).map_or(Classes::NONE, |word| classes(word.key));
        let many = known.is_plural();
        if letter.words[at].gap.has(Gap::SENTENCE) && letter.words[at].capital && verb && many {
            let (found, noun) = (letter.word(at), letter.word(at + 1));
            report.say(at..at + 2, format!("‘{found}’ goes with one and ‘{noun}’ is several."));
        }
    }
}

/// The figure above one that counts the singular noun at `at`: "20 working day".
fn counted(letter: &Letter, at: usize) -> Option<usize> {
    let words = &letter.words;
    if !own(letter, at) || !phrase_ends(letter, at + 1) || !follows(&words[at]) || at == 0 {
        return None;
    }
    let kind = at > 1 && KINDS_OF_DAY.contains(&words[at - 1].key) && follows(&words[at - 1]);
    let figure = if kind { at - 2 } else { at - 1 };
    let text = letter.word(figure);
    let many = match words[figure].kind {
        WordKind::Number => {
            let value: Option<u32> = text.parse().ok();
            // a year, or the number of a section
            value.is_some_and(|value| (2..1900).contains(&value) || value > 2100)
        }
        WordKind::Plain => FIGURES.contains(&words[figure].key),
        _ => false,
    };
    // "section 40 request", "the 20 working day", "a 20 page": a label, or a modifier whose noun may follow
    let before = words[..figure].last().filter(|_| !words[figure].gap.has(Gap::SENTENCE))?;
    let known = classes(before.key);
    let counts = before.kind == WordKind::Plain
        && !before.capital
        && words[figure].gap.is_plain_space()
        && known.may_be(Classes::PREPOSITION.with(Classes::VERB))
        && !known.may_be(Classes::NOUN.with(Classes::DETERMINER));
    // "Pages 7 to 9 record the advice": a label, and a verb
    let label = figure > 1 && words[figure - 2].kind == WordKind::Number;
    // "7 day and 20 day limits"
    let joined = words.get(at + 1).is_some_and(|next| keys(["and", "or", "to"]).contains(&next.key));
    (many && counts && !joined && !label).then_some(figure)
}

/// "one of the reason why": one of several.
fn one_of(letter: &Letter, report: &mut Report) {
    for at in letter.places_of(ONE) {
        let word = |step: usize| letter.words.get(at + step).filter(|word| follows(word));
        let owned = word(1).is_some_and(|word| word.key == OF)
            && word(2).is_some_and(|word| OWNERS.contains(&word.key))
            && own(letter, at);
        if !owned {
            continue;
        }
        let adjective = word(3).is_some_and(|word| classes(word.key).only(Classes::ADJECTIVE));
        let noun = if adjective { 4 } else { 3 };
        if word(noun).is_some_and(|word| nouns().one_of.contains(&word.key)) && phrase_ends(letter, at + noun + 1) {
            let found = letter.word(at + noun);
            report.say(at..at + noun + 1, format!("‘one of’ goes with several. Write ‘{found}’ in the plural."));
        }
    }
}
