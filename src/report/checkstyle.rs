//! The XML report of Checkstyle, which build servers and review tools have read for twenty years.

use std::io::{self, Write};

use super::places::Places;
use super::shared::{self, NOT_READ};
use super::xml::attribute;
use crate::check::Run;
use crate::diagnostic::Severity;

/// The version of the format, which is that of the Checkstyle that brought it.
const VERSION: &str = "4.3";

/// Write the errors and findings of a run by file; letters without findings are listed too.
pub(super) fn write(run: &Run, places: &Places, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"{VERSION}\">")?;
    for error in &run.errors {
        open(shared::path_or_here(&error.path), out)?;
        one("line=\"1\"", "error", &error.message, NOT_READ, out)?;
        close(out)?;
    }
    for (letter, findings) in run.letters.iter().zip(shared::by_letter(run)) {
        open(shared::path(&letter.path), out)?;
        for diagnostic in findings {
            let place = places.positions(diagnostic.primary.letter, diagnostic.primary.span).map_or_else(
                || "line=\"1\"".to_owned(),
                |(start, _)| format!("line=\"{}\" column=\"{}\"", start.line, start.column),
            );
            let severity = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "info",
            };
            one(&place, severity, &shared::message(diagnostic), &diagnostic.lint, out)?;
        }
        close(out)?;
    }
    writeln!(out, "</checkstyle>")
}

fn open(path: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "  <file name=\"{}\">", attribute(path))
}

fn close(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "  </file>")
}

/// A finding; `source` names the lint as Checkstyle names its checks, with dots.
fn one(place: &str, severity: &str, message: &str, lint: &str, out: &mut dyn Write) -> io::Result<()> {
    let (message, lint) = (attribute(message), attribute(lint));
    writeln!(out, "    <error {place} severity=\"{severity}\" message=\"{message}\" source=\"foilint.{lint}\"/>")
}
