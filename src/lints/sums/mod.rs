//! Sums that a letter tells in its sentences, and how far a total must be off before it is surely a slip.

mod closing;
mod difference;
mod labelled;
mod parts;
mod percents;
mod rates;
mod remaining;
mod shares;
mod stated;
mod told_share;
mod years;

use std::cell::OnceCell;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::keys;
use crate::letter::{Letter, Sentence, WordList};
use crate::text::data;

pub(super) use closing::{bought, closed, closed_by_sentence, closings};
pub(super) use difference::difference;
pub(super) use labelled::{Told, after_colon, in_total};
pub(super) use percents::{in_list, in_sentence};
pub(super) use rates::{Rate, rate};
pub(super) use remaining::remaining;
pub(super) use shares::{Share, share};
pub(super) use stated::{Stated, stated};
pub(super) use told_share::told_share;
pub(super) use years::years;

/// Of a total and what its parts make, in hundredths: one figure mistyped, or two that changed places.
pub(super) fn is_slip((total, added): (i64, i64)) -> bool {
    let (total, added) = ((total / 100).to_string(), (added / 100).to_string());
    total.len() > 1 && total.len() == added.len() && strsim::osa_distance(&total, &added) == 1
}

/// Off by one or two things, or by a fiftieth.
pub(super) fn is_near((total, added): (i64, i64)) -> bool {
    (total - added).abs() <= (added / 50).max(200)
}

/// What a letter says of its figures, looked for once.
pub(super) struct Explained<'a> {
    letter: &'a Letter<'a>,
    rounded: OnceCell<bool>,
    twice: OnceCell<bool>,
}

impl<'a> Explained<'a> {
    /// Nothing is looked for yet.
    pub fn by(letter: &'a Letter<'a>) -> Self {
        Self { letter, rounded: OnceCell::new(), twice: OnceCell::new() }
    }

    /// Whether the letter says why figures may not add up; `over` where the parts make more than their whole, which what
    /// is counted twice explains.
    pub fn covers(&self, over: bool) -> bool {
        let said = |cue: &PatternSet| {
            let mut found = cue.in_letter(self.letter, &NoSlots).into_iter();
            found.any(|found| {
                self.letter.region_of(found.start).is_own_prose() && !is_of_the_cost(self.letter, found.start)
            })
        };
        *self.rounded.get_or_init(|| said(&cues().explained)) || over && *self.twice.get_or_init(|| said(&cues().twice))
    }
}

/// Whether the sentence at a word estimates what the answer would cost, and not what its figures count.
fn is_of_the_cost(letter: &Letter, at: usize) -> bool {
    let sentence = letter.sentence_of(at);
    sentence.is_some_and(|sentence| {
        letter.words[sentence.words.clone()].iter().any(|word| cues().effort.contains(&word.key))
    })
}

/// Whether a figure of a sentence is not exact, or its parts are not all there or not apart.
pub(super) fn is_loose(letter: &Letter, sentence: &Sentence) -> bool {
    sentence.words.clone().any(|at| is_loose_in(letter, at))
}

/// Whether a word makes a figure inexact, or parts not all there or not apart.
fn is_loose_in(letter: &Letter, at: usize) -> bool {
    is_vague(letter, at) || cues().partial.contains(&letter.words[at].key)
}

/// Whether a word makes the figure behind it inexact.
fn is_vague(letter: &Letter, at: usize) -> bool {
    const OVER: u64 = keys(["over"])[0];
    const THE: [u64; 3] = keys(["the", "these", "those"]);
    let word = &letter.words[at];
    // "over the three years"
    let time = word.key == OVER && letter.words.get(at + 1).is_some_and(|next| THE.contains(&next.key));
    cues().vague.contains(&word.key) && !time
}

/// `lints/cues-sums.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cues {
    explained: PatternSet,
    twice: PatternSet,
    effort: WordList,
    vague: WordList,
    partial: WordList,
    outcomes: Vec<WordList>,
    regained: WordList,
    shared: WordList,
    attribute: WordList,
    graded: WordList,
    change: WordList,
}

fn cues() -> &'static Cues {
    static CUES: OnceLock<Cues> = OnceLock::new();
    CUES.get_or_init(|| data::cues("cues-sums"))
}
