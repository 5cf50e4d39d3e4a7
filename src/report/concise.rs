//! One line a finding, as compilers and `grep -n` write them, so that editors and scripts can jump to it.

use std::io::{self, Write};

use super::places::Places;
use crate::check::{EMPTY, Run};
use crate::text::visible;

/// Write the errors and findings of a run, a line each; a run without any writes nothing.
pub(super) fn write(run: &Run, places: &Places, out: &mut dyn Write) -> io::Result<()> {
    for error in &run.errors {
        if !error.path.is_empty() {
            write!(out, "{}: ", visible(&error.path))?;
        }
        writeln!(out, "error: {}", visible(&error.message))?;
    }
    for letter in run.letters.iter().filter(|letter| letter.empty) {
        writeln!(out, "{}: note: {EMPTY}", visible(&letter.path))?;
    }
    for reported in &run.findings {
        let diagnostic = &reported.diagnostic;
        let locus = places.locus(diagnostic.primary);
        let (severity, lint) = (diagnostic.severity.name(), visible(&diagnostic.lint));
        writeln!(out, "{locus}: {severity}[{lint}]: {}", visible(&diagnostic.message))?;
    }
    Ok(())
}
