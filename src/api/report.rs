//! From what a run found to findings that stand alone.

use std::collections::BTreeMap;

use super::finding::{Edit, Finding, Fix, Place, Position, Related};
use super::{Error, ErrorKind, Severity};
use crate::check::{Reported, Run};
use crate::diagnostic;
use crate::lints::LintSet;
use crate::report::conceals;
use crate::text::LineIndex;

/// What was found in a letter, or in several.
#[derive(Clone, Debug)]
pub struct Report {
    findings: Vec<Finding>,
    not_checked: Vec<String>,
    texts: BTreeMap<String, String>,
}

impl Report {
    /// The findings, in order of letter, place and lint.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// What could not be checked, and why: "no date: lateness". A report without findings never says that a letter is
    /// right or safe to send.
    pub fn not_checked(&self) -> &[String] {
        &self.not_checked
    }

    /// The text of a letter as it was decoded, which places and edits count in; `None` where no place is in it.
    pub fn text(&self, letter: &str) -> Option<&str> {
        self.texts.get(letter).map(String::as_str)
    }

    /// How bad the worst finding is; `None` when nothing was found.
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }

    /// Everything that a run found.
    ///
    /// # Errors
    /// When foilint failed on a letter of it.
    pub(super) fn of(run: Run, lints: &LintSet) -> Result<Report, Error> {
        if let Some(error) = run.errors.into_iter().next() {
            return Err(Error::new(ErrorKind::Internal, format!("{}: {}", error.path, error.message)));
        }
        let letters: Vec<(&str, &str)> = run
            .letters
            .iter()
            .map(|letter| (letter.path.as_str(), letter.source.as_ref().map_or("", |source| source.text())))
            .collect();
        let places = Places { lines: letters.iter().map(|(_, text)| LineIndex::new(text)).collect(), letters };
        let findings = run.findings.iter().map(|reported| places.finding(reported, lints)).collect();
        let kept = run.letters.iter().filter_map(|letter| Some((letter, letter.source.as_ref()?)));
        let texts = kept.map(|(letter, source)| (letter.path.clone(), source.text().to_owned())).collect();
        Ok(Report { findings, not_checked: run.not_checked, texts })
    }
}

/// The letters of a run, name and text, and their lines.
struct Places<'r> {
    letters: Vec<(&'r str, &'r str)>,
    lines: Vec<LineIndex>,
}

impl Places<'_> {
    fn finding(&self, reported: &Reported, lints: &LintSet) -> Finding {
        let said = &reported.diagnostic;
        let group = lints.get(&said.lint).map(|lint| lint.group.as_str());
        let related =
            |other: &diagnostic::Related| Related { place: self.place(other.place), message: other.message.clone() };
        let fix = |fix: &diagnostic::Fix| Fix {
            title: fix.title.clone(),
            applicability: fix.applicability,
            edits: fix.edits.iter().map(Edit::of).collect(),
        };
        Finding {
            lint: said.lint.clone(),
            group: group.unwrap_or_default().to_owned(),
            severity: said.severity,
            confidence: said.confidence,
            message: said.message.clone(),
            place: self.place(said.primary),
            excerpt: (!conceals(group)).then(|| self.words(said.primary)).flatten(),
            related: said.related.iter().map(related).collect(),
            notes: said.notes.clone(),
            fix: said.fix.as_ref().map(fix),
            fingerprint: reported.fingerprint.clone(),
        }
    }

    fn words(&self, place: diagnostic::Place) -> Option<String> {
        let (_, text) = self.letters[place.letter.0];
        text.get(place.span.start..place.span.end).map(str::to_owned)
    }

    fn place(&self, place: diagnostic::Place) -> Place {
        let (name, text) = self.letters[place.letter.0];
        let position = |byte| {
            let at = self.lines[place.letter.0].position(text, byte);
            Position { line: at.line, column: at.column, utf16: at.utf16 }
        };
        Place {
            letter: name.to_owned(),
            span: place.span.start..place.span.end,
            start: position(place.span.start),
            end: position(place.span.end),
        }
    }
}
