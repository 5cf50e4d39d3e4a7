//! What Markdown's own marks mean, by their bytes: an officer reads the letter, not its asterisks. The marks stay in the
//! text, so that every place of a finding holds, and are only not shown where no finding is about them.

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::text::{Format, Span};

/// The marks of a letter; in plain text there are none.
#[derive(Debug, Default)]
pub(super) struct Markup {
    /// Signs that only say how something looks.
    pub(super) signs: Vec<Span>,
    /// What is set in bold.
    pub(super) strong: Vec<Span>,
    /// What is set in italics.
    pub(super) emphasis: Vec<Span>,
    /// Headings, in order.
    pub(super) headings: Vec<Span>,
    /// Quoted passages, in order; one may hold another.
    pub(super) quotes: Vec<Span>,
    /// Tables and literal text, whose columns matter, in order.
    pub(super) literal: Vec<Span>,
}

impl Markup {
    /// The marks of a text from byte `start` on.
    pub(super) fn of(text: &str, format: Format, start: usize) -> Markup {
        let mut markup = Markup::default();
        if format != Format::Markdown {
            return markup;
        }
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
        for (event, range) in Parser::new_ext(&text[start..], options).into_offset_iter() {
            markup.event(text, &event, Span::new(range.start + start, range.end + start));
        }
        markup
    }

    fn event(&mut self, text: &str, event: &Event, span: Span) {
        match event {
            Event::Start(Tag::Strong) => {
                self.strong.push(span);
                self.enclosed(span, 2);
            }
            Event::Start(Tag::Emphasis) => {
                self.emphasis.push(span);
                self.enclosed(span, 1);
            }
            Event::Start(Tag::Heading { .. }) => {
                self.headings.push(span);
                let words = span.of(text);
                let after = words.trim_start_matches('#');
                if after.len() < words.len() {
                    self.signs.push(Span::new(span.start, span.end - after.trim_start_matches([' ', '\t']).len()));
                }
            }
            // of nested quotations the outer one has all the signs
            Event::Start(Tag::BlockQuote(_)) if self.quotes.last().is_none_or(|outer| !outer.contains(span)) => {
                self.quotes.push(span);
                self.quote_signs(text, span);
            }
            Event::Start(Tag::Table(_) | Tag::CodeBlock(_)) => self.literal.push(span),
            Event::HardBreak if span.of(text).starts_with('\\') => {
                self.signs.push(Span::new(span.start, span.start + 1));
            }
            _ => {}
        }
    }

    /// The signs at both ends of a span, each `length` bytes.
    fn enclosed(&mut self, span: Span, length: usize) {
        if span.len() >= 2 * length {
            self.signs.push(Span::new(span.start, span.start + length));
            self.signs.push(Span::new(span.end - length, span.end));
        }
    }

    /// The `>` signs at the starts of the lines of a quotation.
    fn quote_signs(&mut self, text: &str, span: Span) {
        let mut start = span.start;
        for line in span.of(text).split_inclusive('\n') {
            let rest = line.trim_start_matches(['>', ' ']);
            let signs = line.len() - rest.len();
            if line[..signs].contains('>') {
                self.signs.push(Span::new(start, start + signs));
            }
            start += line.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let markup = Markup::of(text, Format::Markdown, 0);
        let hidden = |at: usize| markup.signs.iter().any(|span| span.start <= at && at < span.end);
        text.char_indices().filter(|(at, _)| !hidden(*at)).map(|(_, character)| character).collect()
    }

    #[test]
    fn the_words_are_left() {
        assert_eq!(shown("### Our *decision*\n\n**Police**\\\nWakefield"), "Our decision\n\nPolice\nWakefield");
        assert_eq!(shown("> *Does it?*\n> How > many?\n\n- 5 * 4\n"), "Does it?\nHow > many?\n\n- 5 * 4\n");
        assert_eq!(shown("> > deep\n> > er"), "deep\ner");
    }

    #[test]
    fn plain_text_has_no_marks() {
        let markup = Markup::of("# a **b**", Format::Text, 0);
        assert!(markup.signs.is_empty() && markup.headings.is_empty());
    }
}
