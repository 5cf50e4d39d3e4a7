//! The letter's own reference against the case's.

use crate::letter::words::Gap;
use crate::letter::{Letter, Region};
use crate::text::Span;

/// The reference stands within this many words of its label ("Our reference number: FOI 12/24").
const WITHIN: usize = 4;
/// A shorter reference is too easily part of another number (letters and figures).
const SHORTEST: usize = 3;

/// Where the letter states a reference of its own that is not the case's, if the case's stands nowhere in it.
pub fn differs(letter: &Letter, known: &str) -> Option<Span> {
    let core = core(known).filter(|core| core.len() >= SHORTEST)?;
    let chunks = chunks(letter);
    let same = |chunk: &Span| {
        let written = plain(chunk.of(letter.text()));
        written.contains(&core)
            || written.len() + 2 >= core.len() && written.len() >= SHORTEST && plain(known).contains(&written)
    };
    if plain(letter.text()).contains(&plain(known)) || chunks.iter().any(same) {
        return None;
    }
    let labelled = chunks.iter().find(|chunk| is_labelled(letter, **chunk));
    let slip = |chunk: &&Span| {
        let written = plain(chunk.of(letter.text()));
        written.len() >= 6 && strsim::osa_distance(&written, &core) == 1
    };
    labelled.or_else(|| chunks.iter().find(slip)).copied()
}

/// Letters and figures alone, in capitals.
fn plain(text: &str) -> String {
    text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// The part of a reference with figures: "001761/18" of "FOI 001761/18".
fn core(known: &str) -> Option<String> {
    let figures = |part: &&str| part.contains(|char: char| char.is_ascii_digit());
    known.split_whitespace().filter(figures).max_by_key(|part| part.len()).map(plain)
}

/// Runs of words without white space between them that hold a figure, in the authority's own text.
fn chunks(letter: &Letter) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for block in letter.blocks.iter().filter(|block| block.region != Region::Request) {
        let mut open: Option<Span> = None;
        for index in block.words.clone() {
            let word = letter.words[index];
            let joined = !word
                .gap
                .has(Gap::SPACE.with(Gap::BLOCK).with(Gap::COMMA).with(Gap::QUOTE).with(Gap::OPEN).with(Gap::MARKUP));
            open = match open {
                Some(chunk) if joined => Some(chunk.cover(word.span())),
                other => {
                    found.extend(other);
                    Some(word.span())
                }
            };
        }
        found.extend(open);
    }
    found.retain(|chunk| chunk.of(letter.text()).contains(|char: char| char.is_ascii_digit()));
    found
}

/// "Our reference: …", "Ref: …", "Reference number …"; never "Your ref".
fn is_labelled(letter: &Letter, chunk: Span) -> bool {
    let at = letter.word_from(chunk.start);
    let Some(block) = letter.blocks.get(letter.block_of(at)) else { return false };
    if !matches!(block.region, Region::Letterhead | Region::Response) {
        return false;
    }
    let first = at.saturating_sub(WITHIN).max(block.words.start);
    let label = (first..at).rev().find(|index| is_any(letter.word(*index), &["ref", "reference"]));
    let Some(label) = label else { return false };
    let foreign = label > block.words.start
        && is_any(letter.word(label - 1), &["your", "their", "his", "her", "ico", "decision"]);
    let between = (label + 1..at).all(|index| {
        is_any(letter.word(index), &["no", "nr", "number", "is", "foi", "foia", "eir", "ir", "rfi", "sar"])
            || letter.word(index).len() == 1
    });
    !foreign && between
}

fn is_any(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| word.eq_ignore_ascii_case(known))
}
