//! Lists of words that are looked up by key: the words of a sentence are asked about many times over.

use std::sync::OnceLock;

use crate::letter::Letter;
use crate::letter::pattern::KeySet;
use crate::letter::words::key;

/// Words with spaces between, and their keys once they have been asked for.
pub(super) struct WordList {
    words: &'static str,
    keys: OnceLock<KeySet>,
}

impl WordList {
    /// A list of lower-case words with spaces between.
    pub(super) const fn new(words: &'static str) -> WordList {
        WordList { words, keys: OnceLock::new() }
    }

    /// Whether word `at` of a letter is in the list, in whatever case and style of apostrophe.
    pub(super) fn has(&self, letter: &Letter, at: usize) -> bool {
        letter.words.get(at).is_some_and(|word| self.keys().contains(&word.key))
    }

    /// The blocks of a letter that have any of them, in order.
    pub(super) fn blocks(&self, letter: &Letter) -> Vec<usize> {
        let places = self.keys().iter().flat_map(|&key| letter.places_of(key));
        let mut blocks: Vec<usize> = places.map(|at| letter.block_of(at)).collect();
        blocks.sort_unstable();
        blocks.dedup();
        blocks
    }

    /// Whether a letter has any of them.
    pub(super) fn is_in(&self, letter: &Letter) -> bool {
        self.keys().iter().any(|&key| letter.places_of(key).next().is_some())
    }

    fn keys(&self) -> &KeySet {
        self.keys.get_or_init(|| self.words.split_ascii_whitespace().map(key).collect())
    }
}
