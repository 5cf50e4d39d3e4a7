//! A provision as letters cite it, in one form whatever the spelling: `31 (1)(A)`, `s.31(1)(a)` and `Section 31(1)(a)`
//! are the same one. It is small and copied, because a letter cites some dozens.

use std::fmt;

/// One step of a provision: `31`, `1`, `3A`, `a`, `iv`. At most four letters and figures.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part([u8; 4]);

impl Part {
    /// The part that is written so. Letters after a figure are capitals in the Acts (`3A`), others small (`a`); a letter
    /// may write either. `None` where it is empty, longer, or has anything but ASCII letters and figures.
    pub fn new(text: &str) -> Option<Part> {
        if text.is_empty() || text.len() > 4 || !text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return None;
        }
        let figure = text.as_bytes()[0].is_ascii_digit();
        let mut part = [0; 4];
        for (to, byte) in part.iter_mut().zip(text.bytes()) {
            *to = if figure { byte.to_ascii_uppercase() } else { byte.to_ascii_lowercase() };
        }
        Some(Part(part))
    }

    /// As the Act writes it.
    pub fn text(&self) -> &str {
        let end = self.0.iter().position(|byte| *byte == 0).unwrap_or(4);
        std::str::from_utf8(&self.0[..end]).unwrap_or_default()
    }

    /// Whether it begins with a figure, as sections and subsections do, and paragraphs do not.
    pub fn is_figure(&self) -> bool {
        self.0[0].is_ascii_digit()
    }

    /// Its figure without a letter after it: 40 of `40`, 5 of `5B`, 0 of `a`.
    pub fn number(&self) -> u16 {
        let figures = self.0.iter().take_while(|byte| byte.is_ascii_digit());
        figures.fold(0, |number, byte| number * 10 + u16::from(byte - b'0'))
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.text())
    }
}

/// The most parts that are kept: `40(5B)(a)(i)` has four.
const MOST: usize = 5;

/// A section or regulation, with as much of its subdivision as is named.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Provision {
    parts: [Part; MOST],
    len: u8,
}

impl Provision {
    /// A whole section or regulation.
    pub fn of(section: Part) -> Provision {
        let mut provision = Provision { len: 1, ..Provision::default() };
        provision.parts[0] = section;
        provision
    }

    /// The provision that is written so: `31`, `22A(2)`, `40(5B)(a)(i)`. `None` for anything else.
    pub fn parse(text: &str) -> Option<Provision> {
        let (section, rest) = text.split_at(text.find('(').unwrap_or(text.len()));
        let mut provision = Provision::of(Part::new(section)?);
        let mut rest = rest;
        while let Some(inner) = rest.strip_prefix('(') {
            let (part, after) = inner.split_once(')')?;
            provision = provision.with(Part::new(part)?)?;
            rest = after;
        }
        rest.is_empty().then_some(provision)
    }

    /// With one more step; `None` where it would be too deep.
    pub fn with(mut self, part: Part) -> Option<Provision> {
        *self.parts.get_mut(usize::from(self.len))? = part;
        self.len += 1;
        Some(self)
    }

    /// The section or regulation: `40`.
    pub fn section(&self) -> Part {
        self.parts[0]
    }

    /// What is named below the section: `5B`, `a`, `i`.
    pub fn below(&self) -> &[Part] {
        &self.parts[1..usize::from(self.len).max(1)]
    }

    /// Whether nothing below the section is named.
    pub fn is_bare(&self) -> bool {
        self.len == 1
    }

    /// The first `count` steps of it, the section being the first.
    pub fn head(&self, count: usize) -> Provision {
        let mut head = *self;
        head.len = head.len.min(u8::try_from(count).unwrap_or(u8::MAX)).max(1);
        head.parts[usize::from(head.len)..].fill(Part::default());
        head
    }

    /// Whether it is `other` or stands within it: 31(1)(a) is within 31(1) and 31.
    pub fn is_within(&self, other: &Provision) -> bool {
        self.len >= other.len && self.head(usize::from(other.len)) == *other
    }
}

impl fmt::Display for Provision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.section().text())?;
        self.below().iter().try_for_each(|part| write!(f, "({})", part.text()))
    }
}

impl fmt::Debug for Provision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, Provision};

    #[test]
    fn every_spelling_is_one_provision() {
        let provision = Provision::parse("40(5b)(A)(i)").expect("it is one");
        assert_eq!(provision.to_string(), "40(5B)(a)(i)");
        assert_eq!(provision.section().number(), 40);
        assert!(provision.is_within(&Provision::parse("40(5B)").expect("it is one")));
        assert!(!provision.is_within(&Provision::parse("40(5)").expect("it is one")));
        assert_eq!(provision.head(2).to_string(), "40(5B)");
    }

    #[test]
    fn other_text_is_none() {
        for text in ["", "(1)", "31(1", "31(1)a", "31()", "31(abcde)", "31(1)(2)(3)(4)(5)", "§31"] {
            assert_eq!(Provision::parse(text), None, "{text}");
        }
        assert_eq!(Part::new("§"), None);
    }
}
