//! Lay a formula against a text around words that they share, with at most one slip.

use std::ops::Range;

use super::guard::inside_a_formula;
use super::index::Anchor;
use crate::letter::pattern::{Elem, Slots};
use crate::letter::{Gap, Word};

/// The one place where the text departs from the formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// Word `at` stands for element `elem`.
    Wrong { elem: usize, at: usize },
    /// Element `elem` is missing before word `before`.
    Lost { elem: usize, before: usize },
    /// Word `at` is one too many.
    Added { at: usize },
    /// Words `at` and `at + 1` have changed places.
    Moved { at: usize },
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

/// A way to say a formula, found in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its first word.
    pub start: usize,
    /// One past its last word.
    pub end: usize,
    /// Where the text departs from it, if it does.
    pub slip: Option<Slip>,
}

/// A text around an anchor.
pub struct Laid<'a> {
    pub words: &'a [Word],
    pub range: Range<usize>,
    pub slots: &'a dyn Slots,
    /// The first word of the anchor.
    pub at: usize,
    pub anchor: Anchor,
}

impl Laid<'_> {
    /// How a way lies along the text: one outcome for each place of the anchor's words in it.
    pub fn along(&self, way: &[Elem]) -> Vec<Hit> {
        let len = self.anchor.len;
        let same = |elem: &Elem, word: &Word| matches!(elem, Elem::Word { key, .. } if *key == word.key);
        let shared = &self.words[self.at..self.at + len];
        (0..(way.len() + 1).saturating_sub(len))
            .filter(|&from| way[from..from + len].iter().zip(shared).all(|(elem, word)| same(elem, word)))
            .filter_map(|from| self.around(way, from))
            .collect()
    }

    /// The half of the anchor must be whole on its outer side; the slip may be on the other side.
    fn around(&self, way: &[Elem], from: usize) -> Option<Hit> {
        let len = self.anchor.len;
        let (left_slip, right_slip) = if self.anchor.second { (true, false) } else { (false, true) };
        let (end, right) = self.forward(way, from + len, self.at + len, right_slip)?;
        let (start, left) = self.backward(way, from, self.at, left_slip)?;
        Some(Hit { start, end, slip: left.or(right) })
    }

    fn word(&self, at: usize) -> Option<&Word> {
        self.range.contains(&at).then(|| &self.words[at])
    }

    /// Whether word `at` may follow the word before it inside one formula.
    fn follows(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| inside_a_formula(word.gap) && !word.gap.has(Gap::SENTENCE))
    }

    fn equal(&self, elem: &Elem, at: usize) -> bool {
        matches!((elem, self.word(at)), (Elem::Word { key, .. }, Some(word)) if *key == word.key)
    }

    /// Lay the elements from `elem` on against the words from `at` on: one past the last word, and the slip.
    fn forward(&self, way: &[Elem], elem: usize, at: usize, slip: bool) -> Option<(usize, Option<Slip>)> {
        let Some(first) = way.get(elem) else { return Some((at, None)) };
        if !self.follows(at) {
            return None;
        }
        if let Elem::Slot(slot) = first {
            return self
                .slots
                .lengths(*slot, at)
                .iter()
                .find_map(|&len| self.forward(way, elem + 1, at + usize::from(len), slip));
        }
        if self.equal(first, at) {
            return self.forward(way, elem + 1, at + 1, slip);
        }
        if !slip {
            return None;
        }
        let wrong = || self.forward(way, elem + 1, at + 1, false).map(|(end, _)| (end, Some(Slip::Wrong { elem, at })));
        let lost =
            || self.forward(way, elem + 1, at, false).map(|(end, _)| (end, Some(Slip::Lost { elem, before: at })));
        let added = || self.forward(way, elem, at + 1, false).map(|(end, _)| (end, Some(Slip::Added { at })));
        let moved = || {
            let swapped = elem + 1 < way.len()
                && self.follows(at + 1)
                && self.equal(&way[elem], at + 1)
                && self.equal(&way[elem + 1], at);
            let (end, _) = swapped.then(|| self.forward(way, elem + 2, at + 2, false)).flatten()?;
            Some((end, Some(Slip::Moved { at })))
        };
        // the last element has no words after it that would prove a slip
        if elem + 1 == way.len() { None } else { moved().or_else(wrong).or_else(lost).or_else(added) }
    }

    /// The same to the left: the elements before `elem` against the words before `at`.
    fn backward(&self, way: &[Elem], elem: usize, at: usize, slip: bool) -> Option<(usize, Option<Slip>)> {
        let Some(last) = elem.checked_sub(1) else { return Some((at, None)) };
        // the word at `at` is part of the formula, so it must follow the one before it
        if !self.follows(at) {
            return None;
        }
        let before = at.checked_sub(1)?;
        self.word(before)?;
        if let Elem::Slot(slot) = &way[last] {
            // slots are known by their first word
            return (1..=12_usize).find_map(|len| {
                let first = at.checked_sub(len)?;
                let fits = self.word(first).is_some() && self.slots.lengths(*slot, first).contains(&(len as u8));
                fits.then(|| self.backward(way, last, first, slip)).flatten()
            });
        }
        if self.equal(&way[last], before) {
            return self.backward(way, last, before, slip);
        }
        if !slip || last == 0 {
            return None;
        }
        let wrong = || {
            self.backward(way, last, before, false)
                .map(|(start, _)| (start, Some(Slip::Wrong { elem: last, at: before })))
        };
        let lost = || {
            self.backward(way, last, at, false).map(|(start, _)| (start, Some(Slip::Lost { elem: last, before: at })))
        };
        let added =
            || self.backward(way, elem, before, false).map(|(start, _)| (start, Some(Slip::Added { at: before })));
        let moved = || {
            let first = before.checked_sub(1)?;
            let swapped = last >= 1
                && self.follows(before)
                && self.equal(&way[last], first)
                && self.equal(&way[last - 1], before);
            let (start, _) = swapped.then(|| self.backward(way, last - 1, first, false)).flatten()?;
            Some((start, Some(Slip::Moved { at: first })))
        };
        moved().or_else(wrong).or_else(lost).or_else(added)
    }
}
