//! `--output FORMAT=FILE`: further reports of the same run, each in a file that only its owner can read.

use std::path::{Path, PathBuf};

use super::{Failure, Streams};
use crate::check::Run;
use crate::check::baseline::Baseline;
use crate::check::write::{Mode, replace};
use crate::config::{Config, shown};
use crate::report::{self, ReportFormat, Style};

/// A report and the file it goes to.
pub(super) type Output = (ReportFormat, PathBuf);

/// Refuse what would lose a file, before anything is checked: two reports in one file.
pub(super) fn refuse_twice(outputs: &[Output]) -> Result<(), Failure> {
    for (index, (_, path)) in outputs.iter().enumerate() {
        if outputs[..index].iter().any(|(_, other)| same_place(other, path) || same(other, path)) {
            return Err(Failure::Message(format!(
                "{}: --output names this file twice; give each its own",
                shown(path)
            )));
        }
    }
    Ok(())
}

/// Write the reports of a run, and say once on standard error what kind of files they are. Of several that cannot be
/// written the first is told; the others are written all the same.
///
/// `read` are the files that the run read beside its letters: none of them is ever written over.
pub(super) fn write(
    outputs: &[Output],
    run: &Run,
    config: &Config,
    read: &[&Path],
    streams: &mut Streams,
) -> Result<(), Failure> {
    let (mut written, mut failure): (Vec<String>, Option<Failure>) = (Vec::new(), None);
    for (format, path) in outputs {
        match one(*format, path, run, config, read) {
            Ok(()) => written.push(shown(path)),
            Err(message) => {
                failure.get_or_insert(Failure::Message(format!("{}: {message}", shown(path))));
            }
        }
    }
    if !written.is_empty() {
        let keep = if cfg!(unix) { "readable by the owner only" } else { "keep it as you keep the letters" };
        let line = format!("{}: may hold personal data; {keep}", written.join(", "));
        // when standard error is closed there is nobody left to tell
        let _ = writeln!(streams.stderr, "{}", crate::text::visible(&line));
    }
    failure.map_or(Ok(()), Err)
}

/// Write one report; the error says why not and what to do.
fn one(format: ReportFormat, path: &Path, run: &Run, config: &Config, read: &[&Path]) -> Result<(), String> {
    let letters = run.letters.iter().map(|letter| &letter.path).chain(run.errors.iter().map(|error| &error.path));
    let mut reads = letters.map(Path::new).chain(read.iter().copied()).chain(config.path.as_deref());
    if path.exists() && (reads.any(|other| same(other, path)) || is_in_use(path, read)) {
        return Err(
            "this run reads that file, or another would, so no report is written over it; give the report another name"
                .into(),
        );
    }
    let mut bytes = Vec::new();
    report::write(format, run, &config.lints, &Style::default(), &mut bytes)
        .and_then(|()| replace(path, &bytes, Mode::OwnerOnly))
        .map_err(|error| format!("the report cannot be written ({error}); check the folder and who may write there"))
}

/// Whether a file that is there is a configuration, a list of what to leave out or a baseline, of this run or another,
/// or stands among the letters, where it may be one that was skipped.
fn is_in_use(path: &Path, read: &[&Path]) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let ending = |ending: &str| name.ends_with(ending);
    let among = |folder: &&Path| {
        let whole = |path: &Path| path.canonicalize().ok();
        folder.is_dir() && whole(path).zip(whole(folder)).is_some_and(|(path, folder)| path.starts_with(folder))
    };
    ending(".toml")
        || ending("ignore") && name.starts_with('.')
        || [".txt", ".text", ".md", ".markdown"].into_iter().any(ending) && read.iter().any(among)
        || matches!(Baseline::is_at(path), Ok(Some(true)))
}

/// Whether both are one file, whether it is there yet or not.
fn same_place(one: &Path, other: &Path) -> bool {
    let place = |path: &Path| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some((folder.canonicalize().ok()?, path.file_name()?.to_owned()))
    };
    place(one).is_some_and(|one| place(other) == Some(one))
}

/// Whether both are one file that is there.
fn same(one: &Path, other: &Path) -> bool {
    one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}
