//! Which of two readings of a place is English: counts of single words, pairs and triples in edited prose decide.
//!
//! The counts hold hardly any letters of the genre, so a run of words that was never seen is no slip by itself. It only
//! says where to look: there, and nowhere else, the words are changed as a hand slips (a word for one that looks or
//! sounds like it, two neighbours for each other), and what is far likelier changed is reported. What is likelier by
//! much but could stand is data (`lints/cues-counts.toml`).

mod compiled;
mod cues;
mod likelihood;
mod places;
mod readings;
mod rules;
#[cfg_attr(not(test), allow(dead_code, reason = "build.rs reads the files with it"))]
mod runs;
mod table;
mod tokens;
#[cfg_attr(not(test), allow(dead_code, reason = "build.rs reads the files with it"))]
mod written;

pub use cues::Cues;
pub use places::Rare;
pub use readings::{Exchange, Swap};
pub use rules::betrayed;

use std::sync::OnceLock;

use crate::letter::{Sentence, WordKind};
use crate::lints::Cx;
use compiled::WRITTEN;
use likelihood::Likelihood;
use places::is_common;
use table::Counts;
use tokens::Tokens;
use written::Other;

/// What foilint brings: the packed counts.
static PACKED: &[u8] = include_bytes!("../../../lints/words/counts.bin");

/// The counts that foilint brings.
fn counts() -> Counts {
    Counts::of(PACKED)
}

/// Whether edited English keeps two common words apart: were they strewn at random they would meet at least `by_chance`
/// times, and they never do.
pub fn keeps_apart(first: u64, second: u64, by_chance: f32) -> bool {
    let counts = counts();
    let alone = |key: u64| counts.short(table::Run::default().and(key));
    !counts.has(first, second) && alone(first) * alone(second) > by_chance * counts.total()
}

/// Whether two words have been seen side by side in edited English.
pub fn have_met(first: u64, second: u64) -> bool {
    counts().has(first, second)
}

/// The words that the counts cannot judge; read when first needed.
pub fn cues() -> &'static Cues {
    static CUES: OnceLock<Cues> = OnceLock::new();
    CUES.get_or_init(|| Cues::builtin().expect("the built-in cues are tested"))
}

/// Every word that was probably written for another, in order.
pub fn exchanges(cx: &Cx) -> Vec<Exchange> {
    let mut found = Vec::new();
    let (counts, cues, mut tokens, mut next) = (counts(), cues(), Tokens::default(), 0);
    for (sentence, at) in cx.found.rare.of(cx.letter, counts) {
        for place in next.max(at - 1)..=at {
            let word = &cx.letter.words[place];
            if !is_common(word, place == sentence.words.start) {
                continue;
            }
            let others = WRITTEN.written_for(word.key);
            if others.is_empty() {
                continue;
            }
            // with the other word both pairs have been seen, as far as its neighbours are plain words
            let (before, behind) = (before(cx, sentence, place), behind(cx, sentence, place));
            let fits = |other: &Other| {
                before.is_none_or(|word| counts.has(word, other.key))
                    && behind.is_none_or(|word| counts.has(other.key, word))
            };
            if others.iter().any(fits) {
                tokens.read(cx, sentence);
                found.extend(readings::exchange(cx, cues, Likelihood { counts }, &tokens, place));
            }
        }
        next = at + 1;
    }
    found
}

/// Every two neighbours that probably changed places, in order.
pub fn swaps(cx: &Cx) -> Vec<Swap> {
    let mut found: Vec<Swap> = Vec::new();
    let (counts, cues, mut tokens, mut next) = (counts(), cues(), Tokens::default(), 0);
    for (sentence, at) in cx.found.rare.of(cx.letter, counts) {
        // what begins a sentence has a capital, which does not change places
        let begin = next.max(at.saturating_sub(2)).max(sentence.words.start + 1);
        for first in begin..(at + 1).min(sentence.words.end - 1) {
            let [one, two] = [&cx.letter.words[first], &cx.letter.words[first + 1]];
            let fits = two.gap.is_plain_space()
                && is_common(one, false)
                && is_common(two, false)
                && counts.has(two.key, one.key)
                && !cues.moves_freely(one.key)
                && !cues.moves_freely(two.key)
                && before(cx, sentence, first).is_none_or(|word| counts.has(word, two.key))
                && behind(cx, sentence, first + 1).is_none_or(|word| counts.has(one.key, word));
            if !fits {
                continue;
            }
            tokens.read(cx, sentence);
            let Some(swap) = readings::swap(cx, cues, Likelihood { counts }, &tokens, first) else { continue };
            match found.last_mut() {
                // one slip makes several pairs that were never seen
                Some(last) if first <= last.first + 2 => {
                    if swap.gain > last.gain {
                        *last = swap;
                    }
                }
                _ => found.push(swap),
            }
        }
        next = at + 1;
    }
    found
}

/// The key of the word before a place, if nothing but a space is between.
fn before(cx: &Cx, sentence: &Sentence, place: usize) -> Option<u64> {
    let words = &cx.letter.words;
    let inside = place > sentence.words.start && words[place].gap.is_plain_space();
    inside.then(|| &words[place - 1]).filter(|word| word.kind == WordKind::Plain).map(|word| word.key)
}

/// The key of the word behind a place, if nothing but a space is between.
fn behind(cx: &Cx, sentence: &Sentence, place: usize) -> Option<u64> {
    let next = (place + 1 < sentence.words.end).then(|| &cx.letter.words[place + 1])?;
    (next.gap.is_plain_space() && next.kind == WordKind::Plain).then_some(next.key)
}
