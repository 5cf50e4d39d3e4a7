//! Slips in a fixed formula: one in the words of an Act, or so settled that its brackets say all that good letters
//! vary. There one small word for another is a slip, and so is a small word lost or moved, but for what writers always
//! take upon themselves: a determiner for a determiner, "would" for "could", an adverb or an adjective more or less.

mod added;
mod cues;
mod edge;
mod lost;
mod wrong;

pub use lost::is_spared;

use super::Formula;
use super::align::{Hit, Slip};
use super::book::{ADV, BE, CONJ, Classes, DET, DO, HAVE, MODAL, NEG, PREP, PRON};
use super::compiled::never_beside;
use super::guard::clash;
use crate::letter::words::keys;
use crate::letter::{Letter, WordKind};

/// Whether a departure from a fixed formula is a slip. `edge`: but one word of it stands beyond the slip, so that only
/// words which never stand side by side prove one.
pub fn is_broken(classes: &Classes, formula: Formula, letter: &Letter, hit: &Hit, edge: bool) -> bool {
    let place = Place { classes, letter, hit };
    if edge {
        return place.is_apart(hit.slip) || place.is_broken_at_edge(formula);
    }
    match hit.slip {
        Slip::Wrong { meant, at } => place.plain(at) && place.wrong(meant.key, meant.of(formula.written), at),
        Slip::Lost { meant, before } => {
            let text = meant.of(formula.written).to_lowercase();
            place.lost_beside_provision(&text, before)
                || place.no_figure(before - 1) && place.no_figure(before) && place.lost(meant.key, &text, before)
        }
        Slip::Added { at } => place.plain(at) && place.added(at),
        Slip::Moved { at } => place.plain(at) && place.plain(at + 1) && place.moved(at),
    }
}

const BOTH: u64 = keys(["both"])[0];

/// A formula with a slip, where it stands.
struct Place<'a> {
    classes: &'a Classes,
    letter: &'a Letter<'a>,
    hit: &'a Hit,
}

impl Place<'_> {
    /// Whether a word is no name, figure or reference.
    fn plain(&self, at: usize) -> bool {
        let word = &self.letter.words[at];
        word.kind == WordKind::Plain && (!word.capital || at == self.hit.start)
    }

    /// Whether a word is no figure or reference; a name that is of the formula itself may be one.
    fn no_figure(&self, at: usize) -> bool {
        self.letter.words[at].kind == WordKind::Plain
    }

    fn class(&self, at: usize) -> u16 {
        self.letter.words.get(at).map_or(0, |word| self.classes.of(word.key))
    }

    fn lower(&self, at: usize) -> String {
        self.letter.word(at).to_lowercase()
    }

    /// Whether words `at` and `at + 1` never stand side by side.
    fn apart(&self, at: usize) -> bool {
        let words = &self.letter.words;
        // "the public interest in both is": a phrase ends with it
        let ends = at > 0 && words[at].key == BOTH && self.class(at - 1) & PREP != 0;
        !ends
            && at + 1 < words.len()
            && self.plain(at)
            && self.plain(at + 1)
            && (never_beside(words[at].key, words[at + 1].key) || clash(self.letter, at, at + 1))
    }

    /// Whether a slip leaves words side by side that never stand so.
    fn is_apart(&self, slip: Slip) -> bool {
        let function = |at: usize| self.class(at) != 0 && self.class(at) & (ADV | NEG) == 0;
        match slip {
            Slip::Wrong { at, .. } => function(at) && (self.apart(at - 1) || self.apart(at)),
            Slip::Lost { before, .. } => self.apart(before - 1),
            Slip::Added { .. } => false,
            Slip::Moved { at } => (at - 1..=at + 1).any(|at| self.apart(at)),
        }
    }

    fn moved(&self, at: usize) -> bool {
        let (first, second) = (self.class(at), self.class(at + 1));
        let either = first | second;
        if self.apart(at) || self.apart(at - 1) || self.apart(at + 1) {
            return either & ADV == 0;
        }
        let adverb = |at: usize| self.lower(at).ends_with("ly");
        let joins = |at: usize| matches!(self.lower(at).as_str(), "and" | "or");
        // "is it", "does the authority": a question, or "nor is it"
        let inverted = second & (PRON | DET) != 0 && first & (BE | HAVE | DO | MODAL) != 0;
        let free = either & (ADV | NEG) != 0 || inverted || adverb(at) || adverb(at + 1);
        !free && (either & CONJ == 0 || joins(at) || joins(at + 1))
    }
}
