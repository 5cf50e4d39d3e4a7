//! The one small language in which data files name wordings: words, `(a|b c)` alternatives, `[x]` optional words and
//! `{slot}`s. Cues, declarative lints and the phrasebook all read it here, so a wording is written once and alike
//! everywhere.
//!
//! A pattern is parsed into items. [`PatternSet`] compiles many of them into one small program, whose size is that of
//! the text of the patterns; [`expand`] lists every way to say one, which the phrasebook needs to lay it along a text.

mod find;
mod parse;
mod program;
mod set;
mod sketch;

pub use find::{Found, KeyMap, KeySet, NoSlots, Slots, match_at};
pub use parse::{Item, parse};
pub use program::{Op, emit};
pub use set::{First, PatternSet, Step, Table, Way};
pub use sketch::{Part, bit_of, sketch};

/// A gap in a pattern that a kind of word fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// A date in any form.
    Date,
    /// The name of a public authority, or a short form such as "the Council".
    Authority,
    /// A provision: `31(3)`, `40`.
    Section,
    /// A figure or number word.
    Number,
    /// One to four capitalised words.
    Name,
}

impl Slot {
    /// The most words that may fill it.
    pub fn longest(self) -> usize {
        match self {
            Slot::Section | Slot::Number => 1,
            Slot::Name => 4,
            Slot::Date | Slot::Authority => 12,
        }
    }

    fn parse(name: &str) -> Option<Slot> {
        Some(match name {
            "date" => Slot::Date,
            "authority" => Slot::Authority,
            "section" => Slot::Section,
            "number" => Slot::Number,
            "name" => Slot::Name,
            _ => return None,
        })
    }

    /// How the slot is shown to a person: "…" would hide what is meant.
    pub fn shown(self) -> &'static str {
        match self {
            Slot::Date => "(date)",
            Slot::Authority => "(authority)",
            Slot::Section => "(section)",
            Slot::Number => "(number)",
            Slot::Name => "(name)",
        }
    }
}

/// One element of an expanded pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elem {
    /// A word, by its key, and where it stands in the text of the pattern.
    Word {
        /// What is compared.
        key: u64,
        /// First byte.
        start: u32,
        /// One past the last byte.
        end: u32,
    },
    /// A slot.
    Slot(Slot),
}

/// An expanded pattern: one way to say it.
pub type Sequence = Vec<Elem>;

/// Why a pattern cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError(pub String);

impl std::fmt::Display for PatternError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The most ways of saying it that one pattern may expand to.
pub const MAX_WAYS: usize = 4096;

/// All the ways to say a pattern, in the order in which it is written.
///
/// # Errors
/// When a bracket is not closed, a slot is not known, or the ways are more than [`MAX_WAYS`].
pub fn expand(pattern: &str) -> Result<Vec<Sequence>, PatternError> {
    let ways = ways(&parse(pattern)?)?;
    if ways.iter().any(Vec::is_empty) {
        return Err(empty(pattern));
    }
    Ok(ways)
}

fn empty(pattern: &str) -> PatternError {
    PatternError(format!("‘{pattern}’ can be said with no word at all"))
}

fn ways(items: &[Item]) -> Result<Vec<Sequence>, PatternError> {
    let mut all: Vec<Sequence> = vec![Vec::new()];
    for item in items {
        match item {
            Item::Elem(elem) => all.iter_mut().for_each(|way| way.push(*elem)),
            Item::Group { alternatives, optional } => {
                let mut inner = Vec::new();
                for alternative in alternatives {
                    inner.append(&mut ways(alternative)?);
                }
                if *optional {
                    inner.push(Vec::new());
                }
                if all.len() * inner.len() > MAX_WAYS {
                    let many = format!("it can be said in more than {MAX_WAYS} ways: write it as several patterns");
                    return Err(PatternError(many));
                }
                all = all.iter().flat_map(|a| inner.iter().map(|b| a.iter().chain(b).copied().collect())).collect();
            }
        }
    }
    Ok(all)
}

/// How a sequence of a pattern reads, for messages. `filled` are the words in its slots, in order; a slot beyond them is
/// named.
pub fn shown(sequence: &[Elem], pattern: &str, filled: &[String]) -> String {
    let mut filled = filled.iter();
    let words: Vec<&str> = sequence
        .iter()
        .map(|elem| match *elem {
            Elem::Word { start, end, .. } => &pattern[start as usize..end as usize],
            Elem::Slot(slot) => filled.next().map_or(slot.shown(), String::as_str),
        })
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::words::{self, Gap};

    fn ways(pattern: &str) -> Vec<String> {
        expand(pattern).unwrap().iter().map(|way| shown(way, pattern, &[])).collect()
    }

    #[test]
    fn alternatives_and_optional_words_expand_to_every_way() {
        assert_eq!(
            ways("confirm (or|nor) deny [that]"),
            ["confirm or deny that", "confirm or deny", "confirm nor deny that", "confirm nor deny"]
        );
        assert_eq!(ways("([the] Act|FOIA)"), ["the Act", "Act", "FOIA"]);
    }

    #[test]
    fn a_provision_is_one_word_and_no_alternative() {
        assert_eq!(expand("section 1(1)(a) of").unwrap()[0].len(), 3);
    }

    #[test]
    fn faults_are_named() {
        assert!(expand("confirm (or deny").unwrap_err().0.contains("missing"));
        assert!(expand("of {where}").unwrap_err().0.contains("{where}"));
        assert!(expand("[the]").unwrap_err().0.contains("no word at all"));
        assert!(expand("a) b").unwrap_err().0.contains("no beginning"));
    }

    #[test]
    fn a_pattern_never_runs_over_the_end_of_a_sentence() {
        let text = "no information held";
        let mut words = Vec::new();
        words::tokenise(text, crate::text::Span::new(0, text.len()), 0, &mut words);
        let mut set = PatternSet::default();
        set.add(7, "information held").unwrap();
        assert_eq!(set.find_all(&words, 0..3, &NoSlots), [Found { id: 7, start: 1, end: 3 }]);
        words[2].gap = words[2].gap.with(Gap::SENTENCE);
        assert_eq!(set.find_all(&words, 0..3, &NoSlots), []);
    }
}
