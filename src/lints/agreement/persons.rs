//! Personal pronouns with the verb of another person: "I has", "If you is", "we holds", "It cover". A pronoun that can be
//! an object too ("what we sent you is here") is only read where a clause plainly begins with it.

use super::{Report, follows, is_supposed, nouns, own};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter};
use crate::lints::clause::clauses;
use crate::lints::lexicon::{Classes, classes};

const I: u64 = keys(["i"])[0];
const YOU: u64 = keys(["you"])[0];
const WE: u64 = keys(["we"])[0];
const THEY: u64 = keys(["they"])[0];
const IT: u64 = keys(["it"])[0];
const OF: u64 = keys(["of"])[0];
const ONE: [u64; 4] = keys(["is", "was", "has", "does"]);
const MANY: [u64; 4] = keys(["are", "were", "have", "do"]);
const WERE: u64 = MANY[1];
const WAS: u64 = ONE[1];
const AND: [u64; 4] = keys(["and", "or", "nor", "than"]);
/// What opens a clause whose first word is its subject.
const OPENS: [u64; 13] = keys([
    "that", "if", "when", "because", "where", "whether", "as", "although", "while", "why", "how", "what", "which",
]);
/// After these a bare form may be a subjunctive.
const DOUBTFUL: [u64; 8] = keys(["that", "if", "whether", "as", "though", "although", "what", "unless"]);
/// What may stand between a subject and its verb.
const BETWEEN: [u64; 7] = keys(["also", "now", "then", "still", "only", "therefore", "longer"]);
const NO: u64 = keys(["no"])[0];
/// Bare forms that "it" takes too: "it need not", and the past of some that the lexicon has no past of.
const MODAL: [u64; 6] = keys(["need", "dare", "forecast", "offset", "input", "reset"]);
const PARTS: [u64; 6] = keys(["some", "all", "most", "much", "none", "part"]);
const ASKED: [u64; 2] = keys(["that", "let"]);

/// Report each pronoun and its verb that do not go together.
pub fn find(letter: &Letter, report: &mut Report) {
    for pronoun in [I, YOU, WE, THEY] {
        for at in letter.places_of(pronoun).filter(|&at| own(letter, at)) {
            let Some(verb) = verb_after(letter, at) else { continue };
            if is_subject(letter, at) && is_wrong(letter, pronoun, at, verb) {
                let (word, found) = (letter.word(at), letter.word(verb));
                report.say(at..verb + 1, format!("‘{found}’ does not go with ‘{word}’. Write the form that does."));
            }
        }
    }
    for at in [I, WE].into_iter().flat_map(|person| letter.places_of(person)).filter(|&at| own(letter, at)) {
        if let Some(verb) = second_verb(letter, at) {
            let (word, found) = (letter.word(at), letter.word(verb));
            let message =
                format!("The subject is ‘{word}’, and ‘{found}’ does not go with it. Write the form that does.");
            report.say(verb - 1..verb + 1, message);
        }
    }
    for at in letter.places_of(IT).filter(|&at| own(letter, at)) {
        if let Some(verb) = verb_after(letter, at).filter(|&verb| it_is_wrong(letter, at, verb)) {
            let found = letter.word(verb);
            report.say(at..verb + 1, format!("‘{found}’ does not go with ‘it’. Write the singular form."));
        }
    }
}

/// "We hold it but believes": the second verb of a sentence that begins with the pronoun, where no clause and no other
/// verb between the two could give it another subject.
fn second_verb(letter: &Letter, at: usize) -> Option<usize> {
    const HAS_DOES: [u64; 2] = keys(["has", "does"]);
    const AND_BUT: [u64; 2] = keys(["and", "but"]);
    /// More words than this hide another subject.
    const REACH: usize = 14;
    let words = &letter.words;
    let sentence = letter.sentence_of(at).filter(|sentence| sentence.words.start == at && words[at].capital)?;
    let end = sentence.words.end.min(at + REACH);
    let and = (at + 2..end.saturating_sub(1)).find(|&index| AND_BUT.contains(&words[index].key))?;
    let verb = and + 1;
    let third = HAS_DOES.contains(&words[verb].key) || classes(words[verb].key).only(Classes::THIRD);
    let between = at + 2..and;
    let unbroken = (at + 1..=verb).all(|index| words[index].gap.is_plain_space());
    let clause = between.clone().any(|index| {
        let key = words[index].key;
        // "the log the Trust keeps and publishes"
        clauses().is_finite(key) || clauses().opens.contains(&key) || classes(key).may_be(Classes::THIRD)
    });
    (third && unbroken && !clause).then_some(verb)
}

/// The word after a pronoun, or after the adverb that follows it.
fn verb_after(letter: &Letter, at: usize) -> Option<usize> {
    let word = |at: usize| letter.words.get(at).filter(|word| follows(word));
    let mut verb = at + 1;
    if word(verb)?.key == NO {
        verb += 1;
        word(verb).filter(|word| word.key == BETWEEN[6])?;
        verb += 1;
    } else if BETWEEN[..6].contains(&word(verb)?.key) {
        verb += 1;
    }
    word(verb).map(|_| verb)
}

/// Whether a clause begins at the pronoun.
fn is_subject(letter: &Letter, at: usize) -> bool {
    let word = &letter.words[at];
    if word.gap.has(Gap::SENTENCE) {
        return word.capital && !word.gap.has(Gap::QUOTE.with(Gap::OPEN));
    }
    let Some(before) = at.checked_sub(1).map(|before| &letter.words[before]) else { return false };
    let name = letter.words[at].key == I && before.capital && !before.gap.has(Gap::SENTENCE);
    if !word.gap.is_plain_space() {
        // ", and we": a pronoun that is only a subject
        return false;
    }
    if word.gap.has(Gap::MARKUP) || name {
        return false;
    }
    // "and I has", after a comma: what is joined are clauses
    let joined = AND[..1].contains(&before.key) && word.key != YOU && before.gap.has(Gap::COMMA.with(Gap::COLON));
    OPENS.contains(&before.key) || joined
}

fn is_wrong(letter: &Letter, pronoun: u64, at: usize, verb: usize) -> bool {
    let key = letter.words[verb].key;
    let known = classes(key);
    if pronoun == I && letter.word(at) != "I" {
        return false;
    }
    if pronoun == I && MANY[..2].contains(&key) {
        let to = letter.words.get(verb + 1).is_some_and(|word| word.key == keys(["to"])[0]);
        let wish = is_supposed(letter, at);
        let joined = at > 0 && AND.contains(&letter.words[at - 1].key) && !letter.words[at].gap.has(Gap::SENTENCE);
        return !(key == WERE && (to || wish) || joined);
    }
    if ONE.contains(&key) {
        return pronoun != I || key != WAS;
    }
    if !known.may_be(Classes::THIRD) {
        return false;
    }
    // "we nurses", "you guards": in apposition
    known.only(Classes::THIRD)
        || matches!(pronoun, I | THEY) && known.only(Classes::THIRD.with(Classes::PLURAL))
        || nouns().acts.contains(&key)
}

fn it_is_wrong(letter: &Letter, at: usize, verb: usize) -> bool {
    let (words, key) = (&letter.words, letter.words[verb].key);
    let text = letter.word(at);
    if text != "It" && text != "it" || words[at].gap.has(Gap::MARKUP) {
        return false;
    }
    let plain_many = MANY.contains(&key);
    let known = classes(key);
    let bare = !MODAL.contains(&key)
        && known.may_be(Classes::BASE)
        && known.only(Classes::BASE.with(Classes::NOUN).with(Classes::MASS));
    if !plain_many && !bare {
        return false;
    }
    if words[at].gap.has(Gap::SENTENCE) {
        return words[at].capital && !words[at].gap.has(Gap::QUOTE.with(Gap::OPEN));
    }
    let Some(before) = at.checked_sub(1) else { return false };
    if !words[at].gap.is_plain_space() {
        return false;
    }
    // "Some of it are"
    if words[before].key == OF && before > 0 && PARTS.contains(&words[before - 1].key) {
        let opens = words[before - 1].gap.has(Gap::SENTENCE);
        return opens && MANY[..3].contains(&key);
    }
    let opener = words[before].key;
    let joined =
        AND[..1].contains(&opener) && words[before].gap.has(Gap::COMMA.with(Gap::COLON)) && !has_list(letter, before);
    if !OPENS.contains(&opener) && !joined {
        return ends_bare(letter, at, verb);
    }
    let doubtful = DOUBTFUL.contains(&opener);
    match () {
        () if key == MANY[0] => true,
        () if key == WERE => !doubtful && !is_supposed(letter, at),
        // "what it do", "that it apply", "we ask that it be read and it apply"
        () => !doubtful && (!joined || !clause_has(letter, at, &ASKED)),
    }
}

/// "the communities it serve": a clause without its pronoun behind a plural, at the end of its sentence.
fn ends_bare(letter: &Letter, at: usize, verb: usize) -> bool {
    let words = &letter.words;
    let noun = &words[at - 1];
    let ends = words.get(verb + 1).is_none_or(|next| next.gap.has(Gap::SENTENCE));
    let determined = at > 1 && follows(noun) && classes(words[at - 2].key).only(Classes::DETERMINER);
    let several = classes(noun.key).only(Classes::PLURAL);
    ends && determined
        && several
        && classes(words[verb].key).only(Classes::BASE.with(Classes::NOUN).with(Classes::MASS))
}

/// Whether another comma is in the sentence before the one at `at`: what is joined may be a list.
fn has_list(letter: &Letter, at: usize) -> bool {
    let Some(sentence) = letter.sentence_of(at) else { return true };
    (sentence.words.start + 1..at).any(|index| letter.words[index].gap.has(Gap::COMMA))
}

/// Whether one of the words is in the sentence before word `at`.
fn clause_has(letter: &Letter, at: usize, cues: &[u64]) -> bool {
    let start = letter.sentence_of(at).map_or(at, |sentence| sentence.words.start.max(at.saturating_sub(14)));
    letter.words[start..at].iter().any(|word| cues.contains(&word.key))
}
