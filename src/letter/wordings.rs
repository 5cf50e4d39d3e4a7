//! Lists of wordings and of words out of a file of knowledge. Those of the built-in cue files were compiled by
//! `build.rs`, where a number stands for each of them: a run borrows them and reads nothing.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Unexpected, Visitor};

use super::pattern::Slot::*;
use super::pattern::Step::*;
use super::pattern::{First, KeySet, PatternError, PatternSet, Step, Table, Way};
use super::words::key;

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

/// A list that `build.rs` compiled: the ranges of its parts in what all of them share.
struct Compiled {
    /// Its wordings in [`TEXTS`], one a line.
    text: (u32, u32),
    /// In [`STEPS`].
    steps: (u32, u32),
    /// In [`FIRSTS`].
    firsts: (u32, u32),
    /// In [`WAYS`].
    ways: (u32, u32),
    /// In [`BITS`].
    bits: (u32, u32),
    /// Whether each wording is one word, with the key of that word.
    single: bool,
}

/// The part of a slice that a range of a [`Compiled`] names.
fn part<T>(of: &'static [T], (from, to): (u32, u32)) -> &'static [T] {
    &of[from as usize..to as usize]
}

impl Compiled {
    fn text(&self) -> &'static str {
        &TEXTS[self.text.0 as usize..self.text.1 as usize]
    }

    fn set(&self) -> PatternSet {
        let (firsts, ways, bits) = (part(FIRSTS, self.firsts), part(WAYS, self.ways), part(BITS, self.bits));
        let table = Table { firsts: firsts.into(), ways: ways.into(), bits: bits.into() };
        PatternSet::compiled(part(STEPS, self.steps), table)
    }
}

/// A list of wordings.
#[derive(Default)]
pub struct Wordings(List);

enum List {
    Compiled(&'static Compiled),
    Own(Vec<String>),
}

impl Default for List {
    fn default() -> List {
        List::Own(Vec::new())
    }
}

impl Wordings {
    /// Each of them as written, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let (compiled, own) = match &self.0 {
            List::Compiled(list) => (Some(list.text().split('\n')), None),
            List::Own(texts) => (None, Some(texts.iter().map(String::as_str))),
        };
        compiled.into_iter().flatten().chain(own.into_iter().flatten())
    }

    /// Whether one of them is written just so.
    pub fn contains(&self, text: &str) -> bool {
        self.iter().any(|one| one == text)
    }

    /// Add them to a set under a number of the caller's choice.
    ///
    /// # Errors
    /// When one of them is no pattern; the error names it.
    pub fn add_to(&self, set: &mut PatternSet, id: usize) -> Result<(), PatternError> {
        match &self.0 {
            List::Compiled(list) => set.join(id, list.set()),
            List::Own(texts) => {
                for text in texts {
                    set.add(id, text).map_err(|PatternError(fault)| PatternError(format!("‘{text}’: {fault}")))?;
                }
            }
        }
        Ok(())
    }

    /// A set of them alone, under the number 0.
    ///
    /// # Errors
    /// As [`Wordings::add_to`].
    pub fn set(&self) -> Result<PatternSet, PatternError> {
        let mut set = PatternSet::default();
        self.add_to(&mut set, 0)?;
        Ok(set)
    }
}

impl<'de> Deserialize<'de> for Wordings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Wordings, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

/// Reads a list as people write it, or the number of one of [`LISTS`]. TOML has signed numbers only, so nobody's own
/// file can name one.
struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Wordings;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of wordings")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Wordings, E> {
        let list = LISTS.get(number as usize);
        list.map(|list| Wordings(List::Compiled(list)))
            .ok_or_else(|| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Wordings, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = list.next_element()? {
            texts.push(text);
        }
        Ok(Wordings(List::Own(texts)))
    }
}

/// A list of wordings, all with the number 0.
impl<'de> Deserialize<'de> for PatternSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PatternSet, D::Error> {
        Wordings::deserialize(deserializer)?.set().map_err(D::Error::custom)
    }
}

/// A list of single words, by their keys.
#[derive(Debug)]
pub enum WordList {
    /// Of a list of [`LISTS`] whose wordings are single words.
    Compiled(PatternSet),
    /// Of any other.
    Own(KeySet),
}

impl WordList {
    /// Whether the word with this key is one of them.
    #[inline]
    pub fn contains(&self, key: &u64) -> bool {
        match self {
            WordList::Compiled(set) => set.table().may_begin(*key) && set.table().first(*key).is_some(),
            WordList::Own(keys) => keys.contains(key),
        }
    }
}

impl<'de> Deserialize<'de> for WordList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<WordList, D::Error> {
        let list = Wordings::deserialize(deserializer)?;
        Ok(match list.0 {
            List::Compiled(list) if list.single => WordList::Compiled(list.set()),
            _ => WordList::Own(list.iter().map(key).collect()),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::text::data::{self, DataFile};

    /// Every list in a file of knowledge, in order.
    fn lists(value: &toml::Value, found: &mut Vec<Vec<String>>) {
        match value {
            toml::Value::Array(items) if items.iter().all(toml::Value::is_str) && !items.is_empty() => {
                found.push(items.iter().map(|item| item.as_str().unwrap().to_owned()).collect());
            }
            toml::Value::Array(items) => items.iter().for_each(|item| lists(item, found)),
            toml::Value::Table(table) => table.values().for_each(|value| lists(value, found)),
            _ => {}
        }
    }

    /// The lint files and the cue files in the order of their names, as `build.rs` reads them.
    fn tables() -> Vec<(PathBuf, toml::Table)> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("lints");
        let entries = |folder: &Path| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let folders = entries(&root).filter(|path| path.is_dir() && !path.ends_with("tables"));
        let mut paths: Vec<PathBuf> = folders.flat_map(|folder| entries(&folder)).chain(entries(&root)).collect();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
        paths.sort_by_key(|path| path.file_stem().map(ToOwned::to_owned));
        let read = |path: PathBuf| (toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap(), path);
        paths.into_iter().map(read).map(|(table, path)| (path, table)).collect()
    }

    #[test]
    fn the_compiled_lists_are_what_the_cue_files_say() {
        let mut written = Vec::new();
        for (path, table) in &tables() {
            // a lint's own words, and the whole of a cue file
            match path.file_name().unwrap().to_string_lossy().starts_with("cues") {
                true => table.values().for_each(|value| lists(value, &mut written)),
                false => table.get("words").into_iter().for_each(|words| lists(words, &mut written)),
            }
        }
        // some lists are of other things
        written.retain(|texts| Wordings(List::Own(texts.clone())).set().is_ok());
        assert_eq!(written.len(), LISTS.len());
        for (compiled, texts) in LISTS.iter().zip(&written) {
            let (compiled, own) = (Wordings(List::Compiled(compiled)), Wordings(List::Own(texts.clone())));
            assert!(compiled.iter().eq(own.iter()));
            let (compiled, own) = (compiled.set().unwrap(), own.set().unwrap());
            assert_eq!(compiled.program(), own.program());
            assert_eq!(compiled.table(), own.table());
        }
    }

    #[test]
    fn lists_that_are_joined_are_found_under_their_numbers() {
        let own = |texts: &[&str]| Wordings(List::Own(texts.iter().map(|text| (*text).to_owned()).collect()));
        let (first, second) = (own(&["[the] Act (of|from) {date}", "the Code"]), own(&["the (Act|Code) says", "and"]));
        let (mut joined, mut added) = (first.set().unwrap(), first.set().unwrap());
        joined.join(7, second.set().unwrap());
        second.add_to(&mut added, 7).unwrap();
        assert_eq!(joined.program(), added.program());
        assert_eq!(joined.table(), added.table());
    }

    fn packed(value: &impl serde::Serialize) -> DataFile<'static> {
        DataFile::Packed(rmp_serde::to_vec(value).unwrap().leak())
    }

    #[test]
    fn no_file_that_people_write_names_a_list_by_its_number() {
        let number = BTreeMap::from([("a", 1)]);
        assert!(data::read::<BTreeMap<String, Wordings>>("a = 1").is_err());
        assert!(data::read::<BTreeMap<String, Wordings>>(packed(&number)).is_ok());
    }

    #[test]
    fn a_word_list_knows_its_words_as_a_letter_has_them() {
        for (compiled, number) in LISTS.iter().zip(0u32..) {
            let list: WordList = data::read(packed(&number)).unwrap();
            assert_eq!(compiled.single, matches!(list, WordList::Compiled(_)));
            assert!(Wordings(List::Compiled(compiled)).iter().all(|text| list.contains(&key(text))));
        }
        // a pattern reads the mark as none of the word
        let list: BTreeMap<String, WordList> = data::read("a = [\"its'\", 'section']").unwrap();
        assert!(list["a"].contains(&key("Section")) && !list["a"].contains(&key("its")));
    }
}
