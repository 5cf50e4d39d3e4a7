//! A name taken apart: the place or task, and the style ("Constabulary", "City Council") that says what it is.

use super::Sector;
use super::cues::{self, Style};
use crate::letter::words::key;

/// A name as it is compared: small letters, single spaces, no hyphens, "and" for "&", plain apostrophes.
pub fn folded(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let space = |out: &mut String| {
        if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    };
    for char in name.chars() {
        match char {
            '&' => {
                space(&mut out);
                out.push_str("and ");
            }
            '-' | '\u{2010}'..='\u{2013}' => space(&mut out),
            '\u{2018}' | '\u{2019}' => out.push('\''),
            '*' | '_' => {}
            _ if char.is_whitespace() => space(&mut out),
            _ if char.is_ascii() => out.push(char.to_ascii_lowercase()),
            _ => out.extend(char.to_lowercase()),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// A word or name without the ending of the possessive.
pub fn bare_text(word: &str) -> &str {
    if !word.ends_with(['s', 'S']) {
        return word;
    }
    ["'s", "’s", "'S", "’S"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

/// The place (or task) and the style of a folded name, and what sort of authority the style makes it.
pub fn split(name: &str) -> (String, String, Sector) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let keys: Vec<u64> = words.iter().map(|word| key(word)).collect();
    let cues = cues::builtin();
    let same = |style: &Style, at: usize| keys.get(at..at + style.keys.len()) == Some(&style.keys[..]);
    for at in 1..words.len() {
        let ends = |style: &&Style| at + style.keys.len() == words.len() && same(style, at);
        if let Some(style) = cues.suffixes.get(&keys[at]).and_then(|styles| styles.iter().find(ends)) {
            // "City of York Council": the words before the place belong to the style
            let led = words[..at].join(" ");
            let (stem, lead) = match led.strip_prefix("city of ") {
                Some(stem) if style.sector == Sector::Council => (stem.to_owned(), "city of "),
                _ => (led, ""),
            };
            return (stem, format!("{lead}{}", style.text), style.sector);
        }
    }
    let first = keys.first().and_then(|first| cues.prefixes.get(first));
    if let Some(style) =
        first.and_then(|styles| styles.iter().find(|style| same(style, 0) && style.keys.len() < words.len()))
    {
        return (words[style.keys.len()..].join(" "), style.text.clone(), style.sector);
    }
    // "Police Scotland"
    match words.as_slice() {
        ["police", place @ ..] if !place.is_empty() => (place.join(" "), "police".into(), Sector::Police),
        _ => (name.to_owned(), String::new(), Sector::Other),
    }
}

/// The single places of a stem, in order of the alphabet: "surrey police and sussex" has two.
pub fn places(stem: &str) -> Vec<String> {
    let mut places: Vec<String> = stem
        .split([','])
        .flat_map(|part| part.split(" and "))
        .map(|part| part.trim().trim_end_matches(" police").trim_end_matches(" constabulary").replace('\'', ""))
        .filter(|part| !part.is_empty())
        .collect();
    places.sort();
    places.dedup();
    places
}
