//! The text as the lints match it. Word processors turn `'` into `’` and `-` into `–` and put spaces that do not
//! break where they please, so wording is looked for in a view where all of these are plain, with a map back: what
//! is found is reported, and edited, in the letter's own bytes.

use super::Span;
use std::borrow::Cow;

/// A text with typographic variants made plain: curly quotes, dashes, and no-break and thin spaces are their ASCII
/// kin; soft hyphens and zero-width spaces are gone. All else, case and line endings too, is as it was.
#[derive(Clone, Debug)]
pub struct View<'a> {
    text: &'a str,
    folded: Cow<'a, str>,
    /// In order of both sides; from one to the next, a byte further in the view is a byte further in the text.
    breaks: Vec<Break>,
}

/// A byte of the view and the byte of the text that is the same place. Where something vanished there are two with
/// the same byte of the view: the place before it, then the place after it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Break {
    view: usize,
    original: usize,
}

impl<'a> View<'a> {
    /// The view of a text; it borrows the text when there is nothing to fold.
    pub fn new(text: &'a str) -> View<'a> {
        if text.is_ascii() {
            return View { text, folded: Cow::Borrowed(text), breaks: Vec::new() };
        }
        let (mut folded, mut breaks, mut done) = (String::new(), Vec::new(), 0);
        let mut note = |view, original| {
            let place = Break { view, original };
            if breaks.last() != Some(&place) {
                breaks.push(place);
            }
        };
        // The first bytes of all that is folded. In UTF-8 none of them is ever a later byte of a character.
        let leads = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, 0xC2 | 0xE2 | 0xEF));
        for (at, _) in leads {
            let Some(character) = text[at..].chars().next() else { continue };
            let Some(plain) = fold(character) else { continue };
            folded.push_str(&text[done..at]);
            if plain.is_empty() {
                note(folded.len(), at);
            }
            folded.push_str(plain);
            done = at + character.len_utf8();
            note(folded.len(), done);
        }
        if breaks.is_empty() {
            return View { text, folded: Cow::Borrowed(text), breaks };
        }
        folded.push_str(&text[done..]);
        View { text, folded: Cow::Owned(folded), breaks }
    }

    /// What to match against.
    pub fn as_str(&self) -> &str {
        &self.folded
    }

    /// The bytes of the text that a span of the view stands for. What vanished is in it between two characters, but
    /// not at either end. It is empty only when the span is, and an empty one lies after anything that vanished there.
    ///
    /// A span that is not of this view is first cut to it, and widened to whole characters.
    pub fn original(&self, span: Span) -> Span {
        let (mut start, mut end) = (span.start.min(self.folded.len()), span.end.min(self.folded.len()));
        while !self.folded.is_char_boundary(start) {
            start -= 1;
        }
        while !self.folded.is_char_boundary(end) {
            end += 1;
        }
        let after = self.breaks.partition_point(|place| place.view <= start);
        let original = self.before(after).to_original(start);
        if start == end {
            return Span::at(original);
        }
        let before = self.breaks.partition_point(|place| place.view < end);
        let end = match self.breaks.get(before) {
            Some(place) if place.view == end => place.original,
            _ => self.before(before).to_original(end),
        };
        Span::new(original, end)
    }

    /// The byte of the view for a byte of the text. One inside a character counts as that character's first, and one
    /// after the text as its end.
    pub fn folded(&self, original: usize) -> usize {
        let mut original = original.min(self.text.len());
        while !self.text.is_char_boundary(original) {
            original -= 1;
        }
        let place = self.before(self.breaks.partition_point(|place| place.original <= original));
        place.view + (original - place.original)
    }

    /// The last of the first `count` breaks; before all of them the two sides begin together.
    fn before(&self, count: usize) -> Break {
        count.checked_sub(1).map_or_else(Break::default, |last| self.breaks[last])
    }
}

impl Break {
    /// The byte of the text for a byte of the view between here and the next break.
    fn to_original(self, view: usize) -> usize {
        self.original + (view - self.view)
    }
}

/// What a character is in the view, or `None` when it is itself.
fn fold(character: char) -> Option<&'static str> {
    match character {
        '\u{2018}'..='\u{201B}' => Some("'"),
        '\u{201C}'..='\u{201F}' => Some("\""),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some("-"),
        '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' => Some(" "),
        '\u{00AD}' | '\u{200B}' | '\u{FEFF}' => Some(""),
        _ => None,
    }
}

#[cfg(test)]
#[path = "view_tests.rs"]
mod tests;
