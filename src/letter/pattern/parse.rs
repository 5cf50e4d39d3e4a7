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

/// Read a pattern.
///
/// # Errors
/// When a bracket is not closed or a slot is not known.
pub fn parse(pattern: &str) -> Result<Vec<Item>, PatternError> {
    let mut parser = Parser { pattern, at: 0 };
    parser.sequence(None)
}

struct Parser<'a> {
    pattern: &'a str,
    at: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        &self.pattern[self.at..]
    }

    /// Items up to `|` or the closing bracket, which are left unread.
    fn sequence(&mut self, close: Option<char>) -> Result<Vec<Item>, PatternError> {
        let mut items = Vec::with_capacity(if close.is_none() { 10 } else { 2 });
        loop {
            self.at += self.rest().len() - self.rest().trim_start().len();
            let Some(next) = self.rest().chars().next() else {
                return match close {
                    Some(close) => Err(PatternError(format!("a ‘{close}’ is missing"))),
                    None => Ok(items),
                };
            };
            match next {
                '(' => items.push(self.group(')', false)?),
                '[' => items.push(self.group(']', true)?),
                '|' if close.is_some() => return Ok(items),
                _ if Some(next) == close => return Ok(items),
                ')' | ']' | '|' | '}' => return Err(PatternError(format!("‘{next}’ has no beginning"))),
                '{' => items.push(Item::Elem(Elem::Slot(self.slot()?))),
                _ => self.words(&mut items),
            }
        }
    }

    fn group(&mut self, close: char, optional: bool) -> Result<Item, PatternError> {
        let mut alternatives = Vec::new();
        // stands on the opening bracket, then on each `|`
        loop {
            self.at += 1;
            alternatives.push(self.sequence(Some(close))?);
            if self.rest().starts_with(close) {
                self.at += 1;
                return Ok(Item::Group { alternatives, optional });
            }
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
    fn words(&mut self, items: &mut Vec<Item>) {
        let rest = self.rest();
        let end = rest.find(|c: char| c.is_whitespace() || "()[]{}|".contains(c)).unwrap_or(rest.len());
        let end = reference_end(rest, end);
        let written = &rest[..end];
        if written.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            let (start, end) = (self.at as u32, (self.at + end) as u32);
            items.push(Item::Elem(Elem::Word { key: words::key(written), start, end }));
            self.at = end as usize;
            return;
        }
        let mut found = Vec::new();
        words::tokenise(self.pattern, Span::new(self.at, self.at + end), self.at, &mut found);
        items.extend(found.iter().map(|word| {
            let span = word.span();
            Item::Elem(Elem::Word { key: word.key, start: span.start as u32, end: span.end as u32 })
        }));
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
