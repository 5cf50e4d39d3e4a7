//! A place of a template that nobody filled in. Brackets hold much else in letters ("[redacted]", "[2019] UKUT 247"),
//! so what stands in them must be a known field or say what to put there; marks of a merge need no such proof.

use crate::diagnostic::{Confidence, Severity};
use crate::facts::dates::MONTHS;
use crate::letter::holes::cues as holes;
use crate::letter::words::Gap;
use crate::letter::{BlockKind, Kind, Letter};
use crate::lints::leftovers::{Bracket, block_at, brackets, cues, is_own};
use crate::lints::{Cx, Finding, Findings};
use crate::text::{Format, Span};

/// With more crosses than this a letter uses them to take names out.
const MOST_CROSSES: usize = 3;
/// The name of a place has at most so many bytes.
const LONGEST_NAME: usize = 40;
/// Bytes of a date that is spelt out in letters: `dd/mm/yy` to `dd/mm/yyyy`.
const DATES: [&str; 6] = ["dd/mm/yyyy", "dd/mm/yy", "dd-mm-yyyy", "dd.mm.yyyy", "mm/dd/yyyy", "dd/mmm/yyyy"];

/// Report what was to be filled in.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    if letter.kind == Kind::Template {
        return;
    }
    let mut seen: Vec<Span> = Vec::new();
    for bracket in brackets(letter) {
        if let Some(sure) = is_placeholder(letter, &bracket) {
            seen.push(bracket.span);
            report(letter, bracket.span, sure, findings);
        }
    }
    let fresh = |span: &Span| !seen.iter().any(|known| known.overlaps(*span));
    for span in dates(letter).into_iter().filter(fresh) {
        report(letter, span, true, findings);
    }
    let crosses: Vec<Span> = crosses(letter).into_iter().filter(fresh).collect();
    let many = crosses.len() > MOST_CROSSES;
    for span in crosses {
        let prose = block_at(letter, span.start).is_some_and(|block| block.region.is_own_prose());
        report(letter, span, prose && !many, findings);
    }
    for span in machine(letter) {
        report(letter, span, true, findings);
    }
}

fn report(letter: &Letter, span: Span, sure: bool, findings: &mut Findings) {
    let written = span.of(letter.text());
    let finding =
        Finding::new(span, format!("‘{written}’ is still to be filled in. Put in what belongs there, or take it out."))
            .label("left from a template");
    let unsure = |finding: Finding| finding.severity(Severity::Warning).confidence(Confidence::Medium);
    findings.push(if sure { finding } else { unsure(finding) });
}

/// Whether brackets hold a place to fill, and whether that is sure.
fn is_placeholder(letter: &Letter, bracket: &Bracket) -> Option<bool> {
    let text = letter.text();
    let inner = bracket.inner.of(text);
    if matches!(bracket.open, '«' | 'D' | '$') {
        // a quotation in French has spaces inside its marks
        let french = bracket.open == '«' && inner.starts_with([' ', '\u{a0}', '\u{202f}']);
        let filled = inner.len() <= 60 && inner.chars().any(char::is_alphanumeric) && !french;
        return filled.then_some(true);
    }
    if matches!(inner.trim(), "●" | "•") && bracket.open == '[' {
        return Some(true);
    }
    // "£[ ]", where "[ ]" alone may be a box to tick
    if inner.trim().is_empty() && text[..bracket.span.start].ends_with('£') {
        return Some(true);
    }
    // "<<Title>>", where "<<Winter Plan>>" may be a quotation
    let name = inner.trim_matches(['<', '>']);
    let word = name.starts_with(char::is_alphabetic)
        && name.len() <= LONGEST_NAME
        && name.chars().all(|char| char.is_alphanumeric() || char == '_');
    if text[bracket.span.start..].starts_with("<<") && word {
        return Some(true);
    }
    // "<foi@example.org>", "<br/>"
    let tag = matches!(inner.to_ascii_lowercase().trim_matches('/'), "address" | "title" | "time" | "link" | "object");
    let html = bracket.open == '<'
        && (inner.contains(['/', '@', ':', '=']) || letter.source.format() == Format::Markdown && tag);
    let words = bracket.words(text);
    if html || words.is_empty() {
        return None;
    }
    if holes().fill_in.at(&words, 0).is_some() || holes().field.is_all(&words, 0..words.len()) {
        return Some(true);
    }
    // in a published copy the name may have been taken out
    holes().person.is_all(&words, 0..words.len()).then_some(false)
}

/// "DD/MM/YYYY" in prose; not where it tells how dates are written.
fn dates(letter: &Letter) -> Vec<Span> {
    let text = letter.text();
    let bytes = text.as_bytes();
    if memchr::memmem::find(bytes, b"YY").is_none() && memchr::memmem::find(bytes, b"yy").is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for start in memchr::memchr3_iter(b'D', b'd', b'M', bytes) {
        let part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.');
        let len = bytes[start..].iter().take(12).take_while(|byte| part(byte)).count();
        let Some(token) = text.get(start..start + len).map(|token| token.trim_end_matches(['.', '-'])) else {
            continue;
        };
        let begins = start == 0 || !part(&bytes[start - 1]);
        if begins && DATES.iter().any(|date| token.eq_ignore_ascii_case(date)) && is_prose_date(letter, start) {
            found.push(Span::new(start, start + token.len()));
        }
    }
    found
}

fn is_prose_date(letter: &Letter, at: usize) -> bool {
    let Some(block) = block_at(letter, at).filter(|_| is_own(letter, at)) else { return false };
    if matches!(block.kind, BlockKind::Row) || letter.text()[..at].trim_end_matches('[').ends_with('(') {
        return false;
    }
    const HOW: [&str; 9] = ["format", "formatted", "form", "style", "order", "shown", "written", "recorded", "column"];
    !block.words.clone().any(|index| HOW.iter().any(|how| letter.word(index).eq_ignore_ascii_case(how)))
}

/// "XXX", "£XXX", "XX/XX/2024": crosses where a word or figure should be.
fn crosses(letter: &Letter) -> Vec<Span> {
    let text = letter.text();
    let bytes = text.as_bytes();
    let mut found: Vec<Span> = Vec::new();
    for at in memchr::memmem::find_iter(bytes, b"XX") {
        if found.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b',' | b'_' | b'@');
        let from = bytes[..at].iter().rposition(|byte| !part(*byte)).map_or(0, |before| before + 1);
        let len = bytes[from..].iter().take(40).take_while(|byte| part(**byte)).count();
        let Some(token) = text.get(from..from + len).map(|token| token.trim_end_matches([',', '-', '/'])) else {
            continue;
        };
        let pound = if text[..from].ends_with('£') { '£'.len_utf8() } else { 0 };
        let span = Span::new(from - pound, from + token.len());
        if is_crosses(token, &text[..from], &text[span.end..]) && is_own(letter, at) && !is_taken_out(letter, from) {
            found.push(span);
        }
    }
    found
}

fn is_crosses(token: &str, before: &str, after: &str) -> bool {
    let only = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte == b'X');
    let sum = before.ends_with('£') && token.bytes().all(|byte| matches!(byte, b'X' | b','));
    let date = token.split('/').count() == 3
        && token.split('/').next().is_some_and(only)
        && token.bytes().all(|byte| matches!(byte, b'X' | b'/') || byte.is_ascii_digit());
    let unit = after.trim_start().split(|char: char| !char.is_alphabetic()).next().unwrap_or_default();
    const UNITS: [&str; 5] = ["working", "days", "hours", "minutes", "pages"];
    let unit = UNITS.contains(&unit) || MONTHS.contains(&unit);
    sum || date || only(token) && (token.len() >= 3 && token.len() <= 12 || unit)
}

/// "PC XXXX", "Part XXX", a row of a table, "replaced by XXX": a name taken out, a figure of the Romans.
fn is_taken_out(letter: &Letter, at: usize) -> bool {
    let Some(block) = block_at(letter, at) else { return true };
    let word = letter.word_from(at);
    let told = || {
        let sentence = letter.sentence_of(word).map_or(word..word, |sentence| sentence.near(word));
        cues().taken_out.is_in(&letter.words, sentence)
    };
    told()
        || block.kind == BlockKind::Row
        || word > block.words.start && cues().before_crosses.is_all(&letter.words, word - 1..word)
}

/// "Error! Bookmark not defined.", "Click or tap here to enter text."
fn machine(letter: &Letter) -> Vec<Span> {
    let text = letter.text().as_bytes();
    const FIRST: [&[u8]; 4] = [b"Error!", b"Click ", b"Choose an item", b"Lorem ipsum"];
    let mut found = Vec::new();
    for first in FIRST {
        for at in memchr::memmem::find_iter(text, first) {
            let word = letter.word_from(at);
            // the mark of "Error!" ends a sentence, which no wording runs over
            let after = word + usize::from(first == b"Error!");
            let hit = cues().machine.at(&letter.words, word).map(|hit| hit.end).or_else(|| {
                let error = first == b"Error!" && letter.words.get(after).is_some();
                let rest = [
                    &["bookmark", "not", "defined"][..],
                    &["reference", "source", "not", "found"],
                    &["hyperlink", "reference", "not", "valid"],
                ];
                error
                    .then(|| rest.iter().find(|rest| says(letter, after, rest)).map(|rest| after + rest.len()))
                    .flatten()
            });
            // "Choose an item from the list"
            let ends = |end: &usize| letter.words.get(*end).is_none_or(|next| next.gap.has(Gap::STOP.with(Gap::BLOCK)));
            if let Some(end) = hit.filter(|end| is_own(letter, at) && ends(end)) {
                found.push(letter.words_span(word..end));
            }
        }
    }
    found
}

fn says(letter: &Letter, at: usize, words: &[&str]) -> bool {
    words
        .iter()
        .enumerate()
        .all(|(index, word)| at + index < letter.words.len() && letter.word(at + index).eq_ignore_ascii_case(word))
}
