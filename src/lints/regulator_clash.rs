//! A regulator's name with the address of another: "the Scottish Information Commissioner, Wycliffe House". Whichever law
//! the letter answers under, one of the two is wrong; the law tells which.

use std::ops::Range;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::facts::regime::is_scottish;
use crate::facts::rights::{Regulator, is_of_another_law};
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::fixed_key;
use crate::letter::{Letter, Region};
use crate::text::data;

use super::{Cx, Finding};

/// The name that an address belongs to stands in so many blocks and sentences before it at the most.
const BEFORE: usize = 3;
/// The line of a name in an address has at most this many words.
const LONGEST_LINE: usize = 6;

/// Report the name or the address, whichever is not of the letter's law.
pub(super) fn clash(cx: &Cx) -> Option<Finding> {
    let addresses = [(&cues().uk_address, Regulator::Uk), (&cues().scottish_address, Regulator::Scottish)];
    addresses.into_iter().find_map(|(set, owner)| {
        let hits = set.in_letter(cx.letter, &NoSlots);
        hits.into_iter().find_map(|hit| at_address(cx, hit.start..hit.end, owner))
    })
}

fn at_address(cx: &Cx, address: Range<usize>, owner: Regulator) -> Option<Finding> {
    let letter = cx.letter;
    let block = letter.block_of(address.start);
    let words = letter.sentence_of(address.start).map_or(address.clone(), |sentence| sentence.words.clone());
    let near = letter
        .sentence_index(address.start)
        .map_or(0, |index| letter.sentences[index.saturating_sub(BEFORE)].words.start);
    let from = letter.blocks[block.saturating_sub(BEFORE)].words.start.max(near);
    let in_scotland = || cues().uk_in_scotland.is_in(&letter.words, from..words.end, &NoSlots);
    let other_law = || is_of_another_law(letter, from..words.end);
    if letter.blocks[block].region == Region::Request || other_law() || in_scotland() {
        return None;
    }
    let law = cx.facts.regime_known.then(|| of(is_scottish(cx.facts.regime)));
    let here = names(letter, words.clone());
    let name = match here.iter().find(|name| name.regulator != owner) {
        Some(name) if !here.iter().any(|name| name.regulator == owner) => Some(name),
        Some(name) => here.get(1).filter(|own| law == Some(owner) && is_placed_at(letter, name, own)).map(|_| name),
        None => {
            return above(cx, from..words.start, owner, here.first(), law).map(|name| report(cx, &name, address, law));
        }
    };
    name.map(|name| report(cx, name, address, law))
}

/// "The Scottish Information Commissioner can be contacted at the Information Commissioner’s Office".
fn is_placed_at(letter: &Letter, name: &Name, own: &Name) -> bool {
    name.words.end < own.words.start && cues().placed.is_in(&letter.words, name.words.end..own.words.start, &NoSlots)
}

/// The name that is wrong where an address stands with no other than its own: the last one named before it, or its own
/// below the right one of the letter's law.
fn above(cx: &Cx, before: Range<usize>, owner: Regulator, here: Option<&Name>, law: Option<Regulator>) -> Option<Name> {
    let letter = cx.letter;
    let alone = |name: &Name| letter.blocks[letter.block_of(name.words.start)].words.len() <= LONGEST_LINE;
    let mut before = names(letter, before);
    let mut own = here.cloned();
    if own.is_none() && before.last().is_some_and(|name| name.regulator == owner && alone(name)) {
        own = before.pop();
    }
    let last = before.pop().filter(|name| name.regulator != owner)?;
    match own {
        Some(own) => (law == Some(last.regulator) && !is_in_prose(letter, &own)).then_some(own),
        None => Some(last),
    }
}

/// The regulator of the Scottish laws or of the others.
fn of(scottish: bool) -> Regulator {
    if scottish { Regulator::Scottish } else { Regulator::Uk }
}

/// Whether a name stands in a sentence, not in the lines of an address.
fn is_in_prose(letter: &Letter, name: &Name) -> bool {
    let block = &letter.blocks[letter.block_of(name.words.start)];
    letter.sentences[block.sentences.clone()].iter().any(|sentence| sentence.terminated)
}

/// The words that are not of the letter's law; the name where the law is not known.
fn report(cx: &Cx, name: &Name, address: Range<usize>, law: Option<Regulator>) -> Finding {
    let (mut at, mut beside) = (cx.letter.words_span(name.words.clone()), cx.letter.words_span(address));
    let message = if law == Some(name.regulator) {
        std::mem::swap(&mut at, &mut beside);
        format!("This is not the address of the {}: give that of the regulator named.", title(name.regulator))
    } else {
        let right = law.unwrap_or(of(name.regulator == Regulator::Uk));
        format!(
            "This name stands with the address of another regulator, or above it. Write ‘{}’, with its own address.",
            title(right)
        )
    };
    let label = if law == Some(name.regulator) { "another regulator’s" } else { "not the regulator of this address" };
    Finding::new(at, message).label(label).related(beside, "the two do not belong together")
}

fn title(regulator: Regulator) -> &'static str {
    if regulator == Regulator::Scottish { "Scottish Information Commissioner" } else { "Information Commissioner" }
}

/// A regulator's name in the letter.
#[derive(Clone)]
struct Name {
    words: Range<usize>,
    regulator: Regulator,
}

/// The names in a passage, in order.
fn names(letter: &Letter, words: Range<usize>) -> Vec<Name> {
    let scottish = |at: usize| at > 0 && letter.words[at - 1].key == const { fixed_key("scottish") };
    let found = |set: &PatternSet| set.find_all(&letter.words, words.clone(), &NoSlots);
    let north = found(&cues().scottish_name).into_iter().map(|hit| (hit.start..hit.end, Regulator::Scottish));
    let south = found(&cues().uk_name).into_iter().map(|hit| (hit.start..hit.end, Regulator::Uk));
    let all = north.chain(south.filter(|(words, _)| !scottish(words.start)));
    let mut names: Vec<Name> = all.map(|(words, regulator)| Name { words, regulator }).collect();
    names.sort_unstable_by_key(|name| name.words.start);
    names
}

/// `lints/cues-regulator-names.toml`, which says what each list is for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Cues {
    uk_name: PatternSet,
    scottish_name: PatternSet,
    uk_address: PatternSet,
    scottish_address: PatternSet,
    placed: PatternSet,
    uk_in_scotland: PatternSet,
}

fn cues() -> &'static Cues {
    static CUES: OnceLock<Cues> = OnceLock::new();
    CUES.get_or_init(|| data::cues("cues-regulator-names"))
}
