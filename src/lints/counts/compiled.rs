//! The built-in files as `build.rs` read them.

use super::runs::{Field, Lists};
use super::written::{Other, Rule, Written};

include!(concat!(env!("OUT_DIR"), "/written.rs"));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::words::key;

    #[test]
    fn it_is_what_the_files_say() {
        let sets = include_str!("../../../lints/words/confusables.txt");
        let read = Written::read(sets, include_str!("../../../lints/words/confusable-rules.txt")).unwrap();
        assert_eq!(read.source(), WRITTEN.source());
    }

    #[test]
    fn a_word_is_written_for_those_of_its_sets() {
        let others: Vec<&str> = WRITTEN.written_for(key("They")).iter().map(|other| WRITTEN.word(*other)).collect();
        assert!(others.contains(&"the") && !others.contains(&"they"), "{others:?}");
        assert!(WRITTEN.written_for(key("exemptible")).is_empty());
    }
}
