//! Where the answer names questions: labels of its blocks, "Q2 & 3", "questions 4 to 6", "with regard to question 1",
//! "(c)", "your last question", the first cell of a row.

use super::cues::cues;
use super::label::{self, Style};
use super::{MOST, Mention, ordinals};
use crate::facts::number;
use crate::letter::words::{Gap, keys};
use crate::letter::{Block, BlockKind, Letter, Region, WordKind};
use crate::text::Span;
use std::ops::Range;

/// A label of an answer ends within this many words of its block ("With regard to question 1, …").
const HEAD: usize = 7;

/// The letters of "viii-xii".
const LONGEST_LABEL: usize = 8;

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
            // in Markdown the number of an item is no word, and only "1. and 2." goes on
            let after = letter.word_from(mark.span.end);
            let mut numbers = vec![mark.number];
            let goes_on = after > block.words.start || is_joint(letter, after);
            let end = if goes_on {
                listed(letter, after.saturating_sub(1)..block.words.end, style, last, &mut numbers)
            } else {
                after
            };
            let span = if end > after { mark.span.cover(letter.words_span(after..end)) } else { mark.span };
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
        if let Some((numbers, end)) = ordinals::read(letter, at, block.words.end, last) {
            found.push(Mention { span: letter.words_span(at..end), numbers, heads, named: false });
            at = end;
            continue;
        }
        let one = match word.kind {
            WordKind::Number => counted(letter, block, at).or_else(|| bracketed(letter, at, style)),
            WordKind::Mixed | WordKind::Reference => {
                joined(letter.word(at)).filter(|(number, named)| *named || *number <= last)
            }
            WordKind::Plain if style == Style::Number => spelt(letter, block, at),
            WordKind::Plain if word.span().len() <= LONGEST_LABEL => bracketed(letter, at, style)
                .or_else(|| lettered(letter, block, at, style))
                .or_else(|| leading(letter, block, at, style, last)),
            _ => None,
        };
        let Some((number, named)) = one else {
            at += 1;
            continue;
        };
        let mut numbers = vec![number];
        // "1-3", "A1-A3", "b-d"
        let to = letter.word(at).split_once('-').and_then(|(_, to)| match style {
            Style::Number => small(to).or_else(|| joined(to).map(|to| to.0)),
            _ => place(bare(to), style),
        });
        numbers.extend(number + 1..=to.unwrap_or(number));
        let end = listed(letter, at..block.words.end, style, last, &mut numbers);
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
    let named = is_named(letter, block, at);
    // a number that begins a sentence or ends with a bracket or stop may be a label
    let after = letter.text()[letter.words[at].span().end..].chars().next();
    let stopped = matches!(after, Some('.' | ')' | ':'));
    let label = letter.words[at].gap.has(Gap::SENTENCE) && stopped || begins_a_line(letter, at);
    // "Queston 3:", "Topic 3" as a heading
    let titled = at < block.words.start + 3 && (stopped || at + 1 == block.words.end);
    let question =
        named && matches!(letter.word(before).to_ascii_lowercase().as_str(), "question" | "questions" | "q" | "qs");
    (named || label || titled).then_some((number, question))
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
    let number = place(bare(letter.word(at)), style)?;
    let before = at.checked_sub(1).filter(|before| *before >= block.words.start)?;
    (letter.word(before) != "a" && is_named(letter, block, at)).then_some((number, false))
}

/// "b – The", "i & ii", "Qa." at the beginning of a block or line: what follows shows that it is no word.
fn leading(letter: &Letter, block: &Block, at: usize, style: Style, last: u32) -> Option<(u32, bool)> {
    const AND: [u64; 3] = const { keys(["and", "or", "to"]) };
    let number = place(bare(letter.word(at)), style).filter(|number| *number <= last)?;
    if at != block.words.start && !begins_a_line(letter, at) {
        return None;
    }
    let next = letter.words.get(at + 1).filter(|_| at + 1 < block.words.end);
    let marked = next.is_none_or(|next| !next.gap.is_plain_space() || AND.contains(&next.key));
    let sure = letter.word(at).starts_with('Q') || letter.word(at).contains('-');
    (marked || sure).then_some((number, false))
}

/// Whether a word begins a line of a paragraph: Markdown joins the lines of plain lists.
fn begins_a_line(letter: &Letter, at: usize) -> bool {
    letter.words[at].gap.has(Gap::NEWLINE)
}

/// "questions four and five".
fn spelt(letter: &Letter, block: &Block, at: usize) -> Option<(u32, bool)> {
    let number = ordinals::cardinal(letter.words[at].key)?;
    (at > block.words.start && is_named(letter, block, at)).then_some((number, false))
}

/// Whether what names a question stands right before a word: "part", "our answer to".
fn is_named(letter: &Letter, block: &Block, at: usize) -> bool {
    let begins = |first: usize| cues().numbered.at(&letter.words, first).is_some_and(|cue| cue.end == at);
    begins(at - 1) || at > block.words.start + 1 && begins(at - 2)
}

/// "Q4", "A4", "Q4a", "4b"; no "02s", and no "1(1)(a)" of a section.
fn joined(word: &str) -> Option<(u32, bool)> {
    let rest = word.trim_start_matches(['Q', 'q', 'A']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let tail = &rest[digits..];
    let nested = tail.strip_prefix('(').is_some_and(|part| !part.starts_with(|char: char| char.is_ascii_digit()));
    let fits = tail.is_empty() || tail.starts_with('-') || tail.len() == 1 || nested;
    let number = small(&rest[..digits]).filter(|_| fits && !rest.starts_with('0') && word.len() - rest.len() <= 1)?;
    Some((number, rest.len() < word.len()))
}

/// Goes on with "and 3", ", 4 & 5", "to 6", "-3" after a number; one past the last word of the list.
fn listed(
    letter: &Letter,
    Range { start: at, end }: Range<usize>,
    style: Style,
    most: u32,
    numbers: &mut Vec<u32>,
) -> usize {
    let (and, to) = (const { keys(["and", "or", "a"]) }, const { keys(["to", "through", "until"]) });
    let mut last = at;
    loop {
        let next = last + 1;
        if next >= end {
            break;
        }
        let word = letter.words[next];
        let (value, range) = if and.contains(&word.key) || to.contains(&word.key) {
            let through = usize::from(next + 1 < end && to.contains(&letter.words[next + 1].key));
            (next + 1 + through, to.contains(&word.key))
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
            _ => place(bare(text), style),
        };
        let Some(number) = number else { break };
        // "Question 2 – 14 of them": a dash with spaces is a range only between "questions", or to one that was asked
        let far = number > most && !is_plural(letter, at);
        if range && word.gap.has(Gap::SPACE) && word.gap.has(Gap::DASH) && far {
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
    // "questions 3 onwards"
    if last + 1 < end && const { keys(["onwards", "onward"]) }.contains(&letter.words[last + 1].key) {
        numbers.extend(numbers.last().map_or(most, |last| last + 1)..=most);
    }
    last + 1
}

/// Whether a word joins numbers: "and", "to".
fn is_joint(letter: &Letter, at: usize) -> bool {
    letter.words.get(at).is_some_and(|word| const { keys(["and", "or", "to", "through"]) }.contains(&word.key))
}

fn is_plural(letter: &Letter, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| letter.word(before).ends_with('s'))
}

pub(super) fn small(text: &str) -> Option<u32> {
    let text = text.split('-').next().filter(|first| first.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or(text);
    number(text).filter(|number| (1..=MOST).contains(number) && text.len() <= 9)
}

/// A label without the "Q" or "A" before it and without what a hyphen adds: "Qb", "b-d".
fn bare(label: &str) -> &str {
    let label = label.split('-').next().unwrap_or(label);
    label.strip_prefix(['Q', 'A']).filter(|rest| rest.starts_with(|char: char| char.is_lowercase())).unwrap_or(label)
}

fn place(text: &str, style: Style) -> Option<u32> {
    if style == Style::Roman {
        const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
        return ROMAN.iter().position(|roman| text.eq_ignore_ascii_case(roman)).map(|at| at as u32 + 1);
    }
    let byte = text.bytes().next().filter(|byte| text.len() == 1 && byte.is_ascii_alphabetic())?;
    Some(u32::from(byte.to_ascii_lowercase() - b'a') + 1)
}
