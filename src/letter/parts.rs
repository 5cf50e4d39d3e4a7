//! The names of what a letter is made of: blocks, the regions they are in, and the kinds of file.

use std::ops::Range;

use crate::text::Span;

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
