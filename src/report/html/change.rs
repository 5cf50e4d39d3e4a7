//! A fix as two lines: the words as they are now, and as they would be.

use std::fmt::{self, Display, Formatter};

use super::escape::OneLine;
use super::sheets::Sheet;
use crate::diagnostic::Fix;
use crate::report::places::on_boundaries;
use crate::text::{Edit, Span};

/// How many bytes are shown on each side of a change, about.
const AROUND: usize = 40;
/// Changes nearer than this to each other are shown in one line, in bytes.
const NEAR: usize = 60;
/// The most lines that are shown of a fix.
const MOST: usize = 5;

/// The lines of a fix, each with the words around it.
pub(super) struct Changes<'c> {
    /// The letter's text.
    pub(super) text: &'c str,
    /// The letter.
    pub(super) sheet: &'c Sheet<'c>,
    /// The fix.
    pub(super) fix: &'c Fix,
}

impl Display for Changes<'_> {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        let mut edits: Vec<Edit> = self.fix.edits.clone();
        edits.iter_mut().for_each(|edit| edit.span = on_boundaries(self.text, edit.span));
        edits.sort_by_key(|edit| edit.span);
        let near: Vec<&[Edit]> = edits.chunk_by(|one, next| next.span.start < one.span.end + NEAR).collect();
        for edits in near.iter().take(MOST) {
            self.line(edits, "Before", false, f)?;
            self.line(edits, "After", true, f)?;
        }
        match near.len().saturating_sub(MOST) {
            0 => Ok(()),
            left => write!(f, "<p>and {left} more such places</p>"),
        }
    }
}

impl Changes<'_> {
    /// One line: the words before the change or after it.
    fn line(&self, edits: &[Edit], name: &str, after: bool, f: &mut Formatter) -> fmt::Result {
        let (Some(first), Some(last)) = (edits.first(), edits.last()) else { return Ok(()) };
        let whole = self.around(first.span.cover(last.span));
        let cut = |more: bool| if more { "…" } else { "" };
        let (starts, ends) = (self.text[..whole.start].trim_end_matches(' '), &self.text[whole.end..]);
        write!(f, "<p class=\"change\"><span class=\"tag\">{name}</span> ")?;
        write!(f, "<span class=\"words\">{}", cut(!starts.is_empty() && !starts.ends_with(['\n', '\r'])))?;
        let mut done = whole.start;
        for edit in edits {
            write!(f, "{}", OneLine(&self.text[done.min(edit.span.start)..edit.span.start]))?;
            let (element, words) =
                if after { ("ins", edit.replacement.as_str()) } else { ("del", edit.span.of(self.text)) };
            if !words.is_empty() {
                write!(f, "<{element}>{}</{element}>", Seen(words))?;
            }
            done = edit.span.end.max(done);
        }
        let rest = &self.text[done..whole.end.max(done)];
        write!(f, "{}{}</span></p>", OneLine(rest), cut(!ends.is_empty() && !ends.starts_with(['\n', '\r'])))
    }

    /// The span with some whole words of its lines on both sides, without any that must not be repeated.
    fn around(&self, span: Span) -> Span {
        let wide = Span::new(span.start.saturating_sub(AROUND), (span.end + AROUND).min(self.text.len()));
        let wide = on_boundaries(self.text, wide);
        let before = &self.text[wide.start..span.start];
        let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let word = if wide.start == 0 { Some(0) } else { before.find(' ').map(|at| at + 1) };
        let start = wide.start + if line > 0 { line } else { word.unwrap_or(before.len()) };
        let after = &self.text[span.end..wide.end];
        let line = after.find(['\n', '\r']);
        let word = if wide.end == self.text.len() { Some(after.len()) } else { after.rfind(' ') };
        let around = Span::new(start, span.end + line.or(word).unwrap_or(0));
        if self.sheet.hides(around) { span } else { around }
    }
}

/// Words that were taken out or put in: where they are only white space, its signs.
struct Seen<'t>(&'t str);

impl Display for Seen<'_> {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        if !self.0.trim().is_empty() {
            return write!(f, "{}", OneLine(self.0));
        }
        let sign = |character| match character {
            ' ' | '\u{a0}' => "␣",
            '\n' => "↵",
            '\t' => "⇥",
            _ => "",
        };
        self.0.chars().map(sign).try_for_each(|sign| f.write_str(sign))
    }
}
