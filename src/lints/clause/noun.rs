//! A noun with what belongs to it, as the subject of the sentence that it begins: "The security of the harbour, is …". With
//! no verb among its words and no other comma, nothing but its own verb can follow.

use super::{clauses, segment_start, verbs};
use crate::letter::words::keys;
use crate::letter::{Letter, Sentence, WordKind};
use crate::lints::lexicon::{Classes, classes};

const ADVERBS: [u64; 8] =
    keys(["nevertheless", "however", "therefore", "moreover", "furthermore", "nonetheless", "accordingly", "also"]);
/// What leads such a noun.
const LEADS: [u64; 9] = keys(["the", "this", "your", "our", "a", "an", "these", "those", "every"]);
/// The most words of the subject.
const MOST: usize = 12;
/// "All the same", "this year": no subject.
const NONE: [u64; 9] = keys(["same", "time", "times", "day", "year", "month", "week", "way", "moment"]);
/// "The fee, is it due?"
const ASKED: [u64; 9] = keys(["it", "they", "we", "you", "he", "she", "there", "i", "this"]);
/// Verbs for which no noun stands before a comma but as their subject.
const VERBS: [u64; 10] = keys(["is", "are", "was", "were", "has", "have", "cannot", "does", "will", "would"]);
const TO: u64 = keys(["to"])[0];
const IS: u64 = keys(["is"])[0];

/// Whether all that stands before a verb behind the only comma so far is its subject.
pub fn is_subject(letter: &Letter, sentence: &Sentence, verb: usize) -> bool {
    is_with_a_clause(letter, sentence, verb) || is_without_a_verb(letter, sentence, verb)
}

/// "A driver who knew the limit of the camera, would drive": a noun and a clause about it that has its own verb.
fn is_with_a_clause(letter: &Letter, sentence: &Sentence, verb: usize) -> bool {
    const WHO: [u64; 2] = keys(["who", "that"]);
    const PEOPLE: [u64; 5] = keys(["anyone", "those", "someone", "everyone", "anybody"]);
    /// The most words before "who", and between it and the verb.
    const BEFORE: usize = 4;
    const WITHIN: usize = 24;
    let words = &letter.words;
    let start = sentence.words.start;
    let Some(next) = words.get(verb + 1).filter(|_| verb + 1 < sentence.words.end) else { return false };
    if !VERBS.contains(&words[verb].key) {
        return false;
    }
    let lead = LEADS.contains(&words[start].key) || PEOPLE.contains(&words[start].key);
    let who = (start + 1..verb.min(start + 1 + BEFORE)).find(|&at| WHO.contains(&words[at].key));
    let Some(who) = who.filter(|&who| lead && verb <= who + WITHIN) else { return false };
    let noun = classes(words[who - 1].key).may_be(Classes::NOUN.with(Classes::PLURAL).with(Classes::PRONOUN));
    let plain = (start + 1..verb).all(|at| words[at].gap.is_plain_space());
    let known = |at: usize| classes(words[at].key);
    let told = verbs(words, start..verb);
    // its own verb right behind it, and no other that would be the verb of the sentence
    let acts = Classes::PAST.with(Classes::THIRD);
    let other = |at: usize| {
        let named = known(at).may_be(Classes::NOUN.with(Classes::PLURAL))
            && known(at - 1).may_be(Classes::DETERMINER.with(Classes::PREPOSITION).with(Classes::ADJECTIVE));
        known(at).may_be(acts) && !named
    };
    let own = match clauses().is_finite(words[who + 1].key) {
        true => {
            let group = Classes::PARTICIPLE.with(Classes::ADVERB).with(Classes::AUXILIARY);
            let rest = (who + 2..verb).skip_while(|&at| known(at).may_be(group));
            told.main.is_none() && told.open == 0 && !rest.into_iter().any(other)
        }
        false => {
            known(who + 1).only(acts.with(Classes::PARTICIPLE)) && told.last.is_none() && !(who + 2..verb).any(other)
        }
    };
    let joins = clauses().leaves_open(next.key) || clauses().is_or(next.key);
    let asks = ASKED.contains(&next.key) || sentence.span.of(letter.text()).trim_end().ends_with('?');
    let closes = (who..verb).any(|at| clauses().subordinates.contains(&words[at].key));
    verb > who + 2 && noun && plain && own && !asks && !closes && !joins
}

/// The same for a noun with no verb among its words.
fn is_without_a_verb(letter: &Letter, sentence: &Sentence, verb: usize) -> bool {
    let words = &letter.words;
    let start = sentence.words.start;
    // "Nevertheless the security of the harbour, is …"
    let first = start + usize::from(ADVERBS.contains(&words[start].key) && words[start + 1].gap.is_plain_space());
    let Some(next) = words.get(verb + 1).filter(|_| verb + 1 < sentence.words.end) else { return false };
    let alone = segment_start(letter, sentence, verb) == start && verb > first + 1 && verb <= first + MOST;
    if !alone || !VERBS.contains(&words[verb].key) || ASKED.contains(&next.key) {
        return false;
    }
    if words[first].key == TO {
        // "To name it, is to tell …"
        return words[verb].key == IS && next.key == TO && classes(words[first + 1].key).may_be(Classes::BASE);
    }
    let opened = (first..verb).any(|at| {
        let key = words[at].key;
        let acts = classes(key).may_be(Classes::ING.with(Classes::PARTICIPLE).with(Classes::PAST)) && at + 1 < verb;
        let asks = at > first && clauses().pronouns.contains(&key);
        asks || clauses().opens.contains(&key) || clauses().subordinates.contains(&key) || NONE.contains(&key) || acts
    });
    let last = &words[verb - 1];
    let noun =
        last.capital || last.kind != WordKind::Plain || classes(last.key).may_be(Classes::NOUN.with(Classes::PLURAL));
    LEADS.contains(&words[first].key) && !opened && noun && verbs(words, first..verb).last.is_none()
}
