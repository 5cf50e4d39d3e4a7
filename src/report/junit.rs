//! The XML report of JUnit, which build servers show as tests: each letter is a suite, each finding a failed test in it,
//! and a letter without findings one test that passed.

use std::collections::HashMap;
use std::io::{self, Write};

use super::places::Places;
use super::shared::{self, NOT_READ};
use super::xml::{attribute, content};
use crate::check::{EMPTY, Run};
use crate::diagnostic::Diagnostic;

/// Write the errors and findings of a run by letter. No times are given: none were taken.
pub(super) fn write(run: &Run, places: &Places, out: &mut dyn Write) -> io::Result<()> {
    let letters = shared::by_letter(run);
    let clean = letters.iter().filter(|findings| findings.is_empty()).count();
    let (failures, errors) = (letters.iter().map(Vec::len).sum::<usize>(), run.errors.len());
    let tests = failures + errors + clean;
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"");
    writeln!(out, "<testsuites name=\"foilint\" {counts}>")?;
    for error in &run.errors {
        let path = shared::path_or_here(&error.path);
        open(path, Counts { tests: 1, errors: 1, ..Counts::default() }, out)?;
        let message = attribute(&error.message);
        case(path, NOT_READ, &format!("<error message=\"{message}\" type=\"{NOT_READ}\"/>"), out)?;
        close(out)?;
    }
    for (letter, findings) in run.letters.iter().zip(&letters) {
        let path = shared::path(&letter.path);
        if findings.is_empty() {
            passed(path, letter.empty, out)?;
            continue;
        }
        open(path, Counts { tests: findings.len(), failures: findings.len(), ..Counts::default() }, out)?;
        let mut names = HashMap::new();
        for diagnostic in findings {
            let name = name(diagnostic, places, &mut names);
            case(path, &name, &failure(diagnostic, places), out)?;
        }
        close(out)?;
    }
    writeln!(out, "</testsuites>")
}

/// A letter without findings. An empty one is skipped: nothing was checked.
fn passed(path: &str, empty: bool, out: &mut dyn Write) -> io::Result<()> {
    open(path, Counts { tests: 1, skipped: usize::from(empty), ..Counts::default() }, out)?;
    let inside = if empty { format!("<skipped message=\"{}\"/>", attribute(EMPTY)) } else { String::new() };
    case(path, "foilint", &inside, out)?;
    close(out)
}

/// How many tests a suite has, and what became of them.
#[derive(Clone, Copy, Default)]
struct Counts {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

fn open(path: &str, counts: Counts, out: &mut dyn Write) -> io::Result<()> {
    let (path, Counts { tests, failures, errors, skipped }) = (attribute(path), counts);
    let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\"");
    writeln!(out, "  <testsuite name=\"{path}\" {counts}>")
}

fn close(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "  </testsuite>")
}

/// A test; `inside` says how it failed, and is XML already.
fn case(path: &str, name: &str, inside: &str, out: &mut dyn Write) -> io::Result<()> {
    let (name, path) = (attribute(name), attribute(path));
    write!(out, "    <testcase name=\"{name}\" classname=\"{path}\"")?;
    if inside.is_empty() { writeln!(out, "/>") } else { writeln!(out, ">\n      {inside}\n    </testcase>") }
}

/// The name of a finding's test: its lint and where it is. A server takes two tests of one name for one, so what is
/// the same twice in a letter is numbered.
fn name(diagnostic: &Diagnostic, places: &Places, names: &mut HashMap<String, usize>) -> String {
    let start = places.positions(diagnostic.primary.letter, diagnostic.primary.span).map(|(start, _)| start);
    let place = start.map_or_else(String::new, |start| format!(" {}:{}", start.line, start.column));
    let name = format!("{}{place}", diagnostic.lint);
    let count = names.entry(name.clone()).or_default();
    *count += 1;
    if *count == 1 { name } else { format!("{name} ({count})") }
}

fn failure(diagnostic: &Diagnostic, places: &Places) -> String {
    let whole = format!("{}: {}", places.locus(diagnostic.primary), shared::message(diagnostic));
    let (message, severity) = (attribute(&diagnostic.message), diagnostic.severity.name());
    format!("<failure message=\"{message}\" type=\"{severity}\">{}</failure>", content(&whole))
}
