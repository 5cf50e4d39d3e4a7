//! Whether words before a comma are a sentence of their own, so that the comma should have been a stop.

use std::ops::Range;

use super::{clauses, segment_start, verbs};
use crate::letter::words::keys;
use crate::letter::{Letter, Sentence};

/// What begins a clause: pronouns first, then what leads a noun.
pub const SUBJECTS: [u64; 16] = keys([
    "we", "i", "you", "this", "it", "they", "there", "these", "the", "our", "your", "a", "an", "any", "no", "some",
]);
/// Where one of these stands in the first clause, or leads to it, the clause may depend on something.
const DEPENDS: [u64; 31] = keys([
    "if",
    "when",
    "where",
    "whilst",
    "while",
    "although",
    "though",
    "because",
    "unless",
    "since",
    "once",
    "should",
    "given",
    "as",
    "after",
    "before",
    "until",
    "provided",
    "assuming",
    "not",
    "so",
    "having",
    "such",
    "more",
    "considering",
    "whatever",
    "wherever",
    "whoever",
    "whichever",
    "regardless",
    "than",
]);

/// Whether the words before a comma are a main clause of their own that depends on nothing.
pub fn is_whole(letter: &Letter, sentence: &Sentence, comma: usize) -> bool {
    let words = &letter.words;
    let first = sentence.words.start;
    let start = segment_start(letter, sentence, comma);
    let depends = |range: Range<usize>| range.into_iter().any(|at| depends_at(letter, at, start));
    let opens = |at: usize| {
        let key = words[at].key;
        let participle = letter.word(at).ends_with("ing") && !clauses().gerunds.contains(&key);
        participle || clauses().intro.contains(&key) || clauses().opens.contains(&key)
    };
    // an aside, or what an introduction leads to, begins the clause anew: only the clause next to the comma counts
    let found = verbs(words, start..comma);
    if start == first {
        return found.main.is_some_and(|verb| verb + 1 < comma)
            && found.open == 0
            && !depends(start..comma)
            && !opens(start);
    }
    let whole = verbs(words, first..comma);
    let led = (first..start).any(|at| depends_at(letter, at, first));
    found.main.is_some_and(|verb| verb > start && verb + 1 < comma)
        && found.open == 0
        && whole.open == 0
        && !depends(start..comma)
        && !led
        && !opens(start)
        && !opens(first)
        && SUBJECTS.contains(&words[start].key)
}

/// A word on which the clause may depend, when it begins at word `start`.
fn depends_at(letter: &Letter, at: usize, start: usize) -> bool {
    let key = letter.words[at].key;
    if !DEPENDS.contains(&key) {
        return false;
    }
    // "not" and "as" matter only at the beginning
    !LOOSE.contains(&key) || at == start
}

const LOOSE: [u64; 6] = keys(["not", "as", "so", "more", "such", "should"]);
