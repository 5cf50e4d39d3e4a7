//! What can be typed behind an option: each value's names, and what is said where it is none of them.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::civil::Date;

use crate::diagnostic::{Confidence, Severity};
use crate::lints::Level;
use crate::report::ReportFormat;
use crate::tables::Regime;

/// How lists are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    Human,
    Json,
}

/// The least severity that makes the exit code 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Error,
    Warning,
    Note,
    Never,
}

impl FailOn {
    /// As a severity; `None` for never.
    pub fn severity(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Note => Some(Severity::Note),
            FailOn::Never => None,
        }
    }
}

/// The least confidence that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ConfidenceArg {
    Low,
    Medium,
    High,
}

impl ConfidenceArg {
    /// As a confidence.
    pub fn confidence(self) -> Confidence {
        match self {
            ConfidenceArg::Low => Confidence::Low,
            ConfidenceArg::Medium => Confidence::Medium,
            ConfidenceArg::High => Confidence::High,
        }
    }
}

/// When colour is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

/// The name of a report's format.
pub(super) fn format() -> impl TypedValueParser<Value = ReportFormat> {
    let known = |name: String| ReportFormat::parse(&name).expect("only the names of formats are possible values");
    PossibleValuesParser::new(ReportFormat::NAMES.map(|(name, _)| name)).map(known)
}

/// "sarif=foilint.sarif": a format and the file to write it to.
pub(super) fn output(text: &str) -> Result<(ReportFormat, PathBuf), String> {
    let (name, file) = text
        .split_once('=')
        .ok_or_else(|| format!("‘{text}’ has no file; write a format, = and a file, such as sarif=foilint.sarif"))?;
    let format = ReportFormat::parse(name).ok_or_else(|| {
        let names = ReportFormat::NAMES.map(|(name, _)| name).join(", ");
        format!("‘{name}’ is not a format; the formats are {names}")
    })?;
    match file {
        "" => Err(format!("‘{text}’ has no file after the =")),
        "-" => Err("to write to standard output, give the format with --format".to_owned()),
        _ => Ok((format, PathBuf::from(file))),
    }
}

/// "2026-11-21": a day of the calendar.
pub(super) fn date(text: &str) -> Result<Date, String> {
    let shape = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    let wrong = || format!("‘{text}’ is not a day of the calendar; write year-month-day, such as 2026-11-21");
    if shape { text.parse().map_err(|_| wrong()) } else { Err(wrong()) }
}

/// "doubled-word=note": a lint or group and its level.
pub(super) fn level(text: &str) -> Result<(String, Level), String> {
    let (name, level) = text
        .split_once('=')
        .ok_or_else(|| format!("‘{text}’ has no level; write the lint, = and a level, such as doubled-word=note"))?;
    let level = Level::parse(level.trim())
        .ok_or_else(|| format!("‘{level}’ is not a level; write off, note, warning or error"))?;
    Ok((name.trim().to_owned(), level))
}

/// "foia", in capitals or not.
pub(super) fn regime(text: &str) -> Result<Regime, String> {
    Regime::parse(&text.to_ascii_lowercase())
        .ok_or_else(|| format!("‘{text}’ is not a regime; write foia, eir, foisa or eisr"))
}

/// How many letters are checked at the same time.
pub(super) fn threads(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|number| (1..=256).contains(number))
        .ok_or_else(|| format!("‘{text}’ is not a number from 1 to 256"))
}
