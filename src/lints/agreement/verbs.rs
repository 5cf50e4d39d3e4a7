//! Verbs that do not go with their subject.

use super::{Number, Report, before_verb, follows, is_asked_for, is_supposed, own, phrase_ends};
use crate::letter::words::{key, keys};
use crate::letter::{Gap, Letter};
use crate::lints::lexicon::{Classes, classes};

/// A verb for one thing, and the same for several.
const PAIRS: [(&str, &str); 17] = [
    ("is", "are"),
    ("was", "were"),
    ("has", "have"),
    ("does", "do"),
    ("applies", "apply"),
    ("relates", "relate"),
    ("includes", "include"),
    ("contains", "contain"),
    ("provides", "provide"),
    ("requires", "require"),
    ("allows", "allow"),
    ("exists", "exist"),
    ("refers", "refer"),
    ("outweighs", "outweigh"),
    ("constitutes", "constitute"),
    ("involves", "involve"),
    ("maintains", "maintain"),
];
/// Up to here a verb for several is no bare form too, which could stand in "we ask that the exemption apply".
const PLAIN: usize = 2;

/// Report each verb whose subject has another number, with the words that show it and what to write.
pub fn find(letter: &Letter, report: &mut Report) {
    for (index, (one, many)) in PAIRS.into_iter().enumerate() {
        for at in letter.places_of(key(one)) {
            if let Some(subject) = of_several(letter, at) {
                let head = letter.word(subject.head);
                let message = format!("‘{head}’ is plural. Write ‘{many}’ for ‘{one}’.");
                report.write(subject.start..at + 1, message, at, many);
            }
        }
        for at in letter.places_of(key(many)) {
            if let Some(subject) = of_one(letter, at, index) {
                let head = letter.word(subject.head);
                let of = if subject.with_of { ", whatever follows ‘of’" } else { "" };
                let message = format!("The verb goes with ‘{head}’{of}. Write ‘{one}’ for ‘{many}’.");
                report.write(subject.start..at + 1, message, at, one);
            }
        }
    }
    pronouns(letter, report);
}

/// The subject of the verb for one at word `at`, where it is several.
fn of_several(letter: &Letter, at: usize) -> Option<super::Subject> {
    let subject = subject_of(letter, at).filter(|subject| subject.number == Number::Many)?;
    (!subject.counted || happens(letter, at)).then_some(subject)
}

/// The subject of the verb for several at word `at`, that of the pair `index`, where it is one. "We ask that the exemption
/// apply" is none.
fn of_one(letter: &Letter, at: usize, index: usize) -> Option<super::Subject> {
    let subject = subject_of(letter, at).filter(|subject| subject.number == Number::One)?;
    let (_, many) = PAIRS[index];
    let opens = letter.words[subject.start].gap.has(Gap::SENTENCE);
    let asked = many == "have" && is_asked_for(letter, subject.start);
    let subjunctive =
        many == "were" && (subject.doubtful || is_supposed(letter, subject.start)) || index > PLAIN && !opens || asked;
    (!subjunctive && !is_beside_a_pronoun(letter, subject.start)).then_some(subject)
}

/// Whether the verb at word `at` is reported here.
pub fn is_reported(letter: &Letter, at: usize) -> bool {
    let verb = letter.words[at].key;
    PAIRS.iter().enumerate().any(|(index, (one, many))| {
        key(one) == verb && of_several(letter, at).is_some() || key(many) == verb && of_one(letter, at, index).is_some()
    })
}

/// "You as the applicant are": the verb goes with the pronoun before "as".
pub(super) fn is_beside_a_pronoun(letter: &Letter, start: usize) -> bool {
    const AS: [u64; 1] = keys(["as"]);
    const PEOPLE: [u64; 3] = keys(["you", "we", "they"]);
    let before =
        |back: usize, wanted: &[u64]| start.checked_sub(back).is_some_and(|at| wanted.contains(&letter.words[at].key));
    before(1, &AS) && before(2, &PEOPLE)
}

/// Whether something is said to happen to each: "was closed", "has been closed". A quantity may be one thing elsewhere.
pub(super) fn happens(letter: &Letter, verb: usize) -> bool {
    const BE: [u64; 2] = keys(["is", "was"]);
    const HAS: u64 = keys(["has"])[0];
    const BETWEEN: [u64; 8] = keys(["not", "also", "now", "then", "all", "each", "subsequently", "therefore"]);
    let next = (verb + 1..letter.words.len()).take(2).find(|&at| !BETWEEN.contains(&letter.words[at].key));
    /// "Two copies was thought enough"
    const JUDGED: [u64; 6] = keys(["considered", "thought", "regarded", "fixed", "prescribed", "deemed"]);
    let judged = next.is_some_and(|at| JUDGED.contains(&letter.words[at].key));
    let takes = match letter.words[verb].key {
        key if BE.contains(&key) => Classes::PARTICIPLE.with(Classes::ING),
        key if key == HAS => Classes::PARTICIPLE.with(Classes::AUXILIARY),
        _ => return false,
    };
    !judged && next.is_some_and(|at| follows(&letter.words[at]) && classes(letter.words[at].key).may_be(takes))
}

fn subject_of(letter: &Letter, verb: usize) -> Option<super::Subject> {
    own(letter, verb).then(|| before_verb(letter, verb)).flatten()
}

/// "These is", "This are", "There is several reasons": at the beginning of a sentence.
fn pronouns(letter: &Letter, report: &mut Report) {
    const THESE: [u64; 2] = keys(["these", "those"]);
    const THIS: [u64; 3] = keys(["this", "it", "that"]);
    const THERE: u64 = keys(["there"])[0];
    const IS: [u64; 3] = keys(["is", "was", "has"]);
    const ARE: [u64; 3] = keys(["are", "were", "have"]);
    const MANY: [u64; 9] = keys(["several", "numerous", "various", "two", "three", "four", "five", "six", "many"]);
    const ASKS: [u64; 4] = keys(["whether", "how", "why", "what"]);
    const MEAN: u64 = keys(["mean"])[0];
    let at_start = |word: u64, verbs: &'static [u64; 3]| {
        letter.places_of(word).filter(move |&at| {
            let next = letter.words.get(at + 1).filter(|next| follows(next) && verbs.contains(&next.key));
            next.is_some() && letter.words[at].gap.has(Gap::SENTENCE) && own(letter, at)
        })
    };
    for at in THESE.into_iter().flat_map(|word| at_start(word, &IS)) {
        report.say(at..at + 2, format!("‘{}’ is plural. Write ‘are’, ‘were’ or ‘have’.", letter.word(at)));
    }
    for at in THIS.into_iter().flat_map(|word| at_start(word, &ARE)) {
        report.say(at..at + 2, format!("‘{}’ is singular. Write ‘is’, ‘was’ or ‘has’.", letter.word(at)));
    }
    // "as these contains a map", and not "one of these contains"
    for at in
        THESE.into_iter().flat_map(|word| letter.places_of(word)).filter(|&at| at > 0 && follows(&letter.words[at]))
    {
        let joined = classes(letter.words[at - 1].key)
            .only(Classes::CONJUNCTION.with(Classes::ADVERB).with(Classes::PREPOSITION));
        let joined = joined && classes(letter.words[at - 1].key).may_be(Classes::CONJUNCTION)
            || letter.words[at - 1].key == THIS[2];
        // "and these shows whether"
        let asks = || letter.words.get(at + 2).is_some_and(|word| follows(word) && ASKS.contains(&word.key));
        let third = |key: u64| classes(key).only(Classes::THIRD) || classes(key).may_be(Classes::THIRD) && asks();
        let verb = letter.words.get(at + 1).filter(|word| follows(word) && third(word.key));
        if joined && verb.is_some() && own(letter, at) {
            let (these, found) = (letter.word(at), letter.word(at + 1));
            report.say(at..at + 2, format!("‘{these}’ is plural. Write the form of ‘{found}’ that goes with several."));
        }
    }
    // "This mean that", "This include the annex"
    for at in letter.places_of(THIS[0]) {
        let word = |index: usize| letter.words.get(index).filter(|word| follows(word));
        let (Some(verb), Some(next)) = (word(at + 1), word(at + 2)) else { continue };
        let object = classes(next.key).may_be(Classes::DETERMINER.with(Classes::PRONOUN).with(Classes::PREPOSITION));
        let bare = classes(verb.key).only(Classes::BASE) || verb.key == MEAN;
        let opens = letter.words[at].gap.has(Gap::SENTENCE) && letter.words[at].capital;
        if opens && bare && object && own(letter, at) {
            report
                .say(at..at + 2, format!("‘This’ is singular. Write the singular form of ‘{}’.", letter.word(at + 1)));
        }
    }
    for at in at_start(THERE, &IS) {
        let of = |at: usize| letter.words.get(at).filter(|word| follows(word));
        let several = of(at + 2).is_some_and(|word| MANY.contains(&word.key));
        let noun = of(at + 3).filter(|word| classes(word.key).only(Classes::PLURAL.with(Classes::THIRD)));
        let sum = noun.is_some_and(|word| super::nouns().sums.contains(&word.key));
        if several && noun.is_some() && !sum && phrase_ends(letter, at + 4) {
            report.say(at..at + 4, format!("‘{}’ is plural. Write ‘are’ or ‘were’.", letter.word(at + 3)));
        }
    }
}
