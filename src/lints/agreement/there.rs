//! "There are a strong interest", "There is 14 submissions": the verb after "there" goes with the noun that follows it.
//! Sums ("there is £500", "there is 20 working days in which"), words that count ("there are a few") and lists are right.

use super::heads::describes;
use super::{Report, follows, is_prose, nouns, phrase_ends};
use crate::facts::year;
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, Word, WordKind};
use crate::lints::lexicon::{Classes, classes};

const THERE: u64 = keys(["there"])[0];
const ONE: [u64; 3] = keys(["is", "was", "has"]);
const MANY: [u64; 3] = keys(["are", "were", "have"]);
const BEEN: u64 = keys(["been"])[0];
const ARTICLES: [u64; 4] = keys(["a", "an", "no", "one"]);
const NO: u64 = keys(["no"])[0];
const AND: [u64; 2] = keys(["and", "or"]);
const OF_THEM: [u64; 2] = keys(["of", "them"]);
/// Adjectives before a figure or a noun that counts: "a further 12", "a great many".
const COUNTING: [u64; 11] =
    keys(["further", "additional", "great", "good", "total", "few", "many", "estimated", "extra", "mere", "different"]);
const FIGURES: [u64; 11] =
    keys(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]);
/// "There was only two".
const ONLY: [u64; 3] = keys(["only", "just", "also"]);
/// What follows a figure that stands alone: "There was three in the first year".
const BEHIND: [u64; 5] = keys(["in", "at", "from", "on", "during"]);
/// How far a list may go on after the noun.
const LIST: usize = 10;

/// Report each.
pub fn find(letter: &Letter, report: &mut Report) {
    for at in letter.places_of(THERE) {
        let word = |index: usize| letter.words.get(index).filter(|word| follows(word));
        let Some(verb) = word(at + 1).filter(|_| is_prose(&letter.blocks[letter.block_of(at)])) else { continue };
        let been = word(at + 2).is_some_and(|word| word.key == BEEN);
        let rest = if been { at + 3 } else { at + 2 };
        let rest = rest + usize::from(word(rest).is_some_and(|word| ONLY.contains(&word.key)));
        if MANY.contains(&verb.key) && (been || verb.key != MANY[2]) {
            // "if there were a limit"
            let doubtful = verb.key == MANY[1] && !letter.words[at].gap.has(Gap::SENTENCE);
            if let Some(noun) = single(letter, rest).filter(|_| !doubtful) {
                let found = letter.word(noun);
                report.say(at..noun + 1, format!("‘{found}’ is singular. Write the verb in the singular."));
            }
        } else if ONE.contains(&verb.key)
            && (been || verb.key != ONE[2])
            && let Some(end) = several(letter, rest)
        {
            report.say(at..end, "The noun is in the plural. Write the verb so too.".into());
        }
    }
}

/// The noun in the singular after "a", "an", "no" or "one" at word `at`.
fn single(letter: &Letter, at: usize) -> Option<usize> {
    let word = |index: usize| letter.words.get(index).filter(|word| follows(word));
    word(at).filter(|word| ARTICLES.contains(&word.key))?;
    let mut noun = at + 1;
    while noun < at + 4 {
        let found = word(noun)?;
        if COUNTING.contains(&found.key) || nouns().collective.contains(&found.key) {
            return None;
        }
        if phrase_ends(letter, noun + 1) {
            break;
        }
        if !classes(found.key).may_be(Classes::ADJECTIVE.with(Classes::NOUN)) {
            return None;
        }
        noun += 1;
    }
    let key = word(noun)?.key;
    let known = nouns().single.contains(&key) || nouns().mass.contains(&key);
    if !known || !phrase_ends(letter, noun + 1) {
        return None;
    }
    // "there are a report and two letters"
    let list = (noun + 1..letter.words.len().min(noun + LIST)).any(|index| {
        let word = &letter.words[index];
        let joins = AND.contains(&word.key) || word.gap.has(Gap::COMMA);
        let next = if AND.contains(&word.key) { letter.words.get(index + 1) } else { Some(word) };
        joins
            && next.is_some_and(|next| {
                next.kind != WordKind::Plain
                    || next.capital
                    || !classes(next.key).only(
                        Classes::PRONOUN.with(Classes::CONJUNCTION).with(Classes::PREPOSITION).with(Classes::ADVERB),
                    )
            })
    });
    (!list).then_some(noun)
}

/// The end of "14 submissions" or "14 of them" at word `at`.
fn several(letter: &Letter, at: usize) -> Option<usize> {
    let words = &letter.words;
    let figure = words.get(at).filter(|word| word.gap.is_plain_space() && !word.gap.has(Gap::MARKUP))?;
    let many = match figure.kind {
        WordKind::Number => {
            let text = letter.word(at);
            let value: Option<u32> = text.replace(',', "").parse().ok();
            value.is_some_and(|value| value > 1 && year(text).is_none())
        }
        WordKind::Plain => FIGURES.contains(&figure.key),
        _ => false,
    };
    let alone = words
        .get(at + 1)
        .is_none_or(|next| next.gap.has(Gap::SENTENCE.with(Gap::COMMA)) || follows(next) && BEHIND.contains(&next.key));
    if many && alone && figure.kind == WordKind::Plain && !figure.capital {
        return Some(at + 1);
    }
    // "there is no records"
    let none = figure.key == NO && follows(figure);
    let next = words.get(at + 1).filter(|word| (many || none) && follows(word))?;
    if next.key == OF_THEM[0] && words.get(at + 2).is_some_and(|word| follows(word) && word.key == OF_THEM[1]) {
        return Some(at + 3);
    }
    // "no recorded offences", "40 mobile phones"
    let is_plural = |index: usize| words.get(index).is_some_and(|word| follows(word) && classes(word.key).is_plural());
    let noun = (at + 1..at + 4)
        .take_while(|&index| index == at + 1 || describes(letter, index - 1))
        .find(|&at| is_plural(at))?;
    // "no criteria requiring it", "no incidents recorded": a form that is no noun too
    let described = || {
        let nominal = Classes::NOUN.with(Classes::PLURAL).with(Classes::MASS);
        words.get(noun + 1).is_some_and(|word| {
            let known = classes(word.key);
            follows(word)
                && (known.only(Classes::ING)
                    || known.may_be(Classes::PARTICIPLE) && !known.may_be(nominal) && phrase_ends(letter, noun + 2))
        })
    };
    // "no public rights of way officer", "no parks and gardens team"
    let joins = |word: &Word| AND.contains(&word.key) || word.key == OF_THEM[0];
    let longer = none && noun > at + 1 && words.get(noun + 1).is_some_and(joins);
    let ends = (phrase_ends(letter, noun + 1) || described()) && !longer;
    (!nouns().sums.contains(&words[noun].key) && ends).then_some(noun + 1)
}
