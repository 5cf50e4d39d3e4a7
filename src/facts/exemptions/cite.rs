//! Citations of sections and regulations, in every form letters use: `Section 24(2)`, `s.24(2)`, `S24`, `§24`, `Sections 24
//! and 31`, `Reg. 13`, a bare `31(3)`. The search begins from figures, which are rare.

use super::read::{self, Read};
use crate::letter::{Gap, Letter, Word, WordKind};
use crate::tables::Provision;
use crate::text::Span;

/// What stands before the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// "Section", "s.", "§".
    Section,
    /// "Regulation", "reg."
    Regulation,
    /// Nothing: `31(3)`.
    Bare,
}

/// A citation as it is written.
#[derive(Clone, Debug)]
pub(super) struct Raw {
    /// From its section word, or its figure where it is a further one of a list, to its last bracket.
    pub(super) span: Span,
    /// Its first word.
    pub(super) word: usize,
    /// One past its last word.
    pub(super) end: usize,
    pub(super) lead: Lead,
    pub(super) provisions: Vec<Provision>,
    /// Its list: "Sections 24 and 31" are two of one list.
    pub(super) list: usize,
}

/// Every citation of a letter, in order.
pub(super) fn all(letter: &Letter) -> Vec<Raw> {
    let (mut found, mut past, mut list) = (Vec::new(), 0, 0);
    for at in 0..letter.words.len() {
        let word = &letter.words[at];
        if !matches!(word.kind, WordKind::Number | WordKind::Reference | WordKind::Mixed) || word.span().start < past {
            continue;
        }
        let Some((lead, first, start)) = lead(letter, at) else { continue };
        let Some(read) = read::provision(letter.text(), figure(letter, word, start)) else { continue };
        list += 1;
        let plural = is_plural(letter, first);
        past = read.end;
        found.push(raw(letter, Span::new(start, read.end), first, lead, read, list));
        past = more(letter, past, lead, plural, list, &mut found).max(past);
    }
    found
}

fn raw(letter: &Letter, span: Span, word: usize, lead: Lead, read: Read, list: usize) -> Raw {
    Raw { span, word, end: letter.word_from(span.end), lead, provisions: read.provisions, list }
}

/// Where the figure begins in a word, or after its section word.
fn figure(letter: &Letter, word: &Word, start: usize) -> usize {
    let from = start.max(word.span().start);
    let offset = letter.text()[from..word.span().end].find(|char: char| char.is_ascii_digit()).unwrap_or(0);
    from + offset
}

/// What leads the figure in word `at`: the lead, its first word, its first byte.
fn lead(letter: &Letter, at: usize) -> Option<(Lead, usize, usize)> {
    let word = &letter.words[at];
    let text = letter.word(at);
    let start = word.span().start;
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters > 0 {
        return named(&text[..letters]).map(|lead| (lead, at, start));
    }
    // "§24": no word of its own
    if word.gap.has(Gap::OTHER) {
        let before = letter.text()[..start].trim_end_matches(' ');
        if before.ends_with('§') {
            return Some((Lead::Section, at, before.trim_end_matches('§').len()));
        }
    }
    let before = at.checked_sub(1).map(|before| &letter.words[before]);
    if let Some(before) = before.filter(|_| joins(word.gap)) {
        if let Some(lead) = by_word(letter.word(at - 1)) {
            return Some((lead, at - 1, before.span().start));
        }
        if is_one(letter.word(at - 1), &OTHER) {
            return None;
        }
    }
    // a bare one has brackets after a section that could be an exemption's
    let bare = word.kind == WordKind::Reference && text.contains('(');
    bare.then_some((Lead::Bare, at, start))
}

/// The lead that a prefix is: the `s.` of `s.24`.
fn named(prefix: &str) -> Option<Lead> {
    match prefix {
        "s" | "S" | "ss" | "SS" | "Ss" => Some(Lead::Section),
        "reg" | "Reg" | "regs" | "Regs" | "REG" => Some(Lead::Regulation),
        "Section" | "section" | "Sections" | "sections" | "SECTION" | "Sec" | "sec" => Some(Lead::Section),
        "Regulation" | "regulation" | "Regulations" | "regulations" => Some(Lead::Regulation),
        _ => None,
    }
}

/// Between a section word and its figure stand spaces, a stop, markup; nothing that parts them.
fn joins(gap: Gap) -> bool {
    !gap.has(
        Gap::COMMA
            .with(Gap::COLON)
            .with(Gap::DASH)
            .with(Gap::OPEN)
            .with(Gap::CLOSE)
            .with(Gap::SENTENCE)
            .with(Gap::BLOCK),
    )
}

/// The words that lead a figure.
const SECTION: [&str; 7] = ["section", "sections", "s", "ss", "sec", "secs", "sect"];
const REGULATION: [&str; 4] = ["regulation", "regulations", "reg", "regs"];
/// What else a figure with brackets may be of.
const OTHER: [&str; 22] = [
    "article",
    "articles",
    "art",
    "schedule",
    "schedules",
    "sch",
    "paragraph",
    "paragraphs",
    "para",
    "paras",
    "part",
    "rule",
    "rules",
    "clause",
    "subsection",
    "condition",
    "principle",
    "annex",
    "appendix",
    "chapter",
    "table",
    "question",
];

fn by_word(word: &str) -> Option<Lead> {
    let section = is_one(word, &SECTION).then_some(Lead::Section);
    section.or_else(|| is_one(word, &REGULATION).then_some(Lead::Regulation))
}

/// Whether a word is one of a list, in any case.
pub(super) fn is_one(word: &str, list: &[&str]) -> bool {
    list.iter().any(|one| one.eq_ignore_ascii_case(word))
}

fn is_plural(letter: &Letter, first: usize) -> bool {
    let letters = letter.word(first).bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = &letter.word(first)[..letters];
    is_one(word, &["sections", "ss", "regulations", "regs", "secs"])
        || letter.text()[..letter.words[first].span().start].ends_with("§§")
}

/// The further ones of a list: ", 30 and 31". Gives one past its last byte.
fn more(letter: &Letter, from: usize, lead: Lead, plural: bool, list: usize, out: &mut Vec<Raw>) -> usize {
    let text = letter.text();
    let mut past = from;
    while let Some((at, tight)) = next_figure(text, past) {
        let word = letter.word_from(at + 1).saturating_sub(1);
        let inside =
            letter.words.get(word).is_some_and(|word| word.span().start <= at && !word.gap.has(Gap::BLOCK) || tight);
        let Some(read) = read::provision(text, at).filter(|_| inside) else { break };
        let section = read.provisions[0].section().number();
        let end = letter.word_from(read.end);
        // "section 31 and 40 officers": a lone figure after one section word is one more only where nothing is counted
        let bare = read.provisions[0].is_bare();
        if bare && (counts(letter, end) || !plural && (lead == Lead::Bare || !(21..=44).contains(&section))) {
            break;
        }
        past = read.end;
        out.push(raw(letter, Span::new(at, read.end), word, lead, read, list));
    }
    past
}

/// The byte where the next figure of a list begins, and whether a sign alone stands before it.
fn next_figure(text: &str, from: usize) -> Option<(usize, bool)> {
    let mut rest = text[from..].trim_start_matches(['*', '_', ' ', '\n', '\r']);
    let before = rest.len();
    let mut tight = false;
    for _ in 0..2 {
        let join = ["and/or", "and ", "or ", "&amp;", "&", ",", "/", "and\n", "as well as ", "together with ", "with "]
            .iter()
            .find(|join| rest.starts_with(**join));
        let Some(join) = join else { break };
        tight = *join == "/";
        rest = rest[join.len()..].trim_start_matches(['*', '_', ' ', '\n', '\r']);
    }
    (rest.len() < before && rest.starts_with(|char: char| char.is_ascii_digit()))
        .then(|| (text.len() - rest.len(), tight))
}

/// Whether the word after a figure is one of which there are so many.
fn counts(letter: &Letter, after: usize) -> bool {
    const GOES_ON: [&str; 37] = [
        "favours",
        "favour",
        "outweighs",
        "outweigh",
        "of",
        "are",
        "is",
        "apply",
        "applies",
        "both",
        "and",
        "or",
        "have",
        "has",
        "were",
        "was",
        "which",
        "do",
        "does",
        "to",
        "in",
        "for",
        "as",
        "because",
        "by",
        "exemptions",
        "exemption",
        "foia",
        "foi",
        "foisa",
        "would",
        "will",
        "can",
        "may",
        "being",
        "with",
        "on",
    ];
    let Some(word) = letter.words.get(after) else { return false };
    let parted = !word.gap.is_plain_space() || word.gap.has(Gap::BLOCK.with(Gap::SENTENCE));
    !parted && !word.capital && word.kind == WordKind::Plain && !is_one(letter.word(after), &GOES_ON)
}
