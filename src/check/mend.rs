//! Checking letters and fixing them: each is fixed and looked at again until nothing more can be done, and only then is
//! its file written, once.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::baseline::Baseline;
use super::batch::guarded;
use super::files::{self, Job};
use super::fix::{HeldBack, Settled, settled};
use super::letter::{self, Outcome};
use super::{CheckError, Options, Reported, Run, RunError, exchange};
use crate::config::Config;
use crate::diagnostic::LetterId;
use crate::text::Source;

/// What is to be done about fixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fixing {
    /// Whether files are written; otherwise it is only worked out what would be in them.
    pub write: bool,
    /// Whether fixes that choose words are made too.
    pub unsafe_too: bool,
}

/// What was done to the letters of a run.
#[derive(Debug, Default)]
pub struct Fixes {
    /// The letters that had fixes, and standard input in any case, by path.
    pub letters: Vec<FixedLetter>,
}

/// What was done to one letter.
#[derive(Debug)]
pub struct FixedLetter {
    /// Its path as shown.
    pub path: String,
    /// Its text before.
    pub before: String,
    /// Its text after; the same where nothing was done, or could be written.
    pub after: String,
    /// How many fixes were made.
    pub fixed: usize,
    /// How many of what is left have a fix that was not made, by the reason.
    pub held_back: BTreeMap<HeldBack, usize>,
    /// What standard input is to be replaced by; `None` for a file.
    pub stdin: Option<Vec<u8>>,
}

impl Fixes {
    /// How many fixes were made.
    pub fn fixed(&self) -> usize {
        self.letters.iter().map(|letter| letter.fixed).sum()
    }

    /// How many were not made for this reason.
    pub fn held_back(&self, why: HeldBack) -> usize {
        self.letters.iter().filter_map(|letter| letter.held_back.get(&why)).sum()
    }
}

/// Check files as [`super::run`] does, and fix them: what is found is what is left then. Only what would be reported is
/// fixed. Lints across letters propose nothing that one letter could be fixed by.
///
/// # Errors
/// When a configuration or flag is wrong. Files that cannot be read or written are in the [`Run`]; of those that cannot
/// be written, everything is reported that was there.
pub fn run(options: &Options, fixing: Fixing, stdin: &mut dyn Read) -> Result<(Run, Arc<Config>, Fixes), CheckError> {
    let (letters, errors) = (Mutex::new(Vec::new()), Mutex::new(Vec::new()));
    let baselines = Baselines::default();
    let check = |mut job: Job, id: LetterId, options: &Options| -> Result<Outcome, Option<RunError>> {
        let bytes = files::bytes(&mut job)?;
        let decoded = files::decode(&job, bytes.clone());
        let source = decoded.inspect_err(|_| keep_stdin(&job, &bytes, &letters))?;
        // text that nobody may edit is changed where it was named, and nowhere else
        if job.along || !job.named && job.config.is_approved(&job.path) {
            return Ok(letter::check(source, id, job.under(options)));
        }
        let known = baselines.of(&job, options);
        let mended = mend(source, &bytes, (&job, id), &known, options, fixing);
        if let Some(error) = mended.error {
            push(&errors, error);
        }
        if mended.letter.stdin.is_some() || mended.letter.fixed > 0 || !mended.letter.held_back.is_empty() {
            push(&letters, mended.letter);
        }
        Ok(mended.outcome)
    };
    let each = |jobs: Vec<(LetterId, Job)>, options: &Options| {
        jobs.into_iter().map(|(id, job)| guarded(&job.shown.clone(), || check(job, id, options))).collect()
    };
    let (mut run, config) = super::run_with(options, stdin, &each)?;
    run.errors.extend(errors.into_inner().unwrap_or_else(PoisonError::into_inner));
    run.errors.sort_by(|a, b| a.path.cmp(&b.path));
    let mut letters = letters.into_inner().unwrap_or_else(PoisonError::into_inner);
    letters.sort_by(|a: &FixedLetter, b| a.path.cmp(&b.path));
    Ok((run, config, Fixes { letters }))
}

fn push<T>(list: &Mutex<Vec<T>>, item: T) {
    // a letter that foilint failed on leaves the list of the others as it is
    list.lock().unwrap_or_else(PoisonError::into_inner).push(item);
}

/// What came from standard input goes back there even when it is no letter: an editor puts it in place of its text.
fn keep_stdin(job: &Job, bytes: &[u8], letters: &Mutex<Vec<FixedLetter>>) {
    // of what is too long only the beginning was read
    if job.stdin && bytes.len() <= Source::MAX_BYTES {
        let (before, after) = (String::new(), String::new());
        let (path, stdin) = (job.shown.clone(), Some(bytes.to_vec()));
        push(letters, FixedLetter { path, before, after, fixed: 0, held_back: BTreeMap::new(), stdin });
    }
}

/// A letter after it was fixed.
struct Mended {
    outcome: Outcome,
    letter: FixedLetter,
    /// Why it could not be written.
    error: Option<RunError>,
}

/// What the baseline of a letter knows, as lint and fingerprint.
type Known = Arc<HashSet<(String, String)>>;

/// The baselines of a run by path, each read once. A fault in one has stopped the run before.
#[derive(Default)]
struct Baselines(Mutex<HashMap<PathBuf, Known>>);

impl Baselines {
    fn of(&self, job: &Job, options: &Options) -> Known {
        let Some(path) = options.baseline_for(&job.config) else { return Known::default() };
        let mut read = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = || Baseline::read(path).map(|baseline| Arc::new(baseline.known())).unwrap_or_default();
        read.entry(path.clone()).or_insert_with(known).clone()
    }
}

/// Fix a letter, but for what a baseline knows: that is not reported, and nobody expects it to change.
fn mend(
    source: Source,
    bytes: &[u8],
    (job, id): (&Job, LetterId),
    known: &Known,
    options: &Options,
    fixing: Fixing,
) -> Mended {
    let before = source.text().to_owned();
    let (mut first, mut last) = (None, None);
    let Settled { bytes: now, fixed, held_back, .. } = settled(source, fixing.unsafe_too, |source| {
        let outcome = letter::check(source.clone(), id, job.under(options));
        let is_known = |Reported { diagnostic, fingerprint }: &&Reported| {
            known.contains(&(diagnostic.lint.clone(), fingerprint.clone()))
        };
        let new = outcome.findings.iter().filter(|reported| known.is_empty() || !is_known(reported));
        let found = new.map(|reported| reported.diagnostic.clone()).collect();
        let place = if first.is_none() { &mut first } else { &mut last };
        *place = Some(outcome);
        found
    });
    let first: Outcome = first.expect("a letter is looked at before anything is done to it");
    let letter = FixedLetter {
        path: job.shown.clone(),
        after: before.clone(),
        before,
        fixed,
        held_back,
        stdin: job.stdin.then(|| now.as_deref().unwrap_or(bytes).to_vec()),
    };
    let (Some(outcome), Some(now)): (Option<Outcome>, _) = (last, now) else {
        return Mended { outcome: first, letter, error: None };
    };
    if let Err(error) = write(&job.path, bytes, &now, fixing.write && !job.stdin) {
        let error = RunError { path: job.shown.clone(), message: error };
        let letter = FixedLetter { fixed: 0, held_back: BTreeMap::new(), ..letter };
        return Mended { outcome: first, letter, error: Some(error) };
    }
    let after = outcome.letter.source.as_ref().map_or_else(String::new, |source| source.text().to_owned());
    Mended { outcome, letter: FixedLetter { after, ..letter }, error: None }
}

/// Write a file where files are written; what is the matter, in words for the user, when that fails.
fn write(path: &Path, before: &[u8], after: &[u8], really: bool) -> Result<(), String> {
    if !really {
        return Ok(());
    }
    exchange::exchange(path, before, after).map_err(|error| {
        let said = error.to_string();
        // an error of the system's own says what it is, not what it means
        if error.raw_os_error().is_some() { format!("cannot be written ({said}); nothing was changed") } else { said }
    })
}
