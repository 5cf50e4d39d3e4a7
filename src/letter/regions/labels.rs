//! The labels of questions and answers that take turns: "Q1 – …", "Part 2 of your request: …", "Our response: …".

use crate::letter::words::{WordKind, keys};
use crate::letter::{Block, Letter};

/// Marks before a label that belong to the layout.
const LAYOUT: [char; 5] = ['*', '_', '#', '>', ' '];
/// What a question is called for short, and so can be nothing else.
const QUESTION: [&str; 3] = ["q", "question", "rq"];
/// What may also be the name of a part of the answer.
const PART: [&str; 6] = ["request", "part", "point", "item", "query", "requester"];
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
    let body = block.trim_start_matches(LAYOUT);
    if !body.starts_with(['Q', 'q', 'R', 'P', 'I']) {
        return None;
    }
    let name = &body[..body.bytes().take_while(u8::is_ascii_alphabetic).count()];
    let is = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
    let question = is(&QUESTION);
    if !question && !is(&PART) {
        return None;
    }
    let spaced = body[name.len()..].trim_start_matches(' ');
    let digits = spaced.bytes().take_while(u8::is_ascii_digit).count();
    let number =
        digits + usize::from(digits > 0 && spaced[digits..].starts_with(|char: char| char.is_ascii_lowercase()));
    let rest = &spaced[number..];
    let numbered = (1..=2).contains(&digits);
    let rest = rest.strip_prefix(" of your request").filter(|_| numbered && !question).unwrap_or(rest);
    let stop = rest.starts_with([':', '.', ')']);
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
        && letter.words[named + 1].kind == WordKind::Number
        && letter.word(named + 1).len() <= 2
        && after(named + 1).starts_with([':', '.', '–', '-', ')']);
    let stop = if letter.word(named).len() == 1 {
        after(named).starts_with(':')
    } else {
        after(named).starts_with([':', '.', '–', '-', ')'])
    };
    stop || numbered
}

/// Whether a block answers the question of a label: "Council: …" below "Requester: …".
pub(super) fn answers(letter: &Letter, label: Label, block: &Block) -> bool {
    let party = || {
        let word = letter.word(block.words.start);
        let after = &letter.text()[letter.words[block.words.start].span().end..];
        after.trim_start_matches(['*', '_']).starts_with(':')
            && PARTIES.iter().any(|name| word.eq_ignore_ascii_case(name))
    };
    is_answer_label(letter, block) || label.name.eq_ignore_ascii_case("requester") && party()
}

/// "A", "A1", "R2", "Answer".
pub(super) fn is_answer_word(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let numbered = |rest: &str| rest.bytes().all(|byte| byte.is_ascii_digit());
    word.starts_with(['A', 'R']) && lower.strip_prefix(['a', 'r']).is_some_and(numbered)
        || matches!(lower.as_str(), "answer" | "response" | "reply")
}
