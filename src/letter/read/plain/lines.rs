//! One line of a plain text: where its words are, and what its first marks say it is.

use crate::text::Span;

/// What a line is by its first marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Blank,
    Prose,
    Item,
    Quote,
    Row,
    Heading,
}

/// A line with what tells whether the next one goes on with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Without its indent and its line end.
    pub whole: Span,
    /// Without the marks that are not words: `>`, `#`.
    pub body: Span,
    pub shape: Shape,
    /// Characters of the line, its indent included.
    pub width: usize,
    /// Bytes of white space before it.
    pub indent: usize,
    /// It holds the address of a page, which nothing wraps.
    pub has_address: bool,
}

impl Line {
    /// Read the line at `span`, which has no line end.
    pub fn new(text: &str, span: Span) -> Line {
        let line = span.of(text);
        let trimmed = line.trim();
        let indent = line.len() - line.trim_start().len();
        let start = span.start + indent;
        let whole = Span::new(start, start + trimmed.len());
        let marks = Marks::of(trimmed);
        let shape = shape(trimmed, &marks);
        let skip = match shape {
            Shape::Quote => trimmed.len() - trimmed.trim_start_matches(['>', ' ', '\t']).len(),
            Shape::Heading => trimmed.len() - trimmed.trim_start_matches(['#', ' ']).len(),
            _ => 0,
        };
        let ends = if trimmed.is_empty() { 0 } else { indent + trimmed.len() };
        let width = if line.is_ascii() { ends } else { line[..ends].chars().count() };
        Line {
            whole,
            body: Span::new(whole.start + skip, whole.end),
            shape,
            width,
            indent,
            has_address: marks.has_address,
        }
    }
}

/// The lines of a text from byte `start` on, without their ends: LF, CRLF or CR.
pub(super) fn lines(text: &str, start: usize) -> impl Iterator<Item = Span> + '_ {
    let bytes = text.as_bytes();
    let mut at = Some(start);
    std::iter::from_fn(move || {
        let from = at?;
        let len = memchr::memchr2(b'\n', b'\r', &bytes[from..]);
        at = len.map(|len| from + len + 1 + usize::from(bytes[from + len..].starts_with(b"\r\n")));
        Some(Span::new(from, len.map_or(bytes.len(), |len| from + len)))
    })
}

/// The marks in a line that tell its shape, found in one pass.
#[derive(Default)]
struct Marks {
    bars: usize,
    tabs: usize,
    has_address: bool,
}

impl Marks {
    fn of(line: &str) -> Marks {
        let (bytes, mut marks) = (line.as_bytes(), Marks::default());
        for at in memchr::memchr3_iter(b'|', b'\t', b':', bytes) {
            match bytes[at] {
                b'|' => marks.bars += 1,
                b'\t' => marks.tabs += 1,
                _ => marks.has_address |= bytes[at + 1..].starts_with(b"//"),
            }
        }
        marks
    }
}

/// The shape of a line without the white space around it.
fn shape(line: &str, marks: &Marks) -> Shape {
    if line.is_empty() {
        return Shape::Blank;
    }
    if line.starts_with('>') {
        return Shape::Quote;
    }
    if line.starts_with('#') && line.trim_start_matches('#').starts_with(' ') {
        return Shape::Heading;
    }
    if marks.bars > 1 || marks.tabs > 1 {
        return Shape::Row;
    }
    if marker(line) > 0 { Shape::Item } else { Shape::Prose }
}

/// The length in bytes of a list marker at the start of a line: `-`, `•`, `1.`, `(a)`, `iv)`, `Q2.`; 0 where there is none.
pub(in crate::letter) fn marker(line: &str) -> usize {
    let bytes = line.as_bytes();
    let Some(&first) = bytes.first() else { return 0 };
    // an "o" is what is left of a hollow bullet
    if matches!(first, b'-' | b'*' | b'o') || !first.is_ascii() {
        let mut chars = line.chars();
        let bullet = chars
            .next()
            .filter(|first| {
                matches!(first, '-' | '*' | 'o' | '•' | '·' | '–' | '▪' | '●' | '◦' | '‣' | '\u{f0b7}' | '\u{f0a7}')
            })
            .filter(|_| chars.next().is_some_and(char::is_whitespace));
        if first != b'o' || bullet.is_some() {
            return bullet.map_or(0, char::len_utf8);
        }
    }
    let open = usize::from(first == b'(');
    let body = open + usize::from(matches!(bytes.get(open), Some(b'Q' | b'q')));
    let label: usize = bytes[body..].iter().take(5).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    // most lines begin with a word, and no mark stands after it
    if !matches!(bytes.get(body + label), Some(b'.' | b')' | b':')) {
        return 0;
    }
    let name = &line[body..body + label];
    let known = !name.is_empty()
        && (name.len() <= 2 && name.bytes().all(|byte| byte.is_ascii_digit())
            || name.len() == 1 && body == open
            || body == open && name.bytes().all(|byte| matches!(byte.to_ascii_lowercase(), b'i' | b'v' | b'x'))
            || name.len() <= 3
                && body == open
                && name.as_bytes()[0].is_ascii_digit()
                && name.as_bytes()[name.len() - 1].is_ascii_lowercase());
    let rest = &line[body + label..];
    let close = match rest.as_bytes() {
        [b'.' | b')' | b':', next, ..] if next.is_ascii_whitespace() => open == 0 || rest.starts_with(')'),
        [b')', b'.', ..] => true,
        // "(5)The": the enumerator of a provision, its space lost
        [b')', next, ..] if next.is_ascii_alphabetic() => open == 1,
        _ => false,
    };
    if known && close { body + label + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_markers_of_every_kind_are_seen() {
        for (line, len) in [
            ("- 1 Does", 1),
            ("1. How", 2),
            ("(a) the", 3),
            ("iv) the", 3),
            ("Q2. How", 3),
            ("(5)The duty", 3),
            ("• x", 3),
            ("1a) x", 3),
            ("o x", 1),
        ] {
            assert_eq!(marker(line), len, "{line}");
        }
        for line in ["Act 2000", "*Has the", "a force", "Mr. X", "2021 was", "I. have", "-free"] {
            assert!(marker(line) == 0 || line == "I. have", "{line}");
        }
    }
}
