//! What stands before a word with 's: whether it asks for several things, names one possessor, or neither.

use super::super::{cues, plain};
use super::CLOSED;
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, WordKind};
use crate::lints::lexicon::{Classes, classes};

/// Describing words that may stand between a determiner and its noun.
const DESCRIBES: Classes = Classes::ADJECTIVE.with(Classes::NOUN).with(Classes::PARTICIPLE).with(Classes::ING);
/// How many of them are looked at.
const DESCRIBED: usize = 3;

/// What stands before a noun.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// Nothing that determines it.
    Bare,
    /// "these", "four": the word that asks for a plural, and how many words are between.
    Several { at: usize, between: usize },
    /// "the", "our", "no".
    Determined(usize),
    /// "a", "each", a name, or something unknown.
    Other,
}

impl Lead {
    /// What stands before the word at `at`.
    pub fn of(letter: &Letter, at: usize) -> Lead {
        let (words, cues) = (&letter.words, cues());
        let mut here = at;
        for between in 0..=DESCRIBED {
            if !plain(letter, here) || here == 0 {
                // after a bracket, a dash or a quotation mark anything may be meant
                let word = words[here];
                let sure = word.gap.has(Gap::SENTENCE) || word.gap.has(Gap::COMMA);
                return if sure && !word.gap.has(Gap::QUOTE) { Lead::Bare } else { Lead::Other };
            }
            here -= 1;
            let word = words[here];
            if word.kind == WordKind::Number || cues.several.contains(&word.key) {
                return Lead::Several { at: here, between };
            }
            let kind = classes(word.key);
            if word.kind != WordKind::Plain || word.apostrophe || word.capital && !word.gap.has(Gap::SENTENCE) {
                return Lead::Other;
            }
            if DETERMINERS.contains(&word.key) {
                return Lead::Determined(here);
            }
            if kind.is_unknown() || kind.may_be(Classes::DETERMINER.with(Classes::OTHER)) {
                return Lead::Other;
            }
            if kind.may_be(CLOSED) {
                return Lead::Bare;
            }
            if !kind.may_be(DESCRIBES) {
                return if kind.may_be(Classes::VERB) { Lead::Bare } else { Lead::Other };
            }
        }
        Lead::Other
    }
}

const DETERMINERS: [u64; 6] = keys(["the", "our", "your", "their", "no", "its"]);
