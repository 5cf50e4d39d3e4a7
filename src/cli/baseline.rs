//! `foilint baseline create` and `foilint baseline prune`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{BaselineAction, BaselineArgs, BaselineCommon, CreateArgs, PruneArgs};
use super::{CLEAN, Environment, Failure, Streams};
use crate::check::baseline::{self, Baseline};
use crate::check::{self, Options, Run, UseBaseline};
use crate::config::{Config, shown};
use crate::diagnostic::Confidence;
use crate::facts::Given;
use crate::lints::Level;
use crate::text::visible;

pub(super) fn run(args: &BaselineArgs, environment: &Environment, streams: &mut Streams) -> Result<u8, Failure> {
    match &args.action {
        BaselineAction::Create(args) => create(args, environment, streams),
        BaselineAction::Prune(args) => prune(args, environment, streams),
    }
}

/// The baseline that is meant, and what it is about.
struct Target {
    file: PathBuf,
    /// The configuration it belongs to.
    config: Option<PathBuf>,
    /// Whether that configuration names it.
    configured: bool,
    /// The folder of all its letters.
    folder: PathBuf,
}

impl Target {
    fn of(common: &BaselineCommon) -> Result<Target, Failure> {
        let found = common.config.clone().or_else(|| Config::find(Path::new(".")));
        let config = match &found {
            Some(path) => Config::read(path).map_err(|error| Failure::Message(error.to_string()))?,
            None => Config::default(),
        };
        let here = std::path::absolute(".").unwrap_or_default();
        let folder = match &found {
            Some(_) if config.root != here => config.root.clone(),
            _ => PathBuf::from("."),
        };
        let file = match (&common.baseline, &config.baseline) {
            (Some(file), _) | (None, Some(file)) => file.clone(),
            (None, None) => folder.join(baseline::FILE_NAME),
        };
        let configured = common.baseline.is_none() && config.baseline.is_some();
        Ok(Target { file, config: found, configured, folder })
    }

    /// Its file as a person who stands in this folder would write it.
    fn shown(&self) -> String {
        let here = std::path::absolute(".").unwrap_or_default();
        let file = self.file.strip_prefix(&here).unwrap_or(&self.file);
        shown(file.strip_prefix(".").unwrap_or(file))
    }

    fn fault(&self, message: impl std::fmt::Display) -> Failure {
        Failure::Message(format!("{}: {message}", self.shown()))
    }

    /// Whether the letter is held against this baseline when it is checked: a folder below may have its own.
    fn is_for(&self, common: &BaselineCommon, letter: &str) -> bool {
        let fixed = common.baseline.is_some() || common.config.is_some();
        let whole = |path: &PathBuf| path.canonicalize().unwrap_or_else(|_| path.clone());
        fixed || Config::find(Path::new(letter)).as_ref().map(whole) == self.config.as_ref().map(whole)
    }

    fn write(&self, baseline: &Baseline) -> Result<(), Failure> {
        baseline.write().map_err(|error| self.fault(format!("the baseline cannot be written ({error})")))
    }
}

/// Check the letters without any baseline.
fn found(
    common: &BaselineCommon,
    target: &Target,
    environment: &Environment,
    shows: (bool, Confidence),
    streams: &mut Streams,
) -> Result<(Run, Arc<Config>), Failure> {
    if common.paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Failure::Message("a baseline is about files; name files or folders instead of -".into()));
    }
    let options = Options {
        paths: if common.paths.is_empty() { vec![target.folder.clone()] } else { common.paths.clone() },
        config: common.config.clone(),
        given: Given { today: common.today.or(environment.today), ..Given::default() },
        show_notes: shows.0,
        min_confidence: shows.1,
        baseline: UseBaseline::Nothing,
        ..Options::default()
    };
    let (run, config) = check::run(&options, streams.stdin).map_err(|error| Failure::Message(error.to_string()))?;
    match run.errors.as_slice() {
        [] => Ok((run, config)),
        [error, rest @ ..] => {
            let path = if error.path.is_empty() { String::new() } else { format!("{}: ", error.path) };
            let more = if rest.is_empty() { String::new() } else { format!(" (and {} more)", rest.len()) };
            Err(Failure::Message(format!("{path}{}{more}; the baseline was left as it is", error.message)))
        }
    }
}

fn create(args: &CreateArgs, environment: &Environment, streams: &mut Streams) -> Result<u8, Failure> {
    let common = &args.common;
    let target = Target::of(common)?;
    // a file that is no baseline is never replaced; a baseline with a fault may be
    match Baseline::is_at(&target.file).map_err(|error| target.fault(error))? {
        Some(false) => return Err(target.fault("there is a file of this name that is no baseline; choose another")),
        Some(true) if !args.force => {
            return Err(
                target.fault("there is a baseline already; --force replaces it, ‘foilint baseline prune’ tidies it")
            );
        }
        _ => {}
    }
    let shows = (args.show_notes, args.min_confidence.confidence());
    let (run, _) = found(common, &target, environment, shows, streams)?;
    let baseline = Baseline::of(&run, &target.file, &|letter| target.is_for(common, letter));
    target.write(&baseline)?;
    let out = &mut streams.stdout;
    let (findings, letters) = (counted(baseline.findings(), "finding"), counted(run.letters.len(), "letter"));
    writeln!(out, "{}: {findings} in {letters}, known from now on", visible(&target.shown()))?;
    if !target.configured {
        let how = if common.baseline.is_some() {
            "--baseline names it to ‘foilint check’"
        } else {
            "‘foilint check’ uses it"
        };
        let name = target.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        writeln!(out, "{how} when foilint.toml has the line: baseline = {:?}", visible(&name))?;
    }
    Ok(CLEAN)
}

fn prune(args: &PruneArgs, environment: &Environment, streams: &mut Streams) -> Result<u8, Failure> {
    let common = &args.common;
    let target = Target::of(common)?;
    let old = Baseline::read(&target.file).map_err(|error| Failure::Message(error.to_string()))?;
    let (run, config) = found(common, &target, environment, (true, Confidence::Low), streams)?;
    let folder = target.file.parent().unwrap_or(std::path::Path::new(""));
    let off = |lint: &str, letter: &str| {
        let levels = config.levels_for(&folder.join(letter));
        config.lints.get(lint).is_some_and(|spec| levels.of(spec) == Some(Level::Off))
    };
    let pruned = old.pruned(&run, &config.lints, common.paths.is_empty(), &off);
    if pruned.baseline != old {
        target.write(&pruned.baseline)?;
    }
    let out = &mut streams.stdout;
    write!(out, "{}: {} dropped", visible(&target.shown()), counted(pruned.dropped, "row"))?;
    if pruned.moved > 0 {
        write!(out, ", {} moved with their letters", pruned.moved)?;
    }
    writeln!(out, ", {} left", pruned.baseline.rows())?;
    Ok(CLEAN)
}

/// "1 row", "2 rows".
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
