//! Files of knowledge: TOML as people write it, or the JSON that `build.rs` makes of the built-in ones, because every
//! run reads them and JSON is read several times as fast.

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

/// A text of a file of knowledge. Of the built-in lint files `build.rs` sets the prose apart and writes its number in
/// its place, because most runs read none of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(Cow<'static, str>);

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
        let text = PROSE.get(number as usize).copied();
        text.map(|text| Text(text.into())).ok_or_else(|| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text(text.to_owned().into()))
    }
}

/// A built-in file as JSON, by its path below `lints/` without the ending: "cues", "tables/events".
///
/// # Panics
/// When there is no such file: the names are written in the code, and tests read each.
pub fn builtin(name: &str) -> &'static str {
    let found = DATA_FILES.iter().find(|(known, _)| *known == name);
    found.unwrap_or_else(|| panic!("there is no built-in file lints/{name}.toml")).1
}

/// The built-in lints, by their path below `lints/` without the ending ("wording/doubled-word"), and as JSON, in the
/// order of their ids.
pub fn lints() -> impl Iterator<Item = (&'static str, &'static str)> {
    let files = DATA_FILES.iter().copied();
    files.filter(|(name, _)| name.split_once('/').is_some_and(|(folder, _)| folder != "tables"))
}

/// The contents of a file of knowledge, in TOML or JSON.
///
/// # Errors
/// What is wrong with the text, and where.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, DataError> {
    if text.starts_with('{') {
        return serde_json::from_str(text).map_err(|error| DataError { message: error.to_string(), at: None });
    }
    toml::from_str(text).map_err(|error| DataError {
        message: error.message().trim_end().to_owned(),
        at: error.span().map(|span| span.start),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn toml_and_json_say_the_same() {
        let toml: toml::Value = read("words = ['a', 'b']").unwrap();
        assert_eq!(toml, read::<toml::Value>(r#"{"words":["a","b"]}"#).unwrap());
    }

    #[test]
    fn every_built_in_file_can_be_read() {
        assert!(DATA_FILES.len() >= 10);
        for (name, text) in DATA_FILES {
            read::<toml::Value>(text).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        }
    }
}
