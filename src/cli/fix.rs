//! The fixing side of `foilint check`: `--fix`, `--unsafe-fixes`, `--diff`.

use std::io::Write;

use super::args::CheckArgs;
use super::{CLEAN, Environment, FAILED, FINDINGS, Failure, Streams};
use crate::check::Run;
use crate::check::fix::HeldBack;
use crate::check::mend::{Fixes, Fixing};
use crate::report::diff;
use crate::text::visible;

/// What the flags ask for.
pub(super) fn wanted(args: &CheckArgs) -> Result<Option<Fixing>, Failure> {
    if !args.fix && !args.diff {
        return match args.unsafe_fixes {
            true => Err(Failure::Message("--unsafe-fixes says which changes to make; add --fix or --diff".into())),
            false => Ok(None),
        };
    }
    if args.diff && !args.output.is_empty() {
        return Err(Failure::Message("--diff shows changes and writes no report; leave --output out".into()));
    }
    Ok(Some(Fixing { write: !args.diff, unsafe_too: args.unsafe_fixes }))
}

/// Where the report goes. A fixed letter from standard input goes to standard output, and leaves that to it alone.
/// `piped` is whether one is expected there, even where nothing could be read.
pub(super) fn report_to<'s>(
    fixes: Option<&Fixes>,
    piped: bool,
    streams: &'s mut Streams,
) -> Result<&'s mut dyn Write, Failure> {
    let Some(bytes) = fixes.and_then(from_stdin) else {
        return Ok(if piped { &mut *streams.stderr } else { &mut *streams.stdout });
    };
    streams.stdout.write_all(bytes)?;
    streams.stdout.flush()?;
    Ok(&mut *streams.stderr)
}

fn from_stdin(fixes: &Fixes) -> Option<&[u8]> {
    fixes.letters.iter().find_map(|letter| letter.stdin.as_deref())
}

/// Say after a report what was done. `for_people` is whether the report can take another line.
pub(super) fn tell(fixes: &Fixes, for_people: bool, streams: &mut Streams) -> Result<(), Failure> {
    let to_stdout = for_people && from_stdin(fixes).is_none();
    let out = if to_stdout { &mut *streams.stdout } else { &mut *streams.stderr };
    match summary(fixes, "fixed", out) {
        // whoever read the report has read enough, and the exit code is still to be given
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// Show what would be changed, and give the exit code.
pub(super) fn diff(run: &Run, fixes: &Fixes, environment: &Environment, streams: &mut Streams) -> Result<u8, Failure> {
    let written = diff::write(fixes, environment.terminal, streams.stdout);
    if let Err(error) = written
        && error.kind() != std::io::ErrorKind::BrokenPipe
    {
        return Err(error.into());
    }
    for error in &run.errors {
        let path = if error.path.is_empty() { String::new() } else { format!("{}: ", error.path) };
        writeln!(streams.stderr, "error: {}", visible(&format!("{path}{}", error.message)))?;
    }
    summary(fixes, "would be fixed", streams.stderr)?;
    Ok(if !run.errors.is_empty() {
        FAILED
    } else if fixes.letters.iter().any(|letter| letter.before != letter.after) {
        FINDINGS
    } else {
        CLEAN
    })
}

/// "3 fixed (2 more with --unsafe-fixes), 1 held back because they overlap", and what else was held back and why.
fn summary(fixes: &Fixes, done: &str, out: &mut dyn Write) -> std::io::Result<()> {
    write!(out, "{} {done}", fixes.fixed())?;
    let more = fixes.held_back(HeldBack::Unsafe);
    if more > 0 {
        write!(out, " ({more} more with --unsafe-fixes)")?;
    }
    let overlapping = fixes.held_back(HeldBack::Overlaps);
    if overlapping > 0 {
        write!(out, ", {overlapping} held back because they overlap")?;
    }
    writeln!(out)?;
    for letter in &fixes.letters {
        let others = letter.held_back.iter().filter(|(why, _)| !matches!(why, HeldBack::Unsafe | HeldBack::Overlaps));
        for (why, count) in others {
            writeln!(out, "{}: {count} held back: {why}", visible(&letter.path))?;
        }
    }
    Ok(())
}
