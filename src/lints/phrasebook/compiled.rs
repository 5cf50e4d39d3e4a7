//! The built-in phrase files as `build.rs` read them: constants, so that no run reads them again.

use super::book::{Always, Anchor, Book, Formula, Glance, Index, Piece};
use crate::letter::pattern::Slot::*;
use crate::letter::pattern::Step::*;
use crate::letter::pattern::{First, PatternSet, Step, Table, Way};

include!(concat!(env!("OUT_DIR"), "/book.rs"));

/// The built-in book.
pub fn book() -> Book {
    let table = Table { firsts: FIRSTS.into(), ways: WAYS.into(), bits: BITS.into() };
    Book {
        text: TEXT.into(),
        formulae: FORMULAE.into(),
        index: Index::compiled(ANCHORS, BUCKETS, FILTER),
        broken: PatternSet::compiled(STEPS, table),
        always: ALWAYS.into(),
    }
}

#[cfg(test)]
mod tests {
    use crate::lints::LintSet;
    use crate::lints::phrasebook::book::Book;

    #[test]
    fn it_is_what_the_phrase_files_say() {
        let files = crate::lints::phrase_files().iter().copied();
        let read = Book::read(files, LintSet::builtin().classes()).unwrap();
        assert!(read.source() == include_str!(concat!(env!("OUT_DIR"), "/book.rs")));
    }
}
