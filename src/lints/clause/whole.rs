//! Whether words before a comma are a sentence of their own, so that the comma should have been a stop.

use std::ops::Range;

use super::one_sided::HOWEVER;
use super::{clauses, is_after_comma, segment_start, verbs};
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
    if clauses().leaves_open(words[comma - 1].key) {
        return false;
    }
    let opens = |at: usize| {
        let key = words[at].key;
        let participle = letter.word(at).ends_with("ing") && !clauses().gerunds.contains(&key);
        participle || clauses().intro.contains(&key) || clauses().opens.contains(&key)
    };
    // an aside, or what an introduction leads to, begins the clause anew: only the clause next to the comma counts
    let found = verbs(words, start..comma);
    let unable = unable_main(letter, start..comma);
    let main = found.main.or_else(|| plain_main(letter, start)).or(unable).filter(|&verb| verb + 1 < comma);
    let Some(main) = main else { return false };
    if found.open > 0
        || is_time(letter, start)
        || clauses().modals.contains(&words[start].key)
        || opens(start) && unable.is_none() && !leads_on(letter, start)
        || depends(letter, start..comma, main)
    {
        return false;
    }
    if start == first {
        return true;
    }
    let led = (first..start).any(|at| depends_at(letter, at, first));
    main > start
        && verbs(words, first..comma).open == 0
        && !led
        && (!opens(first) || is_phrase(letter, first..start) || start == first + 1 && begins_anew(letter, first))
        && (SUBJECTS.contains(&words[start].key) || classes(words[start].key).only(Classes::PLURAL))
}

/// "The day the fire was reported", "Every time a call is made": when something is, and no clause of its own.
fn is_time(letter: &Letter, start: usize) -> bool {
    const EACH: [u64; 4] = keys(["the", "every", "each", "any"]);
    /// "The last time"
    const WITHIN: usize = 4;
    let words = &letter.words[start..letter.words.len().min(start + WITHIN)];
    EACH.contains(&words[0].key) && words[1..].iter().any(|word| clauses().times.contains(&word.key))
}

/// The same for what stands before "therefore" or "however": there an introduction and a subject of any kind may lead to
/// the verb, as long as nothing that the verb belongs to depends on anything.
pub fn is_clause(letter: &Letter, sentence: &Sentence, comma: usize) -> bool {
    let words = &letter.words;
    let first = sentence.words.start;
    if hopes(letter, first, comma) || is_whole(letter, sentence, comma) {
        return true;
    }
    let start = segment_start(letter, sentence, comma);
    let found = verbs(words, start..comma);
    let asked = words[first].key == PLEASE && found.open == 0 && found.last.is_some();
    let main = found.main.or(found.last.filter(|_| asked)).filter(|&verb| verb > start && verb + 1 < comma);
    let subordinate = |at: usize| {
        clauses().subordinates.contains(&words[at].key)
            || clauses().opens.contains(&words[at].key)
            || clauses().leaves_open(words[at].key)
            || letter.word(at).ends_with("ing")
    };
    let Some(main) = main.filter(|_| !clauses().leaves_open(words[comma - 1].key)) else { return false };
    // a clause that opens behind the main verb has a verb of its own, known or not
    let opened = (start..main).any(|at| clauses().always_opens(words[at].key));
    if found.open > 0 && (opened || asked) {
        return false;
    }
    // "Having searched, the Board does hold it": the participle leads to the clause
    let participle = start > first && (letter.word(first).ends_with("ing") || words[first].key == HAVING);
    let hangs = subordinate(first) && !participle || subordinate(start) || depends(letter, start..comma, main);
    let before = verbs(words, first..start);
    !hangs
        && (start == first
            || (participle || before.last.is_none())
                && is_after_comma(&words[start])
                && !(first + usize::from(participle)..start).any(|at| depends_at(letter, at, first)))
}

/// "I trust that this answers your request": whatever is hoped is a sentence with it.
pub fn hopes(letter: &Letter, first: usize, comma: usize) -> bool {
    const WE: [u64; 2] = keys(["i", "we"]);
    const HOPE: [u64; 2] = keys(["hope", "trust"]);
    let words = &letter.words;
    first + FULL - 2 < comma && WE.contains(&words[first].key) && HOPE.contains(&words[first + 1].key)
}

const HAVING: u64 = keys(["having"])[0];
/// What begins a sentence that asks.
pub(super) const PLEASE: u64 = keys(["please"])[0];
/// The fewest words of the clause behind an introduction without a verb: "under section 1, we are told" is an aside.
const FULL: usize = 6;

/// "Therefore there is a risk": an adverb leads to the clause in the same breath.
fn leads_on(letter: &Letter, start: usize) -> bool {
    letter.words[start].key != HOWEVER && begins_anew(letter, start)
}

/// "In relation to question 3 we are unable to send older data": where "we are unable" stands behind an introduction, and
/// what we are unable to do behind that, with its object, the clause is whole.
fn unable_main(letter: &Letter, range: Range<usize>) -> Option<usize> {
    const WE: [u64; 2] = keys(["we", "i"]);
    const UNABLE: u64 = keys(["unable"])[0];
    /// "we are unable to send data"
    const WORDS: usize = 6;
    let words = &letter.words;
    let unable = range.clone().find(|&at| at > range.start + 2 && words[at].key == UNABLE)?;
    let preposition = clauses().intro.contains(&words[range.start].key)
        && !clauses().subordinates.contains(&words[range.start].key)
        && !letter.word(range.start).ends_with("ing");
    let alone = verbs(words, range.start..unable - 2).last.is_none();
    let long = unable + WORDS - 2 < range.end;
    (WE.contains(&words[unable - 2].key) && preposition && alone && long).then_some(unable - 1)
}

/// Whether a sentence begins with an adverb that ties it to the one before.
fn begins_anew(letter: &Letter, first: usize) -> bool {
    const ADVERBS: [u64; 14] = keys([
        "therefore",
        "however",
        "additionally",
        "furthermore",
        "moreover",
        "unfortunately",
        "also",
        "thus",
        "consequently",
        "accordingly",
        "similarly",
        "clearly",
        "generally",
        "currently",
    ]);
    ADVERBS.contains(&letter.words[first].key)
}

/// "We consulted the team", "I enclose it": a pronoun at the beginning and a word that can be nothing but its verb.
fn plain_main(letter: &Letter, start: usize) -> Option<usize> {
    let words = &letter.words;
    let near = |at: usize| words.get(at).filter(|word| word.gap.is_plain_space());
    let adverb = near(start + 1).is_some_and(|word| classes(word.key).only(Classes::ADVERB));
    let verb = start + 1 + usize::from(adverb);
    let class = classes(near(verb)?.key);
    let bare = class.may_be(Classes::BASE) && class.only(Classes::BASE.with(Classes::NOUN));
    let finite = class.may_be(Classes::PAST) || bare;
    (clauses().pronouns.contains(&words[start].key) && finite).then_some(verb)
}

/// Whether a clause depends on one of its words. What stands behind a main verb with a verb of its own hangs on that
/// clause, not the other way round: "Information is exempt if it is protected".
fn depends(letter: &Letter, range: Range<usize>, main: usize) -> bool {
    let words = &letter.words;
    range.clone().filter(|&at| depends_at(letter, at, range.start)).any(|at| {
        let because = words[at].key == BECAUSE && at > main;
        let behind = because || at > main + 1 && CONDITIONS.contains(&words[at].key);
        let said = || clauses().joins.contains(&words[at - 1].key) || SAYS.contains(&words[at - 1].key);
        // "until April 2008": a time, and no clause
        let plain_time = TIMES.contains(&words[at].key) && verbs(words, at + 1..range.end).last.is_none();
        if plain_time && at > main {
            return false;
        }
        let own_verb = || verbs(words, at + 1..range.end).last.is_some_and(|verb| verb + 1 < range.end);
        !(behind && !said() && own_verb())
    })
}

const TIMES: [u64; 5] = keys(["until", "before", "after", "since", "once"]);
const BECAUSE: u64 = keys(["because"])[0];
const CONDITIONS: [u64; 5] = keys(["if", "when", "where", "unless", "since"]);
/// "We say if it is held": asked, not supposed.
const SAYS: [u64; 8] = keys(["say", "state", "confirm", "know", "tell", "see", "ask", "check"]);

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
