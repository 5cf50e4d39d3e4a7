//! Workflow commands of GitHub Actions: printed in a job, each becomes an annotation beside the line of the letter.
//!
//! The escaping is the runner's own: `%`, CR and LF everywhere, `:` and `,` in properties too
//! (<https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts>).

use std::fmt::Write as _;
use std::io::{self, Write};

use super::places::Places;
use super::shared::{self, NOT_READ};
use crate::check::{EMPTY, Run};
use crate::diagnostic::{Place, Severity};

/// Write the errors, empty letters and findings of a run, a command each.
pub(super) fn write(run: &Run, places: &Places, out: &mut dyn Write) -> io::Result<()> {
    for error in &run.errors {
        let file = if error.path.is_empty() { String::new() } else { format!("file={},", property(&error.path)) };
        let whole = if error.path.is_empty() { &error.message } else { &format!("{}: {}", error.path, error.message) };
        writeln!(out, "::error {file}title={NOT_READ}::{}", data(whole))?;
    }
    for letter in run.letters.iter().filter(|letter| letter.empty) {
        writeln!(out, "::notice file={},title=empty::{}", property(&letter.path), data(EMPTY))?;
    }
    for reported in &run.findings {
        let diagnostic = &reported.diagnostic;
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let (place, title) = (place(places, diagnostic.primary), property(&diagnostic.lint));
        writeln!(out, "::{command} {place}title={title}::{}", data(&shared::message(diagnostic)))?;
    }
    Ok(())
}

/// The properties of a place, each with a comma after it. GitHub takes columns only within one line.
fn place(places: &Places, place: Place) -> String {
    let mut properties = format!("file={},", property(places.path(place.letter)));
    let Some((start, end)) = places.positions(place.letter, place.span) else { return properties };
    // a string takes whatever is written to it
    let _ = write!(properties, "line={},endLine={},", start.line, end.line);
    if start.line == end.line {
        let _ = write!(properties, "col={},endColumn={},", start.column, end.column);
    }
    properties
}

/// A text as the message of a command.
fn data(text: &str) -> String {
    escaped(text, &['%', '\r', '\n'])
}

/// A text as a property of a command; a path is that of the repository.
fn property(text: &str) -> String {
    escaped(shared::path(text), &['%', '\r', '\n', ':', ','])
}

/// The text with these characters as `%` and their number. A job's log is shown on terminals: nothing else in it may
/// move the cursor or turn the words round.
fn escaped(text: &str, characters: &[char]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(characters) {
        out.push_str(&crate::text::visible(&rest[..at]));
        // all of them are ASCII
        let _ = write!(out, "%{:02X}", rest.as_bytes()[at]);
        rest = &rest[at + 1..];
    }
    out.push_str(&crate::text::visible(rest));
    out
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn what_ends_a_command_or_a_property_is_escaped() {
        assert_eq!(data("100%: a, b\r\n::error::c"), "100%25: a, b%0D%0A::error::c");
        assert_eq!(property("100%: a, b\r\n::error::c"), "100%25%3A a%2C b%0D%0A%3A%3Aerror%3A%3Ac");
    }

    #[test]
    fn an_escape_that_stands_in_the_text_stays_text() {
        assert_eq!(data("%0A %25"), "%250A %2525");
    }

    #[test]
    fn a_terminal_is_safe() {
        assert_eq!(data("a\u{1b}[31m\u{202e}b"), "a␛[31m\u{fffd}b");
    }
}
