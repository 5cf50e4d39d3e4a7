//! The labels of questions and answers that take turns: "Q1 – …", "Part 2 of your request: …", "Our response: …".

use super::headings::NUMBERS;
use crate::letter::words::{WordKind, key, keys};
use crate::letter::{Block, Letter};

/// Marks before a label that belong to the layout.
const LAYOUT: [char; 5] = ['*', '_', '#', '>', ' '];
/// What a question is called for short, and so can be nothing else.
const QUESTION: [&str; 3] = ["q", "question", "rq"];
/// What may also be the name of a part of the answer.
const PART: [&str; 8] = ["request", "part", "point", "item", "query", "enquiry", "requester", "applicant"];
/// Who may have a label instead of a number, and is answered by the authority under its own.
const ASKER: [&str; 2] = ["requester", "applicant"];
/// Who answers one called "Requester".
const PARTIES: [&str; 9] =
    ["council", "trust", "force", "university", "department", "authority", "board", "school", "police"];

/// The label of a question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label<'a> {
    /// Its bytes, from the beginning of its block to the words of the question.
    pub len: usize,
    /// "Q1", "Question 1": what only a question is called.
    pub question: bool,
    /// It has a number.
    pub numbered: bool,
    /// No mark stands after it: "Question 5 is not …" may be a sentence.
    pub open: bool,
    name: &'a str,
}

/// The label of a question at the start of a block: "Q:", "Q1 – ", "Question 3 ", "Request:", "Part 2 of your request:".
pub(super) fn question_label(block: &str) -> Option<Label<'_>> {
    let outer = block.trim_start_matches(LAYOUT);
    let body = outer.strip_prefix(['(', '[']).unwrap_or(outer);
    if !body.starts_with(['Q', 'q', 'R', 'P', 'I', 'E', 'A']) {
        return None;
    }
    let name = &body[..body.bytes().take_while(u8::is_ascii_alphabetic).count()];
    let is = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
    let question = is(&QUESTION);
    if !question && !is(&PART) {
        return None;
    }
    let spaced = body[name.len()..].trim_start_matches(' ');
    let spaced =
        spaced.strip_prefix('.').filter(|rest| rest.starts_with(|char: char| char.is_ascii_digit())).unwrap_or(spaced);
    let digits = spaced.bytes().take_while(u8::is_ascii_digit).count();
    let letter = spaced[digits..].starts_with(|char: char| char.is_ascii_lowercase());
    let number = if digits > 0 { digits + usize::from(letter) } else { in_words(spaced) };
    let rest = &spaced[number..];
    let numbered = digits <= 2 && number > 0;
    let rest = rest.strip_prefix(" of your request").filter(|_| numbered && !question).unwrap_or(rest);
    let stop = rest.starts_with([':', '.', ')', ']']);
    let dash = || rest.trim_start_matches(LAYOUT).starts_with(['–', '—', '-']);
    let space = || question && rest.starts_with(' ');
    if digits > 2 || !(stop || numbered && (dash() || space())) {
        return None;
    }
    let asked = rest.trim_start_matches(|char: char| !char.is_alphanumeric() && !matches!(char, '£' | '(' | '“' | '"'));
    (!asked.is_empty()).then_some(Label {
        len: block.len() - asked.len(),
        question,
        numbered,
        open: !stop && !dash(),
        name,
    })
}

/// The bytes of a number in words or of a letter: "One:", "a)".
fn in_words(rest: &str) -> usize {
    let word = &rest[..rest.bytes().take_while(u8::is_ascii_alphabetic).count()];
    let marked = rest[word.len()..].starts_with([':', ')', '.']) || rest[word.len()..].starts_with(" –");
    let known = word.len() == 1 || NUMBERS.contains(&key(word));
    if marked && known { word.len() } else { 0 }
}

/// "A1: …", "A: …", "Answer: …", "Response – …", "Our reply: …".
pub(super) fn is_answer_label(letter: &Letter, block: &Block) -> bool {
    let our = const { keys(["our"]) };
    let Some(first) = block.words.clone().next() else { return false };
    let named = if our.contains(&letter.words[first].key) { first + 1 } else { first };
    if named >= block.words.end || !is_answer_word(letter.word(named)) {
        return false;
    }
    let after = |at: usize| letter.text()[letter.words[at].span().end..].trim_start_matches(['*', '_', ' ']);
    // "Response 1: …"
    let numbered = named + 1 < block.words.end
        && letter.word(named).len() > 2
        && (letter.words[named + 1].kind == WordKind::Number && letter.word(named + 1).len() <= 2
            || letter.word(named + 1).len() == 1
            || NUMBERS.contains(&letter.words[named + 1].key))
        && after(named + 1).starts_with([':', '.', '–', '-', ')']);
    let stop = if letter.word(named).len() == 1 {
        after(named).starts_with(':')
    } else {
        after(named).starts_with([':', '.', '–', '-', ')', ']'])
    };
    stop || numbered || letter.word(named).starts_with("A.")
}

/// Whether a block is no more than the name of an answer, or begins with it: "Our response", "Answer: …".
pub(super) fn names_an_answer(letter: &Letter, block: &Block) -> bool {
    let our = const { keys(["our"]) };
    let mut words = block.words.clone();
    let first = words.next().filter(|&at| our.contains(&letter.words[at].key)).and_then(|_| words.next());
    let named = first.unwrap_or(block.words.start);
    let count = |at: usize| letter.words[at].kind == WordKind::Number || NUMBERS.contains(&letter.words[at].key);
    let alone = named < block.words.end
        && is_answer_word(letter.word(named))
        && (letter.word(named).len() > 2 && block.words.len() <= 3 && words.next_back().is_none_or(count)
            || letter.word(named).len() > 1 && block.words.len() == 1);
    alone || is_answer_label(letter, block)
}

/// Whether a block answers the question of a label: "Council: …" below "Requester: …".
pub(super) fn answers(letter: &Letter, label: Label, block: &Block) -> bool {
    let party = || {
        let word = letter.word(block.words.start);
        let after = &letter.text()[letter.words[block.words.start].span().end..];
        after.trim_start_matches(['*', '_']).starts_with(':')
            && PARTIES.iter().any(|name| word.eq_ignore_ascii_case(name))
    };
    // "A. Smith" may be a name anywhere else
    let short = || {
        let first = block.words.start;
        label.question
            && !label.numbered
            && letter.word(first) == "A"
            && letter.text()[letter.words[first].span().end..].starts_with(". ")
    };
    is_answer_label(letter, block)
        || short()
        || ASKER.iter().any(|name| label.name.eq_ignore_ascii_case(name)) && party()
}

/// "A", "A1", "R2", "Answer".
pub(super) fn is_answer_word(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let numbered = |rest: &str| rest.bytes().all(|byte| byte.is_ascii_digit());
    word.starts_with(['A', 'R'])
        && lower.strip_prefix(['a', 'r']).is_some_and(|rest| numbered(rest.trim_start_matches('.')))
        || matches!(lower.as_str(), "answer" | "response" | "reply")
}
