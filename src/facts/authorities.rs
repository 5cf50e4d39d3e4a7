//! Which authorities a letter names: its own, another, or one in the requester's words.

use crate::letter::Letter;
use crate::tables::Tables;
use crate::text::Span;

use super::Profile;

/// An authority named in a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its name as written, without an article.
    pub span: Span,
    /// Whether it stands in the requester's words.
    pub asked: bool,
}

/// The authorities of a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Every mention, in order.
    pub mentions: Vec<Mention>,
    /// The name of the authority that sends the letter, as far as profile or letter tell.
    pub own: Option<String>,
}

/// Every authority the letter names.
pub fn find(letter: &Letter, tables: &Tables, profile: &Profile) -> Named {
    let _ = (letter, tables, profile);
    Named::default()
}
