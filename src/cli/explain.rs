//! `foilint explain`.

use std::path::PathBuf;
use std::sync::Arc;

use super::args::ExplainArgs;
use super::{CLEAN, Failure, Streams};
use crate::config::{Config, nearest_name};

pub(super) fn run(args: &ExplainArgs, streams: &mut Streams) -> Result<u8, Failure> {
    let config = config(args.config.as_ref())?;
    let Some(spec) = config.lints.get(&args.lint) else {
        let ids = config.lints.specs().iter().map(|spec| spec.id.as_str());
        let hint = nearest_name(&args.lint, ids)
            .map_or_else(|| "‘foilint lints’ lists them".to_owned(), |near| format!("did you mean ‘{near}’?"));
        return Err(Failure::Message(format!("there is no lint ‘{}’; {hint}", args.lint)));
    };
    let out = &mut streams.stdout;
    writeln!(out, "{}: {}\n", spec.id, spec.title)?;
    writeln!(out, "{}\n", spec.explain.trim())?;
    writeln!(out, "Group: {}. At most: {}. Since version {}.", spec.group, spec.severity.name(), spec.since)?;
    writeln!(out, "Source: {}", spec.source.name)?;
    if let Some(link) = &spec.source.link {
        writeln!(out, "        {link}")?;
    }
    Ok(CLEAN)
}

/// The configuration of `--config`, else the nearest one to where the command is typed, else the defaults.
pub(super) fn config(path: Option<&PathBuf>) -> Result<Arc<Config>, Failure> {
    match path {
        Some(path) => Config::read(path).map(Arc::new).map_err(|error| Failure::Message(error.to_string())),
        None => match Config::find(std::path::Path::new(".")) {
            Some(path) => config(Some(&path)),
            None => Ok(Arc::new(Config::default())),
        },
    }
}
