//! Lay a formula against a text around words that they share, with at most one slip.

use std::ops::Range;

use super::guard::inside_a_formula;
use super::parse::plain;
use crate::letter::pattern::{Elem, Item, Op, Slots, emit};
use crate::letter::{Gap, Word};

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
}

/// A formula found in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its first word.
    pub start: usize,
    /// One past its last word.
    pub end: usize,
    /// Where the text departs from it, if it does.
    pub slip: Option<Slip>,
}

/// The steps of a formula outward from an anchor.
#[derive(Debug)]
pub struct Outward {
    left: Steps,
    right: Steps,
}

/// The steps of one side of a formula.
#[derive(Debug)]
struct Steps {
    ops: Vec<Op>,
    /// Its words as bits; all of them where a slot may hold any word.
    words: u64,
    /// The words, as bits, without which it cannot be said.
    needed: u64,
    /// The most words of a text that it can cover.
    longest: usize,
}

impl Steps {
    fn new(items: &[Item], backward: bool) -> Steps {
        let mut ops = Vec::new();
        emit(items, backward, &mut ops);
        let bits = |op: &Op| match op {
            Op::Word { key, .. } => bit_of(*key),
            Op::Slot(_) => u64::MAX,
            _ => 0,
        };
        let words = ops.iter().fold(0, |words, op| words | bits(op));
        ops.push(Op::End(0));
        let needed = items.iter().filter_map(plain).fold(0, |needed, key| needed | bit_of(key));
        Steps { ops, words, needed, longest: longest(items) }
    }

    /// Whether it has this word, as far as one bit tells.
    fn may_have(&self, word: &Word) -> bool {
        self.words & bit_of(word.key) != 0
    }
}

/// The bit of a word: several words may share it.
fn bit_of(key: u64) -> u64 {
    1 << (key >> 32 & 63)
}

/// The most words in which items can be said.
fn longest(items: &[Item]) -> usize {
    let most = |item: &Item| match item {
        Item::Elem(Elem::Word { .. }) => 1,
        Item::Elem(Elem::Slot(slot)) => slot.longest(),
        Item::Group { alternatives, .. } => alternatives.iter().map(|items| longest(items)).max().unwrap_or(0),
    };
    items.iter().map(most).sum()
}

impl Outward {
    /// From the items of a formula of which `anchor` are the shared words.
    pub fn new(items: &[Item], anchor: Range<usize>) -> Outward {
        Outward { left: Steps::new(&items[..anchor.start], true), right: Steps::new(&items[anchor.end..], false) }
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
}

impl Laid<'_> {
    /// Every reading of the place. `second`: the shared words are of the formula's second half, which is then whole on
    /// its outer side; the slip may be on the other side.
    pub fn readings(&self, outward: &Outward, second: bool) -> Vec<Hit> {
        let mut ends = Vec::new();
        let (whole, other) = if second { (&outward.right, &outward.left) } else { (&outward.left, &outward.right) };
        let from = |right: bool| if right { self.shared.end } else { self.shared.start };
        Side { laid: self, steps: whole, forward: second }.run(0, from(second), false, None, &mut ends);
        let edges = ends.iter().map(|(edge, _)| *edge);
        let Some(outer) = (if second { edges.max() } else { edges.min() }) else { return Vec::new() };
        let mut found = Vec::new();
        let side = Side { laid: self, steps: other, forward: !second };
        let missing = side.missing(from(!second));
        if missing == 0 {
            side.run(0, from(!second), false, None, &mut found);
        }
        if found.is_empty() && missing <= 1 {
            // it does not stand word for word: look for a slip
            side.run(0, from(!second), true, None, &mut found);
        }
        let hit = |(inner, slip): (Edge, Option<Slip>)| {
            let (start, end) = if second { (inner.0, outer.0) } else { (outer.0, inner.0) };
            Hit { start, end, slip }
        };
        found.into_iter().map(hit).collect()
    }

    /// Whether word `at` may follow the word before it inside one formula.
    fn follows(&self, at: usize) -> bool {
        self.range.contains(&at) && inside_a_formula(self.words[at].gap) && !self.words[at].gap.has(Gap::SENTENCE)
    }
}

/// The word at which a side of a formula ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Edge(usize);

/// One side of a formula, laid outward. Going forward, `at` is the next word to be read; going backward it is the last
/// one that was, so that the word before it is next.
struct Side<'a> {
    laid: &'a Laid<'a>,
    steps: &'a Steps,
    forward: bool,
}

impl Side<'_> {
    /// The next word, if it may follow in the same formula.
    fn next(&self, at: usize) -> Option<usize> {
        if self.forward {
            return self.laid.follows(at).then_some(at);
        }
        let before = at.checked_sub(1)?;
        (self.laid.follows(at) && self.laid.range.contains(&before)).then_some(before)
    }

    /// `at` after reading word `word`.
    fn past(&self, word: usize) -> usize {
        if self.forward { word + 1 } else { word }
    }

    /// How many of the words that it needs are surely not among those it may cover: with more than one it cannot stand
    /// here, whatever the slip. A look that spares the laying out of most formulae.
    fn missing(&self, mut at: usize) -> u32 {
        let mut missing = self.steps.needed;
        for _ in 0..=self.steps.longest {
            if missing == 0 {
                break;
            }
            let Some(next) = self.next(at) else { break };
            missing &= !bit_of(self.laid.words[next].key);
            at = self.past(next);
        }
        missing.count_ones()
    }

    /// Collect every edge that is reached from a step, with the slip on the way. `free`: a slip may still be made.
    fn run(&self, mut step: usize, mut at: usize, free: bool, slip: Option<Slip>, out: &mut Vec<(Edge, Option<Slip>)>) {
        loop {
            match self.steps.ops[step] {
                Op::End(_) => return out.push((Edge(at), slip)),
                Op::Jump(to) => step = to as usize,
                Op::Split(other) => {
                    self.run(step + 1, at, free, slip, out);
                    step = other as usize;
                }
                Op::Slot(_) => return self.slot(step, at, free, slip, out),
                Op::Word { key, start, end } => {
                    let Some(next) = self.next(at) else { return };
                    if self.laid.words[next].key != key {
                        if free {
                            self.slips(step, at, next, Meant { key, start, end }, out);
                        }
                        return;
                    }
                    (step, at) = (step + 1, self.past(next));
                }
            }
        }
    }

    fn slot(&self, step: usize, at: usize, free: bool, slip: Option<Slip>, out: &mut Vec<(Edge, Option<Slip>)>) {
        let Op::Slot(slot) = self.steps.ops[step] else { return };
        let Some(next) = self.next(at) else { return };
        if self.forward {
            let lengths = self.laid.slots.lengths(slot, at);
            return lengths.iter().for_each(|&len| self.run(step + 1, at + usize::from(len), free, slip, out));
        }
        // slots are known by their first word
        for first in (self.laid.range.start.max(next.saturating_sub(11))..=next).rev() {
            if self.laid.slots.lengths(slot, first).contains(&((at - first) as u8)) {
                self.run(step + 1, first, free, slip, out);
            }
        }
    }

    /// The step expects `meant`, and word `next` is another.
    fn slips(&self, step: usize, at: usize, next: usize, meant: Meant, out: &mut Vec<(Edge, Option<Slip>)>) {
        // whatever the slip, a word of the formula must come after it
        let known = |at: usize| self.steps.may_have(&self.laid.words[at]);
        if known(next) {
            let before = if self.forward { next } else { at };
            self.run(step + 1, at, false, Some(Slip::Lost { meant, before }), out);
        }
        let after = self.past(next);
        let Some(second) = self.next(after).filter(|&second| known(second)) else { return };
        if self.laid.words[second].key == meant.key {
            let slip = Some(Slip::Moved { at: next.min(second) });
            let mut take = |step| self.run(step, self.past(second), false, slip, out);
            self.expecting(step + 1, self.laid.words[next].key, &mut take);
        }
        self.run(step + 1, after, false, Some(Slip::Wrong { meant, at: next }), out);
        self.run(step, after, false, Some(Slip::Added { at: next }), out);
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
