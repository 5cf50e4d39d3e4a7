//! Configurations that are kept while they stay as they were: a server checks the same letter after every keystroke,
//! and somebody may edit `foilint.toml`, or a file that it names, meanwhile.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Config, ConfigError};

/// The configurations in use.
#[derive(Default)]
pub struct Watched {
    fixed: Option<PathBuf>,
    default: Option<Arc<Config>>,
    known: HashMap<PathBuf, Known>,
}

/// A configuration, and what its files held when it was read.
struct Known {
    text: Vec<u8>,
    named: Vec<Stamp>,
    config: Arc<Config>,
}

/// A file and a hash of its bytes: two changes within one tick of a file system's clock are told apart too.
type Stamp = (PathBuf, u64);

impl Watched {
    /// None yet. `fixed` is the file to use for every letter instead of the nearest one.
    pub fn new(fixed: Option<PathBuf>) -> Watched {
        Watched { fixed, ..Watched::default() }
    }

    /// The configuration of a letter, read again where a file of it has changed; the defaults where there is none, as
    /// for a letter without a path.
    ///
    /// # Errors
    /// When the configuration is wrong. It is then read again the next time.
    pub fn of(&mut self, letter: Option<&Path>) -> Result<Arc<Config>, ConfigError> {
        let Some(path) = self.fixed.clone().or_else(|| letter.and_then(Config::find)) else {
            return Ok(self.default.get_or_insert_with(|| Arc::new(Config::default())).clone());
        };
        // the bytes first: what changes while the rest is read is then noticed the next time
        let text = std::fs::read(&path).unwrap_or_default();
        if let Some(known) = self.known.get(&path)
            && known.text == text
            && known.named == stamps(&known.config)
        {
            return Ok(known.config.clone());
        }
        self.known.remove(&path);
        let config = Arc::new(Config::read(&path)?);
        let named = stamps(&config);
        self.known.insert(path, Known { text, named, config: config.clone() });
        Ok(config)
    }
}

/// The state of every file in the folders that a configuration names.
fn stamps(config: &Config) -> Vec<Stamp> {
    let entries = config.folders.iter().flat_map(|folder| std::fs::read_dir(folder).into_iter().flatten().flatten());
    let mut stamps: Vec<Stamp> = entries
        .map(|entry| {
            let mut hasher = DefaultHasher::new();
            hasher.write(&std::fs::read(entry.path()).unwrap_or_default());
            (entry.path(), hasher.finish())
        })
        .collect();
    stamps.sort();
    stamps
}
