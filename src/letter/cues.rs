//! The wordings that tell the parts of a letter apart. They are data (`lints/cues.toml`), because every authority has
//! its own headings and a user may add some.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::pattern::PatternSet;
use super::{Region, Wordings};
use crate::text::data::{self, DataFile};

/// How a cue stands in its block. The last three are no regions of their own.
const SALUTATION: usize = 100;
const REGIME: usize = 101;

/// The cues, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Cues {
    pub(super) lines: PatternSet,
    pub(super) headings: PatternSet,
    pub(super) starts: PatternSet,
    pub(super) lead_ins: PatternSet,
    pub(super) regimes: PatternSet,
    /// How a requester goes on; how only an authority speaks.
    pub(super) requester: PatternSet,
    /// After which only old mail follows.
    pub(super) old_mail: PatternSet,
    /// That questions and answers take turns.
    pub(super) in_turns: PatternSet,
    /// How only an answer begins.
    pub(super) answers: PatternSet,
    pub(super) authority: PatternSet,
    /// The heads of the columns of a table of questions and answers.
    pub(super) columns: PatternSet,
    /// How a requester begins where no label stands above.
    pub(super) first: PatternSet,
    /// What only a requester says.
    pub(super) voice: PatternSet,
    /// What answers to requests speak of, though other papers may, too.
    pub(super) regulator: PatternSet,
    /// How a paragraph of a requester's begins, whatever stands above it.
    pub(super) wants: PatternSet,
}

/// Why a file of cues cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CueError(pub String);

impl std::fmt::Display for CueError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Part {
    line: Wordings,
    heading: Wordings,
    start: Wordings,
    lead_in: Wordings,
    anywhere: Wordings,
}

impl Cues {
    /// What a column of questions is called, among the heads of columns.
    pub(super) const COLUMN_ASKED: usize = 0;
    /// What a column of answers is called.
    pub(super) const COLUMN_ANSWERED: usize = 1;

    /// The cues that foilint brings.
    pub fn builtin() -> &'static Cues {
        static CUES: OnceLock<Cues> = OnceLock::new();
        CUES.get_or_init(|| Cues::parse(data::builtin("cues")).expect("the built-in cues are tested"))
    }

    /// Read a file of cues.
    ///
    /// # Errors
    /// When it is no such file, or a region or wording in it cannot be read.
    pub fn parse<'a>(file: impl Into<DataFile<'a>>) -> Result<Cues, CueError> {
        let file: BTreeMap<String, Part> = data::read(file).map_err(|error| CueError(error.message))?;
        let mut cues = Cues::default();
        for (name, wordings) in &file {
            let add = |set: &mut PatternSet, id: usize, wordings: &Wordings| {
                wordings.add_to(set, id).map_err(|error| CueError(format!("[{name}] {error}")))
            };
            // what has one set of its own
            let own = match name.as_str() {
                "request-first" => Some((&mut cues.first, 0, &wordings.start)),
                "column-asked" => Some((&mut cues.columns, Cues::COLUMN_ASKED, &wordings.line)),
                "column-answered" => Some((&mut cues.columns, Cues::COLUMN_ANSWERED, &wordings.line)),
                "in-turns" => Some((&mut cues.in_turns, 0, &wordings.anywhere)),
                "regulator" => Some((&mut cues.regulator, 0, &wordings.anywhere)),
                "answer-begins" => Some((&mut cues.answers, 0, &wordings.start)),
                "old-mail" => Some((&mut cues.old_mail, 0, &wordings.line)),
                _ => None,
            };
            if let Some((set, id, wordings)) = own {
                add(set, id, wordings)?;
                continue;
            }
            if name == "request-voice" {
                add(&mut cues.voice, 0, &wordings.anywhere)?;
                add(&mut cues.wants, 0, &wordings.start)?;
                continue;
            }
            let id = match name.as_str() {
                "salutation" => SALUTATION,
                "regime" => REGIME,
                _ => Region::NAMES
                    .iter()
                    .position(|(region, _)| region == name)
                    .ok_or_else(|| CueError(format!("‘{name}’ is not a part of a letter")))?,
            };
            add(&mut cues.lines, id, &wordings.line)?;
            add(&mut cues.headings, id, &wordings.heading)?;
            add(if name == "request" { &mut cues.requester } else { &mut cues.starts }, id, &wordings.start)?;
            add(&mut cues.lead_ins, id, &wordings.lead_in)?;
            add(if name == "regime" { &mut cues.regimes } else { &mut cues.authority }, id, &wordings.anywhere)?;
        }
        Ok(cues)
    }

    /// What a number in one of the sets stands for.
    pub(super) fn meaning(id: usize) -> Meaning {
        Region::NAMES.get(id).map_or(Meaning::Salutation, |(_, region)| Meaning::Region(*region))
    }
}

/// What a cue says of the block it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A region begins.
    Region(Region),
    /// "Dear …": the letter begins.
    Salutation,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_cues_can_be_read() {
        Cues::parse(include_str!("../../lints/cues.toml")).unwrap();
    }

    #[test]
    fn a_fault_names_the_part_and_the_wording() {
        let error = Cues::parse("[harm]\nline = ['evidence (of harm']").unwrap_err().0;
        assert!(error.contains("[harm]") && error.contains("evidence"), "{error}");
        assert!(Cues::parse("[nowhere]\nline = ['x']").unwrap_err().0.contains("nowhere"));
    }
}
