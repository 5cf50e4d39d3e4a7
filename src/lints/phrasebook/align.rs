//! Lay a formula against a text around words that they share, with at most one slip.

use std::ops::Range;

use super::book::{Glance, Steps};
use super::stretch::{Near, goes_on};
use crate::letter::Word;
use crate::letter::pattern::{Op, Slots, bit_of};

/// The one place where the text departs from the formula. A word that is meant is given by its bytes in the formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// Word `at` stands for the one that is meant.
    Wrong { meant: Meant, at: usize },
    /// The word that is meant is missing before word `before`.
    Lost { meant: Meant, before: usize },
    /// Word `at` is one too many.
    Added { at: usize },
    /// Words `at` and `at + 1` have changed places.
    Moved { at: usize },
}

/// A word of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meant {
    /// Its key.
    pub key: u64,
    start: u32,
    end: u32,
}

impl Meant {
    /// Its letters.
    pub fn of(self, formula: &str) -> &str {
        &formula[self.start as usize..self.end as usize]
    }
}

impl Slip {
    /// The words by which a reader sees it.
    pub fn words(self) -> Range<usize> {
        match self {
            Slip::Wrong { at, .. } => at..at + 2,
            Slip::Lost { before, .. } => before - 1..before + 1,
            Slip::Added { at } => at - 1..at + 2,
            Slip::Moved { at } => at..at + 2,
        }
    }

    /// The words before which a comma would part the slip from the formula, or its words from each other.
    pub fn joints(self) -> Range<usize> {
        match self {
            Slip::Wrong { at, .. } | Slip::Added { at } => at..at + 2,
            Slip::Lost { before, .. } => before..before + 1,
            Slip::Moved { at } => at..at + 3,
        }
    }
}

/// A formula found in the text but for a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its first word.
    pub start: usize,
    /// One past its last word.
    pub end: usize,
    /// Where the text departs from it.
    pub slip: Slip,
}

impl Steps<'_> {
    /// Whether it has a slot.
    fn has_slot(&self) -> bool {
        self.side.words == u64::MAX
    }

    /// Whether it has this word, as far as one bit tells.
    fn may_have(&self, word: &Word) -> bool {
        self.side.words & bit_of(word.key) != 0
    }

    fn first(&self) -> usize {
        self.side.first as usize
    }
}

/// A text around the words that it shares with a formula.
pub struct Laid<'a> {
    /// The words of the letter.
    pub words: &'a [Word],
    /// Those of the block.
    pub range: Range<usize>,
    /// What fills slots.
    pub slots: &'a dyn Slots,
    /// The shared words.
    pub shared: Range<usize>,
    /// The words around them over which a formula may run on.
    pub stretch: Range<usize>,
}

impl Laid<'_> {
    /// The first word and one past the last where the formula stands word for word. Where it does not, its readings
    /// with one slip are put into `slips`. `second`: the shared words are of the formula's second half, which is then
    /// whole on its outer side; the slip may be on the other side, of which the needed words `missing` (as bits) are not
    /// in the text.
    pub fn read(
        &self,
        [left, right]: [Steps; 2],
        second: bool,
        missing: u64,
        slips: &mut Vec<Hit>,
    ) -> Option<(usize, usize)> {
        slips.clear();
        let (whole, other) = if second { (right, left) } else { (left, right) };
        let from = |right: bool| if right { self.shared.end } else { self.shared.start };
        let outer =
            Side { laid: self, steps: whole, forward: second, missing: 0 }.furthest(whole.first(), from(second))?;
        // a slot of several words may run over what ended the look for missing ones
        let pinned = if other.has_slot() { 0 } else { missing };
        let inner = Side { laid: self, steps: other, forward: !second, missing: pinned };
        let ends = |edge: usize| if second { (edge, outer) } else { (outer, edge) };
        if let Some(edge) = (missing == 0).then(|| inner.furthest(other.first(), from(!second))).flatten() {
            return Some(ends(edge));
        }
        inner.run(other.first(), from(!second), true, None, &mut |edge, slip| {
            let (start, end) = ends(edge);
            slips.extend(slip.map(|slip| Hit { start, end, slip }));
        });
        None
    }

    /// The first word beyond the shared ones, and the first two, as bits; no bits where a formula cannot run on.
    pub fn beside(&self, forward: bool) -> [u64; 2] {
        let mut near = self.near(forward).map(|word| bit_of(word.key));
        let first = near.next().unwrap_or(0);
        [first, first | near.next().unwrap_or(0)]
    }

    /// The words, as bits, that a side needs and that are surely not among those it may cover: with more than one the
    /// formula cannot stand here, whatever the slip. A look that spares the laying out of most formulae.
    pub fn missing(&self, glance: Glance, forward: bool) -> u64 {
        let mut missing = glance.needed;
        for word in self.near(forward).take(glance.longest as usize + 1) {
            if missing == 0 {
                break;
            }
            missing &= !bit_of(word.key);
        }
        missing
    }

    /// The words after the shared ones or, going backward, before them, as far as a formula may run on.
    #[inline]
    fn near(&self, forward: bool) -> Near<'_> {
        if forward {
            Near::After(self.words[self.shared.end..self.stretch.end].iter())
        } else {
            Near::Before(self.words[self.stretch.start..self.shared.start].iter().rev())
        }
    }

    /// The next word, if it may follow in the same formula. Going forward, `at` is the next word to be read; going
    /// backward it is the last one that was.
    #[inline]
    fn next(&self, at: usize, forward: bool) -> Option<usize> {
        match forward {
            true if at <= self.stretch.end => (at < self.stretch.end).then_some(at),
            false if at >= self.stretch.start => (at > self.stretch.start).then(|| at - 1),
            // what fills a slot may run out of the stretch: "the Police (Scotland) Act"
            true => goes_on(self.words, &self.range, at).then_some(at),
            false => {
                let before = at.checked_sub(1)?;
                (self.range.contains(&before) && goes_on(self.words, &self.range, at)).then_some(before)
            }
        }
    }
}

/// Takes the word at which a side of a formula ends, and the slip on the way.
type Out<'o> = &'o mut dyn FnMut(usize, Option<Slip>);

/// One side of a formula, laid outward. Going forward, `at` is the next word to be read; going backward it is the last
/// one that was, so that the word before it is next.
struct Side<'a> {
    laid: &'a Laid<'a>,
    steps: Steps<'a>,
    forward: bool,
    /// The one needed word, as a bit, that the text does not have: then the slip is there and nowhere else.
    missing: u64,
}

impl Side<'_> {
    fn next(&self, at: usize) -> Option<usize> {
        self.laid.next(at, self.forward)
    }

    /// `at` after reading word `word`.
    fn past(&self, word: usize) -> usize {
        if self.forward { word + 1 } else { word }
    }

    /// The furthest word that is reached from a step, word for word.
    fn furthest(&self, mut step: usize, mut at: usize) -> Option<usize> {
        loop {
            match self.steps.ops[step] {
                Op::End(_) => return Some(at),
                Op::Jump(to) => step = to as usize,
                Op::Split(other) if !self.may_go_on(step + 1, at) => step = other as usize,
                Op::Split(other) => {
                    let (one, two) = (self.furthest(step + 1, at), self.furthest(other as usize, at));
                    return self.further(one, two);
                }
                Op::Slot(_) => {
                    let mut best = None;
                    self.slot(step, at, &mut |next| best = self.further(best, self.furthest(step + 1, next)));
                    return best;
                }
                Op::Word { key, .. } => {
                    let next = self.next(at).filter(|&next| self.laid.words[next].key == key)?;
                    (step, at) = (step + 1, self.past(next));
                }
            }
        }
    }

    /// Whether a step may be made word for word: most ways end at their first word.
    fn may_go_on(&self, step: usize, at: usize) -> bool {
        match self.steps.ops[step] {
            Op::Word { key, .. } => self.next(at).is_some_and(|next| self.laid.words[next].key == key),
            _ => true,
        }
    }

    /// Whether a slip may still be made, and at a step: where a needed word is missing, at its own alone.
    fn may_slip(&self, free: bool, step: usize) -> bool {
        free && match self.steps.ops[step] {
            Op::Word { key, .. } => self.missing == 0 || self.missing & bit_of(key) != 0,
            _ => true,
        }
    }

    fn further(&self, one: Option<usize>, two: Option<usize>) -> Option<usize> {
        let ends = one.into_iter().chain(two);
        if self.forward { ends.max() } else { ends.min() }
    }

    /// Give `out` every end that is reached from a step, with the slip on the way. `free`: a slip may still be made.
    fn run(&self, mut step: usize, mut at: usize, free: bool, slip: Option<&Slip>, out: Out) {
        loop {
            match self.steps.ops[step] {
                Op::End(_) => return out(at, slip.copied()),
                Op::Jump(to) => step = to as usize,
                Op::Split(other) => {
                    if self.may_slip(free, step + 1) || self.may_go_on(step + 1, at) {
                        self.run(step + 1, at, free, slip, out);
                    }
                    step = other as usize;
                }
                Op::Slot(_) => return self.slot(step, at, &mut |next| self.run(step + 1, next, free, slip, out)),
                Op::Word { key, start, end } => {
                    let Some(next) = self.next(at) else { return };
                    if self.laid.words[next].key != key {
                        if self.may_slip(free, step) {
                            self.slips(step, at, next, Meant { key, start, end }, out);
                        }
                        return;
                    }
                    (step, at) = (step + 1, self.past(next));
                }
            }
        }
    }

    /// Call `take` with the place after each run of words that fills the slot at a step.
    fn slot(&self, step: usize, at: usize, take: &mut dyn FnMut(usize)) {
        let Op::Slot(slot) = self.steps.ops[step] else { return };
        let Some(next) = self.next(at) else { return };
        if self.forward {
            return self.laid.slots.lengths(slot, at).iter().for_each(|&len| take(at + usize::from(len)));
        }
        // slots are known by their first word
        for first in (self.laid.range.start.max((next + 1).saturating_sub(slot.longest()))..=next).rev() {
            if self.laid.slots.lengths(slot, first).contains(&((at - first) as u8)) {
                take(first);
            }
        }
    }

    /// The step expects `meant`, and word `next` is another.
    fn slips(&self, step: usize, at: usize, next: usize, meant: Meant, out: Out) {
        // whatever the slip, a word of the formula must come after it
        let known = |at: usize| self.steps.may_have(&self.laid.words[at]);
        if known(next) && self.may_go_on(step + 1, at) {
            let before = if self.forward { next } else { at };
            self.run(step + 1, at, false, Some(&Slip::Lost { meant, before }), out);
        }
        let after = self.past(next);
        let Some(second) = self.next(after).filter(|&second| known(second)) else { return };
        if self.laid.words[second].key == meant.key {
            let slip = Slip::Moved { at: next.min(second) };
            let mut take = |step| self.run(step, self.past(second), false, Some(&slip), out);
            self.expecting(step + 1, self.laid.words[next].key, &mut take);
        }
        if self.may_go_on(step + 1, after) {
            self.run(step + 1, after, false, Some(&Slip::Wrong { meant, at: next }), out);
        }
        if self.laid.words[second].key == meant.key {
            self.run(step, after, false, Some(&Slip::Added { at: next }), out);
        }
    }

    /// Call `take` with the step after each word `key` that may come next.
    fn expecting(&self, mut step: usize, key: u64, take: &mut dyn FnMut(usize)) {
        loop {
            match self.steps.ops[step] {
                Op::Jump(to) => step = to as usize,
                Op::Split(other) => {
                    self.expecting(step + 1, key, take);
                    step = other as usize;
                }
                Op::Word { key: expected, .. } if expected == key => return take(step + 1),
                _ => return,
            }
        }
    }
}
