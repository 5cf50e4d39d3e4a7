//! Letters that are at hand already, as a library has them: the same findings as for the same bytes in files.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use super::collect::{collect, read_baselines};
use super::letter::{self, Outcome, Under};
use super::{CheckError, Options, Run, RunError, known_lint};
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
    let check = |(index, (path, source)): (usize, (PathBuf, Source))| -> Result<Outcome, Option<RunError>> {
        let shown = source.path().to_owned();
        catch_unwind(AssertUnwindSafe(|| {
            letter::check(source, LetterId(index), Under { path: &path, config, options, compared })
        }))
        .map_err(|_| {
            let message = "foilint failed on this letter, which is a fault of foilint; please report it".into();
            Some(RunError { path: shown, message })
        })
    };
    let outcomes = match letters.len() {
        1 => letters.into_iter().enumerate().map(check).collect(),
        _ => letters.into_par_iter().enumerate().map(check).collect(),
    };
    Ok(collect(outcomes, &configs, &baselines, options, &mut Vec::new()))
}
