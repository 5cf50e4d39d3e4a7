//! The phrasebook: the formulae of the genre, and how to tell a near miss of one from a good wording of one's own.
//!
//! A formula is indexed under a run of words of each of its halves; one slip leaves a half whole, so it is always
//! found (`index`). Around that run the text is laid against the formula with at most one slip (`align`). Most
//! deviations are good English, so a slip is reported only where word classes say that it cannot be (`guard`).

mod align;
mod alike;
mod always;
mod book;
mod compiled;
mod fixed;
mod guard;
mod stretch;
mod told;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::letter::pattern::{self, Slots};
use crate::letter::{Block, Letter};
use crate::text::{Edit, Span};

use align::{Laid, Slip};
use stretch::{Stretches, may_go_on};

use book::{Anchor, Book, Outward, Steps};
pub use book::{BookError, Classes, prove};
pub use compiled::{classes, stand_in_a_formula};

/// The formulae and the wordings that are always broken.
pub struct Phrasebook {
    book: Book,
    outward: Outward,
    classes: Classes,
}

/// A formula of the book.
#[derive(Clone, Copy)]
struct Formula<'a> {
    written: &'a str,
    /// Whether it says itself all that may vary.
    fixed: bool,
}

/// A slip in a formula, or a wording that is always broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The words that are wrong, with a neighbour where one is needed to see it.
    pub span: Span,
    /// How the words should read.
    pub meant: String,
    /// What went wrong, as a sentence about the words.
    pub what: String,
    /// The changes that mend it.
    pub edits: Vec<Edit>,
}

impl Phrasebook {
    /// Read phrase files: names and texts, in order, with the word classes.
    ///
    /// # Errors
    /// When a line cannot be read; the error names file and line.
    pub fn parse<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
        classes: Classes,
    ) -> Result<Phrasebook, BookError> {
        let book = Book::read(files, &classes)?;
        Ok(Phrasebook::of(Outward::of(&book.formulae), book, classes))
    }

    /// The one that foilint brings.
    pub fn builtin(classes: Classes) -> Phrasebook {
        Phrasebook::of(compiled::outward(), compiled::book(), classes)
    }

    fn of(outward: Outward, book: Book, classes: Classes) -> Phrasebook {
        Phrasebook { book, outward, classes }
    }

    fn formula(&self, anchor: &Anchor) -> Formula<'_> {
        let formula = self.book.formulae[anchor.formula as usize];
        Formula { written: self.book.words(formula.written), fixed: formula.fixed }
    }

    /// The steps of a formula outward from an anchor, to the left and to the right.
    fn outward(&self, anchor: &Anchor) -> [Steps<'_>; 2] {
        self.outward.around(anchor, || {
            let formula = self.book.formulae[anchor.formula as usize];
            (formula, self.book.words(formula.written))
        })
    }

    /// How many formulae it has.
    pub fn len(&self) -> usize {
        self.book.formulae.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.book.formulae.is_empty() && self.book.always.is_empty()
    }

    /// The broken formulae of some blocks of a letter, in order of place.
    pub fn check<'b>(
        &self,
        letter: &Letter,
        blocks: impl Iterator<Item = &'b Block> + Clone,
        slots: &dyn Slots,
    ) -> Vec<Broken> {
        let always = self.book.beginnings.find(&self.book.broken, letter, blocks.clone(), slots);
        blocks.flat_map(|block| self.check_block(letter, block, &always, slots)).collect()
    }

    /// The formulae that stand word for word in some blocks of a letter, as runs of its words.
    pub fn standing<'b>(
        &self,
        letter: &Letter,
        blocks: impl Iterator<Item = &'b Block>,
        slots: &dyn Slots,
    ) -> Vec<Range<usize>> {
        blocks.flat_map(|block| self.near(letter, block, slots).0).map(|(start, end)| start..end).collect()
    }

    /// `always`: where in the blocks the wordings stand that are always broken.
    fn check_block(
        &self,
        letter: &Letter,
        block: &Block,
        always: &[pattern::Found],
        slots: &dyn Slots,
    ) -> impl Iterator<Item = Broken> {
        // by where they begin; no two overlap
        let mut found: BTreeMap<usize, Broken> = always
            .iter()
            .filter(|hit| block.words.contains(&hit.start))
            .map(|hit| {
                let always = &self.book.always[hit.id];
                told::always_broken(
                    [self.book.words(always.wording), self.book.words(always.meant)],
                    letter,
                    *hit,
                    slots,
                )
            })
            .map(|broken| (broken.span.start, broken))
            .collect();
        let (exact, near) = self.near(letter, block, slots);
        let exact = Cover::new(exact);
        for miss in near.into_iter().filter(|miss| !exact.surrounds(miss.slip.words())) {
            let broken = told::near_miss(letter, &miss);
            let before = found.range(..broken.span.end).next_back();
            if before.is_none_or(|(_, known)| !known.span.overlaps(broken.span)) {
                found.insert(broken.span.start, broken);
            }
        }
        found.into_values()
    }

    /// The formulae that stand word for word (first word, one past the last), and the near misses, longest formula first.
    fn near(&self, letter: &Letter, block: &Block, slots: &dyn Slots) -> (Vec<(usize, usize)>, Vec<Miss<'_>>) {
        let (mut exact, mut near): (Vec<(usize, usize)>, Vec<Miss>) = (Vec::new(), Vec::new());
        // formulae that stand whole by their first half need not be laid along their second
        let mut whole: Vec<(u32, usize)> = Vec::new();
        let mut slips = Vec::new();
        let mut stretches = Stretches::new(&letter.words, block.words.clone());
        self.book.index.each(&letter.words, block.words.clone(), |at, anchors| {
            let shared = at..at + usize::from(anchors[0].len);
            let stretch = stretches.around(&shared);
            let laid = Laid { words: &letter.words, range: block.words.clone(), slots, shared, stretch };
            let beside = [false, true].map(|forward| laid.beside(forward));
            whole.retain(|&(_, end)| at < end);
            for anchor in anchors {
                let [outer, inner] = if anchor.second { [beside[1], beside[0]] } else { beside };
                if !may_go_on(anchor.outer, outer[0]) || !may_go_on(anchor.inner.nearest, inner[1]) {
                    continue;
                }
                if anchor.second && whole.iter().any(|&(formula, _)| formula == anchor.formula) {
                    continue;
                }
                let missing = laid.missing(anchor.inner, !anchor.second);
                // more than one bit
                if missing & missing.wrapping_sub(1) != 0 {
                    continue;
                }
                if let Some(stands) = laid.read(self.outward(anchor), anchor.second, missing, &mut slips) {
                    exact.push(stands);
                    whole.push((anchor.formula, stands.1));
                    continue;
                }
                if slips.is_empty() {
                    continue;
                }
                let formula = self.formula(anchor);
                if let Some(hit) = guard::broken_reading(&self.classes, formula, letter, &slips) {
                    near.push(Miss { written: formula.written, slip: hit.slip, len: hit.end - hit.start });
                }
            }
        });
        near.sort_by_key(|miss| std::cmp::Reverse(miss.len));
        (exact, near)
    }
}

/// Runs of words, asked whether one of them surrounds a place; in a long text there are many of both.
struct Cover {
    /// First words, in order, each with the furthest end of the runs up to it.
    runs: Vec<(usize, usize)>,
}

impl Cover {
    fn new(mut runs: Vec<(usize, usize)>) -> Cover {
        runs.sort_unstable();
        let mut furthest = 0;
        for (_, end) in &mut runs {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Cover { runs }
    }

    /// Whether a run begins before the place and ends after it.
    fn surrounds(&self, place: Range<usize>) -> bool {
        let before = self.runs.partition_point(|(start, _)| *start < place.start);
        before > 0 && place.end < self.runs[before - 1].1
    }
}

/// A formula with one slip.
struct Miss<'a> {
    written: &'a str,
    slip: Slip,
    len: usize,
}

#[cfg(test)]
mod tests;
