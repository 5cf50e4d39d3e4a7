//! What stands around the letters: the head with its rules for the browser, the counts, the list of letters, the
//! filters, what could not be read or checked, and the foot.

use std::io::{self, Write};

use super::escape::{OneLine, Safe};
use super::sheets::{SEVERITIES, Sheet};
use crate::check::Run;
use crate::diagnostic::Severity;
use crate::report::words::{british, counted};

/// The style of the page. It is the same for every page, so that the browser can be told to take no other.
pub(super) const STYLE: &str = include_str!("style.css");
/// The SHA-256 of [`STYLE`] in base 64, as a Content-Security-Policy names it; a test says when it is another.
pub(super) const STYLE_HASH: &str = "IfRk5Hb5A41+c07SJ66EpWb3ZwfdqS1Nfg2mxNKLX6E=";

/// Everything before the first letter.
pub(super) fn open(run: &Run, sheets: &[Sheet], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">")?;
    // nothing is loaded, run or sent, whatever a letter holds
    writeln!(
        out,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; \
         base-uri 'none'; form-action 'none'\">"
    )?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(out, "<meta name=\"color-scheme\" content=\"light dark\">")?;
    writeln!(out, "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">")?;
    writeln!(out, "<title>{} – foilint</title>", Safe(&name(run)))?;
    writeln!(
        out,
        "<style>{STYLE}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#letters\">Skip to the letters</a>"
    )?;
    writeln!(out, "<header>\n<h1>What foilint found</h1>\n<p class=\"sum\">{}</p>", outcome(run))?;
    if run.suppressed > 0 {
        writeln!(out, "<p>{} held back by a suppression or the baseline.</p>", counted(run.suppressed, "finding"))?;
    }
    writeln!(
        out,
        "<p class=\"privacy\">This page quotes the letters, and may hold personal data. Keep it as you keep them, and do \
         not send it on. It loads nothing and sends nothing.</p>\n</header>\n<main>"
    )?;
    unread(run, out)?;
    if sheets.len() > 1 {
        contents(sheets, out)?;
    }
    filters(run, out)?;
    writeln!(out, "<div id=\"letters\" class=\"letters\" tabindex=\"-1\">")
}

/// Everything after the last letter but the explanations.
pub(super) fn unchecked(elsewhere: &[&str], out: &mut dyn Write) -> io::Result<()> {
    if elsewhere.is_empty() {
        return Ok(());
    }
    write!(
        out,
        "<section class=\"unchecked\" aria-labelledby=\"unchecked\"><h2 id=\"unchecked\">What was not checked</h2><ul>"
    )?;
    for reason in elsewhere {
        write!(out, "<li>{}</li>", OneLine(reason))?;
    }
    writeln!(out, "</ul></section>")
}

/// The foot: which program and tables said so.
pub(super) fn close(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "</main>\n<footer>\n<p>foilint {}.", env!("CARGO_PKG_VERSION"))?;
    let tables: Vec<String> = run.tables.iter().map(|(name, date)| format!("{name} {}", british(*date))).collect();
    if !tables.is_empty() {
        writeln!(out, "Its tables were last made sure of on these days: {}.", Safe(&tables.join(", ")))?;
    }
    writeln!(out, "</p>\n</footer>\n</body>\n</html>")
}

/// What the page is about.
fn name(run: &Run) -> String {
    match run.letters.as_slice() {
        [letter] => letter.path.clone(),
        letters => counted(letters.len(), "letter"),
    }
}

/// The counts of the run in a sentence.
fn outcome(run: &Run) -> String {
    let letters = counted(run.letters.len(), "letter");
    if run.letters.is_empty() {
        return "No letter was read, so nothing was checked.".to_owned();
    }
    if run.findings.is_empty() {
        return format!("Nothing was found in {letters}.");
    }
    let count = |severity: Severity| Some(run.count(severity)).filter(|count| *count > 0);
    let counts = SEVERITIES.iter().filter_map(|severity| Some(counted(count(*severity)?, severity.name())));
    let counts: Vec<String> = counts.collect();
    match counts.split_last() {
        Some((last, [])) => format!("{last} in {letters}."),
        Some((last, rest)) => format!("{} and {last} in {letters}.", rest.join(", ")),
        None => String::new(),
    }
}

/// The files that could not be read.
fn unread(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    if run.errors.is_empty() {
        return Ok(());
    }
    write!(out, "<section class=\"unread\" aria-labelledby=\"unread\"><h2 id=\"unread\">Could not be read</h2><ul>")?;
    for error in &run.errors {
        match error.path.as_str() {
            "" => write!(out, "<li>{}</li>", OneLine(&error.message))?,
            path => write!(out, "<li><bdi>{}</bdi>: {}</li>", Safe(path), OneLine(&error.message))?,
        }
    }
    writeln!(out, "</ul></section>")
}

/// The list of letters, each with its counts.
fn contents(sheets: &[Sheet], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">The letters</h2>\n<ol>")?;
    for sheet in sheets {
        let counts = SEVERITIES.iter().zip(sheet.counts).filter(|(_, count)| *count > 0);
        let counts: Vec<String> = counts.map(|(severity, count)| counted(count, severity.name())).collect();
        let said = match (counts.is_empty(), sheet.letter.empty) {
            (false, _) => counts.join(", "),
            (true, true) => "empty, so nothing was checked".to_owned(),
            (true, false) => "nothing found".to_owned(),
        };
        let number = sheet.id.0 + 1;
        writeln!(
            out,
            "<li><a href=\"#l{number}\"><bdi>{}</bdi></a> <span>{said}</span></li>",
            Safe(&sheet.letter.path)
        )?;
    }
    writeln!(out, "</ol>\n</nav>")
}

/// The boxes that show and hide a severity. The style sheet does it, so they must stand beside the letters.
fn filters(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    for severity in SEVERITIES {
        let (count, name) = (run.count(severity), severity.name());
        if count > 0 {
            write!(out, "<input type=\"checkbox\" class=\"filter\" id=\"show-{name}\" autocomplete=\"off\" checked>")?;
            writeln!(out, "<label class=\"filter {name}\" for=\"show-{name}\">Show {name}s ({count})</label>")?;
        }
    }
    Ok(())
}
