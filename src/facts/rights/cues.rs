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

/// The wordings, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Cues {
    /// Reviews and papers that tell of them; regulators.
    pub(super) rights: PatternSet,
    pub(super) regulators: PatternSet,
    pub(super) complains: PatternSet,
    pub(super) cited: PatternSet,
    /// What stands before a regulator that is only cited.
    pub(super) source: PatternSet,
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
                    ("regulator", "uk") => (UK, &mut cues.regulators),
                    ("regulator", "scotland") => (SCOTLAND, &mut cues.regulators),
                    ("regulator", "either") => (EITHER, &mut cues.regulators),
                    ("complains", "cue") => (0, &mut cues.complains),
                    ("complains", "cited") => (0, &mut cues.cited),
                    ("complains", "source") => (0, &mut cues.source),
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
