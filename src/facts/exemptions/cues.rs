//! The wordings that show what a letter does with an exemption, and where they stand. They are data
//! (`lints/cues-exemptions.toml`); one pass over the authority's own words finds them all.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use crate::letter::pattern::{Found, NoSlots, PatternSet};
use crate::letter::{BlockKind, Letter, Wordings};
use crate::text::data;

/// What a wording shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    Relied,
    NotRelied,
    Ncnd,
    NcndPart,
    ReasonsWithheld,
    Class,
    Prejudice,
    Absolute,
    Qualified,
    These,
    This,
    Harm,
    Interest,
    Favouring,
    Against,
    Balance,
    Attached,
    Act,
    ScottishAct,
}

/// Every cue with its name in the file.
const NAMES: [(&str, Cue); 19] = [
    ("relied", Cue::Relied),
    ("not-relied", Cue::NotRelied),
    ("ncnd", Cue::Ncnd),
    ("ncnd-part", Cue::NcndPart),
    ("reasons-withheld", Cue::ReasonsWithheld),
    ("class", Cue::Class),
    ("prejudice", Cue::Prejudice),
    ("absolute", Cue::Absolute),
    ("qualified", Cue::Qualified),
    ("these", Cue::These),
    ("this", Cue::This),
    ("harm", Cue::Harm),
    ("interest", Cue::Interest),
    ("favouring", Cue::Favouring),
    ("against", Cue::Against),
    ("balance", Cue::Balance),
    ("attached", Cue::Attached),
    ("act", Cue::Act),
    ("scottish-act", Cue::ScottishAct),
];

/// A cue in a letter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub(super) cue: Cue,
    /// Its first word.
    pub(super) start: usize,
    /// One past its last word.
    pub(super) end: usize,
}

/// Every cue in the authority's own words, in order.
#[derive(Debug, Default)]
pub(super) struct Hits(Vec<Hit>);

impl Hits {
    /// Look for them. Cues may lie within one another; of those that begin at one word the longest of each meaning that
    /// is longest counts.
    pub(super) fn of(letter: &Letter) -> Hits {
        let own = |found: &Found| {
            let block = &letter.blocks[letter.block_of(found.start)];
            block.region.is_own_prose() && block.kind != BlockKind::Literal && found.end <= block.words.end
        };
        let found = sets().iter().flat_map(|set| set.anywhere(letter, &NoSlots)).filter(own);
        let hit = |found: Found| Hit { cue: NAMES[found.id].1, start: found.start, end: found.end };
        let mut hits: Vec<Hit> = found.map(hit).collect();
        hits.sort_by_key(|hit| hit.start);
        Hits(hits)
    }

    /// Those that begin in a run of words.
    pub(super) fn within(&self, words: Range<usize>) -> &[Hit] {
        let from = self.0.partition_point(|hit| hit.start < words.start);
        let to = self.0.partition_point(|hit| hit.start < words.end);
        &self.0[from..to.max(from)]
    }

    /// The first of one meaning in a run of words.
    pub(super) fn first(&self, cue: Cue, words: Range<usize>) -> Option<Hit> {
        self.within(words).iter().copied().find(|hit| hit.cue == cue)
    }

    /// Whether one of that meaning begins in a run of words.
    pub(super) fn has(&self, cue: Cue, words: Range<usize>) -> bool {
        self.first(cue, words).is_some()
    }

    /// All of them.
    pub(super) fn any(&self) -> impl Iterator<Item = Hit> {
        self.0.iter().copied()
    }

    /// All of one meaning.
    pub(super) fn all(&self, cue: Cue) -> impl Iterator<Item = Hit> {
        self.0.iter().copied().filter(move |hit| hit.cue == cue)
    }
}

/// So many words around a place of a sentence are looked at: a longer sentence is none that a person wrote.
const REACH: usize = 120;

/// The part of a sentence that is near a word of it.
pub(super) fn near(sentence: &Range<usize>, at: usize) -> Range<usize> {
    sentence.start.max(at.saturating_sub(REACH))..sentence.end.min(at + REACH)
}

/// The wordings that foilint brings: two sets, so that "apply" is seen within "does not apply to this".
fn sets() -> &'static [PatternSet; 2] {
    static SETS: OnceLock<[PatternSet; 2]> = OnceLock::new();
    SETS.get_or_init(|| {
        let file: BTreeMap<String, Wordings> = data::cues("cues-exemptions");
        let mut sets = [PatternSet::default(), PatternSet::default()];
        for (name, wordings) in &file {
            let id = NAMES.iter().position(|(known, _)| known == name);
            let id = id.unwrap_or_else(|| panic!("the built-in cues of exemptions are tested: no meaning ‘{name}’"));
            let set = usize::from(matches!(NAMES[id].1, Cue::Interest | Cue::NotRelied | Cue::Harm | Cue::NcndPart));
            wordings.add_to(&mut sets[set], id).unwrap_or_else(|error| panic!("[{name}] {error}"));
        }
        sets
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_built_in_cues_can_be_read() {
        super::sets();
    }
}
