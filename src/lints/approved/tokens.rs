//! Words with the marks between them, as two texts are compared: quotes, dashes and white space folded, markup left out.

use std::ops::Range;

use crate::letter::{Gap, HoleKind, Letter, WordKind};
use crate::text::{Format, View};

/// A word and what follows it.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Equal for equal words, whatever their case.
    pub key: u64,
    /// As written, with quotes and dashes folded.
    pub folded: String,
    /// As written.
    pub word: String,
    /// The punctuation and white space after it, folded, white space as one space.
    pub mark: String,
    /// The same unfolded, for a fix.
    pub written_mark: String,
    /// What sort of word it is.
    pub kind: WordKind,
    /// Whether it begins a sentence.
    pub begins: bool,
    /// Whether it ends one.
    pub ends: bool,
    /// What stands there, where it is a place to fill in.
    pub hole: Option<HoleKind>,
}

/// The tokens of a run of words of one block, which ends at byte `end`.
pub(super) fn of(letter: &Letter, words: Range<usize>, end: usize) -> Vec<Token> {
    let text = letter.text();
    let markdown = letter.source.format() == Format::Markdown;
    let mut tokens = Vec::with_capacity(words.len());
    for at in words.clone() {
        let word = letter.words[at];
        let next = (at + 1 < words.end).then(|| letter.words[at + 1]);
        let to = next.map_or(end.max(word.span().end), |next| next.span().start);
        let written_mark = between(text.get(word.span().end..to).unwrap_or_default(), markdown);
        let written_mark = if next.is_none() { written_mark.trim_end().to_owned() } else { written_mark };
        let written = word.span().of(text);
        tokens.push(Token {
            key: word.key,
            folded: View::new(written).as_str().to_owned(),
            word: written.to_owned(),
            mark: View::new(&written_mark).as_str().to_owned(),
            written_mark,
            kind: word.kind,
            begins: word.gap.has(Gap::SENTENCE) || at == words.start,
            ends: next.is_none_or(|next| next.gap.has(Gap::SENTENCE)),
            hole: letter.hole(at).map(|hole| hole.kind),
        });
    }
    tokens
}

/// What stands between two words, without markup and the targets of links, each run of white space as one space.
fn between(gap: &str, markdown: bool) -> String {
    let mut out = String::with_capacity(gap.len());
    let mut rest = gap;
    while let Some(char) = rest.chars().next() {
        if let Some(len) = (markdown && rest.starts_with("](")).then(|| rest.find(')')).flatten() {
            rest = &rest[len + 1..];
            continue;
        }
        rest = &rest[char.len_utf8()..];
        match char {
            '*' | '_' | '`' | '#' | '|' => {}
            '[' | ']' | '>' if markdown => {}
            _ if char.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            _ => out.push(char),
        }
    }
    out
}
