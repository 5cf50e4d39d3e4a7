//! A letter cut into paragraphs, so that what is said of one can stand beside it.

use super::markup::Markup;
use crate::text::Span;

/// A paragraph, heading or other piece between empty lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Its bytes, without the line ends around it.
    pub(super) span: Span,
    /// How it is set.
    pub(super) look: Look,
}

/// How a block is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// As prose.
    Prose,
    /// As a heading.
    Heading,
    /// As a quotation.
    Quote,
    /// With all characters of one width, so that columns stand under each other.
    Columns,
}

impl Look {
    /// Its class in the style sheet.
    pub(super) fn class(self) -> &'static str {
        match self {
            Look::Prose => "prose",
            Look::Heading => "heading",
            Look::Quote => "quote",
            Look::Columns => "columns",
        }
    }
}

/// The blocks of a text from byte `start` on, in order. At least one, so that every finding has a block to stand beside.
pub(super) fn blocks(text: &str, markup: &Markup, start: usize) -> Vec<Block> {
    let mut spans: Vec<Span> = Vec::new();
    let (mut open, mut heading_end) = (None::<Span>, None);
    let mut headings = markup.headings.iter().peekable();
    for line in lines(text, start) {
        while headings.next_if(|heading| heading.end <= line.start).is_some() {}
        let heading = headings.peek().filter(|heading| line.start <= heading.start && heading.start < line.end);
        let blank = line.of(text).trim().is_empty();
        if blank || heading.is_some() || heading_end.is_some_and(|end| end <= line.start) {
            spans.extend(open.take());
            heading_end = None;
        }
        if !blank {
            open = Some(open.map_or(line, |span: Span| span.cover(line)));
            heading_end = heading.map(|heading| heading.end).or(heading_end);
        }
    }
    spans.extend(open);
    if spans.is_empty() {
        spans.push(Span::at(start.min(text.len())));
    }
    let mut looks = Looks { headings: &markup.headings, quotes: &markup.quotes, literal: &markup.literal };
    spans.into_iter().map(|span| Block { span, look: looks.of(text, span) }).collect()
}

/// The lines of a text, without their ends.
fn lines(text: &str, start: usize) -> impl Iterator<Item = Span> {
    let mut at = start;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let line = Span::new(at, at + length);
        at = line.end + if rest[length..].starts_with("\r\n") { 2 } else { 1 };
        Some(line)
    })
}

/// What of the markup is still to come.
struct Looks<'m> {
    headings: &'m [Span],
    quotes: &'m [Span],
    literal: &'m [Span],
}

impl Looks<'_> {
    fn of(&mut self, text: &str, block: Span) -> Look {
        if meets(&mut self.headings, block) {
            return Look::Heading;
        }
        if meets(&mut self.quotes, block) {
            return Look::Quote;
        }
        if meets(&mut self.literal, block) || has_columns(block.of(text)) { Look::Columns } else { Look::Prose }
    }
}

/// Whether the block is of one of the spans, which are in order; those before it are dropped.
fn meets(spans: &mut &[Span], block: Span) -> bool {
    while let Some((first, rest)) = spans.split_first()
        && first.end <= block.start
    {
        *spans = rest;
    }
    spans.first().is_some_and(|first| first.overlaps(block))
}

/// Whether lines are laid out with spaces or tabs inside them: two or more of them.
fn has_columns(text: &str) -> bool {
    let wide = |line: &&str| {
        let line = line.trim();
        line.contains('\t') || line.contains("   ")
    };
    text.split(['\n', '\r']).filter(wide).take(2).count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Format;

    fn cut(text: &str, format: Format) -> Vec<(&str, Look)> {
        let markup = Markup::of(text, format, 0);
        blocks(text, &markup, 0).into_iter().map(|block| (block.span.of(text), block.look)).collect()
    }

    #[test]
    fn empty_lines_part_paragraphs_whatever_the_line_ends() {
        use Look::Prose;
        let expected = |mid| vec![("one", Prose), (mid, Prose), ("four", Prose)];
        assert_eq!(cut("one\n\ntwo\nthree\n \n\nfour\n", Format::Text), expected("two\nthree"));
        assert_eq!(cut("\r\none\r\n\r\ntwo\r\nthree\r\n\r\nfour", Format::Text), expected("two\r\nthree"));
        assert_eq!(cut("one\r\rtwo\rthree\r\rfour\r", Format::Text), expected("two\rthree"));
    }

    #[test]
    fn markdown_looks_like_what_it_says() {
        use Look::*;
        let text = "# Head\nProse\n## Other\n\n> asked\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nTitle\n===\nlast";
        let looks: Vec<Look> = cut(text, Format::Markdown).into_iter().map(|(_, look)| look).collect();
        assert_eq!(looks, [Heading, Prose, Heading, Quote, Columns, Heading, Prose]);
    }

    #[test]
    fn columns_keep_their_places() {
        assert_eq!(cut("2021     14\n2022      3", Format::Text)[0].1, Look::Columns);
        assert_eq!(cut("one   gap\nnone here", Format::Text)[0].1, Look::Prose);
    }

    #[test]
    fn nothing_is_one_block() {
        for text in ["", "\n\n", "  "] {
            assert_eq!(cut(text, Format::Text), [("", Look::Prose)]);
        }
    }
}
