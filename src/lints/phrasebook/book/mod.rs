//! What a phrasebook holds: its formulae, the wordings that are always broken, and where to look for which. A user's
//! phrase files are read when foilint runs; the built-in ones are read by `build.rs`, with this very code, because to
//! read them takes as long as to check some thirty letters.

mod beginnings;
mod beside;
mod classes;
mod glance;
mod index;
mod outward;
mod parse;

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::letter::pattern::{Op, PatternSet};

pub use beginnings::{Beginnings, Bits, mixed};
pub use classes::*;
pub use glance::Glance;
pub use index::{Anchor, Index};
pub use outward::{Outward, Side, Sides, Steps};
pub use parse::{BookError, prove};
use parse::{Line, Outline};

/// The contents of phrase files.
pub struct Book {
    /// The formulae and the wordings, one after the other.
    pub text: Cow<'static, str>,
    /// The formulae.
    pub formulae: Cow<'static, [Formula]>,
    /// Where in a letter to look for which.
    pub index: Index,
    /// The wordings that are always broken.
    pub broken: PatternSet,
    /// Where these may begin.
    pub beginnings: Beginnings,
    /// Each of them as written, and what is meant.
    pub always: Cow<'static, [Always]>,
}

/// A formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Formula {
    /// As it is written.
    pub written: Piece,
    /// Whether it says itself all that may vary.
    pub fixed: bool,
    /// The item at which the words begin by which each half is found.
    pub anchors: [u16; 2],
}

/// A wording that is always broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Always {
    /// As it is written.
    pub wording: Piece,
    /// What is meant.
    pub meant: Piece,
}

/// A piece of [`Book::text`]: its first byte, and one past its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece(pub u32, pub u32);

impl Book {
    /// Read phrase files: names and texts, in order, with the word classes.
    ///
    /// # Errors
    /// When a line cannot be read; the error names file and line.
    pub fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>, classes: &Classes) -> Result<Book, BookError> {
        let (mut text, mut formulae, mut always) = (String::new(), Vec::new(), Vec::new());
        let (mut broken, mut outline) = (PatternSet::default(), Outline::default());
        let mut piece = |words: &str| {
            let start = text.len() as u32;
            text.push_str(words);
            Piece(start, text.len() as u32)
        };
        for (file, lines) in files {
            for line in parse::lines(file, lines, &mut outline) {
                match line? {
                    Line::Formula { written, fixed } => {
                        formulae.push(Formula { written: piece(written), fixed, anchors: [0; 2] });
                    }
                    Line::Broken { at, pattern, meant } => {
                        let fault = |error| BookError { file: file.to_owned(), line: at, message: format!("{error}") };
                        broken.add(always.len(), pattern).map_err(fault)?;
                        always.push(Always { wording: piece(pattern), meant: piece(meant) });
                    }
                }
            }
        }
        let (index, chosen) = Index::new(&outline, |word| classes.is_function(word));
        formulae.iter_mut().zip(chosen).for_each(|(formula, anchors)| formula.anchors = anchors);
        let beginnings = Beginnings::of(&broken);
        Ok(Book { text: text.into(), formulae: formulae.into(), index, broken, beginnings, always: always.into() })
    }

    /// The words of a piece.
    pub fn words(&self, piece: Piece) -> &str {
        &self.text[piece.0 as usize..piece.1 as usize]
    }

    /// The book as constants in Rust, of which [`Index`] and [`PatternSet`] are put together without any work.
    #[allow(dead_code, reason = "build.rs calls it, and a test")]
    pub fn source(&self) -> String {
        let mut out = String::new();
        let table = self.broken.table();
        let (anchors, buckets, filter) = self.index.parts();
        let _ = writeln!(out, "pub const TEXT: &str = {:?};", self.text);
        let mut list = |name: &str, kind: &str, rows: &dyn std::fmt::Debug| {
            let _ = writeln!(out, "pub static {name}: &[{kind}] = &{rows:?};");
        };
        list("FORMULAE", "Formula", &self.formulae);
        list("ALWAYS", "Always", &self.always);
        list("ANCHORS", "Anchor", &anchors);
        list("BUCKETS", "u32", &buckets);
        list("FILTER", "u64", &filter);
        list("STEPS", "Step", &self.broken.program());
        list("FIRSTS", "First", &table.firsts);
        list("WAYS", "Way", &table.ways);
        list("BITS", "u64", &table.bits);
        list("PAIR_BITS", "u64", &self.beginnings.pairs.bits);
        list("THREE_BITS", "u64", &self.beginnings.threes.bits);
        list("OPEN", "(u64, u64)", &self.beginnings.open);
        let (ops, sides) = self.outward();
        let _ = writeln!(
            out,
            "mod outward {{\n    use super::super::book::{{Side, Sides}};\n    use crate::letter::pattern::{{Op, Op::*, Slot::*}};\n    \
             pub static OPS: &[Op] = &{ops:?};\n    pub static SIDES: &[[Sides; 2]] = &{sides:?};\n}}"
        );
        out
    }

    /// The steps of every formula outward from the words by which each half is found; those found by the same words lie
    /// together.
    fn outward(&self) -> (Vec<Op>, Vec<[Sides; 2]>) {
        let mut ops = Vec::new();
        let mut sides = vec![<[Sides; 2]>::default(); self.formulae.len()];
        for anchor in self.index.parts().0 {
            let (at, half) = (anchor.formula as usize, usize::from(anchor.second));
            let formula = self.formulae[at];
            sides[at][half] = outward::lay(formula, self.words(formula.written), anchor, &mut ops);
        }
        (ops, sides)
    }
}
