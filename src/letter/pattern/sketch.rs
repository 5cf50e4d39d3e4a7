//! A pattern in outline: its words and slots, and of each group only how long it can be. What an index of thousands of
//! patterns needs at every start, without a part of them being kept; the pattern itself is read when it is met.

use super::parse::{Build, build};
use super::{Elem, MAX_WAYS, PatternError, Slot};

/// A part of a pattern; groups are one part each, as in [`super::parse`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// This word, by its key.
    Word(u64),
    /// A slot.
    Slot(Slot),
    /// `(a|b)`, or `[a|b]`, which may be left out.
    Group {
        /// The most words in which it can be said.
        longest: usize,
        /// The fewest.
        shortest: usize,
        /// All its words as bits (see [`bit_of`]); every bit where it has a slot.
        words: u64,
        /// Whether it may be left out.
        optional: bool,
    },
}

impl Part {
    /// The key of a part that is one word and no alternative.
    pub fn plain(&self) -> Option<u64> {
        match self {
            Part::Word(key) => Some(*key),
            _ => None,
        }
    }

    /// The most words in which it can be said.
    pub fn longest(&self) -> usize {
        match self {
            Part::Word(_) => 1,
            Part::Slot(slot) => slot.longest(),
            Part::Group { longest, .. } => *longest,
        }
    }

    /// The fewest words in which it can be said.
    pub fn shortest(&self) -> usize {
        match self {
            Part::Word(_) | Part::Slot(_) => 1,
            Part::Group { shortest, .. } => *shortest,
        }
    }

    /// Its words as bits; every bit where it has a slot.
    pub fn words(&self) -> u64 {
        match self {
            Part::Word(key) => bit_of(*key),
            Part::Slot(_) => u64::MAX,
            Part::Group { words, .. } => *words,
        }
    }
}

/// The bit of a word: several words may share it.
#[inline]
pub fn bit_of(key: u64) -> u64 {
    1 << (key >> 32 & 63)
}

/// Append the parts of a pattern.
///
/// # Errors
/// When it cannot be read, or can be said in more than [`MAX_WAYS`] ways.
pub fn sketch(pattern: &str, parts: &mut Vec<Part>) -> Result<(), PatternError> {
    let mut sketcher = Sketcher { parts, open: Vec::new(), ways: 1 };
    build(pattern, &mut sketcher)?;
    if sketcher.ways > MAX_WAYS {
        let many = format!("it can be said in more than {MAX_WAYS} ways: write it as several patterns");
        return Err(PatternError(many));
    }
    Ok(())
}

struct Sketcher<'a> {
    parts: &'a mut Vec<Part>,
    open: Vec<Open>,
    /// In how many ways the pattern can be said as far as it has been read.
    ways: usize,
}

/// A group that is being read.
#[derive(Default)]
struct Open {
    longest: usize,
    /// Of the alternatives before the one that is being read, if there are any.
    shortest: Option<usize>,
    words: u64,
    ways: usize,
    /// Of the alternative that is being read.
    length: usize,
    fewest: usize,
    factor: usize,
}

impl Open {
    fn add(&mut self, part: &Part) {
        self.length += part.longest();
        self.fewest += part.shortest();
        self.words |= part.words();
    }
}

impl Build for Sketcher<'_> {
    fn elem(&mut self, elem: Elem) {
        let part = match elem {
            Elem::Word { key, .. } => Part::Word(key),
            Elem::Slot(slot) => Part::Slot(slot),
        };
        match self.open.last_mut() {
            Some(open) => open.add(&part),
            None => self.parts.push(part),
        }
    }

    fn open(&mut self, _: bool) {
        self.open.push(Open { factor: 1, ..Open::default() });
    }

    fn next(&mut self) {
        let open = self.open.last_mut().expect("an alternative is in a group");
        open.longest = open.longest.max(open.length);
        open.shortest = Some(open.shortest.map_or(open.fewest, |known| known.min(open.fewest)));
        open.ways += open.factor;
        (open.length, open.fewest, open.factor) = (0, 0, 1);
    }

    fn close(&mut self, optional: bool) {
        self.next();
        let open = self.open.pop().expect("a group that closes was opened");
        let ways = open.ways + usize::from(optional);
        let shortest = if optional { 0 } else { open.shortest.unwrap_or(0) };
        let part = Part::Group { longest: open.longest, shortest, words: open.words, optional };
        match self.open.last_mut() {
            Some(outer) => {
                outer.add(&part);
                outer.factor = outer.factor.saturating_mul(ways);
            }
            None => {
                self.parts.push(part);
                self.ways = self.ways.saturating_mul(ways);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::words::key;

    #[test]
    fn a_group_is_one_part_as_long_as_its_longest_way() {
        let mut parts = Vec::new();
        sketch("the [(public|very own)] (authority|body [of men]) {date}", &mut parts).unwrap();
        let bits = |words: &[&str]| words.iter().fold(0, |bits, word| bits | bit_of(key(word)));
        let words = [bits(&["public", "very", "own"]), bits(&["authority", "body", "of", "men"])];
        let optional = Part::Group { longest: 2, shortest: 0, words: words[0], optional: true };
        let group = Part::Group { longest: 3, shortest: 1, words: words[1], optional: false };
        assert_eq!(parts, [Part::Word(key("the")), optional, group, Part::Slot(Slot::Date)]);
    }

    #[test]
    fn too_many_ways_are_an_error() {
        let many = "(a|b|c|d|e|f|g|h) ".repeat(5);
        assert!(sketch(&many, &mut Vec::new()).unwrap_err().0.contains("more than"));
        assert!(sketch("(a|b", &mut Vec::new()).is_err());
    }
}
