//! The report for programs, schema `foilint/1`. The types below are the format: their fields stand in the order of the
//! format, every field is always there, and what is not known is null. Adding a field is a change that readers bear;
//! renaming or removing one is a new schema.

use std::io::{self, Write};

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::places::{Places, conceals};
use crate::check::{CheckedLetter, Reported, Run, RunError};
use crate::diagnostic::{Fix, LetterId, Place, Severity};
use crate::lints::LintSet;
use crate::text::{Position, Span};

/// The name of the format; a reader that finds another one should stop.
pub(super) const SCHEMA: &str = "foilint/1";
/// The version of the program that wrote the report.
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Write a run as one JSON object.
pub(super) fn write(run: &Run, lints: &LintSet, places: &Places, out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Report<'a, D: Serialize> {
        schema: &'static str,
        version: &'static str,
        tables: Tables<'a>,
        errors: Vec<ErrorJson<'a>>,
        letters: Vec<LetterJson<'a>>,
        diagnostics: D,
        summary: SummaryJson<'a>,
    }
    let report = Report {
        schema: SCHEMA,
        version: VERSION,
        tables: Tables(&run.tables),
        errors: run.errors.iter().map(ErrorJson::new).collect(),
        letters: run.letters.iter().map(LetterJson::new).collect(),
        diagnostics: Each(|| run.findings.iter().map(|reported| DiagnosticJson::new(reported, lints, places))),
        summary: SummaryJson::new(run),
    };
    serde_json::to_writer_pretty(&mut *out, &report)?;
    out.write_all(b"\n")
}

/// A list whose items are made while they are written, so that a long report is never held twice.
struct Each<F>(F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// Until when each table that was used is known to be right.
pub(super) struct Tables<'a>(pub(super) &'a [(&'static str, Date)]);

impl Serialize for Tables<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, date)| (name, date.to_string())))
    }
}

/// A file that could not be read.
#[derive(Serialize)]
pub(super) struct ErrorJson<'a> {
    path: Option<&'a str>,
    message: &'a str,
}

impl<'a> ErrorJson<'a> {
    /// The error, with a null path where no single file is meant.
    pub(super) fn new(error: &'a RunError) -> ErrorJson<'a> {
        ErrorJson { path: Some(error.path.as_str()).filter(|path| !path.is_empty()), message: &error.message }
    }
}

/// A letter that was checked.
#[derive(Serialize)]
pub(super) struct LetterJson<'a> {
    path: &'a str,
    format: &'static str,
    encoding: &'static str,
    bytes: &'static str,
    kind: &'static str,
    date: Option<String>,
    received: Option<String>,
    authority: Option<&'a str>,
    regime: Option<&'static str>,
    diagnostics: usize,
}

impl<'a> LetterJson<'a> {
    /// The letter with its dates as ISO 8601 writes them.
    pub(super) fn new(letter: &'a CheckedLetter) -> LetterJson<'a> {
        LetterJson {
            path: &letter.path,
            format: letter.format.name(),
            encoding: letter.encoding.name(),
            bytes: if letter.file_bytes { "file" } else { "text" },
            kind: letter.kind.name(),
            date: letter.date.map(|date| date.to_string()),
            received: letter.received.map(|date| date.to_string()),
            authority: letter.authority.as_deref(),
            regime: letter.regime.map(|regime| regime.name()),
            diagnostics: letter.findings,
        }
    }
}

/// A finding.
#[derive(Serialize)]
pub(super) struct DiagnosticJson<'a> {
    path: &'a str,
    lint: &'a str,
    group: Option<&'a str>,
    severity: &'static str,
    confidence: &'static str,
    message: &'a str,
    span: SpanJson,
    /// Where it is in a file that has no lines, such as a .docx.
    place: Option<()>,
    excerpt: Option<&'a str>,
    related: Vec<RelatedJson<'a>>,
    notes: &'a [String],
    source: Option<&'a str>,
    fix: Option<FixJson<'a>>,
    fingerprint: &'a str,
}

impl<'a> DiagnosticJson<'a> {
    /// The finding, its group and source from its lint.
    pub(super) fn new(reported: &'a Reported, lints: &'a LintSet, places: &Places<'a>) -> DiagnosticJson<'a> {
        let diagnostic = &reported.diagnostic;
        let lint = lints.get(&diagnostic.lint);
        let group = lint.map(|lint| lint.group.as_str());
        let (letter, path) = (diagnostic.primary.letter, places.path(diagnostic.primary.letter));
        let related = |place: Place, message| RelatedJson {
            path: places.path(place.letter),
            span: SpanJson::new(places, place.letter, place.span),
            message,
        };
        DiagnosticJson {
            path,
            lint: &diagnostic.lint,
            group,
            severity: diagnostic.severity.name(),
            confidence: diagnostic.confidence.name(),
            message: &diagnostic.message,
            span: SpanJson::new(places, letter, diagnostic.primary.span),
            place: None,
            excerpt: places.words(diagnostic.primary).filter(|_| !conceals(group)),
            related: diagnostic.related.iter().map(|other| related(other.place, other.message.as_str())).collect(),
            notes: &diagnostic.notes,
            source: lint.map(|lint| &*lint.source.name),
            fix: diagnostic.fix.as_ref().map(|fix| FixJson::new(fix, letter, path, places)),
            fingerprint: &reported.fingerprint,
        }
    }
}

/// Another place of the same finding.
#[derive(Serialize)]
struct RelatedJson<'a> {
    path: &'a str,
    span: SpanJson,
    message: &'a str,
}

/// A change that mends a finding.
#[derive(Serialize)]
struct FixJson<'a> {
    title: &'a str,
    applicability: &'static str,
    edits: Vec<EditJson<'a>>,
}

#[derive(Serialize)]
struct EditJson<'a> {
    path: &'a str,
    span: SpanJson,
    replacement: &'a str,
}

impl<'a> FixJson<'a> {
    fn new(fix: &'a Fix, letter: LetterId, path: &'a str, places: &Places) -> FixJson<'a> {
        let edit = |span, replacement| EditJson { path, span: SpanJson::new(places, letter, span), replacement };
        FixJson {
            title: &fix.title,
            applicability: fix.applicability.name(),
            edits: fix.edits.iter().map(|one| edit(one.span, one.replacement.as_str())).collect(),
        }
    }
}

/// A place; its end is exclusive.
#[derive(Serialize)]
struct SpanJson {
    start: PointJson,
    end: PointJson,
}

/// A byte, from 0, and the line and columns it is at, from 1; those are null when the text was not kept.
#[derive(Serialize)]
struct PointJson {
    byte: usize,
    line: Option<usize>,
    column: Option<usize>,
    utf16: Option<usize>,
}

impl SpanJson {
    fn new(places: &Places, letter: LetterId, span: Span) -> SpanJson {
        let (start, end) = places.positions(letter, span).unzip();
        let point = |byte, position: Option<Position>| PointJson {
            byte,
            line: position.map(|position| position.line),
            column: position.map(|position| position.column),
            utf16: position.map(|position| position.utf16),
        };
        SpanJson { start: point(span.start, start), end: point(span.end, end) }
    }
}

/// The counts of a run.
#[derive(Serialize)]
pub(super) struct SummaryJson<'a> {
    letters: usize,
    error: usize,
    warning: usize,
    note: usize,
    suppressed: usize,
    not_checked: &'a [String],
}

impl<'a> SummaryJson<'a> {
    /// Count what was found.
    pub(super) fn new(run: &'a Run) -> SummaryJson<'a> {
        SummaryJson {
            letters: run.letters.len(),
            error: run.count(Severity::Error),
            warning: run.count(Severity::Warning),
            note: run.count(Severity::Note),
            suppressed: run.suppressed,
            not_checked: &run.not_checked,
        }
    }
}
