//! Questions without their mark, told by how they begin and where they stand: "Q2. Whats the amount" alone above a
//! paragraph.

use super::labels::{self, Label};
use super::shapes::next_below;
use crate::letter::read;
use crate::letter::words::{Gap, WordKind, keys};
use crate::letter::{Block, BlockKind, Letter};

/// How a requester begins.
const ASKING: [u64; 33] = keys([
    "how", "hows", "what", "whats", "when", "where", "who", "whos", "which", "why", "please", "whether", "can",
    "could", "do", "does", "did", "is", "are", "has", "have", "was", "were", "number", "amount", "total", "copy",
    "copies", "list", "any", "supply", "provide", "tell",
]);
/// The verbs among them: "Question 5 is …", "(a) is prohibited …" are no questions.
const VERBS: [u64; 11] = keys(["is", "are", "was", "were", "has", "have", "do", "does", "did", "can", "could"]);
/// The words among them with which a heading of the authority's begins as well: "What the Council holds".
const INDIRECT: [u64; 7] = keys(["how", "what", "when", "where", "which", "why", "whether"]);
/// What follows them in a question.
const AFTER: [u64; 12] = keys([
    "many",
    "much",
    "often",
    "long",
    "percentage",
    "would",
    "will",
    "date",
    "type",
    "year",
    "proportion",
    "other",
]);
/// The nouns among them: titles, too.
const NOUNS: [u64; 7] = keys(["number", "amount", "total", "copy", "copies", "list", "any"]);
/// How an answer begins below a label: "Q1 – None", "Question 2: We hold …".
const ANSWERING: [u64; 15] = keys([
    "we",
    "our",
    "yes",
    "no",
    "none",
    "not",
    "nil",
    "see",
    "as",
    "information",
    "this",
    "these",
    "it",
    "there",
    "attached",
]);
/// After "please" in an answer.
const POINTING: [u64; 8] = keys(["see", "find", "note", "refer", "be", "contact", "visit", "read"]);
/// A question is longer than a title of one or two words.
const FEWEST: usize = 4;

/// Whether a block begins as requests do that are addressed to nobody: "Please can you tell me", "I would like to know".
pub(super) fn asks_a_favour(letter: &Letter, block: &Block) -> bool {
    const OPENINGS: [[u64; 4]; 8] = [
        keys(["please", "can", "you", "tell"]),
        keys(["please", "can", "you", "provide"]),
        keys(["please", "could", "you", "provide"]),
        keys(["could", "you", "please", "provide"]),
        keys(["can", "you", "please", "provide"]),
        keys(["i", "would", "like", "to"]),
        keys(["i", "am", "writing", "to"]),
        keys(["under", "the", "foi", "i"]),
    ];
    /// "I would like to know", "I am writing to request": not "to apologise", "to confirm".
    const ASKS: [u64; 5] = keys(["know", "request", "ask", "obtain", "see"]);
    let words = &letter.words[block.words.clone()];
    // "For the quarter that ended in June, can you please provide:"
    let last = OPENINGS[1..5].iter().any(|opening| {
        words.len() > 4 && words.iter().rev().map(|word| word.key).take(4).eq(opening.iter().rev().copied())
    });
    if last && block.span.of(letter.text()).trim_end().ends_with(':') {
        return true;
    }
    let Some(opening) = OPENINGS.iter().position(|opening| {
        words.len() > opening.len() && opening.iter().zip(words).all(|(key, word)| *key == word.key)
    }) else {
        return false;
    };
    !matches!(opening, 5 | 6) || ASKS.contains(&words[4].key)
}

/// Whether a question may begin with word `first` of a block: "whats the", "please supply".
pub(super) fn begins_to_ask(letter: &Letter, block: &Block, first: usize) -> bool {
    let second = letter.words.get(first + 1).filter(|_| first + 1 < block.words.end);
    let own = const { keys(["we", "our", "i"]) };
    first < block.words.end
        && ASKING.contains(&letter.words[first].key)
        && !second.is_some_and(|second| own.contains(&second.key) || POINTING.contains(&second.key))
}

/// Whether a heading asks directly: "How many …", "who is …", and not "How we searched".
pub(super) fn asks_directly(letter: &Letter, block: &Block, first: usize) -> bool {
    let second = letter.words.get(first + 1).filter(|_| first + 1 < block.words.end).map_or(0, |word| word.key);
    let indirect = INDIRECT.contains(&letter.words[first].key);
    begins_to_ask(letter, block, first)
        && !NOUNS.contains(&letter.words[first].key)
        && (!indirect || VERBS.contains(&second) || AFTER.contains(&second))
}

/// Whether a question may begin with a verb after the marker of a list: "(a) is prohibited" goes on with a sentence.
pub(super) fn goes_on(letter: &Letter, first: usize, marker: &str) -> bool {
    let word = &letter.words[first];
    let lettered = marker.contains(|char: char| char.is_ascii_alphabetic());
    VERBS.contains(&word.key) && !word.capital && lettered
}

/// Whether block `index` asks below a label: "Q2. Whats the amount payed", alone above its answer.
pub(super) fn asks_below(letter: &Letter, index: usize, label: Label) -> bool {
    let block = &letter.blocks[index];
    let body = block.span.of(letter.text()).trim_end_matches(['*', '_', ' ']);
    let first = letter.word_from(block.span.start + label.len);
    let asked = block.words.end.saturating_sub(first);
    if asked < FEWEST || !label.numbered || !stands_above_an_answer(letter, index) {
        return false;
    }
    let verb = VERBS.contains(&letter.words[first].key);
    // "Q2. Where exemptions are relied on, section 17 requires that we …"
    let own = const { keys(["we", "our"]) };
    let told = body.ends_with('.') && letter.words[first..block.words.end].iter().any(|word| own.contains(&word.key));
    let asks = begins_to_ask(letter, block, first) && !(label.open && verb) && !told;
    if !asks && label.open {
        return false;
    }
    if !label.question && !asks_directly(letter, block, first) && !please(letter, first) {
        return false;
    }
    let second = letter.words[first + 1].key;
    let answers = matches!(letter.words[first].kind, WordKind::Number | WordKind::Reference)
        || ANSWERING.contains(&letter.words[first].key)
        || POINTING.contains(&second);
    // a stop is at home in an answer
    asks || label.question && !answers && !body.ends_with(['.', ':', ';', ',']) && !is_title(letter, block, first)
}

/// Whether block `index` asks, without any label, right above one that names the answer.
pub(super) fn asks_above_an_answer(letter: &Letter, index: usize, answer: &Block) -> bool {
    let block = &letter.blocks[index];
    let body = block.span.of(letter.text()).trim_end_matches(['*', '_', ' ']);
    let marker = read::marker_len(body);
    let first = letter.word_from(block.span.start + marker);
    let own = const { keys(["we", "our"]) };
    block.words.end.saturating_sub(first) >= FEWEST
        && labels::names_an_answer(letter, answer)
        && !letter.words[first..block.words.end].iter().take(3).any(|word| own.contains(&word.key))
        && (body.ends_with('?')
            || asks_directly(letter, block, first)
            || marker > 0 && !body.ends_with('.')
            || !answer.apart
                && (marker > 0 || speaks_as_one(letter, block) || !is_closed(body) && !is_title(letter, block, first)))
}

/// Whether a block speaks of "I", "me" or "my".
pub(super) fn speaks_as_one(letter: &Letter, block: &Block) -> bool {
    block.words.clone().any(|at| is_me(letter, at))
}

/// Whether a word is said of oneself: "I", "I'd", "my". An "i" in small letters is the number of an item.
pub(super) fn is_me(letter: &Letter, at: usize) -> bool {
    const ME: [u64; 9] = keys(["i", "im", "i'm", "i'd", "i've", "i'll", "me", "my", "myself"]);
    ME.contains(&letter.words[at].key) && letter.word(at) != "i"
}

/// Whether a line has a mark at its end.
fn is_closed(body: &str) -> bool {
    body.ends_with(['.', ':', ';', ','])
}

/// Whether the block before and after are no labels of questions, and the one after is prose, a list or a table.
fn stands_above_an_answer(letter: &Letter, index: usize) -> bool {
    let filled = |block: &&Block| !block.words.is_empty();
    let labelled = |block: &Block| labels::question_label(block.span.of(letter.text())).is_some();
    let before = letter.blocks[..index].iter().rfind(filled);
    let next = next_below(letter, index);
    before.is_none_or(|before| !labelled(before))
        && next.is_some_and(|next| next.kind != BlockKind::Heading && !labelled(next))
}

/// Whether the longer words of a block are capitalised, from word `first` on.
fn is_title(letter: &Letter, block: &Block, first: usize) -> bool {
    let long = || (first..block.words.end).filter(|&at| letter.words[at].span().len() > 3);
    long().filter(|&at| letter.words[at].capital && !letter.words[at].gap.has(Gap::SENTENCE)).count() * 2
        > long().count()
}

fn please(letter: &Letter, first: usize) -> bool {
    let please = const { keys(["please"]) };
    please.contains(&letter.words[first].key)
}
