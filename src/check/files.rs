//! Which files a run reads. Folders are walked with the rules of `.gitignore` and `.foilintignore`; a file that is
//! named is read whatever its ending, or is an error that says why not.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;

use super::baseline::is_baseline;
use super::letter::Under;
use super::{Options, RunError};
use crate::config::{Config, ConfigError, FILE_NAME, shown};
use crate::text::{DecodeError, Format, Source};

/// A file to be read, with the configuration that applies to it.
pub(super) struct Job {
    pub path: PathBuf,
    pub shown: String,
    pub format: Format,
    pub config: Arc<Config>,
    /// What standard input held; `None` for a file.
    pub bytes: Option<Vec<u8>>,
    /// Whether it was named; otherwise it was met in a folder.
    pub named: bool,
    /// Whether it is standard input.
    pub stdin: bool,
    /// Whether it is here only because a configuration names it as approved text.
    pub along: bool,
    /// Whether there are other letters to compare it with.
    pub compared: bool,
}

impl Job {
    /// Under what it is checked.
    pub fn under<'a>(&'a self, options: &'a Options) -> Under<'a> {
        Under { path: &self.path, config: &self.config, options, compared: self.compared }
    }
}

/// A letter is seldom longer.
const TYPICAL_BYTES: usize = 16 * 1024;

/// Endings of files that hold letters but that foilint cannot read yet, and what to do.
const NOT_YET: [&str; 9] = ["docx", "doc", "odt", "rtf", "pdf", "html", "htm", "eml", "msg"];

/// The files of a run in order of path, each once, and what could not be found.
pub(super) fn jobs(options: &Options, stdin: &mut dyn Read) -> Result<(Vec<Job>, Vec<RunError>), ConfigError> {
    let mut configs = Configs { fixed: None, by_folder: HashMap::new(), default: None };
    if let Some(path) = &options.config {
        configs.fixed = Some(Arc::new(Config::read(path)?));
    }
    let (mut jobs, mut errors) = (Vec::new(), Vec::new());
    for path in &options.paths {
        if path.as_os_str() == "-" {
            match from_stdin(options, stdin, &mut configs)? {
                Ok(job) => jobs.push(job),
                Err(error) => errors.push(error),
            }
        } else if path.is_dir() {
            let found = walk(path, &mut configs, &mut errors)?;
            if found.is_empty() {
                errors.push(RunError {
                    path: shown(path),
                    message: "no letters are in this folder; foilint looks for .txt and .md files".into(),
                });
            }
            jobs.extend(found);
        } else {
            match named(path, &mut configs)? {
                Ok(job) => jobs.push(job),
                Err(error) => errors.push(error),
            }
        }
    }
    approved(&mut jobs);
    jobs.sort_by(|a, b| (&a.shown, !a.named).cmp(&(&b.shown, !b.named)));
    // one file under two spellings is one letter; a walk of one folder meets each file once
    if options.paths.len() > 1 {
        let mut seen = HashSet::new();
        let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        jobs.retain(|job| job.bytes.is_some() || seen.insert(whole(&job.path)));
    }
    Ok((jobs, errors))
}

/// Add the approved text of every configuration of the run that is not among its files: what is wrong with it is told once
/// a run, on its own path, and never in a letter.
fn approved(jobs: &mut Vec<Job>) {
    if jobs.iter().all(|job| job.config.approved().is_empty()) {
        return;
    }
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut seen: HashSet<PathBuf> = jobs.iter().filter(|job| job.bytes.is_none()).map(|job| real(&job.path)).collect();
    let here = std::path::absolute(".").unwrap_or_default();
    let mut added = Vec::new();
    for job in jobs.iter() {
        for path in job.config.approved() {
            if !seen.insert(real(path)) || job.config.excludes(path) {
                continue;
            }
            // shown as the letters are: by the whole path only where they are
            let whole = job.path.is_absolute();
            let near = shown(path.strip_prefix(&here).ok().filter(|_| !whole).unwrap_or(path));
            let format = Format::of_path(&near).unwrap_or(Format::Text);
            let (path, config) = (path.clone(), job.config.clone());
            added.push(Job {
                path,
                shown: near,
                format,
                config,
                bytes: None,
                named: false,
                stdin: false,
                along: true,
                compared: false,
            });
        }
    }
    jobs.append(&mut added);
}

/// Configurations already read, by folder.
struct Configs {
    fixed: Option<Arc<Config>>,
    by_folder: HashMap<PathBuf, Arc<Config>>,
    default: Option<Arc<Config>>,
}

impl Configs {
    fn of(&mut self, file: &Path) -> Result<Arc<Config>, ConfigError> {
        if let Some(fixed) = &self.fixed {
            return Ok(fixed.clone());
        }
        let folder = file.parent().map(Path::to_owned).unwrap_or_default();
        if let Some(known) = self.by_folder.get(&folder) {
            return Ok(known.clone());
        }
        let config = match Config::find(file) {
            Some(path) => match self.by_folder.values().find(|known| known.path.as_deref() == Some(&path)) {
                Some(known) => known.clone(),
                None => Arc::new(Config::read(&path)?),
            },
            None => self.default.get_or_insert_with(|| Arc::new(Config::default())).clone(),
        };
        self.by_folder.insert(folder, config.clone());
        Ok(config)
    }
}

fn from_stdin(
    options: &Options,
    stdin: &mut dyn Read,
    configs: &mut Configs,
) -> Result<Result<Job, RunError>, ConfigError> {
    let name = options.stdin_name.clone().unwrap_or_else(|| "stdin.txt".to_owned());
    let mut bytes = Vec::new();
    // one byte more than is allowed shows that there is too much
    let read = stdin.take(Source::MAX_BYTES as u64 + 1).read_to_end(&mut bytes);
    if let Err(error) = read {
        return Ok(Err(RunError { path: name, message: format!("standard input cannot be read ({error})") }));
    }
    let format = Format::of_path(&name).unwrap_or(Format::Text);
    let config = configs.of(Path::new(&name))?;
    Ok(Ok(Job {
        path: PathBuf::from(&name),
        shown: name,
        format,
        config,
        bytes: Some(bytes),
        named: true,
        stdin: true,
        along: false,
        compared: false,
    }))
}

fn named(path: &Path, configs: &mut Configs) -> Result<Result<Job, RunError>, ConfigError> {
    let fault = |message: String| Ok(Err(RunError { path: shown(path), message }));
    match path.metadata() {
        Ok(metadata) if metadata.is_file() => {}
        Ok(_) => return fault("is neither a file nor a folder; name a letter".into()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return fault("there is no such file or folder; check the spelling of the path".into());
        }
        Err(error) => return fault(format!("cannot be read ({}); check who may open it", error.kind())),
    }
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    if NOT_YET.contains(&ending.as_str()) {
        return fault(format!("foilint does not read .{ending} files; save the letter as .txt or .md and check that"));
    }
    let shown = shown(path);
    let format = Format::of_path(&shown).unwrap_or(Format::Text);
    Ok(Ok(Job {
        path: path.to_owned(),
        shown,
        format,
        config: configs.of(path)?,
        bytes: None,
        named: true,
        stdin: false,
        along: false,
        compared: false,
    }))
}

fn walk(folder: &Path, configs: &mut Configs, errors: &mut Vec<RunError>) -> Result<Vec<Job>, ConfigError> {
    let mut found = Vec::new();
    let walker = WalkBuilder::new(folder)
        .require_git(false)
        .add_custom_ignore_filename(".foilintignore")
        .sort_by_file_path(Path::cmp)
        .build();
    for entry in walker {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                errors.push(RunError {
                    path: shown(folder),
                    message: format!("part of the folder cannot be read ({error})"),
                });
                continue;
            }
        };
        let path = entry.path();
        let shown = shown(path);
        let Some(format) = Format::of_path(&shown).filter(|_| entry.file_type().is_some_and(|kind| kind.is_file()))
        else {
            continue;
        };
        let config = configs.of(path)?;
        if config.reads(path) && path.file_name().is_none_or(|name| name != FILE_NAME) {
            found.push(Job {
                path: path.to_owned(),
                shown,
                format,
                config,
                bytes: None,
                named: false,
                stdin: false,
                along: false,
                compared: false,
            });
        }
    }
    Ok(found)
}

/// The text of a job; an error without a word for a binary file that nobody named.
pub(super) fn read(job: &mut Job) -> Result<Source, Option<RunError>> {
    let bytes = bytes(job)?;
    decode(job, bytes)
}

/// The bytes of a job. Of a file that is too long there is one byte more than is allowed.
pub(super) fn bytes(job: &mut Job) -> Result<Vec<u8>, RunError> {
    if let Some(bytes) = job.bytes.take() {
        return Ok(bytes);
    }
    let mut bytes = Vec::with_capacity(TYPICAL_BYTES);
    let file = File::open(&job.path);
    // one byte more than is allowed shows that there is too much
    file.and_then(|file| file.take(Source::MAX_BYTES as u64 + 1).read_to_end(&mut bytes)).map_err(|error| {
        let message = format!("cannot be read ({}); check who may open it", error.kind());
        RunError { path: job.shown.clone(), message }
    })?;
    // the text is kept until all letters are read
    bytes.shrink_to_fit();
    Ok(bytes)
}

/// The text of a job's bytes; an error without a word for a binary file that nobody named.
pub(super) fn decode(job: &Job, bytes: Vec<u8>) -> Result<Source, Option<RunError>> {
    let fault = |message: String| Some(RunError { path: job.shown.clone(), message });
    let too_long =
        || format!("is larger than {} MB, which no letter is; split it or leave it out", Source::MAX_BYTES >> 20);
    let source = Source::decode(job.shown.clone(), job.format, bytes).map_err(|error| match error {
        DecodeError::Binary if !job.named => None,
        DecodeError::Binary => fault("is a binary file, not a letter as text; save it as .txt or .md".into()),
        DecodeError::TooLong => fault(too_long()),
    })?;
    match is_baseline(source.text()) {
        true if job.named => Err(fault("is a baseline, not a letter; name it with --baseline".into())),
        true => Err(None),
        false => Ok(source),
    }
}
