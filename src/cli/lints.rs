//! `foilint lints`.

use serde::Serialize;

use super::args::{LintsArgs, ListFormat};
use super::{CLEAN, Failure, Streams, explain};
use crate::lints::{Reach, Spec};

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    title: &'a str,
    group: &'a str,
    severity: &'a str,
    confidence: &'a str,
    since: &'a str,
    scope: &'a str,
    source: &'a str,
    link: Option<&'a str>,
    explain: &'a str,
}

pub(super) fn run(args: &LintsArgs, streams: &mut Streams) -> Result<u8, Failure> {
    let config = explain::config(args.config.as_ref())?;
    let out = &mut streams.stdout;
    if args.format == ListFormat::Json {
        let rows: Vec<Row> = config.lints.specs().iter().map(row).collect();
        let text = serde_json::to_string_pretty(&rows).expect("strings are always JSON");
        writeln!(out, "{text}")?;
        return Ok(CLEAN);
    }
    let width = config.lints.specs().iter().map(|spec| spec.id.len()).max().unwrap_or(0);
    for group in config.lints.groups() {
        writeln!(out, "{group}")?;
        for spec in config.lints.specs().iter().filter(|spec| spec.group == group) {
            writeln!(out, "  {:width$}  {:7}  {}", spec.id, spec.severity.name(), spec.title)?;
        }
    }
    writeln!(out, "\n‘foilint explain’ and the name of a lint says more about it.")?;
    Ok(CLEAN)
}

fn row(spec: &Spec) -> Row<'_> {
    Row {
        id: &spec.id,
        title: &spec.title,
        group: &spec.group,
        severity: spec.severity.name(),
        confidence: spec.confidence.name(),
        since: &spec.since,
        scope: match spec.scope {
            Reach::Letter => "letter",
            Reach::Letters => "letters",
            Reach::Run => "run",
        },
        source: &spec.source.name,
        link: spec.source.link.as_deref(),
        explain: spec.explain.trim(),
    }
}
