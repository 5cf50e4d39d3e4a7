//! Holes: the places of a template that are filled in for each letter, `{{date_received}}`, `«Name»`, `[insert date]`.
//!
//! A hole stands in a sentence as one word of a kind of its own, so what is around it still reads as the sentence it
//! will become, and nobody takes the hole itself for a fault of language. This is the one place where holes are read:
//! the lints about places left open in a letter use the same brackets and the same wordings.

mod brackets;
mod cues;
mod kinds;
mod malformed;

use std::borrow::Cow;
use std::ops::Range;

pub use brackets::{Bracket, bracket_at, starts};
pub use cues::{CueSet, HoleCues, cues};
pub use kinds::HoleKind;

use super::words::{self, Word};
use crate::text::{Format, Span};

/// How a hole is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// `{{x}}` and `{x}`.
    Braces,
    /// `«x»` and `<<x>>`.
    Guillemets,
    /// `${x}`.
    Dollar,
    /// `{ MERGEFIELD x }`.
    MergeField,
    /// `[x]`, `<x>` and `#X#`, which a person fills in.
    Brackets,
}

/// Why a hole is malformed: a program that merges would leave it as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is never closed: `{{name`.
    Open,
    /// It is closed by half: `{{name}`, or was opened by half: `{name}}`.
    Half,
    /// It is closed and was never opened: `name»`.
    Unopened,
    /// Nothing stands in it: `{{}}`.
    Empty,
}

/// A place to be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hole {
    /// Its bytes, marks included.
    pub span: Span,
    /// The bytes of its name.
    pub name: Span,
    /// What will stand there.
    pub kind: HoleKind,
    /// How it is written.
    pub form: Form,
    /// What is wrong with its marks.
    pub fault: Option<Fault>,
    /// The words of its name in small letters: `date`, `received`.
    pub words: Vec<String>,
}

impl Hole {
    /// Whether something will stand there as part of a sentence; a direction to the user leaves nothing behind.
    pub fn is_word(&self) -> bool {
        self.kind != HoleKind::Direction
    }

    /// Whether one of these words is in its name.
    pub fn says(&self, words: &[&str]) -> bool {
        self.words.iter().any(|word| words.contains(&word.as_str()))
    }
}

/// Every hole of a template from byte `start` on, in order; no two overlap.
pub fn find(text: &str, start: usize, format: Format) -> Vec<Hole> {
    let mut found: Vec<Hole> = Vec::new();
    for at in starts(text, start) {
        if found.last().is_some_and(|last| at < last.span.end) {
            continue;
        }
        found.extend(bracket_at(text, at).and_then(|bracket| of_bracket(text, &bracket, format)));
    }
    hashes(text, start, &mut found);
    malformed::add(text, start, &mut found);
    found
}

/// Add `#NAME#`, in capitals and with nothing else between the marks.
fn hashes(text: &str, start: usize, found: &mut Vec<Hole>) {
    let before = found.len();
    let mut end = start;
    for at in memchr::memchr_iter(b'#', &text.as_bytes()[start..]).map(|at| at + start) {
        let rest = &text.as_bytes()[at + 1..];
        let len =
            rest.iter().take_while(|byte| byte.is_ascii_uppercase() || matches!(byte, b'0'..=b'9' | b'_')).count();
        let named = (2..=brackets::LONGEST_NAME).contains(&len) && rest.get(len) == Some(&b'#');
        let (span, name) = (Span::new(at, at + len + 2), Span::new(at + 1, at + 1 + len));
        if !named || at < end || found[..before].iter().any(|hole| hole.span.overlaps(span)) {
            continue;
        }
        end = span.end;
        let words = kinds::words_of(name.of(text));
        found.push(Hole { span, name, kind: kinds::kind_of(&words), form: Form::Brackets, fault: None, words });
    }
    if found.len() > before {
        found.sort_unstable_by_key(|hole| hole.span.start);
    }
}

fn of_bracket(text: &str, bracket: &Bracket, format: Format) -> Option<Hole> {
    let inner = bracket.inner.of(text);
    let (before, after) = (&text[..bracket.span.start], &text[bracket.span.end..]);
    // `{{{x}}}`, which some programs know
    if bracket.open == 'D' && inner.starts_with('{') && after.starts_with('}') && !inner[1..].contains(['{', '}']) {
        let (span, name) = (bracket.span, bracket.inner);
        let inner = Bracket {
            span: Span::new(span.start, span.end + 1),
            inner: Span::new(name.start + 1, name.end),
            open: '$',
        };
        return of_bracket(text, &inner, format).map(|hole| Hole { form: Form::Braces, ..hole });
    }
    if inner.contains(['{', '}', '«', '[', '<']) {
        return None;
    }
    let hole = |form: Form, name: Span, fault: Option<Fault>| {
        let words = kinds::words_of(name.of(text));
        Hole { span: bracket.span, name, kind: kinds::kind_of(&words), form, fault, words }
    };
    let direction = |form: Form| Some(Hole { kind: HoleKind::Direction, ..hole(form, bracket.inner, None) });
    // a name runs over no comma or stop of a sentence
    let clause = [", ", ". ", "; "].iter().any(|mark| inner.contains(mark));
    let named = inner.len() <= brackets::LONGEST_NAME && inner.chars().any(char::is_alphanumeric) && !clause;
    match bracket.open {
        // a quotation in French has spaces inside its marks
        '«' => (named && !inner.starts_with([' ', '\u{a0}', '\u{202f}']))
            .then(|| hole(Form::Guillemets, bracket.inner, None)),
        '$' => named.then(|| hole(Form::Dollar, bracket.inner, None)),
        'D' => {
            let half = before.ends_with('{') || after.starts_with('}');
            let control = inner.trim_start().starts_with(['#', '/', '^', '!', '%', '&']) || inner.trim() == "else";
            match () {
                () if control => direction(Form::Braces),
                () if !inner.chars().any(char::is_alphanumeric) => {
                    Some(hole(Form::Braces, bracket.inner, Some(Fault::Empty)))
                }
                () if half => None,
                // `{{ date | format: "x" }}`: what follows the bar is how it is written
                () => {
                    let name = inner.find('|').map_or(inner.len(), |bar| bar);
                    Some(hole(Form::Braces, Span::new(bracket.inner.start, bracket.inner.start + name), None))
                }
            }
        }
        '{' if before.ends_with('{') || after.starts_with('}') => None,
        '{' if inner.starts_with('%') => direction(Form::Braces),
        '{' => match merge_field(inner) {
            Some(name) => {
                let start = bracket.inner.start + name.start;
                Some(hole(Form::MergeField, Span::new(start, start + name.len()), None))
            }
            None => (named && is_field(text, bracket)).then(|| hole(Form::Braces, bracket.inner, None)),
        },
        _ if text[bracket.span.start..].starts_with("<<") => named.then(|| hole(Form::Guillemets, bracket.inner, None)),
        _ if text[bracket.span.start..].starts_with("[[") => named.then(|| hole(Form::Brackets, bracket.inner, None)),
        '<' if before.ends_with('<') || after.starts_with('>') => None,
        open => {
            if open == '<' && brackets::is_markup(text, inner, format) {
                return None;
            }
            let words = bracket.words(text);
            let cues = cues();
            if words.is_empty() || cues.not_hole.is_all(&words, 0..words.len()) {
                return None;
            }
            if cues.not_note.at(&words, 0).is_none() && cues.note.at(&words, 0).is_some() {
                return direction(Form::Brackets);
            }
            is_place(inner, &words).then(|| hole(Form::Brackets, bracket.inner, None))
        }
    }
}

/// The name in `MERGEFIELD Name \* MERGEFORMAT`, as bytes of what stands between the braces.
fn merge_field(inner: &str) -> Option<Range<usize>> {
    const FIELDS: [&str; 5] = ["MERGEFIELD", "DOCPROPERTY", "FILLIN", "ASK", "REF"];
    let trimmed = inner.trim_start();
    let field = FIELDS
        .iter()
        .find(|field| trimmed.strip_prefix(**field).is_some_and(|rest| rest.starts_with([' ', '\u{a0}', '\t'])))?;
    let rest = trimmed[field.len()..].trim_start().trim_start_matches('"');
    let start = inner.len() - rest.len();
    let len = rest.find(['\\', '"']).unwrap_or(rest.len());
    let len = rest[..len].trim_end().len();
    (len > 0).then_some(start..start + len)
}

/// Whether `{x}` is surely a hole: its name is put together as only a program's names are, or is a known one.
fn is_field(text: &str, bracket: &Bracket) -> bool {
    let inner = bracket.inner.of(text).trim();
    let words = bracket.words(text);
    is_identifier(inner) || !words.is_empty() && cues().is_known(&words)
}

/// Whether `[x]` or `<x>` of a template is a place to fill in.
fn is_place(inner: &str, words: &[Word]) -> bool {
    let inner = inner.trim();
    let letters = inner.chars().filter(|char| char.is_alphabetic()).count();
    let capitals = letters >= 3 && inner.chars().all(|char| !char.is_lowercase());
    let short = inner.len() <= brackets::LONGEST_NAME;
    matches!(inner, "●" | "•" | "…" | "...")
        || cues().fill_in.at(words, 0).is_some()
        || cues().is_known(words)
        || short && (capitals || is_identifier(inner) || kinds::is_name_of_one(&kinds::words_of(inner)))
}

/// `date_received`, `request.date`, `ForceName`.
fn is_identifier(inner: &str) -> bool {
    let plain = inner.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-'));
    let begins = inner.starts_with(|char: char| char.is_ascii_alphabetic());
    let camel = inner.as_bytes().windows(2).any(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase());
    plain && begins && !inner.ends_with('.') && (inner.contains('_') || camel)
}

/// The text with a word of the same length in place of each hole, for the readers of formats: their marks mean
/// something else there. A direction to the user leaves white space where it has a line of its own.
pub fn masked<'t>(text: &'t str, holes: &[Hole]) -> Cow<'t, str> {
    if holes.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    for hole in holes {
        masked.push_str(&text[masked.len()..hole.span.start]);
        let line_start = masked.bytes().rev().take_while(|byte| *byte != b'\n').all(|byte| byte == b' ');
        let line_end = text[hole.span.end..].bytes().find(|byte| *byte != b' ').is_none_or(|byte| byte < b' ');
        let own_line = !hole.is_word() && line_start && line_end;
        for at in 0..hole.span.len() {
            masked.push(match at {
                _ if own_line => ' ',
                0 => 'X',
                _ => 'x',
            });
        }
    }
    masked.push_str(&text[masked.len()..]);
    Cow::Owned(masked)
}

/// Append the words of `text` at `piece` to `words`, each hole as one word; see [`words::tokenise`].
pub fn tokenise(text: &str, piece: Span, from: usize, holes: &[Hole], words: &mut Vec<Word>) {
    let first = holes.partition_point(|hole| hole.span.end <= piece.start);
    let (mut at, mut from) = (piece.start, from);
    let inside = holes[first..].iter().take_while(|hole| hole.span.start < piece.end);
    for (index, hole) in (first..).zip(inside) {
        let before = words.len();
        words::tokenise(text, Span::new(at, hole.span.start.max(at)), from, words);
        if words.len() > before {
            from = words[words.len() - 1].span().end;
        }
        at = hole.span.end.min(piece.end);
        if hole.is_word() {
            let span = Span::new(hole.span.start, hole.span.end.min(piece.end));
            let limit = holes.get(index + 1).map_or(piece.end, |next| next.span.start.min(piece.end));
            words::push_hole(text, span, limit, from, words);
            from = words[words.len() - 1].span().end;
            at = from.max(at).min(piece.end);
        }
    }
    if at < piece.end {
        words::tokenise(text, Span::new(at, piece.end), from, words);
    }
}

#[cfg(test)]
mod tests;
