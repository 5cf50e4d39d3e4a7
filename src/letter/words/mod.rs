//! Words by our own tokens: ASCII first, and right for the statute references, sums, addresses and abbreviations of
//! the genre, which general word breakers take apart. A word's `key` is what all matching compares, so no lint folds
//! case or quotes again.

mod keys;
mod places;
mod scan;
mod table;
#[cfg(test)]
mod tests;

use crate::text::Span;

pub use keys::{fixed_key, key, keys, plain_key};
pub use places::Places;
use scan::Scanner;
pub use table::KeyTable;

/// What sort of token a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// Letters, with apostrophes and hyphens inside: `police's`, `better-informed`.
    Plain,
    /// A figure: `20`, `£1.5m`, `1,650`, `01/07/2021`, `17th`.
    Number,
    /// A provision: `1(1)(a)`, `40(5B)(a)(i)`, `s.17(1)`, `S24`, `22A`.
    Reference,
    /// Letters and figures mixed: `FOI`-numbers, registration marks, postcodes.
    Mixed,
    /// A web address.
    Url,
    /// An e-mail address.
    Email,
    /// A place of a template that is to be filled in: `{{date}}`.
    Hole,
}

/// What stands between a word and the one before it, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gap(u16);

impl Gap {
    /// White space.
    pub const SPACE: Gap = Gap(1);
    /// A line end.
    pub const NEWLINE: Gap = Gap(1 << 1);
    /// A comma.
    pub const COMMA: Gap = Gap(1 << 2);
    /// A full stop, question mark, exclamation mark or ellipsis.
    pub const STOP: Gap = Gap(1 << 3);
    /// A colon or semicolon.
    pub const COLON: Gap = Gap(1 << 4);
    /// A dash or free hyphen.
    pub const DASH: Gap = Gap(1 << 5);
    /// An opening bracket.
    pub const OPEN: Gap = Gap(1 << 6);
    /// A closing bracket.
    pub const CLOSE: Gap = Gap(1 << 7);
    /// A quotation mark.
    pub const QUOTE: Gap = Gap(1 << 8);
    /// A slash.
    pub const SLASH: Gap = Gap(1 << 9);
    /// Light markup: `*`, `_`, `#`, `>`, `|`, `` ` ``.
    pub const MARKUP: Gap = Gap(1 << 10);
    /// Anything else.
    pub const OTHER: Gap = Gap(1 << 11);
    /// The word begins a sentence (set by the sentence splitter).
    pub const SENTENCE: Gap = Gap(1 << 12);
    /// The word begins a block.
    pub const BLOCK: Gap = Gap(1 << 13);

    /// Whether it has any of the bits of `other`.
    #[inline]
    pub fn has(self, other: Gap) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    #[inline]
    pub const fn with(self, other: Gap) -> Gap {
        Gap(self.0 | other.0)
    }

    /// Whether nothing but white space (and markup) lies between the two words, and no sentence begins.
    #[inline]
    pub fn is_plain_space(self) -> bool {
        self.has(Gap::SPACE) && self.0 & !(Gap::SPACE.0 | Gap::NEWLINE.0 | Gap::MARKUP.0) == 0
    }
}

/// One word of a letter.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    start: u32,
    end: u32,
    /// Its lower-cased letters with quotes and hyphens folded, as a hash: equal words have equal keys.
    pub key: u64,
    /// What stands before it.
    pub gap: Gap,
    /// What sort of token it is.
    pub kind: WordKind,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// Whether an apostrophe stands inside it.
    pub apostrophe: bool,
    /// Whether a hyphen stands inside it.
    pub hyphen: bool,
}

impl Word {
    /// Its bytes in the text.
    #[inline]
    pub fn span(&self) -> Span {
        Span { start: self.start as usize, end: self.end as usize }
    }
}

/// Append the words of `text` at `piece` to `words`. `from` is the byte where the gap before the first word begins.
pub fn tokenise(text: &str, piece: Span, from: usize, words: &mut Vec<Word>) {
    if words.is_empty() {
        // few words are shorter, their space included
        words.reserve(piece.len() / 5 + 1);
    }
    Scanner::new(text, piece).words(gap_of(&text[from..piece.start]), words);
}

/// Append a hole as one word, with the `’s` that follows it before byte `limit`. `from` is the byte where the gap before it
/// begins.
pub fn push_hole(text: &str, span: Span, limit: usize, from: usize, words: &mut Vec<Word>) {
    let own = ["'s", "’s"].into_iter().filter(|own| span.end + own.len() <= limit).find(|own| {
        let rest = text[span.end..].strip_prefix(own);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    let end = span.end + own.map_or(0, str::len);
    words.push(Word {
        start: span.start as u32,
        end: end as u32,
        key: key(&text[span.start..end]),
        gap: gap_of(text.get(from..span.start).unwrap_or_default()),
        kind: WordKind::Hole,
        capital: false,
        apostrophe: own.is_some(),
        hyphen: false,
    });
}

/// The gap that a piece of text without words makes.
pub fn gap_of(between: &str) -> Gap {
    between.chars().fold(Gap::default(), |gap, char| gap.with(gap_of_char(char)))
}

const fn gap_of_char(char: char) -> Gap {
    match char {
        '\n' | '\r' => Gap::NEWLINE.with(Gap::SPACE),
        ',' => Gap::COMMA,
        '.' | '?' | '!' | '…' => Gap::STOP,
        ':' | ';' => Gap::COLON,
        '-' | '–' | '—' | '‐' | '‑' | '−' => Gap::DASH,
        '(' | '[' | '{' => Gap::OPEN,
        ')' | ']' | '}' => Gap::CLOSE,
        '"' | '\'' | '‘' | '’' | '“' | '”' => Gap::QUOTE,
        '/' => Gap::SLASH,
        '*' | '_' | '#' | '>' | '<' | '|' | '`' | '~' | '\\' => Gap::MARKUP,
        _ if char.is_whitespace() => Gap::SPACE,
        _ => Gap::OTHER,
    }
}
