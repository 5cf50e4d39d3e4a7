//! The wordings about reviews and regulators, read from `lints/cues-rights.toml`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::letter::Wordings;
use crate::letter::pattern::PatternSet;
use crate::text::data::{self, DataFile};

/// What a wording of the set that is read over the whole letter names.
pub(super) const REVIEW: usize = 0;
pub(super) const ELSEWHERE: usize = 1;
pub(super) const UK: usize = 2;
pub(super) const SCOTLAND: usize = 3;
pub(super) const EITHER: usize = 4;
pub(super) const PAPER: usize = 5;
pub(super) const NEXT: usize = 6;

/// The wordings, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Cues {
    /// Reviews and papers that tell of them; regulators.
    pub(super) rights: PatternSet,
    /// What tells of a review though the regulator is named beside it.
    pub(super) own: PatternSet,
    /// A review that is over.
    pub(super) over: PatternSet,
    pub(super) invites: PatternSet,
    /// What may be done.
    pub(super) acts: PatternSet,
    pub(super) recounts: PatternSet,
    pub(super) queries: PatternSet,
    pub(super) of_rights: PatternSet,
    pub(super) regulators: PatternSet,
    pub(super) complains: PatternSet,
    pub(super) cited: PatternSet,
    /// What stands before a regulator that is only cited.
    pub(super) source: PatternSet,
    /// An address of the regulator for reading alone.
    pub(super) reading: PatternSet,
    pub(super) other_law: PatternSet,
    pub(super) contacts: PatternSet,
    pub(super) same: PatternSet,
    pub(super) another: PatternSet,
}

type File = BTreeMap<String, BTreeMap<String, Wordings>>;

impl Cues {
    /// The wordings that foilint brings.
    pub(super) fn builtin() -> &'static Cues {
        static CUES: OnceLock<Cues> = OnceLock::new();
        CUES.get_or_init(|| Cues::parse(data::builtin("cues-rights")).expect("the built-in wordings are tested"))
    }

    /// Read a file of wordings.
    ///
    /// # Errors
    /// When it is no such file, or a part or wording in it cannot be read.
    pub(super) fn parse<'a>(file: impl Into<DataFile<'a>>) -> Result<Cues, String> {
        let file: File = data::read(file).map_err(|error| error.message)?;
        let mut cues = Cues::default();
        for (part, lists) in &file {
            for (name, wordings) in lists {
                let (id, set) = match (part.as_str(), name.as_str()) {
                    ("review", "cue") => (REVIEW, &mut cues.rights),
                    ("review", "elsewhere") => (ELSEWHERE, &mut cues.rights),
                    ("review", "paper") => (PAPER, &mut cues.rights),
                    ("review", "next") => (NEXT, &mut cues.rights),
                    ("review", "acts") => (0, &mut cues.acts),
                    ("review", "own") => (0, &mut cues.own),
                    ("review", "over") => (0, &mut cues.over),
                    ("review", "invites") => (0, &mut cues.invites),
                    ("review", "recounts") => (0, &mut cues.recounts),
                    ("review", "queries") => (0, &mut cues.queries),
                    ("review", "of-rights") => (0, &mut cues.of_rights),
                    ("regulator", "uk") => (UK, &mut cues.regulators),
                    ("regulator", "scotland") => (SCOTLAND, &mut cues.regulators),
                    ("regulator", "either") => (EITHER, &mut cues.regulators),
                    ("complains", "cue") => (0, &mut cues.complains),
                    ("complains", "cited") => (0, &mut cues.cited),
                    ("complains", "source") => (0, &mut cues.source),
                    ("complains", "reading") => (0, &mut cues.reading),
                    ("complains", "other-law") => (0, &mut cues.other_law),
                    ("contact", "uk") => (UK, &mut cues.contacts),
                    ("contact", "scotland") => (SCOTLAND, &mut cues.contacts),
                    ("contact", "either") => (EITHER, &mut cues.contacts),
                    ("same", "cue") => (0, &mut cues.same),
                    ("same", "another") => (0, &mut cues.another),
                    _ => return Err(format!("[{part}] {name} is not a list of these wordings")),
                };
                wordings.add_to(set, id).map_err(|error| format!("[{part}] {name}, {error}"))?;
            }
        }
        Ok(cues)
    }
}

#[cfg(test)]
mod tests {
    use super::Cues;

    #[test]
    fn the_built_in_wordings_can_be_read() {
        Cues::parse(include_str!("../../../lints/cues-rights.toml")).unwrap();
        assert!(Cues::parse("[nowhere]\ncue = ['x']").unwrap_err().contains("nowhere"));
    }
}
