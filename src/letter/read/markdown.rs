//! Markdown, by pulldown-cmark's events and their byte offsets. Comments, code and link targets are not words of the
//! letter; everything else keeps its place in the file.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Raw, RawBlock};
use crate::letter::BlockKind;
use crate::letter::comments::{self, RawComment};
use crate::text::Span;

/// Read the text from byte `start` on.
pub fn read(text: &str, start: usize) -> Raw {
    let mut reader = Reader { text, ..Reader::default() };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(&text[start..], options).into_offset_iter() {
        reader.event(event, Span::new(range.start + start, range.end + start));
    }
    reader.finish();
    Raw { blocks: reader.blocks, comments: reader.comments }
}

#[derive(Default)]
struct Reader<'a> {
    text: &'a str,
    blocks: Vec<RawBlock>,
    open: Option<RawBlock>,
    quotes: usize,
    items: usize,
    /// The item whose marker the next block takes into its place.
    item_start: Option<usize>,
    emphasis: usize,
    plain_text: bool,
    silent: usize,
    comments: Vec<RawComment>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event, span: Span) {
        match event {
            Event::Start(Tag::BlockQuote(_)) => {
                self.finish();
                self.quotes += 1;
            }
            Event::End(TagEnd::BlockQuote(_)) => {
                self.finish();
                self.quotes = self.quotes.saturating_sub(1);
            }
            Event::Start(Tag::Item) => {
                self.finish();
                self.items += 1;
                self.item_start = Some(span.start);
            }
            Event::End(TagEnd::Item) => {
                self.finish();
                self.items = self.items.saturating_sub(1);
                self.item_start = None;
            }
            Event::Start(Tag::Heading { .. }) => self.begin(span, BlockKind::Heading),
            Event::Start(Tag::TableRow | Tag::TableHead) => self.begin(span, BlockKind::Row),
            Event::Start(Tag::CodeBlock(_)) => {
                self.begin(span, BlockKind::Literal);
                self.silent += 1;
            }
            Event::End(TagEnd::CodeBlock) => {
                self.silent = self.silent.saturating_sub(1);
                self.finish();
            }
            Event::Start(Tag::Paragraph) => {
                let kind = self.prose_kind();
                self.begin(span, kind);
            }
            Event::End(
                TagEnd::Heading(_) | TagEnd::TableRow | TagEnd::TableHead | TagEnd::Paragraph | TagEnd::List(_),
            ) => self.finish(),
            Event::Start(Tag::Emphasis | Tag::Strong) => self.emphasis += 1,
            Event::End(TagEnd::Emphasis | TagEnd::Strong) => self.emphasis = self.emphasis.saturating_sub(1),
            Event::Start(Tag::HtmlBlock) => {
                comments::in_block(self.text, span, &mut self.comments);
                self.silent += 1;
            }
            Event::InlineHtml(_) => {
                comments::in_line(self.text, span, &mut self.comments);
                // a comment at the end of an item belongs to the item
                if let Some(open) = &mut self.open {
                    open.span.end = open.span.end.max(span.end);
                }
            }
            Event::Start(Tag::MetadataBlock(_)) => self.silent += 1,
            Event::End(TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => self.silent = self.silent.saturating_sub(1),
            Event::Text(_) if self.silent == 0 => self.words(span),
            _ => {}
        }
    }

    fn prose_kind(&self) -> BlockKind {
        match (self.quotes, self.items) {
            (_, 1..) => BlockKind::Item,
            (1.., _) => BlockKind::Quote,
            _ => BlockKind::Paragraph,
        }
    }

    fn begin(&mut self, span: Span, kind: BlockKind) {
        self.finish();
        let start = self.item_start.take().unwrap_or(span.start).min(span.start);
        let apart =
            self.blocks.last().is_none_or(|last| self.text[last.span.end.min(start)..start].matches('\n').count() > 1);
        self.plain_text = false;
        self.open =
            Some(RawBlock { span: Span::new(start, span.end), pieces: Vec::new(), kind, emphasised: false, apart });
    }

    fn words(&mut self, span: Span) {
        // Markdown knows no "•" and joins the items of such a list
        let line = self.text[..span.start].ends_with(['\n', '\r']) && is_bullet(span.of(self.text));
        let listed = |open: &RawBlock| matches!(open.kind, BlockKind::Paragraph | BlockKind::Item);
        if let Some(open) = self.open.as_mut().filter(|open| line && listed(open) && !open.pieces.is_empty()) {
            open.span.end = span.start;
            self.begin(span, BlockKind::Item);
        }
        if self.open.is_none() {
            // a tight list item has no paragraph of its own
            let kind = self.prose_kind();
            self.begin(span, kind);
        }
        self.plain_text |= self.emphasis == 0 && span.of(self.text).chars().any(char::is_alphanumeric);
        let open = self.open.as_mut().expect("a block was begun just now");
        open.span.end = open.span.end.max(span.end);
        match open.pieces.last_mut() {
            Some(last) if last.end == span.start => last.end = span.end,
            _ => open.pieces.push(span),
        }
    }

    fn finish(&mut self) {
        let Some(mut block) = self.open.take() else { return };
        let trimmed = block.span.of(self.text).trim_end().len();
        block.span.end = block.span.start + trimmed;
        block.emphasised = !self.plain_text && !block.pieces.is_empty();
        let body = block.span.of(self.text);
        if block.kind == BlockKind::Paragraph && (is_bullet(body) || body.starts_with("– ")) {
            block.kind = BlockKind::Item;
        }
        if block.kind == BlockKind::Paragraph
            && block.emphasised
            && block.span.of(self.text).starts_with("**")
            && trimmed <= 90
        {
            block.kind = BlockKind::Heading;
        }
        self.blocks.push(block);
    }
}

/// Whether a line begins with a bullet that a word processor draws; a dash may stand in a wrapped sentence.
fn is_bullet(line: &str) -> bool {
    !line.starts_with(|char: char| matches!(char, '-' | '*' | '–' | '(') || char.is_ascii_digit())
        && super::plain::marker(line) > 0
        && (line.starts_with("o ") || !line.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(BlockKind, String)> {
        read(text, 0)
            .blocks
            .iter()
            .map(|block| (block.kind, block.pieces.iter().map(|piece| piece.of(text)).collect::<Vec<_>>().join("|")))
            .collect()
    }

    #[test]
    fn headings_items_quotes_and_rows_are_told_apart() {
        let text =
            "# Head\n\nProse *is* here.\n\n1. one\n2. two\n\n> asked\n> more\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
        let kinds: Vec<BlockKind> = blocks(text).into_iter().map(|(kind, _)| kind).collect();
        use BlockKind::*;
        assert_eq!(kinds, [Heading, Paragraph, Item, Item, Quote, Row, Row]);
    }

    #[test]
    fn bullets_of_word_processors_are_items() {
        use BlockKind::*;
        let kinds = |text: &str| blocks(text).into_iter().map(|(kind, _)| kind).collect::<Vec<_>>();
        assert_eq!(kinds("It takes\n\n• one\n• two\n\no three\n\n– four\n"), [Paragraph, Item, Item, Item, Item]);
        assert_eq!(kinds("It takes:\n· one\n· two\n"), [Paragraph, Item, Item]);
        let spans = read("• one\n• two\n", 0).blocks;
        assert_eq!(spans.iter().map(|block| block.span.len()).collect::<Vec<_>>(), [7, 7]);
        // a dash in a wrapped sentence
        assert_eq!(kinds("It takes one\n– and more –\nor two.\n"), [Paragraph]);
    }

    #[test]
    fn comments_and_code_hold_no_words() {
        assert_eq!(blocks("<!-- they duty -->\n\nSee `they duty` now.\n").last().unwrap().1, "See | now.");
    }

    #[test]
    fn an_item_includes_its_marker_in_its_place() {
        let text = "- Section 24(2)\n- Section 31(3)\n";
        let spans: Vec<&str> = read(text, 0).blocks.iter().map(|block| block.span.of(text)).collect();
        assert_eq!(spans, ["- Section 24(2)", "- Section 31(3)"]);
    }

    #[test]
    fn a_wholly_italic_paragraph_is_known() {
        let found = read("*How many?*\n\nSome *are* plain.\n", 0).blocks;
        assert_eq!(found.iter().map(|block| block.emphasised).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn deep_nesting_is_no_trouble() {
        read(&">".repeat(20_000), 0);
        read(&"- ".repeat(5_000), 0);
    }
}
