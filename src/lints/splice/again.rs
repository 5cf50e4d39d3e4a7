//! A clause that begins again with "this", a pronoun or "both".

use super::{FULL, JOINS, PEOPLE_VERBS, SAYS, THIS, VERBS};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, Sentence};
use crate::lints::clause::{MARKS, asks, clauses, is_after_comma, is_whole, own_sentence, segment_start, verbs};
use crate::lints::lexicon::{Classes, classes};

const MOMENTS: [u64; 4] = keys(["time", "times", "moment", "minute"]);

/// ", this would …" after a clause that is whole.
pub fn begins_again(letter: &Letter, at: usize) -> bool {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let Some(verb) = words.get(at + 1).filter(|_| at + 3 < sentence.words.end) else { return false };
    // ", this exercise is …"
    let noun = classes(verb.key).may_be(Classes::NOUN) && !VERBS.contains(&verb.key) && !verb.capital;
    let named = words[at].key == THIS[0] && noun && words[at + 2].gap.is_plain_space();
    let verb_at = at + 1 + usize::from(named);
    let is_verb = verb_at + 1 < sentence.words.end && VERBS.contains(&words[verb_at].key);
    if !verb.gap.is_plain_space() || !is_verb || is_after_comma(&words[verb_at + 1]) {
        return false;
    }
    // "The next time it is asked, this file is …"
    let first = sentence.words.start;
    if named && words[first..first + 3].iter().any(|word| MOMENTS.contains(&word.key)) {
        return false;
    }
    // "this is, in our view," may be an aside; so may a clause that ends with a comma soon
    is_whole(letter, sentence, at)
        || asks(letter, first, at)
        || gives_reason(letter, sentence, at)
        || is_because(letter, at) && has_its_reason(letter, sentence, at)
}

const BECAUSE: u64 = keys(["because"])[0];

/// ", this is because".
fn is_because(letter: &Letter, at: usize) -> bool {
    const IS: u64 = keys(["is"])[0];
    let key = |at: usize| letter.words.get(at).map(|word| word.key);
    key(at + 1) == Some(IS) && key(at + 2) == Some(BECAUSE)
}

/// "We cannot give them because an exemption applies to them, this is because …": a main clause and its reason are a whole
/// sentence.
fn has_its_reason(letter: &Letter, sentence: &Sentence, at: usize) -> bool {
    let words = &letter.words;
    let first = sentence.words.start;
    let Some(because) = (first..at).rfind(|&index| words[index].key == BECAUSE) else { return false };
    let unbroken = (because + 1..at).all(|index| !words[index].gap.has(Gap::COMMA));
    let reason = verbs(words, because + 1..at).main.is_some_and(|verb| verb + 1 < at);
    // "Where we refuse because …, this is because …"
    let depends = (first..because).any(|index| clauses().subordinates.contains(&words[index].key));
    unbroken && reason && !depends && verbs(words, first..because).main.is_some_and(|verb| verb + 1 < because)
}

/// "I cannot say where each of them was tried, this is because …": what gives the reason for a main clause is no part of it,
/// whatever clauses that one has within.
fn gives_reason(letter: &Letter, sentence: &Sentence, at: usize) -> bool {
    const PERSONS: [u64; 5] = keys(["i", "we", "you", "it", "there"]);
    const THAT: [u64; 9] = keys(["that", "said", "say", "means", "mean", "found", "note", "because", "why"]);
    let words = &letter.words;
    let first = sentence.words.start;
    let begins = PERSONS.contains(&words[first].key) && segment_start(letter, sentence, at) == first;
    // "I accept it and where they differ, this is because …"
    let joins = |index: usize| {
        JOINS.contains(&words[index].key)
            && words.get(index + 1).is_some_and(|next| clauses().subordinates.contains(&next.key))
    };
    is_because(letter, at)
        && begins
        && verbs(words, first..at).main.is_some_and(|verb| verb < first + FULL)
        && !(first..at).any(|index| THAT.contains(&words[index].key) || joins(index))
}

/// "It is a qualified exemption, both the harm and the public interest need to be shown."
pub fn both_need(letter: &Letter, at: usize) -> bool {
    const AND: u64 = keys(["and"])[0];
    const NEED: [u64; 4] = keys(["need", "must", "have", "are"]);
    const RELATIVES: [u64; 3] = keys(["which", "that", "who"]);
    /// More words than this between "both" and its verb hide another clause.
    const REACH: usize = 14;
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let end = sentence.words.end.min(at + REACH);
    if at + 5 >= sentence.words.end || clauses().prepositions.contains(&words[at + 1].key) {
        return false;
    }
    let Some(verb) = (at + 4..end).find(|&index| NEED.contains(&words[index].key)) else { return false };
    let plain = (at + 1..=verb).all(|index| words[index].gap.is_plain_space());
    let joined = (at + 2..verb - 1).any(|index| words[index].key == AND);
    let relative = (at + 1..verb)
        .any(|index| RELATIVES.contains(&words[index].key) || clauses().subordinates.contains(&words[index].key));
    plain && joined && !relative && is_whole(letter, sentence, at)
}

/// "We do not record this data this is because …": no mark at all, behind a word that ends a clause.
pub fn because_again(letter: &Letter, at: usize) -> bool {
    const NOT: u64 = keys(["not"])[0];
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let first = sentence.words.start;
    if at < first + FULL || !words[at].gap.is_plain_space() || !is_because(letter, at) {
        return false;
    }
    let nouns = Classes::NOUN.with(Classes::PLURAL).with(Classes::MASS);
    let opinion = OPINIONS.contains(&words[at - 1].key);
    let ended = !opinion && (classes(words[at - 1].key).only(nouns) || clauses().is_sure_noun(letter, at - 1));
    let depends =
        (first..at).any(|index| words[index].key != NOT && clauses().subordinates.contains(&words[index].key));
    ended && !depends && verbs(words, first..at).main.is_some_and(|verb| verb + 1 < at)
}

/// ", she maintains", ", it seems": said by the way.
const REPORTS: [u64; 15] = keys([
    "seems",
    "appears",
    "maintains",
    "says",
    "claims",
    "argues",
    "alleges",
    "believes",
    "thinks",
    "states",
    "insists",
    "adds",
    "suggests",
    "follows",
    "writes",
]);
const OPINIONS: [u64; 5] = keys(["opinion", "view", "belief", "reason", "understanding"]);
const ONE: [u64; 3] = keys(["it", "he", "she"]);
const NO: u64 = keys(["no"])[0];

/// "We do not hold this, you may wish to …": a pronoun and its verb after a clause that is whole.
pub fn person_again(letter: &Letter, at: usize) -> bool {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let (first, end) = (sentence.words.start, sentence.words.end);
    let Some(verb) = words.get(at + 1).filter(|_| at + 3 <= end && at >= first + FULL) else { return false };
    // "it conceals a good deal", "he no longer works there"
    let one = ONE.contains(&words[at].key)
        && (classes(verb.key).only(Classes::THIRD) && !REPORTS.contains(&verb.key) || verb.key == NO);
    if !verb.gap.is_plain_space() || !one && !PEOPLE_VERBS.contains(&verb.key) || SAYS.contains(&words[at - 1].key) {
        return false;
    }
    // "…, we have been told by the team."
    if (at + 1..end.min(at + FULL)).any(|index| clauses().told.contains(&words[index].key)) {
        return false;
    }
    // "…, we are told, …" is an aside; "it is old, it is long and it is dull" a row
    let aside = (at + 1..end.min(at + FULL)).any(|index| words[index].gap.has(MARKS.with(Gap::COMMA)));
    let row = (at + 1..end).any(|index| words[index].key == words[at].key && JOINS.contains(&words[index - 1].key));
    // "it is true, it was said, and its effect is plain"
    let closed = (at + 1..end).any(|index| {
        JOINS.contains(&words[index].key)
            && is_after_comma(&words[index])
            && verbs(words, index + 1..end).main.is_some()
    });
    let whole = asks(letter, first, at) || is_whole(letter, sentence, at);
    !aside && !row && !closed && segment_start(letter, sentence, at) == first && whole
}
