//! SARIF 2.1.0, which code hosting services and editors read
//! (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>). The types of this module are the parts of the
//! format that foilint fills; what it does not know it leaves out.
//!
//! No words of a letter are given beside those in the messages: a reader of the report has the letter, and whoever has
//! not should not get it this way.

mod log;
mod rules;
mod text;
mod uri;

use std::io::{self, Write};

use super::places::{Places, conceals};
use super::shared::NOT_READ;
use crate::check::{Reported, Run, RunError};
use crate::diagnostic::{Fix, LetterId, Place, Related};
use crate::lints::LintSet;
use crate::text::Span;
use log::{
    ArtifactChange, ArtifactLocation, Driver, FixJson, Fixed, Id, Invocation, Location, Log, Message, Notification,
    Partial, PhysicalLocation, Region, Replacement, ResultJson, ResultProperties, RunJson, RunProperties, Tool,
};
use rules::Rules;

/// The id of a notification of what was not checked and why.
const NOT_CHECKED: &str = "not-checked";

/// Write a run as one log. Suppressed findings are only counted: what they were is not told.
pub(super) fn write(run: &Run, lints: &LintSet, places: &Places, out: &mut dyn Write) -> io::Result<()> {
    let rules = Rules::of(run, lints);
    let results = run.findings.iter().map(|reported| result(reported, &rules, places)).collect();
    let unread = run.errors.iter().map(unread);
    let unchecked = run.not_checked.iter().map(|what| format!("not checked: {what}"));
    let unchecked = unchecked.map(|what| notification(NOT_CHECKED, "note", &what, Vec::new()));
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [RunJson {
            tool: Tool {
                driver: Driver {
                    name: "foilint",
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: rules.list(),
                    notifications: [
                        rules::told(NOT_READ, "A file could not be read", "error"),
                        rules::told(NOT_CHECKED, "Something could not be checked", "note"),
                    ],
                },
            },
            invocations: [Invocation {
                execution_successful: run.errors.is_empty(),
                tool_execution_notifications: unread.chain(unchecked).collect(),
            }],
            // what editors count in, so that one which does not look at this is right as well
            column_kind: "utf16CodeUnits",
            newline_sequences: ["\r\n", "\n", "\r"],
            results,
            properties: RunProperties { suppressed: run.suppressed },
        }],
    };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    out.write_all(b"\n")
}

/// A finding.
fn result<'a>(reported: &'a Reported, rules: &Rules<'a>, places: &Places<'a>) -> ResultJson<'a> {
    let diagnostic = &reported.diagnostic;
    let label = Some(diagnostic.label.as_str()).filter(|label| !label.is_empty() && !conceals(rules.group(reported)));
    let related = |(index, other): (usize, &Related)| {
        let message = Some(other.message.as_str()).filter(|message| !message.is_empty());
        Location { id: Some(index + 1), ..location(places, other.place, message) }
    };
    ResultJson {
        rule_id: &diagnostic.lint,
        rule_index: rules.index(&diagnostic.lint),
        level: diagnostic.severity.name(),
        message: Message { text: text::message(&super::shared::message(diagnostic)) },
        locations: [location(places, diagnostic.primary, label)],
        related_locations: diagnostic.related.iter().enumerate().map(related).collect(),
        partial_fingerprints: Partial { own: &reported.fingerprint },
        fixes: diagnostic.fix.iter().filter_map(|one| fix(one, diagnostic.primary.letter, places)).collect(),
        properties: ResultProperties { confidence: diagnostic.confidence.name() },
    }
}

fn location(places: &Places, place: Place, message: Option<&str>) -> Location {
    let artifact_location = artifact(places.path(place.letter));
    Location {
        id: None,
        physical_location: Some(PhysicalLocation {
            artifact_location,
            region: region(places, place.letter, place.span),
        }),
        message: message.map(|message| Message { text: text::message(message) }),
    }
}

fn artifact(path: &str) -> ArtifactLocation {
    ArtifactLocation { uri: uri::of_path(path) }
}

/// A place; its end is exclusive. `None` when the text was not kept.
fn region(places: &Places, letter: LetterId, span: Span) -> Option<Region> {
    let (start, end) = places.positions(letter, span)?;
    Some(Region { start_line: start.line, start_column: start.utf16, end_line: end.line, end_column: end.utf16 })
}

/// A fix; `None` when it changes nothing or its places cannot be told.
fn fix<'a>(fix: &'a Fix, letter: LetterId, places: &Places) -> Option<FixJson<'a>> {
    let replacement = |edit: &'a crate::text::Edit| {
        let deleted_region = region(places, letter, edit.span)?;
        Some(Replacement { deleted_region, inserted_content: log::Content { text: &edit.replacement } })
    };
    let replacements = fix.edits.iter().map(replacement).collect::<Option<Vec<_>>>()?;
    (!replacements.is_empty()).then(|| FixJson {
        description: Message { text: text::message(&fix.title) },
        artifact_changes: [ArtifactChange { artifact_location: artifact(places.path(letter)), replacements }],
        properties: Fixed { applicability: fix.applicability.name() },
    })
}

/// A file that could not be read.
fn unread(error: &RunError) -> Notification {
    if error.path.is_empty() {
        return notification(NOT_READ, "error", &error.message, Vec::new());
    }
    let place = PhysicalLocation { artifact_location: artifact(&error.path), region: None };
    let location = Location { id: None, physical_location: Some(place), message: None };
    notification(NOT_READ, "error", &format!("{}: {}", error.path, error.message), vec![location])
}

fn notification(id: &'static str, level: &'static str, message: &str, locations: Vec<Location>) -> Notification {
    Notification { descriptor: Id { id }, level, message: Message { text: text::message(message) }, locations }
}
