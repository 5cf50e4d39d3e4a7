//! Floor 1: a text becomes a letter: blocks that know what part of the letter they are, sentences and words.
//!
//! Nothing here judges. A lint reads the requester's words, the letterhead or the review paragraph by asking a block for
//! its [`Region`], never by looking for phrases again.

mod comments;
mod cues;
mod found;
pub mod holes;
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
pub use sentences::Sentence;
pub use wordings::{WordList, Wordings};
pub use words::{Gap, Word, WordKind};

use crate::text::{Format, Source, Span};

/// What a block looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Prose, or a short line that is no heading.
    Paragraph,
    /// A heading: marked up as one, or a line that reads as one.
    Heading,
    /// A list item.
    Item,
    /// A `>`-quoted or block-quoted passage.
    Quote,
    /// A row of a table, or a cell of one.
    Row,
    /// Code or other literal text, never read as language.
    Literal,
}

impl BlockKind {
    /// Its name in `foilint text`.
    pub fn name(self) -> &'static str {
        match self {
            BlockKind::Paragraph => "paragraph",
            BlockKind::Heading => "heading",
            BlockKind::Item => "item",
            BlockKind::Quote => "quote",
            BlockKind::Row => "row",
            BlockKind::Literal => "literal",
        }
    }
}

/// What part of a letter a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Region {
    /// Address, references and date before the letter proper.
    Letterhead,
    /// The requester's words, as quoted.
    Request,
    /// The authority's own words, where nothing closer is known.
    Response,
    /// The list of exemptions relied on.
    ExemptionList,
    /// The evidence of harm or prejudice.
    Harm,
    /// The public interest factors for disclosure (or confirmation).
    FactorsFor,
    /// The public interest factors against.
    FactorsAgainst,
    /// The balance of the public interest test.
    Balance,
    /// The right to an internal review.
    ReviewRights,
    /// The right to complain to the regulator.
    ComplaintRights,
    /// A quoted provision.
    Statute,
    /// The sign-off and what stands below it that is not prose.
    SignOff,
    /// What a web page or mail program left in the text.
    Residue,
}

impl Region {
    /// Every region with its name in `lints/cues.toml` and in `foilint text`.
    pub const NAMES: [(&'static str, Region); 13] = [
        ("letterhead", Region::Letterhead),
        ("request", Region::Request),
        ("response", Region::Response),
        ("exemption-list", Region::ExemptionList),
        ("harm", Region::Harm),
        ("factors-for", Region::FactorsFor),
        ("factors-against", Region::FactorsAgainst),
        ("balance", Region::Balance),
        ("review-rights", Region::ReviewRights),
        ("complaint-rights", Region::ComplaintRights),
        ("statute", Region::Statute),
        ("sign-off", Region::SignOff),
        ("residue", Region::Residue),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Region::NAMES.iter().find(|(_, region)| *region == self).map(|(name, _)| *name).expect("every region is named")
    }

    /// Whether the authority itself speaks here in sentences: what lints about language read.
    pub fn is_own_prose(self) -> bool {
        !matches!(self, Region::Request | Region::Letterhead | Region::SignOff | Region::Residue | Region::Statute)
    }

    /// Whether it tells of the rights of review and complaint.
    pub fn is_rights(self) -> bool {
        matches!(self, Region::ReviewRights | Region::ComplaintRights)
    }
}

/// What sort of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A letter, whole or nearly.
    Letter,
    /// A letter with placeholders, to be filled in.
    Template,
    /// A piece of a letter.
    Fragment,
    /// Something else, such as a README.
    Other,
}

impl Kind {
    /// Every kind with its name in configuration and reports.
    pub const NAMES: [(&'static str, Kind); 4] =
        [("letter", Kind::Letter), ("template", Kind::Template), ("fragment", Kind::Fragment), ("other", Kind::Other)];

    /// Its name.
    pub fn name(self) -> &'static str {
        Kind::NAMES.iter().find(|(_, kind)| *kind == self).map(|(name, _)| *name).expect("every kind is named")
    }
}

/// A paragraph, heading, list item, table row or line of a letter.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its bytes, markers and markup included.
    pub span: Span,
    /// What it looks like.
    pub kind: BlockKind,
    /// What part of the letter it is.
    pub region: Region,
    /// Its words, as indices into the letter's words.
    pub words: Range<usize>,
    /// Its sentences, as indices into the letter's sentences.
    pub sentences: Range<usize>,
    /// Whether the whole of it is set in italics or bold.
    pub emphasised: bool,
    /// Whether blank lines set it apart from the block before.
    pub apart: bool,
}

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

    fn take(&mut self, raw: Vec<read::RawBlock>, cues: &Cues) {
        let text = self.source.text();
        let (mut columns, mut rows_end) = (None, None);
        for block in raw {
            let first = self.words.len();
            let mut from = block.span.start;
            for piece in &block.pieces {
                holes::tokenise(text, *piece, from, &self.holes, &mut self.words);
                // the stop or comma at the end of a line belongs to the gap before the next word
                from = self.words[first..].last().map_or(from, |word| word.span().end);
            }
            if let Some(word) = self.words.get_mut(first) {
                word.gap = word.gap.with(Gap::BLOCK);
            }
            let cut = if block.kind == BlockKind::Literal {
                None
            } else {
                regions::inline_request(self, cues, first, block.span)
            };
            let end = self.words.len();
            let is_row = block.kind == BlockKind::Row;
            let goes_on = is_row && rows_end.is_some_and(|end| regions::is_one_table(text, end, block.span.start));
            rows_end = is_row.then_some(block.span.end);
            if !goes_on {
                columns = if is_row { regions::heads(text, block.span, cues) } else { None };
            } else if let Some(at) =
                columns.and_then(|columns| regions::answer_of(self, columns, block.span, first..end))
            {
                let middle = self.words[at].span().start;
                self.words[at].gap = self.words[at].gap.with(Gap::BLOCK);
                self.push_block(Span::new(block.span.start, middle), first..at, &block, BlockKind::Row);
                self.push_block(Span::new(middle, block.span.end), at..end, &block, BlockKind::Row);
                continue;
            }
            match cut {
                Some(cut) => {
                    let middle = self.words[cut].span().start;
                    let head = Span::new(block.span.start, middle);
                    self.push_block(head, first..cut, &block, BlockKind::Paragraph);
                    self.words[cut].gap = self.words[cut].gap.with(Gap::BLOCK);
                    let Some(rest) = regions::after_quotation(self, cut..end) else {
                        self.push_block(Span::new(middle, block.span.end), cut..end, &block, BlockKind::Quote);
                        continue;
                    };
                    let close = self.words[rest].span().start;
                    self.push_block(Span::new(middle, close), cut..rest, &block, BlockKind::Quote);
                    self.words[rest].gap = self.words[rest].gap.with(Gap::BLOCK);
                    let behind = read::RawBlock { apart: false, emphasised: false, ..block };
                    self.push_block(Span::new(close, behind.span.end), rest..end, &behind, BlockKind::Paragraph);
                }
                None => self.push_block(block.span, first..end, &block, block.kind),
            }
        }
    }

    fn push_block(&mut self, span: Span, words: Range<usize>, raw: &read::RawBlock, kind: BlockKind) {
        let first = self.sentences.len();
        let text = self.source.text();
        let index = self.blocks.len();
        sentences::split(text, index, span.end, words.clone(), &mut self.words, &mut self.sentences);
        self.blocks.push(Block {
            span,
            kind,
            region: Region::Response,
            words,
            sentences: first..self.sentences.len(),
            emphasised: raw.emphasised,
            apart: raw.apart,
        });
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
