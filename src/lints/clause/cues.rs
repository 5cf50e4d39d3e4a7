//! The words by which clauses are read, which are data (`lints/cues-clauses.toml`).

use std::sync::OnceLock;

use serde::{Deserialize, Deserializer};

use crate::letter::Letter;
use crate::letter::pattern::KeySet;
use crate::letter::words::{key, keys};
use crate::text::data;

/// A list of words, as keys.
#[derive(Debug, Default)]
pub struct List(KeySet);

impl List {
    /// Whether the word with this key is one of them.
    pub fn contains(&self, key: &u64) -> bool {
        self.0.contains(key)
    }
}

impl<'de> Deserialize<'de> for List {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<List, D::Error> {
        Ok(List(Vec::<String>::deserialize(deserializer)?.iter().map(|word| key(word)).collect()))
    }
}

/// Every list, named as in the file, which says what each is for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs)]
pub struct Clauses {
    pub gerunds: List,
    pub infinitives: List,
    pub nouns: List,
    pub bare_nouns: List,
    pub leads: List,
    pub between: List,
    pub opens: List,
    pub short: List,
    pub modals: List,
    pub auxiliaries: List,
    pub others: List,
    pub bare: List,
    pub intro: List,
    pub subordinates: List,
    pub joins: List,
    pub objects: List,
    pub pronouns: List,
    pub things: List,
    pub determiners: List,
    pub prepositions: List,
    pub sure_nouns: List,
    pub noun_endings: Vec<String>,
}

const OR: [u64; 2] = keys(["or", "and"]);
const LIKENS: [u64; 2] = keys(["as", "than"]);
const ALWAYS: [u64; 4] = keys(["that", "whether", "which", "who"]);

impl Clauses {
    /// Whether a word is a finite verb wherever it stands in these letters.
    pub fn is_finite(&self, key: u64) -> bool {
        self.modals.contains(&key) || self.auxiliaries.contains(&key) || self.others.contains(&key)
    }

    /// Whether it joins two verbs.
    pub fn is_or(&self, key: u64) -> bool {
        OR.contains(&key)
    }

    /// Whether a word that opens clauses does so whatever follows it.
    pub fn always_opens(&self, key: u64) -> bool {
        ALWAYS.contains(&key)
    }

    /// "as", "than".
    pub fn likens(&self, key: u64) -> bool {
        LIKENS.contains(&key)
    }

    /// Whether a word is a noun, as far as its ending or the genre tells.
    pub fn is_sure_noun(&self, letter: &Letter, at: usize) -> bool {
        let text = letter.word(at);
        self.sure_nouns.contains(&letter.words[at].key)
            || text.len() > 6 && self.noun_endings.iter().any(|ending| text.ends_with(ending.as_str()))
    }
}

/// The lists that foilint brings.
pub fn clauses() -> &'static Clauses {
    static CLAUSES: OnceLock<Clauses> = OnceLock::new();
    CLAUSES.get_or_init(|| {
        data::read(data::builtin("cues-clauses"))
            .unwrap_or_else(|error| panic!("the built-in cues of clauses are tested: {}", error.message))
    })
}
