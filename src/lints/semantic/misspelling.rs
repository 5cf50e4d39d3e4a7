//! A word that is often misspelt. Only what a kept list says is wrong is reported, never a word that is merely unknown:
//! letters are full of names and terms that no dictionary has. A word with a capital is one only where a word of the law's
//! own titles is meant ("Freedom of Infomation"). So too a day with the ending of another: "the 1th".

use crate::diagnostic::{Applicability, Confidence, Fix};
use crate::facts::dates;
use crate::letter::words::{key, keys};
use crate::letter::{Gap, Letter, Region, Word, WordKind};
use crate::lints::lexicon::nearest;
use crate::lints::lexicon::words::{Known, known, respelt};
use crate::lints::{Cx, Finding, Findings};
use crate::text::Edit;

/// Report each misspelling of the list, and each number with the wrong ending.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let figures = letter
        .words
        .iter()
        .enumerate()
        .filter(|(_, word)| word.kind == WordKind::Number && (3..=5).contains(&word.span().len()));
    for (at, word) in figures {
        if let Some(right) = ordinal(letter, at).filter(|_| letter.region_of(at).is_own_prose()) {
            let message = format!("‘{}’ has the ending of another number. Write ‘{right}’.", letter.word(at));
            findings.push(Finding::new(word.span(), message).fix(Fix {
                title: format!("Write ‘{right}’"),
                applicability: Applicability::Unsafe,
                edits: vec![Edit::replace(word.span(), right)],
            }));
        }
    }
    shouted(letter, findings);
    for &(at, known) in cx.found.strange.of(letter) {
        if known != Known::No || !letter.region_of(at).is_own_prose() {
            continue;
        }
        let written = letter.word(at).to_ascii_lowercase();
        if let Some(right) = respelt(&written) {
            findings.push(misspelt(letter, at, right));
        } else if let Some(right) = slip(letter, at) {
            findings.push(misspelt(letter, at, &right).confidence(Confidence::Medium));
        }
    }
    for (at, _) in letter.words.iter().enumerate().filter(|(_, word)| may_be_of_a_title(word)) {
        if !letter.region_of(at).is_own_prose() || is_shouted(letter.word(at)) {
            continue;
        }
        if let Some(right) = respelt(&letter.word(at).to_ascii_lowercase()).filter(|right| TITLES.contains(right)) {
            findings.push(misspelt(letter, at, right));
        }
    }
}

/// The word that one of no list was meant for. A word with a capital, or one that the letter has twice, is a name or a
/// term rather than a slip.
fn slip(letter: &Letter, at: usize) -> Option<String> {
    let word = letter.words[at];
    if word.capital || letter.places_of(word.key).nth(1).is_some() {
        return None;
    }
    nearest(letter.word(at))
}

/// Report misspellings in headings that are all in capitals.
fn shouted(letter: &Letter, findings: &mut Findings) {
    for (at, _) in letter.words.iter().enumerate().filter(|(_, word)| may_shout(word)) {
        let (written, region) = (letter.word(at), letter.region_of(at));
        let heads = region.is_own_prose() || region == Region::Letterhead;
        if !heads || !is_shouted(written) {
            continue;
        }
        // a name or a code may look like a slip of a rare word
        let right = respelt(&written.to_ascii_lowercase()).filter(|right| known(key(right)) == Known::Common);
        if let Some(right) = right {
            findings.push(misspelt(letter, at, &right.to_ascii_uppercase()));
        }
    }
}

fn is_shouted(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn misspelt(letter: &Letter, at: usize, right: &str) -> Finding {
    let (word, written) = (letter.words[at], letter.word(at));
    let right = if word.capital { crate::text::capitalised(right) } else { right.to_owned() };
    Finding::new(word.span(), format!("‘{written}’ is a misspelling. Write ‘{right}’.")).fix(Fix {
        title: format!("Write ‘{right}’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::replace(word.span(), right)],
    })
}

/// Words of the titles of laws, regulators and authorities. No surname or place is a misspelling of one.
const TITLES: [&str; 18] = [
    "authority",
    "commission",
    "commissioner",
    "committee",
    "compliance",
    "constabulary",
    "disclosure",
    "environment",
    "environmental",
    "exemption",
    "freedom",
    "government",
    "governance",
    "information",
    "investigations",
    "protection",
    "regulation",
    "regulations",
];
/// The shortest of their misspellings.
const SHORTEST: usize = 6;

/// Whether an unknown word has a capital in mid-sentence, as words of a title have.
fn may_be_of_a_title(word: &Word) -> bool {
    word.capital
        && word.kind == WordKind::Plain
        && !word.gap.has(Gap::SENTENCE)
        && word.span().len() >= SHORTEST
        && known(word.key) == Known::No
}

/// Whether a word is long enough for a heading in capitals, and no abbreviation.
fn may_shout(word: &Word) -> bool {
    const SHORTEST: usize = 8;
    word.capital && word.kind == WordKind::Plain && word.span().len() >= SHORTEST
}

/// What a number with the ending of another should read: "1st" for "1th".
fn ordinal(letter: &Letter, at: usize) -> Option<String> {
    /// A larger number is a code.
    const MOST_DIGITS: usize = 3;
    let written = letter.word(at);
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let (figure, ending) = written.split_at(digits);
    if !(1..=MOST_DIGITS).contains(&digits) || figure.starts_with('0') || !matches!(ending, "st" | "nd" | "rd" | "th") {
        return None;
    }
    let teen = figure.len() > 1 && figure.as_bytes()[figure.len() - 2] == b'1';
    let right = match figure.as_bytes()[digits - 1] {
        _ if teen => "th",
        b'1' => "st",
        b'2' => "nd",
        b'3' => "rd",
        _ => "th",
    };
    // "12st" is a weight as well
    let dated = || {
        let next = letter.words.get(at + 1).map_or(0, |next| next.key);
        next == OF || MONTHS.contains(&next)
    };
    (ending != right && (ending != "st" || dated())).then(|| format!("{figure}{right}"))
}

const MONTHS: [u64; 12] = keys(dates::MONTHS);
const OF: u64 = keys(["of"])[0];
