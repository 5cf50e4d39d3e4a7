//! Lines that are one paragraph to Markdown, or to a reader of wrapped lines, and to anybody else a label with what stands
//! under it: "Request", the question, "Response", the answer.

use super::labels;
use crate::letter::cues::{Cues, Meaning};
use crate::letter::pattern::NoSlots;
use crate::letter::read::RawBlock;
use crate::letter::words::{self, Word, WordKind};
use crate::letter::{BlockKind, Region};
use crate::text::Span;

/// A label has at most this many bytes.
const LONGEST: usize = 40;
/// What may stand around its words.
const LAYOUT: [char; 6] = ['*', '_', ':', '-', '=', ' '];

/// The blocks, and each label among the lines of a paragraph as a block of its own.
pub fn with_labels_apart(text: &str, blocks: Vec<RawBlock>, cues: &Cues) -> Vec<RawBlock> {
    let mut apart = Vec::with_capacity(blocks.len());
    let prose =
        |block: &RawBlock| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) && !block.pieces.is_empty();
    let mut blocks = blocks.into_iter().peekable();
    while let Some(block) = blocks.next() {
        let heads = blocks.peek().is_some_and(|next| !next.apart && prose(next));
        let cuts = if prose(&block) { cuts(text, block.span, heads, cues) } else { Vec::new() };
        if cuts.is_empty() { apart.push(block) } else { part(text, &block, &cuts, &mut apart) }
    }
    apart
}

/// Where the lines of a paragraph begin that are labels or stand below one; its last line is a label only where it
/// `heads` what stands right below.
fn cuts(text: &str, block: Span, heads: bool, cues: &Cues) -> Vec<usize> {
    let body = block.of(text);
    if memchr::memchr(b'\n', body.as_bytes()).is_none() {
        return Vec::new();
    }
    let (mut cuts, mut start) = (Vec::new(), block.start);
    for line in body.split_inclusive('\n') {
        let end = start + line.len();
        let last = end == block.end;
        if !last && is_label(line, cues) {
            cuts.extend([start, end]);
        } else if last && (is_end(line, cues) || heads && is_label(line, cues))
            || start > block.start && begins_to_answer(line)
        {
            cuts.push(start);
        }
        start = end;
    }
    cuts.retain(|cut| *cut > block.start);
    cuts.dedup();
    cuts
}

/// Whether a line names the request or the answer, and nothing more than its number.
fn is_label(line: &str, cues: &Cues) -> bool {
    label(line, cues).is_some()
}

/// "--- ends ---"
fn is_end(line: &str, cues: &Cues) -> bool {
    line.starts_with("--") && label(line, cues) == Some(Region::Response)
}

/// "Our response: forty", "**Answer 2:** forty": the answer begins with the line.
fn begins_to_answer(line: &str) -> bool {
    const NAMES: [&str; 3] = ["answer", "response", "reply"];
    let line = line.trim_start_matches(['*', '_', ' ']);
    // "Our", "Trust", "Council's"
    let whose = line.split_once(' ').filter(|(first, _)| !first.contains(':') && first.starts_with(char::is_uppercase));
    let whose = whose.filter(|(first, rest)| is_whose(first) && !rest.starts_with(char::is_numeric));
    let our = whose.map(|(_, rest)| rest);
    let line = our.unwrap_or(line);
    let name = &line[..line.bytes().take_while(u8::is_ascii_alphabetic).count()];
    let behind = line[name.len()..].trim_start_matches(|char: char| char.is_ascii_digit() || char == ' ');
    behind.starts_with(':')
        && (our.is_some() || name.starts_with(char::is_uppercase))
        && NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
}

fn is_whose(word: &str) -> bool {
    word == "Our" || labels::is_party(word)
}

fn label(line: &str, cues: &Cues) -> Option<Region> {
    let name = line.trim().trim_matches(LAYOUT);
    let plain = |char: char| char.is_alphanumeric() || matches!(char, ' ' | '’' | '\'');
    let marked = line.starts_with(['*', '-', '=']) || name.starts_with(char::is_uppercase);
    if name.is_empty() || line.len() > LONGEST || !marked || !name.chars().all(plain) {
        return None;
    }
    let mut found: Vec<Word> = Vec::new();
    words::tokenise(name, Span::new(0, name.len()), 0, &mut found);
    let cue = cues.lines.longest_at(&found, 0, &NoSlots)?;
    let number = |word: &Word| word.kind == WordKind::Number && word.span().len() <= 2;
    let whole = cue.end == found.len() || cue.end + 1 == found.len() && found.last().is_some_and(number);
    match Cues::meaning(cue.id) {
        Meaning::Region(region @ (Region::Request | Region::Response)) if whole => Some(region),
        _ => None,
    }
}

/// Take a block apart where its lines are cut.
fn part(text: &str, block: &RawBlock, cuts: &[usize], into: &mut Vec<RawBlock>) {
    let ends = cuts.iter().copied().chain([block.span.end]);
    let starts = [block.span.start].into_iter().chain(cuts.iter().copied());
    for (start, end) in starts.zip(ends) {
        let span = Span::new(start, start + text[start..end].trim_end().len());
        let pieces: Vec<Span> = block
            .pieces
            .iter()
            .filter(|piece| piece.start < end && piece.end > start)
            .map(|piece| Span::new(piece.start.max(start), piece.end.min(end)))
            .collect();
        let first = start == block.span.start;
        let kind = if first { block.kind } else { BlockKind::Paragraph };
        into.push(RawBlock { span, pieces, kind, emphasised: false, apart: block.apart && first });
    }
}
