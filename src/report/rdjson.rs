//! The Reviewdog Diagnostic Format, from which reviewdog writes comments on pull requests with changes to accept. Its
//! columns are bytes of a line in UTF-8 (<https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>).

use std::io::{self, Write};

use serde::Serialize;

use super::places::Places;
use super::shared::{self, NOT_READ};
use crate::check::{Reported, Run, RunError};
use crate::diagnostic::{LetterId, Place, Severity};
use crate::lints::LintSet;
use crate::text::Span;

/// Write the errors and findings of a run as one object.
pub(super) fn write(run: &Run, lints: &LintSet, places: &Places, out: &mut dyn Write) -> io::Result<()> {
    let errors = run.errors.iter().map(Item::unread);
    let findings = run.findings.iter().map(|reported| Item::new(reported, lints, places));
    let report = Report { source: Source { name: "foilint" }, diagnostics: errors.chain(findings).collect() };
    serde_json::to_writer_pretty(&mut *out, &report)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Report<'a> {
    source: Source,
    diagnostics: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

/// A finding; lists that would be empty are left out, as the format does.
#[derive(Serialize)]
struct Item<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

/// A place; its end is exclusive.
#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

/// A line, and a column in bytes, both from 1.
#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    message: &'a str,
    location: Location<'a>,
}

impl<'a> Item<'a> {
    fn new(reported: &'a Reported, lints: &'a LintSet, places: &Places<'a>) -> Item<'a> {
        let diagnostic = &reported.diagnostic;
        let letter = diagnostic.primary.letter;
        let edits = diagnostic.fix.iter().flat_map(|fix| &fix.edits);
        let related = diagnostic.related.iter();
        Item {
            message: shared::message(diagnostic),
            location: location(places, diagnostic.primary),
            severity: match diagnostic.severity {
                Severity::Error => "ERROR",
                Severity::Warning => "WARNING",
                Severity::Note => "INFO",
            },
            code: Code {
                value: &diagnostic.lint,
                url: lints.get(&diagnostic.lint).and_then(|lint| lint.source.link.as_deref()),
            },
            suggestions: edits
                .filter_map(|edit| {
                    Some(Suggestion { range: range(places, letter, edit.span)?, text: &edit.replacement })
                })
                .collect(),
            related_locations: related
                .map(|other| Related { message: &other.message, location: location(places, other.place) })
                .collect(),
        }
    }

    /// A file that could not be read.
    fn unread(error: &'a RunError) -> Item<'a> {
        Item {
            message: error.message.clone(),
            location: Location { path: shared::path_or_here(&error.path), range: None },
            severity: "ERROR",
            code: Code { value: NOT_READ, url: None },
            suggestions: Vec::new(),
            related_locations: Vec::new(),
        }
    }
}

fn location<'a>(places: &Places<'a>, place: Place) -> Location<'a> {
    let path = shared::path(places.path(place.letter));
    Location { path, range: range(places, place.letter, place.span) }
}

fn range(places: &Places, letter: LetterId, span: Span) -> Option<Range> {
    let position = |byte| places.line_and_byte(letter, byte).map(|(line, column)| Position { line, column });
    Some(Range { start: position(span.start)?, end: position(span.end)? })
}
