//! Marks of a hole that are there by half. A program that merges leaves them in the letter, and their name with them.

use super::{Fault, Form, Hole, kinds, starts};
use crate::text::Span;

/// A name that nothing closes is shown up to so many bytes.
const LONGEST: usize = 60;

/// Add the malformed holes of a text to those that are well formed, in order.
pub(super) fn add(text: &str, start: usize, holes: &mut Vec<Hole>) {
    let mut found: Vec<Hole> = Vec::new();
    let taken = |span: Span, found: &[Hole]| {
        let next = holes.partition_point(|hole| hole.span.end <= span.start);
        holes.get(next).is_some_and(|hole| hole.span.start < span.end)
            || found.last().is_some_and(|last| last.span.overlaps(span))
    };
    for at in starts(text, start) {
        if let Some(hole) = opened(text, at).filter(|hole| !taken(hole.span, &found)) {
            found.push(hole);
        }
    }
    let opened = found.len();
    for (close, form) in [("}}", Form::Braces), ("»", Form::Guillemets)] {
        for at in memchr::memmem::find_iter(&text.as_bytes()[start..], close) {
            let Some(hole) = closed(text, at + start, close, form) else { continue };
            let known = found[..opened].iter().any(|known| known.span.overlaps(hole.span));
            if !known && !taken(hole.span, &[]) {
                found.push(hole);
            }
        }
    }
    if !found.is_empty() {
        holes.append(&mut found);
        holes.sort_by_key(|hole| hole.span.start);
    }
}

fn hole(text: &str, span: Span, name: Span, form: Form, fault: Fault) -> Hole {
    let words = kinds::words_of(name.of(text));
    Hole { span, name, kind: kinds::kind_of(&words), form, fault: Some(fault), words }
}

/// The letters, figures and marks of a name at the start of a text, in bytes.
fn name_len(text: &str) -> usize {
    let inside = |char: char| char.is_alphanumeric() || matches!(char, '_' | '.' | '-');
    let end = text.find(|char| !inside(char)).unwrap_or(text.len()).min(LONGEST);
    text.get(..end).map_or(0, |name| name.trim_end_matches(['.', '-']).len())
}

/// Whether the mark with which a text begins is closed in its line, before another opens.
fn is_shut(text: &str) -> bool {
    let line = text.split(['\n', '\r']).next().unwrap_or_default();
    let again = line.match_indices('«').nth(1).map_or(line.len(), |(at, _)| at);
    line[..again].contains('»')
}

/// A hole that opens at byte `at` and is not closed, or by half.
fn opened(text: &str, at: usize) -> Option<Hole> {
    let (before, rest) = (&text[..at], &text[at..]);
    if before.ends_with(['‘', '“', '"', '`']) {
        return None;
    }
    let (open, form) = match () {
        () if rest.starts_with("{{") && !before.ends_with('{') => ("{{", Form::Braces),
        () if rest.starts_with("<<") && !before.ends_with('<') => ("<<", Form::Guillemets),
        // with a mark at either end it is a quotation or an instruction, however long
        () if rest.starts_with('«') && !is_shut(rest) => ("«", Form::Guillemets),
        () if rest.starts_with('{') && before.ends_with('$') => ("{", Form::Dollar),
        () if rest.starts_with(['[', '<']) => return instruction(text, at),
        () => return None,
    };
    let inner = &rest[open.len()..];
    let space = if open == "{{" { inner.len() - inner.trim_start_matches(' ').len() } else { 0 };
    let len = name_len(&inner[space..]);
    if len == 0 {
        return None;
    }
    let start = at + open.len() + space;
    let name = Span::new(start, start + len);
    let after = text[name.end..].trim_start_matches(' ');
    let half = match open {
        "{{" => after.starts_with('}'),
        "<<" => after.starts_with('>'),
        _ => false,
    };
    let end = if half { text.len() - after.len() + 1 } else { name.end };
    let span = Span::new(at - usize::from(form == Form::Dollar), end);
    Some(hole(text, span, name, form, if half { Fault::Half } else { Fault::Open }))
}

/// `[insert date of request`: no bracket closes before the paragraph ends or another opens.
fn instruction(text: &str, at: usize) -> Option<Hole> {
    let inner = &text[at + 1..];
    let close = if text[at..].starts_with('[') { ']' } else { '>' };
    let open = if close == ']' { '[' } else { '<' };
    let insert = inner.get(..7).is_some_and(|word| word.eq_ignore_ascii_case("insert "));
    if !insert
        || inner.find([open, close]).is_some_and(|end| {
            inner[end..].starts_with(close) && !inner[..end].contains("\n\n") && !inner[..end].contains("\r\n\r\n")
        })
    {
        return None;
    }
    let len = 7 + name_len(&inner[7..]);
    let name = Span::new(at + 1, at + 1 + len);
    (len > 7).then(|| hole(text, Span::new(at, name.end), name, Form::Brackets, Fault::Open))
}

/// A hole that closes at byte `at` and was not opened, or by half.
fn closed(text: &str, at: usize, close: &str, form: Form) -> Option<Hole> {
    let inside = |char: char| char.is_alphanumeric() || matches!(char, '_' | '.' | '-');
    let before = if close == "}}" { text[..at].trim_end_matches(' ') } else { &text[..at] };
    let name = before.trim_end_matches(inside);
    let start = name.len();
    if start == before.len() || before.len() - start > LONGEST || text[at + close.len()..].starts_with('}') {
        return None;
    }
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    if close == "»" && line.rfind('«').is_some_and(|open| line.rfind('»').is_none_or(|shut| shut < open)) {
        return None;
    }
    let opened = name.trim_end_matches(' ');
    let half = close == "}}" && opened.ends_with('{') && !opened.ends_with("{{");
    let from = if half { opened.len() - 1 } else { start };
    let quoted = opened.trim_end_matches('{').ends_with(['‘', '“', '"', '`']);
    let fault = if half { Fault::Half } else { Fault::Unopened };
    let span = Span::new(from, at + close.len());
    (!quoted).then(|| hole(text, span, Span::new(start, before.len()), form, fault))
}
