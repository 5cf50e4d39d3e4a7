//! What only one question asks about, and whether the answer speaks of it anywhere.

use super::cues::cues;
use super::{Question, Questions};
use crate::letter::{Letter, Region};

/// So many words of a question are looked at: a longer one is none that a person wrote.
const LONGEST: usize = 200;

/// Whether the answer speaks of what only this question asks about; true where nothing tells the question apart. In a
/// block that is `of_another`, the answer to a question with its number, one word of several may be chance.
pub(super) fn is_touched(
    letter: &Letter,
    questions: &Questions,
    question: &Question,
    of_another: impl Fn(usize) -> bool,
) -> bool {
    let telling = |index: usize| {
        let word = letter.word(index);
        word.len() >= 3 && word.chars().all(char::is_alphabetic) && !cues().idle.contains(&letter.words[index].key)
    };
    let elsewhere = |word: &str| {
        questions
            .asked
            .iter()
            .filter(|other| other.number != question.number)
            .any(|other| other.words.clone().take(LONGEST).any(|at| same(letter.word(at), word)))
    };
    let mut own: Vec<&str> = Vec::new();
    for word in question.words.clone().take(LONGEST).filter(|at| telling(*at)).map(|at| letter.word(at)) {
        if !own.contains(&word) && !elsewhere(word) && !is_of_the_frame(letter, word) {
            own.push(word);
        }
    }
    own.is_empty()
        || letter.blocks.iter().enumerate().any(|(index, block)| {
            if !block.region.is_own_prose() || block.region.is_rights() || block.span.start <= question.span.end {
                return false;
            }
            let said: Vec<usize> = block.words.clone().filter(|at| telling(*at) && !in_frame(letter, *at)).collect();
            let touched = own.iter().filter(|word| said.iter().any(|at| same(letter.word(*at), word))).count();
            touched > 0 && (touched * 2 >= own.len() || !of_another(index))
        })
}

/// Whether two words are one: "enquiry" and "enquiries", "bin" and "bins", and not "for" and "foreign".
fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let shared = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let (short, long) = if one.len() < other.len() { (&one, &other) } else { (&other, &one) };
    shared >= 5 || shared == short.chars().count() && (long.len() <= short.len() + 2 || long.ends_with("ing"))
}

/// Whether a word stands in the letterhead, as the authority's name does: it tells no question from another.
fn is_of_the_frame(letter: &Letter, word: &str) -> bool {
    letter
        .blocks_in(Region::Letterhead)
        .any(|block| block.words.clone().any(|at| letter.word(at).eq_ignore_ascii_case(word)))
}

/// Whether a word stands in a sentence of the frame.
fn in_frame(letter: &Letter, at: usize) -> bool {
    letter.sentence_of(at).is_some_and(|sentence| {
        let words = sentence.words.clone();
        cues().formula.is_in(&letter.words, words.clone()) || cues().opening.is_in(&letter.words, words)
    })
}
