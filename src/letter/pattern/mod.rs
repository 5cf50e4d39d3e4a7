//! The one small language in which data files name wordings: words, `(a|b c)` alternatives, `[x]` optional words and
//! `{slot}`s. Cues, declarative lints and the phrasebook all read it here, so a wording is written once and alike
//! everywhere. A pattern is expanded into flat sequences, which keeps every matcher a plain loop.

mod find;

use super::words::{self, WordKind};

pub use find::{Found, NoSlots, PatternSet, Slots, match_at};

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elem {
    /// This word, by its key; the text is kept to show what was meant.
    Word(u64, String),
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
    let mut parser = Parser { rest: pattern };
    let ways = parser.alternatives(None)?;
    if ways.iter().any(Vec::is_empty) {
        return Err(PatternError(format!("‘{pattern}’ can be said with no word at all")));
    }
    Ok(ways)
}

struct Parser<'a> {
    rest: &'a str,
}

impl Parser<'_> {
    /// Sequences divided by `|`, up to `close` (or the end of the pattern).
    fn alternatives(&mut self, close: Option<char>) -> Result<Vec<Sequence>, PatternError> {
        let mut all = Vec::new();
        let mut ways: Vec<Sequence> = vec![Vec::new()];
        loop {
            self.rest = self.rest.trim_start();
            let Some(next) = self.rest.chars().next() else {
                if let Some(close) = close {
                    return Err(PatternError(format!("a ‘{close}’ is missing")));
                }
                all.append(&mut ways);
                return Ok(all);
            };
            match next {
                '(' => {
                    self.rest = &self.rest[1..];
                    let inner = self.alternatives(Some(')'))?;
                    ways = product(&ways, &inner)?;
                }
                '[' => {
                    self.rest = &self.rest[1..];
                    let mut inner = self.alternatives(Some(']'))?;
                    inner.push(Vec::new());
                    ways = product(&ways, &inner)?;
                }
                '|' if close.is_some() => {
                    self.rest = &self.rest[1..];
                    all.append(&mut ways);
                    ways = vec![Vec::new()];
                }
                _ if Some(next) == close => {
                    self.rest = &self.rest[1..];
                    all.append(&mut ways);
                    return Ok(all);
                }
                ')' | ']' | '|' | '}' => return Err(PatternError(format!("‘{next}’ has no beginning"))),
                '{' => {
                    let end = self.rest.find('}').ok_or_else(|| PatternError("a ‘}’ is missing".into()))?;
                    let name = &self.rest[1..end];
                    let slot = Slot::parse(name).ok_or_else(|| {
                        PatternError(format!(
                            "‘{{{name}}}’ is not a slot: use date, authority, section, number or name"
                        ))
                    })?;
                    ways.iter_mut().for_each(|way| way.push(Elem::Slot(slot)));
                    self.rest = &self.rest[end + 1..];
                }
                _ => {
                    let end =
                        self.rest.find(|c: char| c.is_whitespace() || "()[]{}|".contains(c)).unwrap_or(self.rest.len());
                    // "1(1)(a)" is one word: a bracket straight after a figure belongs to it
                    let end = reference_end(self.rest, end);
                    let written = &self.rest[..end];
                    for elem in elements(written) {
                        ways.iter_mut().for_each(|way| way.push(elem.clone()));
                    }
                    self.rest = &self.rest[end..];
                }
            }
        }
    }
}

fn reference_end(rest: &str, end: usize) -> usize {
    let head = &rest[..end];
    if !head.ends_with(|c: char| c.is_ascii_digit()) || !rest[end..].starts_with('(') {
        return end;
    }
    let mut found = Vec::new();
    let stop = rest.find(char::is_whitespace).unwrap_or(rest.len());
    words::tokenise(&rest[..stop], crate::text::Span::new(0, stop), 0, &mut found);
    found.first().filter(|word| word.kind == WordKind::Reference).map_or(end, |word| word.span().end.max(end))
}

/// The words of a run of characters, read by the same tokens as a letter.
fn elements(written: &str) -> Vec<Elem> {
    let mut found = Vec::new();
    words::tokenise(written, crate::text::Span::new(0, written.len()), 0, &mut found);
    found.iter().map(|word| Elem::Word(word.key, word.span().of(written).to_owned())).collect()
}

fn product(left: &[Sequence], right: &[Sequence]) -> Result<Vec<Sequence>, PatternError> {
    if left.len() * right.len() > MAX_WAYS {
        return Err(PatternError(format!("it can be said in more than {MAX_WAYS} ways: write it as several patterns")));
    }
    Ok(left.iter().flat_map(|a| right.iter().map(|b| a.iter().chain(b).cloned().collect())).collect())
}

/// How a sequence reads, for messages.
pub fn shown(sequence: &[Elem]) -> String {
    let words: Vec<&str> = sequence
        .iter()
        .map(|elem| match elem {
            Elem::Word(_, text) => text.as_str(),
            Elem::Slot(slot) => slot.shown(),
        })
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::words::Gap;

    fn ways(pattern: &str) -> Vec<String> {
        expand(pattern).unwrap().iter().map(|way| shown(way)).collect()
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
