//! The labels of questions and answers that take turns: "Q1 – …", "Part 2 of your request: …", "Our response: …".

use super::headings::NUMBERS;
use super::shapes::next_below;
use crate::letter::words::{WordKind, key, keys};
use crate::letter::{Block, Letter};

/// Marks before a label that belong to the layout.
const LAYOUT: [char; 5] = ['*', '_', '#', '>', ' '];
/// What a question is called for short, and so can be nothing else.
const QUESTION: [&str; 4] = ["q", "question", "rq", "cwestiwn"];
/// What may also be the name of a part of the answer.
const PART: [&str; 8] = ["request", "part", "point", "item", "query", "enquiry", "requester", "applicant"];
/// Who may have a label instead of a number, and is answered by the authority under its own.
const ASKER: [&str; 2] = ["requester", "applicant"];
/// Who answers one called "Requester".
const PARTIES: [u64; 16] = keys([
    "council",
    "trust",
    "force",
    "university",
    "department",
    "authority",
    "board",
    "school",
    "police",
    "service",
    "college",
    "council's",
    "trust's",
    "force's",
    "university's",
    "authority's",
]);

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
    // "Your question 2 – …"
    let body = body.strip_prefix("Your ").filter(|rest| rest.starts_with(['q', 'r'])).unwrap_or(body);
    if !body.starts_with(['Q', 'q', 'R', 'r', 'P', 'I', 'E', 'A', 'C']) {
        return None;
    }
    let name = &body[..body.bytes().take_while(u8::is_ascii_alphabetic).count()];
    let is = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
    let question = is(&QUESTION);
    if !question && !is(&PART) {
        return None;
    }
    let spaced = body[name.len()..].trim_start_matches(' ');
    // "Q.1", "Question number 1", "Question no. 1"
    let spaced = [".", "Number ", "number ", "No. ", "no. ", "No ", "no "]
        .iter()
        .find_map(|mark| spaced.strip_prefix(mark).filter(|rest| rest.starts_with(|char: char| char.is_ascii_digit())))
        .unwrap_or(spaced);
    let digits = spaced.bytes().take_while(u8::is_ascii_digit).count();
    let letter = spaced[digits..].starts_with(|char: char| char.is_ascii_lowercase());
    let number = if digits > 0 { digits + usize::from(letter) } else { in_words(spaced) };
    let rest = &spaced[number..];
    let numbered = digits <= 2 && number > 0;
    let rest = rest.strip_prefix(" of your request").filter(|_| numbered && !question).unwrap_or(rest);
    let stop = rest.starts_with([':', '.', ')', ']']);
    let dash = || rest.trim_start_matches(LAYOUT).starts_with(['–', '—', '-']);
    // "**Q1** How many"
    let space = || question && rest.trim_start_matches(['*', '_']).starts_with(' ');
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

/// The word of a block that may name an answer: behind "our" or "the Trust's", or the first.
fn named_behind(letter: &Letter, block: &Block) -> usize {
    let (our, the) = (const { keys(["our"]) }, const { keys(["the"]) });
    let first = block.words.start;
    let is = |at: usize, wanted: &[u64]| at < block.words.end && wanted.contains(&letter.words[at].key);
    let party = first + usize::from(is(first, &the));
    if is(first, &our) {
        first + 1
    } else if is(party, &PARTIES) {
        party + 1
    } else {
        first
    }
}

/// "A1: …", "A: …", "Answer: …", "Response – …", "Our reply: …".
pub(super) fn is_answer_label(letter: &Letter, block: &Block) -> bool {
    if block.words.is_empty() {
        return false;
    }
    let named = named_behind(letter, block);
    if named >= block.words.end || !is_answer_word(letter.word(named)) {
        return false;
    }
    let after = |at: usize| letter.text()[letter.words[at].span().end..].trim_start_matches(['*', '_', ' ']);
    // "Response 1: …", "Answer to question 1: …"
    let to_question = const { keys(["to", "question"]) };
    let next = letter.words[named + 1..block.words.end].iter().map(|word| word.key);
    let count = named + if next.take(2).eq(to_question) { 3 } else { 1 };
    let numbered = count < block.words.end
        && letter.word(named).len() > 2
        && (letter.words[count].kind == WordKind::Number && letter.word(count).len() <= 2
            || letter.word(count).len() == 1
            || NUMBERS.contains(&letter.words[count].key))
        && after(count).starts_with([':', '.', '–', '-', ')']);
    let stop = if letter.word(named).len() == 1 {
        after(named).starts_with(':')
    } else {
        after(named).starts_with([':', '.', '–', '-', ')', ']'])
    };
    stop || numbered || letter.word(named).starts_with("A.")
}

/// Whether a block is no more than the name of an answer, or begins with it: "Our response", "Answer: …".
pub(super) fn names_an_answer(letter: &Letter, block: &Block) -> bool {
    if block.words.is_empty() {
        return false;
    }
    let named = named_behind(letter, block);
    let mut words = named + 1..block.words.end;
    // "Answer 2", "Ateb / Answer"
    let count = |at: usize| {
        is_answer_word(letter.word(at))
            || letter.words[at].kind == WordKind::Number
            || NUMBERS.contains(&letter.words[at].key)
    };
    let alone = named < block.words.end
        && is_answer_word(letter.word(named))
        && (letter.word(named).len() > 2 && words.len() <= 1 && words.all(count)
            || letter.word(named).len() > 1 && block.words.len() == 1);
    alone || is_answer_label(letter, block)
}

/// "A1" and "R2", in which no mark need follow.
fn is_numbered_answer(word: &str) -> bool {
    word.len() > 1 && word.starts_with(['A', 'R']) && word[1..].bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a block answers the question of a label: "Council: …" below "Requester: …".
pub(super) fn answers(letter: &Letter, label: Label, block: &Block) -> bool {
    let party = || {
        let after = &letter.text()[letter.words[block.words.start].span().end..];
        after.trim_start_matches(['*', '_']).starts_with(':') && PARTIES.contains(&letter.words[block.words.start].key)
    };
    // "A. Smith" may be a name anywhere else
    let short = || {
        let first = block.words.start;
        label.question
            && letter.word(first) == "A"
            && letter.text()[letter.words[first].span().end..].starts_with(['.', ')'])
            && (!label.numbered || !offers_more(letter, block))
    };
    is_answer_label(letter, block)
        || short()
        || label.question && label.numbered && is_numbered_answer(letter.word(block.words.start))
        || ASKER.iter().any(|name| label.name.eq_ignore_ascii_case(name)) && party()
}

/// Whether "B. …" stands below "A. …": answers to choose from.
fn offers_more(letter: &Letter, block: &Block) -> bool {
    let at = letter.block_of(block.words.start);
    let next = next_below(letter, at);
    next.is_some_and(|next| letter.word(next.words.start) == "B")
}

/// "A", "A1", "R2", "Answer".
pub(super) fn is_answer_word(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let numbered = |rest: &str| rest.bytes().all(|byte| byte.is_ascii_digit());
    word.starts_with(['A', 'R'])
        && lower.strip_prefix(['a', 'r']).is_some_and(|rest| numbered(rest.trim_start_matches('.')))
        || matches!(lower.as_str(), "answer" | "response" | "reply" | "ateb")
}

/// Whether a word is what the authority calls itself for short: "Council", "Trust's".
pub(super) fn is_party(word: &str) -> bool {
    PARTIES.contains(&key(word))
}
