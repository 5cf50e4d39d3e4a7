//! What release would do, said after a comma that should be a stop: "We are about to go to tender, disclosure of the rates
//! would …". The noun and its verb have to stand together, and what is before the comma has to be whole.

use super::{clauses, is_after_comma, is_whole, own_sentence, segment_start};
use crate::letter::Letter;
use crate::letter::words::keys;

const RELEASE: [u64; 4] = keys(["disclosure", "release", "disclosing", "releasing"]);
const OF: u64 = keys(["of"])[0];
const WHICH: u64 = keys(["which"])[0];
/// The fewest words of the sentence before.
const FULL: usize = 5;
/// The most words between the noun and its verb.
const REACH: usize = 12;

/// The words with which such a second sentence begins.
pub fn release_again<'a>(letter: &'a Letter) -> impl Iterator<Item = usize> + 'a {
    let places = RELEASE.into_iter().flat_map(|word| letter.places_of(word));
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
    let mut plain = (at + 1..end.min(at + REACH)).take_while(|&index| words[index].gap.is_plain_space());
    let modal = plain.any(|index| clauses().modals.contains(&words[index].key));
    modal && segment_start(letter, sentence, at) == first && is_whole(letter, sentence, at)
}
