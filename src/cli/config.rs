//! `foilint config FILE`.

use std::sync::Arc;

use super::args::ConfigArgs;
use super::{CLEAN, Failure, Streams};
use crate::config::{Config, shown};
use crate::lints::Level;

pub(super) fn run(args: &ConfigArgs, streams: &mut Streams) -> Result<u8, Failure> {
    if !args.file.exists() {
        return Err(Failure::Message(format!("{}: there is no such file or folder; check the spelling of the path", shown(&args.file))));
    }
    let found = args.config.clone().or_else(|| Config::find(&args.file));
    let config = match &found {
        Some(path) => Arc::new(Config::read(path).map_err(|error| Failure::Message(error.to_string()))?),
        None => Arc::new(Config::default()),
    };
    let out = &mut streams.stdout;
    match &found {
        Some(path) => writeln!(out, "{} is checked with {}", shown(&args.file), shown(path))?,
        None => writeln!(out, "{} is checked with the defaults: no foilint.toml is in its folder or above", shown(&args.file))?,
    }
    for setting in &config.settings {
        writeln!(out, "  line {:3}  {} = {}", setting.line, setting.key, setting.value)?;
    }
    if let Some(kind) = config.kind_for(&args.file) {
        writeln!(out, "kind of file: {}", kind.name())?;
    }
    let levels = config.levels_for(&args.file);
    for spec in config.lints.specs() {
        let changed = levels.of(spec).filter(|level| *level != Level::At(spec.severity));
        if let Some(level) = changed {
            let name = Level::NAMES.iter().find(|(_, known)| *known == level).map_or("", |(name, _)| name);
            writeln!(out, "{}: {name} (its own level is {})", spec.id, spec.severity.name())?;
        }
    }
    Ok(CLEAN)
}
