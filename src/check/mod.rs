//! Floor 5: files become letters, letters become findings, in parallel and always in the same order.

pub mod baseline;
mod batch;
mod collect;
mod exchange;
mod files;
mod fingerprint;
pub mod fix;
mod letter;
mod memory;
pub mod mend;
mod options;
mod run;
mod suppress;
pub mod write;

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

pub use letter::EMPTY;
pub use memory::sources;
pub use options::{CheckError, Options, UseBaseline};
pub use run::{CheckedLetter, DayCount, Reported, Run, RunError};

use crate::config::{Config, ConfigError, nearest_name};
use crate::diagnostic::LetterId;
use crate::facts::{Case, Given};
use crate::lints::LintSet;
use crate::text::{Format, Source};
use batch::Checked;
use collect::{collect, read_baselines};

/// Check files. The lints are returned for the report: those of the first letter's configuration.
///
/// # Errors
/// When a configuration or flag is wrong; files that cannot be read are in the [`Run`].
pub fn run(options: &Options, stdin: &mut dyn Read) -> Result<(Run, Arc<Config>), CheckError> {
    run_with(options, stdin, &check_batch)
}

/// Read files and check them together.
fn check_batch(jobs: Vec<(LetterId, files::Job)>, options: &Options) -> Vec<Checked> {
    let mut jobs = jobs;
    let read = |(_, job): &mut (LetterId, files::Job)| batch::guarded(&job.shown.clone(), || files::read(job));
    let sources: Vec<Result<Source, Option<RunError>>> = jobs.iter_mut().map(read).collect();
    batch::check(jobs.iter().zip(sources).map(|((id, job), source)| (*id, job.under(options), source)).collect())
}

/// Some files to their outcomes.
type CheckBatch<'a> = dyn Fn(Vec<(LetterId, files::Job)>, &Options) -> Vec<Checked> + Sync + 'a;

/// Check files with `check`, some at a time.
fn run_with(options: &Options, stdin: &mut dyn Read, check: &CheckBatch) -> Result<(Run, Arc<Config>), CheckError> {
    let (jobs, errors) = files::jobs(options, stdin)?;
    let several = jobs.iter().filter(|job| !job.along).count() > 1;
    if options.given.received.is_some() && several {
        return Err(CheckError::Usage(
            "--received is the day one request came in; check one letter at a time with it".into(),
        ));
    }
    let with_case;
    let options = match &options.case {
        Some(_) if several => {
            return Err(CheckError::Usage(
                "--case is the case of one request; check one letter at a time with it".into(),
            ));
        }
        Some(path) => {
            let given = Given { case: Some(Arc::new(read_case(path)?)), ..options.given.clone() };
            with_case = Options { given, ..options.clone() };
            &with_case
        }
        None => options,
    };
    let config = jobs.first().map_or_else(|| Arc::new(Config::default()), |job| job.config.clone());
    let levelled = options.level.iter().map(|(name, _)| name);
    for name in options.select.iter().chain(&options.ignore).chain(levelled) {
        known_lint(name, jobs.iter().map(|job| &*job.config.lints).chain([&*config.lints]))?;
    }
    Ok((checked(jobs, errors, options, check)?, config))
}

/// Check one text that is at hand, such as an editor's, as [`run`] checks the file at `path` when it holds these bytes and
/// is checked with this configuration. The paths, case and configuration of `options` are not looked at.
///
/// # Errors
/// When a file that the configuration names is wrong.
pub fn text(
    path: &std::path::Path,
    format: Format,
    bytes: Vec<u8>,
    config: Arc<Config>,
    options: &Options,
) -> Result<Run, ConfigError> {
    let shown = crate::config::shown(path);
    let job = files::Job {
        path: path.to_owned(),
        shown,
        format,
        config,
        bytes: Some(bytes),
        named: true,
        stdin: false,
        along: false,
        compared: false,
    };
    checked(vec![job], Vec::new(), options, &check_batch)
}

/// Check the files of a run with `check`, some at a time.
fn checked(
    mut jobs: Vec<files::Job>,
    mut errors: Vec<RunError>,
    options: &Options,
    check: &CheckBatch,
) -> Result<Run, ConfigError> {
    let several = jobs.len() > 1;
    jobs.iter_mut().for_each(|job| job.compared = several);
    let configs: Vec<Arc<Config>> = jobs.iter().map(|job| job.config.clone()).collect();
    let baselines = read_baselines(&configs, options)?;
    let jobs = jobs.into_iter().enumerate().map(|(index, job)| (LetterId(index), job)).collect();
    let outcomes = batch::in_batches(jobs, options.threads, &|jobs| check(jobs, options));
    Ok(collect(outcomes, &configs, &baselines, options, &mut errors))
}

fn read_case(path: &Path) -> Result<Case, CheckError> {
    let fault = |message: String| CheckError::Usage(format!("{}: {message}", path.display()));
    let bytes = std::fs::read(path).map_err(|error| fault(format!("the case file cannot be read: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|_| fault("the case file is not UTF-8 text".into()))?;
    Case::parse(&text).map_err(|error| fault(format!("the case file is wrong: {error}")))
}

fn known_lint<'a>(name: &str, mut sets: impl Iterator<Item = &'a LintSet> + Clone) -> Result<(), CheckError> {
    let all = sets.clone();
    if sets.any(|set| set.get(name).is_some() || set.groups().contains(&name)) {
        return Ok(());
    }
    let names: Vec<&str> =
        all.flat_map(|set| set.specs().iter().map(|spec| spec.id.as_str()).chain(set.groups())).collect();
    let hint = nearest_name(name, names.into_iter())
        .map_or_else(|| "‘foilint lints’ lists them".to_owned(), |near| format!("did you mean ‘{near}’?"));
    Err(CheckError::Usage(format!("‘{name}’ is neither a lint nor a group; {hint}")))
}

/// Read the one file of `options`, for looking at it without checking it.
///
/// # Errors
/// When it cannot be read or is no single file.
pub fn read_one(options: &Options, stdin: &mut dyn Read) -> Result<Source, CheckError> {
    let (jobs, errors) = files::jobs(options, stdin)?;
    let fault = |error: RunError| CheckError::Usage(format!("{}: {}", error.path, error.message));
    if let Some(error) = errors.into_iter().next() {
        return Err(fault(error));
    }
    let jobs: Vec<files::Job> = jobs.into_iter().filter(|job| !job.along).collect();
    match <[files::Job; 1]>::try_from(jobs) {
        Ok([mut job]) => files::read(&mut job).map_err(|error| {
            error.map_or_else(|| CheckError::Usage(format!("{}: is a binary file, not a letter", job.shown)), fault)
        }),
        Err(_) => Err(CheckError::Usage("name one letter, not a folder".into())),
    }
}
