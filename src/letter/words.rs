//! Words by our own tokens: ASCII first, and right for the statute references, sums, addresses and abbreviations of
//! the genre, which general word breakers take apart. A word's `key` is what all matching compares, so no lint folds
//! case or quotes again.

use crate::text::Span;

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
    pub fn has(self, other: Gap) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn with(self, other: Gap) -> Gap {
        Gap(self.0 | other.0)
    }

    /// Whether nothing but white space (and markup) lies between the two words, and no sentence begins.
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
}

impl Word {
    /// Its bytes in the text.
    pub fn span(&self) -> Span {
        Span { start: self.start as usize, end: self.end as usize }
    }
}

/// The key of a word written in Rust or in a data file. Case and quote style do not matter.
pub fn key(word: &str) -> u64 {
    let mut hash = FNV_OFFSET;
    for char in word.chars() {
        hash = fold_char(hash, char);
    }
    hash
}

const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;

fn fold_byte(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(FNV_PRIME)
}

fn fold_char(hash: u64, char: char) -> u64 {
    match char {
        '\u{2018}' | '\u{2019}' => fold_byte(hash, b'\''),
        '\u{2010}' | '\u{2011}' => fold_byte(hash, b'-'),
        '\u{ad}' => hash,
        _ if char.is_ascii() => fold_byte(hash, char as u8),
        _ => char.to_lowercase().fold(hash, |hash, lower| (hash ^ u64::from(lower as u32)).wrapping_mul(FNV_PRIME)),
    }
}

/// Append the words of `text` at `piece` to `words`. `from` is the byte where the gap before the first word begins.
pub fn tokenise(text: &str, piece: Span, from: usize, words: &mut Vec<Word>) {
    let mut scanner = Scanner { text, bytes: text.as_bytes(), at: piece.start, end: piece.end };
    let mut gap = gap_of(&text[from..piece.start]);
    while scanner.at < scanner.end {
        match scanner.word() {
            Some(mut word) => {
                word.gap = gap;
                words.push(word);
                gap = Gap::default();
            }
            None => gap = gap.with(scanner.skip()),
        }
    }
}

/// The gap that a piece of text without words makes.
pub fn gap_of(between: &str) -> Gap {
    between.chars().fold(Gap::default(), |gap, char| gap.with(gap_of_char(char)))
}

fn gap_of_char(char: char) -> Gap {
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

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    end: usize,
}

impl Scanner<'_> {
    fn peek(&self, at: usize) -> u8 {
        if at < self.end { self.bytes[at] } else { 0 }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..self.end].chars().next()
    }

    /// Whether a letter or figure of any script starts at byte `at`.
    fn alphanumeric(&self, at: usize) -> bool {
        let byte = self.peek(at);
        if byte < 0x80 { byte.is_ascii_alphanumeric() } else { self.char_at(at).is_some_and(char::is_alphanumeric) }
    }

    /// Step over one character that is not part of a word.
    fn skip(&mut self) -> Gap {
        let byte = self.bytes[self.at];
        if byte == b' ' {
            self.at += 1;
            return Gap::SPACE;
        }
        let char = self.char_at(self.at).expect("the scanner stands before the end, on a character boundary");
        self.at += char.len_utf8();
        gap_of_char(char)
    }

    fn word(&mut self) -> Option<Word> {
        let start = self.at;
        let first = self.bytes[start];
        let pound = first == 0xC2 && self.peek(start + 1) == 0xA3 && self.peek(start + 2).is_ascii_digit();
        if !pound && !self.alphanumeric(start) {
            return None;
        }
        let mut shape = Shape::default();
        let mut hash = FNV_OFFSET;
        let mut at = start;
        if pound {
            hash = fold_char(hash, '£');
            at += 2;
        }
        loop {
            let byte = self.peek(at);
            if byte.is_ascii_alphanumeric() && at < self.end {
                shape.see(byte);
                hash = fold_byte(hash, byte);
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
                hash = fold_char(hash, char);
                at += char.len_utf8();
            } else if at < self.end && self.joins(byte, at, start, shape) {
                hash = fold_byte(hash, byte);
                at += 1;
            } else {
                break;
            }
        }
        let (kind, end) = self.finish(start, at, shape);
        if end != at {
            hash = self.text[start..end].chars().fold(FNV_OFFSET, fold_char);
        }
        self.at = end;
        let capital = self.text[start..end].chars().next().is_some_and(char::is_uppercase);
        Some(Word { start: start as u32, end: end as u32, key: hash, gap: Gap::default(), kind, capital })
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
        let fits = inner >= 1
            && inner <= 5
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

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(&str, WordKind)> {
        let mut words = Vec::new();
        tokenise(text, Span::new(0, text.len()), 0, &mut words);
        words.iter().map(|word| (word.span().of(text), word.kind)).collect()
    }

    fn texts(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|(word, _)| word).collect()
    }

    #[test]
    fn provisions_are_one_word() {
        use WordKind::Reference;
        for reference in
            ["1(1)(a)", "40(5B)(a)(i)", "s.17(1)", "s1(1)(a)", "S24", "22A", "s.17", "12(4)(b)", "31(1)(a)(b)"]
        {
            assert_eq!(words(reference), [(reference, Reference)], "{reference}");
        }
    }

    #[test]
    fn a_plural_in_brackets_is_no_provision() {
        assert_eq!(texts("request(s) for 5 item(s)"), ["request", "s", "for", "5", "item", "s"]);
    }

    #[test]
    fn figures_keep_their_punctuation() {
        assert_eq!(
            texts("£1.5m, 1,650 and 01/07/2021, 17th 12.5% 20."),
            ["£1.5m", "1,650", "and", "01/07/2021", "17th", "12.5%", "20"]
        );
    }

    #[test]
    fn addresses_end_before_the_stop_of_the_sentence() {
        assert_eq!(
            words("See <https://www.mi5.gov.uk/threat-levels>, www.ico.org.uk. or foi@norfolk.pnn.police.uk."),
            [
                ("See", WordKind::Plain),
                ("https://www.mi5.gov.uk/threat-levels", WordKind::Url),
                ("www.ico.org.uk", WordKind::Url),
                ("or", WordKind::Plain),
                ("foi@norfolk.pnn.police.uk", WordKind::Email),
            ]
        );
        assert_eq!(texts("ico.org.uk/make-a-complaint is right"), ["ico.org.uk/make-a-complaint", "is", "right"]);
        assert_eq!(texts("first.last_name@x.gov.uk now"), ["first.last_name@x.gov.uk", "now"]);
    }

    #[test]
    fn two_sentences_run_together_stay_two_words() {
        assert_eq!(texts("trust.We hold"), ["trust", "We", "hold"]);
    }

    #[test]
    fn apostrophes_and_hyphens_stay_inside() {
        assert_eq!(
            texts("isn’t the police's ‘better-informed’ forces' web-site"),
            ["isn’t", "the", "police's", "better-informed", "forces", "web-site"]
        );
    }

    #[test]
    fn keys_ignore_case_and_quote_style() {
        let mut words = Vec::new();
        let text = "ISN’T isn't Isn‘t";
        tokenise(text, Span::new(0, text.len()), 0, &mut words);
        assert_eq!(words[0].key, words[1].key);
        assert_eq!(words[0].key, key("isn't"));
    }

    #[test]
    fn gaps_say_what_stands_between() {
        let mut words = Vec::new();
        let text = "held, (5)The  **bold** x/y";
        tokenise(text, Span::new(0, text.len()), 0, &mut words);
        assert!(words[1].gap.has(Gap::COMMA) && words[1].gap.has(Gap::OPEN));
        assert!(words[2].gap.has(Gap::CLOSE) && !words[2].gap.has(Gap::SPACE));
        assert!(words[3].gap.is_plain_space());
        assert!(words[5].gap.has(Gap::SLASH) && !words[5].gap.is_plain_space());
    }

    #[test]
    fn other_scripts_and_combining_marks_make_words() {
        assert_eq!(
            texts("Heddlu Gogledd Cymru, cafe\u{301} Łódź 東京"),
            ["Heddlu", "Gogledd", "Cymru", "cafe\u{301}", "Łódź", "東京"]
        );
    }
}
