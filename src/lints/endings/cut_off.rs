//! A line that stops at a word which something must follow: "The file was sent to", "has recruited 46 people and is".
//! Such words stand at the end of a heading too ("What the money is for"), of a lead-in and of a line that was wrapped, so
//! what comes before and after decides.

use std::ops::Range;

use crate::letter::words::keys;
use crate::letter::{Block, BlockKind, Letter, Region, WordKind};
use crate::lints::lexicon::{Classes, classes};

/// Words with no stop after them, ever: "a" and "and" may be names, of a part or of a gate.
const NEVER_STOPS: [u64; 7] = keys(["the", "an", "our", "your", "their", "every", "because"]);
/// Words that no sentence ends with.
const NEVER_LAST: [u64; 12] =
    keys(["the", "a", "an", "and", "or", "because", "our", "your", "their", "of", "than", "whose"]);
/// Words that a sentence ends with where another word stands in an unusual place: "the person you spoke to".
const SELDOM_LAST: [u64; 14] =
    keys(["to", "is", "are", "was", "were", "be", "been", "by", "with", "from", "has", "have", "which", "at"]);
/// Words that lead in to no name or address.
const NEVER_LEADS: [u64; 4] = keys(["and", "because", "been", "be"]);
/// Words that move another one to the front, or leave the last one alone.
const MOVES: [u64; 16] = keys([
    "what", "who", "whom", "which", "where", "when", "how", "why", "whether", "as", "than", "that", "it", "you", "we",
    "they",
]);
/// Words that open a heading, or a question.
const OPENS_HEADING: [u64; 10] = keys(["what", "who", "whom", "which", "where", "when", "how", "why", "to", "about"]);
/// Words that join the items of a list.
const JOINS: [u64; 2] = keys(["and", "or"]);
/// The fewest words of a sentence.
const FEWEST: usize = 4;
/// The fewest words of a sentence that ends in a comma.
const FEWEST_BEFORE_COMMA: usize = 8;

/// Whether a block stops in the middle of a sentence, whatever its length.
pub fn is_cut_off(letter: &Letter, index: usize) -> bool {
    let block = &letter.blocks[index];
    let prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
        && block.region.is_own_prose()
        && block.region != Region::ExemptionList
        && !block.emphasised
        && block.words.len() >= FEWEST;
    prose && is_open(letter, block) && !goes_on(letter, index)
}

/// The last two words of each sentence whose stop comes after a word that calls for another one: "please contact the.".
pub fn stops_short<'a>(letter: &'a Letter) -> impl Iterator<Item = Range<usize>> + 'a {
    let prose = letter.blocks.iter().filter(|block| block.region.is_own_prose() && block.kind != BlockKind::Heading);
    prose.flat_map(|block| &letter.sentences[block.sentences.clone()]).filter_map(|sentence| {
        let last = sentence.words.end.checked_sub(1).filter(|last| *last > sentence.words.start)?;
        let word = &letter.words[last];
        let calls = NEVER_STOPS.contains(&word.key) && word.kind == WordKind::Plain && !word.capital;
        let stops = || letter.text()[word.span().end..sentence.span.end].starts_with('.');
        (calls && word.gap.is_plain_space() && stops() && letter.words[last - 1].kind == WordKind::Plain)
            .then_some(last - 1..last + 1)
    })
}

/// Whether the last word, or the comma after it, asks for more.
fn is_open(letter: &Letter, block: &Block) -> bool {
    let last = block.words.end - 1;
    let word = &letter.words[last];
    let after = letter.text()[word.span().end..block.span.end].trim_matches(['*', '_', ' ']);
    let sentence = letter.sentence_of(last).map_or(block.words.clone(), |sentence| sentence.words.clone());
    if sentence.len() < 2 {
        return false;
    }
    let first = &letter.words[sentence.start];
    if !first.capital || OPENS_HEADING.contains(&first.key) || !has_verb(letter, sentence.clone()) {
        return false;
    }
    match after {
        "" if word.kind != WordKind::Plain || word.capital => false,
        "" if NEVER_LAST.contains(&word.key) => true,
        // "we wrote to", but not "the person we wrote to"
        "" => {
            let inner = &letter.words[sentence.start + 1..last];
            SELDOM_LAST.contains(&word.key) && !inner.iter().any(|word| MOVES.contains(&word.key))
        }
        "," => block.kind == BlockKind::Paragraph && sentence.len() >= FEWEST_BEFORE_COMMA,
        _ => false,
    }
}

/// Whether a finite verb stands before the last word.
fn has_verb(letter: &Letter, sentence: Range<usize>) -> bool {
    // "Something to be going on with"
    const BE: [u64; 3] = keys(["be", "been", "being"]);
    let words = &letter.words[sentence.start..sentence.end.saturating_sub(1)];
    let verb = Classes::THIRD.with(Classes::PAST).with(Classes::AUXILIARY);
    words.iter().filter(|word| !BE.contains(&word.key)).any(|word| {
        let known = classes(word.key);
        known.may_be(Classes::AUXILIARY) || known.may_be(verb) && !known.may_be(Classes::NOUN.with(Classes::PLURAL))
    })
}

/// Whether what comes next may be the rest of the sentence.
fn goes_on(letter: &Letter, index: usize) -> bool {
    let block = &letter.blocks[index];
    let Some(next) = letter.blocks[index + 1..].iter().find(|next| !next.words.is_empty()) else {
        // a fragment, or an attachment, may go on elsewhere
        return !letter.whole;
    };
    let first = &letter.words[next.words.start];
    let sisters = block.kind == BlockKind::Item && next.kind == BlockKind::Item && are_sisters(letter, block, next);
    let last = letter.words[block.words.end - 1].key;
    // "a) the date; and": list-punctuation says whether another item is missing
    let joins = block.kind == BlockKind::Item && JOINS.contains(&last);
    let listed = joins || next.kind == BlockKind::Item && !sisters;
    let prose = next.region.is_own_prose() || next.region == Region::SignOff;
    listed
        || matches!(next.kind, BlockKind::Quote | BlockKind::Row | BlockKind::Literal)
        || !prose
        || !next.apart && !sisters
        || next.emphasised && next.kind != BlockKind::Heading
        || !first.capital && first.kind == WordKind::Plain
        || matches!(first.kind, WordKind::Url | WordKind::Email)
        || letter.text()[next.span.start..next.span.end].starts_with(['"', '“', '‘', '\'', '(', '[', '*', '_'])
        || !ends_before(letter, block, next)
}

/// Whether the block after shows that the sentence is not only led in to ("Please write to", and an address): a sentence of
/// its own or, where nothing could be led in to, a heading.
fn ends_before(letter: &Letter, block: &Block, next: &Block) -> bool {
    let last = &letter.words[block.words.end - 1];
    let comma = letter.text()[last.span().end..].starts_with(',');
    // "I hope that this helps," before the sign-off; "Having looked for it," before a new line
    let heading = next.kind == BlockKind::Heading && (comma || NEVER_LEADS.contains(&last.key));
    let body = letter.text()[next.span.start..next.span.end].trim_end();
    heading
        || !comma
            && next.kind != BlockKind::Heading
            && body.ends_with(['.', ';'])
            && has_verb(letter, next.words.clone())
}

/// Whether two items bear the same kind of marker, as far from the margin.
fn are_sisters(letter: &Letter, one: &Block, other: &Block) -> bool {
    let (one, other) = (marker(letter, one), marker(letter, other));
    !one.is_empty() && one == other
}

/// The spaces and the marker with which the line of an item begins, one digit or letter for all.
fn marker(letter: &Letter, item: &Block) -> Vec<char> {
    let text = letter.text();
    let line = &text[text[..item.span.start].rfind(['\n', '\r']).map_or(0, |end| end + 1)..item.span.end];
    let (spaces, rest) = line.split_at(line.len() - line.trim_start().len());
    let kind = |char: char| match char {
        '0'..='9' => '1',
        'a'..='z' => 'a',
        'A'..='Z' => 'A',
        other => other,
    };
    let mut kinds: Vec<char> =
        spaces.chars().chain(rest.split_whitespace().next().unwrap_or("").chars().map(kind)).collect();
    kinds.dedup();
    kinds
}
