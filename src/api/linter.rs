//! The lints, ready for any number of letters.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::{of_check, of_config};
use super::{CheckOptions, Error, ErrorKind, Report, Severity};
use crate::check;
use crate::config::Config;
use crate::text::{DecodeError, Format, Source};

/// The lints and the settings of an authority. Cheap to clone, and fit to be shared between threads.
///
/// Nothing is read, written or sent but the configuration that [`Linter::with_config`] or [`Linter::for_path`] names.
#[derive(Clone, Default)]
pub struct Linter(Arc<Config>);

impl Linter {
    /// The built-in lints at their own levels, without a configuration.
    pub fn new() -> Linter {
        Linter::default()
    }

    /// With a `foilint.toml` and the lints, phrases and tables that it names.
    ///
    /// # Errors
    /// When one of these files cannot be read or is wrong; the error names the place in it.
    pub fn with_config(file: impl AsRef<Path>) -> Result<Linter, Error> {
        Config::read(file.as_ref()).map(|config| Linter(Arc::new(config))).map_err(|error| of_config(&error))
    }

    /// With the nearest `foilint.toml` in the folder of a letter (or in this folder) or above it, as the command line
    /// does; without a configuration where there is none.
    ///
    /// # Errors
    /// As [`Linter::with_config`].
    pub fn for_path(path: impl AsRef<Path>) -> Result<Linter, Error> {
        Config::find(path.as_ref()).map_or_else(|| Ok(Linter::new()), Linter::with_config)
    }

    /// Check one letter.
    ///
    /// `name` is what the report calls it: a path, absolute or from the working folder, which the file patterns of the
    /// configuration are held against. It ends in `.md` for Markdown; any other name is plain text. The encoding is
    /// found out: UTF-8, UTF-16 with a byte-order mark, or Windows-1252.
    ///
    /// # Errors
    /// When the bytes are not a text or too many, or a name in the options is no lint.
    pub fn check(&self, name: &str, bytes: &[u8], options: &CheckOptions) -> Result<Report, Error> {
        self.check_all([(name, bytes)], options)
    }

    /// Check several letters, and hold them against each other: two templates that give different deadlines are only
    /// found so. Names are as in [`Linter::check`], each different from the others.
    ///
    /// ```
    /// use foilint::{CheckOptions, Linter};
    ///
    /// let letters = [("a.txt", "We enclose the the figures."), ("b.md", "We enclose the figures.")];
    /// let letters = letters.map(|(name, text)| (name, text.as_bytes()));
    /// let report = Linter::new().check_all(letters, &CheckOptions::new())?;
    /// assert_eq!(report.findings()[0].place.letter, "a.txt");
    /// # Ok::<(), foilint::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Linter::check`]; one letter that cannot be read is an error for all.
    pub fn check_all<'a>(
        &self,
        letters: impl IntoIterator<Item = (&'a str, &'a [u8])>,
        options: &CheckOptions,
    ) -> Result<Report, Error> {
        let decoded: Vec<(PathBuf, Source)> = letters
            .into_iter()
            .map(|(name, bytes)| decode(name, bytes).map(|source| (PathBuf::from(name), source)))
            .collect::<Result<_, _>>()?;
        let run = check::sources(decoded, &self.0, options.inner()).map_err(|error| of_check(&error))?;
        Report::of(run, &self.0.lints)
    }

    /// Every lint, in order of id: the built-in ones and those of the configuration.
    ///
    /// ```
    /// let linter = foilint::Linter::new();
    /// let lint = linter.lints().find(|lint| lint.id == "doubled-word").expect("it is built in");
    /// assert_eq!(lint.group, "wording");
    /// ```
    pub fn lints(&self) -> impl Iterator<Item = Lint<'_>> {
        self.0.lints.specs().iter().map(|spec| Lint {
            id: &spec.id,
            title: &spec.title,
            group: &spec.group,
            severity: spec.severity,
            explain: spec.explain.trim(),
            source: &spec.source.name,
            link: spec.source.link.as_deref(),
        })
    }
}

impl fmt::Debug for Linter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Linter").field("config", &self.0.path).finish_non_exhaustive()
    }
}

/// What is known of a lint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Lint<'a> {
    /// Its name in reports and in configuration.
    pub id: &'a str,
    /// What is wrong, in a few words.
    pub title: &'a str,
    /// The group it belongs to.
    pub group: &'a str,
    /// The most it reports.
    pub severity: Severity,
    /// What it finds, why it matters to the person who signs, what to write instead, when it is fine.
    pub explain: &'a str,
    /// Whose authority it rests on.
    pub source: &'a str,
    /// Where to read that.
    pub link: Option<&'a str>,
}

fn decode(name: &str, bytes: &[u8]) -> Result<Source, Error> {
    let format = Format::of_path(name).unwrap_or(Format::Text);
    Source::decode(name, format, bytes.to_vec()).map_err(|error| {
        let (kind, what) = match error {
            DecodeError::Binary => (ErrorKind::NotText, "is not a text; save the letter as .txt or .md".to_owned()),
            DecodeError::TooLong => {
                (ErrorKind::TooLarge, format!("is larger than {} MB, which no letter is", Source::MAX_BYTES >> 20))
            }
        };
        Error::new(kind, format!("{name}: {what}"))
    })
}
