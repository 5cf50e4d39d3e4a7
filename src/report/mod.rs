//! Floor 6: what a run found, written for a person or a program. Nothing here decides what is reported or in what
//! order, and nothing prints by itself: each format writes to what it is handed.

mod checkstyle;
mod concise;
pub mod diff;
mod github;
mod gitlab;
mod html;
mod human;
mod json;
mod jsonl;
mod junit;
mod places;
mod rdjson;
mod sarif;
mod shared;
#[cfg(test)]
mod tests;
mod words;
mod xml;

use std::io::{self, BufWriter, Write};

use crate::check::Run;
use crate::lints::LintSet;
use places::Places;
pub use places::conceals;

/// How a run is reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportFormat {
    /// The letter's own lines with the words underlined.
    #[default]
    Human,
    /// One line a finding, as compilers and `grep -n` write them.
    Concise,
    /// One JSON object.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// SARIF 2.1.0, for code hosting services and editors.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
    /// The code quality report of GitLab.
    Gitlab,
    /// JUnit's XML, for build servers.
    Junit,
    /// Checkstyle's XML, for build servers and review tools.
    Checkstyle,
    /// The Reviewdog Diagnostic Format.
    Rdjson,
    /// One web page that needs nothing else: the letters with the words underlined and the findings beside them.
    Html,
}

impl ReportFormat {
    /// Every format with its name on the command line.
    pub const NAMES: [(&'static str, ReportFormat); 11] = [
        ("human", ReportFormat::Human),
        ("concise", ReportFormat::Concise),
        ("json", ReportFormat::Json),
        ("jsonl", ReportFormat::Jsonl),
        ("sarif", ReportFormat::Sarif),
        ("github", ReportFormat::Github),
        ("gitlab", ReportFormat::Gitlab),
        ("junit", ReportFormat::Junit),
        ("checkstyle", ReportFormat::Checkstyle),
        ("rdjson", ReportFormat::Rdjson),
        ("html", ReportFormat::Html),
    ];

    /// The format of this name.
    pub fn parse(name: &str) -> Option<ReportFormat> {
        ReportFormat::NAMES.iter().find(|(known, _)| *known == name).map(|(_, format)| *format)
    }
}

/// How a report for a person looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether ANSI colours are written.
    pub color: bool,
    /// The columns of the terminal.
    pub width: usize,
}

impl Default for Style {
    fn default() -> Style {
        Style { color: false, width: 100 }
    }
}

/// Write the report of a run. The writer need not be buffered.
///
/// # Errors
/// When the writer fails; a pipe that its reader has closed is such a failure.
pub fn write(format: ReportFormat, run: &Run, lints: &LintSet, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let places = Places::new(run);
    let written = match format {
        ReportFormat::Human => human::write(run, lints, &places, style, &mut out),
        ReportFormat::Concise => concise::write(run, &places, &mut out),
        ReportFormat::Json => json::write(run, lints, &places, &mut out),
        ReportFormat::Jsonl => jsonl::write(run, lints, &places, &mut out),
        ReportFormat::Sarif => sarif::write(run, lints, &places, &mut out),
        ReportFormat::Github => github::write(run, &places, &mut out),
        ReportFormat::Gitlab => gitlab::write(run, &places, &mut out),
        ReportFormat::Junit => junit::write(run, &places, &mut out),
        ReportFormat::Checkstyle => checkstyle::write(run, &places, &mut out),
        ReportFormat::Rdjson => rdjson::write(run, lints, &places, &mut out),
        ReportFormat::Html => html::write(run, lints, &places, &mut out),
    };
    match written {
        Ok(()) => out.flush(),
        Err(error) => {
            // what is left in the buffer would only fail again when it is dropped
            let _ = out.into_parts();
            Err(error)
        }
    }
}
