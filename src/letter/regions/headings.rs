//! Headings: the ones that name a part of the letter, and lines that merely read as one.

use std::ops::Range;

use super::told;
use crate::letter::cues::{Cues, Meaning};
use crate::letter::pattern::NoSlots;
use crate::letter::words::{Gap, WordKind, keys};
use crate::letter::{Block, BlockKind, Letter, Region};

/// A heading has at most this many words.
const LONGEST: usize = 22;
/// A cue of a heading stands within this many words of its beginning ("Section 24 – Factors favouring …").
const CUE_WITHIN: usize = 6;
/// A line cue has at most this many words.
const LONGEST_LINE: usize = 8;

/// A block that is all one cue, and whether a number follows it: "Question 3".
pub(super) fn line_cue(letter: &Letter, cues: &Cues, block: &Block) -> Option<(Meaning, bool)> {
    let words = &letter.words;
    if block.words.len() > LONGEST_LINE || block.kind == BlockKind::Row {
        return None;
    }
    // "2. Your request": the number of a heading
    let start =
        block.words.start + usize::from(block.words.len() > 1 && words[block.words.start].kind == WordKind::Number);
    let end = block.words.end;
    let slash = (block.words.start + 1..end)
        .find(|&at| letter.text()[words[at - 1].span().end..words[at].span().start].contains('/'));
    // two languages in one line: "Cais / Request"
    slash
        .and_then(|at| cue_of(letter, cues, start..at).or_else(|| cue_of(letter, cues, at..end)))
        .or_else(|| cue_of(letter, cues, start..end))
}

/// "Request / Reply": a label above questions and answers that take turns.
pub(super) fn names_both(letter: &Letter, cues: &Cues, block: &Block) -> bool {
    let words = &letter.words;
    if block.kind == BlockKind::Row || !(2..=LONGEST_LINE).contains(&block.words.len()) {
        return false;
    }
    let between = |at: usize| letter.text()[words[at - 1].span().end..words[at].span().start].contains('/');
    let is = |run: Range<usize>, region: Region| {
        cue_of(letter, cues, run).is_some_and(|(meaning, _)| meaning == Meaning::Region(region))
    };
    (block.words.start + 1..block.words.end)
        .find(|&at| between(at))
        .is_some_and(|at| is(block.words.start..at, Region::Request) && is(at..block.words.end, Region::Response))
}

/// The number of a question has fewer bytes; a longer one is a reference or a year.
const LONG_FIGURE: usize = 4;

/// Numbers in words, as labels have them: "Question one", "Your first question".
pub(super) const NUMBERS: [u64; 20] = keys([
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "first", "second", "third",
    "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
]);

/// A run of words that is all one cue, and whether numbers follow it.
fn cue_of(letter: &Letter, cues: &Cues, run: Range<usize>) -> Option<(Meaning, bool)> {
    let words = &letter.words;
    let figure = |at: usize| {
        // "FOI request 2025-063" gives the reference of the request, and no question by its number
        matches!(words[at].kind, WordKind::Number | WordKind::Reference) && words[at].span().len() < LONG_FIGURE
            || words[at].span().len() == 1
            || at > run.start && is_run_of_letters(letter.word(at))
            || at + 1 == run.end && at > run.start && !words[at].gap.has(Gap::STOP) && NUMBERS.contains(&words[at].key)
            || at > run.start + 1 && matches!(letter.word(at), "and" | "to")
    };
    let found = cues.lines.longest_at(words, run.start, &NoSlots).filter(|found| found.end <= run.end)?;
    let numbered = found.end < run.end && (found.end..run.end).all(figure);
    // "Part 2 of your request", "Q2" and "Your second question" stand above one question, too
    let counts =
        |at: usize| letter.word(at).ends_with(|char: char| char.is_ascii_digit()) || NUMBERS.contains(&words[at].key);
    let part = (run.start..found.end).any(counts);
    let answer = || Cues::meaning(found.id) == Meaning::Region(Region::Response);
    let whole = found.end == run.end
        || numbered
        || is_dated(letter, found.end..run.end)
        || answer() && is_date_in_figures(letter, found.end..run.end);
    whole.then(|| (Cues::meaning(found.id), numbered || part))
}

/// A short block with a cue among its first words.
pub(super) fn heading_cue(letter: &Letter, cues: &Cues, block: &Block) -> Option<Meaning> {
    if block.words.len() > LONGEST || block.kind == BlockKind::Row || block.sentences.len() > 1 {
        return None;
    }
    let terminated = super::shapes::ends_a_sentence(letter, block);
    if terminated
        && (block.kind == BlockKind::Item || block.words.len() > LONGEST_LINE && !reads_as_heading(letter, block))
    {
        return None;
    }
    let last = block.words.end.min(block.words.start + CUE_WITHIN);
    (block.words.start..last)
        // before the cue only a title may stand: "Section 24 – Factors favouring …"
        .take_while(|&at| at == block.words.start || !terminated && is_title_word(letter, at - 1))
        .find_map(|at| cues.headings.longest_at(&letter.words, at, &NoSlots))
        .filter(|found| found.end <= block.words.end)
        // "Our answer is that …" is a sentence
        .filter(|found| {
            !terminated
                || found.end == block.words.end
                || !matches!(letter.word(found.end), "is" | "was" | "has" | "have")
        })
        .filter(|found| {
            Cues::meaning(found.id) != Meaning::Region(Region::Request)
                || !told::is_told(letter, found.start..found.end, block.words.end)
                    && !told::falls(letter, found.end, block.words.end)
        })
        .map(|found| Cues::meaning(found.id))
        // "Your request was received on 20 May." tells of the request, and is no label above it
        .filter(|meaning| !terminated || *meaning != Meaning::Region(Region::Request))
}

/// "Questions 1 A-C"
fn is_run_of_letters(word: &str) -> bool {
    matches!(word.as_bytes(), [first, b'-', last] if first.is_ascii_alphabetic() && last.is_ascii_alphabetic())
}

/// Whether a label goes on with no more than its date: "Information requested on 4 May 2026".
fn is_dated(letter: &Letter, tail: Range<usize>) -> bool {
    const LINKS: [u64; 7] = keys(["on", "of", "dated", "received", "sent", "from", "made"]);
    let words = &letter.words[tail.clone()];
    // "Request received: 04/05/2026" is a field
    if words.iter().any(|word| word.gap.has(Gap::COLON)) {
        return false;
    }
    let linked = words.iter().take_while(|word| LINKS.contains(&word.key)).count();
    (linked > 0 || words.len() == 1 && is_day_in_figures(letter.word(tail.start)))
        && is_date(letter, tail.start + linked..tail.end)
}

/// "09-04-2020", "9/4/20".
fn is_day_in_figures(word: &str) -> bool {
    let mut parts = word.split(['-', '/', '.']);
    let mut figures = |most: usize| {
        parts
            .next()
            .is_some_and(|part| (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    figures(2) && figures(2) && figures(4) && parts.next().is_none()
}

/// "Request 101002428998", "Your request (20262):": the label of the request and its reference, on a line of their own.
pub(super) fn is_request_by_reference(letter: &Letter, cues: &Cues, block: &Block) -> bool {
    let words = &letter.words;
    let Some(last) = block.words.clone().next_back() else { return false };
    (2..=LONGEST_LINE).contains(&block.words.len())
        && matches!(words[last].kind, WordKind::Number | WordKind::Reference | WordKind::Mixed)
        && (words[last].gap.is_plain_space() || is_in_brackets(letter, block, last))
        && cue_of(letter, cues, block.words.start..last)
            .is_some_and(|(meaning, numbered)| meaning == Meaning::Region(Region::Request) && !numbered)
}

/// Whether the last word of a block stands in brackets of its own before a colon: "(20262):".
fn is_in_brackets(letter: &Letter, block: &Block, last: usize) -> bool {
    let (text, word) = (letter.text(), letter.words[last].span());
    text[..word.start].ends_with(" (") && text[word.end..block.span.end].trim_end() == "):"
}

/// Whether a run of words is "26-06-2020" or "4/5/26".
fn is_date_in_figures(letter: &Letter, run: Range<usize>) -> bool {
    let text = letter.words_span(run).of(letter.text());
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let marks = text.bytes().filter(|byte| matches!(byte, b'-' | b'/' | b'.')).count();
    marks == 2 && (4..=8).contains(&digits) && digits + marks == text.len()
}

/// Whether a run of words looks like a date and no more: "4 May 2026", "Monday 4 May 2026".
pub(super) fn is_date(letter: &Letter, run: Range<usize>) -> bool {
    let words = &letter.words[run];
    let figure = |at: usize| {
        words.get(at).is_some_and(|word| matches!(word.kind, WordKind::Number | WordKind::Reference | WordKind::Mixed))
    };
    // the name of the month or of the day
    let named = |at: usize| words[at].capital && (figure(at + 1) || at > 0 && figure(at - 1));
    !words.is_empty() && (0..words.len()).all(|at| figure(at) || named(at)) && figure(words.len() - 1)
}

/// "Subject: …", "Category: …": a line of particulars, whatever the subject is called.
pub(super) fn is_subject_line(letter: &Letter, block: &Block) -> bool {
    const LABELS: [u64; 5] = keys(["subject", "category", "title", "topic", "re"]);
    let (first, rest) = (block.words.start, block.words.len() > 1);
    rest && LABELS.contains(&letter.words[first].key) && letter.words[first + 1].gap.has(Gap::COLON)
}

/// "Guidance of the Information Commissioner states that:": what follows is quoted, and no right is told.
pub(super) fn quotes_guidance(letter: &Letter, block: &Block) -> bool {
    const PAPERS: [u64; 3] = keys(["guidance", "guidelines", "guideline"]);
    const SAYS: [u64; 6] = keys(["state", "states", "say", "says", "advise", "advises"]);
    let has = |wanted: &[u64]| letter.words[block.words.clone()].iter().any(|word| wanted.contains(&word.key));
    has(&PAPERS) && has(&SAYS)
}

fn is_title_word(letter: &Letter, at: usize) -> bool {
    let word = &letter.words[at];
    word.capital || matches!(word.kind, WordKind::Number | WordKind::Reference) || letter.word(at) == "and"
}

/// A line without a stop whose words are capitalised as in a title, or all of it in capitals.
pub(super) fn reads_as_heading(letter: &Letter, block: &Block) -> bool {
    if block.kind == BlockKind::Heading {
        return true;
    }
    let body = block.span.of(letter.text());
    if block.kind != BlockKind::Paragraph
        || block.words.len() > LONGEST
        || block.sentences.len() > 1
        || body.ends_with(['?', '!', ';', ','])
    {
        return false;
    }
    let long = |index: &usize| letter.words[*index].kind == WordKind::Plain && letter.words[*index].span().len() > 3;
    let total = block.words.clone().filter(long).count();
    let capital = block.words.clone().filter(long).filter(|&index| letter.words[index].capital).count();
    let titled = if body.ends_with('.') {
        // with a stop, only a line of title words is a heading
        total >= 4 && capital == total
    } else {
        total > 0 && capital * 10 >= total * 8
    };
    titled && letter.words[block.words.start].capital
}
