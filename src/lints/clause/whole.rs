//! Whether words before a comma are a sentence of their own, so that the comma should have been a stop.

use std::ops::Range;

use super::{clauses, segment_start, verbs};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, Sentence};
use crate::lints::lexicon::{Classes, classes};

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
    // "…, and, as such, we are": what ends with a word that joins has not ended
    if JOINS.contains(&words[comma - 1].key) || clauses().always_opens(words[comma - 1].key) {
        return false;
    }
    let opens = |at: usize| {
        let key = words[at].key;
        let participle = letter.word(at).ends_with("ing") && !clauses().gerunds.contains(&key);
        participle || clauses().intro.contains(&key) || clauses().opens.contains(&key)
    };
    // an aside, or what an introduction leads to, begins the clause anew: only the clause next to the comma counts
    let found = verbs(words, start..comma);
    let main = found.main.or_else(|| plain_main(letter, start)).filter(|&verb| verb + 1 < comma);
    let Some(main) = main else { return false };
    if found.open > 0 || opens(start) || depends(letter, start..comma, main) {
        return false;
    }
    if start == first {
        return true;
    }
    let led = (first..start).any(|at| depends_at(letter, at, first));
    main > start
        && verbs(words, first..comma).open == 0
        && !led
        && (!opens(first) || is_phrase(letter, first..start))
        && SUBJECTS.contains(&words[start].key)
}

const JOINS: [u64; 4] = keys(["and", "or", "but", "as"]);
/// The fewest words of the clause behind an introduction without a verb: "under section 1, we are told" is an aside.
const FULL: usize = 6;

/// "We consulted the team", "I enclose it": a pronoun at the beginning and a word that can be nothing but its verb.
fn plain_main(letter: &Letter, start: usize) -> Option<usize> {
    let words = &letter.words;
    let verb = words.get(start + 1).filter(|verb| verb.gap.is_plain_space())?;
    let class = classes(verb.key);
    let finite = class.may_be(Classes::PAST) || class.only(Classes::BASE);
    (clauses().pronouns.contains(&words[start].key) && finite).then_some(start + 1)
}

/// Whether a clause depends on one of its words. What stands behind a main verb with a verb of its own hangs on that
/// clause, not the other way round: "Information is exempt if it is protected".
fn depends(letter: &Letter, range: Range<usize>, main: usize) -> bool {
    let words = &letter.words;
    range.clone().filter(|&at| depends_at(letter, at, range.start)).any(|at| {
        let behind = at > main + 1 && CONDITIONS.contains(&words[at].key);
        let said = clauses().joins.contains(&words[at - 1].key) || SAYS.contains(&words[at - 1].key);
        let own_verb = || verbs(words, at + 1..range.end).last.is_some_and(|verb| verb + 1 < range.end);
        !(behind && !said && own_verb())
    })
}

const CONDITIONS: [u64; 6] = keys(["if", "because", "when", "where", "unless", "since"]);
/// "We say if it is held": asked, not supposed.
const SAYS: [u64; 9] = keys(["say", "state", "confirm", "know", "tell", "see", "ask", "check", "whether"]);

/// Whether an introduction has no verb and opens no clause: "Under section 1 of the Act,".
fn is_phrase(letter: &Letter, range: Range<usize>) -> bool {
    let words = &letter.words;
    let found = verbs(words, range.clone());
    let long = (range.end..range.end + FULL)
        .all(|at| words.get(at).is_some_and(|word| at == range.end || !word.gap.has(Gap::COMMA)));
    found.last.is_none()
        && found.open == 0
        && long
        && !clauses().subordinates.contains(&words[range.start].key)
        && !range.clone().any(|at| letter.word(at).ends_with("ing"))
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
