//! The wordings that tell what a date is for and what excuses lateness. They are data (`lints/cues-time.toml`),
//! because every authority says them in its own way.

use std::ops::Range;
use std::sync::OnceLock;

use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::{Letter, Word};
use crate::text::data;

/// The longest wording that is looked for backwards from a date, in words.
const LONGEST: usize = 14;

/// Wordings of one meaning.
#[derive(Clone, Debug, serde::Deserialize)]
pub(super) struct CueSet(PatternSet);

impl CueSet {
    /// Where they stand in a letter, in order.
    pub(super) fn in_letter(&self, letter: &Letter) -> Vec<Range<usize>> {
        self.0.in_letter(letter, &NoSlots).into_iter().map(|found| found.start..found.end).collect()
    }

    /// Where the first of them stands in a run of words.
    pub(super) fn find(&self, words: &[Word], range: Range<usize>) -> Option<Range<usize>> {
        let end = range.end;
        let mut found = self.0.each_in(words, range, &NoSlots);
        found.find(|found| found.end <= end).map(|found| found.start..found.end)
    }

    /// Where the last of them stands in a run of words.
    pub(super) fn find_last(&self, words: &[Word], range: Range<usize>) -> Option<Range<usize>> {
        let end = range.end;
        range.rev().filter_map(|at| self.at(words, at)).find(|found| found.end <= end)
    }

    /// Whether one of them stands in a run of words.
    pub(super) fn is_in(&self, words: &[Word], range: Range<usize>) -> bool {
        self.0.is_in(words, range, &NoSlots)
    }

    /// The longest of them that begins at a word.
    pub(super) fn at(&self, words: &[Word], at: usize) -> Option<Range<usize>> {
        self.0.longest_at(words, at, &NoSlots).map(|found| at..found.end)
    }

    /// Where the one begins that ends straight before word `end`, at or after word `floor`.
    pub(super) fn ends_at(&self, words: &[Word], end: usize, floor: usize) -> Option<usize> {
        let first = floor.max(end.saturating_sub(LONGEST));
        (first..end).find(|&start| self.at(words, start).is_some_and(|found| found.end == end))
    }
}

/// Every set of wordings, named as in the file.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct TimeCues {
    pub(super) label_sent: CueSet,
    pub(super) label_sent_head: CueSet,
    pub(super) label_responded: CueSet,
    pub(super) label_received: CueSet,
    pub(super) label_requested: CueSet,
    pub(super) due_day: CueSet,
    pub(super) other_day: CueSet,
    pub(super) correct_as_of: CueSet,
    pub(super) requested: CueSet,
    pub(super) requested_after: CueSet,
    pub(super) arrival: CueSet,
    pub(super) request_words: CueSet,
    pub(super) own_voice: CueSet,
    pub(super) other_verb: CueSet,
    pub(super) other_link: CueSet,
    pub(super) not_request: CueSet,
    pub(super) same_day: CueSet,
    pub(super) apology: CueSet,
    pub(super) apology_plain: CueSet,
    pub(super) apology_other: CueSet,
    pub(super) lateness: CueSet,
    pub(super) conditional: CueSet,
    pub(super) restarted: CueSet,
    pub(super) answered_before: CueSet,
    pub(super) extended: CueSet,
    pub(super) extended_eir: CueSet,
    pub(super) review: CueSet,
    pub(super) review_subject: CueSet,
    pub(super) review_surely: CueSet,
    pub(super) acknowledgement: CueSet,
    pub(super) clarification_request: CueSet,
    pub(super) clarification_surely: CueSet,
    pub(super) counted_thing: CueSet,
    pub(super) reference_word: CueSet,
    pub(super) own_limit: CueSet,
    pub(super) street: CueSet,
    pub(super) sent_in_words: CueSet,
    pub(super) attributed: CueSet,
    pub(super) handled: CueSet,
    pub(super) questioned: CueSet,
    pub(super) mail_head: CueSet,
    pub(super) contact_line: CueSet,
}

/// The wordings that foilint brings.
pub(super) fn cues() -> &'static TimeCues {
    static CUES: OnceLock<TimeCues> = OnceLock::new();
    CUES.get_or_init(|| data::cues("cues-time"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_built_in_cues_can_be_read() {
        super::cues();
    }
}
