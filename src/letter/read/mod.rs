//! Readers: bytes of one format into raw blocks. A reader says what a block looks like, never what it means.

mod markdown;
mod plain;

pub use markdown::read as markdown;
pub(super) use plain::marker as marker_len;
pub use plain::read as plain;

use super::BlockKind;
use super::comments::RawComment;
use crate::text::Span;

/// A text as its reader took it apart.
#[derive(Debug, Default)]
pub struct Raw {
    /// Its blocks in order.
    pub blocks: Vec<RawBlock>,
    /// Its comments in order; plain text has none.
    pub comments: Vec<RawComment>,
}

/// A block as its format shows it.
#[derive(Clone, Debug)]
pub struct RawBlock {
    /// Its bytes, markers and markup included.
    pub span: Span,
    /// The parts of it that are words of the letter, in order.
    pub pieces: Vec<Span>,
    /// What it looks like.
    pub kind: BlockKind,
    /// Whether the whole of it is set in italics or bold.
    pub emphasised: bool,
    /// Whether blank lines set it apart from the block before.
    pub apart: bool,
}
