//! Files of knowledge: TOML as people write it, or the MessagePack that `build.rs` makes of the built-in ones, because
//! every run reads them and MessagePack is read many times as fast.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error, Unexpected, Visitor};

include!(concat!(env!("OUT_DIR"), "/data.rs"));

/// Why a file of knowledge cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataError {
    /// What is wrong.
    pub message: String,
    /// Its byte in the text, where that is known.
    pub at: Option<usize>,
}

/// A text of a file of knowledge. Of the built-in lint files and tables `build.rs` sets the prose apart and writes its
/// number in its place, because most runs read little of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Cow<'static, str>);

impl Text {
    /// Its letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Text {
    fn from(text: String) -> Text {
        Text(text.into())
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.0 == *other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl serde::Serialize for Text {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        deserializer.deserialize_any(TextReader)
    }
}

/// Reads a text, or the number of one of [`PROSE`]. TOML has signed numbers only, so nobody's own file can name one.
struct TextReader;

impl Visitor<'_> for TextReader {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Text, E> {
        let piece = usize::try_from(number).ok().and_then(|number| PIECES.get(number));
        let text = piece.map(|(from, to)| &PROSE[*from as usize..*to as usize]);
        text.map(|text| Text(text.into())).ok_or_else(|| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text(text.to_owned().into()))
    }
}

/// A file of knowledge.
#[derive(Clone, Copy)]
pub enum DataFile<'a> {
    /// As people write it, in TOML.
    Written(&'a str),
    /// A built-in one, as `build.rs` packed it.
    Packed(&'static [u8]),
}

impl<'a> From<&'a str> for DataFile<'a> {
    fn from(text: &'a str) -> DataFile<'a> {
        DataFile::Written(text)
    }
}

impl<'a> From<&'a String> for DataFile<'a> {
    fn from(text: &'a String) -> DataFile<'a> {
        DataFile::Written(text)
    }
}

impl<'a> DataFile<'a> {
    /// Its text, if it is one that people write.
    pub fn text(self) -> Option<&'a str> {
        match self {
            DataFile::Written(text) => Some(text),
            DataFile::Packed(_) => None,
        }
    }
}

/// A built-in file by its path below `lints/` without the ending: "cues", "tables/events".
///
/// # Panics
/// When there is no such file: the names are written in the code, and tests read each.
pub fn builtin(name: &str) -> DataFile<'static> {
    let found = DATA_FILES.iter().find(|(known, _)| *known == name);
    packed(found.unwrap_or_else(|| panic!("there is no built-in file lints/{name}.toml")).1)
}

/// A built-in file of wordings: "cues-time".
///
/// # Panics
/// When there is no such file or it is not of that form: each is read by a test.
pub fn cues<T: DeserializeOwned>(name: &str) -> T {
    read(builtin(name)).unwrap_or_else(|error| panic!("lints/{name}.toml: {}", error.message))
}

/// What a semantic lint's file gives it under `[words]`, by the lint's id: "qualified-person-missing".
///
/// # Panics
/// As [`cues`].
pub fn words<T: DeserializeOwned>(lint: &str) -> T {
    cues(&format!("words:{lint}"))
}

/// The built-in lints: the path of each below `lints/` without the ending ("wording/doubled-word"), and its file, in the
/// order of their ids.
pub fn lints() -> impl Iterator<Item = (&'static str, DataFile<'static>)> {
    let files =
        DATA_FILES.iter().filter(|(name, _)| name.split_once('/').is_some_and(|(folder, _)| folder != "tables"));
    files.map(|(name, place)| (*name, packed(*place)))
}

fn packed((from, to): (u32, u32)) -> DataFile<'static> {
    DataFile::Packed(&PACKED[from as usize..to as usize])
}

/// The contents of a file of knowledge.
///
/// # Errors
/// What is wrong with the text, and where.
pub fn read<'a, T: DeserializeOwned>(file: impl Into<DataFile<'a>>) -> Result<T, DataError> {
    match file.into() {
        DataFile::Packed(bytes) => {
            rmp_serde::from_slice(bytes).map_err(|error| DataError { message: error.to_string(), at: None })
        }
        DataFile::Written(text) => toml::from_str(text).map_err(|error| DataError {
            message: error.message().trim_end().to_owned(),
            at: error.span().map(|span| span.start),
        }),
    }
}
