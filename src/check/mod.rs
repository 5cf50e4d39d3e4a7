//! Floor 5: files become letters, letters become findings, in parallel and always in the same order.

pub mod baseline;
mod exchange;
mod files;
mod fingerprint;
pub mod fix;
mod letter;
mod memory;
pub mod mend;
mod run;
mod suppress;
pub mod write;

use std::collections::BTreeMap;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

pub use letter::EMPTY;
pub use memory::sources;
pub use run::{CheckedLetter, DayCount, Reported, Run, RunError};

use crate::config::{Config, ConfigError, nearest_name};
use crate::diagnostic::{Confidence, Diagnostic, LetterId, Place, Severity};
use crate::facts::{Case, Given};
use crate::lints::{CxAcross, LetterFacts, Level, LintSet};
use crate::tables::{Regime, is_old};
use crate::text::Format;
use baseline::{Baseline, PerLetter};
use fingerprint::Outline;
use letter::Outcome;
use suppress::Suppressions;

/// The lint of rows of a baseline that nothing matches.
const STALE: &str = "stale-baseline-row";

/// Which baseline holds findings back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum UseBaseline {
    /// The one that a letter's configuration names, if it does.
    #[default]
    Configured,
    /// This one, for every letter.
    File(PathBuf),
    /// None.
    Nothing,
}

/// What to check, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// Files and folders; `-` is standard input.
    pub paths: Vec<PathBuf>,
    /// What standard input is called.
    pub stdin_name: Option<String>,
    /// The configuration to use for every letter instead of the nearest one.
    pub config: Option<PathBuf>,
    /// Dates from outside.
    pub given: Given,
    /// The file of the case that the one letter answers.
    pub case: Option<PathBuf>,
    /// The authority, whatever the configuration says.
    pub authority: Option<String>,
    /// The access regime, whatever the configuration says.
    pub regime: Option<Regime>,
    /// Only these lints or groups; all when empty.
    pub select: Vec<String>,
    /// Not these lints or groups.
    pub ignore: Vec<String>,
    /// The levels of lints or groups, whatever the configuration says; the last one counts.
    pub level: Vec<(String, Level)>,
    /// How many threads; `None` for as many as there are processors.
    pub threads: Option<usize>,
    /// Whether notes are reported.
    pub show_notes: bool,
    /// The least confidence that is reported.
    pub min_confidence: Confidence,
    /// Which baseline holds findings back.
    pub baseline: UseBaseline,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            paths: Vec::new(),
            stdin_name: None,
            config: None,
            given: Given::default(),
            case: None,
            authority: None,
            regime: None,
            select: Vec::new(),
            ignore: Vec::new(),
            level: Vec::new(),
            threads: None,
            show_notes: false,
            min_confidence: Confidence::Medium,
            baseline: UseBaseline::Configured,
        }
    }
}

impl Options {
    fn keeps(&self, diagnostic: &Diagnostic) -> bool {
        (self.show_notes || diagnostic.severity > Severity::Note) && diagnostic.confidence >= self.min_confidence
    }

    /// The baseline for the letters of a configuration.
    fn baseline_for<'a>(&'a self, config: &'a Config) -> Option<&'a PathBuf> {
        match &self.baseline {
            UseBaseline::Configured => config.baseline.as_ref(),
            UseBaseline::File(path) => Some(path),
            UseBaseline::Nothing => None,
        }
    }

    fn has_baseline(&self, config: &Config) -> bool {
        self.baseline_for(config).is_some()
    }
}

/// Why nothing could be checked at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckError {
    /// A configuration is wrong.
    Config(ConfigError),
    /// A name after `--select`, `--ignore` or `--level` is no lint, or flags contradict each other.
    Usage(String),
}

impl std::fmt::Display for CheckError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            CheckError::Config(error) => error.fmt(f),
            CheckError::Usage(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for CheckError {}

impl From<ConfigError> for CheckError {
    fn from(error: ConfigError) -> Self {
        CheckError::Config(error)
    }
}

/// Check files. The lints are returned for the report: those of the first letter's configuration.
///
/// # Errors
/// When a configuration or flag is wrong; files that cannot be read are in the [`Run`].
pub fn run(options: &Options, stdin: &mut dyn Read) -> Result<(Run, Arc<Config>), CheckError> {
    run_with(options, stdin, &check_one)
}

/// Read a file and check it.
fn check_one(mut job: files::Job, id: LetterId, options: &Options) -> Result<Outcome, Option<RunError>> {
    let source = files::read(&mut job)?;
    Ok(letter::check(source, id, job.under(options)))
}

/// One file to its outcome; an error without a word leaves the file out.
type CheckOne<'a> = dyn Fn(files::Job, LetterId, &Options) -> Result<Outcome, Option<RunError>> + Sync + 'a;

/// Check files, each of them with `check`.
fn run_with(options: &Options, stdin: &mut dyn Read, check: &CheckOne) -> Result<(Run, Arc<Config>), CheckError> {
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
    checked(vec![job], Vec::new(), options, &check_one)
}

/// Check the files of a run, each of them with `check`.
fn checked(
    mut jobs: Vec<files::Job>,
    mut errors: Vec<RunError>,
    options: &Options,
    check: &CheckOne,
) -> Result<Run, ConfigError> {
    let several = jobs.len() > 1;
    jobs.iter_mut().for_each(|job| job.compared = several);
    let configs: Vec<Arc<Config>> = jobs.iter().map(|job| job.config.clone()).collect();
    let baselines = read_baselines(&configs, options)?;
    let read = |(index, job): (usize, files::Job)| -> Result<Outcome, Option<RunError>> {
        let path = job.shown.clone();
        // one letter that foilint fails on must not take the others with it
        catch_unwind(AssertUnwindSafe(|| check(job, LetterId(index), options))).unwrap_or_else(|_| {
            let message = "foilint failed on this letter, which is a fault of foilint; please report it".into();
            Err(Some(RunError { path, message }))
        })
    };
    let outcomes: Vec<Result<Outcome, Option<RunError>>> = if jobs.len() < 2 || options.threads == Some(1) {
        jobs.into_iter().enumerate().map(read).collect()
    } else {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(options.threads.unwrap_or(0)).build();
        match pool {
            Ok(pool) => pool.install(|| jobs.into_par_iter().enumerate().map(read).collect()),
            Err(_) => jobs.into_iter().enumerate().map(read).collect(),
        }
    };
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

/// The baselines of a run by path, each once.
type Baselines = (Vec<PathBuf>, Vec<Baseline>);

fn read_baselines(configs: &[Arc<Config>], options: &Options) -> Result<Baselines, ConfigError> {
    let mut paths: Vec<PathBuf> = configs.iter().filter_map(|config| options.baseline_for(config).cloned()).collect();
    paths.sort();
    paths.dedup();
    let read = paths.iter().map(|path| Baseline::read(path)).collect::<Result<_, _>>()?;
    Ok((paths, read))
}

/// Number the letters that were read, run the lints across them and put everything in order.
fn collect(
    outcomes: Vec<Result<Outcome, Option<RunError>>>,
    configs: &[Arc<Config>],
    baselines: &Baselines,
    options: &Options,
    errors: &mut Vec<RunError>,
) -> Run {
    let mut run =
        Run { tables: configs.first().map(|config| config.tables.checked_on()).unwrap_or_default(), ..Run::default() };
    let mut facts: Vec<(LetterFacts, &Arc<Config>)> = Vec::new();
    let (mut suppressions, mut quiet, mut outlines) = (Vec::new(), Vec::new(), Vec::new());
    let several = outcomes.len() > 1;
    for (outcome, config) in outcomes.into_iter().zip(configs) {
        let outcome = match outcome {
            Ok(outcome) => outcome,
            Err(error) => {
                errors.extend(error);
                continue;
            }
        };
        let Outcome { letter, facts: mut letter_facts, mut findings, not_checked, .. } = outcome;
        suppressions.push(outcome.suppressions);
        quiet.push(outcome.quiet);
        outlines.push(outcome.outline);
        run.suppressed_by_comment += outcome.suppressed;
        // files that could not be read leave no gap in the numbers
        let id = LetterId(run.letters.len());
        letter_facts.id = id;
        for reported in &mut findings {
            reported.diagnostic.primary.letter = id;
            reported.diagnostic.related.iter_mut().for_each(|related| related.place.letter = id);
        }
        for what in not_checked {
            run.not_checked.push(if several || letter.empty { format!("{}: {what}", letter.path) } else { what });
        }
        run.letters.push(letter);
        run.findings.append(&mut findings);
        facts.push((letter_facts, config));
    }
    if options.show_notes {
        run.not_checked.extend(old_tables(&run.tables, options.given.today));
    }
    across(&facts, &outlines, &mut suppressions, options, &mut run);
    run.suppressed = run.suppressed_by_comment;
    if !baselines.1.is_empty() {
        let configs: Vec<&Arc<Config>> = facts.iter().map(|(_, config)| *config).collect();
        hold_back(&configs, quiet, baselines, options, &mut run);
    }
    finish(&mut run);
    if run.letters.is_empty() && errors.is_empty() {
        errors.push(RunError {
            path: String::new(),
            message: "no letter was found; foilint reads .txt and .md files".into(),
        });
    }
    errors.sort_by(|a, b| a.path.cmp(&b.path));
    run.errors = std::mem::take(errors);
    run
}

/// The tables of which nobody has made sure for long are named once a run.
fn old_tables(tables: &[(&'static str, Date)], today: Option<Date>) -> Option<String> {
    let old: Vec<String> = tables
        .iter()
        .filter(|(_, date)| today.is_some_and(|today| is_old(*date, today)))
        .map(|(name, date)| format!("{name} ({date})"))
        .collect();
    (!old.is_empty()).then(|| format!("changes since these tables were last made sure of: {}", old.join(", ")))
}

/// Lints across letters compare only letters under one configuration.
fn across(
    facts: &[(LetterFacts, &Arc<Config>)],
    outlines: &[Outline],
    suppressions: &mut [Suppressions],
    options: &Options,
    run: &mut Run,
) {
    // where a letter departs from approved text, that says what is wrong
    let departures = run.findings.iter().map(|known| &known.diagnostic).filter(|known| known.lint == letter::CHANGED);
    let mut departures: Vec<Place> = departures.map(|known| known.primary).collect();
    departures.sort_unstable();
    let mut groups: BTreeMap<Option<PathBuf>, Vec<usize>> = BTreeMap::new();
    for (index, (_, config)) in facts.iter().enumerate() {
        groups.entry(config.path.clone()).or_default().push(index);
    }
    for members in groups.into_values().filter(|members| members.len() > 1) {
        let config = facts[members[0]].1;
        let letters: Vec<&LetterFacts> = members.iter().map(|&index| &facts[index].0).collect();
        let profile = letter::profile(config, options);
        let levels = |id: LetterId| letter::levels(config, options, Path::new(&facts[id.0].0.path));
        let text = |letter: LetterId| run.letter(letter).source.as_ref().map_or("", |source| source.text());
        let (tables, given, notes) = (&config.tables, &options.given, options.show_notes);
        let cx = CxAcross { tables, profile: &profile, given, notes, text: &text };
        let mut by_letter: BTreeMap<LetterId, Vec<Diagnostic>> = BTreeMap::new();
        for diagnostic in config.lints.check_across(&letters, &cx, &levels) {
            by_letter.entry(diagnostic.primary.letter).or_default().push(diagnostic);
        }
        for (id, mut found) in by_letter {
            // behind the others, whose fingerprints are then the same where nobody asks for notes
            found.sort_by_key(|diagnostic| diagnostic.severity == Severity::Note);
            let stamped = letter::stamp_again(run.letter(id), &outlines[id.0], config, found);
            let (mut left, held) = letter::held_back(stamped, &mut suppressions[id.0], config, options);
            left.retain(|Reported { diagnostic, .. }| {
                options.keeps(diagnostic) && !is_in(&departures, diagnostic.primary)
            });
            run.suppressed_by_comment += held;
            run.findings.append(&mut left);
        }
    }
}

/// Take out what baselines know, and report their rows that nothing matches. `configs` and `quiet` are by letter.
fn hold_back(
    configs: &[&Arc<Config>],
    quiet: Vec<Vec<baseline::Known>>,
    (paths, baselines): &Baselines,
    options: &Options,
    run: &mut Run,
) {
    let levels = |config: &Config, letter: &str| letter::levels(config, options, Path::new(letter));
    let shown: Vec<String> = run.letters.iter().map(|letter| letter.path.clone()).collect();
    let letters: Vec<PerLetter> = configs
        .iter()
        .zip(quiet)
        .zip(&shown)
        .map(|((config, quiet), path)| PerLetter {
            baseline: options.baseline_for(config).and_then(|path| paths.binary_search(path).ok()),
            quiet,
            lints: &config.lints,
            levels: Box::new(move || levels(config, path)),
        })
        .collect();
    for (id, levels, finding) in baseline::hold_back(run, baselines, &letters) {
        let found = letters[id.0].lints.report(STALE, id, &levels, vec![finding]);
        let found = found.into_iter().filter(|diagnostic| options.keeps(diagnostic)).collect();
        run.findings.append(&mut letter::stamp_again(run.letter(id), &Outline::default(), configs[id.0], found));
    }
}

/// Whether a place overlaps one of some places in order, of which those of one letter are few.
fn is_in(places: &[Place], place: Place) -> bool {
    let from = places.partition_point(|known| known.letter < place.letter);
    let here = places[from..].iter().take_while(|known| known.letter == place.letter);
    here.into_iter().any(|known| known.span.overlaps(place.span))
}

/// Order by path, place and lint; drop the texts that no finding points into.
fn finish(run: &mut Run) {
    run.findings.sort_by(|a, b| {
        let (a, b) = (&a.diagnostic, &b.diagnostic);
        (a.primary, &a.lint).cmp(&(b.primary, &b.lint))
    });
    let mut shown = vec![false; run.letters.len()];
    for reported in &run.findings {
        run.letters[reported.diagnostic.primary.letter.0].findings += 1;
        shown[reported.diagnostic.primary.letter.0] = true;
        reported.diagnostic.related.iter().for_each(|related| shown[related.place.letter.0] = true);
    }
    for (letter, shown) in run.letters.iter_mut().zip(shown) {
        letter.source = letter.source.take().filter(|_| shown);
    }
}

/// Read the one file of `options`, for looking at it without checking it.
///
/// # Errors
/// When it cannot be read or is no single file.
pub fn read_one(options: &Options, stdin: &mut dyn Read) -> Result<crate::text::Source, CheckError> {
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
