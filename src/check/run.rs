//! What a run found, ready for any report: nothing in it needs to be looked up or worked out again.

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, LetterId, Severity};
use crate::letter::Kind;
use crate::tables::Regime;
use crate::text::{Encoding, Format, Source};

/// The outcome of checking files.
#[derive(Debug, Default)]
pub struct Run {
    /// The letters that were read, by path.
    pub letters: Vec<CheckedLetter>,
    /// Files that could not be read, by path.
    pub errors: Vec<RunError>,
    /// What was found, by path, place and lint.
    pub findings: Vec<Reported>,
    /// How many findings a suppression or baseline held back.
    pub suppressed: usize,
    /// How many of those a comment in the letter held back; the baseline held back the others.
    pub suppressed_by_comment: usize,
    /// What could not be checked and why, each once: "bad.txt: no date: lateness".
    pub not_checked: Vec<String>,
    /// The tables that were used, and until when each is known to be right.
    pub tables: Vec<(&'static str, Date)>,
}

/// A diagnostic with what stays the same when the letter around it changes.
#[derive(Debug, Clone)]
pub struct Reported {
    /// What was found.
    pub diagnostic: Diagnostic,
    /// 16 hexadecimal digits: FNV-1a 64 of lint, words, the words next to them and ordinal among equals.
    pub fingerprint: String,
}

/// A file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunError {
    /// Its path as shown; empty where no single file is meant.
    pub path: String,
    /// What is wrong and what to do about it, in one line.
    pub message: String,
}

/// A letter that was checked.
#[derive(Debug, Clone)]
pub struct CheckedLetter {
    /// Its path as shown, with `/`.
    pub path: String,
    /// Its text; kept only where a finding points into it.
    pub source: Option<Source>,
    /// Its format.
    pub format: Format,
    /// Its encoding.
    pub encoding: Encoding,
    /// Whether byte offsets are those of the file; otherwise they are those of the decoded text.
    pub file_bytes: bool,
    /// What sort of file it is.
    pub kind: Kind,
    /// Whether there is no word in it.
    pub empty: bool,
    /// Its date.
    pub date: Option<Date>,
    /// When the request was received.
    pub received: Option<Date>,
    /// The authority that sends it.
    pub authority: Option<String>,
    /// The access regime it answers under, where anything says.
    pub regime: Option<Regime>,
    /// How the days were counted.
    pub days: Option<DayCount>,
    /// How many findings have their primary place in it.
    pub findings: usize,
}

/// The days between a request and its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayCount {
    /// When the request was received.
    pub received: Date,
    /// Working day 20, or the last day of another limit that applies.
    pub due: Date,
    /// Which working day that is.
    pub limit: usize,
    /// When the letter was sent.
    pub sent: Date,
    /// Which working day after receipt that was.
    pub day: usize,
}

impl Run {
    /// The letter of a place.
    pub fn letter(&self, id: LetterId) -> &CheckedLetter {
        &self.letters[id.0]
    }

    /// How many findings are of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|reported| reported.diagnostic.severity == severity).count()
    }
}
