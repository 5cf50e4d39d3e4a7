//! How the words that do not agree are reported: what shows it, and the word to write where there is only one.

use std::ops::Range;

use crate::diagnostic::{Applicability, Fix};
use crate::letter::Letter;
use crate::lints::{Finding, Findings};
use crate::text::Edit;

/// Reports words of one letter.
pub struct Report<'r, 'l, 'f> {
    letter: &'l Letter<'l>,
    findings: &'r mut Findings<'f>,
}

impl<'r, 'l, 'f> Report<'r, 'l, 'f> {
    /// What is reported goes into `findings`.
    pub fn new(letter: &'l Letter<'l>, findings: &'r mut Findings<'f>) -> Self {
        Report { letter, findings }
    }

    /// "the member of staff's records are": what belongs to the noun is what the verb goes with.
    fn belongs(&self, words: &Range<usize>) -> bool {
        let owns = |at: usize| self.letter.word(at).ends_with("'s") || self.letter.word(at).ends_with("’s");
        words.len() > 3 && (words.start + 1..words.end - 1).any(owns)
    }

    /// Report a run of words.
    pub fn say(&mut self, words: Range<usize>, message: String) {
        if self.belongs(&words) {
            return;
        }
        self.findings.push(Finding::new(self.letter.words_span(words), message));
    }

    /// Report a run of words, with what to write for the word at `at`.
    pub fn write(&mut self, words: Range<usize>, message: String, at: usize, new: &str) {
        if self.belongs(&words) {
            return;
        }
        let fix = Fix {
            title: format!("Write ‘{new}’ for ‘{}’", self.letter.word(at)),
            applicability: Applicability::Unsafe,
            edits: vec![Edit::replace(self.letter.words[at].span(), new)],
        };
        self.findings.push(Finding::new(self.letter.words_span(words), message).fix(fix));
    }
}
