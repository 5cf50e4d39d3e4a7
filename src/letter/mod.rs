//! Floor 1: a text becomes a letter: blocks that know what part of the letter they are, sentences and words.
//!
//! Nothing here judges. A lint reads the requester's words, the letterhead or the review paragraph by asking a block for
//! its [`Region`], never by looking for phrases again.

mod assemble;
mod comments;
mod cues;
mod found;
pub mod holes;
mod parts;
pub mod pattern;
mod read;
mod regions;
mod sentences;
mod wordings;
pub mod words;
pub mod write;

use std::ops::Range;

pub use comments::Comment;
pub use cues::{CueError, Cues};
pub use holes::{Hole, HoleKind};
pub use parts::{Block, BlockKind, Kind, Region};
pub use sentences::Sentence;
pub use wordings::{WordList, Wordings};
pub use words::{Gap, Word, WordKind};

use crate::text::{Format, Source, Span};

/// A letter that has been read.
#[derive(Debug)]
pub struct Letter<'a> {
    /// Where it came from.
    pub source: &'a Source,
    /// Its blocks in order.
    pub blocks: Vec<Block>,
    /// Its sentences in order.
    pub sentences: Vec<Sentence>,
    /// Its words in order.
    pub words: Vec<Word>,
    /// Where each word stands.
    places: words::Places,
    /// The places to fill in, in order: of a template alone.
    pub holes: Vec<Hole>,
    /// What sort of file it is.
    pub kind: Kind,
    /// Whether the letter is whole: it has a sign-off, or both a request and an answer. Only then is something absent.
    pub whole: bool,
    /// Its comments in order: they are no words of it, but may say something to foilint.
    pub comments: Vec<Comment>,
}

impl<'a> Letter<'a> {
    /// Read a source. `cues` tells the regions apart; `kind`, where the configuration gives it, is not guessed.
    pub fn read(source: &'a Source, cues: &Cues, kind: Option<Kind>) -> Letter<'a> {
        let (text, start) = (source.text(), source.body_start());
        let template = kind.map_or_else(|| regions::is_template(text), |kind| kind == Kind::Template);
        let holes = if template { holes::find(text, start, source.format()) } else { Vec::new() };
        let masked = holes::masked(text, &holes);
        let raw = match source.format() {
            Format::Text => read::Raw { blocks: read::plain(&masked, start), comments: Vec::new() },
            Format::Markdown => read::markdown(&masked, start),
        };
        let mut letter = Letter {
            source,
            blocks: Vec::new(),
            sentences: Vec::new(),
            words: Vec::new(),
            places: words::Places::default(),
            holes,
            kind: Kind::Letter,
            whole: false,
            comments: comments::placed(source.text(), raw.comments, &raw.blocks),
        };
        letter.words.reserve(source.text().len() / 6);
        letter.blocks.reserve(raw.blocks.len());
        letter.sentences.reserve(raw.blocks.len() * 2);
        letter.take(regions::with_labels_apart(&masked, raw.blocks, cues), cues);
        letter.places = words::Places::new(&letter.words);
        regions::assign(&mut letter, cues);
        letter.kind = match kind {
            Some(kind) => kind,
            None if template => Kind::Template,
            None => regions::kind_of(&letter, cues),
        };
        letter
    }

    /// The whole text.
    pub fn text(&self) -> &'a str {
        self.source.text()
    }

    /// The text of word `index`.
    pub fn word(&self, index: usize) -> &'a str {
        self.words[index].span().of(self.text())
    }

    /// The hole that word `index` is, if it is one.
    pub fn hole(&self, index: usize) -> Option<&Hole> {
        let start = self.words.get(index).filter(|word| word.kind == WordKind::Hole)?.span().start;
        self.holes.binary_search_by_key(&start, |hole| hole.span.start).ok().map(|at| &self.holes[at])
    }

    /// Whether a span shares a byte with a hole.
    pub fn has_hole(&self, span: Span) -> bool {
        let next = self.holes.partition_point(|hole| hole.span.end <= span.start);
        self.holes.get(next).is_some_and(|hole| hole.span.start < span.end)
    }

    /// The bytes from the first to the last of a run of words.
    ///
    /// # Panics
    /// When the run is empty.
    pub fn words_span(&self, range: Range<usize>) -> Span {
        assert!(!range.is_empty(), "a run of words has at least one word");
        Span::new(self.words[range.start].span().start, self.words[range.end - 1].span().end)
    }

    /// Where the word with this key stands (see [`words::key`]), in order.
    pub fn places_of(&self, key: u64) -> impl Iterator<Item = usize> + '_ {
        self.places.of(&self.words, key)
    }

    /// The block that holds word `index`.
    pub fn block_of(&self, index: usize) -> usize {
        self.blocks.partition_point(|block| block.words.end <= index).min(self.blocks.len().saturating_sub(1))
    }

    /// The sentence that holds word `index`, if any.
    pub fn sentence_of(&self, index: usize) -> Option<&Sentence> {
        self.sentence_index(index).map(|at| &self.sentences[at])
    }

    /// The number of the sentence that holds word `index`, if any.
    pub fn sentence_index(&self, index: usize) -> Option<usize> {
        let at = self.sentences.partition_point(|sentence| sentence.words.end <= index);
        self.sentences.get(at).is_some_and(|sentence| sentence.words.contains(&index)).then_some(at)
    }

    /// The first word that begins at or after byte `at`.
    pub fn word_from(&self, at: usize) -> usize {
        self.words.partition_point(|word| word.span().start < at)
    }

    /// The region word `index` is in.
    pub fn region_of(&self, index: usize) -> Region {
        self.blocks.get(self.block_of(index)).map_or(Region::Response, |block| block.region)
    }

    /// The places between double quotation marks that open and close in one block, in order.
    pub fn quotations(&self) -> Vec<Span> {
        let mut found = Vec::new();
        for block in &self.blocks {
            let mut open = None;
            let text = block.span.of(self.text());
            // The first bytes of the marks: a straight one, and the curly ones, which begin as most typographic signs do.
            for at in memchr::memchr2_iter(b'"', 0xE2, text.as_bytes()) {
                let mark = text[at..].chars().next();
                let at = block.span.start + at;
                match (mark, open) {
                    (Some('“'), _) | (Some('"'), None) => open = Some(at),
                    (Some('”' | '"'), Some(from)) => {
                        found.push(Span::new(from, at));
                        open = None;
                    }
                    _ => {}
                }
            }
        }
        found
    }

    /// The blocks of a region, in order.
    pub fn blocks_in(&self, region: Region) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| block.region == region)
    }

    /// The sentences in which the authority itself speaks, with the block each is in.
    pub fn own_sentences(&self) -> impl Iterator<Item = (&Sentence, &Block)> {
        self.sentences
            .iter()
            .map(|sentence| (sentence, &self.blocks[sentence.block]))
            .filter(|(_, block)| block.region.is_own_prose() && block.kind != BlockKind::Literal)
    }
}
