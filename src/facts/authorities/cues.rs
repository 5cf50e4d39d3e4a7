//! The wordings that go with authorities' names, read once from `lints/cues-authority.toml`: how names are made, and
//! where a letter speaks of itself.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::{Sector, Voice};
use crate::letter::pattern::{KeyMap, KeySet, NoSlots, PatternSet};
use crate::letter::words::key;
use crate::letter::{Block, Letter, Wordings};
use crate::text::data::{self, DataFile};

/// The words of one style, such as "city council".
#[derive(Clone, Debug)]
pub(super) struct Style {
    pub(super) keys: Vec<u64>,
    pub(super) text: String,
    pub(super) sector: Sector,
}

/// Wordings around a name.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// Those that end with the name.
    pub(super) before: PatternSet,
    /// Those that begin with it.
    pub(super) after: PatternSet,
    /// What stands before and after it in those that do neither.
    pub(super) both: Vec<(PatternSet, PatternSet)>,
}

impl Around {
    /// Read wordings that each have one `{authority}`.
    fn parse(wordings: &Wordings) -> Result<Around, String> {
        let mut around = Around::default();
        for wording in wordings.iter() {
            let parts = wording.split_once("{authority}").map(|(before, after)| (before.trim(), after.trim()));
            let (before, after) = parts.ok_or_else(|| format!("‘{wording}’ has no {{authority}}"))?;
            let set =
                |set: &mut PatternSet, part: &str| set.add(0, part).map_err(|error| format!("‘{wording}’: {error}"));
            match (before, after) {
                (before, "") => set(&mut around.before, before)?,
                ("", after) => set(&mut around.after, after)?,
                (before, after) => {
                    let mut both = (PatternSet::default(), PatternSet::default());
                    set(&mut both.0, before)?;
                    set(&mut both.1, after)?;
                    around.both.push(both);
                }
            }
        }
        Ok(around)
    }
}

/// Everything the file says.
#[derive(Debug)]
pub(super) struct AuthorityCues {
    /// Styles that end a name, by their first word, longest first.
    pub(super) suffixes: KeyMap<Vec<Style>>,
    /// Styles that begin a name, likewise.
    pub(super) prefixes: KeyMap<Vec<Style>>,
    pub(super) not_names: KeySet,
    pub(super) another_body: KeySet,
    /// The wordings in which a letter speaks of itself, the surest first.
    pub(super) voices: [(Voice, Around); 2],
    answer: PatternSet,
    third_party: PatternSet,
    past: PatternSet,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    strong: Any,
    answer: Anywhere,
    weak: Any,
    third_party: Anywhere,
    past: Anywhere,
    suffix: BTreeMap<String, Wordings>,
    prefix: BTreeMap<String, Wordings>,
    not_a_name: Words,
    another_body: Words,
}

#[derive(Deserialize)]
struct Any {
    any: Wordings,
}

#[derive(Deserialize)]
struct Anywhere {
    anywhere: PatternSet,
}

#[derive(Deserialize)]
struct Words {
    words: Wordings,
}

/// The built-in wordings.
pub(super) fn builtin() -> &'static AuthorityCues {
    static CUES: OnceLock<AuthorityCues> = OnceLock::new();
    CUES.get_or_init(|| {
        AuthorityCues::parse(data::builtin("cues-authority")).expect("the built-in wordings are tested")
    })
}

impl AuthorityCues {
    fn parse(file: DataFile) -> Result<AuthorityCues, String> {
        let file: File = data::read(file).map_err(|error| error.message)?;
        let keys = |list: &Words| list.words.iter().map(key).collect();
        Ok(AuthorityCues {
            suffixes: styles(&file.suffix)?,
            prefixes: styles(&file.prefix)?,
            not_names: keys(&file.not_a_name),
            another_body: keys(&file.another_body),
            voices: [(Voice::Strong, Around::parse(&file.strong.any)?), (Voice::Weak, Around::parse(&file.weak.any)?)],
            answer: file.answer.anywhere,
            third_party: file.third_party.anywhere,
            past: file.past.anywhere,
        })
    }

    /// Whether a block speaks to the requester of the request, as no requester does.
    pub(super) fn answers(&self, letter: &Letter, block: &Block) -> bool {
        self.answer.is_in(&letter.words, block.words.clone(), &NoSlots)
    }

    /// Whether the sentence of word `at` also speaks of other authorities' doings.
    pub(super) fn third_party(&self, letter: &Letter, at: usize) -> bool {
        in_sentence(&self.third_party, letter, at)
    }

    /// Whether the sentence of word `at` speaks of a name of the past.
    pub(super) fn past(&self, letter: &Letter, at: usize) -> bool {
        in_sentence(&self.past, letter, at)
    }
}

fn in_sentence(set: &PatternSet, letter: &Letter, at: usize) -> bool {
    // a sentence is read around the name only, so that one endless sentence full of names stays cheap
    const AROUND: usize = 60;
    let Some(sentence) = letter.sentence_of(at) else { return false };
    let range = sentence.words.start.max(at.saturating_sub(AROUND))..sentence.words.end.min(at + AROUND);
    set.is_in(&letter.words, range, &NoSlots)
}

fn styles(file: &BTreeMap<String, Wordings>) -> Result<KeyMap<Vec<Style>>, String> {
    let mut styles: KeyMap<Vec<Style>> = KeyMap::default();
    for (name, texts) in file {
        let sector = Sector::parse(name).ok_or_else(|| format!("‘{name}’ is no sort of authority"))?;
        for text in texts.iter() {
            let keys: Vec<u64> = text.split_whitespace().filter(|word| *word != "&").map(key).collect();
            let first = *keys.first().ok_or("a style is empty")?;
            styles.entry(first).or_default().push(Style { keys, text: text.replace('&', "and"), sector });
        }
    }
    styles.values_mut().for_each(|list| list.sort_by_key(|style| std::cmp::Reverse(style.keys.len())));
    Ok(styles)
}

#[cfg(test)]
mod tests {
    use super::AuthorityCues;

    #[test]
    fn the_built_in_wordings_can_be_read() {
        AuthorityCues::parse(include_str!("../../../lints/cues-authority.toml").into()).unwrap();
    }
}
