//! Letters that are at hand already, as a library has them: the same findings as for the same bytes in files.

use std::path::PathBuf;
use std::sync::Arc;

use super::batch::{check, in_batches};
use super::collect::{collect, read_baselines};
use super::letter::Under;
use super::{CheckError, Options, Run, known_lint};
use crate::config::Config;
use crate::diagnostic::LetterId;
use crate::text::Source;

/// Check letters under one configuration. Each comes with the path that the patterns of the configuration are held
/// against; what `options` says of files to read is not looked at, but the baseline of the configuration is read.
///
/// # Errors
/// When `options` names a lint that does not exist, or the baseline cannot be read. A letter that foilint fails on is in the [`Run`].
pub fn sources(letters: Vec<(PathBuf, Source)>, config: &Arc<Config>, options: &Options) -> Result<Run, CheckError> {
    let levelled = options.level.iter().map(|(name, _)| name);
    for name in options.select.iter().chain(&options.ignore).chain(levelled) {
        known_lint(name, std::iter::once(&*config.lints))?;
    }
    if letters.is_empty() {
        return Ok(Run::default());
    }
    let mut letters = letters;
    letters.sort_by(|(_, a), (_, b)| a.path().cmp(b.path()));
    let configs = vec![config.clone(); letters.len()];
    let baselines = read_baselines(&configs, options)?;
    let compared = letters.len() > 1;
    let letters = letters.into_iter().enumerate().map(|(index, letter)| (LetterId(index), letter)).collect();
    let outcomes = in_batches(letters, None, &|batch: Vec<(LetterId, (PathBuf, Source))>| {
        let (paths, read): (Vec<PathBuf>, Vec<(LetterId, Source)>) =
            batch.into_iter().map(|(id, (path, source))| (path, (id, source))).unzip();
        let under = |path| Under { path, config, options, compared };
        check(read.into_iter().zip(&paths).map(|((id, source), path)| (id, under(path), Ok(source))).collect())
    });
    Ok(collect(outcomes, &configs, &baselines, options, &mut Vec::new()))
}
