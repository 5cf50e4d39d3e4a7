//! What a run is asked to do, and why it may not be able to.

use std::path::PathBuf;

use crate::config::{Config, ConfigError};
use crate::diagnostic::{Confidence, Diagnostic, Severity};
use crate::facts::Given;
use crate::lints::Level;
use crate::tables::Regime;

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
    /// Whether a finding is reported at all.
    pub(super) fn keeps(&self, diagnostic: &Diagnostic) -> bool {
        (self.show_notes || diagnostic.severity > Severity::Note) && diagnostic.confidence >= self.min_confidence
    }

    /// The baseline for the letters of a configuration.
    pub(super) fn baseline_for<'a>(&'a self, config: &'a Config) -> Option<&'a PathBuf> {
        match &self.baseline {
            UseBaseline::Configured => config.baseline.as_ref(),
            UseBaseline::File(path) => Some(path),
            UseBaseline::Nothing => None,
        }
    }

    /// Whether there is a baseline for the letters of a configuration.
    pub(super) fn has_baseline(&self, config: &Config) -> bool {
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
