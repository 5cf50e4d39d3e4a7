//! Whether the letter neither confirms nor denies, and of how much. A letter that has answered something, or that speaks of
//! any other information or of some questions only, does so for a part.

use super::Ncnd;
use super::cite::is_one;
use super::cues::{Cue, Hits};
use crate::letter::{Letter, WordKind};

/// The first plain statement, or the first heading that says so.
pub(super) fn find(letter: &Letter, hits: &Hits) -> Option<Ncnd> {
    let mut first = None;
    let mut whole = true;
    for hit in hits.all(Cue::Ncnd) {
        let Some(sentence) = letter.sentence_of(hit.start) else { continue };
        if supposed(letter, sentence.words.start, hit.start) {
            continue;
        }
        let part = hits.has(Cue::NcndPart, sentence.words.clone())
            || sentence.words.clone().any(|at| is_one(letter.word(at), &["partial", "partially"]))
            || names_question(letter, sentence.words.clone());
        whole &= !part;
        first = first.or(Some((letter.words_span(hit.start..hit.end), sentence.span)));
    }
    first.map(|(span, sentence)| Ncnd { span, sentence, whole })
}

/// "We considered whether to neither confirm nor deny", "you ask why we neither …".
fn supposed(letter: &Letter, from: usize, at: usize) -> bool {
    (from..at).any(|word| is_one(letter.word(word), &["whether", "if", "why", "had", "could", "might"]))
}

/// "question 3", "questions 2 to 4", "part b of your request", "points 1 and 2".
fn names_question(letter: &Letter, words: std::ops::Range<usize>) -> bool {
    const THINGS: [&str; 12] = [
        "question",
        "questions",
        "part",
        "parts",
        "point",
        "points",
        "item",
        "items",
        "q",
        "element",
        "elements",
        "remainder",
    ];
    words.clone().any(|at| {
        let label = |next: usize| {
            next < words.end && (letter.words[next].kind == WordKind::Number || letter.words[next].span().len() == 1)
        };
        let word = letter.word(at);
        is_one(word, &THINGS) && label(at + 1)
            || letter.words[at].kind == WordKind::Mixed && word.len() <= 3 && word.starts_with(['Q', 'q'])
    })
}
