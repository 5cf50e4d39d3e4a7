//! The tense in which a level is stated, and the verbs that say it changed.

use super::Direction;
use super::list::WordList;
use super::read::{Hit, Reading};
use crate::letter::Gap;

static UP: WordList = WordList::new("raised increased upgraded elevated heightened rose risen escalated raising");
static DOWN: WordList = WordList::new("lowered reduced downgraded decreased dropped fell fallen lowering relaxed");
static MOVED: WordList = WordList::new("moved changed returned brought went gone put taken revised restored amended");

/// The tense in which a level is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// "is"
    Present,
    /// "was"
    Past,
    /// "has been"
    Perfect,
    /// "had been"
    Pluperfect,
}

impl Reading<'_> {
    /// The tense of a hit, from the last verb before the level.
    pub(super) fn tense(&self, hit: &Hit) -> Option<(Tense, usize)> {
        // "substantial - is the current threat level"
        if hit.topic.start > hit.at + 1 {
            return Some((Tense::Present, hit.at + 1));
        }
        for at in (hit.topic.end..hit.at).rev() {
            let has = |from: usize| self.any(from.saturating_sub(3).max(hit.topic.end)..from, &["has", "have"]);
            let had = self.any(at.saturating_sub(3).max(hit.topic.end)..at, &["had"]);
            if self.is(at, &["is", "are", "remains", "stands", "sits", "stays", "continues"]) {
                return Some((Tense::Present, at));
            }
            if self.is(
                at,
                &[
                    "was", "were", "stood", "remained", "stayed", "rose", "fell", "went", "dropped", "returned",
                    "reached", "became",
                ],
            ) {
                let tense = if has(at) {
                    Tense::Perfect
                } else if had {
                    Tense::Pluperfect
                } else {
                    Tense::Past
                };
                return Some((tense, at));
            }
            if self.is(at, &["has", "have"]) {
                return Some((Tense::Perfect, at));
            }
            if self.is(at, &["had"]) {
                return Some((Tense::Pluperfect, at));
            }
        }
        // "the level moved from severe to substantial"
        if let Some((moved, _)) = self.change(hit) {
            return Some((Tense::Past, moved));
        }
        let from = hit.topic.start.saturating_sub(5);
        let current = self.any(from..hit.at, &["current", "currently", "present", "presently", "now"]);
        let label = hit.topic.start <= self.sentence.words.start + 4
            && hit.at == hit.topic.end
            && self.letter.words[hit.at].gap.has(Gap::COLON.with(Gap::DASH));
        (current || label).then_some((Tense::Present, hit.topic.start))
    }

    /// The verb of change before a level and the way it says that the level went.
    pub(super) fn change(&self, hit: &Hit) -> Option<(usize, Option<Direction>)> {
        let moved = |at: &usize| self.listed(*at, &UP) || self.listed(*at, &DOWN) || self.listed(*at, &MOVED);
        let at = (hit.topic.end..hit.at).rev().find(moved)?;
        let direction =
            if self.listed(at, &UP) { Some(Direction::Up) } else { self.listed(at, &DOWN).then_some(Direction::Down) };
        Some((at, direction))
    }
}
