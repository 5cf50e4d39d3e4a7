//! The scanner: where a token ends, and what sort it is.

use super::keys::{key, plain_key};
use super::{Gap, Word, WordKind, gap_of_char};
use crate::text::Span;

/// For each ASCII character that is never part of a word and begins none, the gap that it makes.
const BETWEEN: [Option<Gap>; 128] = {
    let mut gaps = [None; 128];
    let mut byte = 0;
    while byte < 128 {
        if !(byte as u8).is_ascii_alphanumeric() {
            gaps[byte] = Some(gap_of_char(byte as u8 as char));
        }
        byte += 1;
    }
    gaps
};

/// The ASCII characters that end a word of plain letters for sure.
const ENDS_PLAIN: [bool; 128] = {
    let (ends, mut table, mut at) = (b" \n,\r\t;)*\"?!]>|", [false; 128], 0);
    while at < ends.len() {
        table[ends[at] as usize] = true;
        at += 1;
    }
    table
};

/// Reads one piece of a text, a token or a character at a time.
pub(super) struct Scanner<'a> {
    text: &'a str,
    /// Those before the end of the piece.
    bytes: &'a [u8],
    at: usize,
    end: usize,
}

impl<'a> Scanner<'a> {
    /// Stands before the piece.
    pub fn new(text: &'a str, piece: Span) -> Self {
        Scanner { text, bytes: &text.as_bytes()[..piece.end], at: piece.start, end: piece.end }
    }

    #[inline]
    fn peek(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..self.end].chars().next()
    }

    /// Whether a letter or figure of any script starts at byte `at`.
    fn alphanumeric(&self, at: usize) -> bool {
        let byte = self.peek(at);
        if byte < 0x80 { byte.is_ascii_alphanumeric() } else { self.char_at(at).is_some_and(char::is_alphanumeric) }
    }

    /// Append the words of the piece; `gap` is what stands before its first word.
    pub fn words(mut self, mut gap: Gap, words: &mut Vec<Word>) {
        while let Some(&byte) = self.bytes.get(self.at) {
            if let Some(between) = BETWEEN.get(usize::from(byte)).copied().flatten() {
                gap = gap.with(between);
                self.at += 1;
            } else if let Some(word) = self.plain_word(gap).or_else(|| self.any_word(gap)) {
                words.push(word);
                gap = Gap::default();
            } else {
                gap = gap.with(self.skip());
            }
        }
    }

    /// Step over one character that is not part of a word.
    fn skip(&mut self) -> Gap {
        let char = self.char_at(self.at).expect("the scanner stands before the end, on a character boundary");
        self.at += char.len_utf8();
        gap_of_char(char)
    }

    fn any_word(&mut self, gap: Gap) -> Option<Word> {
        let start = self.at;
        let first = self.bytes[start];
        let pound = first == 0xC2 && self.peek(start + 1) == 0xA3 && self.peek(start + 2).is_ascii_digit();
        if !pound && !self.alphanumeric(start) {
            return None;
        }
        let mut shape = Shape::default();
        let mut at = start + if pound { '£'.len_utf8() } else { 0 };
        loop {
            let byte = self.peek(at);
            if byte.is_ascii_alphanumeric() && at < self.end {
                shape.see(byte);
                at += 1;
            } else if byte >= 0x80 {
                let char = self.char_at(at).expect("a byte above 0x7F before the end starts a character");
                let inside = match char {
                    '’' | '\u{2011}' | '\u{2010}' => self.alphanumeric(at + char.len_utf8()),
                    '\u{ad}' => true,
                    _ => char.is_alphanumeric() || is_combining(char),
                };
                if !inside {
                    break;
                }
                shape.letters |= char.is_alphabetic();
                shape.hyphen |= matches!(char, '\u{2011}' | '\u{2010}');
                shape.apostrophe |= char == '’';
                at += char.len_utf8();
            } else if at < self.end && self.joins(byte, at, start, shape) {
                shape.hyphen |= byte == b'-';
                shape.apostrophe |= byte == b'\'';
                at += 1;
            } else {
                break;
            }
        }
        let (kind, end) = self.finish(start, at, shape);
        self.at = end;
        let word = &self.text[start..end];
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        Some(Word {
            start: start as u32,
            end: end as u32,
            key: key(word),
            gap,
            kind,
            capital,
            hyphen: shape.hyphen,
            apostrophe: shape.apostrophe,
        })
    }

    /// A word of plain letters with white space, a comma or the like after it, as nearly all are.
    #[inline]
    fn plain_word(&mut self, gap: Gap) -> Option<Word> {
        let start = self.at;
        let (key, len) = plain_key(&self.bytes[start..])?;
        let at = start + len;
        // a stop may belong to an address, an apostrophe or bracket to the word
        let ends = match self.bytes.get(at) {
            None => true,
            Some(b'.' | b':') => self.bytes.get(at + 1).is_none_or(|next| matches!(next, b' ' | b'\n' | b'\r')),
            Some(&byte) => ENDS_PLAIN.get(usize::from(byte)).copied().unwrap_or(false),
        };
        if !ends {
            return None;
        }
        self.at = at;
        Some(Word {
            start: start as u32,
            end: at as u32,
            key,
            gap,
            kind: WordKind::Plain,
            capital: self.bytes[start].is_ascii_uppercase(),
            hyphen: false,
            apostrophe: false,
        })
    }

    /// Whether a punctuation byte at `at` stays inside the word that began at `start`.
    fn joins(&self, byte: u8, at: usize, start: usize, shape: Shape) -> bool {
        let next = self.peek(at + 1);
        let prev = if at > start { self.bytes[at - 1] } else { 0 };
        match byte {
            b'\'' | b'-' => self.alphanumeric(at + 1),
            b',' | b'.' | b':' | b'/' if prev.is_ascii_digit() && next.is_ascii_digit() => !shape.letters,
            // "s.17" is one reference
            b'.' => {
                next.is_ascii_digit()
                    && matches!(self.text[start..at].to_ascii_lowercase().as_str(), "s" | "ss" | "reg")
            }
            b'%' => prev.is_ascii_digit(),
            _ => false,
        }
    }

    /// The kind of the token from `start` to `at`, and where it really ends (bracket groups, web and mail addresses).
    fn finish(&self, start: usize, at: usize, shape: Shape) -> (WordKind, usize) {
        if let Some(found) = self.address(start, at) {
            return found;
        }
        let word = &self.text[start..at];
        if self.peek(at) == b'(' && self.bracket_group(at).is_some() && (shape.digits || is_section_word(word)) {
            let mut end = at;
            while let Some(next) = self.bracket_group(end) {
                end = next;
            }
            return (WordKind::Reference, end);
        }
        let kind = match (shape.letters, shape.digits) {
            (true, false) | (false, false) => WordKind::Plain,
            (false, true) => WordKind::Number,
            (true, true) if is_ordinal_or_unit(word) => WordKind::Number,
            (true, true) if is_reference(word) => WordKind::Reference,
            (true, true) => WordKind::Mixed,
        };
        (kind, at)
    }

    /// The end of a group such as `(1)`, `(a)`, `(5B)`, `(iii)` that starts at `at`.
    fn bracket_group(&self, at: usize) -> Option<usize> {
        if self.peek(at) != b'(' {
            return None;
        }
        let inner = self.bytes[at + 1..self.end].iter().take(6).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let group = self.text.get(at + 1..at + 1 + inner)?;
        let fits = (1..=5).contains(&inner)
            && self.peek(at + 1 + inner) == b')'
            && (group.as_bytes()[0].is_ascii_digit() && inner <= 3
                || inner <= 2 && group.bytes().all(|byte| byte.is_ascii_lowercase()) && group != "s" && group != "es"
                || group.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x')));
        fits.then_some(at + inner + 2)
    }

    fn address(&self, start: usize, at: usize) -> Option<(WordKind, usize)> {
        let stop = |from: usize| {
            let rest = &self.text[from..self.end];
            let len = rest
                .find(|char: char| {
                    char.is_whitespace() || matches!(char, '<' | '>' | '"' | '”' | '’' | '*' | '|' | '`' | '[' | ']')
                })
                .unwrap_or(rest.len());
            // a stop, comma or bracket after an address is the sentence's, not the address's
            let trimmed = rest[..len].trim_end_matches(['.', ',', ';', ':', ')', '!', '?', '\'']);
            from + trimmed.len()
        };
        let word = &self.text[start..at];
        match self.peek(at) {
            b':' if self.text[at..self.end].starts_with("://") => Some((WordKind::Url, stop(start).max(at))),
            b':' if word.eq_ignore_ascii_case("mailto") => Some((WordKind::Email, stop(start).max(at))),
            b'.' if word.eq_ignore_ascii_case("www") && self.alphanumeric(at + 1) => {
                Some((WordKind::Url, stop(start).max(at)))
            }
            b'.' | b'@' | b'_' | b'+' | b'/' => self.dotted(start, at),
            _ => None,
        }
    }

    /// `foi@norfolk.police.uk`, `ico.org.uk`, `gov.uk/foi`: letters with inner dots that end in a known domain ending.
    fn dotted(&self, start: usize, at: usize) -> Option<(WordKind, usize)> {
        let part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'@' | b'+');
        let len = self.bytes[at..self.end].iter().take(256).take_while(|byte| part(byte)).count();
        let token = self.text[start..at + len].trim_end_matches(['.', '-', '_', '@', '+']);
        if let Some((name, host)) = token.split_once('@') {
            return (!name.is_empty() && host.contains('.')).then_some((WordKind::Email, start + token.len()));
        }
        const ENDINGS: [&str; 12] =
            [".uk", ".com", ".org", ".net", ".gov", ".info", ".eu", ".scot", ".wales", ".cymru", ".police", ".london"];
        let lower = token.to_ascii_lowercase();
        if !ENDINGS.iter().any(|ending| lower.ends_with(ending)) || token.bytes().any(|byte| byte == b'_') {
            return None;
        }
        let mut end = start + token.len();
        if self.peek(end) == b'/' {
            let rest = &self.text[end..self.end];
            let path = rest
                .find(|char: char| char.is_whitespace() || matches!(char, '<' | '>' | ')' | '"' | '”' | '*' | ']'))
                .unwrap_or(rest.len());
            end += rest[..path].trim_end_matches(['.', ',', ';', ':']).len();
        }
        Some((WordKind::Url, end))
    }
}

#[derive(Clone, Copy, Default)]
struct Shape {
    letters: bool,
    digits: bool,
    hyphen: bool,
    apostrophe: bool,
}

impl Shape {
    fn see(&mut self, byte: u8) {
        if byte.is_ascii_digit() {
            self.digits = true;
        } else {
            self.letters = true;
        }
    }
}

fn is_combining(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}')
}

/// `s`, `ss`, `reg`: what may stand straight before a bracket group without a figure between.
fn is_section_word(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().as_str(), "s" | "ss")
}

/// `17th`, `24h`, `£1.5m`, `5pm`: a figure with a short ending.
fn is_ordinal_or_unit(word: &str) -> bool {
    let figure = word.trim_start_matches('£').trim_end_matches(|char: char| char.is_ascii_alphabetic());
    let ending = &word[word.len() - (word.trim_start_matches('£').len() - figure.len())..];
    figure.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
        && figure.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b':' | b'/'))
        && matches!(
            ending.to_ascii_lowercase().as_str(),
            "st" | "nd"
                | "rd"
                | "th"
                | "h"
                | "m"
                | "k"
                | "bn"
                | "am"
                | "pm"
                | "hrs"
                | "mins"
                | "p"
                | "km"
                | "mg"
                | "kg"
                | "gb"
                | "mb"
        )
}

/// `22A`, `S24`, `s31`, `s.17`: a section without brackets.
fn is_reference(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let figure = lower.trim_start_matches("reg").trim_start_matches('s').trim_start_matches('.');
    let digits = figure.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits) && figure.len() - digits <= 1 && (figure.len() < lower.len() || figure.len() > digits)
}
