//! Of which published scale a level is: that of the whole UK, or one of the two for Northern Ireland-related terrorism.

use super::topics::is_one;
use crate::letter::{Gap, Letter};
use crate::tables::Scope;

/// What the level at word `level` of a clause is the level of. `None` where the clause leaves it open.
pub(super) fn scope(letter: &Letter, clause: std::ops::Range<usize>, level: usize) -> Option<Scope> {
    // the place straight after the level belongs to it, the next clause does not
    let tail = (level + 1..clause.end.min(level + 5)).find(|&at| {
        letter.words[at].gap.has(Gap::COMMA.with(Gap::COLON)) || is_one(letter, at, &["and", "but", "while"])
    });
    let words = clause.start..tail.unwrap_or(clause.end.min(level + 5));
    let related = words.clone().any(|at| {
        let after = is_one(letter, at, &["ireland", "irish"]) && is_one(letter, at + 1, &["related"]);
        after || is_one(letter, at, &["ireland-related", "irish-related", "dissident", "nirt", "republican"])
    });
    let northern = |at: usize| {
        is_one(letter, at, &["northern"])
            && is_one(letter, at + 1, &["ireland"])
            && !is_one(letter, at + 2, &["related"])
    };
    let britain = |at: usize| {
        is_one(letter, at, &["great"]) && is_one(letter, at + 1, &["britain"])
            || is_one(letter, at, &["gb", "mainland"])
    };
    let whole = |at: usize| {
        is_one(letter, at, &["uk", "uk's", "national"])
            || is_one(letter, at, &["united"]) && is_one(letter, at + 1, &["kingdom"])
    };
    let international =
        words.clone().any(|at| is_one(letter, at, &["international"]) && is_one(letter, at + 1, &["terrorism"]));
    let main = if international { Scope::International } else { Scope::National };
    let north = words.clone().find(|&at| northern(at));
    let left_out = words.clone().any(|at| {
        is_one(letter, at, &["exclude", "excludes", "excluding", "except", "save", "apart", "other", "outside"])
            || is_one(letter, at, &["not"]) && is_one(letter, at + 1, &["include", "cover", "including", "covering"])
    });
    let any_whole = words.clone().any(whole);
    if any_whole && (left_out || !related) {
        return Some(main);
    }
    if !related && north.is_none() {
        return Some(main);
    }
    // the place that stands straight after the level, else the last before it
    let after = level + 1..words.end;
    for at in after.chain((words.start..level).rev()) {
        if northern(at) {
            return Some(Scope::NiInNi);
        }
        if britain(at) {
            return related.then_some(Scope::NiInGb).or(Some(main));
        }
    }
    None
}
