//! Floor 4: what a `foilint.toml` says. It is found beside or above the letter, read once, and turned into the plain
//! types of the floors below; every fault in it has its place and, where a name is nearly right, the right one.

mod approved;
mod files;
mod read;
mod watched;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use globset::GlobSet;

use crate::facts::Profile;
use crate::letter::Kind;
use crate::lints::{Level, Levels, LintSet};
use crate::tables::Tables;

pub use read::nearest_name;
pub use watched::Watched;

/// The name of a configuration file.
pub const FILE_NAME: &str = "foilint.toml";

/// A configuration, ready for use.
#[derive(Clone)]
pub struct Config {
    /// The file it came from; `None` for the defaults.
    pub path: Option<PathBuf>,
    /// The folder that its paths and globs are relative to.
    pub root: PathBuf,
    /// The authority's settings.
    pub profile: Profile,
    /// Every lint of the run.
    pub lints: Arc<LintSet>,
    /// The reference rows.
    pub tables: Arc<Tables>,
    /// What was set, where: key, value as written, line.
    pub settings: Vec<Setting>,
    /// The folders it names: lints, phrases and tables of the user's own.
    pub folders: Vec<PathBuf>,
    /// The file of what was known when foilint was taken up.
    pub baseline: Option<PathBuf>,
    levels: Vec<(String, Level)>,
    overrides: Vec<(GlobSet, Vec<(String, Level)>)>,
    kinds: Vec<(GlobSet, Kind)>,
    include: Option<GlobSet>,
    exclude: Option<GlobSet>,
    approved: Vec<PathBuf>,
}

/// A key that a configuration sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The key with its tables: `lints.wording`.
    pub key: String,
    /// Its value as written.
    pub value: String,
    /// The line of the file, from 1.
    pub line: usize,
}

/// Why a configuration cannot be used: where and what, in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// The file, with line and column where they are known.
    pub place: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl std::fmt::Display for ConfigError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

impl std::error::Error for ConfigError {}

impl Default for Config {
    fn default() -> Self {
        Config {
            path: None,
            root: PathBuf::new(),
            profile: Profile::default(),
            lints: Arc::new(LintSet::builtin()),
            tables: Arc::new(Tables::builtin()),
            settings: Vec::new(),
            folders: Vec::new(),
            baseline: None,
            levels: Vec::new(),
            overrides: Vec::new(),
            kinds: Vec::new(),
            include: None,
            exclude: None,
            approved: Vec::new(),
        }
    }
}

impl Config {
    /// The configuration file for a letter or folder: the nearest one in its folder or a folder above. There is no merging.
    pub fn find(path: &Path) -> Option<PathBuf> {
        let absolute = std::path::absolute(path).ok()?;
        let folder = if absolute.is_dir() { absolute.as_path() } else { absolute.parent()? };
        folder.ancestors().map(|folder| folder.join(FILE_NAME)).find(|file| file.is_file())
    }

    /// Read a configuration file and the lints, phrases and tables that it names.
    ///
    /// # Errors
    /// When it or a file it names cannot be read or is wrong.
    pub fn read(path: &Path) -> Result<Config, ConfigError> {
        let shown = shown(path);
        let text = std::fs::read_to_string(path).map_err(|error| ConfigError {
            place: shown.clone(),
            message: format!("the configuration cannot be read ({error})"),
        })?;
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let root = absolute.parent().map(Path::to_owned).unwrap_or_default();
        let raw = read::parse(&shown, &text)?;
        files::build(raw, Some(path.to_owned()), root)
    }

    /// The levels that apply to a letter: the configuration's, then each override whose files include it, the last one winning.
    pub fn levels_for(&self, path: &Path) -> Levels {
        let mut levels = Levels::default();
        let inside = self.relative(path);
        let matching =
            self.overrides.iter().filter(|(globs, _)| globs.is_match(&inside)).flat_map(|(_, levels)| levels);
        for (name, level) in self.levels.iter().chain(matching) {
            levels.set(name, *level);
        }
        levels
    }

    /// The kind of file the configuration says a path is; the last match counts.
    pub fn kind_for(&self, path: &Path) -> Option<Kind> {
        let inside = self.relative(path);
        let said = self.kinds.iter().rev().find(|(globs, _)| globs.is_match(&inside)).map(|(_, kind)| *kind);
        said.or_else(|| self.is_approved(path).then_some(Kind::Template))
    }

    /// The files of approved text, by path.
    pub fn approved(&self) -> &[PathBuf] {
        &self.approved
    }

    /// Whether a file is approved text.
    pub fn is_approved(&self, path: &Path) -> bool {
        if self.approved.is_empty() {
            return false;
        }
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        // the same file may be reached by another spelling of its path
        self.approved.contains(&absolute)
            || absolute.canonicalize().is_ok_and(|real| {
                self.approved.iter().any(|known| known.canonicalize().is_ok_and(|known| known == real))
            })
    }

    /// Whether a walk leaves a file out.
    pub fn excludes(&self, path: &Path) -> bool {
        self.exclude.as_ref().is_some_and(|globs| globs.is_match(self.relative(path)))
    }

    /// Whether a walk should read a file.
    pub fn reads(&self, path: &Path) -> bool {
        let inside = self.relative(path);
        self.include.as_ref().is_none_or(|globs| globs.is_match(&inside))
            && !self.exclude.as_ref().is_some_and(|globs| globs.is_match(&inside))
    }

    /// A path as the globs see it: relative to the folder of the configuration.
    fn relative(&self, path: &Path) -> PathBuf {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        absolute.strip_prefix(&self.root).map(Path::to_owned).unwrap_or_else(|_| path.to_owned())
    }
}

/// A path as it is shown: with `/`.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}
