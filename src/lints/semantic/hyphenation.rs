//! A hyphen where no English has one: "infra-structure", "web-site", "infor-mation" (the line end of a PDF file), and a
//! "non" that lost its own. Words that are written both ways ("co-operate", "re-use", "e-mail") are data and left alone.

use std::sync::OnceLock;

use crate::diagnostic::{Applicability, Fix};
use crate::letter::pattern::{KeyMap, KeySet};
use crate::letter::words::{key, keys};
use crate::letter::{Gap, Letter, Word, WordKind};
use crate::lints::phrasebook::Classes;
use crate::lints::{Cx, Finding, Findings};
use crate::text::{Edit, Span};

/// The longest word that is looked at (bytes).
const LONGEST: usize = 32;
/// What follows "non" in Latin and French.
const FOREIGN: [u64; 8] = keys(["sequitur", "grata", "compos", "est", "obstante", "liquet", "bis", "plus"]);

/// Report each word with a stray or a lost hyphen.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    for (at, word) in letter.words.iter().enumerate().filter(|(_, word)| word.hyphen) {
        let Some(right) = right(word, letter.word(at), cx.lints.classes()) else { continue };
        if letter.region_of(at).is_own_prose() && stands_alone(letter, word.span()) {
            let message = format!("‘{}’ has no hyphen. Write ‘{right}’.", letter.word(at));
            report(findings, word.span(), message, right);
        }
    }
    const NON: [u64; 1] = keys(["non"]);
    for at in letter.places_of(NON[0]) {
        let Some(next) = letter.words.get(at + 1) else { continue };
        let lower = !next.capital && next.kind == WordKind::Plain && next.gap.is_plain_space();
        let joined =
            next.gap.has(Gap::BLOCK) || FOREIGN.contains(&next.key) || cx.lints.classes().is_function(next.key);
        if lower && !joined && letter.region_of(at).is_own_prose() && letter.word(at) != "NON" {
            let right = format!("{}-{}", letter.word(at), letter.word(at + 1));
            let message = format!("‘Non’ is joined to its word by a hyphen. Write ‘{right}’.");
            report(findings, letter.words_span(at..at + 2), message, right);
        }
    }
}

fn report(findings: &mut Findings, span: Span, message: String, right: String) {
    findings.push(Finding::new(span, message).fix(Fix {
        title: format!("Write ‘{right}’"),
        applicability: Applicability::Safe,
        edits: vec![Edit::replace(span, right)],
    }));
}

/// What to write for a word with a hyphen that has none.
fn right(word: &Word, written: &str, classes: &Classes) -> Option<String> {
    if word.kind != WordKind::Plain || written.len() > LONGEST {
        return None;
    }
    let table = table();
    if let Some(right) = table.wrong.get(&word.key) {
        return Some(like(right, written));
    }
    let (first, rest) = written.split_once(['-', '\u{2010}', '\u{2011}'])?;
    let letters = |half: &str| half.len() >= 2 && half.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !letters(first) || !letters(rest) || rest[1..].bytes().any(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    // two words that are joined by choice, or a prefix that is
    let free = table.right.contains(&word.key) || table.prefixes.contains(&key(first));
    if free || classes.is_known(key(first)) && classes.is_known(key(rest)) {
        return None;
    }
    let whole = format!("{first}{rest}");
    classes.is_known(key(&whole)).then(|| like(&whole.to_lowercase(), written))
}

/// The right word with the capital of the one that is written.
fn like(right: &str, written: &str) -> String {
    let capital = written.starts_with(|char: char| char.is_uppercase());
    if capital { crate::text::capitalised(right) } else { right.to_owned() }
}

/// No part of a file name or of a suspended pair: "pre-and post-".
fn stands_alone(letter: &Letter, span: Span) -> bool {
    let around = |char: char| matches!(char, '/' | '\\' | '_' | '@' | '=' | '-' | '&');
    let text = letter.text();
    !text[..span.start].ends_with(around) && !text[span.end..].starts_with(around)
}

struct Table {
    wrong: KeyMap<String>,
    right: KeySet,
    prefixes: KeySet,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table { wrong: KeyMap::default(), right: KeySet::default(), prefixes: KeySet::default() };
        let lines = include_str!("../../../lints/words/hyphens.txt").lines().map(str::trim);
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(words) = line.strip_prefix("right:") {
                table.right.extend(words.split_whitespace().map(key));
            } else if let Some(words) = line.strip_prefix("prefix:") {
                table.prefixes.extend(words.split_whitespace().map(key));
            } else if let Some((wrong, right)) = line.split_once(" = ") {
                table.wrong.extend(wrong.split_whitespace().map(|wrong| (key(wrong), right.to_owned())));
            }
        }
        table
    })
}
