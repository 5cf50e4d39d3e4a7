//! Rows of the letter, as wide as the terminal. A letter out of a word processor has its paragraphs as lines of
//! hundreds of columns, sometimes of megabytes, so rows are cut only around what is to be shown.

use unicode_width::UnicodeWidthChar;

use crate::text::{Span, visible};

/// A part of a line of the letter that is shown as a line of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Its bytes, without a line ending.
    pub(super) span: Span,
    /// The line it is of, from 1.
    pub(super) line: usize,
}

/// What must be in rows: a part of one line, at most a few rows long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Wanted {
    /// Its bytes.
    pub(super) span: Span,
    /// The line it is in, from 1.
    pub(super) line: usize,
    /// The bytes of that line, without a line ending.
    pub(super) whole: Span,
}

/// The rows that hold all that is wanted, in order and without overlaps. `wanted` is in order of place.
///
/// A row is at most `width` columns and ends at a space where there is one, but not inside anything wanted that fits
/// in a row.
pub(super) fn rows(text: &str, wanted: &[Wanted], width: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for want in wanted {
        let last = rows.last().filter(|row| row.line == want.line).map(|row| row.span);
        if last.is_some_and(|last| want.span.end <= last.end) {
            continue;
        }
        if last.is_none() && forward(text, want.whole, width) == want.whole.end {
            rows.push(Row { span: want.whole, line: want.line });
            continue;
        }
        let mut start = match last {
            Some(last) if want.span.start < last.end => last.end,
            _ => lead(text, want, last.map_or(want.whole.start, |last| last.end), width),
        };
        loop {
            let end = row_end(text, Span::new(start, want.whole.end), wanted, width);
            rows.push(Row { span: Span::new(start, end), line: want.line });
            if end >= want.span.end || end == start {
                break;
            }
            start = end;
        }
    }
    rows
}

/// Where the first row of something begins: at `floor` when it fits into a row from there, else some columns before it,
/// after a space if possible.
fn lead(text: &str, want: &Wanted, floor: usize, width: usize) -> usize {
    // a row ends after a space, so the rest of the last word must fit as well
    let rest = Span::new(want.span.end, want.whole.end);
    let word = Span::new(rest.start, forward(text, rest, width / 4)).of(text);
    let end = rest.start + word.find(' ').unwrap_or(0);
    if forward(text, Span::new(floor, want.whole.end), width) >= end {
        return floor;
    }
    let (start, own) = (want.span.start, columns(text, Span::new(want.span.start, end), width));
    // near the end of its line the row has room for more of what stands before
    let left = columns(text, Span::new(start, want.whole.end), width);
    let room = width.saturating_sub(own + 1).min(width.saturating_sub(left + 1).max(width / 2));
    let (mut at, mut used) = (start, 0);
    for (steps, character) in text[floor..start].chars().rev().enumerate() {
        used += shown_width(character);
        if used > room || steps > room * 2 {
            let space = text[at..start].find(' ');
            return space.map_or(at, |space| at + space + 1);
        }
        at -= character.len_utf8();
    }
    floor
}

/// Where a row that begins at `rest.start` ends, in a line that ends at `rest.end`.
fn row_end(text: &str, rest: Span, wanted: &[Wanted], width: usize) -> usize {
    let limit = forward(text, rest, width);
    if limit == rest.end {
        return limit;
    }
    // only what crosses the limit, or the place of a break before it, can be cut
    let first = wanted.partition_point(|want| want.whole.end < rest.start);
    let near: Vec<Span> = wanted[first..].iter().map(|want| want.span).take_while(|span| span.start < limit).collect();
    let near: Vec<Span> = near.into_iter().filter(|span| columns(text, *span, width) < width).collect();
    let whole = |at: usize| !near.iter().any(|span| span.start < at && at < span.end);
    let after_space = |at: usize| at > rest.start && text[..at].ends_with(' ');
    let spaces = || text[rest.start..limit].rmatch_indices(' ').map(|(at, _)| rest.start + at + 1);
    if whole(limit) && after_space(limit) {
        return limit;
    }
    spaces()
        .find(|at| whole(*at))
        .or_else(|| near.iter().map(|span| span.start).rev().find(|at| *at > rest.start && whole(*at)))
        .or_else(|| Some(limit).filter(|at| whole(*at)))
        .or_else(|| spaces().next())
        .unwrap_or(limit)
}

/// How far a row of `width` columns reaches into `span`, at least one character.
pub(super) fn forward(text: &str, span: Span, width: usize) -> usize {
    let (mut at, mut used) = (span.start, 0);
    for (steps, character) in span.of(text).chars().enumerate() {
        used += shown_width(character);
        // characters without a width could go on for ever
        if steps > 0 && (used > width || steps > width * 2) {
            return at;
        }
        at += character.len_utf8();
    }
    at
}

/// Where a row of `width` columns that ends with `span` begins.
pub(super) fn backward(text: &str, span: Span, width: usize) -> usize {
    let (mut at, mut used) = (span.end, 0);
    for (steps, character) in span.of(text).chars().rev().enumerate() {
        used += shown_width(character);
        if steps > 0 && (used > width || steps > width * 2) {
            return at;
        }
        at -= character.len_utf8();
    }
    at
}

/// The columns of a span, or `most` when it has more.
fn columns(text: &str, span: Span, most: usize) -> usize {
    let mut used = 0;
    for (steps, character) in span.of(text).chars().enumerate() {
        used += shown_width(character);
        if used >= most || steps > most * 2 {
            return most;
        }
    }
    used
}

/// The columns of a character as [`visible`] shows it.
pub(super) fn shown_width(character: char) -> usize {
    if character.is_control() { 1 } else { character.width().unwrap_or(0) }
}

/// A text of our own in lines of at most `width` columns; lines that it has already are kept.
pub(super) fn paragraph(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let line = visible(line);
        let mut used = 0;
        for (index, word) in line.split(' ').enumerate() {
            let own: usize = word.chars().map(shown_width).sum();
            if index > 0 {
                let fits = used + 1 + own <= width;
                out.push(if fits { ' ' } else { '\n' });
                used = if fits { used + 1 } else { 0 };
            }
            out.push_str(word);
            used += own;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wanted(text: &str, spans: &[(usize, usize)]) -> Vec<Wanted> {
        let whole = Span::new(0, text.len());
        spans.iter().map(|&(start, end)| Wanted { span: Span::new(start, end), line: 1, whole }).collect()
    }

    fn cut<'t>(text: &'t str, spans: &[(usize, usize)], width: usize) -> Vec<&'t str> {
        rows(text, &wanted(text, spans), width).iter().map(|row| row.span.of(text)).collect()
    }

    #[test]
    fn a_line_that_fits_is_one_row() {
        assert_eq!(cut("the the duty", &[(4, 7)], 12), ["the the duty"]);
        assert_eq!(cut("", &[(0, 0)], 12), [""]);
    }

    #[test]
    fn rows_end_after_a_space_and_only_where_something_is_wanted() {
        let text = "one two three four five six seven eight nine ten";
        assert_eq!(cut(text, &[(4, 7)], 12), ["one two "]);
        assert_eq!(cut(text, &[(24, 27), (45, 48)], 12), ["five six ", "nine ten"]);
        assert_eq!(cut(text, &[(0, 18)], 12), ["one two ", "three four "]);
    }

    #[test]
    fn a_row_does_not_end_inside_what_is_wanted() {
        let text = "one two three four five six";
        assert_eq!(cut(text, &[(4, 13), (14, 18)], 12), ["two three ", "four five "]);
        assert_eq!(cut("aaaaaaaaaaaaaaaa", &[(0, 4), (10, 14)], 12), ["aaaaaaaaaa", "aaaaaa"]);
    }

    #[test]
    fn a_paragraph_keeps_its_lines_and_breaks_the_long_ones() {
        assert_eq!(paragraph("one two three\nfour\u{1b}", 8), "one two\nthree\nfour␛");
    }

    proptest! {
        #[test]
        fn rows_hold_all_that_is_wanted(
            pieces in prop::collection::vec(prop::sample::select(vec!["a", " ", "word ", "é", "\u{301}", "漢字", "£5 "]), 1..80),
            cuts in prop::collection::vec(0..1000usize, 2..8),
            width in 4..30usize,
        ) {
            let text = pieces.concat();
            let ends: Vec<usize> = (0..=text.len()).filter(|&byte| text.is_char_boundary(byte)).collect();
            let mut cuts: Vec<usize> = cuts.iter().map(|cut| ends[cut % ends.len()]).collect();
            cuts.sort_unstable();
            cuts.dedup();
            let spans: Vec<(usize, usize)> = cuts.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
            let rows = rows(&text, &wanted(&text, &spans), width);
            prop_assert!(rows.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
            for row in &rows {
                let used: usize = row.span.of(&text).chars().map(shown_width).sum();
                prop_assert!(used <= width);
            }
            for (start, end) in spans {
                let span = Span::new(start, end);
                let held: Vec<Span> = rows.iter().map(|row| row.span).filter(|row| row.overlaps(span)).collect();
                let bytes: usize = held.iter().map(|row| row.end.min(end) - row.start.max(start)).sum();
                prop_assert_eq!(bytes, span.len());
                prop_assert!(held.len() == 1 || columns(&text, span, width) >= width, "{:?} in {:?}", span, held);
            }
        }
    }
}
