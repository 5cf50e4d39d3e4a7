//! What is written for what, and which words the counts cannot judge: data.

use serde::Deserialize;

use crate::letter::pattern::{KeyMap, KeySet};
use crate::letter::words::key;
use crate::letter::{Letter, Wordings};
use crate::text::data;

/// The words that are written for one another, a set a line.
const SETS: &str = include_str!("../../../lints/words/confusables.txt");

/// `lints/cues-counts.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    joins_freely: Wordings,
    moves_freely: Wordings,
    joins_anything: Wordings,
    leads: Wordings,
    spared: Wordings,
}

/// A word for which another is written.
#[derive(Clone, Copy, Debug)]
pub struct Other {
    /// The word.
    pub word: &'static str,
    /// Its key.
    pub key: u64,
}

/// Ready to be asked.
pub struct Cues {
    /// For each word of the sets, which of `others` may stand for it.
    places: KeyMap<(u32, u32)>,
    others: Vec<Other>,
    joins_freely: KeySet,
    moves_freely: KeySet,
    joins_anything: KeySet,
    leads: KeySet,
    spared: Vec<Vec<u64>>,
}

impl Cues {
    /// Those that foilint brings.
    ///
    /// # Errors
    /// What is wrong with a file.
    pub fn builtin() -> Result<Cues, String> {
        let file: File = data::read(data::builtin("cues-counts")).map_err(|error| error.message)?;
        let mut pairs: Vec<(u64, Other)> = Vec::new();
        for line in SETS.lines().filter(|line| !line.starts_with('#')) {
            let words = |part: &'static str| part.split_ascii_whitespace().map(|word| Other { word, key: key(word) });
            let (found, meant) = line.split_once('>').unwrap_or((line, line));
            for found in words(found) {
                pairs.extend(words(meant).filter(|meant| meant.key != found.key).map(|meant| (found.key, meant)));
            }
        }
        pairs.sort_unstable_by_key(|(found, meant)| (*found, meant.key));
        let mut places: KeyMap<(u32, u32)> = KeyMap::default();
        for (at, (found, _)) in pairs.iter().enumerate() {
            places.entry(*found).or_insert((at as u32, 0)).1 = at as u32 + 1;
        }
        let set = |words: &Wordings| words.iter().map(key).collect();
        Ok(Cues {
            places,
            others: pairs.into_iter().map(|(_, other)| other).collect(),
            joins_freely: set(&file.joins_freely),
            moves_freely: set(&file.moves_freely),
            joins_anything: set(&file.joins_anything),
            leads: set(&file.leads),
            spared: file.spared.iter().map(|run| run.split(' ').map(key).collect()).collect(),
        })
    }

    /// The words for which the word with this key is written.
    #[inline]
    pub fn written_for(&self, word: u64) -> &[Other] {
        let (from, to) = self.places.get(&word).copied().unwrap_or_default();
        &self.others[from as usize..to as usize]
    }

    /// Whether a word stands between nearly any two others: "and", "that".
    pub fn joins_freely(&self, word: u64) -> bool {
        self.joins_freely.contains(&word)
    }

    /// Whether the place of a word depends on more than its neighbours: "and", "not".
    pub fn joins_anything(&self, word: u64) -> bool {
        self.joins_anything.contains(&word)
    }

    /// Whether a word comes before what belongs to it: "they".
    pub fn leads(&self, word: u64) -> bool {
        self.leads.contains(&word)
    }

    /// Whether a word may stand nearly anywhere: "also", "first".
    #[inline]
    pub fn moves_freely(&self, word: u64) -> bool {
        self.moves_freely.contains(&word)
    }

    /// Whether word `at` is part of a run that is right, though the counts do not know it.
    pub fn is_spared(&self, letter: &Letter, at: usize) -> bool {
        let stands = |run: &[u64], first: usize| {
            letter
                .words
                .get(first..first + run.len())
                .is_some_and(|words| words.iter().map(|word| word.key).eq(run.iter().copied()))
        };
        self.spared.iter().any(|run| (0..run.len()).any(|inside| at >= inside && stands(run, at - inside)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_written_for_those_of_its_sets() {
        let cues = Cues::builtin().unwrap();
        let others: Vec<&str> = cues.written_for(key("They")).iter().map(|other| other.word).collect();
        assert!(others.contains(&"the") && !others.contains(&"they"), "{others:?}");
        assert!(cues.written_for(key("exemptible")).is_empty());
    }
}
