//! The references of cases that a letter gives: its own, the requester's, others. A reference is read from its figures
//! back: few words have figures, and what stands before them says whose it is.

use std::ops::Range;
use std::sync::OnceLock;

use serde::Deserialize;

use super::time_cues::CueSet;
use super::{Contact, DateFact};
use crate::letter::words::keys;
use crate::letter::{BlockKind, Gap, Letter, Region, WordKind};
use crate::text::{Span, data};

/// Whose reference it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Whose {
    /// The case that the letter answers.
    Own,
    /// The requester's own.
    Theirs,
    /// Another case: a review, the regulator's, an earlier request.
    Other,
    /// No label says.
    Unlabelled,
}

/// A reference of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// As written, without its label.
    pub span: Span,
    /// Its words, as indices into the letter's words.
    pub words: Range<usize>,
    /// Whose it is.
    pub whose: Whose,
    /// Its letters in small letters.
    pub letters: String,
    /// Its figures.
    pub figures: String,
    /// Whether its sentence speaks of another case too.
    pub beside_others: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelCues {
    own: CueSet,
    yours: CueSet,
    other: CueSet,
    beside: CueSet,
}

fn cues() -> &'static LabelCues {
    static CUES: OnceLock<LabelCues> = OnceLock::new();
    CUES.get_or_init(|| data::cues("cues-references"))
}

/// A reference has at least this many figures.
const FEWEST: usize = 3;
/// One without a label has at least this many.
const FEWEST_UNLABELLED: usize = 5;

/// Every reference outside the requester's words, in order.
pub fn find(letter: &Letter, dates: &[DateFact], contacts: &[Contact]) -> Vec<Reference> {
    let mut found: Vec<Reference> = Vec::new();
    for (at, word) in letter.words.iter().enumerate() {
        let figured = matches!(word.kind, WordKind::Number | WordKind::Mixed | WordKind::Reference);
        if !figured || found.last().is_some_and(|last| at < last.words.end) {
            continue;
        }
        let taken = |span: Span| span.start < word.span().end && word.span().start < span.end;
        // there are few of either
        if dates.iter().any(|date| taken(date.span)) || contacts.iter().any(|contact| taken(contact.span)) {
            continue;
        }
        found.extend(reference(letter, at));
    }
    found
}

fn reference(letter: &Letter, at: usize) -> Option<Reference> {
    let words = run(letter, at);
    let span = letter.words_span(words.clone());
    let text = span.of(letter.text());
    let count = text.bytes().filter(u8::is_ascii_digit).count();
    let money = text.starts_with('£') || text.ends_with('%') || text.contains(',');
    if count < FEWEST || money {
        return None;
    }
    let block = &letter.blocks[letter.block_of(at)];
    if matches!(block.region, Region::Request | Region::Statute) || block.kind == BlockKind::Literal {
        return None;
    }
    let prefix = words.start.checked_sub(1).filter(|before| *before >= block.words.start && is_prefix(letter, *before));
    let first = prefix.unwrap_or(words.start);
    let whose = whose(letter, first, block.words.start);
    if whose == Whose::Unlabelled && (count < FEWEST_UNLABELLED || prefix.is_none() && !reads_as_one(text)) {
        return None;
    }
    let beside_others = letter.sentence_of(at).is_some_and(|sentence| {
        let near = sentence.words.start.max(at.saturating_sub(40))..sentence.words.end.min(at + 40);
        cues().beside.is_in(&letter.words, near)
    });
    let words = first..words.end;
    let span = letter.words_span(words.clone());
    let figures = text.chars().filter(char::is_ascii_digit).collect();
    let letters =
        span.of(letter.text()).chars().filter(|char| char.is_alphabetic()).flat_map(char::to_lowercase).collect();
    Some(Reference { span, words, whose, letters, figures, beside_others })
}

/// The words that hang together around word `at` without a space: "HQ/PA/003318/23", "958–18".
fn run(letter: &Letter, at: usize) -> Range<usize> {
    let hangs = |next: usize| {
        letter.words.get(next).is_some_and(|word| {
            let tied = Gap::SLASH.with(Gap::DASH).with(Gap::STOP).with(Gap::OTHER);
            let apart =
                Gap::SPACE.with(Gap::NEWLINE).with(Gap::BLOCK).with(Gap::COMMA).with(Gap::OPEN).with(Gap::CLOSE);
            word.gap.has(tied) && !word.gap.has(apart) && !matches!(word.kind, WordKind::Url | WordKind::Email)
        })
    };
    let (mut first, mut end) = (at, at + 1);
    while first > 0 && hangs(first) && at - first < 5 {
        first -= 1;
    }
    while hangs(end) && end - at < 5 {
        end += 1;
    }
    first..end
}

/// "FOI", "RFI", "IR" straight before the figures.
fn is_prefix(letter: &Letter, at: usize) -> bool {
    let word = letter.word(at);
    let label = const { keys(["ref", "no", "our", "reference", "number"]) }.contains(&letter.words[at].key);
    let next = &letter.words[at + 1];
    !label
        && (2..=6).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_uppercase())
        && next.gap.is_plain_space()
}

/// What the label says that ends straight before word `first`.
fn whose(letter: &Letter, first: usize, floor: usize) -> Whose {
    let (words, cues) = (&letter.words, cues());
    // a label may stand in a cell or on a line of its own before
    let floor = if first == floor { floor.saturating_sub(6) } else { floor };
    let begins = |set: &CueSet| set.ends_at(words, first, floor);
    if begins(&cues.yours).is_some() {
        return Whose::Theirs;
    }
    if begins(&cues.other).is_some() {
        return Whose::Other;
    }
    if begins(&cues.own).is_some() { Whose::Own } else { Whose::Unlabelled }
}

/// Whether a text without a label has the look of a reference: figures in two parts, or letters before them; but not that
/// of a financial year or a month.
fn reads_as_one(text: &str) -> bool {
    let parts: Vec<u32> = text.split(['/', '-', '–']).filter_map(|part| part.parse().ok()).collect();
    let year = |part: u32| (1950..2100).contains(&part);
    let period = match parts.as_slice() {
        [first, second] if year(*first) && year(*second) => second.abs_diff(*first) <= 10,
        [first, second] => year(*first) && *second < 100 || *first <= 12 && year(*second),
        _ => false,
    };
    if period && !text.contains(char::is_alphabetic) {
        return false;
    }
    text.chars().any(|char| matches!(char, '/' | '-' | '–')) || text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::{Whose, find};
    use crate::letter::{Cues, Kind, Letter};
    use crate::text::{Format, Source};

    fn references(text: &str) -> Vec<(String, Whose)> {
        let source = Source::from_text("a.txt", Format::Text, text.to_owned());
        let letter = Letter::read(&source, Cues::builtin(), Some(Kind::Letter));
        let found = find(&letter, &[], &[]);
        found.into_iter().map(|found| (found.span.of(text).to_owned(), found.whose)).collect()
    }

    #[test]
    fn labels_say_whose_a_reference_is() {
        for (text, wanted, whose) in [
            ("Our Ref: FOI 1466", "FOI 1466", Whose::Own),
            ("Our reference: HQ/PA/003318/23", "HQ/PA/003318/23", Whose::Own),
            ("Our reference: 958–18", "958–18", Whose::Own),
            ("Freedom of Information Request Reference N°: FOI 004256/19", "FOI 004256/19", Whose::Own),
            ("| Our reference | FOI-2025-00417 |", "FOI-2025-00417", Whose::Own),
            ("Please quote reference 2025/0917 in reply.", "2025/0917", Whose::Own),
            ("Your ref: 2025/0917", "2025/0917", Whose::Theirs),
            ("Review reference 2025/0917", "2025/0917", Whose::Other),
            ("We looked at FOI 25/0917 again.", "FOI 25/0917", Whose::Unlabelled),
        ] {
            assert_eq!(references(text), [(wanted.to_owned(), whose)], "{text}");
        }
    }

    #[test]
    fn other_figures_are_none() {
        for text in [
            "It cost £12,500 in all.",
            "There were 12345 of them.",
            "Section 24(2) of the Act 2000 applies.",
            "in 2014",
        ] {
            assert_eq!(references(text), [], "{text}");
        }
    }
}
