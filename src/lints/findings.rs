//! How a lint says what it found. A finding cannot be made without a place and a message, and the lint file's
//! severity is its ceiling.

use super::spec::Spec;
use crate::diagnostic::{Confidence, Diagnostic, Fix, LetterId, Place, Related, Severity};
use crate::text::Span;

/// A finding in the making.
#[derive(Clone, Debug)]
pub struct Finding {
    primary: (Option<LetterId>, Span),
    message: String,
    label: String,
    related: Vec<(Option<LetterId>, Span, String)>,
    notes: Vec<String>,
    severity: Option<Severity>,
    confidence: Option<Confidence>,
    fix: Option<Fix>,
}

impl Finding {
    /// Something at `span` of the letter being checked. The span must not be empty.
    pub fn new(span: Span, message: impl Into<String>) -> Finding {
        Finding {
            primary: (None, span),
            message: message.into(),
            label: String::new(),
            related: Vec::new(),
            notes: Vec::new(),
            severity: None,
            confidence: None,
            fix: None,
        }
    }

    /// Something at a place of any letter of the run: for lints across letters.
    pub fn at(place: Place, message: impl Into<String>) -> Finding {
        Finding { primary: (Some(place.letter), place.span), ..Finding::new(place.span, message) }
    }

    /// What to see at the primary place, in a few words.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Another place of the same thing in the same letter.
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push((None, span, message.into()));
        self
    }

    /// Another place of the same thing in any letter of the run.
    pub fn related_at(mut self, place: Place, message: impl Into<String>) -> Self {
        self.related.push((Some(place.letter), place.span, message.into()));
        self
    }

    /// How it was worked out: sums, holidays, rows of a table.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Less severe than the lint's most.
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// Surer or less sure than the lint usually is.
    pub fn confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = Some(confidence);
        self
    }

    /// A change that mends it.
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }
}

/// Where a lint puts what it found in one letter, or across letters.
#[derive(Debug)]
pub struct Findings<'a> {
    spec: &'a Spec,
    letter: LetterId,
    diagnostics: Vec<Diagnostic>,
    not_checked: Vec<String>,
}

impl<'a> Findings<'a> {
    /// An empty list for one lint and one letter.
    pub fn new(spec: &'a Spec, letter: LetterId) -> Findings<'a> {
        Findings { spec, letter, diagnostics: Vec::new(), not_checked: Vec::new() }
    }

    /// Report a finding.
    ///
    /// # Panics
    /// In debug builds, when its primary place is empty: a reader could not see it.
    pub fn push(&mut self, finding: Finding) {
        debug_assert!(!finding.primary.1.is_empty(), "{}: a finding has words to point at", self.spec.id);
        let place = |letter: Option<LetterId>, span| Place { letter: letter.unwrap_or(self.letter), span };
        self.diagnostics.push(Diagnostic {
            lint: self.spec.id.clone(),
            severity: finding.severity.unwrap_or(self.spec.severity).min(self.spec.severity),
            confidence: finding.confidence.unwrap_or(self.spec.confidence),
            message: finding.message,
            primary: place(finding.primary.0, finding.primary.1),
            label: finding.label,
            related: finding
                .related
                .into_iter()
                .map(|(letter, span, message)| Related { place: place(letter, span), message })
                .collect(),
            notes: finding.notes,
            fix: finding.fix,
        });
    }

    /// Report a finding, if there is one.
    pub fn extend(&mut self, finding: Option<Finding>) {
        finding.into_iter().for_each(|finding| self.push(finding));
    }

    /// Say what could not be checked and why: "no date: lateness".
    pub fn not_checked(&mut self, what: impl Into<String>) {
        self.not_checked.push(what.into());
    }

    /// What was found, and what could not be checked.
    pub fn into_parts(self) -> (Vec<Diagnostic>, Vec<String>) {
        (self.diagnostics, self.not_checked)
    }
}
