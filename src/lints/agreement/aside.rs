//! An aside between two commas, which adds nothing to the subject before it: "the records, including e-mails, are".

use crate::letter::Letter;
use crate::letter::words::keys;
use crate::lints::clause::{clauses, is_after_comma};

/// The verb behind the aside that begins at word `at`: ", including e-mails, is".
pub(super) fn verb_behind(letter: &Letter, at: usize) -> Option<usize> {
    const OPENS: [u64; 3] = keys(["including", "which", "who"]);
    const PAIRS: [[u64; 2]; 4] =
        [keys(["together", "with"]), keys(["along", "with"]), keys(["such", "as"]), keys(["as", "well"])];
    const LISTS: u64 = OPENS[0];
    /// The most words of an aside.
    const MOST: usize = 14;
    let words = &letter.words;
    let first = words.get(at).filter(|word| is_after_comma(word))?;
    let pair = words.get(at + 1).is_some_and(|next| PAIRS.contains(&[first.key, next.key]));
    if !pair && !OPENS.contains(&first.key) {
        return None;
    }
    let within = letter.sentence_of(at)?.words.end.min(at + MOST);
    let mut commas = (at + 1..within).filter(|&index| is_after_comma(&words[index]));
    let is_verb = |index: &usize| clauses().is_finite(words[*index].key);
    match first.key == LISTS {
        true => commas.find(is_verb),
        false => commas.next().filter(is_verb),
    }
}
