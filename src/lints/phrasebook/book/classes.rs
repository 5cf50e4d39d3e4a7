//! The classes of function words, and which of them never stand side by side.

use std::sync::OnceLock;

use crate::letter::pattern::{KeyMap, KeySet};
use crate::letter::words::key;

/// Function words by class; every other word is a content word.
#[derive(Clone, Debug, Default)]
pub struct Classes {
    of: KeyMap<u16>,
}

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
        let mut read = Classes::default();
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
            words.split_whitespace().for_each(|word| *read.of.entry(key(word)).or_default() |= bit);
        }
        for word in meaningful(genre).flat_map(str::split_whitespace) {
            *read.of.entry(key(word)).or_default() |= KNOWN;
        }
        Ok(read)
    }

    /// The classes of a function word; 0 for a content word.
    pub fn of(&self, key: u64) -> u16 {
        self.of.get(&key).copied().unwrap_or(0) & !KNOWN
    }

    /// Whether it is a function word.
    pub fn is_function(&self, key: u64) -> bool {
        self.of(key) != 0
    }

    /// Whether it is a function word or a common word of the genre.
    pub fn is_known(&self, key: u64) -> bool {
        self.of.contains_key(&key)
    }
}

fn meaningful(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether `lints/words/apart.txt` says that two function words never stand side by side. It is read when a formula is
/// first found to be nearly there, which a letter without a slip in one seldom asks for.
pub fn never_beside(first: u64, second: u64) -> bool {
    static APART: OnceLock<KeySet> = OnceLock::new();
    let apart = APART.get_or_init(|| {
        let mut apart = KeySet::default();
        for line in meaningful(include_str!("../../../../lints/words/apart.txt")) {
            let (first, seconds) = line.split_once(':').expect("the built-in word lists are tested");
            let first = key(first);
            apart.extend(seconds.split_whitespace().map(|second| pair(first, key(second))));
        }
        apart
    });
    apart.contains(&pair(first, second))
}

fn pair(first: u64, second: u64) -> u64 {
    (first.rotate_left(23) ^ second).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_apart_in_their_order() {
        let apart = |first: &str, second: &str| never_beside(key(first), key(second));
        assert!(apart("the", "of") && apart("a", "the"));
        assert!(!apart("of", "the") && !apart("that", "is"));
    }
}
