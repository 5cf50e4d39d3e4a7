//! The label at the beginning of a block: `1.`, `(2)`, `Q3`, `Question 4:`, `- 5 How`, `a)`, `ii.`

use crate::letter::{Block, BlockKind, Letter};
use crate::text::Span;

/// How labels count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// 1, 2, 3.
    Number,
    /// a, b, c.
    Letter,
    /// i, ii, iii.
    Roman,
}

/// A label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// As written, with its brackets and stop.
    pub span: Span,
    /// How it counts.
    pub style: Style,
    /// Its number.
    pub number: u32,
    /// Whether it says that it is a question or an answer: "Q1", "Answer 1".
    pub named: bool,
}

/// Marks of layout before a label.
const LAYOUT: [char; 7] = ['*', '_', '#', '>', ' ', '\t', '\u{a0}'];

/// What opens a quoted list of questions: `"1. How many …`
const OPENING: [char; 3] = ['"', '“', '‘'];

/// The label with which a block begins, if it has one.
pub fn mark_at(letter: &Letter, index: usize) -> Option<Mark> {
    let block: &Block = letter.blocks.get(index).filter(|block| !block.words.is_empty())?;
    if matches!(block.kind, BlockKind::Row | BlockKind::Literal) {
        return None;
    }
    read(letter.text(), block.span)
}

/// The labels of a block: the first, and those of the same count at its further lines. Markdown takes lettered lines for
/// one paragraph.
pub(super) fn marks_in(letter: &Letter, index: usize) -> Vec<Mark> {
    let mut found = Vec::from_iter(mark_at(letter, index));
    let Some(mut last) = found.first().copied() else { return found };
    let (text, block) = (letter.text(), letter.blocks[index].span);
    for at in memchr::memchr_iter(b'\n', block.of(text).as_bytes()) {
        let line = read(text, Span::new(block.start + at + 1, block.end));
        if let Some(mark) = line.filter(|mark| mark.style == last.style && mark.number == last.number + 1) {
            found.push(mark);
            last = mark;
        }
    }
    found
}

/// The label at the beginning of a place.
pub(super) fn read(text: &str, span: Span) -> Option<Mark> {
    let body = span.of(text);
    let mut rest = body.trim_start_matches(LAYOUT);
    rest = rest.strip_prefix(OPENING).map_or(rest, |quoted| quoted.trim_start_matches(LAYOUT));
    let bulleted = rest
        .strip_prefix(['-', '•', '·', '–', '▪', '●', '◦', '\u{f0b7}'])
        .filter(|after| after.starts_with([' ', '\t']));
    if let Some(after) = bulleted {
        rest = after.trim_start_matches(LAYOUT);
    }
    let start = span.start + (body.len() - rest.len());
    let named = name(rest);
    let named = if named > 0 { named } else { name_of_letter(rest) };
    let after_name = rest[named..].trim_start_matches([' ', '\u{a0}']);
    let open = after_name.starts_with(['(', '[']);
    let label = &after_name[usize::from(open)..];
    let len = label.bytes().take_while(u8::is_ascii_alphanumeric).take(5).count();
    let (style, number) = count(&label[..len])?;
    let after = &label[len..];
    let closed = match after.chars().next() {
        Some(')' | ']') => 1,
        // "1.1" numbers a paragraph, "2.30" is a time
        Some('.' | ':') if !open && !after[1..].starts_with(|char: char| char.is_ascii_digit()) => 1,
        _ => 0,
    };
    // "Q1 The force …", "- 1 Does it …", "Q3 – …", "1 - How many …"
    let lower = !label.starts_with(|char: char| char.is_uppercase());
    let dashed = lower && after.strip_prefix([' ', '\t']).is_some_and(dash_follows);
    let spaced =
        after.starts_with([' ', '\t']) && (named > 0 || dashed || bulleted.is_some() && capital_follows(after));
    let alone = after.is_empty() && named > 0;
    if closed == 0 && !spaced && !alone || open && closed == 0 {
        return None;
    }
    // "A. Smith" begins with an initial, "I. have" with nothing
    if style != Style::Number
        && closed == 1
        && after.starts_with('.')
        && named == 0
        && label.starts_with(|c: char| c.is_uppercase())
        && bulleted.is_none()
    {
        return None;
    }
    let end = start + (rest.len() - after.len()) + closed;
    Some(Mark { span: Span::new(start, end), style, number, named: named > 0 && style == Style::Number })
}

/// "- How many", and no "– 14".
fn dash_follows(after: &str) -> bool {
    after.strip_prefix(['-', '–', '—']).is_some_and(|rest| rest.starts_with([' ', '\t']) && capital_follows(rest))
}

fn capital_follows(after: &str) -> bool {
    after.trim_start().starts_with(|char: char| char.is_uppercase())
}

/// The length of "Q", "Question", "Answer" or the like before a number.
fn name(text: &str) -> usize {
    const NAMES: [&str; 11] =
        ["questions", "question", "answer", "response", "request", "point", "part", "item", "q", "a", "qu"];
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = text[letters..].trim_start_matches(['.', ' ', '\u{a0}']);
    if !rest.starts_with(|char: char| char.is_ascii_digit()) {
        return 0;
    }
    let known = NAMES.iter().any(|name| text[..letters].eq_ignore_ascii_case(name));
    if known { text.len() - rest.len() } else { 0 }
}

/// The length of "Part" or the like before a letter that is surely a label: "Part b)", "Item (c)", "Question ii:".
fn name_of_letter(text: &str) -> usize {
    const NAMES: [&str; 5] = ["question", "request", "point", "part", "item"];
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let label = text[letters..].trim_start_matches([' ', '\u{a0}']);
    let rest = label.strip_prefix(['(', '[']).unwrap_or(label);
    let len = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let closed = rest[len..].is_empty() || rest[len..].starts_with([')', ']', ':', '.', '\n', '\r', '*']);
    let known = label.len() + letters < text.len()
        && NAMES.iter().any(|name| text[..letters].eq_ignore_ascii_case(name))
        && closed
        && count(&rest[..len]).is_some();
    if known { text.len() - label.len() } else { 0 }
}

/// What a label counts: figures, one letter, small Roman figures.
fn count(label: &str) -> Option<(Style, u32)> {
    if label.len() <= 2 && !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit()) {
        return label.parse().ok().filter(|number| *number > 0).map(|number| (Style::Number, number));
    }
    const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    if let Some(at) = ROMAN.iter().position(|roman| *roman == label) {
        return Some((Style::Roman, at as u32 + 1));
    }
    let byte = label.bytes().next().filter(|byte| label.len() == 1 && byte.is_ascii_alphabetic())?;
    Some((Style::Letter, u32::from(byte.to_ascii_lowercase() - b'a') + 1))
}
