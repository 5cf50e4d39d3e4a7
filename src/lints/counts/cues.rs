//! Which words the counts cannot judge: data.

use serde::Deserialize;

use crate::letter::pattern::KeySet;
use crate::letter::words::key;
use crate::letter::{Letter, Wordings};
use crate::text::data;

/// `lints/cues-counts.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    joins_freely: Wordings,
    sounds_alike: Wordings,
    moves_freely: Wordings,
    joins_anything: Wordings,
    leads: Wordings,
    gives: Wordings,
    spared: Wordings,
}

/// Ready to be asked.
pub struct Cues {
    joins_freely: KeySet,
    sounds_alike: Vec<Vec<u64>>,
    moves_freely: KeySet,
    joins_anything: KeySet,
    leads: KeySet,
    gives: KeySet,
    spared: Vec<Vec<u64>>,
}

impl Cues {
    /// Those that foilint brings.
    ///
    /// # Errors
    /// What is wrong with a file.
    pub fn builtin() -> Result<Cues, String> {
        let file: File = data::read(data::builtin("cues-counts")).map_err(|error| error.message)?;
        let set = |words: &Wordings| words.iter().map(key).collect();
        let runs = |runs: &Wordings| runs.iter().map(|run| run.split(' ').map(key).collect()).collect();
        Ok(Cues {
            joins_freely: set(&file.joins_freely),
            moves_freely: set(&file.moves_freely),
            joins_anything: set(&file.joins_anything),
            leads: set(&file.leads),
            gives: set(&file.gives),
            sounds_alike: runs(&file.sounds_alike),
            spared: runs(&file.spared),
        })
    }

    /// Whether a word stands between nearly any two others: "and", "that".
    pub fn joins_freely(&self, word: u64) -> bool {
        self.joins_freely.contains(&word)
    }

    /// Whether two words sound the same: "there", "their".
    pub fn sound_alike(&self, one: u64, other: u64) -> bool {
        self.sounds_alike.iter().any(|set| set.contains(&one) && set.contains(&other))
    }

    /// Whether the place of a word depends on more than its neighbours: "and", "not".
    pub fn joins_anything(&self, word: u64) -> bool {
        self.joins_anything.contains(&word)
    }

    /// Whether a word comes before what belongs to it: "they".
    pub fn leads(&self, word: u64) -> bool {
        self.leads.contains(&word)
    }

    /// Whether a verb hands somebody something: "send".
    pub fn gives(&self, verb: u64) -> bool {
        self.gives.contains(&verb)
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
