//! What fixing would change, as a unified diff: for a person to read, or for `patch`.

use std::io::{self, BufWriter, Write};
use std::time::Duration;

use similar::{ChangeTag, TextDiff};

use crate::check::mend::{FixedLetter, Fixes};
use crate::text::visible;

/// How long the shortest diff of a letter is looked for; then a longer one, as right, is taken.
const LONGEST_LOOK: Duration = Duration::from_secs(2);

/// Write the diff of all letters. To a terminal no control character of a letter goes as it is; anywhere else the lines
/// are the letters' own, in UTF-8.
///
/// # Errors
/// When the writer fails.
pub fn write(fixes: &Fixes, terminal: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    for letter in fixes.letters.iter().filter(|letter| letter.before != letter.after) {
        one(letter, terminal, &mut out)?;
    }
    out.flush()
}

fn one(letter: &FixedLetter, terminal: bool, out: &mut dyn Write) -> io::Result<()> {
    let diff = TextDiff::configure().timeout(LONGEST_LOOK).diff_lines(&letter.before, &letter.after);
    // a name may hold a line end
    let path = visible(&letter.path);
    writeln!(out, "--- {path}\n+++ {path}")?;
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        writeln!(out, "{}", hunk.header())?;
        for change in hunk.iter_changes() {
            let sign = match change.tag() {
                ChangeTag::Equal => ' ',
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
            };
            let line = change.value();
            if terminal {
                writeln!(out, "{sign}{}", visible(line.trim_end_matches(['\n', '\r'])))?;
            } else {
                write!(out, "{sign}{line}")?;
            }
            if change.missing_newline() {
                let end = if terminal { "" } else { "\n" };
                writeln!(out, "{end}\\ No newline at end of file")?;
            }
        }
    }
    Ok(())
}
