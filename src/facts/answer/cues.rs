//! The wordings of answers, read from `lints/cues-answer.toml`: one set of patterns for what is done with a request, so
//! that a letter is read once, and further sets for the few sentences that are found.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::letter::Wordings;
use crate::letter::pattern::{KeySet, PatternSet};
use crate::letter::words::key;
use crate::text::data::{self, DataFile};

/// What a wording says of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    Neither,
    Refuses,
    RefusesWeakly,
    Cost,
    Vexatious,
    NotHeld,
    Gives,
    Extends,
    Transfers,
    Reviewed,
}

impl Says {
    const ALL: [Says; 10] = [
        Says::Neither,
        Says::Refuses,
        Says::RefusesWeakly,
        Says::Cost,
        Says::Vexatious,
        Says::NotHeld,
        Says::Gives,
        Says::Extends,
        Says::Transfers,
        Says::Reviewed,
    ];

    /// What the pattern with that number says.
    pub(super) fn of(id: usize) -> Says {
        Says::ALL[id]
    }
}

/// The wordings, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Cues {
    /// What is done with a request, by [`Says`]. Two sets, because "we are refusing" and "section 12 is" may begin alike.
    pub(super) done: PatternSet,
    pub(super) also: PatternSet,
    /// Words one of which stands in a sentence that refuses, or that tells what is held.
    pub(super) refusal: KeySet,
    pub(super) holding: KeySet,
    /// Words behind "section 12 of the" that name a law of access to information.
    pub(super) ours: KeySet,
    /// Words before "enclosed" that make it something given.
    pub(super) given: KeySet,
    /// Words before "extend the time" and "to extend the time" that do it now, and what may stand between.
    pub(super) before: KeySet,
    pub(super) before_to: KeySet,
    pub(super) between: KeySet,
    /// What remains, beside a neither-confirm-nor-deny.
    pub(super) other: PatternSet,
    /// Why time is extended.
    pub(super) interest: PatternSet,
    pub(super) work: PatternSet,
    pub(super) regulations: PatternSet,
    /// Why no right to more time is claimed.
    pub(super) past: PatternSet,
    pub(super) agreed: PatternSet,
}

type File = BTreeMap<String, BTreeMap<String, Wordings>>;

impl Cues {
    /// The wordings that foilint brings.
    pub(super) fn builtin() -> &'static Cues {
        static CUES: OnceLock<Cues> = OnceLock::new();
        CUES.get_or_init(|| Cues::parse(data::builtin("cues-answer")).expect("the built-in wordings are tested"))
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
                let words = match (part.as_str(), name.as_str()) {
                    ("about", "refusal") => Some(&mut cues.refusal),
                    ("about", "holding") => Some(&mut cues.holding),
                    ("about", "ours") => Some(&mut cues.ours),
                    ("gives", "before") => Some(&mut cues.given),
                    ("extends", "before") => Some(&mut cues.before),
                    ("extends", "before-to") => Some(&mut cues.before_to),
                    ("extends", "between") => Some(&mut cues.between),
                    _ => None,
                };
                if let Some(words) = words {
                    words.extend(wordings.iter().map(key));
                    continue;
                }
                let (says, set) = match (part.as_str(), name.as_str()) {
                    ("neither", "cue") => (Says::Neither, &mut cues.done),
                    ("refuses", "surely") => (Says::Refuses, &mut cues.done),
                    ("refuses", "weakly") => (Says::RefusesWeakly, &mut cues.also),
                    ("cost", "cue") => (Says::Cost, &mut cues.done),
                    ("vexatious", "cue") => (Says::Vexatious, &mut cues.done),
                    ("not-held", "cue") => (Says::NotHeld, &mut cues.done),
                    ("gives", "cue") => (Says::Gives, &mut cues.also),
                    ("extends", "surely") => (Says::Extends, &mut cues.done),
                    ("transfers", "cue") => (Says::Transfers, &mut cues.also),
                    ("reviewed", "cue") => (Says::Reviewed, &mut cues.done),
                    ("neither", "other") => (Says::Neither, &mut cues.other),
                    ("extends", "interest") => (Says::Extends, &mut cues.interest),
                    ("extends", "work") => (Says::Extends, &mut cues.work),
                    ("extends", "regulations") => (Says::Extends, &mut cues.regulations),
                    ("extends", "past") => (Says::Extends, &mut cues.past),
                    ("extends", "agreed") => (Says::Extends, &mut cues.agreed),
                    _ => return Err(format!("[{part}] {name} is not a list of these wordings")),
                };
                wordings.add_to(set, says as usize).map_err(|error| format!("[{part}] {name}, {error}"))?;
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
        Cues::parse(include_str!("../../../lints/cues-answer.toml")).unwrap();
        assert!(Cues::parse("[nowhere]\ncue = ['x']").unwrap_err().contains("nowhere"));
    }
}
