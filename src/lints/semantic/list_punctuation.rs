//! How a list begins and ends: a last item that still has its semicolon or its "and", one item whose mark differs from all
//! the others', and a full stop where a colon introduces the list.

use std::ops::Range;

use crate::diagnostic::{Applicability, Confidence, Fix, Severity};
use crate::letter::words::keys;
use crate::letter::{Block, BlockKind, Gap, Letter, Region, WordKind};
use crate::lints::{Cx, Finding, Findings, prose};
use crate::text::{Edit, Span};

/// A block after a list of fewer words may be one more item.
const FEWEST_AFTER: usize = 8;
/// A list of fewer items shows no way of its own.
const FEWEST_ALIKE: usize = 4;
/// An item of more words is prose, with stops of its own.
const LONGEST_ITEM: usize = 30;
const JOINING: [u64; 2] = keys(["and", "or"]);
/// An item of more words than this is an answer.
const LONG_ITEM: usize = 30;
const FOLLOWING: [u64; 2] = keys(["following", "follows"]);
const AS: [u64; 1] = keys(["as"]);

/// Look at each list of the authority's own, and at what introduces it.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let mut index = 0;
    while index < letter.blocks.len() {
        let run = run(letter, index);
        if run.len() >= 2 && !goes_on(letter, run.end) && !is_quoted_law(letter, run.start) {
            last_item(letter, &run, findings);
            odd_item(letter, &run, findings);
        }
        index = run.end.max(index + 1);
    }
    for at in FOLLOWING.iter().flat_map(|key| letter.places_of(*key)) {
        lead_in(letter, at, findings);
    }
    for at in memchr::memmem::find_iter(letter.text().as_bytes(), ": -") {
        spaced_colon(letter, at, findings);
    }
}

/// The items of one list from block `first` on.
fn run(letter: &Letter, first: usize) -> Range<usize> {
    let of = |block: &Block| (block.kind == BlockKind::Item && block.region.is_own_prose()).then_some(block.region);
    let region = of(&letter.blocks[first]);
    let len = letter.blocks[first..].iter().take_while(|block| region.is_some() && of(block) == region).count();
    first..first + len
}

/// Whether the line above a list ends as those of Acts do: "… means the principles set out in—".
fn is_quoted_law(letter: &Letter, first: usize) -> bool {
    let before = letter.blocks[..first].iter().rfind(|block| !block.words.is_empty());
    before.is_some_and(|before| before.span.of(letter.text()).trim_end_matches(['*', '_', ' ']).ends_with('—'))
}

/// Whether the block after a list goes on with its last item, or is one more item that lost its marker.
fn goes_on(letter: &Letter, index: usize) -> bool {
    // the foot of a page may stand between two items
    let next =
        letter.blocks[index..].iter().take(3).find(|next| next.region != Region::Residue && !next.words.is_empty());
    let Some(next) = next else { return false };
    let text = next.span.of(letter.text()).trim_start_matches(['*', '_', '(', '“', '"', '‘', '\'']);
    let first = letter.words[next.words.start].key;
    let small = next.kind == BlockKind::Paragraph && !next.apart && next.words.len() < FEWEST_AFTER;
    text.starts_with(|char: char| char.is_lowercase())
        || JOINING.contains(&first)
        || small
        || matches!(next.kind, BlockKind::Item | BlockKind::Quote | BlockKind::Row | BlockKind::Literal)
        || prose::body(letter, next).ends_with(';')
}

/// The mark at the end of an item.
fn mark(letter: &Letter, block: &Block) -> Option<char> {
    prose::body(letter, block).chars().next_back().filter(|char| matches!(char, ';' | '.' | ',' | ':' | '?' | '!'))
}

/// Whether an item ends in "and" or "or".
fn joins(letter: &Letter, block: &Block) -> bool {
    let Some(last) = block.words.clone().next_back() else { return false };
    let word = letter.words[last];
    JOINING.contains(&word.key)
        && block.words.len() > 1
        && !word.capital
        && prose::body(letter, block).len() + block.span.start == word.span().end
}

/// The span of the last word of a block and the mark after it.
fn ending(letter: &Letter, block: &Block) -> Option<Span> {
    let end = block.span.start + prose::body(letter, block).len();
    let last = letter.words.get(block.words.clone().next_back()?)?;
    Some(Span::new(last.span().start, end.max(last.span().end)))
}

fn last_item(letter: &Letter, run: &Range<usize>, findings: &mut Findings) {
    let block = &letter.blocks[run.end - 1];
    let Some(span) = ending(letter, block) else { return };
    if joins(letter, block) {
        let message = format!(
            "This list ends in ‘{}’. Add the item that is missing, or end it with a full stop.",
            span.of(letter.text())
        );
        findings.push(Finding::new(span, message));
        return;
    }
    let others = &letter.blocks[run.start..run.end - 1];
    let alike = others.iter().any(|other| mark(letter, other) == Some(';') || joins(letter, other));
    if mark(letter, block) == Some(';') && alike {
        let end = Span::new(span.end - 1, span.end);
        let message = "The last item of this list ends in a semicolon, as if another followed. Write a full stop.";
        findings.push(Finding::new(span, message).fix(Fix {
            title: "Write a full stop".to_owned(),
            applicability: Applicability::Unsafe,
            edits: vec![Edit::replace(end, ".")],
        }));
    }
}

/// One item, neither the last nor the one before it, whose mark no other has.
fn odd_item(letter: &Letter, run: &Range<usize>, findings: &mut Findings) {
    let items = &letter.blocks[run.start..run.end - 1];
    if items.len() + 1 < FEWEST_ALIKE
        || items.iter().any(|item| item.words.len() > LONGEST_ITEM || item.words.is_empty())
    {
        return;
    }
    let marks: Vec<Option<char>> =
        items.iter().map(|item| if joins(letter, item) { Some(';') } else { mark(letter, item) }).collect();
    let semicolons = marks.iter().filter(|mark| **mark == Some(';')).count();
    let Some(at) = marks.iter().position(|mark| *mark != Some(';')).filter(|_| semicolons + 1 == marks.len()) else {
        return;
    };
    // an item that introduces items of its own
    if marks[at] == Some(':') {
        return;
    }
    let Some(span) = ending(letter, &items[at]) else { return };
    let message = "Every other item of this list ends in a semicolon. End this one likewise.";
    findings.push(Finding::new(span, message).severity(Severity::Note).confidence(Confidence::Medium));
}

/// "… the following exemptions." before a list.
fn lead_in(letter: &Letter, at: usize, findings: &mut Findings) {
    let text = letter.text();
    let index = letter.block_of(at);
    let block = &letter.blocks[index];
    let own = block.region.is_own_prose() && matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading);
    let left = block.words.end - at;
    let as_follows = letter.words[at].key == FOLLOWING[1];
    let before = at.checked_sub(1).filter(|before| *before >= block.words.start).map(|before| letter.words[before].key);
    if !own || left > 3 || as_follows && (left > 1 || before != Some(AS[0])) {
        return;
    }
    let end = block.span.start + prose::body(letter, block).len();
    let last = letter.words[block.words.end - 1].span();
    let (mark, name) = match &text[last.end..end.max(last.end)] {
        "." => (".", "full stop"),
        ";" => (";", "semicolon"),
        _ => return,
    };
    // "as follows;" is wrong whatever follows
    let introduces = begins_list(letter, index) || as_follows && mark == ";" && index + 1 < letter.blocks.len();
    if !introduces {
        return;
    }
    // "Our response is as follows." stands well before answers in whole sentences
    let long = |block: &Block| block.words.len() > LONG_ITEM;
    if as_follows && mark == "." && letter.blocks[index + 1..].iter().take(3).any(long) {
        return;
    }
    // "the meeting following this.", "the following day."
    const DAYS: [u64; 8] = keys(["day", "week", "month", "year", "morning", "page", "evening", "afternoon"]);
    const THE: [u64; 4] = keys(["the", "these", "for", "under"]);
    let plural = left == 1 || text[..last.end].ends_with('s') || text[..last.end].ends_with("information");
    if DAYS.contains(&letter.words[block.words.end - 1].key)
        || !as_follows && !before.is_some_and(|key| THE.contains(&key))
        || !plural
    {
        return;
    }
    let span = Span::new(letter.words[at].span().start, end);
    let message = format!("A list follows, so a colon introduces it. Write ‘:’ for the {name}.");
    let finding = Finding::new(span, message).fix(Fix {
        title: "Write a colon".to_owned(),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::replace(Span::new(end - 1, end), ":")],
    });
    let asked = letter.blocks.get(index + 1).is_some_and(|next| next.region == Region::Request);
    findings.push(if asked && mark == "." { finding.severity(Severity::Note) } else { finding });
}

/// Whether at least two items, or lines of exemptions, stand after a block.
fn begins_list(letter: &Letter, index: usize) -> bool {
    let item = |block: &Block| block.kind == BlockKind::Item;
    // "Section 31 Law enforcement" on a line of its own
    let exemption = |block: &Block| {
        block.region == Region::ExemptionList
            && block.words.len() >= 2
            && letter.words[block.words.start..block.words.end.min(block.words.start + 3)]
                .iter()
                .any(|word| matches!(word.kind, WordKind::Reference | WordKind::Number))
    };
    let next = letter.blocks.get(index + 1..index + 3);
    next.is_some_and(|next| next.iter().all(item) || next.iter().all(exemption))
}

/// `as follows: -` at the end of a block.
fn spaced_colon(letter: &Letter, at: usize, findings: &mut Findings) {
    let text = letter.text();
    let span = Span::new(at, at + 3);
    let rest = &text[span.end..];
    let ends = rest.is_empty() || rest.starts_with(['\n', '\r']);
    let next = letter.words.get(letter.word_from(at)).is_none_or(|next| next.gap.has(Gap::BLOCK));
    if ends && next && prose::at(letter, at).is_some_and(|block| block.words.len() >= 3) {
        let message = "A colon alone introduces what follows. Write ‘:’.";
        findings.push(Finding::new(span, message).severity(Severity::Note).fix(Fix {
            title: "Write a colon".to_owned(),
            applicability: Applicability::Safe,
            edits: vec![Edit::replace(span, ":")],
        }));
    }
}
