//! Apostrophes in plurals and pronouns, and contractions that have lost theirs.

use super::{cues, delete, is_own, is_single_quoted, its, mark, plain, plurals};
use crate::diagnostic::{Applicability, Fix};
use crate::facts::year;
use crate::letter::words::{key, keys};
use crate::letter::{Gap, Letter, WordKind};
use crate::lints::{Finding, Findings};
use crate::text::{Edit, Span};

/// "dont" for "don't".
pub fn contraction(letter: &Letter, at: usize, findings: &mut Findings) {
    let word = letter.words[at];
    // "I dont": the requester speaks, whatever the paragraph looks like
    let own = is_own(letter, at) && !(at > 0 && letter.words[at - 1].key == I);
    if own && !letter.word(at).bytes().all(|byte| byte.is_ascii_uppercase()) {
        let shown = letter.word(at);
        let cut = shown.len() - if shown.ends_with("re") { 2 } else { 1 };
        let text = format!("{}{}{}", &shown[..cut], mark(letter), &shown[cut..]);
        let message = format!("An apostrophe is missing: write ‘{text}’.");
        findings.push(Finding::new(word.span(), message).fix(Fix {
            title: format!("Write ‘{text}’"),
            applicability: Applicability::Unsafe,
            edits: vec![Edit::insert(word.span().start + cut, mark(letter))],
        }));
    }
}

const I: u64 = keys(["i"])[0];

/// "members' of the public", "authorities' are".
pub fn plural_with_mark(letter: &Letter, at: usize, findings: &mut Findings) {
    let (word, next) = (letter.words[at], letter.words[at + 1]);
    let between = &letter.text()[word.span().end..next.span().start];
    let plain = word.kind == WordKind::Plain && !word.apostrophe && matches!(between, "' " | "’ ");
    let shown = letter.word(at);
    let plural = shown.len() > 4 && shown.ends_with('s') && !shown.ends_with("ss") && shown.is_ascii();
    if !plain
        || !plural
        || is_single_quoted(letter, at)
        || next.gap.has(Gap::SENTENCE)
        || cues().spans.iter().any(|span| span == shown)
    {
        return;
    }
    let end = word.span().end;
    let mark = Span::new(end, end + between.len() - 1);
    let message = format!("Nothing belongs to ‘{shown}’ here, so it takes no apostrophe.");
    findings.push(Finding::new(Span::new(word.span().start, mark.end), message).fix(delete(mark)));
}

/// An apostrophe in a word: "it's powers", "FOI's are", "the 1990's".
pub fn stray(letter: &Letter, at: usize, findings: &mut Findings) {
    let (words, cues) = (&letter.words, cues());
    let word = words[at];
    let next_key = words.get(at + 1).filter(|_| plain(letter, at + 1)).map_or(0, |next| next.key);
    let shown = letter.word(at);
    let without = || shown.replace(['\'', '’'], "");
    let fix = |text: String| Fix {
        title: format!("Write ‘{text}’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::replace(word.span(), text)],
    };
    if its::is_its(letter, at) {
        let its = without();
        let message = format!("‘{shown}’ means ‘it is’. Write ‘{its}’.");
        findings.push(Finding::new(letter.words_span(at..at + 2), message).fix(fix(its)));
    } else if its::is_whose(letter, at) {
        let whose = if word.capital { "Whose" } else { "whose" };
        let message = format!("‘{shown}’ means ‘who is’. Write ‘{whose}’.");
        findings.push(Finding::new(letter.words_span(at..at + 2), message).fix(fix(whose.to_owned())));
    } else if cues.pronouns.contains(&word.key) {
        let message = format!("‘{}’ has no apostrophe.", without());
        findings.push(Finding::new(word.span(), message).fix(fix(without())));
    } else if is_plural(letter, at, next_key) {
        let plural = plural_of(shown);
        let message = format!("This is a plural, which takes no apostrophe. Write ‘{plural}’.");
        findings.push(Finding::new(word.span(), message).label("a plural").fix(fix(plural)));
    } else if plurals::is_plain_plural(letter, at) {
        let plural = plural_of(shown);
        let timed = cues.lasting.contains(&next_key) && cues.span_keys.contains(&key(&plural));
        let text = if timed { format!("{plural}{}", mark(letter)) } else { plural };
        let message = match timed {
            true => format!("There are several, so the apostrophe goes after the s. Write ‘{text}’."),
            false => format!("Nothing belongs to one of them here, so the s takes no apostrophe. Write ‘{text}’."),
        };
        findings.push(Finding::new(word.span(), message).fix(fix(text)));
    } else if is_decade(letter, at) {
        let message = format!("A decade is a plural and takes no apostrophe. Write ‘{}’.", without());
        findings.push(Finding::new(word.span(), message).fix(fix(without())));
    }
}

/// "FOI's are", "these record's", "the authority's have".
fn is_plural(letter: &Letter, at: usize, next: u64) -> bool {
    let (words, cues) = (&letter.words, cues());
    let word = words[at];
    let ends = at + 1 >= words.len() || !plain(letter, at + 1);
    let counted = at > 0
        && plain(letter, at)
        && (cues.counts.contains(&words[at - 1].key)
            || words[at - 1].kind == WordKind::Number && year(letter.word(at - 1)).is_none());
    // "ours and the council's have been read"
    let joined = || (at.saturating_sub(3)..at).any(|index| words[index].key == AND) || plurals::is_joined(letter, at);
    let listed = cues.acronyms.contains(&word.key);
    if listed || is_abbreviation(letter.word(at)) {
        let many = counted || at > 1 && words[at - 1].key == OF && NUMERIC.contains(&words[at - 2].key);
        let alone = ends || cues.after_acronym.contains(&next);
        return alone
            && (many
                || cues.after_counted.contains(&next) && (listed || !joined())
                || FOI.contains(&word.key) && (cues.after_counted.contains(&next) || !of_one(letter, at)));
    }
    if !cues.counted.contains(&word.key) {
        return false;
    }
    // "20 working day's" has its own meaning; a possessive has its noun after it
    let verb = cues.after_counted.contains(&next) && !joined();
    let several = at > 0
        && plain(letter, at)
        && cues.counts.contains(&words[at - 1].key)
        && DEMONSTRATIVE.contains(&words[at - 1].key);
    verb || several && (ends || cues.after_acronym.contains(&next))
}

/// "SIO's", "DPA's": two to five capitals.
fn is_abbreviation(word: &str) -> bool {
    let letters = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or_default();
    (2..=5).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase())
}

const FOI: [u64; 6] = keys(["foi's", "sar's", "dsar's", "pcn's", "fpn's", "ehcp's"]);

const OF: u64 = keys(["of"])[0];

const AND: u64 = keys(["and"])[0];

const ONE: [u64; 5] = keys(["the", "a", "an", "this", "each"]);

const NUMERIC: [u64; 1] = keys(["number"]);

const DEMONSTRATIVE: [u64; 9] =
    keys(["these", "those", "several", "many", "various", "numerous", "following", "multiple", "few"]);

/// "an FOI's", "the FOI's": one, perhaps, that has something.
fn of_one(letter: &Letter, at: usize) -> bool {
    at == 0 || !plain(letter, at) || ONE.contains(&letter.words[at - 1].key)
}

const BEFORE_DECADE: [u64; 5] = keys(["the", "early", "late", "mid", "mid-"]);

/// "the 1990's" with no noun after it.
fn is_decade(letter: &Letter, at: usize) -> bool {
    let text = letter.word(at);
    let figure = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or_default();
    let decade = figure.len() == 4 && figure.ends_with('0') && figure.bytes().all(|byte| byte.is_ascii_digit());
    decade && at > 0 && plain(letter, at) && BEFORE_DECADE.contains(&letter.words[at - 1].key)
}

/// "policy's" as "policies".
pub fn plural_of(shown: &str) -> String {
    let stem = shown.split(['\'', '’']).next().unwrap_or(shown);
    match stem.strip_suffix('y') {
        Some(head) if !head.ends_with(['a', 'e', 'o', 'u']) && !head.chars().skip(1).any(char::is_uppercase) => {
            format!("{head}ies")
        }
        _ if stem.ends_with('s') => stem.to_owned(),
        _ => format!("{stem}s"),
    }
}
