//! Which words stand side by side in a formula: what a lint that judges by counts need not doubt.

use crate::letter::pattern::{self, Elem, Item};

use super::{Book, beside};

impl Book {
    /// Every two words that may stand side by side in a formula, as [`beside`] knows them, in order.
    #[allow(dead_code, reason = "build.rs calls it, and a test")]
    pub fn pairs(&self) -> Vec<u64> {
        let mut found = Vec::new();
        for formula in self.formulae.iter() {
            let items = pattern::parse(self.words(formula.written)).expect("a formula was read when the book was made");
            walk(&items, &[], &mut found);
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Note the pairs of a run of items that stands behind one of some words, and give the words that it may end with.
fn walk(items: &[Item], before: &[u64], found: &mut Vec<u64>) -> Vec<u64> {
    let mut last = before.to_vec();
    for item in items {
        last = match item {
            Item::Elem(Elem::Word { key, .. }) => {
                found.extend(last.iter().map(|first| beside(*first, *key)));
                vec![*key]
            }
            Item::Elem(Elem::Slot(_)) => Vec::new(),
            Item::Group { alternatives, optional } => {
                let ends = alternatives.iter().flat_map(|way| walk(way, &last, found));
                let mut ends: Vec<u64> = ends.collect();
                if *optional {
                    ends.extend(&last);
                }
                ends
            }
        };
    }
    last
}
