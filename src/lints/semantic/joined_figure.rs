//! A figure that ran together with the word beside it: "Section31", "Act2000", "20working days". Only words that stand
//! beside figures in these letters, and units that are never written on, are told apart from codes and references.

use crate::diagnostic::{Applicability, Fix};
use crate::facts::dates;
use crate::letter::words::{key, keys};
use crate::letter::{BlockKind, Letter, Word, WordKind};
use crate::lints::lexicon::classes;
use crate::lints::{Cx, Finding, Findings};
use crate::text::{Edit, Span};

/// What stands before a figure.
const BEFORE: [u64; 31] = keys([
    "section",
    "sections",
    "regulation",
    "regulations",
    "act",
    "question",
    "questions",
    "article",
    "paragraph",
    "paragraphs",
    "schedule",
    "subsection",
    "subsections",
    "exemption",
    "exception",
    "to",
    "and",
    "of",
    "or",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]);
/// What stands before a day: "on14th", "dated4 May".
const BEFORE_DAY: [u64; 4] = keys(["on", "dated", "from", "until"]);
/// What stands after a year: "2025within".
const AFTER_YEAR: [u64; 11] =
    keys(["within", "you", "we", "that", "has", "have", "with", "as", "at", "about", "regarding"]);
/// The months, which stand after a day: "12May".
const MONTHS: [u64; 12] = keys(dates::MONTHS);
/// What stands after one.
const AFTER: [u64; 30] = keys([
    "working", "days", "day", "weeks", "months", "years", "hours", "minutes", "and", "or", "of", "to", "the", "which",
    "is", "are", "was", "were", "for", "from", "in", "on", "by", "requests", "records", "officers", "pages",
    "calendar", "under", "applies",
]);

/// Report each figure without a space beside it.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let mixed = |word: &Word| match word.kind {
        WordKind::Mixed | WordKind::Reference => true,
        WordKind::Plain => word.capital && letter.text().as_bytes()[word.span().end - 1].is_ascii_uppercase(),
        _ => false,
    };
    for (at, word) in letter.words.iter().enumerate().filter(|(_, word)| mixed(word)) {
        let written = letter.word(at);
        if let Some(whole) = around(written).filter(|_| stands_alone(letter, at)) {
            findings.push(
                Finding::new(word.span(), format!("A figure is in the middle of a word. Write ‘{whole}’.")).fix(Fix {
                    title: format!("Write ‘{whole}’"),
                    applicability: Applicability::Unsafe,
                    edits: vec![Edit::replace(word.span(), whole)],
                }),
            );
            continue;
        }
        let cut = if word.kind == WordKind::Plain { before_roman(written) } else { cut(letter, at) };
        let Some(cut) = cut.filter(|_| stands_alone(letter, at)) else { continue };
        let (first, rest) = written.split_at(cut);
        let span = word.span();
        findings.push(Finding::new(span, format!("A space is missing. Write ‘{first} {rest}’.")).fix(Fix {
            title: format!("Write ‘{first} {rest}’"),
            applicability: Applicability::Safe,
            edits: vec![Edit::insert(span.start + cut, " ")],
        }));
    }
}

/// The word round a figure: "Below" of "Belo9w", where a finger slipped to the row above.
fn around(written: &str) -> Option<String> {
    /// The fewest letters before the figure: "mp3s", "CO2e" are none.
    const STEM: usize = 4;
    let figure = written.find(|char: char| char.is_ascii_digit()).filter(|&at| at >= STEM && written.is_ascii())?;
    let (stem, rest) = (&written[..figure], &written[figure + 1..]);
    let small = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase());
    // "line2d", "officer1s"
    if matches!(rest, "d" | "s") {
        return None;
    }
    let whole = format!("{stem}{rest}");
    (small(&stem[1..]) && small(rest) && !classes(key(&whole)).is_unknown()).then_some(whole)
}

/// The byte where the space is missing before a Roman figure: "PartVI", "ScheduleII".
fn before_roman(written: &str) -> Option<usize> {
    const PARTS: [&str; 6] = ["Part", "Schedule", "Article", "Chapter", "Annex", "Appendix"];
    let part = PARTS.iter().find(|part| written.starts_with(**part))?;
    let figure = &written[part.len()..];
    let roman = !figure.is_empty() && figure.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    roman.then_some(part.len())
}

/// The byte of word `at` where the space is missing.
fn cut(letter: &Letter, at: usize) -> Option<usize> {
    let written = letter.word(at);
    if let Some(sum) = written.strip_prefix('£') {
        return behind_a_sum(sum).map(|cut| '£'.len_utf8() + cut);
    }
    if !written.is_ascii() {
        return None;
    }
    let bytes = written.as_bytes();
    let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if letters >= 2 {
        let figure = bytes[letters..].first().is_some_and(u8::is_ascii_digit);
        let small = bytes[1..letters].iter().all(u8::is_ascii_lowercase);
        let rest = bytes[letters..].iter().filter(|byte| byte.is_ascii_alphabetic()).count();
        let stem = key(&written[..letters]);
        let before = || BEFORE.contains(&stem) || BEFORE_DAY.contains(&stem) && is_day(letter, at, &written[letters..]);
        return (figure && small && rest <= 4 && before()).then_some(letters);
    }
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let word = &written[digits.min(written.len())..];
    let is = |wanted: &[u64]| wanted.contains(&key(word));
    let after = match word.as_bytes().first()? {
        byte if byte.is_ascii_uppercase() => digits <= 2 && is(&MONTHS),
        _ => {
            word.bytes().all(|byte| byte.is_ascii_lowercase())
                && (is(&AFTER) || digits == 4 && written.starts_with("20") && is(&AFTER_YEAR))
        }
    };
    ((1..=4).contains(&digits) && after).then_some(digits)
}

/// The byte where the word begins that ran together with a sum: "3,742,080via". Units are written on.
fn behind_a_sum(sum: &str) -> Option<usize> {
    const UNITS: [&str; 4] = ["million", "billion", "thousand", "each"];
    const FEWEST: usize = 3;
    let cut = sum.find(|char: char| char.is_ascii_alphabetic())?;
    let (figure, word) = sum.split_at(cut);
    let plain =
        figure.ends_with(|char: char| char.is_ascii_digit()) && word.bytes().all(|byte| byte.is_ascii_lowercase());
    (plain && word.len() >= FEWEST && !UNITS.contains(&word) && !classes(key(word)).is_unknown()).then_some(cut)
}

/// Whether the figure that ends word `at` is a day: "14th", "4" before "May".
fn is_day(letter: &Letter, at: usize, figure: &str) -> bool {
    let month = || letter.words.get(at + 1).is_some_and(|next| next.capital && MONTHS.contains(&next.key));
    figure.len() <= 4 && (["st", "nd", "rd", "th"].iter().any(|end| figure.ends_with(end)) || month())
}

/// In the authority's own words, and part of no address, file name or code.
fn stands_alone(letter: &Letter, at: usize) -> bool {
    let block = &letter.blocks[letter.block_of(at)];
    let text = letter.text();
    let Span { start, end } = letter.words[at].span();
    let glued = |char: char| matches!(char, '/' | '_' | '-' | '@' | '\\' | '#' | '=' | '&');
    let rest = &text[end..];
    let dotted = rest.starts_with('.') && rest[1..].starts_with(|char: char| char.is_ascii_alphanumeric());
    block.region.is_own_prose()
        && !matches!(block.kind, BlockKind::Literal | BlockKind::Row)
        && !text[..start].ends_with(glued)
        && !rest.starts_with(glued)
        && !dotted
}
