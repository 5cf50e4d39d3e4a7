//! The way back: edits of a text become bytes of the file that it was read from, or are refused with a reason.
//!
//! A letter is not ours. What was not to be changed stays byte for byte, in the encoding and with the line ends that
//! were found, and in Markdown no edit may touch markup or become some.

mod bytes;
mod markdown;
mod plain;
#[cfg(test)]
mod tests;

use std::fmt;

use crate::text::{Edit, Format, Source};
use markdown::Markup;

/// Why an edit is not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// The file holds bytes that are no text in its encoding: they would be lost.
    Damaged,
    /// The file's encoding has no way to write a character, or its bytes would be read as another text.
    Encoding(&'static str),
    /// It lies outside the text or inside a character, a line end or the byte-order mark, or overlaps another.
    Place,
    /// It would put a control character into the letter.
    Control,
    /// It touches markup, or would become markup.
    Markup,
    /// The file would be longer than any letter is.
    TooLong,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Damaged => f.write_str(
                "the file holds bytes that are not text in its encoding and would be lost; save it as UTF-8 first",
            ),
            Refusal::Encoding(name) => write!(f, "the file's encoding, {name}, cannot hold what would be written"),
            Refusal::Place => f.write_str("the edits do not fit the text"),
            Refusal::Control => f.write_str("control characters would be written"),
            Refusal::Markup => f.write_str("the markup around the words would change"),
            Refusal::TooLong => f.write_str("the file would be longer than a letter may be"),
        }
    }
}

/// Writes edits into one source.
pub struct Writer<'s> {
    source: &'s Source,
    /// The line end that most lines of the file have.
    newline: &'static str,
    markup: Option<Markup>,
}

impl<'s> Writer<'s> {
    /// A writer for a source.
    ///
    /// # Errors
    /// When the source cannot be written back unharmed.
    pub fn new(source: &'s Source) -> Result<Writer<'s>, Refusal> {
        if source.replaced() > 0 {
            return Err(Refusal::Damaged);
        }
        let markup = match source.format() {
            Format::Text => None,
            Format::Markdown => Some(Markup::of(source.text(), source.body_start())),
        };
        Ok(Writer { source, newline: plain::newline(source.text()), markup })
    }

    /// The edits of one fix as they would be written, with the file's own line ends, where each can be written at all.
    /// Whether they can be written together with others, [`Writer::text`] says.
    ///
    /// # Errors
    /// When one of them cannot be written, or two overlap.
    pub fn prepared(&self, edits: &[Edit]) -> Result<Vec<Edit>, Refusal> {
        let edits = plain::prepared(self.source, self.newline, edits)?;
        if let Some(markup) = &self.markup {
            edits.iter().all(|edit| markup.takes(self.source.text(), edit)).then_some(()).ok_or(Refusal::Markup)?;
        }
        let fits = edits.iter().all(|edit| bytes::can_hold(self.source.encoding(), &edit.replacement));
        fits.then_some(edits).ok_or(Refusal::Encoding(self.source.encoding().name()))
    }

    /// The text with prepared edits made.
    ///
    /// # Errors
    /// When they overlap, or together change the markup.
    pub fn text(&self, edits: &[Edit]) -> Result<String, Refusal> {
        let text = Edit::apply_all(edits, self.source.text()).ok_or(Refusal::Place)?;
        match &self.markup {
            Some(markup) if !markup.is_that_of(&text, self.source.body_start()) => Err(Refusal::Markup),
            _ => Ok(text),
        }
    }

    /// The bytes of a text in the encoding of the source, with a byte-order mark where the source has one.
    ///
    /// # Errors
    /// When the encoding cannot hold the text, or when the bytes would be read as another text.
    pub fn bytes(&self, text: &str) -> Result<Vec<u8>, Refusal> {
        let encoding = self.source.encoding();
        let bytes = bytes::encode(encoding, text).ok_or(Refusal::Encoding(encoding.name()))?;
        if bytes.len() > Source::MAX_BYTES {
            return Err(Refusal::TooLong);
        }
        // the last high byte gone, what was Windows-1252 may look like UTF-8, and be read as other words
        let read = Source::decode("", self.source.format(), bytes.clone());
        match read {
            Ok(read) if read.text() == text && read.replaced() == 0 => Ok(bytes),
            _ => Err(Refusal::Encoding(encoding.name())),
        }
    }
}
