//! The words by which clauses are read, which are data (`lints/cues-clauses.toml`).

use std::sync::OnceLock;

use serde::Deserialize;

use crate::letter::words::keys;
use crate::letter::{Letter, WordList, Wordings};
use crate::text::data;

/// Every list, named as in the file, which says what each is for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs)]
pub struct Clauses {
    pub gerunds: WordList,
    pub infinitives: WordList,
    pub nouns: WordList,
    pub bare_nouns: WordList,
    pub leads: WordList,
    pub between: WordList,
    pub opens: WordList,
    pub short: WordList,
    pub modals: WordList,
    pub auxiliaries: WordList,
    pub others: WordList,
    pub bare: WordList,
    pub intro: WordList,
    pub subordinates: WordList,
    pub joins: WordList,
    pub objects: WordList,
    pub pronouns: WordList,
    pub things: WordList,
    pub determiners: WordList,
    pub prepositions: WordList,
    pub sure_nouns: WordList,
    pub noun_endings: Wordings,
    pub set_against: WordList,
    pub told: WordList,
    pub times: WordList,
}

const OR: [u64; 2] = keys(["or", "and"]);
const JOINS: [u64; 7] = keys(["and", "or", "nor", "but", "than", "as", "to"]);
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

    /// Whether what ends with this word has not ended: "and", "but", "which".
    pub fn leaves_open(&self, key: u64) -> bool {
        JOINS.contains(&key) || self.always_opens(key)
    }

    /// "as", "than".
    pub fn likens(&self, key: u64) -> bool {
        LIKENS.contains(&key)
    }

    /// Whether a word is a noun, as far as its ending or the genre tells.
    pub fn is_sure_noun(&self, letter: &Letter, at: usize) -> bool {
        let text = letter.word(at);
        self.sure_nouns.contains(&letter.words[at].key)
            || text.len() > 6 && self.noun_endings.iter().any(|ending| text.ends_with(ending))
    }
}

/// The lists that foilint brings.
pub fn clauses() -> &'static Clauses {
    static CLAUSES: OnceLock<Clauses> = OnceLock::new();
    CLAUSES.get_or_init(|| data::cues("cues-clauses"))
}
