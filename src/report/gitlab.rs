//! The code quality report of GitLab, which is shown in a merge request: a list of findings as Code Climate writes them
//! (<https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>).

use std::io::{self, Write};

use serde::Serialize;

use super::places::Places;
use super::shared::{self, NOT_READ};
use crate::check::{Reported, Run, RunError};
use crate::diagnostic::Severity;

/// Write the findings of a run, errors first, as one list.
pub(super) fn write(run: &Run, places: &Places, out: &mut dyn Write) -> io::Result<()> {
    let errors = run.errors.iter().map(Issue::unread);
    let issues: Vec<Issue> = errors.chain(run.findings.iter().map(|reported| Issue::new(reported, places))).collect();
    serde_json::to_writer_pretty(&mut *out, &issues)?;
    out.write_all(b"\n")
}

/// A finding.
#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

/// Lines from 1, both included.
#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

impl<'a> Issue<'a> {
    fn new(reported: &'a Reported, places: &Places<'a>) -> Issue<'a> {
        let diagnostic = &reported.diagnostic;
        let path = shared::path(places.path(diagnostic.primary.letter));
        let lines = places.positions(diagnostic.primary.letter, diagnostic.primary.span);
        let (begin, end) = lines.map_or((1, 1), |(start, end)| (start.line, end.line));
        Issue {
            description: shared::message(diagnostic),
            check_name: &diagnostic.lint,
            fingerprint: fingerprint(path, &reported.fingerprint),
            severity: match diagnostic.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Note => "info",
            },
            location: Location { path, lines: Lines { begin, end } },
        }
    }

    /// A file that could not be read. There is no line to show it at, so it is shown at the first.
    fn unread(error: &'a RunError) -> Issue<'a> {
        let path = shared::path_or_here(&error.path);
        Issue {
            description: error.message.clone(),
            check_name: NOT_READ,
            fingerprint: fingerprint(path, &error.message),
            severity: "critical",
            location: Location { path, lines: Lines { begin: 1, end: 1 } },
        }
    }
}

/// GitLab shows one finding of each fingerprint, and the same sentence in two letters has the same one, so here the path
/// counts too: FNV-1a, 64 bits.
fn fingerprint(path: &str, own: &str) -> String {
    let bytes = path.bytes().chain([0]).chain(own.bytes());
    let hash = bytes
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{hash:016x}")
}
