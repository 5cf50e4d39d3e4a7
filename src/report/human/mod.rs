//! The report for a person: the letter's own lines with the words underlined, the reason and its authority, what to
//! write instead, and at the end what was counted and what was not checked. It is the only user of codespan-reporting.
//!
//! All that comes from a letter or a file name passes `visible` first: none of it can move the cursor or lie about the
//! direction of the text.

mod ending;
mod excerpts;
mod paint;
mod softwrap;

use std::collections::HashMap;
use std::io::{self, Write};

use codespan_reporting::diagnostic::{Diagnostic as Shown, LabelStyle, Severity as Weight};
use codespan_reporting::files::Error as RenderError;
use codespan_reporting::term::{Config, emit_to_write_style};

use super::Style;
use super::places::{Places, conceals};
use super::words::counted_days;
use crate::check::{CheckedLetter, Run};
use crate::diagnostic::{Diagnostic, LetterId, Severity};
use crate::lints::LintSet;
use crate::text::visible;
use excerpts::Excerpts;
use paint::Painter;

/// The most findings that are shown of a lint in a letter.
const MOST_FINDINGS: usize = 50;
/// The most related places that are shown of a finding.
const MOST_RELATED: usize = 30;
/// The columns that line numbers and borders take from the letter's lines.
const GUTTER: usize = 10;
/// The narrowest that the letter's lines are broken to, in columns.
const NARROWEST: usize = 20;

/// Write the report of a run.
pub(super) fn write(run: &Run, lints: &LintSet, places: &Places, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let mut printer = Printer {
        lints,
        places,
        width: style.width.saturating_sub(GUTTER).max(NARROWEST),
        paint: Painter::new(out, style.color),
        config: Config::default(),
    };
    for error in &run.errors {
        printer.error(&error.path, &error.message)?;
    }
    if !run.errors.is_empty() {
        writeln!(printer.paint)?;
    }
    // of one letter the day count is of interest even when nothing is wrong with it
    if let ([letter], true) = (run.letters.as_slice(), run.findings.is_empty())
        && letter.days.is_some()
    {
        printer.heading(LetterId(0))?;
    }
    let (mut shown, mut current) = (HashMap::<(LetterId, &str), usize>::new(), None);
    let mut more: Vec<(&str, usize)> = Vec::new();
    for reported in &run.findings {
        let diagnostic = &reported.diagnostic;
        let letter = diagnostic.primary.letter;
        if current != Some(letter) {
            printer.more(current, &mut more)?;
            printer.heading(letter)?;
            current = Some(letter);
        }
        let count = shown.entry((letter, &diagnostic.lint)).or_default();
        *count += 1;
        if *count <= MOST_FINDINGS {
            printer.finding(diagnostic)?;
            continue;
        }
        match more.iter_mut().find(|(lint, _)| *lint == diagnostic.lint) {
            Some((_, left)) => *left += 1,
            None => more.push((&diagnostic.lint, 1)),
        }
    }
    printer.more(current, &mut more)?;
    ending::write(run, &mut printer.paint)
}

/// What the pieces of the report share.
struct Printer<'p, 'r> {
    lints: &'p LintSet,
    places: &'p Places<'r>,
    /// The columns of a row of the letter.
    width: usize,
    paint: Painter<'p>,
    config: Config,
}

impl Printer<'_, '_> {
    /// A file that could not be read.
    fn error(&mut self, path: &str, message: &str) -> io::Result<()> {
        self.paint.severity(Severity::Error)?;
        write!(self.paint, ": ")?;
        if !path.is_empty() {
            write!(self.paint, "{}: ", visible(path))?;
        }
        writeln!(self.paint, "{}", visible(message))
    }

    /// The line before a letter's findings.
    fn heading(&mut self, letter: LetterId) -> io::Result<()> {
        let Some(letter) = self.places.letter(letter) else { return Ok(()) };
        self.paint.strong(&visible(&letter.path))?;
        writeln!(self.paint, "{}\n", days(letter))
    }

    /// How many findings of which lints of a letter were left out; the list is empty afterwards.
    fn more(&mut self, letter: Option<LetterId>, more: &mut Vec<(&str, usize)>) -> io::Result<()> {
        let Some(letter) = letter.filter(|_| !more.is_empty()) else { return Ok(()) };
        for (lint, count) in more.drain(..) {
            writeln!(self.paint, "and {count} more of ‘{}’ in {}", visible(lint), visible(self.places.path(letter)))?;
        }
        writeln!(self.paint)
    }

    /// A finding with its places.
    fn finding(&mut self, diagnostic: &Diagnostic) -> io::Result<()> {
        let lint = self.lints.get(&diagnostic.lint);
        let mut excerpts = Excerpts::new(self.places, self.width);
        let mut notes: Vec<String> = Vec::new();
        if conceals(lint.map(|lint| lint.group.as_str())) {
            notes.push(format!("at {}", self.places.locus(diagnostic.primary)));
        } else {
            excerpts.add(diagnostic.primary, LabelStyle::Primary, &diagnostic.label);
            for related in diagnostic.related.iter().take(MOST_RELATED) {
                excerpts.add(related.place, LabelStyle::Secondary, &related.message);
            }
            if diagnostic.related.len() > MOST_RELATED {
                notes.push(format!("and {} more places", diagnostic.related.len() - MOST_RELATED));
            }
        }
        notes.extend(diagnostic.notes.iter().cloned());
        notes.extend(lint.map(|lint| format!("source: {}", lint.source.name)));
        notes.extend(diagnostic.fix.as_ref().map(|fix| format!("instead: {}", uncapitalised(&fix.title))));
        let labels = excerpts.lay_out();
        let weight = match diagnostic.severity {
            Severity::Error => Weight::Error,
            Severity::Warning => Weight::Warning,
            Severity::Note => Weight::Note,
        };
        let shown = Shown::new(weight)
            .with_code(visible(&diagnostic.lint))
            .with_message(visible(&diagnostic.message))
            .with_labels(labels)
            .with_notes(notes.iter().map(|note| softwrap::paragraph(note, self.width)).collect());
        emit_to_write_style(&mut self.paint, &self.config, &excerpts, &shown).map_err(|error| match error {
            RenderError::Io(error) => error,
            other => io::Error::other(other),
        })
    }
}

/// How the days of a letter were counted: ": received …", or nothing where they were not.
fn days(letter: &CheckedLetter) -> String {
    letter.days.map_or_else(String::new, |days| format!(": {}", counted_days(&days)))
}

/// A title as it stands after a colon. A first word that is all capitals, such as FOIA, stays.
fn uncapitalised(title: &str) -> String {
    let mut rest = title.chars();
    match rest.next() {
        Some(first) if rest.clone().next().is_some_and(char::is_lowercase) => {
            first.to_lowercase().chain(rest).collect()
        }
        _ => title.to_owned(),
    }
}
