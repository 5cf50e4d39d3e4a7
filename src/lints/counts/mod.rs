//! Which of two readings of a place is English: counts of single words, pairs and triples in edited prose decide.
//!
//! The counts hold hardly any letters of the genre, so a run of words that was never seen is no slip by itself. It only
//! says where to look: there, and nowhere else, the words are changed as a hand slips (a word for one that looks or
//! sounds like it, two neighbours for each other), and what is far likelier changed is reported. What is likelier by
//! much but could stand is data (`lints/cues-counts.toml`).

mod cues;
mod likelihood;
mod places;
mod readings;
mod rules;
mod table;
mod tokens;

pub use cues::Cues;
pub use readings::{Exchange, Swap};
pub use rules::betrayed;

use std::sync::OnceLock;

use crate::lints::Cx;
use likelihood::Likelihood;
use table::Counts;
use tokens::Tokens;

/// What foilint brings: the packed counts.
static PACKED: &[u8] = include_bytes!("../../../lints/words/counts.bin");

/// The counts that foilint brings.
fn counts() -> Counts {
    Counts::of(PACKED)
}

/// The words that are written for one another, and what is known of places; read when first needed.
pub fn cues() -> &'static Cues {
    static CUES: OnceLock<Cues> = OnceLock::new();
    CUES.get_or_init(|| Cues::builtin().expect("the built-in cues are tested"))
}

/// Every word that was probably written for another, in order.
pub fn exchanges(cx: &Cx) -> Vec<Exchange> {
    let mut found: Vec<Exchange> = Vec::new();
    let (counts, mut tokens) = (counts(), Tokens::default());
    places::rare(cx.letter, counts, |sentence, at| {
        tokens.read(cx, sentence);
        for place in [at - 1, at] {
            if found.last().is_none_or(|last| last.at < place)
                && let Some(exchange) = readings::exchange(cx, cues(), Likelihood { counts }, &tokens, place)
            {
                found.push(exchange);
            }
        }
    });
    found
}

/// Every two neighbours that probably changed places, in order.
pub fn swaps(cx: &Cx) -> Vec<Swap> {
    let mut found: Vec<Swap> = Vec::new();
    let (counts, mut tokens) = (counts(), Tokens::default());
    places::rare(cx.letter, counts, |sentence, at| {
        tokens.read(cx, sentence);
        let best = [at.saturating_sub(2), at - 1, at]
            .into_iter()
            .filter_map(|first| readings::swap(cx, cues(), Likelihood { counts }, &tokens, first))
            .max_by(|a, b| a.gain.total_cmp(&b.gain));
        if let Some(best) = best {
            match found.last_mut() {
                // one slip makes several pairs that were never seen
                Some(last) if best.first <= last.first + 2 => {
                    if best.gain > last.gain {
                        *last = best;
                    }
                }
                _ => found.push(best),
            }
        }
    });
    found
}
