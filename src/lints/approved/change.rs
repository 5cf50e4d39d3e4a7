//! A departure from approved text as the letter shows it: which bytes, in what words, and the edit that takes it back.

use super::align::Raw;
use super::tokens::Token;
use crate::facts::is_number_word;
use crate::letter::{Block, Letter, WordKind};
use crate::text::{Edit, Span};

/// Where a letter departs from an approved paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The words of the letter that differ; where words are lost, those on both sides.
    pub span: Span,
    /// The letter's words; empty where some are lost.
    pub found: String,
    /// The approved words; empty where some were added.
    pub approved: String,
    /// Whether a number, a limit, a section or a negation differs.
    pub weighs: bool,
    /// The change that restores the approved words.
    pub edit: Edit,
}

const NEGATIONS: [&str; 14] = [
    "not", "no", "never", "nor", "neither", "none", "cannot", "without", "unless", "except", "only", "nothing",
    "unable", "refuse",
];
const LIMITS: [&str; 16] = [
    "day",
    "days",
    "working",
    "calendar",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "section",
    "sections",
    "subsection",
    "regulation",
    "must",
    "within",
];

/// Whether a word says how much, until when, by what law or whether at all.
fn weighs(kind: WordKind, word: &str) -> bool {
    let lower = word.to_lowercase().replace('’', "'");
    matches!(kind, WordKind::Number | WordKind::Reference)
        || is_number_word(&lower)
        || NEGATIONS.contains(&lower.as_str())
        || LIMITS.contains(&lower.as_str())
        || lower.ends_with("n't")
}

impl Raw {
    /// Whether words at an end of the passage are only in the neighbouring block of the letter: a line that is read as a
    /// paragraph of its own.
    pub fn is_in_the_next_block(&self, letter: &Letter, block: &Block, approved: &[Token]) -> bool {
        let lost = &approved[self.approved.clone()];
        let same = |from: usize| {
            letter.words.get(from..from + lost.len()).is_some_and(|words| {
                words.iter().zip(lost).all(|(word, token)| token.hole.is_some() || word.key == token.key)
            })
        };
        let before = self.found.start == 0 && block.words.start.checked_sub(lost.len()).is_some_and(same);
        self.found.is_empty() && (before || self.found.end == block.words.len() && same(block.words.end))
    }

    /// The change in the bytes of the letter. `approved` is the paragraph.
    pub fn placed(self, letter: &Letter, block: &Block, approved: &[Token]) -> Change {
        let first = block.words.start;
        let found = self.found.start + first..self.found.end + first;
        let tokens = &approved[self.approved.clone()];
        let edit = self.edit(letter, block, approved);
        let mut meant = joined(tokens);
        let mut written = match found.is_empty() {
            true => String::new(),
            false => letter.words_span(found.clone()).of(letter.text()).to_owned(),
        };
        let by_mark = meant == written && !meant.is_empty();
        if by_mark {
            meant.push_str(tokens[tokens.len() - 1].written_mark.trim_end());
            let after = Span::new(letter.words[found.end - 1].span().end, edit.span.end);
            written.push_str(after.of(letter.text()).trim_end());
        }
        let in_form = by_mark || meant.to_lowercase() == written.to_lowercase();
        let own = found.clone().any(|at| weighs(letter.words[at].kind, letter.word(at)));
        let theirs = tokens.iter().any(|token| weighs(token.kind, &token.word));
        // what is lost is shown by its neighbours, a mark by the words on both sides
        let shown = match found.is_empty() {
            true => found.start.saturating_sub(1).max(first)..(found.start + 1).min(block.words.end),
            false => found.start..(found.end + usize::from(by_mark)).min(block.words.end),
        };
        Change {
            span: letter.words_span(shown),
            found: one_line(&written),
            approved: one_line(&meant),
            weighs: !in_form && (own || theirs),
            edit,
        }
    }

    /// Put the approved words back, from the end of the word before to the start of the word after, marks included. What
    /// stands before and after the paragraph is the writer's own.
    fn edit(&self, letter: &Letter, block: &Block, approved: &[Token]) -> Edit {
        let (text, words) = (letter.text(), &letter.words);
        let (start, end) = (self.found.start + block.words.start, self.found.end + block.words.start);
        let last = block.words.end - 1;
        let mut replacement = String::new();
        let from = match self.approved.start.checked_sub(1).filter(|_| start > block.words.start) {
            Some(before) => {
                replacement.push_str(&approved[before].written_mark);
                words[start - 1].span().end
            }
            None => words[start.min(last)].span().start,
        };
        for token in &approved[self.approved.clone()] {
            replacement.push_str(&token.word);
            replacement.push_str(&token.written_mark);
        }
        let to = match end > last {
            true => {
                replacement.truncate(replacement.trim_end().len());
                body_end(text, words[last].span().end, block.span.end)
            }
            false => {
                // the last word of the paragraph, with a sentence of the writer's own after it
                if self.approved.end == approved.len() && !replacement.ends_with(char::is_whitespace) {
                    replacement.push(' ');
                }
                words[end].span().start
            }
        };
        Edit::replace(Span::new(from, to.max(from)), replacement)
    }
}

/// Approved words with the marks between them.
fn joined(tokens: &[Token]) -> String {
    let mut out = String::new();
    for (at, token) in tokens.iter().enumerate() {
        out.push_str(&token.word);
        out.push_str(if at + 1 < tokens.len() { &token.written_mark } else { "" });
    }
    out
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The end of a block without the white space and markup after its last mark.
fn body_end(text: &str, last_word: usize, end: usize) -> usize {
    let after = text.get(last_word..end.max(last_word)).unwrap_or_default();
    last_word + after.trim_end_matches(|char: char| char.is_whitespace() || matches!(char, '*' | '_')).len()
}
