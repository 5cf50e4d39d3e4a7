//! A day that the answer itself puts in question: "the meeting on 31 September which your request names did not take
//! place". Such a day is discussed, not stated.

use crate::facts::time_cues::cues;
use crate::letter::Letter;

/// At most this many words on either side of the date are read, so that a text without stops stays cheap.
const WINDOW: usize = 60;

/// Whether the sentence of word `at`, or the next of its paragraph, says that there is no such day, or that the request
/// names it and how it was read.
pub(super) fn is_questioned(letter: &Letter, at: usize) -> bool {
    let Some(sentence) = letter.sentence_of(at) else { return false };
    let first = sentence.words.start.max(at.saturating_sub(WINDOW));
    let end = letter.blocks[sentence.block].sentences.end;
    let index = letter.sentences.partition_point(|other| other.words.end <= at);
    let last = (index + 1).min(end.saturating_sub(1)).max(index);
    let last = letter.sentences.get(last).map_or(sentence.words.end, |next| next.words.end);
    let near = first..last.min(at + WINDOW).max(first);
    let (words, cues) = (&letter.words, cues());
    cues.questioned.is_in(words, near.clone())
        || cues.attributed.is_in(words, near.clone()) && cues.handled.is_in(words, near)
}
