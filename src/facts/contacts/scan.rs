//! Finding contacts: by the sort of a word where the words say it (addresses), by its figures otherwise.

use super::{Contact, ContactKind};
use crate::letter::{Gap, Letter, WordKind};

/// A number of the UK has ten or eleven figures with its 0.
const FEWEST: usize = 10;
const MOST: usize = 11;

pub(super) fn find(letter: &Letter) -> Vec<Contact> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < letter.words.len() {
        let contact = match letter.words[at].kind {
            WordKind::Plain | WordKind::Hole => None,
            WordKind::Email => Some((ContactKind::Email, at..at + 1, address(letter.word(at)))),
            WordKind::Url => Some((ContactKind::Url, at..at + 1, address(letter.word(at)))),
            WordKind::Number => phone(letter, at).map(|(end, value)| (ContactKind::Phone, at..end, value)),
            WordKind::Mixed | WordKind::Reference => {
                postcode(letter, at).map(|(first, value)| (ContactKind::Postcode, first..at + 1, value))
            }
        };
        let Some((kind, words, value)) = contact else {
            at += 1;
            continue;
        };
        at = words.end;
        let (span, region) = (letter.words_span(words.clone()), letter.region_of(words.start));
        found.push(Contact { kind, span, words, value, region });
    }
    found
}

/// An address in small letters, without what comes before its host or mailbox.
fn address(word: &str) -> String {
    let lower = word.to_ascii_lowercase();
    let rest = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    let rest = rest.strip_prefix("mailto:").unwrap_or(rest);
    rest.strip_prefix("www.").unwrap_or(rest).to_owned()
}

/// The number that begins with word `at`: one past its last word, and its figures.
fn phone(letter: &Letter, at: usize) -> Option<(usize, String)> {
    let first = letter.word(at);
    let abroad = first.starts_with("44");
    if !first.starts_with('0') && !abroad {
        return None;
    }
    let mut figures = String::new();
    let mut end = at;
    while let Some(word) = letter.words.get(end) {
        let broken =
            Gap::NEWLINE.with(Gap::SENTENCE).with(Gap::COMMA).with(Gap::COLON).with(Gap::SLASH).with(Gap::STOP);
        if word.kind != WordKind::Number || end > at && word.gap.has(broken) {
            break;
        }
        let part = letter.word(end);
        if !part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
            break;
        }
        let length = figures.len();
        figures.extend(part.chars().filter(char::is_ascii_digit));
        if abroad && end == at && figures.starts_with("44") {
            figures.replace_range(..2, "0");
        } else if abroad && figures.starts_with("00") {
            figures.remove(0);
        }
        if figures.len() > MOST {
            figures.truncate(length);
            break;
        }
        end += 1;
    }
    ((FEWEST..=MOST).contains(&figures.len()) && figures.starts_with('0') && !figures.starts_with("00"))
        .then_some((end, figures))
}

/// The postcode that ends with word `at`: its first word and its value.
fn postcode(letter: &Letter, at: usize) -> Option<(usize, String)> {
    let word = letter.word(at);
    if !word.is_ascii() {
        return None;
    }
    let inward = |text: &str| {
        let bytes = text.as_bytes();
        bytes.len() == 3 && bytes[0].is_ascii_digit() && bytes[1..].iter().all(u8::is_ascii_alphabetic)
    };
    if inward(word) {
        let before = at.checked_sub(1).filter(|_| letter.words[at].gap.is_plain_space())?;
        let outer = letter.word(before);
        return outward(outer).then(|| (before, format!("{outer} {word}").to_ascii_uppercase()));
    }
    let (outer, inner) = word.split_at_checked(word.len().checked_sub(3)?)?;
    (inward(inner) && outward(outer)).then(|| (at, format!("{outer} {inner}").to_ascii_uppercase()))
}

/// "SK9", "KY16", "W1A", "M1".
fn outward(text: &str) -> bool {
    let bytes = text.as_bytes();
    let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let rest = &bytes[letters..];
    (1..=2).contains(&letters)
        && (1..=2).contains(&rest.len())
        && rest[0].is_ascii_digit()
        && rest.iter().all(u8::is_ascii_alphanumeric)
}
