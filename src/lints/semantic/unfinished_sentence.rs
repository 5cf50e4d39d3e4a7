//! A paragraph of prose without its final stop. A heading has none either, so length, a finite verb and what comes
//! next decide; a doubtful line is left alone. A line that stops at a word which something must follow is surely cut off,
//! and so is a sentence into which the next one runs.

use std::sync::OnceLock;

use super::broken_paragraph;
use crate::letter::pattern::KeySet;
use crate::letter::words::{fixed_key, key};
use crate::letter::{Block, BlockKind, Gap, Letter, Region, WordKind};
use crate::lints::endings::{is_cut_off, lost_stops, stops_short};
use crate::lints::{Cx, Finding, Findings};

/// A paragraph of one sentence is surely prose from this many words on.
const SURELY_PROSE: usize = 24;
/// With a subject pronoun and a verb at its beginning it is prose from this many.
const PROSE_WITH_SUBJECT: usize = 9;
/// The fewest words of an unfinished last sentence after others.
const FEWEST_AFTER_OTHERS: usize = 4;

/// Report the last words of each prose paragraph that ends without a stop.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    for words in lost_stops(letter) {
        let message =
            "A sentence seems to end here without a full stop. Add one, or write the next word in small letters.";
        findings.push(Finding::new(letter.words_span(words), message));
    }
    for words in stops_short(letter) {
        let message = format!("A word is missing after ‘{}’, or two have changed places.", letter.word(words.end - 1));
        findings.push(Finding::new(letter.words_span(words), message));
    }
    for (index, block) in letter.blocks.iter().enumerate() {
        if is_cut_off(letter, index) {
            let words = block.words.end.saturating_sub(2).max(block.words.start)..block.words.end;
            let message = "This sentence stops in the middle. Finish it.";
            findings.push(Finding::new(letter.words_span(words), message));
            continue;
        }
        if block.words.is_empty() || !ends_open(letter, block) || !is_prose(letter, block) || leads_in(letter, index) {
            continue;
        }
        let last = block.words.end - 1;
        let from = last.saturating_sub(1).max(block.words.start);
        let message = "This paragraph ends without a full stop. Add one, or finish the sentence.";
        findings.push(Finding::new(letter.words_span(from..last + 1), message));
    }
}

fn is_prose(letter: &Letter, block: &Block) -> bool {
    if block.kind != BlockKind::Paragraph
        || !block.region.is_own_prose()
        || block.region == Region::ExemptionList
        || block.emphasised
    {
        return false;
    }
    let body = block.span.of(letter.text());
    if !body.starts_with(|char: char| char.is_uppercase()) || !has_verb(letter, block) || has_columns(body) {
        return false;
    }
    let sentences = &letter.sentences[block.sentences.clone()];
    let Some(last) = sentences.last() else { return false };
    match sentences.len() {
        1 => block.words.len() >= SURELY_PROSE || block.words.len() >= PROSE_WITH_SUBJECT && has_subject(letter, block),
        _ => {
            last.words.len() >= FEWEST_AFTER_OTHERS
                && block.words.len() >= PROSE_WITH_SUBJECT
                && has_verb(letter, block)
        }
    }
}

/// Whether the block ends in a word, with no stop, colon or other mark after it.
fn ends_open(letter: &Letter, block: &Block) -> bool {
    let last = letter.words[block.words.end - 1];
    let after = letter.text()[last.span().end..block.span.end].trim_matches(['*', '_', ' ', ')']);
    after.is_empty() && matches!(last.kind, WordKind::Plain | WordKind::Number | WordKind::Reference)
}

/// Whether the paragraph introduces what follows it (a list, a quotation, an address), or goes on in the next one.
fn leads_in(letter: &Letter, index: usize) -> bool {
    let block = &letter.blocks[index];
    let Some(next) =
        letter.blocks[index + 1..].iter().find(|next| !next.words.is_empty() && next.region != Region::Residue)
    else {
        return false;
    };
    let first = letter.words[next.words.start];
    // a page ends here, and what stands at its foot may part the sentence from its end
    let page = letter.blocks[index + 1].region == Region::Residue;
    page || matches!(next.kind, BlockKind::Item | BlockKind::Quote | BlockKind::Row | BlockKind::Literal)
        || next.emphasised
        || next.region == Region::Request
        || next.words.len() <= 2 && matches!(first.kind, WordKind::Url | WordKind::Email)
        // without a blank line between, a short line below may be part of an address or a table
        || !next.apart && next.words.len() < PROSE_WITH_SUBJECT && block.words.len() < SURELY_PROSE
        || !next.apart && may_be_wrapped(letter, block)
        || !next.apart && next.span.of(letter.text()).starts_with(char::is_lowercase)
        || broken_paragraph::broken(letter, block, next).is_some()
}

/// A line of plain text of more characters was wrapped by nobody.
const WIDEST_WRAP: usize = 120;

/// Whether the last line of a block is so narrow that it may go on in the next line.
fn may_be_wrapped(letter: &Letter, block: &Block) -> bool {
    let before = &letter.text()[..block.span.end];
    let line = &before[before.rfind(['\n', '\r']).map_or(0, |end| end + 1)..];
    line.len() <= WIDEST_WRAP || line.chars().nth(WIDEST_WRAP).is_none()
}

/// Whether the block begins as a clause does: "We hold …", "This response is …", "It is …".
fn has_subject(letter: &Letter, block: &Block) -> bool {
    const SUBJECTS: [&str; 14] = [
        "we",
        "i",
        "it",
        "this",
        "these",
        "there",
        "you",
        "they",
        "please",
        "if",
        "our",
        "your",
        "should",
        "unfortunately",
    ];
    let is = |index: usize, list: &[&str]| list.iter().any(|word| letter.word(index).eq_ignore_ascii_case(word));
    if is(block.words.start, &SUBJECTS) {
        return true;
    }
    // "The Force is satisfied that …": a noun phrase and its verb, with no relative clause between
    const VERBS: [&str; 18] = [
        "is", "are", "was", "were", "has", "have", "had", "will", "does", "do", "did", "can", "cannot", "would",
        "could", "may", "must", "should",
    ];
    const BETWEEN: [&str; 10] = ["that", "which", "who", "whom", "whose", "how", "where", "whether", "why", "what"];
    const NOUN_PHRASES: [&str; 14] = [
        "the",
        "no",
        "any",
        "an",
        "all",
        "each",
        "both",
        "some",
        "section",
        "sections",
        "question",
        "questions",
        "regulation",
        "regulations",
    ];
    const PRONOUNS: [&str; 7] = ["we", "i", "it", "this", "you", "they", "there"];
    if block.words.len() < PROSE_WITH_SUBJECT + 3 {
        return false;
    }
    let opening = block.words.start..block.words.end.min(block.words.start + 7);
    let verb = opening.clone().find(|&index| is(index, &VERBS));
    let noun = is(block.words.start, &NOUN_PHRASES)
        // "The questions you have asked …" is a heading
        && verb.is_some_and(|verb| {
            !(opening.start..verb).any(|index| is(index, &BETWEEN)) && !is(verb - 1, &PRONOUNS)
        });
    // "As far as question 2 is concerned, we have …"
    let mut inner = block.words.start + 1..block.words.end - 1;
    noun || inner.any(|index| letter.words[index].gap.has(Gap::COMMA) && is(index, &PRONOUNS) && is(index + 1, &VERBS))
}

/// Whether a finite verb of the closed classes stands outside "whether …" (headings have those).
fn has_verb(letter: &Letter, block: &Block) -> bool {
    const VERBS: [&str; 32] = [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "shall",
        "should",
        "do",
        "does",
        "did",
        "hold",
        "holds",
        "cannot",
        "isn't",
        "aren't",
        "apologise",
        "acts",
        "applies",
        "serves",
        "constitutes",
        "enclose",
        "consider",
        "confirm",
    ];
    static KEYS: OnceLock<KeySet> = OnceLock::new();
    let verbs = KEYS.get_or_init(|| VERBS.iter().map(|verb| key(verb)).collect());
    let whether = const { fixed_key("whether") };
    let words = &letter.words[block.words.clone()];
    words.iter().take_while(|word| word.key != whether).any(|word| verbs.contains(&word.key))
}

/// Runs of spaces inside a line are the columns of a table.
fn has_columns(body: &str) -> bool {
    body.contains("   ") || body.contains('\t')
}
