//! Where the answer names questions: labels of its blocks, "Q2 & 3", "questions 4 to 6", "with regard to question 1",
//! "(c)", "your last question", the first cell of a row.

use super::cues::cues;
use super::label::{self, Style};
use super::{MOST, Mention};
use crate::facts::number;
use crate::letter::words::{Gap, keys};
use crate::letter::{Block, BlockKind, Letter, Region, WordKind};
use crate::text::Span;
use std::ops::Range;

/// A label of an answer ends within this many words of its block ("With regard to question 1, …").
const HEAD: usize = 7;

/// Every mention outside the blocks of the request `run`; `last` is the number of the last question.
pub(super) fn find(letter: &Letter, run: Range<usize>, style: Style, last: u32) -> Vec<Mention> {
    let mut found = Vec::new();
    for (index, block) in letter.blocks.iter().enumerate() {
        let answers = index >= run.end && !matches!(block.region, Region::Statute | Region::SignOff);
        if !answers || block.words.is_empty() {
            continue;
        }
        let (before, mut from) = (found.len(), block.words.start);
        if let Some(mark) = mark(letter, block)
            .filter(|mark| mark.style == style || style == Style::Roman && mark.style == Style::Letter)
        {
            let word = letter.word_from(mark.span.end).max(block.words.start + 1) - 1;
            let mut numbers = vec![mark.number];
            let end = listed(letter, word, block.words.end, style, &mut numbers);
            let span = if end > word + 1 { mark.span.cover(letter.words_span(word..end)) } else { mark.span };
            found.push(Mention { span, numbers, heads: true, named: mark.named });
            from = end;
        }
        in_words(letter, block, from, style, last, &mut found);
        // an old message below the letter names its own questions
        if block.region == Region::Request {
            found[before..].iter_mut().for_each(|mention| mention.named = false);
        }
    }
    found
}

fn mark(letter: &Letter, block: &Block) -> Option<label::Mark> {
    if block.kind == BlockKind::Row {
        let body = block.span.of(letter.text());
        let cell = body.trim_start_matches(['|', ' ', '\t']);
        let number = cell.split(['|', '\t']).next()?.trim();
        let start = block.span.start + (body.len() - cell.len());
        let digits = number.trim_matches(|char: char| !char.is_ascii_digit());
        let number = digits
            .parse()
            .ok()
            .filter(|parsed: &u32| digits.len() <= 2 && *parsed > 0 && number.len() <= digits.len() + 2)?;
        let span = Span::new(start, start + cell.split(['|', '\t']).next()?.trim_end().len());
        return Some(label::Mark { span, style: Style::Number, number, named: false });
    }
    label::read(letter.text(), block.span)
}

/// Mentions in the words of a block, word `from` on.
fn in_words(letter: &Letter, block: &Block, from: usize, style: Style, last: u32, found: &mut Vec<Mention>) {
    let words = &letter.words;
    let mut at = from;
    while at < block.words.end {
        let word = &words[at];
        let heads = at < block.words.start + HEAD;
        let one = match word.kind {
            WordKind::Number => counted(letter, block, at).or_else(|| bracketed(letter, at, style)),
            WordKind::Mixed | WordKind::Reference => joined(letter.word(at)),
            WordKind::Plain if word.span().len() == 1 => {
                bracketed(letter, at, style).or_else(|| lettered(letter, block, at, style))
            }
            WordKind::Plain => ordinal(letter, block, at, last),
            _ => None,
        };
        let Some((number, named)) = one else {
            at += 1;
            continue;
        };
        let mut numbers = vec![number];
        // "1-3"
        let to = letter.word(at).split_once('-').and_then(|(_, to)| small(to)).unwrap_or(number);
        numbers.extend(number + 1..=to);
        let end = listed(letter, at, block.words.end, style, &mut numbers);
        found.push(Mention { span: letter.words_span(at..end), numbers, heads, named });
        at = end;
    }
}

/// "question 4", "point no. 4"; a number with which a block begins.
fn counted(letter: &Letter, block: &Block, at: usize) -> Option<(u32, bool)> {
    let number = small(letter.word(at))?;
    // "1-3. There are two.", "2 The mower"
    let Some(before) = at.checked_sub(1).filter(|before| *before >= block.words.start) else {
        return Some((number, false));
    };
    let named = cues().numbered.at(&letter.words, before).is_some();
    // a number that begins a sentence or ends with a bracket or stop may be a label
    let after = letter.text()[letter.words[at].span().end..].chars().next();
    let label = letter.words[at].gap.has(Gap::SENTENCE) && matches!(after, Some('.' | ')' | ':'));
    let question =
        named && matches!(letter.word(before).to_ascii_lowercase().as_str(), "question" | "questions" | "q" | "qs");
    (named || label).then_some((number, question))
}

/// "(4)", "b)": anything in a closing bracket counts.
fn bracketed(letter: &Letter, at: usize, style: Style) -> Option<(u32, bool)> {
    let word = letter.words[at];
    if !letter.text()[word.span().end..].starts_with([')', ']']) {
        return None;
    }
    let number = match style {
        Style::Number => small(letter.word(at))?,
        Style::Letter | Style::Roman => place(letter.word(at), style)?,
    };
    Some((number, false))
}

/// "part b", "question A".
fn lettered(letter: &Letter, block: &Block, at: usize, style: Style) -> Option<(u32, bool)> {
    let before = at.checked_sub(1).filter(|before| *before >= block.words.start)?;
    if style == Style::Number || letter.word(before).len() < 2 {
        return None;
    }
    cues().numbered.at(&letter.words, before)?;
    place(letter.word(at), style).map(|number| (number, false))
}

/// "Q4", "A4", "Q4a", "4b".
fn joined(word: &str) -> Option<(u32, bool)> {
    let rest = word.trim_start_matches(['Q', 'q', 'A']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let tail = &rest[digits..];
    let fits = tail.is_empty() || tail.starts_with('-') || tail.len() == 1 || tail.starts_with('(');
    let number = small(&rest[..digits]).filter(|_| fits && word.len() - rest.len() <= 1)?;
    Some((number, rest.len() < word.len()))
}

/// What "last" and "final" stand for among the ordinals.
const LAST: u32 = 0;

const ORDINALS: [u64; 10] =
    keys(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]);
const LAST_ONES: [u64; 2] = keys(["last", "final"]);
/// One bit for each of both: most words are none of them.
const ORDINAL_BITS: u64 = bits(&ORDINALS) | bits(&LAST_ONES);

const fn bits(keys: &[u64]) -> u64 {
    let (mut bits, mut at) = (0, 0);
    while at < keys.len() {
        bits |= 1 << (keys[at] & 63);
        at += 1;
    }
    bits
}

/// What an ordinal stands for.
fn place_of(key: u64) -> Option<u32> {
    if ORDINAL_BITS >> (key & 63) & 1 == 0 {
        return None;
    }
    let counted = ORDINALS.iter().position(|ordinal| *ordinal == key).map(|at| at as u32 + 1);
    counted.or_else(|| LAST_ONES.contains(&key).then_some(LAST))
}

/// "the third question", "your last point".
fn ordinal(letter: &Letter, block: &Block, at: usize, last: u32) -> Option<(u32, bool)> {
    let place = place_of(letter.words[at].key)?;
    let number = if place == LAST { last } else { place };
    let next = (at + 1 < block.words.end).then_some(at + 1)?;
    cues().counted.at(&letter.words, next).map(|_| (number, false))
}

/// Goes on with "and 3", ", 4 & 5", "to 6", "-3" after a number; one past the last word of the list.
fn listed(letter: &Letter, at: usize, end: usize, style: Style, numbers: &mut Vec<u32>) -> usize {
    let (and, to) = (const { keys(["and", "or", "a"]) }, const { keys(["to", "through"]) });
    let mut last = at;
    loop {
        let next = last + 1;
        if next >= end {
            break;
        }
        let word = letter.words[next];
        let (value, range) = if and.contains(&word.key) || to.contains(&word.key) {
            (next + 1, to.contains(&word.key))
        } else {
            let between = word.gap;
            if !between.has(Gap::COMMA.with(Gap::DASH).with(Gap::OTHER).with(Gap::SLASH).with(Gap::OPEN)) {
                break;
            }
            (next, between.has(Gap::DASH))
        };
        if value >= end {
            break;
        }
        let text = letter.word(value);
        let number = match style {
            Style::Number => small(text).or_else(|| joined(text).map(|(number, _)| number)),
            _ => place(text, style),
        };
        let Some(number) = number else { break };
        // "Question 2 – 14 of them": a dash with spaces is a range only between "questions"
        if range && word.gap.has(Gap::SPACE) && word.gap.has(Gap::DASH) && !is_plural(letter, at) {
            break;
        }
        let from = numbers.last().copied().unwrap_or(number);
        if range && number > from {
            numbers.extend(from + 1..=number);
        } else {
            numbers.push(number);
        }
        last = value;
    }
    last + 1
}

fn is_plural(letter: &Letter, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| letter.word(before).ends_with('s'))
}

fn small(text: &str) -> Option<u32> {
    let text = text.split('-').next().filter(|first| first.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or(text);
    number(text).filter(|number| (1..=MOST).contains(number) && text.len() <= 9)
}

fn place(text: &str, style: Style) -> Option<u32> {
    if style == Style::Roman {
        const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
        return ROMAN.iter().position(|roman| text.eq_ignore_ascii_case(roman)).map(|at| at as u32 + 1);
    }
    let byte = text.bytes().next().filter(|byte| text.len() == 1 && byte.is_ascii_alphabetic())?;
    Some(u32::from(byte.to_ascii_lowercase() - b'a') + 1)
}
