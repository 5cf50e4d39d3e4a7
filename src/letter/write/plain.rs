//! What holds for an edit in any format: it fits the text, brings no control character, and ends lines as the file does.

use super::Refusal;
use crate::text::{Edit, Source};

/// The line end that most lines of a text have; `\n` where there are none.
pub fn newline(text: &str) -> &'static str {
    let bytes = text.as_bytes();
    let (mut lf, mut crlf, mut cr) = (0_usize, 0_usize, 0_usize);
    for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        match (bytes[at], bytes.get(at + 1)) {
            (b'\r', Some(b'\n')) => crlf += 1,
            (b'\r', _) => cr += 1,
            _ => lf += usize::from(at == 0 || bytes[at - 1] != b'\r'),
        }
    }
    match (lf, crlf, cr) {
        (lf, crlf, cr) if crlf > lf && crlf >= cr => "\r\n",
        (lf, _, cr) if cr > lf => "\r",
        _ => "\n",
    }
}

/// The edits with the file's line ends, in order of place.
pub fn prepared(source: &Source, newline: &str, edits: &[Edit]) -> Result<Vec<Edit>, Refusal> {
    let text = source.text();
    let mut ready = Vec::with_capacity(edits.len());
    for edit in edits {
        let (start, end) = (edit.span.start, edit.span.end);
        let fits = start >= source.body_start()
            && text.get(start..end).is_some()
            && !inside_line_end(text, start)
            && !inside_line_end(text, end);
        if !fits {
            return Err(Refusal::Place);
        }
        let replacement = ending_lines_with(&edit.replacement, newline);
        if replacement.chars().any(|char| char.is_control() && !matches!(char, '\t' | '\n' | '\r') || is_mark(char)) {
            return Err(Refusal::Control);
        }
        ready.push(Edit { span: edit.span, replacement });
    }
    ready.sort_by_key(|edit| edit.span);
    let apart = ready.windows(2).all(|two| two[0].span.end <= two[1].span.start && two[0].span != two[1].span);
    apart.then_some(ready).ok_or(Refusal::Place)
}

/// Whether a byte of the text is the LF of a CRLF.
fn inside_line_end(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    at > 0 && bytes[at - 1] == b'\r' && bytes.get(at) == Some(&b'\n')
}

/// Byte-order marks and marks that turn the direction of the writing: a fix never needs one.
fn is_mark(char: char) -> bool {
    matches!(char, '\u{feff}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn ending_lines_with(replacement: &str, newline: &str) -> String {
    if !replacement.contains(['\n', '\r']) {
        return replacement.to_owned();
    }
    replacement.replace("\r\n", "\n").replace('\r', "\n").replace('\n', newline)
}
