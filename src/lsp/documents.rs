//! The letters that are open, with what was found in each. A letter is checked as the command line would check a file
//! of these bytes, once for each state of its text.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::client::Client;
use super::places::Places;
use super::uri;
use crate::check::{self, Options, Reported, Run};
use crate::config::{Config, ConfigError, FILE_NAME, Watched, shown};
use crate::diagnostic::LetterId;
use crate::text::Format;

/// The documents, by URI as the client writes it.
pub(super) type Documents = BTreeMap<String, Document>;

/// An open document.
pub(super) struct Document {
    /// The client's number for this state of the text.
    pub version: i32,
    /// The text.
    pub text: String,
    /// Where it is on disk, or would be.
    pub path: PathBuf,
    /// Whether it is on disk, so that a configuration beside it counts.
    pub saved: bool,
    /// How it is written down; `None` when it is no letter.
    pub format: Option<Format>,
    /// What was found in this state of the text; `None` until it is checked.
    pub checked: Option<Checked>,
    /// Whether the client was told what was found.
    pub published: bool,
}

/// What was found in one state of a text.
pub(super) struct Checked {
    /// The findings, and errors where it could not be checked. A configuration may bring other texts into the run.
    pub run: Run,
    /// The document's place in the run; `None` where it was not checked.
    pub letter: Option<LetterId>,
    /// The lines of the text.
    pub places: Places,
    /// The configuration it was checked with, or what is wrong with that.
    pub config: Result<Arc<Config>, ConfigError>,
}

impl Checked {
    /// What was found in the document itself.
    pub(super) fn findings(&self) -> impl Iterator<Item = &Reported> + Clone {
        self.run.findings.iter().filter(|found| Some(found.diagnostic.primary.letter) == self.letter)
    }
}

impl Document {
    /// A document that was opened. Its ending says the format, as on the command line; else its language does.
    pub(super) fn new(uri: &str, language: &str, version: i32, text: String, client: &Client) -> Document {
        let path = uri::path(uri);
        let name = uri::name(uri);
        let by_language = match language.to_ascii_lowercase().as_str() {
            "markdown" => Some(Format::Markdown),
            "plaintext" | "text" | "txt" | "" => Some(Format::Text),
            _ => None,
        };
        Document {
            version,
            text,
            saved: path.is_some() || client.root.is_some(),
            path: path.unwrap_or_else(|| client.root.clone().unwrap_or_default().join(&name)),
            format: if name == FILE_NAME { None } else { Format::of_path(&name).or(by_language) },
            checked: None,
            published: false,
        }
    }

    /// Take a new text for it.
    pub(super) fn change(&mut self, version: i32, text: String) {
        (self.version, self.text) = (version, text);
        self.forget();
    }

    /// What was found counts no longer.
    pub(super) fn forget(&mut self) {
        self.checked = None;
        self.published = false;
    }

    /// Check it, unless that was done for this state of the text.
    pub(super) fn check(&mut self, client: &Client, configs: &mut Watched, options: &Options) {
        if self.checked.is_none() {
            let config = configs.of(Some(self.path.as_path()).filter(|_| self.saved));
            let run = config.as_ref().map_err(Clone::clone).and_then(|config| match self.format {
                Some(format) if config.reads(&self.path) => {
                    check::text(&self.path, format, self.text.clone().into_bytes(), config.clone(), options)
                }
                _ => Ok(Run::default()),
            });
            let (run, config) = match run {
                Ok(run) => (run, config),
                Err(error) => (Run::default(), Err(error)),
            };
            let places = Places::new(&self.text, client.unit);
            let own = shown(&self.path);
            let letter = run.letters.iter().position(|letter| letter.path == own).map(LetterId);
            self.checked = Some(Checked { run, letter, places, config });
        }
    }
}
