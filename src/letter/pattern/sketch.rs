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
    ways: usize,
    /// Of the alternative that is being read.
    length: usize,
    factor: usize,
}

impl Build for Sketcher<'_> {
    fn elem(&mut self, elem: Elem) {
        let part = match elem {
            Elem::Word { key, .. } => Part::Word(key),
            Elem::Slot(slot) => Part::Slot(slot),
        };
        match self.open.last_mut() {
            Some(open) => open.length += part.longest(),
            None => self.parts.push(part),
        }
    }

    fn open(&mut self, _: bool) {
        self.open.push(Open { factor: 1, ..Open::default() });
    }

    fn next(&mut self) {
        let open = self.open.last_mut().expect("an alternative is in a group");
        open.longest = open.longest.max(open.length);
        open.ways += open.factor;
        (open.length, open.factor) = (0, 1);
    }

    fn close(&mut self, optional: bool) {
        self.next();
        let open = self.open.pop().expect("a group that closes was opened");
        let ways = open.ways + usize::from(optional);
        match self.open.last_mut() {
            Some(outer) => {
                outer.length += open.longest;
                outer.factor = outer.factor.saturating_mul(ways);
            }
            None => {
                self.parts.push(Part::Group { longest: open.longest, optional });
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
        let group = |longest, optional| Part::Group { longest, optional };
        assert_eq!(parts, [Part::Word(key("the")), group(2, true), group(3, false), Part::Slot(Slot::Date)]);
    }

    #[test]
    fn too_many_ways_are_an_error() {
        let many = "(a|b|c|d|e|f|g|h) ".repeat(5);
        assert!(sketch(&many, &mut Vec::new()).unwrap_err().0.contains("more than"));
        assert!(sketch("(a|b", &mut Vec::new()).is_err());
    }
}
