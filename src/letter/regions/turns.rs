//! Questions and answers that take turns under short labels ("Q1. … A1. …", "Request: … Response: …"), or in one line
//! with a dash between them.

use super::asked::is_cut;
use super::asking;
use super::labels::{self, Label, is_answer_label, is_answer_word, question_label};
use super::shapes::next_below;
use crate::letter::Letter;
use crate::letter::read;
use crate::letter::words::{Gap, Word};
use crate::text::Span;

/// Whether block `index` is a question under a label, with its answer right below it or set off as a question.
pub(super) fn asks(letter: &Letter, index: usize) -> bool {
    let block = &letter.blocks[index];
    let body = block.span.of(letter.text()).trim_end_matches(['*', '_', ' ']);
    let next = || next_below(letter, index);
    let asks = |label: Label| {
        // an answer repeats the number of its question, and nothing else of its label
        label.question && (!label.numbered || body.ends_with('?') || block.emphasised)
            || next().is_some_and(|next| labels::answers(letter, label, next))
            || asking::asks_below(letter, index, label)
    };
    question_label(body).is_some_and(asks) || answers_in_line(letter, index + 1)
}

/// Whether block `index` is an answer cut from the line of its question.
pub(super) fn answers_in_line(letter: &Letter, index: usize) -> bool {
    if !is_cut(letter, index) {
        return false;
    }
    let before = letter.blocks[index - 1].span.of(letter.text());
    let answers = |label| labels::answers(letter, label, &letter.blocks[index]);
    is_answer_label(letter, &letter.blocks[index])
        || question_label(before).is_some_and(answers)
        || before.trim_end().ends_with(['–', '—', '-']) && before.trim_end_matches([' ', '–', '—', '-']).ends_with('?')
}

/// The word (in the words of a block just read, from `first` on) with which the answer begins in the line of its
/// question: "Q1. How many? A1. Five.", "1) How many? – Five."
pub(super) fn inline_answer(letter: &Letter, first: usize, span: Span) -> Option<usize> {
    let text = letter.text();
    let body = span.of(text);
    let between = |before: &Word, word: &Word| text.get(before.span().end..word.span().start).unwrap_or_default();
    if let Some(label) = question_label(body) {
        // "Q. …", and "A. …" on the next line
        let short = |at: usize, after: &str| {
            label.question
                && !label.numbered
                && letter.word(at) == "A"
                && after.starts_with(['.', ')'])
                && letter.words[at].gap.has(Gap::NEWLINE)
        };
        return (first + 2..letter.words.len()).find(|&at| {
            let after =
                text[letter.words[at].span().end..span.end.max(letter.words[at].span().end)].trim_start_matches('*');
            let stop =
                after.starts_with(':') || letter.word(at).len() == 2 && after.starts_with('.') || short(at, after);
            stop && letter.words[at].capital && is_answer_word(letter.word(at))
        });
    }
    if read::marker_len(body) < 2 {
        return None;
    }
    (first + 2..letter.words.len()).find(|&at| {
        let word = &letter.words[at];
        if !word.gap.has(Gap::STOP) {
            return false;
        }
        let gap = between(&letter.words[at - 1], word);
        let figure = word.span().of(text).starts_with(|char: char| char.is_ascii_digit() || char == '£');
        gap.starts_with('?') && gap[1..].trim().starts_with(['–', '—', '-']) && (word.capital || figure)
    })
}
