//! Raw blocks become blocks with words and sentences. Where one raw block holds the request and the answer, in one
//! paragraph or in one row of a table, it is cut in two.

use std::ops::Range;

use super::read::RawBlock;
use super::{Block, BlockKind, Cues, Gap, Letter, Region};
use super::{holes, regions, sentences};
use crate::text::Span;

impl Letter<'_> {
    /// Take in the blocks that the reader of the format has found, in order.
    pub(super) fn take(&mut self, raw: Vec<RawBlock>, cues: &Cues) {
        let text = self.source.text();
        // the columns of the table that the row before is in, and where that row ends
        let (mut columns, mut rows_end) = (None, None);
        for block in raw {
            let words = self.tokenise(&block);
            let is_row = block.kind == BlockKind::Row;
            let goes_on = is_row && rows_end.is_some_and(|end| regions::is_one_table(text, end, block.span.start));
            rows_end = is_row.then_some(block.span.end);
            if !goes_on {
                columns = if is_row { regions::heads(text, block.span, cues) } else { None };
            }
            let answer = columns
                .filter(|_| goes_on)
                .and_then(|columns| regions::answer_of(self, columns, block.span, words.clone()));
            let request = || {
                (block.kind != BlockKind::Literal)
                    .then(|| regions::inline_request(self, cues, words.start, block.span))
                    .flatten()
            };
            if let Some(answer) = answer {
                let (question, answer) = self.cut(block.span, words, answer);
                self.push_block(question, &block, BlockKind::Row);
                self.push_block(answer, &block, BlockKind::Row);
            } else if let Some(request) = request() {
                self.push_inline_request(&block, words, request);
            } else {
                self.push_block(Piece { span: block.span, words }, &block, block.kind);
            }
        }
    }

    /// Read the words of a raw block, and give where they are among the letter's words.
    fn tokenise(&mut self, block: &RawBlock) -> Range<usize> {
        let first = self.words.len();
        let mut from = block.span.start;
        for piece in &block.pieces {
            holes::tokenise(self.source.text(), *piece, from, &self.holes, &mut self.words);
            // the stop or comma at the end of a line belongs to the gap before the next word
            from = self.words[first..].last().map_or(from, |word| word.span().end);
        }
        if let Some(word) = self.words.get_mut(first) {
            word.gap = word.gap.with(Gap::BLOCK);
        }
        first..self.words.len()
    }

    /// "You asked: "How many …" We hold …": a request that begins with word `request` inside a paragraph, and ends with it
    /// or with the quotation.
    fn push_inline_request(&mut self, block: &RawBlock, words: Range<usize>, request: usize) {
        let (head, rest) = self.cut(block.span, words, request);
        self.push_block(head, block, BlockKind::Paragraph);
        let Some(behind) = regions::after_quotation(self, rest.words.clone()) else {
            return self.push_block(rest, block, BlockKind::Quote);
        };
        let (quoted, behind) = self.cut(rest.span, rest.words, behind);
        self.push_block(quoted, block, BlockKind::Quote);
        let block = RawBlock { apart: false, emphasised: false, pieces: Vec::new(), ..*block };
        self.push_block(behind, &block, BlockKind::Paragraph);
    }

    /// Two pieces of one: the second begins with word `at`.
    fn cut(&mut self, span: Span, words: Range<usize>, at: usize) -> (Piece, Piece) {
        let word = &mut self.words[at];
        word.gap = word.gap.with(Gap::BLOCK);
        let middle = word.span().start;
        let before = Piece { span: Span::new(span.start, middle), words: words.start..at };
        (before, Piece { span: Span::new(middle, span.end), words: at..words.end })
    }

    fn push_block(&mut self, piece: Piece, raw: &RawBlock, kind: BlockKind) {
        let Piece { span, words } = piece;
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
}

/// A raw block or a part of one, which becomes a block.
struct Piece {
    span: Span,
    words: Range<usize>,
}
