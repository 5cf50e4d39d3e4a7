//! Questions and answers that take turns under short labels ("Q1. … A1. …", "Request: … Response: …"), or in one line
//! with a dash between them.

use super::asked::is_cut;
use crate::letter::read;
use crate::letter::words::{Gap, Word};
use crate::letter::{Block, Letter};
use crate::text::Span;

/// Marks before a label that belong to the layout.
const LAYOUT: [char; 5] = ['*', '_', '#', '>', ' '];

/// Whether block `index` is a question under a label, with its answer right below it or set off as a question.
pub(super) fn asks(letter: &Letter, index: usize) -> bool {
    let block = &letter.blocks[index];
    let body = block.span.of(letter.text()).trim_end_matches(['*', '_', ' ']);
    let label = question_label(body);
    let next = || letter.blocks[index + 1..].iter().find(|next| !next.words.is_empty());
    let answered = || next().is_some_and(|next| is_answer_label(letter, next));
    let numbered = || is_short(label) && (body.ends_with('?') || block.emphasised);
    label.is_some() && (numbered() || answered()) || answers_in_line(letter, index + 1)
}

/// Whether block `index` is an answer cut from the line of its question.
pub(super) fn answers_in_line(letter: &Letter, index: usize) -> bool {
    if !is_cut(letter, index) {
        return false;
    }
    let before = letter.blocks[index - 1].span.of(letter.text());
    is_answer_label(letter, &letter.blocks[index])
        || before.trim_end().ends_with(['–', '—', '-']) && before.trim_end_matches([' ', '–', '—', '-']).ends_with('?')
}

/// "A1: …", "A: …", "Answer: …", "Response – …".
pub(super) fn is_answer_label(letter: &Letter, block: &Block) -> bool {
    let Some(index) = block.words.clone().next() else { return false };
    if !letter.word(index).starts_with(['A', 'a', 'R', 'r']) {
        return false;
    }
    let after = letter.text()[letter.words[index].span().end..].trim_start_matches(['*', '_', ' ']);
    let stop = if letter.word(index).len() == 1 {
        after.starts_with(':')
    } else {
        after.starts_with([':', '.', '–', '-', ')'])
    };
    stop && is_answer_word(letter.word(index))
}

fn is_answer_word(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let numbered = |rest: &str| rest.bytes().all(|byte| byte.is_ascii_digit());
    word.starts_with('A') && lower.strip_prefix('a').is_some_and(numbered)
        || matches!(lower.as_str(), "answer" | "response" | "reply")
}

/// The label of a question at the start of a block: "Q:", "Q1.", "Question 3:", "Request:".
fn question_label(body: &str) -> Option<&str> {
    let body = body.trim_start_matches(LAYOUT);
    if !body.starts_with(['Q', 'q', 'R']) {
        return None;
    }
    let end = body.char_indices().take(14).find(|(_, char)| matches!(char, ':' | '.' | ')'))?.0;
    let label = &body[..end];
    let name = label.trim_end_matches(|char: char| char.is_ascii_digit() || char == ' ');
    let known = matches!(name, "Q" | "q" | "Question" | "Request" | "QUESTION" | "REQUEST");
    (known && body.len() > end + 1).then_some(label)
}

/// "Q1", and no word.
fn is_short(label: Option<&str>) -> bool {
    label.is_some_and(|label| label.starts_with(['Q', 'q']))
}

/// The word (in the words of a block just read, from `first` on) with which the answer begins in the line of its
/// question: "Q1. How many? A1. Five.", "1) How many? – Five."
pub(super) fn inline_answer(letter: &Letter, first: usize, span: Span) -> Option<usize> {
    let text = letter.text();
    let body = span.of(text);
    let between = |before: &Word, word: &Word| text.get(before.span().end..word.span().start).unwrap_or_default();
    if question_label(body).is_some() {
        return (first + 2..letter.words.len()).find(|&at| {
            let after =
                text[letter.words[at].span().end..span.end.max(letter.words[at].span().end)].trim_start_matches('*');
            let stop = after.starts_with(':') || letter.word(at).len() == 2 && after.starts_with('.');
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
