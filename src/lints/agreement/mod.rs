//! Number: whether a verb or a determiner goes with its noun. English lets most nouns be taken either way in some place, so a
//! clause is only read where it begins plainly and every word of its subject is of one class. The nouns are data,
//! `lints/words/agreement.txt`.

mod aside;
mod begins;
pub mod bodies;
pub mod counts;
pub mod described;
pub mod exemptions;
pub mod forward;
mod heads;
pub mod joined;
mod longer;
pub mod names;
mod nouns;
pub mod pairs;
pub mod persons;
mod phrases;
pub mod provisions;
pub mod quantities;
pub mod relatives;
mod report;
pub mod several;
mod subject;
pub mod there;
pub mod verbs;

pub use nouns::nouns;
pub use report::Report;
pub use subject::{Number, Subject, before_verb};

use crate::letter::words::keys;
use crate::letter::{Block, BlockKind, Gap, Letter, Region, Word, WordKind};
use crate::lints::lexicon::{Classes, classes};

/// Classes of words that end a noun phrase: after them, the noun before is no part of a longer name.
const ENDS: Classes = Classes::PREPOSITION
    .with(Classes::CONJUNCTION)
    .with(Classes::AUXILIARY)
    .with(Classes::PRONOUN)
    .with(Classes::DETERMINER);

/// Pronouns that are one, whoever is meant.
const ANYONE: [u64; 7] = keys(["anyone", "someone", "everyone", "anybody", "somebody", "everybody", "nobody"]);

/// The authority's own prose.
pub fn is_prose(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
        && block.region.is_own_prose()
        && block.region != Region::ExemptionList
}

/// Whether a word is one of the authority's own prose.
fn own(letter: &Letter, at: usize) -> bool {
    is_prose(&letter.blocks[letter.block_of(at)])
}

/// Whether nothing but a space stands before a plain word in small letters.
pub fn follows(word: &Word) -> bool {
    word.kind == WordKind::Plain
        && !word.capital
        && word.gap.is_plain_space()
        && !word.gap.has(Gap::MARKUP.with(Gap::SENTENCE))
}

/// Whether the noun phrase is over at word `at`: the sentence or clause ends before it, or it is a function word.
pub fn phrase_ends(letter: &Letter, at: usize) -> bool {
    let Some(word) = letter.words.get(at) else { return true };
    if word.gap.has(Gap::SENTENCE) {
        return true;
    }
    if !word.gap.is_plain_space() {
        return !word.gap.has(Gap::SLASH.with(Gap::QUOTE).with(Gap::MARKUP).with(Gap::OPEN).with(Gap::DASH));
    }
    word.kind == WordKind::Plain
        && !word.capital
        && classes(word.key).may_be(ENDS)
        && !classes(word.key).may_be(Classes::NOUN.with(Classes::ADJECTIVE))
}

/// Whether something is only supposed before word `at`, where "were" may be right: "unless the request were narrowed".
pub fn is_supposed(letter: &Letter, at: usize) -> bool {
    const THAT: u64 = keys(["that"])[0];
    /// "in the event that", "it is high time"
    const NEAR: usize = 3;
    let start = letter.sentence_of(at).map_or(at, |sentence| sentence.near(at).start);
    let near = at.saturating_sub(NEAR).max(start);
    // "if I were to explain that the cost were high" supposes nothing of the cost
    let that = at > start && letter.words[at - 1].key == THAT;
    let from = if that { near } else { start };
    letter.words[from..at].iter().any(|word| nouns().supposes.contains(&word.key))
        || letter.words[near..at].iter().any(|word| nouns().supposes_next.contains(&word.key))
}

/// Whether the clause at word `at` is what somebody asks for: "it is vital that the officer have".
pub fn is_asked_for(letter: &Letter, at: usize) -> bool {
    const THAT: u64 = keys(["that"])[0];
    const BE: [u64; 4] = keys(["is", "was", "be", "were"]);
    const IT: u64 = keys(["it"])[0];
    /// "we ask of the school that it have", "the requirement of the lease was that the user have"
    const NEAR: usize = 3;
    const FAR: usize = 8;
    let start = letter.sentence_of(at).map_or(at, |sentence| sentence.near(at).start);
    let Some(that) = at.checked_sub(1).filter(|&that| that >= start && letter.words[that].key == THAT) else {
        return false;
    };
    let before = &letter.words[start..that];
    let it_is = |pair: &[Word]| pair[0].key == IT && BE.contains(&pair[1].key);
    let far = before.last().is_some_and(|last| BE.contains(&last.key)) || before.windows(2).any(it_is);
    before.iter().rev().take(if far { FAR } else { NEAR }).any(|word| nouns().asks.contains(&word.key))
}
