//! Markdown around an edit. An edit is taken where plain words stand, and the markup of the whole text must be the same
//! before and after: the same headings, lists, tables, links, code and comments in the same order.
//!
//! So there is no list of characters that might be markup somewhere: the parser is asked.

use std::fmt::{self, Write};
use std::hash::{DefaultHasher, Hasher};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::text::{Edit, Span};

/// The markup of a text, and where its plain words stand.
pub struct Markup {
    /// One number for all of the markup in its order.
    shape: u64,
    /// Where words and the spaces between them stand as they are read, in order, joined where they touch.
    plain: Vec<Span>,
}

impl Markup {
    /// The markup of a text from byte `start` on.
    pub fn of(text: &str, start: usize) -> Markup {
        let mut shape = Shape(DefaultHasher::new());
        let (mut plain, mut literal, mut in_words) = (Vec::<Span>::new(), 0_usize, false);
        // as letters are read
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
        for (event, range) in Parser::new_ext(&text[start..], options).into_offset_iter() {
            let span = Span::new(range.start + start, range.end + start);
            match &event {
                Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_)) => literal += 1,
                Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => literal -= 1,
                _ => {}
            }
            let words = match &event {
                Event::SoftBreak => true,
                // an entity or an escaped character is not read as it is written
                Event::Text(words) => literal == 0 && span.of(text) == words.as_ref(),
                _ => false,
            };
            if !words {
                // a hasher never fails to be written to
                let _ = write!(shape, "{event:?}");
                in_words = false;
                continue;
            }
            if !in_words {
                let _ = shape.write_str("words");
            }
            in_words = true;
            match plain.last_mut() {
                Some(last) if last.end == span.start => last.end = span.end,
                _ => plain.push(span),
            }
        }
        Markup { shape: shape.0.finish(), plain }
    }

    /// Whether an edit changes nothing but plain words, as far as can be seen from the edit alone.
    pub fn takes(&self, text: &str, edit: &Edit) -> bool {
        let after = self.plain.partition_point(|place| place.start <= edit.span.start);
        let in_words = after.checked_sub(1).is_some_and(|at| self.plain[at].contains(edit.span));
        // a row with a cell too many loses it, and a backslash takes the next character's meaning away
        in_words && !edit.replacement.contains(['|', '\\', '`']) && !text[..edit.span.start].ends_with('\\')
    }

    /// Whether a text has this markup.
    pub fn is_that_of(&self, text: &str, start: usize) -> bool {
        Markup::of(text, start).shape == self.shape
    }
}

/// Events as they are shown for debugging tell all that is to be compared, and need not be kept.
struct Shape(DefaultHasher);

impl Write for Shape {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.write(text.as_bytes());
        Ok(())
    }
}
