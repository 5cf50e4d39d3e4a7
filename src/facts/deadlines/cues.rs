//! The wordings around limits, read from `lints/cues-limits.toml`. Each sort has a set of its own, so that one wording
//! never hides another that begins with the same words.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::letter::Wordings;
use crate::letter::pattern::{KeySet, PatternSet};
use crate::letter::words::key;
use crate::text::data::{self, DataFile};

/// The wordings, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Cues {
    /// Keys of the words that introduce a limit.
    pub before: KeySet,
    /// Keys of the words that never stand straight before one.
    pub never: KeySet,
    /// "excluding weekends".
    pub working: PatternSet,
    /// Asking for a review, by name.
    pub ask_sure: PatternSet,
    /// Asking, where the passage is about a review.
    pub ask_open: PatternSet,
    /// "You have", where the limit follows at once.
    pub ask_held: PatternSet,
    /// A request for a review as a thing.
    pub ask_weak: PatternSet,
    /// "of the date of this letter".
    pub ask_after: PatternSet,
    /// Answering a review, by name.
    pub answer_sure: PatternSet,
    /// Answering, whatever the passage is about.
    pub answer_open: PatternSet,
    /// "We have", where the limit follows at once.
    pub answer_held: PatternSet,
    /// "of receipt of your request for an internal review".
    pub answer_after: PatternSet,
    /// "of receipt".
    pub receipt: PatternSet,
    /// "of receipt of your request".
    pub received: PatternSet,
    /// Hard cases.
    pub extended: PatternSet,
    /// The regulator.
    pub complain: PatternSet,
    /// After the review.
    pub later: PatternSet,
    /// Behind a limit: what comes after a review, whatever else is said of it.
    pub reviewed: PatternSet,
    /// Answering the request.
    pub respond: PatternSet,
    /// Acts of no concern.
    pub other: PatternSet,
    /// The passage is about a review (0), perhaps about one (1), about the regulator (2).
    pub topics: PatternSet,
    /// Access regimes by their place in `Regime::ALL`.
    pub regimes: PatternSet,
    /// The offer of a review.
    pub offer: PatternSet,
    /// Another paper or page.
    pub elsewhere: PatternSet,
}

type File = BTreeMap<String, BTreeMap<String, Wordings>>;

impl Cues {
    /// The wordings that foilint brings.
    pub fn builtin() -> &'static Cues {
        static CUES: OnceLock<Cues> = OnceLock::new();
        CUES.get_or_init(|| Cues::parse(data::builtin("cues-limits")).expect("the built-in wordings are tested"))
    }

    /// Read a file of wordings.
    ///
    /// # Errors
    /// When it is no such file, or a part or wording in it cannot be read.
    pub fn parse<'a>(file: impl Into<DataFile<'a>>) -> Result<Cues, String> {
        let file: File = data::read(file).map_err(|error| error.message)?;
        let mut cues = Cues::default();
        for (part, lists) in &file {
            for (name, wordings) in lists {
                let (id, set) = match (part.as_str(), name.as_str()) {
                    ("limit", "before") => {
                        cues.before.extend(wordings.iter().map(key));
                        continue;
                    }
                    ("limit", "never") => {
                        cues.never.extend(wordings.iter().map(key));
                        continue;
                    }
                    ("limit", "working") => (0, &mut cues.working),
                    ("ask", "sure") => (0, &mut cues.ask_sure),
                    ("ask", "open") => (0, &mut cues.ask_open),
                    ("ask", "held") => (0, &mut cues.ask_held),
                    ("ask", "weak") => (0, &mut cues.ask_weak),
                    ("ask", "after") => (0, &mut cues.ask_after),
                    ("ask", "offer") => (0, &mut cues.offer),
                    ("answer", "sure") => (0, &mut cues.answer_sure),
                    ("answer", "open") => (0, &mut cues.answer_open),
                    ("answer", "held") => (0, &mut cues.answer_held),
                    ("answer", "after") => (0, &mut cues.answer_after),
                    ("answer", "receipt") => (0, &mut cues.receipt),
                    ("answer", "received") => (0, &mut cues.received),
                    ("answer", "extended") => (0, &mut cues.extended),
                    ("complain", "cue") => (0, &mut cues.complain),
                    ("complain", "later") => (0, &mut cues.later),
                    ("complain", "reviewed") => (0, &mut cues.reviewed),
                    ("respond", "cue") => (0, &mut cues.respond),
                    ("other", "cue") => (0, &mut cues.other),
                    ("topic", "review") => (0, &mut cues.topics),
                    ("topic", "loose") => (1, &mut cues.topics),
                    ("topic", "regulator") => (2, &mut cues.topics),
                    ("regime", "foia") => (0, &mut cues.regimes),
                    ("regime", "eir") => (1, &mut cues.regimes),
                    ("regime", "foisa") => (2, &mut cues.regimes),
                    ("regime", "eisr") => (3, &mut cues.regimes),
                    ("elsewhere", "cue") => (0, &mut cues.elsewhere),
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
        Cues::parse(include_str!("../../../lints/cues-limits.toml")).unwrap();
        assert!(Cues::parse("[nowhere]\ncue = ['x']").unwrap_err().contains("nowhere"));
        assert!(Cues::parse("[complain]\ncue = ['(x']").unwrap_err().contains("complain"));
    }
}
