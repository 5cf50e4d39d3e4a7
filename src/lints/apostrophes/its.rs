//! "It's" and "who's" written for "its" and "whose": where what follows can only be had, and not be.

use super::{cues, plain};
use crate::letter::words::{WordKind, keys};
use crate::letter::{Letter, Word};
use crate::lints::lexicon::{Classes, classes};

const ITS: u64 = keys(["it's"])[0];
const WHOS: u64 = keys(["who's"])[0];
const OTHER: [u64; 2] = keys(["other", "own"]);
const BE: [u64; 8] = keys(["is", "are", "was", "were", "be", "been", "being", "not"]);
const WHO: [u64; 3] = keys(["who", "that", "which"]);

/// Whether the word at `at` is "it's" where only "its" can stand.
pub fn is_its(letter: &Letter, at: usize) -> bool {
    if letter.words[at].key != ITS {
        return false;
    }
    let Some(next) = letter.words.get(at + 1).filter(|_| plain(letter, at + 1)) else { return false };
    let listed = cues().its.contains(&next.key);
    // "it's current and legal", "it's work to rule": the noun has to go on or end
    let sure = || !cues().its_doubtful.contains(&next.key) || is_object(letter, at) || has_its_verb(letter, at);
    let thing = || !is_cleft(letter, at) && (listed && sure() || !listed && is_plural_thing(letter, at + 1, next.key));
    is_had(letter, at, next) || thing()
}

/// Whether the word at `at` is "who's" where only "whose" can stand.
pub fn is_whose(letter: &Letter, at: usize) -> bool {
    let whose = |next: &Word| cues().whose.contains(&next.key) || is_somebodys(letter, at, next);
    letter.words[at].key == WHOS
        && letter.words.get(at + 1).is_some_and(|next| plain(letter, at + 1) && whose(next))
        && !is_post(letter, at + 2)
}

/// "as it's release could do harm": what is had is the subject of a verb, so that "it is" would be one too many.
fn has_its_verb(letter: &Letter, at: usize) -> bool {
    const MODALS: [u64; 8] = keys(["would", "could", "will", "may", "might", "can", "should", "must"]);
    letter.words.get(at + 2).is_some_and(|verb| verb.gap.is_plain_space() && MODALS.contains(&verb.key))
}

/// Whether a word is a noun in the plural and nothing else, and no time: "it's conclusions", but "it's years since".
fn is_plural_thing(letter: &Letter, at: usize, noun: u64) -> bool {
    const MANY: [u64; 4] = keys(["lots", "loads", "tons", "thanks"]);
    /// The most words of an aside: "it's pupils, not parents, who must apply".
    const ASIDE: usize = 6;
    let picked = letter.words[at..].iter().take(ASIDE).any(|word| WHO.contains(&word.key));
    let cleft = letter.words.get(at + 1).is_some_and(|next| {
        next.gap.is_plain_space() && classes(next.key).may_be(Classes::PRONOUN.with(Classes::DETERMINER))
    });
    classes(noun).only(Classes::PLURAL)
        && !cues().span_keys.contains(&noun)
        && !MANY.contains(&noun)
        && !letter.words[at].capital
        && !cleft
        && !picked
}

/// "if it's minutes that you need", "it's policy to".
fn is_cleft(letter: &Letter, at: usize) -> bool {
    const POLICY_TO: [u64; 2] = keys(["policy", "to"]);
    let key = |at: usize| letter.words.get(at).map_or(0, |word| word.key);
    WHO.contains(&key(at + 2)) || [key(at + 1), key(at + 2)] == POLICY_TO
}

/// "of it's answer", "spends it's money": nothing but a noun can follow.
fn is_had(letter: &Letter, at: usize, next: &Word) -> bool {
    let words = &letter.words;
    if at == 0 || !plain(letter, at) || next.kind != WordKind::Plain || next.capital {
        return false;
    }
    let (before, kind) = (words[at - 1].key, classes(next.key));
    let other = OTHER.contains(&next.key);
    if cues().its_before.contains(&before) {
        let closed = Classes::DETERMINER
            .with(Classes::PREPOSITION)
            .with(Classes::CONJUNCTION)
            .with(Classes::PRONOUN)
            .with(Classes::AUXILIARY)
            .with(Classes::OTHER)
            .with(Classes::ADVERB)
            .with(Classes::ING)
            .with(Classes::PARTICIPLE);
        // "what it comes to it's likely": not after a clause that ends in its preposition
        let noun = kind.may_be(Classes::NOUN.with(Classes::PLURAL)) && !kind.may_be(closed);
        // "in it's last report"
        let things = Classes::NOUN.with(Classes::PLURAL).with(Classes::BASE).with(Classes::MASS);
        let thing = words.get(at + 2).is_some_and(|thing| plain(letter, at + 2) && classes(thing.key).only(things));
        return other || noun || kind.may_be(Classes::ADJECTIVE) && thing;
    }
    // "Once a case is closed it's policy to destroy the notes"
    let noun = at > 1 && classes(words[at - 2].key).only(Classes::DETERMINER);
    let done = at > 1 && BE.contains(&words[at - 2].key);
    let nouns = Classes::NOUN.with(Classes::PLURAL).with(Classes::MASS).with(Classes::THIRD);
    !noun && !done && cues().its_verbs.contains(&before) && (other || kind.only(nouns))
}

/// "the farmer who's quad bike was stolen": behind a noun, and before one that can be nothing else and has no article.
fn is_somebodys(letter: &Letter, at: usize, next: &Word) -> bool {
    /// Those who do or are something.
    const PEOPLE: [&str; 8] = ["er", "or", "ar", "ant", "ian", "ist", "man", "son"];
    const NOUNS: Classes =
        Classes::NOUN.with(Classes::PLURAL).with(Classes::MASS).with(Classes::BASE).with(Classes::THIRD);
    const BEFORE: Classes = Classes::NOUN.with(Classes::PLURAL).with(Classes::PRONOUN).with(Classes::DETERMINER);
    let after = classes(next.key);
    at > 0
        && !next.capital
        && classes(letter.words[at - 1].key).may_be(BEFORE)
        && after.may_be(Classes::NOUN.with(Classes::PLURAL))
        && after.only(NOUNS)
        && !cues().offices.contains(&next.key)
        && !PEOPLE.iter().any(|ending| letter.word(at + 1).ends_with(ending))
}

/// "who's records manager", "who's data subject": what somebody is.
fn is_post(letter: &Letter, at: usize) -> bool {
    letter.words.get(at).is_some_and(|word| plain(letter, at) && cues().posts.contains(&word.key))
}

/// Whether a word stands after a preposition or a verb that takes an object, where "it is" cannot.
fn is_object(letter: &Letter, at: usize) -> bool {
    let takes = |before: u64| cues().its_before.contains(&before) || cues().its_objects.contains(&before);
    at > 0 && plain(letter, at) && takes(letter.words[at - 1].key)
}
