//! A second sentence behind one that is whole: what release would do, after a comma ("We are about to go to tender,
//! disclosure of the rates would …"), and "therefore we cannot" after no mark at all.

use super::{clauses, has_subject, is_after_comma, is_whole, own_sentence, segment_start, verbs};
use crate::letter::Letter;
use crate::letter::words::keys;

const RELEASE: [u64; 4] = keys(["disclosure", "release", "disclosing", "releasing"]);
const SEARCH: [u64; 6] = keys(["locating", "retrieving", "extracting", "collating", "providing", "answering"]);
const OF: u64 = keys(["of"])[0];
const WHICH: u64 = keys(["which"])[0];
/// The fewest words of the sentence before.
const FULL: usize = 5;
/// The most words between the noun and its verb.
const REACH: usize = 12;

/// The words with which such a second sentence begins.
pub fn release_again<'a>(letter: &'a Letter) -> impl Iterator<Item = usize> + 'a {
    let places = RELEASE.into_iter().chain(SEARCH).flat_map(|word| letter.places_of(word));
    places.filter(|&at| is_after_comma(&letter.words[at]) && begins_again(letter, at))
}

fn begins_again(letter: &Letter, at: usize) -> bool {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let (first, end) = (sentence.words.start, sentence.words.end);
    let of = words.get(at + 1).is_some_and(|next| next.key == OF);
    // "a draft, release of which would mislead"
    let named =
        if of { words.get(at + 2).is_some_and(|next| next.key != WHICH) } else { letter.word(at).ends_with("ing") };
    if !named || at < first + FULL {
        return false;
    }
    let plain = (at + 1..end.min(at + REACH)).take_while(|&index| words[index].gap.is_plain_space());
    // "…, providing the figures that would help": the verb of another clause
    let verb = verbs(words, at + 1..plain.last().map_or(at, |last| last + 1)).main;
    let modal = verb.is_some_and(|verb| clauses().modals.contains(&words[verb].key));
    modal && segment_start(letter, sentence, at) == first && is_whole(letter, sentence, at)
}

/// "therefore" with no mark before it, where a pronoun and its verb follow a sentence that is whole.
pub fn therefore_again<'a>(letter: &'a Letter) -> impl Iterator<Item = usize> + 'a {
    let places = letter.places_of(THEREFORE);
    places.filter(|&at| letter.words[at].gap.is_plain_space() && somebody_goes_on(letter, at))
}

const THEREFORE: u64 = keys(["therefore"])[0];
const PEOPLE: [u64; 5] = keys(["we", "it", "they", "you", "i"]);
const LEADS: [u64; 9] = keys(["and", "or", "but", "so", "that", "which", "who", "now", "if"]);
const VERBS: [u64; 18] = keys([
    "would", "could", "will", "is", "are", "was", "were", "may", "can", "has", "have", "should", "cannot", "do", "did",
    "had", "must", "need",
]);

fn somebody_goes_on(letter: &Letter, at: usize) -> bool {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let (first, end) = (sentence.words.start, sentence.words.end);
    let Some(next) = words.get(at + 1).filter(|_| at >= first + 4 && at + 4 < end) else { return false };
    let (before, verb) = (words[at - 1].key, &words[at + 2]);
    let led = LEADS.contains(&before) || clauses().is_finite(before) || clauses().prepositions.contains(&before);
    let person = PEOPLE.contains(&next.key) && verb.gap.is_plain_space() && VERBS.contains(&verb.key);
    !led && next.gap.is_plain_space()
        && (person || has_subject(letter, at + 1, end))
        && segment_start(letter, sentence, at) == first
        && is_whole(letter, sentence, at)
}
