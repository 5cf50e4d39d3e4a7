//! Approved text: stock paragraphs that the officer may not edit. A letter that uses one as it is answers for nothing in
//! it, because its faults belong to whoever approved it; a letter that changes one is told so.
//!
//! Paragraphs are compared by words. Each approved paragraph is indexed under its rarest runs of three words (`index`),
//! so a letter is read once; only where several of them stand are the two texts laid side by side (`align`), and only
//! a copy that is nearly the same counts as a changed one.

mod align;
mod change;
mod index;
mod silence;
#[cfg(test)]
mod tests;
mod tokens;

use std::ops::Range;

use crate::letter::{Block, BlockKind, Cues, Kind, Letter, Region};
use crate::text::{Format, Source};

use align::lay;
pub use change::Change;
use index::Index;
pub use silence::is_silenced;
use tokens::Token;

/// A shorter paragraph is approved only word for word: a changed copy of it may as well be the writer's own.
const FEWEST_WORDS: usize = 12;
/// Shorter lines (greetings, labels) are no paragraphs.
const FEWEST_FOR_INDEX: usize = 5;
/// Longer paragraphs are not laid side by side, which takes time by the product of their lengths (words).
const MOST_WORDS: usize = 1200;

/// The approved paragraphs of an authority.
#[derive(Clone, Debug, Default)]
pub struct Approved {
    files: Vec<String>,
    paragraphs: Vec<Paragraph>,
    index: Index,
}

/// One of them.
#[derive(Clone, Debug)]
struct Paragraph {
    /// Which file it is in.
    file: usize,
    tokens: Vec<Token>,
    /// How many of its tokens are words and no holes.
    words: usize,
}

/// An approved paragraph in a letter, as it is or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The file that it comes from, as the configuration names it.
    pub file: String,
    /// The words of the letter that it makes up.
    pub words: Range<usize>,
    /// The runs of words with which the letter fills its holes.
    pub fills: Vec<Range<usize>>,
    /// Where the letter departs from it; none where it is as approved.
    pub changes: Vec<Change>,
}

impl Approved {
    /// From files: names as shown, formats and texts. A paragraph is a paragraph or list item of a file; headings and
    /// tables are none.
    pub fn new(files: impl IntoIterator<Item = (String, Format, String)>) -> Approved {
        let mut approved = Approved::default();
        for (file, format, text) in files {
            let source = Source::from_text(file.clone(), format, text);
            let letter = Letter::read(&source, Cues::builtin(), Some(Kind::Template));
            for block in letter.blocks.iter().filter(|block| is_paragraph(block)) {
                let tokens = tokens::of(&letter, block.words.clone(), block.span.end);
                let words = tokens.iter().filter(|token| token.hole.is_none()).count();
                if words >= FEWEST_FOR_INDEX && tokens.len() <= MOST_WORDS {
                    approved.paragraphs.push(Paragraph { file: approved.files.len(), tokens, words });
                }
            }
            approved.files.push(file);
        }
        approved.index = Index::new(approved.paragraphs.iter().map(|paragraph| paragraph.tokens.as_slice()));
        approved
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.paragraphs.is_empty()
    }

    /// Every use of an approved paragraph in a letter, in order; no two overlap.
    pub fn uses(&self, letter: &Letter) -> Vec<Use> {
        if self.is_empty() {
            return Vec::new();
        }
        let blocks = letter.blocks.iter().filter(|block| is_paragraph(block) && block.region != Region::Request);
        blocks.flat_map(|block| self.in_block(letter, block)).collect()
    }

    fn in_block(&self, letter: &Letter, block: &Block) -> Vec<Use> {
        let candidates = self.index.candidates(&letter.words[block.words.clone()]);
        if candidates.is_empty() || block.words.len() > MOST_WORDS {
            return Vec::new();
        }
        let tokens = tokens::of(letter, block.words.clone(), block.span.end);
        let mut found: Vec<(usize, Use)> = Vec::new();
        for paragraph in candidates.into_iter().map(|at| &self.paragraphs[at]) {
            let Some(mut laid) = lay(&paragraph.tokens, &tokens) else { continue };
            laid.changes.retain(|change| !change.is_in_the_next_block(letter, block, &paragraph.tokens));
            if laid.changes.is_empty() || paragraph.words >= FEWEST_WORDS && laid.is_near(paragraph.words, tokens.len())
            {
                let first = block.words.start;
                let shift = |range: Range<usize>| range.start + first..range.end + first;
                let changes = laid.changes.into_iter().map(|change| change.placed(letter, block, &paragraph.tokens));
                found.push((
                    laid.cost,
                    Use {
                        file: self.files[paragraph.file].clone(),
                        words: shift(laid.words),
                        fills: laid.fills.into_iter().map(shift).collect(),
                        changes: changes.collect(),
                    },
                ));
            }
        }
        // as approved before changed, little changed before much, long before short
        found.sort_by_key(|(cost, one)| (!one.changes.is_empty(), *cost, std::cmp::Reverse(one.words.len())));
        let mut kept: Vec<Use> = Vec::new();
        for (_, one) in found {
            if !kept.iter().any(|known| known.words.start < one.words.end && one.words.start < known.words.end) {
                kept.push(one);
            }
        }
        kept.sort_by_key(|one| one.words.start);
        kept
    }
}

fn is_paragraph(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Quote) && !block.words.is_empty()
}
