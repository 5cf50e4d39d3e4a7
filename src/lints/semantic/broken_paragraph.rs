//! A paragraph cut in mid-sentence: it ends without a stop and the next one goes on in lower case. Sure where both are
//! prose; headings, lists, lead-ins and addresses are left alone, and so is a text in which one line after the other
//! breaks off: its lines are those of a page or of two columns side by side, and no paragraphs.

use crate::letter::{Block, BlockKind, Gap, Letter, WordKind};
use crate::lints::{Cx, Finding, Findings};
use crate::text::Span;

/// The fewest words of a paragraph that may have been cut.
const FEWEST_WORDS: usize = 6;
/// A letter has at most this many; more are the layout's.
const MOST: usize = 4;

/// Report each place where a sentence is broken over two paragraphs.
pub fn check(cx: &Cx, findings: &mut Findings) {
    // where a page number or what else stands at its foot comes between, the page ends and not the paragraph
    let letter = cx.letter;
    let pairs = letter.blocks.windows(2);
    let places: Vec<(bool, (Span, Span))> = pairs
        .filter_map(|pair| broken(letter, &pair[0], &pair[1]).map(|place| (is_blank_between(letter, pair), place)))
        .take(MOST + 1)
        .collect();
    if places.is_empty() || places.len() > MOST {
        return;
    }
    // where lines are those of a page, only a blank line surely ends a paragraph
    let paged = letter.blocks.iter().any(|block| is_prose(block) && has_lines(letter, block));
    for (_, (before, after)) in places.into_iter().filter(|(blank, _)| *blank || !paged) {
        let message = "This sentence breaks off and goes on in the next paragraph. Join the two paragraphs.";
        findings.push(Finding::new(before, message).label("breaks off here").related(after, "goes on here"));
    }
}

/// Whether a block is a paragraph in the authority's own words.
fn is_prose(block: &Block) -> bool {
    block.kind == BlockKind::Paragraph && block.region.is_own_prose() && !block.emphasised
}

/// Whether a blank line stands between two blocks.
fn is_blank_between(letter: &Letter, pair: &[Block]) -> bool {
    let last = pair[0].words.end.checked_sub(1).map_or(pair[0].span.end, |last| letter.words[last].span().end);
    letter.text().get(last..pair[1].span.start).is_some_and(|between| between.matches('\n').count() > 1)
}

/// Whether a block runs over more than one line.
fn has_lines(letter: &Letter, block: &Block) -> bool {
    block.span.of(letter.text()).trim_end().contains('\n')
}

/// The last words of the first block and the first word of the second, where one sentence runs over both.
pub fn broken(letter: &Letter, first: &Block, second: &Block) -> Option<(Span, Span)> {
    if !is_prose(first) || !is_prose(second) || first.words.len() < FEWEST_WORDS || second.words.len() < 2 {
        return None;
    }
    let last = letter.words[first.words.end - 1];
    let next = letter.words[second.words.start];
    let open = letter.text()[last.span().end..first.span.end].trim_matches([',', ' ']).is_empty();
    let text = second.span.of(letter.text());
    let lower = next.kind == WordKind::Plain && text.starts_with(|char: char| char.is_lowercase());
    if !open || !lower || last.kind == WordKind::Url || last.kind == WordKind::Email {
        return None;
    }
    // "…; and" before the next item of a list, "not yet decided: 45" before the next count
    let [.., before, end] = &letter.words[first.words.clone()] else { return None };
    let joins = ["and", "or"].contains(&letter.word(first.words.end - 1)) && end.gap.has(Gap::COLON);
    let counted = end.kind == WordKind::Number && end.gap.has(Gap::COLON);
    if joins || counted && before.kind != WordKind::Number {
        return None;
    }
    // "section 31(1)(a)     Law enforcement": a line of columns
    let columns = |block: &Block| block.span.of(letter.text()).lines().any(|line| line.trim().contains("   "));
    if columns(first) || columns(second) {
        return None;
    }
    let from = first.words.end.saturating_sub(3).max(letter.sentences[first.sentences.end - 1].words.start);
    Some((letter.words_span(from..first.words.end), next.span()))
}
