//! The built-in phrase files as `build.rs` read them: constants, so that no run reads them again.

use super::book::{Always, Anchor, Beginnings, Bits, Book, Classes, Formula, Glance, Index, Outward, Piece, beside};
use crate::letter::pattern::Slot::*;
use crate::letter::pattern::Step::*;
use crate::letter::pattern::{First, PatternSet, Step, Table, Way};

include!(concat!(env!("OUT_DIR"), "/book.rs"));

/// The built-in word classes.
pub fn classes() -> Classes {
    Classes::compiled(CLASSES)
}

/// The built-in book.
pub fn book() -> Book {
    let table = Table { firsts: FIRSTS.into(), ways: WAYS.into(), bits: BITS.into() };
    Book {
        text: TEXT.into(),
        formulae: FORMULAE.into(),
        index: Index::compiled(ANCHORS, BUCKETS, FILTER),
        broken: PatternSet::compiled(STEPS, table),
        beginnings: Beginnings {
            pairs: Bits::compiled(PAIR_BITS),
            threes: Bits::compiled(THREE_BITS),
            open: OPEN.into(),
        },
        always: ALWAYS.into(),
    }
}

/// The steps of its formulae.
pub fn outward() -> Outward {
    Outward::Compiled(outward::OPS, outward::SIDES)
}

/// Whether `lints/words/apart.txt` says that two function words never stand side by side.
pub fn never_beside(first: u64, second: u64) -> bool {
    APART.binary_search(&beside(first, second)).is_ok()
}

/// Whether two words stand side by side in a built-in formula.
pub fn stand_in_a_formula(first: u64, second: u64) -> bool {
    PAIRS.binary_search(&beside(first, second)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::words::key;

    #[test]
    fn pairs_are_apart_in_their_order() {
        let apart = |first: &str, second: &str| never_beside(key(first), key(second));
        assert!(apart("the", "of") && apart("a", "the"));
        assert!(!apart("of", "the") && !apart("that", "is"));
    }

    #[test]
    fn pairs_of_formulae_are_known_whatever_brackets_are_between() {
        let stand = |first: &str, second: &str| stand_in_a_formula(key(first), key(second));
        assert!(stand("refine", "your") && stand("of", "information") && !stand("information", "refine"));
    }

    #[test]
    fn it_is_what_the_phrase_files_say() {
        let files = crate::lints::phrase_files().iter().copied();
        let texts = (include_str!("../../../lints/words/classes.txt"), include_str!("../../../lints/words/genre.txt"));
        assert_eq!(Classes::parse(texts.0, texts.1).unwrap(), classes());
        let read = Book::read(files, &classes()).unwrap();
        assert!(include_str!(concat!(env!("OUT_DIR"), "/book.rs")).starts_with(&read.source()));
        assert_eq!(PAIRS, read.pairs());
        assert_eq!(book().beginnings, read.beginnings);
    }
}
