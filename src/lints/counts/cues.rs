//! What is written for what, and which words the counts cannot judge: data.

use serde::Deserialize;

use crate::letter::Letter;
use crate::letter::pattern::KeySet;
use crate::letter::words::key;
use crate::text::data;

/// The words that are written for one another, a set a line.
const SETS: &str = include_str!("../../../lints/words/confusables.txt");

/// `lints/cues-counts.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    joins_freely: Vec<String>,
    moves_freely: Vec<String>,
    joins_anything: Vec<String>,
    leads: Vec<String>,
    spared: Vec<String>,
}

/// Ready to be asked.
pub struct Cues {
    /// Key of a word, place of its line in the sets; sorted.
    lines: Vec<(u64, usize)>,
    /// The words of the lines.
    found: KeySet,
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
        let mut lines = Vec::new();
        let mut start = 0;
        for line in SETS.split_inclusive('\n') {
            if !line.starts_with('#') {
                let found = line.split_once('>').map_or(line, |(found, _)| found);
                lines.extend(found.split_ascii_whitespace().map(|word| (key(word), start)));
            }
            start += line.len();
        }
        lines.sort_unstable();
        let set = |words: &[String]| words.iter().map(|word| key(word)).collect();
        Ok(Cues {
            found: lines.iter().map(|(word, _)| *word).collect(),
            lines,
            joins_freely: set(&file.joins_freely),
            moves_freely: set(&file.moves_freely),
            joins_anything: set(&file.joins_anything),
            leads: set(&file.leads),
            spared: file.spared.iter().map(|run| run.split(' ').map(key).collect()).collect(),
        })
    }

    /// Whether a word may be written for another.
    pub fn is_written_for_another(&self, word: u64) -> bool {
        self.found.contains(&word)
    }

    /// The words, with their keys, for which the word with this key is written.
    pub fn written_for(&self, word: u64) -> impl Iterator<Item = (&'static str, u64)> + '_ {
        let from = self.lines.partition_point(|(known, _)| *known < word);
        self.lines[from..]
            .iter()
            .take_while(move |(known, _)| *known == word)
            .flat_map(|(_, start)| SETS[*start..].lines().next().unwrap_or_default().split_ascii_whitespace())
            .filter(|other| *other != ">")
            .map(|other| (other, key(other)))
            .filter(move |(_, other)| *other != word)
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
        let others: Vec<&str> = cues.written_for(key("They")).map(|(word, _)| word).collect();
        assert!(others.contains(&"the") && !others.contains(&"they"), "{others:?}");
        assert_eq!(cues.written_for(key("exemptible")).count(), 0);
    }
}
