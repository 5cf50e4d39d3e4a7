//! Comments of a letter. Nobody who gets the letter sees them, so they are never read as language; they are kept
//! because one may say something to foilint. What a comment stands before is told by blocks alone, so any format that
//! has comments can use this.

use super::BlockKind;
use super::read::RawBlock;
use super::regions::is_one_table;
use crate::text::Span;

/// A comment, with what it stands before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// All of it, its marks included.
    pub span: Span,
    /// What stands between its marks.
    pub body: Span,
    /// Whether its end was found; otherwise it swallows what follows.
    pub closed: bool,
    /// Words after it on its own line, which its format hides from a reader of the source as it does the comment.
    pub hides: Option<Span>,
    /// The block it stands in, otherwise the next one; a table counts as one block. `None` where nothing follows.
    pub covers: Option<Span>,
}

/// A comment as its reader found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawComment {
    span: Span,
    body: Span,
    closed: bool,
    hides: Option<Span>,
}

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

/// Find the comments in a piece of HTML that stands on lines of its own.
pub fn in_block(text: &str, html: Span, out: &mut Vec<RawComment>) {
    let first = out.len();
    in_line(text, html, out);
    // what begins as a comment is HTML to the end of the line on which the comment ends
    if !html.of(text).trim_start().starts_with(OPEN) {
        return;
    }
    let mut after: Option<usize> = None;
    for comment in out[first..].iter_mut().rev().filter(|comment| comment.closed) {
        let end = after.unwrap_or(html.end);
        let rest = &text[comment.span.end..end];
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        let start = comment.span.end + (line.len() - line.trim_start().len());
        if !line.trim().is_empty() {
            comment.hides = Some(Span::new(start, start + line.trim().len()));
        }
        after = Some(comment.span.start);
    }
}

/// Find the comments in a piece of HTML within a line of text.
pub fn in_line(text: &str, html: Span, out: &mut Vec<RawComment>) {
    let mut at = html.start;
    while let Some(found) = text[at..html.end].find(OPEN) {
        let start = at + found;
        let body = start + OPEN.len();
        let rest = &text[body..html.end];
        // `<!-->` and `<!--->` are whole comments
        let (len, close) = match rest.find(CLOSE) {
            _ if rest.starts_with('>') => (0, 1),
            _ if rest.starts_with("->") => (0, 2),
            Some(len) => (len, CLOSE.len()),
            None => (rest.len(), 0),
        };
        let (body, end) = (Span::new(body, body + len), body + len + close);
        out.push(RawComment { span: Span::new(start, end), body, closed: close > 0, hides: None });
        at = end;
    }
}

/// Say of each comment what it stands before. Both lists are in order.
pub fn placed(text: &str, comments: Vec<RawComment>, blocks: &[RawBlock]) -> Vec<Comment> {
    // many comments may stand before one long table
    let mut known: Option<(usize, Span)> = None;
    let mut next = |index: usize| -> Option<Span> {
        if let Some((_, span)) = known.filter(|(known, _)| *known == index) {
            return Some(span);
        }
        let span = whole(text, blocks, index)?;
        known = Some((index, span));
        Some(span)
    };
    comments
        .into_iter()
        .map(|comment| {
            let after = blocks.partition_point(|block| block.span.start <= comment.span.start);
            let around = after.checked_sub(1).map(|at| blocks[at].span).filter(|span| span.contains(comment.span));
            let RawComment { span, body, closed, hides } = comment;
            Comment { span, body, closed, hides, covers: around.or_else(|| next(after)) }
        })
        .collect()
}

/// A block, or the whole table that it begins.
fn whole(text: &str, blocks: &[RawBlock], index: usize) -> Option<Span> {
    let mut span = blocks.get(index)?.span;
    if blocks[index].kind == BlockKind::Row {
        let rows = blocks[index + 1..].iter().take_while(|block| block.kind == BlockKind::Row);
        for row in rows {
            if !is_one_table(text, span.end, row.span.start) {
                break;
            }
            span.end = row.span.end;
        }
    }
    Some(span)
}

#[cfg(test)]
#[path = "comments_tests.rs"]
mod tests;
