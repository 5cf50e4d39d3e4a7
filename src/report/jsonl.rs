//! The JSON report cut into lines, so that a program can read it as a stream: errors, findings, then one summary.

use std::io::{self, Write};

use serde::Serialize;

use super::json::{DiagnosticJson, ErrorJson, LetterJson, SCHEMA, SummaryJson, Tables, VERSION};
use super::places::Places;
use crate::check::Run;
use crate::lints::LintSet;

/// A line; `type` says what it is.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Line<'a> {
    Error(ErrorJson<'a>),
    Diagnostic(&'a DiagnosticJson<'a>),
    Summary {
        schema: &'static str,
        version: &'static str,
        tables: Tables<'a>,
        letters: Vec<LetterJson<'a>>,
        summary: SummaryJson<'a>,
    },
}

/// Write a run as one JSON object a line. The last line is always the summary: a stream without it was cut off.
pub(super) fn write(run: &Run, lints: &LintSet, places: &Places, out: &mut dyn Write) -> io::Result<()> {
    let mut line = |line: Line| -> io::Result<()> {
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")
    };
    for error in &run.errors {
        line(Line::Error(ErrorJson::new(error)))?;
    }
    for reported in &run.findings {
        line(Line::Diagnostic(&DiagnosticJson::new(reported, lints, places)))?;
    }
    line(Line::Summary {
        schema: SCHEMA,
        version: VERSION,
        tables: Tables(&run.tables),
        letters: run.letters.iter().map(LetterJson::new).collect(),
        summary: SummaryJson::new(run),
    })
}
