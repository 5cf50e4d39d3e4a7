//! The files that a configuration names: a user's own lints, phrases and tables, and the globs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use globset::{Glob, GlobSet, GlobSetBuilder};

use super::approved;
use super::read::{Named, Raw, nearest_name};
use super::{Config, ConfigError, shown};
use crate::lints::{Level, LintSet};
use crate::tables::{Tables, UserTable};

/// Turn what the file says into a configuration. `root` is what its paths are relative to.
pub(super) fn build(raw: Raw, path: Option<PathBuf>, root: PathBuf) -> Result<Config, ConfigError> {
    let approved = approved::read(&raw.approved, &root)?;
    let lints = lint_set(&raw, &root)?.with_approved(approved.text);
    let names = |levels: &[(Named, Level)]| -> Result<Vec<(String, Level)>, ConfigError> {
        // a group first, then single lints, so that a lint's own line wins whatever the order
        let mut checked = levels
            .iter()
            .map(|(name, level)| known(name, &lints).map(|()| (name.text.clone(), *level)))
            .collect::<Result<Vec<_>, _>>()?;
        checked.sort_by_key(|(name, _)| lints.get(name).is_some());
        Ok(checked)
    };
    let mut overrides = Vec::new();
    for (files, levels) in &raw.overrides {
        overrides.push((globs(files)?, names(levels)?));
    }
    let kinds = raw
        .kinds
        .iter()
        .map(|(glob, kind)| Ok((globs(std::slice::from_ref(glob))?, *kind)))
        .collect::<Result<_, ConfigError>>()?;
    let levels = names(&raw.levels)?;
    let tables = tables(&raw, &root)?;
    let named = raw.lints_dir.iter().chain(&raw.phrases_dir).chain(&raw.tables_dir);
    let folders = named.map(|name| root.join(&name.text)).collect();
    let set = |list: &[Named]| if list.is_empty() { Ok(None) } else { globs(list).map(Some) };
    Ok(Config {
        path,
        baseline: raw.baseline.map(|name| root.join(name.text)),
        root,
        include: set(&raw.include)?,
        exclude: set(&raw.exclude)?,
        profile: raw.profile,
        lints: Arc::new(lints),
        tables: Arc::new(tables),
        settings: raw.settings,
        folders,
        levels,
        overrides,
        kinds,
        approved: approved.files,
    })
}

/// Whether a key of `[lints]` is a lint or a group.
fn known(name: &Named, lints: &LintSet) -> Result<(), ConfigError> {
    if lints.get(&name.text).is_some() || lints.groups().contains(&name.text.as_str()) {
        return Ok(());
    }
    let all = lints.specs().iter().map(|spec| spec.id.as_str()).chain(lints.groups());
    let hint = nearest_name(&name.text, all)
        .map_or_else(|| "‘foilint lints’ lists them".to_owned(), |near| format!("did you mean ‘{near}’?"));
    Err(name.fault(format!("‘{}’ is neither a lint nor a group; {hint}", name.text)))
}

fn globs(patterns: &[Named]) -> Result<GlobSet, ConfigError> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        set.add(
            Glob::new(&pattern.text).map_err(|error| {
                pattern.fault(format!("‘{}’ is not a file pattern: {}", pattern.text, error.kind()))
            })?,
        );
    }
    set.build().map_err(|error| patterns[0].fault(error.to_string()))
}

fn lint_set(raw: &Raw, root: &Path) -> Result<LintSet, ConfigError> {
    let user = folders(&raw.lints_dir, root, "toml")?;
    let fault = |error: &dyn std::fmt::Display| {
        let text = error.to_string();
        let (place, message) = text.split_once(": ").unwrap_or(("lint file", &text));
        ConfigError { place: place.to_owned(), message: message.to_owned() }
    };
    let set = LintSet::with(&user).map_err(|error| fault(&error))?;
    set.with_phrases(folders(&raw.phrases_dir, root, "txt")?).map_err(|error| fault(&error))
}

/// The built-in tables with the user's rows.
fn tables(raw: &Raw, root: &Path) -> Result<Tables, ConfigError> {
    let stem =
        |path: &str| Path::new(path).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let files = folders(&raw.tables_dir, root, "toml")?;
    let user: Vec<UserTable> =
        files.into_iter().map(|(file, text)| UserTable { name: stem(&file), file, text }).collect();
    Tables::with_user(&user).map_err(|error| {
        let file = error.file.as_deref().unwrap_or_default().to_owned();
        let place = error.line.map_or_else(|| file.clone(), |line| format!("{file}:{line}"));
        ConfigError { place, message: error.to_string() }
    })
}

/// The files of the folders that a key names, by path.
fn folders(names: &[Named], root: &Path, ending: &str) -> Result<Vec<(String, String)>, ConfigError> {
    let mut found = Vec::new();
    for name in names {
        let folder = root.join(&name.text);
        let entries = std::fs::read_dir(&folder)
            .map_err(|error| name.fault(format!("the folder ‘{}’ cannot be read ({error})", name.text)))?;
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|found| found == ending));
        paths.sort();
        for path in paths {
            let text = std::fs::read_to_string(&path)
                .map_err(|error| name.fault(format!("‘{}’ cannot be read ({error})", shown(&path))))?;
            let short = path.strip_prefix(root).unwrap_or(&path);
            found.push((shown(short), text));
        }
    }
    Ok(found)
}
