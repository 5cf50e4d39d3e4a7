//! The title that a letter states beside a citation: after a dash or colon, in brackets, or plainly after it in a list or
//! heading; before it in "Law enforcement (section 31)". Whether it is the right one is not asked here.

use super::cite::{Raw, is_one};
use crate::letter::words::gap_of;
use crate::letter::{BlockKind, Gap, Letter, Word};
use crate::tables::plain_title;
use crate::text::Span;

/// A title has at most this many words.
const LONGEST: usize = 16;
/// A block with at most this many words is a line of a list.
const LINE: usize = 24;

/// A stated title for comparing with the table: small letters, single spaces, without "the", "exemption for" and the like
/// before it.
pub fn stated(title: &str) -> String {
    let mut plain = plain_title(title);
    for before in
        ["the ", "exemption for ", "exemption ", "this relates to ", "relates to ", "relating to ", "which relates to "]
    {
        if let Some(rest) = plain.strip_prefix(before) {
            plain = rest.to_owned();
        }
    }
    plain
}

/// The title beside the last citation of a list; `end` is one past the words that name its Act.
pub(super) fn beside(letter: &Letter, raw: &Raw, alone: bool, end: usize) -> Option<Span> {
    const NONE: [&str; 16] = [
        "section",
        "sections",
        "question",
        "this",
        "part",
        "factors",
        "factor",
        "for",
        "against",
        "public",
        "harm",
        "favouring",
        "considerations",
        "arguments",
        "evidence",
        "balance",
    ];
    let title = after(letter, raw, end).or_else(|| before(letter, raw).filter(|_| alone))?;
    // "Section 24 – Factors against", "section 17 of the Freedom of Information Act 2000 (the Act)"
    let first = title.of(letter.text()).split(|char: char| !char.is_alphanumeric()).find(|word| !word.is_empty())?;
    (!is_one(first, &NONE) && !is_one(title.of(letter.text()), &["the Act", "the Regulations"])).then_some(title)
}

fn after(letter: &Letter, raw: &Raw, end: usize) -> Option<Span> {
    let words = &letter.words;
    let block = &letter.blocks[letter.block_of(raw.word)];
    let gap = |at: usize| words.get(at).map_or(Gap::BLOCK, |word| gap_behind(letter, raw.span, word));
    let bracket = |at: usize| gap(at).has(Gap::OPEN) && !gap(at).has(Gap::SENTENCE);
    // "section 31 (law enforcement) of the Act": before the Act's name
    let first = if bracket(raw.end) { raw.end } else { end };
    let word = words.get(first).filter(|_| first < block.words.end)?;
    let gap = gap(first);
    if gap.has(Gap::SENTENCE.with(Gap::BLOCK)) {
        return None;
    }
    if gap.has(Gap::OPEN) && !gap.has(Gap::CLOSE) {
        let last = (first..block.words.end.min(first + LONGEST)).find(|&at| {
            words.get(at + 1).is_none_or(|next| next.gap.has(Gap::CLOSE.with(Gap::BLOCK).with(Gap::SENTENCE)))
        })?;
        return Some(letter.words_span(first..last + 1));
    }
    let parted = gap.has(Gap::DASH.with(Gap::COLON));
    let line = block.kind != BlockKind::Paragraph || block.words.len() <= LINE;
    if !(parted || line && word.capital && !gap.has(Gap::COMMA.with(Gap::CLOSE))) {
        return None;
    }
    let stops = Gap::SENTENCE.with(Gap::BLOCK).with(Gap::COLON).with(Gap::OPEN).with(Gap::CLOSE).with(Gap::STOP);
    let last = (first + 1..block.words.end.min(first + LONGEST))
        .find(|&at| words[at].gap.has(stops) || ends_line(letter, at))
        .unwrap_or(block.words.end.min(first + LONGEST));
    (last > first).then(|| letter.words_span(first..last))
}

/// What stands between a citation and the next word: a bracket that closes the citation does not count.
pub(super) fn gap_behind(letter: &Letter, citation: Span, word: &Word) -> Gap {
    let from = citation.end;
    if !(from..from + 12).contains(&word.span().start) {
        return word.gap;
    }
    let marks = [Gap::SENTENCE, Gap::BLOCK].into_iter().filter(|mark| word.gap.has(*mark));
    marks.fold(gap_of(&letter.text()[from..word.span().start]), Gap::with)
}

/// "Law enforcement – Section 31(3)", "Personal data (section 40(2))", a cell of a table before the citation.
fn before(letter: &Letter, raw: &Raw) -> Option<Span> {
    let words = &letter.words;
    let block = &letter.blocks[letter.block_of(raw.word)];
    if block.words.len() > LINE
        || block.kind == BlockKind::Paragraph && letter.sentences[block.sentences.clone()].len() > 1
    {
        return None;
    }
    let gap = words[raw.word].gap;
    let parted = gap.has(Gap::OPEN.with(Gap::DASH).with(Gap::COLON)) || block.kind == BlockKind::Row;
    if !parted || gap.has(Gap::CLOSE.with(Gap::BLOCK).with(Gap::STOP)) {
        return None;
    }
    let stops = Gap::COLON.with(Gap::SENTENCE).with(Gap::BLOCK).with(Gap::CLOSE).with(Gap::OPEN);
    let mut first = raw.word - 1;
    while first > block.words.start
        && raw.word - first < LONGEST
        && !words[first].gap.has(stops)
        && !ends_line(letter, first)
    {
        first -= 1;
    }
    words[first].capital.then(|| letter.words_span(first..raw.word))
}

/// Whether a line ends before a word, or a cell of a table.
fn ends_line(letter: &Letter, at: usize) -> bool {
    let gap = letter.words[at].gap;
    gap.has(Gap::NEWLINE) || gap.has(Gap::MARKUP) && between(letter, at).contains('|')
}

fn between<'a>(letter: &Letter<'a>, at: usize) -> &'a str {
    let from = at.checked_sub(1).map_or(0, |before| letter.words[before].span().end);
    &letter.text()[from..letter.words[at].span().start]
}
