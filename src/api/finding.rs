//! What is said of a letter, with everything that a program needs to show it: nothing has to be looked up again.

use std::ops::Range;

use super::{Applicability, Confidence, Severity};
use crate::text;

/// One thing wrong with a letter: what, where, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The id of the lint that found it, such as `doubled-word`.
    pub lint: String,
    /// The group of that lint.
    pub group: String,
    /// How bad it is.
    pub severity: Severity,
    /// How sure foilint is.
    pub confidence: Confidence,
    /// What is wrong, by whose authority, and what to write instead, in a sentence or two.
    pub message: String,
    /// The words to change; for something absent, the words that create the duty. Never empty.
    pub place: Place,
    /// Those words. `None` where they are hidden in the letter: a report is not the place to bring them to light.
    pub excerpt: Option<String>,
    /// Other places of the same thing, perhaps in other letters.
    pub related: Vec<Related>,
    /// How it was worked out: sums, holidays, rows of tables.
    pub notes: Vec<String>,
    /// A change that mends it.
    pub fix: Option<Fix>,
    /// What stays the same when the letter around it changes: 16 hexadecimal digits of lint, words and sentence.
    pub fingerprint: String,
}

/// A place in one of the letters.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// The letter's name, as it was handed over.
    pub letter: String,
    /// Its bytes, from 0, in [`Report::text`](super::Report::text); in an intact UTF-8 letter those of the file.
    pub span: Range<usize>,
    /// Where it starts.
    pub start: Position,
    /// Where it ends, one past its last character.
    pub end: Position,
}

/// A place as people and editors say it, all of it counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column in characters.
    pub column: usize,
    /// The column in UTF-16 code units.
    pub utf16: usize,
}

/// A further place of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What is to be seen there; may be empty.
    pub message: String,
}

/// A proposed change to the letter of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fix {
    /// What it does, as an instruction.
    pub title: String,
    /// Whether a person must read the result.
    pub applicability: Applicability,
    /// The changes; they never overlap.
    pub edits: Vec<Edit>,
}

/// A piece of a text and what comes in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Edit {
    /// The bytes that go; none where something is only put in.
    pub span: Range<usize>,
    /// What comes in their place; empty where something is only taken out.
    pub replacement: String,
}

impl Fix {
    /// The letter's text with the change made; `None` when it is not the text that was checked.
    ///
    /// ```
    /// let letter = "We enclose the the figures with this letter.";
    /// let report = foilint::Linter::new().check("letter.txt", letter.as_bytes(), &Default::default())?;
    /// let fix = report.findings()[0].fix.as_ref().expect("a doubled word can be mended");
    /// assert_eq!(fix.applicability, foilint::Applicability::Safe);
    /// assert_eq!(fix.apply(letter).as_deref(), Some("We enclose the figures with this letter."));
    /// # Ok::<(), foilint::Error>(())
    /// ```
    pub fn apply(&self, text: &str) -> Option<String> {
        let edits: Vec<text::Edit> = self.edits.iter().map(Edit::inner).collect();
        text::Edit::apply_all(&edits, text)
    }
}

impl Edit {
    pub(super) fn of(edit: &text::Edit) -> Edit {
        Edit { span: edit.span.start..edit.span.end, replacement: edit.replacement.clone() }
    }

    fn inner(&self) -> text::Edit {
        // the fields are public, so a caller may have turned a range round
        let span = text::Span { start: self.span.start, end: self.span.end.max(self.span.start) };
        text::Edit { span, replacement: self.replacement.clone() }
    }
}
