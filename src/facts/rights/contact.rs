//! How a regulator can be reached: its own address, number, domain, or any address that stands with the words that name it.

use std::collections::BTreeSet;

use super::cues::{self, Cues};
use super::{Complaint, Regulator};
use crate::letter::pattern::{NoSlots, Slot, Slots};
use crate::letter::{Block, Letter, Region, WordKind};
use crate::text::{Format, Span};

/// A way to reach a regulator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The words.
    pub span: Span,
    /// Whose it is; [`Regulator::Unnamed`] where only its place tells.
    pub regulator: Regulator,
    /// The block it stands in.
    pub block: usize,
    /// Whether its sentence gives it for reading alone: "guidance is at www.ico.org.uk".
    pub reading: bool,
}

/// So many short blocks after the right may hold the address.
const BELOW: usize = 10;
/// Parts of the domains of the regulators, of today and before.
const UK: [&str; 4] = ["ico.org", "ico.gov", "informationcommissioner.gov", "ico.gsi"];
const SCOTLAND: [&str; 3] = ["foi.scot", "itspublicknowledge", "dataprotection.scot"];

/// Every way, in order of the letter.
pub(super) fn find(letter: &Letter, cues: &Cues, complaints: &[Complaint]) -> Vec<Contact> {
    let beside = blocks_beside(letter, complaints);
    let mut found: Vec<Contact> = Vec::new();
    let mut add = |span: Span, block: usize, regulator: Option<Regulator>| {
        if letter.blocks[block].region != Region::Request {
            let regulator = regulator.or_else(|| beside.contains(&block).then_some(Regulator::Unnamed));
            let reading = is_reading(letter, cues, span);
            found.extend(regulator.map(|regulator| Contact { span, regulator, block, reading }));
        }
    };
    for hit in cues.contacts.in_letter(letter, &Figures(letter)) {
        let regulator = match hit.id {
            cues::UK => Some(Regulator::Uk),
            cues::SCOTLAND => Some(Regulator::Scottish),
            _ => None,
        };
        add(letter.words_span(hit.start..hit.end), letter.block_of(hit.start), regulator);
    }
    for (at, word) in letter.words.iter().enumerate().filter(|(_, word)| is_address(word.kind)) {
        let text = word.span().of(letter.text()).to_ascii_lowercase();
        add(word.span(), letter.block_of(at), whose(&text));
    }
    for &block in &beside {
        let words = letter.blocks[block].words.clone();
        if let Some(at) = words.clone().find(|at| is_postcode_or_number(letter, *at, words.end)) {
            add(letter.words[at].span(), block, None);
        }
    }
    if letter.source.format() == Format::Markdown && found.is_empty() {
        found.extend(letter.blocks.iter().enumerate().filter_map(|(index, block)| linked(letter, block, index)));
    }
    found.sort_unstable_by_key(|contact| contact.span.start);
    found
}

/// Whether the sentence of an address speaks of guidance and of no right.
fn is_reading(letter: &Letter, cues: &Cues, address: Span) -> bool {
    let sentence = letter.sentence_of(letter.word_from(address.start)).filter(|sentence| sentence.is_readable());
    let Some(sentence) = sentence else { return false };
    super::first(letter, &cues.reading, sentence.words.clone()).is_some()
        && !super::speaks_of_a_right(letter, sentence.words.clone())
}

/// The blocks in which an address may be that of a regulator named there or just before, down to the sign-off.
fn blocks_beside(letter: &Letter, complaints: &[Complaint]) -> BTreeSet<usize> {
    let below = |complaint: &Complaint| {
        let from = complaint.block;
        (from..letter.blocks.len().min(from + BELOW + 1))
            .take_while(|index| letter.blocks[*index].region != Region::SignOff)
    };
    complaints.iter().flat_map(below).collect()
}

fn is_address(kind: WordKind) -> bool {
    matches!(kind, WordKind::Url | WordKind::Email)
}

/// The regulator whose domain stands in an address in small letters.
fn whose(text: &str) -> Option<Regulator> {
    let has = |parts: &[&str]| parts.iter().any(|part| text.contains(part));
    match () {
        () if has(&UK) => Some(Regulator::Uk),
        () if has(&SCOTLAND) => Some(Regulator::Scottish),
        () => None,
    }
}

/// Whether an address is in the domain of no regulator.
pub(super) fn is_of_no_regulator(address: &str) -> bool {
    whose(&address.to_ascii_lowercase()).is_none()
}

/// `[the Commissioner](https://ico.org.uk)`: the target of a link is no word.
fn linked(letter: &Letter, block: &Block, index: usize) -> Option<Contact> {
    if block.words.is_empty() || block.region == Region::Request {
        return None;
    }
    let regulator = whose(block.span.of(letter.text()))?;
    Some(Contact { span: letter.words_span(block.words.clone()), regulator, block: index, reading: false })
}

/// The first half of a postcode with its second, or a telephone number.
fn is_postcode_or_number(letter: &Letter, at: usize, end: usize) -> bool {
    let word = &letter.words[at];
    let text = letter.word(at);
    match word.kind {
        WordKind::Number => text.starts_with('0') && text.len() >= 3 && text.bytes().all(|byte| byte.is_ascii_digit()),
        WordKind::Mixed | WordKind::Reference if word.capital && (2..=4).contains(&text.len()) && at + 1 < end => {
            let next = letter.word(at + 1);
            next.len() == 3 && next.starts_with(|first: char| first.is_ascii_digit())
        }
        _ => false,
    }
}

/// Figures fill the slot for numbers.
struct Figures<'a>(&'a Letter<'a>);

impl Slots for Figures<'_> {
    fn lengths(&self, slot: Slot, at: usize) -> &[u8] {
        let figure = self.0.words.get(at).is_some_and(|word| word.kind == WordKind::Number);
        if slot == Slot::Number && figure { &[1] } else { NoSlots.lengths(slot, at) }
    }
}
