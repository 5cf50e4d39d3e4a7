//! What a fix must leave alone: words that are not the authority's own, and figures.

use super::quoted::quoted;
use crate::letter::{BlockKind, Letter, Region};
use crate::text::{Edit, Span};

/// The places of a letter that no fix may touch.
pub(super) struct Guard {
    /// In order; they do not overlap.
    closed: Vec<Span>,
}

impl Guard {
    /// The request, quoted provisions, literal text and quotations of a letter.
    pub fn new(letter: &Letter) -> Guard {
        let foreign = letter.blocks.iter().filter(|block| {
            matches!(block.region, Region::Request | Region::Statute)
                || matches!(block.kind, BlockKind::Quote | BlockKind::Literal)
        });
        let mut closed: Vec<Span> = foreign.map(|block| block.span).collect();
        let text = letter.text();
        letter.blocks.iter().for_each(|block| in_single_marks(text, block.span, &mut closed));
        closed.extend(quoted(letter));
        closed.sort_unstable();
        let mut joined: Vec<Span> = Vec::with_capacity(closed.len());
        for place in closed {
            match joined.last_mut() {
                Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
                _ => joined.push(place),
            }
        }
        Guard { closed: joined }
    }

    /// Whether an edit of this place reaches into one of them; an insertion at the end of one does.
    pub fn keeps_out(&self, span: Span) -> bool {
        let before = self.closed.partition_point(|place| place.start < span.end.max(span.start + 1));
        let last = before.checked_sub(1).map(|at| self.closed[at]);
        last.is_some_and(|place| if span.is_empty() { span.start <= place.end } else { place.overlaps(span) })
    }
}

/// The places between `‘` and the last `’` of the sentence that is no apostrophe. Where it might be either, the
/// quotation is taken to go on: a fix too few does no harm.
fn in_single_marks(text: &str, block: Span, closed: &mut Vec<Span>) {
    const OPEN: char = '‘';
    const CLOSE: char = '’';
    let body = block.of(text);
    let mut from = 0;
    while let Some(open) = body[from..].find(OPEN).map(|at| from + at + OPEN.len_utf8()) {
        let end = body[open..].find(OPEN).map_or(body.len(), |at| open + at);
        let closes = |at: &usize| !body[at + CLOSE.len_utf8()..].starts_with(char::is_alphanumeric);
        let close = body[open..end].match_indices(CLOSE).map(|(at, _)| open + at).rfind(closes);
        if let Some(close) = close {
            closed.push(Span::new(block.start + open, block.start + close));
        }
        from = end;
    }
}

/// Whether an edit changes, joins, parts, brings or takes away a figure: a number, a date, a sum of money, a section.
pub(super) fn changes_figure(text: &str, edit: &Edit) -> bool {
    let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    // what is written without a space around the edit: longer is no figure
    let reach = |distance: usize, char: char| distance < 64 && !char.is_whitespace();
    let before = &text[..edit.span.start];
    let start = before.char_indices().rev().enumerate().take_while(|(n, (_, char))| reach(*n, *char)).last();
    let start = start.map_or(before.len(), |(_, (at, _))| at);
    let after = &text[edit.span.end..];
    let end = after.chars().enumerate().take_while(|(n, char)| reach(*n, *char));
    let end = edit.span.end + end.map(|(_, char)| char.len_utf8()).sum::<usize>();
    let old = &text[start..end];
    if !has_digit(old) && !has_digit(&edit.replacement) {
        return false;
    }
    let new = [&text[start..edit.span.start], &edit.replacement, &text[edit.span.end..end]].concat();
    figures(old) != figures(&new)
}

/// The figures of a text as written: digits, with what joins them ("31/07/2025", "12,500", "24(2)"), and a sign of
/// money before or of a share after.
fn figures(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < chars.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let mut figure = String::new();
        if at > 0 && matches!(chars[at - 1], '£' | '€' | '$' | '-' | '−') {
            figure.push(chars[at - 1]);
        }
        while digit(at) || digit(at + 1) && chars.get(at).is_some_and(|char| ".,/:-–(".contains(*char)) {
            figure.push(chars[at]);
            at += 1;
        }
        if chars.get(at) == Some(&'%') {
            figure.push('%');
        }
        found.push(figure);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(text: &str, old: &str, new: &str) -> bool {
        let at = text.find(old).expect("the words are in the text");
        changes_figure(text, &Edit::replace(Span::new(at, at + old.len()), new))
    }

    #[test]
    fn figures_that_change_are_seen() {
        for (text, old, new) in [
            ("on 3 May", "3", "4"),
            ("3 000 pages", " ", ""),
            ("it is 3.5 days", ".5", ". 5"),
            ("the 20 20 pages", " 20", ""),
            ("£5", "£", ""),
            ("5% of", "%", ""),
            ("soon", "soon", "in 2025"),
            ("section 24(2)", "(2)", ""),
            ("12,500", ",", ""),
        ] {
            assert!(changes(text, old, new), "{text}: {old:?} to {new:?}");
        }
    }

    #[test]
    fn figures_that_stay_are_no_matter() {
        for (text, old, new) in [
            ("section10 of", "n10", "n 10"),
            ("10days", "0d", "0 d"),
            ("the the 5 pages", " the", ""),
            ("in 2023.The", ".T", ". T"),
            ("in 2023  the", "  ", " "),
            ("on 3 May ,and", " ,", ", "),
        ] {
            assert!(!changes(text, old, new), "{text}: {old:?} to {new:?}");
        }
    }
}
