//! A bracket or double quotation mark without its partner in the same paragraph. Single quotes are apostrophes as often
//! as not; what runs over several paragraphs, list markers, inches, addresses and markup are left alone.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::letter::{Block, BlockKind, Letter, Region, WordKind};
use crate::lints::{Cx, Finding, Findings};
use crate::text::{Edit, Span};

/// The first byte of every curly quotation mark.
const CURLY: u8 = 0xE2;

/// Report each bracket and quotation mark that stands alone.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let bytes = letter.text().as_bytes();
    for (index, block) in letter.blocks.iter().enumerate() {
        let prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Heading);
        // a paragraph that was cut where the requester's words begin
        let cut = letter.blocks.get(index + 1).is_some_and(|next| next.span.start == block.span.end);
        if !prose || cut || !block.region.is_own_prose() || block.region == Region::Request || block.words.is_empty() {
            continue;
        }
        let inner = &bytes[block.span.start..block.span.end];
        if memchr::memchr3(b'(', b')', b'"', inner).is_some() {
            brackets(letter, index, findings);
            quotes(letter, index, findings);
        }
        if memchr::memchr(CURLY, inner).is_some() {
            curly_quotes(letter, index, findings);
        }
    }
}

/// The bracket without a partner, if there is exactly one such in the block.
fn brackets(letter: &Letter, index: usize, findings: &mut Findings) {
    let block = &letter.blocks[index];
    let text = block.span.of(letter.text());
    // a face may close a bracket
    if [":-)", ":)", ";)", ";-)", ":("].iter().any(|face| text.contains(face)) {
        return;
    }
    let (mut open, mut alone): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for at in memchr::memchr2_iter(b'(', b')', text.as_bytes()) {
        if is_in_address(letter, block.span.start + at) {
            continue;
        }
        if text.as_bytes()[at] == b'(' {
            open.push(at);
        } else if open.pop().is_none() && !is_marker(text, at) {
            alone.push(at);
        }
    }
    // a bracket that is closed in a later block of the same list or quotation
    open.retain(|_| !closes_later(letter, index));
    alone.retain(|_| !opened_before(letter, index));
    for (at, opens) in open.into_iter().map(|at| (at, true)).chain(alone.into_iter().map(|at| (at, false))) {
        let (what, missing) = if opens { ("opened and not closed", "(") } else { ("closed and not opened", ")") };
        let span = with_neighbour(letter, block, at, opens);
        let message = format!("A bracket ‘{missing}’ is {what} in this paragraph. Add its partner, or delete it.");
        findings.push(Finding::new(span, message).label("no partner"));
    }
}

/// The bracket with the word inside it.
fn with_neighbour(letter: &Letter, block: &Block, at: usize, opens: bool) -> Span {
    let byte = block.span.start + at;
    let next = letter.word_from(byte);
    let inside = if opens { Some(next) } else { next.checked_sub(1) };
    let word = inside.filter(|index| block.words.contains(index)).map(|index| letter.words[index].span());
    word.map_or(Span::new(byte, byte + 1), |word| word.cover(Span::new(byte, byte + 1)))
}

/// "a)", "1)", "iv)", "2b)" at the beginning of a line or after a space, as a list marker; more forms only at the
/// beginning, for in a sentence they may close what was never opened.
fn is_marker(text: &str, at: usize) -> bool {
    let head = &text[..at];
    let line = head.rsplit('\n').next().unwrap_or_default();
    let marker = head.rsplit(|char: char| !char.is_ascii_alphanumeric() && char != '.').next().unwrap_or_default();
    let counted = marker.strip_suffix(|char: char| char.is_ascii_lowercase()).unwrap_or(marker);
    is_label(line.trim_matches([' ', '\t', '\r', '*', '_', '#', '>', '-', '•']))
        || marker.len() <= 3 && (is_counted(counted) || is_enumerated(marker))
}

/// "A1", "Q12b", "2B", "2.b.", "viii": what a line begins with before a bracket.
fn is_label(text: &str) -> bool {
    let label = text.trim_end_matches('.');
    let initialled = label.strip_prefix(|char: char| char.is_ascii_alphabetic());
    let rest = initialled.filter(|rest| rest.starts_with(|char: char| char.is_ascii_digit())).unwrap_or(label);
    let counted = rest.strip_suffix(|char: char| char.is_ascii_alphabetic()).unwrap_or(rest);
    label.len() <= 5 && (is_counted(counted) || is_enumerated(label))
}

/// "12", "2.3".
fn is_counted(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// "b", "iv".
fn is_enumerated(text: &str) -> bool {
    let numeral = || text.bytes().all(|byte| matches!(byte.to_ascii_lowercase(), b'i' | b'v' | b'x'));
    text.len() == 1 || !text.is_empty() && numeral()
}

/// Whether a byte belongs to a web or mail address.
fn is_in_address(letter: &Letter, byte: usize) -> bool {
    let Some(before) = letter.word_from(byte + 1).checked_sub(1) else { return false };
    let word = letter.words[before];
    let span = word.span();
    let address = matches!(word.kind, WordKind::Url | WordKind::Email);
    // "https://example.org/a_(b)": its last bracket is left to the sentence by the reader of words
    address && (byte < span.end || byte == span.end && span.of(letter.text()).contains('('))
}

fn count(letter: &Letter, block: &Block, mark: u8) -> usize {
    block.span.of(letter.text()).bytes().filter(|&byte| byte == mark).count()
}

/// Whether one of the blocks after this closes more than it opens.
fn closes_later(letter: &Letter, index: usize) -> bool {
    letter.blocks[index + 1..].iter().take(NEAR).any(|block| count(letter, block, b')') > count(letter, block, b'('))
}

/// Whether one of the blocks before this opens more than it closes.
fn opened_before(letter: &Letter, index: usize) -> bool {
    letter.blocks[..index].iter().rev().take(NEAR).any(|block| count(letter, block, b'(') > count(letter, block, b')'))
}

/// A bracket or quotation may run over this many blocks.
const NEAR: usize = 6;

/// An odd straight double quote, or a curly one without its partner.
fn quotes(letter: &Letter, index: usize, findings: &mut Findings) {
    let block = &letter.blocks[index];
    let text = block.span.of(letter.text());
    let straight: Vec<usize> = memchr::memchr_iter(b'"', text.as_bytes()).filter(|&at| !is_inch(text, at)).collect();
    if straight.len().is_multiple_of(2) || text.contains(['“', '”']) {
        return;
    }
    // a quotation of several paragraphs: its marks are in other blocks
    let near = |block: &Block| count(letter, block, b'"') % 2 == 1 || has_a_curly_mark_alone(letter, block);
    let from = index.saturating_sub(NEAR);
    let to = letter.blocks.len().min(index + NEAR + 1);
    let others = (from..to).any(|other| other != index && near(&letter.blocks[other]));
    // each paragraph of a quotation begins with a mark, and only the last one ends with one
    let begins = |index: usize| {
        letter.blocks.get(index).is_some_and(|block| block.span.of(letter.text()).trim_start().starts_with('"'))
    };
    if others || begins(index + 1) || straight.iter().any(|&at| text[..at].ends_with(char::is_numeric)) {
        return;
    }
    let at = *straight.last().expect("an odd number is not none");
    let opens = text[at + 1..].starts_with(char::is_alphanumeric);
    let span = with_neighbour(letter, block, at, opens);
    let message = "A quotation mark in this paragraph has no partner. Add it where the quotation begins or ends.";
    let finding = Finding::new(span, message).label("no partner");
    findings.push(if straight.len() > 1 { finding.severity(Severity::Note) } else { finding });
}

/// A curly double quotation mark without its partner, or with two single marks for one.
fn curly_quotes(letter: &Letter, index: usize, findings: &mut Findings) {
    let block = &letter.blocks[index];
    let text = block.span.of(letter.text());
    let (opened, closed) = (text.matches('“').count(), text.matches('”').count());
    let alone = if opened > closed { text.rfind('“') } else { text.find('”') };
    // 5’ 10”
    let inches = text.match_indices('”').any(|(at, _)| text[..at].ends_with(|char: char| char.is_ascii_digit()));
    let Some(at) = alone.filter(|_| opened.abs_diff(closed) == 1 && !inches && !text.contains('"')) else { return };
    let start = block.span.start;
    if let Some(after) = text[at..].find("’’").filter(|_| opened > closed) {
        let span = Span::new(start + at + after, start + at + after + "’’".len());
        let message = "Two single marks close what a double one opened. Write ‘”’.";
        findings.push(Finding::new(span, message).label("two single marks").fix(Fix {
            title: "Write ‘”’".into(),
            applicability: Applicability::Unsafe,
            edits: vec![Edit::replace(span, "”")],
        }));
        return;
    }
    let from = index.saturating_sub(NEAR);
    let to = letter.blocks.len().min(index + NEAR + 1);
    let near = |block: &Block| has_a_curly_mark_alone(letter, block) || count(letter, block, b'"') % 2 == 1;
    if (from..to).any(|other| other != index && near(&letter.blocks[other])) {
        return;
    }
    let span = with_neighbour(letter, block, at, opened > closed);
    let span = span.cover(Span::new(start + at, start + at + "“".len()));
    let message = "A quotation mark in this paragraph has no partner. Add it where the quotation begins or ends.";
    findings.push(Finding::new(span, message).label("no partner"));
}

/// Whether a block has more curly marks of one kind than of the other: a quotation begun with a straight mark may end so.
fn has_a_curly_mark_alone(letter: &Letter, block: &Block) -> bool {
    let text = block.span.of(letter.text());
    text.matches('“').count() != text.matches('”').count()
}

/// `12"`: inches.
fn is_inch(text: &str, at: usize) -> bool {
    text[..at].ends_with(|char: char| char.is_ascii_digit()) && text[..at].matches('"').count().is_multiple_of(2)
}
