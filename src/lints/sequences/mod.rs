//! Words that cannot stand side by side: what a word that is lost, doubled or mistyped leaves behind. The rows are data
//! (`table`); a row that is right in some surroundings has guards that look at them.

mod table;

use std::ops::Range;
use std::sync::OnceLock;

use crate::letter::words::keys;
use crate::letter::{Block, BlockKind, Gap, Letter, Region, Word, WordKind};
use crate::lints::lexicon::{Classes, classes};

use table::{Guard, Row, Table};

/// Words of a letter that cannot stand side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence {
    /// The words.
    pub words: Range<usize>,
    /// What is wrong with them.
    pub say: &'static str,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        Table::parse(include_str!("../../../lints/words/sequences.txt")).expect("the built-in rows are tested")
    })
}

/// The sequences of a letter's own prose, in order; they do not overlap.
pub fn in_letter(letter: &Letter) -> Vec<Sequence> {
    let (table, mut found) = (table(), Vec::new());
    for block in letter.blocks.iter().filter(|block| is_prose(block)) {
        let mut end = block.words.start;
        let mut first = 0;
        for at in block.words.clone() {
            let second = table.number(letter.words[at].key);
            if first != 0
                && table.may_begin(first, second)
                && at > end
                && let Some(sequence) = sequence(table, letter, block, at - 1)
            {
                end = sequence.words.end;
                found.push(sequence);
            }
            first = second;
        }
    }
    found
}

/// Prose of the authority's own; a heading or a cell leaves words out.
fn is_prose(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
        && block.region.is_own_prose()
        && block.region != Region::ExemptionList
}

fn sequence(table: &Table, letter: &Letter, block: &Block, at: usize) -> Option<Sequence> {
    let words = &letter.words[..block.words.end];
    // a name or an acronym is no function word, but the first word of a sentence has a capital too
    if words[at].capital && !words[at].gap.has(Gap::SENTENCE) || words[at].kind != WordKind::Plain {
        return None;
    }
    let follows = |at: usize| words.get(at).filter(|word| follows_plainly(word));
    let second = follows(at + 1)?;
    // "can opt-in": what a hyphen joins may be used as anything
    if second.key == words[at].key || letter.word(at + 1).contains('-') || is_joined(letter, second) {
        return None;
    }
    let third = follows(at + 2).map_or(0, |word| word.key);
    let mut rows = table.rows([words[at].key, second.key, third]).peekable();
    rows.peek()?;
    // "the will provides"
    let noun = classes(words[at].key).may_be(Classes::NOUN)
        && before(words, at).is_some_and(|word| {
            let known = classes(word.key);
            // "your request about licensing will considered"
            known.may_be(Classes::DETERMINER.with(Classes::ADJECTIVE)) && !known.may_be(Classes::ING)
        });
    if noun {
        return None;
    }
    let (row, len) = rows.find(|(row, _)| !is_guarded(table, row, letter, words, at))?;
    Some(Sequence { words: at..at + len, say: row.say })
}

/// Whether a word is but the first piece of one: "and/or", "a.m."
fn is_joined(letter: &Letter, word: &Word) -> bool {
    let mut rest = letter.text()[word.span().end..].chars();
    match rest.next() {
        Some('/') => true,
        Some('.') => rest.next().is_some_and(char::is_alphabetic),
        _ => false,
    }
}

/// Whether nothing but a space is before a plain word in small letters.
fn follows_plainly(word: &Word) -> bool {
    word.kind == WordKind::Plain
        && !word.capital
        && word.gap.is_plain_space()
        && !word.gap.has(Gap::MARKUP.with(Gap::SENTENCE))
}

/// Whether what stands around a row makes it good English. `words` ends where the block does.
fn is_guarded(table: &Table, row: &Row, letter: &Letter, words: &[Word], at: usize) -> bool {
    row.guards.iter().any(|guard| match guard {
        Guard::Stranded => {
            let verbal = Classes::BASE
                .with(Classes::THIRD)
                .with(Classes::PAST)
                .with(Classes::PARTICIPLE)
                .with(Classes::ING)
                .with(Classes::ADJECTIVE);
            let known = before(words, at).map_or(Classes::NONE, |word| classes(word.key));
            known.is_unknown()
                || known.may_be(verbal)
                || clause(letter, at, 6).any(|word| table.pronouns.contains(&word.key))
        }
        Guard::Clause => clause(letter, at, 14).any(|word| table.openers.contains(&word.key)),
        Guard::Compared => clause(letter, at, 8).any(|word| compares(table, word)),
        Guard::Inverted => {
            before(words, at).is_some_and(|word| classes(word.key).may_be(Classes::AUXILIARY) || word.key == NOT)
        }
        Guard::Label => follows_noun(words, at),
        Guard::Contact => follows_contact(table, words, at),
        Guard::Directed => before(words, at).is_some_and(|word| table.directed.contains(&word.key)),
        Guard::Course => words.get(at + 2).is_some_and(|word| word.key == COURSE),
        Guard::Modifier => modifies(words, at + 1),
        Guard::Elided => before(words, at).is_some_and(|word| RELATIVES.contains(&word.key)),
        Guard::Attended => {
            words.get(at + 2).is_some_and(|word| word.key == NOT)
                && words.get(at + 3).is_some_and(|word| STAYED_AWAY.contains(&word.key))
        }
        Guard::Asking => {
            let noun = |word: &Word| classes(word.key).may_be(Classes::NOUN.with(Classes::PLURAL)) || word.key == BE;
            words[at].gap.has(Gap::SENTENCE) && words.get(at + 2).is_some_and(noun)
        }
    })
}

/// Whether the verb at `at` names the sort of something: "the edit mode", "the write off policy", "the hear and treat rate".
fn modifies(words: &[Word], at: usize) -> bool {
    let Some(next) = words.get(at + 1) else { return false };
    let known = classes(next.key);
    let verb = |word: &Word| classes(word.key).may_be(Classes::BASE) || classes(word.key).is_unknown();
    let joined = AND_OR.contains(&next.key) && words.get(at + 2).is_some_and(verb);
    let plain = follows_plainly(next) && (known.may_be(Classes::NOUN) || PARTICLES.contains(&next.key) || joined);
    plain || next.capital
}

/// Whether a clause may break off behind a word: "as far as we can". One that begins its sentence with "where" does not.
fn compares(table: &Table, word: &Word) -> bool {
    table.comparing.contains(&word.key) && !(WHERE.contains(&word.key) && word.gap.has(Gap::SENTENCE))
}

const BE: u64 = keys(["be"])[0];
const NOT: u64 = keys(["not"])[0];
const RELATIVES: [u64; 3] = keys(["who", "which", "that"]);
const WHERE: [u64; 2] = keys(["where", "when"]);
const STAYED_AWAY: [u64; 4] = keys(["attend", "arrive", "wait", "appear"]);
const AND_OR: [u64; 2] = keys(["and", "or"]);
const PARTICLES: [u64; 5] = keys(["off", "up", "out", "down", "back"]);
const COURSE: u64 = keys(["course"])[0];

/// Whether a noun or a figure is before a row.
fn follows_noun(words: &[Word], at: usize) -> bool {
    let nouns = Classes::NOUN.with(Classes::PLURAL);
    before(words, at).is_some_and(|word| word.kind != WordKind::Plain || classes(word.key).may_be(nouns))
}

/// Whether a clause without "that" stands before a row: "the powers the Trust has", "the rules we have".
fn follows_contact(table: &Table, words: &[Word], at: usize) -> bool {
    let pronoun = before(words, at).is_some_and(|word| table.pronouns.contains(&word.key));
    follows_noun(words, at) && !follows_first_subject(words, at) || pronoun && follows_noun(words, at - 1)
}

/// The most words between a determiner and its noun.
const MOST_ADJECTIVES: usize = 2;

/// Whether a determiner and a noun that begin their sentence are all there is before a row: "The County Council has".
fn follows_first_subject(words: &[Word], at: usize) -> bool {
    let noun = at.saturating_sub(1);
    let Some(first) = (0..noun).rev().take(MOST_ADJECTIVES + 1).find(|&index| words[index].gap.has(Gap::SENTENCE))
    else {
        return false;
    };
    // the subject begins behind the marker of an item: "c) The Council has"
    let marker = words[first].span().len() <= 2 && words[first + 1].gap.has(Gap::CLOSE.with(Gap::STOP));
    let first = first + usize::from(marker);
    let between = |index: usize| words[index].capital || classes(words[index].key).only(Classes::ADJECTIVE);
    classes(words[first].key).may_be(Classes::DETERMINER)
        && (first + 1..=at).all(|index| words[index].gap.is_plain_space() && words[index].kind == WordKind::Plain)
        && (first + 1..noun).all(between)
}

/// The word before a row, in its sentence.
fn before(words: &[Word], at: usize) -> Option<&Word> {
    words[..at].last().filter(|_| !words[at].gap.has(Gap::SENTENCE))
}

/// The words of the clause before a row, the nearest first.
fn clause<'a>(letter: &'a Letter, at: usize, most: usize) -> impl Iterator<Item = &'a Word> + 'a {
    let ends = Gap::STOP.with(Gap::SENTENCE).with(Gap::COLON);
    let run = (0..=at).rev().take_while(move |&index| index == at || !letter.words[index + 1].gap.has(ends));
    run.skip(1).take(most).map(|index| &letter.words[index])
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_rows_can_be_read() {
        assert_eq!(super::Table::parse(include_str!("../../../lints/words/sequences.txt")).map(drop), Ok(()));
    }
}
