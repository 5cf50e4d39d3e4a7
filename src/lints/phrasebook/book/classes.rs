//! The classes of function words, and which of them never stand side by side.

use std::collections::BTreeMap;

use crate::letter::words::{KeyTable, key};

/// Function words by class; every other word is a content word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classes(KeyTable<u16>);

/// The classes of `lints/words/classes.txt`.
const NAMES: [&str; 9] = ["det", "pron", "prep", "conj", "modal", "be", "have", "do", "adv"];
pub const DET: u16 = 1;
pub const PRON: u16 = 1 << 1;
pub const PREP: u16 = 1 << 2;
pub const CONJ: u16 = 1 << 3;
pub const MODAL: u16 = 1 << 4;
pub const BE: u16 = 1 << 5;
pub const HAVE: u16 = 1 << 6;
pub const DO: u16 = 1 << 7;
pub const ADV: u16 = 1 << 8;
pub const NEG: u16 = 1 << 9;
/// A common word of the genre.
const KNOWN: u16 = 1 << 15;

impl Classes {
    /// Read `class: word word` lines, and the common words of the genre.
    ///
    /// # Errors
    /// The line that cannot be read.
    pub fn parse(classes: &str, genre: &str) -> Result<Classes, String> {
        let mut read: BTreeMap<u64, u16> = BTreeMap::new();
        for line in meaningful(classes) {
            let (name, words) = line.split_once(':').ok_or_else(|| format!("‘{line}’ names no class"))?;
            let bit = match name.trim() {
                "neg" => NEG,
                name => {
                    1 << NAMES
                        .iter()
                        .position(|known| *known == name)
                        .ok_or_else(|| format!("‘{name}’ is not a class"))?
                }
            };
            words.split_whitespace().for_each(|word| *read.entry(key(word)).or_default() |= bit);
        }
        for word in meaningful(genre).flat_map(str::split_whitespace) {
            *read.entry(key(word)).or_default() |= KNOWN;
        }
        Ok(Classes(KeyTable::new(read.into_iter())))
    }

    /// Those that were read when foilint was built.
    #[allow(dead_code, reason = "not for build.rs")]
    pub fn compiled(places: &'static [(u64, u16)]) -> Classes {
        Classes(KeyTable::compiled(places))
    }

    /// As constants in Rust, for [`Classes::compiled`].
    #[allow(dead_code, reason = "build.rs calls it")]
    pub fn source(&self) -> String {
        format!("pub static CLASSES: &[(u64, u16)] = &{:?};\n", self.0.places())
    }

    /// The classes of a function word; 0 for a content word.
    pub fn of(&self, key: u64) -> u16 {
        self.0.get(key) & !KNOWN
    }

    /// Whether it is a function word.
    pub fn is_function(&self, key: u64) -> bool {
        self.of(key) != 0
    }

    /// Whether it is a function word or a common word of the genre.
    pub fn is_known(&self, key: u64) -> bool {
        self.0.get(key) != 0
    }
}

fn meaningful(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The pairs of function words that never stand side by side, from the text of `lints/words/apart.txt`, in order.
///
/// # Errors
/// The line that cannot be read.
#[allow(dead_code, reason = "build.rs calls it, and a test")]
pub fn apart(text: &str) -> Result<Vec<u64>, String> {
    let mut pairs = Vec::new();
    for line in meaningful(text) {
        let (first, seconds) = line.split_once(':').ok_or_else(|| format!("‘{line}’ has no colon"))?;
        let first = key(first);
        pairs.extend(seconds.split_whitespace().map(|second| beside(first, key(second))));
    }
    pairs.sort_unstable();
    Ok(pairs)
}

/// What two words side by side are known by.
pub fn beside(first: u64, second: u64) -> u64 {
    (first.rotate_left(23) ^ second).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
