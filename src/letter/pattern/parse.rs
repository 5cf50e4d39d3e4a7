//! The text of a pattern into its items.

use super::{Elem, PatternError, Slot};
use crate::letter::words::{self, WordKind};
use crate::text::Span;

/// A part of a pattern.
#[derive(Clone, Debug)]
pub enum Item {
    /// A word or slot.
    Elem(Elem),
    /// `(a|b)`, or `[a|b]`, which may be left out.
    Group {
        /// What may stand there.
        alternatives: Vec<Vec<Item>>,
        /// Whether it may be left out.
        optional: bool,
    },
}

/// What is made of the parts of a pattern, in the order in which they are written.
pub(super) trait Build {
    /// A word or slot.
    fn elem(&mut self, elem: Elem);
    /// A group begins, and its first alternative.
    fn open(&mut self, optional: bool);
    /// The next alternative begins.
    fn next(&mut self);
    /// The last alternative ends, and the group.
    fn close(&mut self, optional: bool);
}

/// Read a pattern.
///
/// # Errors
/// When a bracket is not closed or a slot is not known.
pub fn parse(pattern: &str) -> Result<Vec<Item>, PatternError> {
    let mut tree = Tree { items: Vec::with_capacity(10), open: Vec::new() };
    build(pattern, &mut tree)?;
    Ok(tree.items)
}

/// Read a pattern and make something of it.
///
/// # Errors
/// When a bracket is not closed or a slot is not known; what has been made by then is of no use.
pub(super) fn build(pattern: &str, build: &mut impl Build) -> Result<(), PatternError> {
    Parser { pattern, at: 0, build }.sequence(None)
}

/// The items of a pattern.
struct Tree {
    /// Of the alternative that is being read.
    items: Vec<Item>,
    /// For each group around it, the items before the group and the alternatives that have been read.
    open: Vec<(Vec<Item>, Vec<Vec<Item>>)>,
}

impl Build for Tree {
    fn elem(&mut self, elem: Elem) {
        self.items.push(Item::Elem(elem));
    }

    fn open(&mut self, _: bool) {
        self.open.push((std::mem::take(&mut self.items), Vec::new()));
    }

    fn next(&mut self) {
        let read = std::mem::take(&mut self.items);
        self.open.last_mut().expect("an alternative is in a group").1.push(read);
    }

    fn close(&mut self, optional: bool) {
        self.next();
        let (before, alternatives) = self.open.pop().expect("a group that closes was opened");
        self.items = before;
        self.items.push(Item::Group { alternatives, optional });
    }
}

struct Parser<'a, 'b, B> {
    pattern: &'a str,
    at: usize,
    build: &'b mut B,
}

impl<'a, B: Build> Parser<'a, '_, B> {
    fn rest(&self) -> &'a str {
        &self.pattern[self.at..]
    }

    /// The parts up to `|` or the closing bracket, which are left unread.
    fn sequence(&mut self, close: Option<char>) -> Result<(), PatternError> {
        loop {
            self.skip_spaces();
            if self.pattern.as_bytes().get(self.at).is_some_and(u8::is_ascii_alphabetic) {
                self.words();
                continue;
            }
            let Some(next) = self.rest().chars().next() else {
                return match close {
                    Some(close) => Err(PatternError(format!("a ‘{close}’ is missing"))),
                    None => Ok(()),
                };
            };
            match next {
                '(' => self.group(')', false)?,
                '[' => self.group(']', true)?,
                '|' if close.is_some() => return Ok(()),
                _ if Some(next) == close => return Ok(()),
                ')' | ']' | '|' | '}' => return Err(PatternError(format!("‘{next}’ has no beginning"))),
                '{' => {
                    let slot = self.slot()?;
                    self.build.elem(Elem::Slot(slot));
                }
                _ => self.words(),
            }
        }
    }

    fn skip_spaces(&mut self) {
        while self.pattern.as_bytes().get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        let rest = self.rest();
        // no other white space begins with a byte between these
        if !rest.bytes().next().is_some_and(|byte| matches!(byte, b'!'..=0x7F)) {
            self.at += rest.len() - rest.trim_start().len();
        }
    }

    fn group(&mut self, close: char, optional: bool) -> Result<(), PatternError> {
        self.build.open(optional);
        // stands on the opening bracket, then on each `|`
        loop {
            self.at += 1;
            self.sequence(Some(close))?;
            if self.rest().starts_with(close) {
                self.at += 1;
                self.build.close(optional);
                return Ok(());
            }
            self.build.next();
        }
    }

    fn slot(&mut self) -> Result<Slot, PatternError> {
        let end = self.rest().find('}').ok_or_else(|| PatternError("a ‘}’ is missing".into()))?;
        let name = &self.rest()[1..end];
        self.at += end + 1;
        Slot::parse(name).ok_or_else(|| {
            PatternError(format!("‘{{{name}}}’ is not a slot: use date, authority, section, number or name"))
        })
    }

    /// The words of a run of characters, read by the same tokens as a letter.
    fn words(&mut self) {
        let rest = self.rest();
        // as nearly all are
        let plain = words::plain_key(rest.as_bytes());
        let ends = |byte: Option<&u8>| {
            byte.is_none_or(|byte| matches!(byte, b' ' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'|'))
        };
        if let Some((key, letters)) = plain.filter(|(_, letters)| ends(rest.as_bytes().get(*letters))) {
            let (start, end) = (self.at as u32, (self.at + letters) as u32);
            self.build.elem(Elem::Word { key, start, end });
            self.at = end as usize;
            return;
        }
        let end = rest.find(|c: char| c.is_whitespace() || "()[]{}|".contains(c)).unwrap_or(rest.len());
        let end = reference_end(rest, end);
        let mut found = Vec::new();
        words::tokenise(self.pattern, Span::new(self.at, self.at + end), self.at, &mut found);
        for word in &found {
            let span = word.span();
            self.build.elem(Elem::Word { key: word.key, start: span.start as u32, end: span.end as u32 });
        }
        self.at += end;
    }
}

/// "1(1)(a)" is one word: a bracket straight after a figure belongs to it.
fn reference_end(rest: &str, end: usize) -> usize {
    let head = &rest[..end];
    if !head.ends_with(|c: char| c.is_ascii_digit()) || !rest[end..].starts_with('(') {
        return end;
    }
    let mut found = Vec::new();
    let stop = rest.find(char::is_whitespace).unwrap_or(rest.len());
    words::tokenise(&rest[..stop], Span::new(0, stop), 0, &mut found);
    found.first().filter(|word| word.kind == WordKind::Reference).map_or(end, |word| word.span().end.max(end))
}
