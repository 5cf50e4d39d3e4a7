//! Why something could not be done: a sort to act on, and a sentence for a person.

use std::fmt;

use crate::check::CheckError;
use crate::config::ConfigError;

/// Why a letter could not be checked. Shown, it is one line that says what is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    message: String,
}

/// The sort of an [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A `foilint.toml`, or a file that it names, cannot be read or is wrong.
    Config,
    /// A name that was selected or ignored is neither a lint nor a group.
    UnknownLint,
    /// A text is not a day of the calendar.
    Date,
    /// The bytes are not a text, but those of a program or a word processor.
    NotText,
    /// The file is larger than any letter.
    TooLarge,
    /// foilint failed on a letter, which is a fault of foilint.
    Internal,
}

impl Error {
    pub(super) fn new(kind: ErrorKind, message: impl Into<String>) -> Error {
        Error { kind, message: message.into() }
    }

    /// Its sort.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

/// The conversions from the floors below, as functions: a `From` of a type that is not public would be public.
pub(super) fn of_config(error: &ConfigError) -> Error {
    Error::new(ErrorKind::Config, error.to_string())
}

pub(super) fn of_check(error: &CheckError) -> Error {
    let kind = match error {
        CheckError::Config(_) => ErrorKind::Config,
        CheckError::Usage(_) => ErrorKind::UnknownLint,
    };
    Error::new(kind, error.to_string())
}
