//! The baseline: what was known when a repository took foilint up. It stands outside the letters, in a file that holds
//! fingerprints and never words, and what it knows is counted and not shown.
//!
//! A row is for a letter, a lint and a fingerprint. Where the letter is there no more, its rows serve any letter that
//! has the same finding: so a file that was moved or renamed keeps them.

mod format;
mod matching;
mod names;

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use super::write::{self, Mode};
use super::{Reported, Run};
use crate::config::{ConfigError, shown};
use crate::lints::{LintSet, Reach};
use matching::Matching;
pub(super) use matching::{Known, PerLetter, hold_back};
use names::Names;

/// The name of a baseline where none is configured.
pub const FILE_NAME: &str = "foilint-baseline.txt";

/// Whether a text is a baseline, by its first line.
pub fn is_baseline(text: &str) -> bool {
    format::is_baseline(text)
}

/// What was known, as rows in order of path, lint and fingerprint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// Its file.
    path: PathBuf,
    rows: Vec<Row>,
}

/// How often a letter has a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    /// The letter, from the folder of the baseline, with `/`.
    path: String,
    lint: String,
    fingerprint: String,
    count: usize,
    /// Its line in the file, from 1; 0 for a row that is new.
    line: usize,
}

impl Row {
    /// Whether both are about the same finding of the same letter.
    fn is_same(&self, other: &Row) -> bool {
        (&self.path, &self.lint, &self.fingerprint) == (&other.path, &other.lint, &other.fingerprint)
    }
}

/// What became of a baseline that was pruned.
#[derive(Debug)]
pub struct Pruned {
    /// What is left.
    pub baseline: Baseline,
    /// How many rows are gone.
    pub dropped: usize,
    /// How many rows have the new path of a letter that was moved.
    pub moved: usize,
}

impl Baseline {
    /// Whether the file of this path is a baseline, with or without faults; `None` where there is no file.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn is_at(path: &Path) -> std::io::Result<Option<bool>> {
        match std::fs::read(path) {
            Ok(bytes) => Ok(Some(is_baseline(&String::from_utf8_lossy(&bytes)))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Read a baseline.
    ///
    /// # Errors
    /// When it is not there, cannot be read or has a line that is no row; with the place.
    pub fn read(path: &Path) -> Result<Baseline, ConfigError> {
        let place = shown(path);
        let bytes = std::fs::read(path).map_err(|error| ConfigError {
            place: place.clone(),
            message: match error.kind() {
                std::io::ErrorKind::NotFound => {
                    "there is no such baseline; ‘foilint baseline create’ makes it".to_owned()
                }
                kind => format!("the baseline cannot be read ({kind})"),
            },
        })?;
        let text = String::from_utf8(bytes)
            .map_err(|_| ConfigError { place: place.clone(), message: "the baseline is not UTF-8 text".into() })?;
        let rows = format::parse(&text)
            .map_err(|(line, message)| ConfigError { place: format!("{place}:{line}"), message })?;
        Ok(Baseline { path: path.to_owned(), rows })
    }

    /// What it knows, whichever letter it is in: each lint with a fingerprint.
    pub fn known(&self) -> HashSet<(String, String)> {
        self.rows.iter().map(|row| (row.lint.clone(), row.fingerprint.clone())).collect()
    }

    /// The baseline of everything that a run found in the letters that are wanted. `path` is where it will be.
    pub fn of(run: &Run, path: &Path, wanted: &dyn Fn(&str) -> bool) -> Baseline {
        let mut names = Names::new(path);
        let mut counts: BTreeMap<(String, &str, &str), usize> = BTreeMap::new();
        for Reported { diagnostic, fingerprint } in &run.findings {
            let letter = &run.letter(diagnostic.primary.letter).path;
            if wanted(letter) {
                *counts.entry((names.of(letter), &diagnostic.lint, fingerprint)).or_default() += 1;
            }
        }
        let row = |((path, lint, fingerprint), count): ((String, &str, &str), usize)| Row {
            path,
            lint: lint.to_owned(),
            fingerprint: fingerprint.to_owned(),
            count,
            line: 0,
        };
        Baseline { path: path.to_owned(), rows: counts.into_iter().map(row).collect() }
    }

    /// The same without what a run did not find, which must have been made without any baseline. Rows of letters that
    /// were not checked stay. `whole` says that all letters were checked: then rows of letters that are gone are
    /// dropped too, and those of lints across letters are judged. Rows of a lint that is `off` in a letter, by the path
    /// of the letter's row, stay: it may be wanted again.
    pub fn pruned(&self, run: &Run, lints: &LintSet, whole: bool, off: &dyn Fn(&str, &str) -> bool) -> Pruned {
        let mut matching = Matching::new(self, run);
        let mut claims: BTreeMap<(usize, String), usize> = BTreeMap::new();
        for Reported { diagnostic, fingerprint } in &run.findings {
            let letter = diagnostic.primary.letter;
            if let Some(row) = matching.claim(letter, &diagnostic.lint, fingerprint) {
                *claims.entry((row, matching.name(letter).to_owned())).or_default() += 1;
            }
        }
        let (mut rows, mut moved, mut kept) = (Vec::new(), 0, vec![false; self.rows.len()]);
        for ((index, path), count) in claims {
            moved += usize::from(path != self.rows[index].path);
            kept[index] = true;
            rows.push(Row { path, count, ..self.rows[index].clone() });
        }
        let mut dropped = 0;
        for (row, _) in self.rows.iter().zip(&kept).filter(|(_, kept)| !**kept) {
            let across = lints.get(&row.lint).is_some_and(|spec| spec.scope == Reach::Letters);
            let judged = matching.was_checked(&row.path) || whole && matching.is_gone(&row.path);
            if judged && (whole || !across) && !off(&row.lint, &row.path) {
                dropped += 1;
            } else {
                rows.push(row.clone());
            }
        }
        rows.sort();
        rows.dedup_by(|next, row| {
            let same = next.is_same(row);
            row.count += if same { next.count } else { 0 };
            same
        });
        Pruned { baseline: Baseline { path: self.path.clone(), rows }, dropped, moved }
    }

    /// How many findings it holds.
    pub fn findings(&self) -> usize {
        self.rows.iter().map(|row| row.count).sum()
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Put it in its place, whole or not at all.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&self) -> std::io::Result<()> {
        write::replace(&self.path, format::render(&self.rows).as_bytes(), Mode::AsBefore)
    }
}
