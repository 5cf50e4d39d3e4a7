//! Whether the letter neither confirms nor denies, and of how much. A letter that has answered something, or that speaks of
//! any other information or of some questions only, does so for a part.

use super::Ncnd;
use super::cite::is_one;
use super::cues::{Cue, Hits, near};
use crate::letter::{Letter, Sentence, WordKind};

/// The first plain statement, or the first heading that says so.
pub(super) fn find(letter: &Letter, hits: &Hits) -> Option<Ncnd> {
    let mut first = None;
    let mut whole = true;
    for hit in hits.all(Cue::Ncnd) {
        let Some(sentence) = letter.sentence_of(hit.start) else { continue };
        let words = near(&sentence.words, hit.start);
        if supposed(letter, words.start, hit.start) {
            continue;
        }
        let part = hits.has(Cue::NcndPart, words.clone())
            || words.clone().any(|at| is_one(letter.word(at), &["partial", "partially"]))
            || names_question(letter, words)
            || opens_with_a_part(letter, sentence);
        whole &= !part;
        first = first.or(Some((letter.words_span(hit.start..hit.end), sentence.span)));
    }
    first.map(|(span, sentence)| Ncnd { span, sentence, whole })
}

/// "As to drones, we neither confirm …", "d) We neither confirm …": the answer to one question.
fn opens_with_a_part(letter: &Letter, sentence: &Sentence) -> bool {
    let block = &letter.blocks[sentence.block];
    if sentence.words.start == block.words.start && enumerated(block.span.of(letter.text())) {
        return true;
    }
    let word = |offset: usize| {
        let at = sentence.words.start + offset;
        if at < sentence.words.end { letter.word(at) } else { "" }
    };
    let opens = match word(0).to_ascii_lowercase().as_str() {
        "as" => is_one(word(1), &["to", "regards"]),
        "in" => is_one(word(1), &["relation", "respect"]),
        "with" => is_one(word(1), &["regard", "respect", "regards"]),
        "regarding" | "concerning" => true,
        _ => false,
    };
    opens
        && !(1..6).any(|offset| {
            is_one(word(offset), &["your", "this", "the"])
                && is_one(word(offset + 1), &["request", "requests", "enquiry"])
        })
}

/// "d) …", "iii. …": a label of a question.
fn enumerated(body: &str) -> bool {
    let Some(token) = body.split_whitespace().next() else { return false };
    let label = token.trim_start_matches('(').trim_end_matches([')', '.', ':']);
    token.ends_with([')', '.', ':'])
        && (label.len() == 1 || label.len() <= 4 && label.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x')))
        && label.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// "We considered whether to neither confirm nor deny", "you ask why we neither …".
fn supposed(letter: &Letter, from: usize, at: usize) -> bool {
    (from..at).any(|word| is_one(letter.word(word), &["whether", "if", "why", "had", "could", "might"]))
}

/// "question 3", "questions 2 to 4", "part b of your request", "points 1 and 2".
fn names_question(letter: &Letter, words: std::ops::Range<usize>) -> bool {
    const THINGS: [&str; 14] = [
        "request",
        "requests",
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
        let these = at > words.start && is_one(letter.word(at - 1), &["this", "that", "these", "those"]);
        is_one(word, &THINGS) && (label(at + 1) || these && !is_one(word, &["request", "requests"]))
            || letter.words[at].kind == WordKind::Mixed && word.len() <= 3 && word.starts_with(['Q', 'q'])
    })
}
