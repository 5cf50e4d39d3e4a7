//! Numbers and addresses by which one person can be found, in the answer itself: National Insurance and NHS numbers
//! beside a word that says so, days of birth, mobile numbers, private mailboxes, registration marks. Never in a contact
//! block, and a message never repeats what it found.

use std::ops::Range;

use crate::diagnostic::{Confidence, Severity};
use crate::letter::words::keys;
use crate::letter::{Block, BlockKind, Letter, Sentence, WordKind};
use crate::lints::leftovers::{CueSet, cues};
use crate::lints::{Cx, Finding, Findings};

/// A letter with so many registration marks lists a fleet.
const FLEET: usize = 3;
/// A day of birth stands within this many words of its cue.
const BIRTH_WITHIN: usize = 6;

/// Report each of them.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let mut marks: Vec<Finding> = Vec::new();
    for block in letter.blocks.iter().filter(|block| is_answer(block)) {
        for index in block.words.clone() {
            let Some((words, what, severity)) = identifier(letter, block, index) else { continue };
            if says(letter, index, &cues().specimen) {
                continue;
            }
            let found = finding(letter, words, what, severity);
            if what == MARK { marks.push(found) } else { findings.push(found) }
        }
    }
    if marks.len() < FLEET {
        marks.into_iter().for_each(|mark| findings.push(mark));
    }
    births(cx, findings);
}

/// What is said of a registration mark.
const MARK: &str = "A registration mark";

/// What begins at a word and identifies a person, and how bad that is.
fn identifier(letter: &Letter, block: &Block, index: usize) -> Option<(Range<usize>, &'static str, Severity)> {
    match letter.words[index].kind {
        WordKind::Number | WordKind::Mixed | WordKind::Reference => {
            if let Some((words, what)) = numbered(letter, block, index) {
                return Some((words, what, Severity::Error));
            }
            if let Some(words) = mobile(letter, index).filter(|_| !is_contact(letter, index)) {
                return Some((words, "A mobile telephone number", Severity::Warning));
            }
            registration(letter, index).map(|words| (words, MARK, Severity::Warning))
        }
        WordKind::Email if is_private(letter.word(index)) && !is_contact(letter, index) => {
            Some((index..index + 1, "A private e-mail address", Severity::Warning))
        }
        _ => None,
    }
}

fn finding(letter: &Letter, words: Range<usize>, what: &str, severity: Severity) -> Finding {
    let message = format!("{what} of one person stands in the answer. Take it out, unless it is meant to be public.");
    Finding::new(letter.words_span(words), message)
        .label("identifies a person")
        .severity(severity)
        .confidence(if severity == Severity::Error { Confidence::High } else { Confidence::Medium })
}

fn is_answer(block: &Block) -> bool {
    block.region.is_own_prose() && !block.region.is_rights() && block.kind != BlockKind::Literal
}

/// The sentence of a word; in a table, its row.
fn around(letter: &Letter, index: usize) -> Range<usize> {
    letter.sentence_of(index).map_or(index..index + 1, |Sentence { words, .. }| words.clone())
}

fn says(letter: &Letter, index: usize, set: &CueSet) -> bool {
    set.is_in(&letter.words, around(letter, index))
}

/// The sentence asks somebody to write or call, or speaks of the requester's own address.
fn is_contact(letter: &Letter, index: usize) -> bool {
    says(letter, index, &cues().write_to_us)
}

/// A National Insurance or NHS number that begins at a word, where the sentence or the head of the table says so.
fn numbered(letter: &Letter, block: &Block, index: usize) -> Option<(Range<usize>, &'static str)> {
    let said = |set: &CueSet| says(letter, index, set) || set.is_in(&letter.words, block.words.clone());
    if let Some(words) = insurance(letter, index).filter(|_| said(&cues().insurance)) {
        return Some((words, "A National Insurance number"));
    }
    health(letter, index).filter(|_| said(&cues().health)).map(|words| (words, "An NHS number"))
}

/// "QQ 12 34 56 C", "QQ123456C"; the word is the first with a figure.
fn insurance(letter: &Letter, index: usize) -> Option<Range<usize>> {
    let word = letter.word(index);
    let prefix = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let suffix = |text: &str| matches!(text, "A" | "B" | "C" | "D");
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if word.len() == 9 && word.is_ascii() {
        return (prefix(&word[..2]) && digits(&word[2..8], 6) && suffix(&word[8..])).then_some(index..index + 1);
    }
    let next = |at: usize| letter.words.get(at).map_or("", |_| letter.word(at));
    let before = index.checked_sub(1).map_or("", |before| letter.word(before));
    let spaced = digits(word, 2) && digits(next(index + 1), 2) && digits(next(index + 2), 2) && suffix(next(index + 3));
    let joined = digits(word, 6) && suffix(next(index + 1));
    (prefix(before) && (spaced || joined)).then(|| index - 1..index + if spaced { 4 } else { 2 })
}

/// "943 476 5919": ten figures whose last is the check figure.
fn health(letter: &Letter, index: usize) -> Option<Range<usize>> {
    let mut digits = String::with_capacity(10);
    for at in index..(index + 3).min(letter.words.len()) {
        if !letter.word(at).bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        digits.push_str(letter.word(at));
        if digits.len() >= 10 {
            return (digits.len() == 10 && checks(digits.as_bytes())).then_some(index..at + 1);
        }
    }
    None
}

/// The check figure of an NHS number: weights ten to two, modulo eleven.
fn checks(digits: &[u8]) -> bool {
    let sum: u32 = digits[..9].iter().zip((2..=10).rev()).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let check = 11 - sum % 11;
    check != 10 && check % 11 == u32::from(digits[9] - b'0')
}

/// "07700 900123", "07700900123", "+44 7700 900123".
fn mobile(letter: &Letter, index: usize) -> Option<Range<usize>> {
    let word = letter.word(index);
    let british = word == "44" && letter.text()[..letter.words[index].span().start].ends_with('+');
    if !word.starts_with("07") && !british {
        return None;
    }
    let mut digits = if british { "0".to_owned() } else { String::new() };
    for at in index + usize::from(british)..(index + 5).min(letter.words.len()) {
        if !letter.word(at).bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        digits.push_str(letter.word(at));
        if digits.len() >= 11 {
            return (digits.len() == 11 && digits.starts_with("07")).then_some(index..at + 1);
        }
    }
    None
}

/// "AB12 CDE" where the sentence speaks of registration.
fn registration(letter: &Letter, index: usize) -> Option<Range<usize>> {
    let word = letter.word(index).as_bytes();
    let upper = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_uppercase);
    let head = |word: &[u8]| word.len() >= 4 && upper(&word[..2]) && word[2..4].iter().all(u8::is_ascii_digit);
    if !head(word) {
        return None;
    }
    let end = match word.len() {
        7 if upper(&word[4..]) => index + 1,
        4 => {
            let next = letter.words.get(index + 1).filter(|next| next.gap.is_plain_space())?;
            let tail = next.span().of(letter.text()).as_bytes();
            (tail.len() == 3 && upper(tail)).then_some(index + 2)?
        }
        _ => return None,
    };
    says(letter, index, &cues().vehicle).then_some(index..end)
}

/// A mailbox at a mail house that is not the mailbox of an office.
fn is_private(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let Some((name, host)) = lower.trim_start_matches("mailto:").split_once('@') else { return false };
    let role = cues().role_mailbox.iter().any(|role| name.contains(role));
    !role && cues().mail_house.iter().any(|house| house == host)
}

/// A full date beside "date of birth".
fn births(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let begins = const { keys(["birth", "dob", "b", "birthdate"]) };
    for fact in cx.facts.dates.iter().filter(|fact| !fact.asked) {
        let first = letter.word_from(fact.span.start);
        let Some(sentence) = letter.sentence_of(first) else { continue };
        let block = &letter.blocks[sentence.block];
        let near = first.saturating_sub(BIRTH_WITHIN).max(sentence.words.start)..first;
        let born = is_answer(block) && near.clone().any(|at| begins.contains(&letter.words[at].key));
        // nobody alive was born before this year; a day to come is nobody's
        let alive =
            fact.date.is_some_and(|date| date.year() > 1915 && cx.facts.sent.is_none_or(|sent| date < sent.date));
        let range = near
            .clone()
            .any(|at| ["before", "after", "between", "since", "from", "on or after"].contains(&letter.word(at)));
        if born && alive && !range && cues().birth.is_in(&letter.words, near) {
            let message =
                "The day of birth of one person stands in the answer. Take it out, unless it is meant to be public.";
            findings.push(
                Finding::new(fact.span, message)
                    .label("identifies a person")
                    .severity(Severity::Warning)
                    .confidence(Confidence::Medium),
            );
        }
    }
}
