//! How much of the request a stance covers. Only wordings that name the request as a whole are read so; what is about a
//! subject ("information about covert cameras") may be all or a part, and nobody can tell.

use std::ops::Range;

use super::Scope;
use super::cues::cues;
use crate::letter::words::{key, keys};
use crate::letter::{Block, Gap, Letter, Region, Sentence, WordKind};

/// Before what is named as a whole only the name of who would hold it may stand.
const LONGEST_NAME: usize = 10;

/// The scope of a stance with those words in a sentence; `labelled` where the answer goes question by question.
pub(super) fn of(letter: &Letter, sentence: &Sentence, stance: &Range<usize>, labelled: bool) -> Scope {
    let words = &letter.words;
    let rest = stance.end..sentence.words.end;
    let cut = cues().reason.find(words, rest.clone()).map_or(rest.end, |found| found.start);
    let covered = rest.start..cut;
    if cues().other.is_in(words, covered.clone()) {
        return Scope::Other;
    }
    let before = sentence.words.start..stance.start;
    if cues().part.is_in(words, covered.clone()) || names_part(letter, before) || labelled {
        return Scope::Part;
    }
    let Some(whole) = cues().whole.find(words, covered.clone()) else { return Scope::Unclear };
    let ends = whole.end >= covered.end || words[whole.end].gap.has(Gap::COMMA.with(Gap::DASH).with(Gap::COLON));
    if ends && whole.start - covered.start <= LONGEST_NAME { Scope::Whole } else { Scope::Unclear }
}

/// "With regard to question 3", "For part (c)", "As to number plates".
fn names_part(letter: &Letter, before: Range<usize>) -> bool {
    let keys: Vec<u64> = letter.words[before.clone()].iter().take(2).map(|word| word.key).collect();
    let opens = |words: &[&str]| words.iter().map(|word| key(word)).eq(keys.iter().copied().take(words.len()));
    let subject = [&["as", "to"][..], &["regarding"], &["concerning"], &["about"], &["as", "regards"], &["as", "for"]];
    cues().part.is_in(&letter.words, before) || subject.iter().any(|words| opens(words))
}

/// Of every block, whether the answer goes question by question there: a label stands before it, or at its head.
pub(super) fn labelled(letter: &Letter) -> Vec<bool> {
    let mut seen = false;
    let label = |block: &Block| {
        if block.region == Region::Request {
            seen = false;
        } else if !seen && block.region != Region::Letterhead {
            seen = is_label(letter, block);
        }
        seen
    };
    letter.blocks.iter().map(label).collect()
}

/// "Question 3", "Response 2", "Q2 & 3", "A1", "2. …", "(c) …", "Part b", "In relation to question 1".
fn is_label(letter: &Letter, block: &Block) -> bool {
    let Some(first) = letter.words.get(block.words.start).filter(|_| !block.words.is_empty()) else { return false };
    let head = first.span().of(letter.text());
    const NAMED: [u64; 6] = keys(["question", "questions", "part", "point", "item", "request"]);
    const ANSWERS: [u64; 5] = keys(["response", "responses", "answer", "answers", "reply"]);
    const QUESTIONS: [u64; 2] = keys(["question", "questions"]);
    let named =
        NAMED.contains(&first.key) && block.words.len() > 1 && letter.words[block.words.start + 1].span().len() <= 2;
    // "Response to question 2" is not numbered itself
    let answer = ANSWERS.contains(&first.key)
        && letter
            .words
            .get(block.words.start + 1)
            .is_some_and(|next| block.words.len() > 1 && next.kind != WordKind::Plain && next.span().len() <= 2);
    let short = |text: &str| text.len() <= 3 && text.bytes().any(|byte| byte.is_ascii_digit());
    let q = head.strip_prefix(['Q', 'q', 'A', 'R']).is_some_and(|rest| !rest.is_empty() && short(rest));
    let numbered = first.kind == WordKind::Number && short(head)
        || block.span.of(letter.text()).starts_with(|start: char| start == '(' || start.is_ascii_digit())
            && head.len() <= 3;
    let early = block.words.start..block.words.end.min(block.words.start + 6);
    let told = early.clone().any(|at| QUESTIONS.contains(&letter.words[at].key));
    named || answer || q || numbered || told
}
