//! How a regulator can be reached: its own address, number, domain, or any address that stands with the words that name it.

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
}

/// So many short blocks after the right may hold the address.
const BELOW: usize = 10;
/// Parts of the domains of the regulators, of today and before.
const UK: [&str; 4] = ["ico.org", "ico.gov", "informationcommissioner.gov", "ico.gsi"];
const SCOTLAND: [&str; 3] = ["foi.scot", "itspublicknowledge", "dataprotection.scot"];

/// Every way, in order of the letter.
pub(super) fn find(letter: &Letter, cues: &Cues, complaints: &[Complaint]) -> Vec<Contact> {
    let mut found = Vec::new();
    for (index, block) in letter.blocks.iter().enumerate().filter(|(_, block)| block.region != Region::Request) {
        let beside = complaints.iter().any(|complaint| {
            let reach = complaint.block..=complaint.block + BELOW;
            reach.contains(&index)
                && letter.blocks[complaint.block..=index].iter().all(|one| one.region != Region::SignOff)
        });
        let before = found.len();
        let mut at = block.words.start;
        while at < block.words.end {
            let word = &letter.words[at];
            if matches!(word.kind, WordKind::Url | WordKind::Email) {
                let text = word.span().of(letter.text()).to_ascii_lowercase();
                let has = |parts: &[&str]| parts.iter().any(|part| text.contains(part));
                let regulator = match () {
                    () if has(&UK) => Some(Regulator::Uk),
                    () if has(&SCOTLAND) => Some(Regulator::Scottish),
                    () => beside.then_some(Regulator::Unnamed),
                };
                found.extend(regulator.map(|regulator| Contact { span: word.span(), regulator, block: index }));
            } else if let Some(hit) =
                cues.contacts.longest_at(&letter.words, at, &Figures(letter)).filter(|hit| hit.end <= block.words.end)
            {
                let regulator = match hit.id {
                    cues::UK => Some(Regulator::Uk),
                    cues::SCOTLAND => Some(Regulator::Scottish),
                    _ => beside.then_some(Regulator::Unnamed),
                };
                let span = letter.words_span(hit.start..hit.end);
                found.extend(regulator.map(|regulator| Contact { span, regulator, block: index }));
                at = hit.end;
                continue;
            } else if beside && is_postcode_or_number(letter, at, block.words.end) {
                found.push(Contact { span: word.span(), regulator: Regulator::Unnamed, block: index });
            }
            at += 1;
        }
        if letter.source.format() == Format::Markdown && found.len() == before {
            found.extend(linked(letter, block, index));
        }
    }
    found
}

/// `[the Commissioner](https://ico.org.uk)`: the target of a link is no word.
fn linked(letter: &Letter, block: &Block, index: usize) -> Option<Contact> {
    if block.words.is_empty() {
        return None;
    }
    let text = block.span.of(letter.text());
    let has = |parts: &[&str]| parts.iter().any(|part| text.contains(part));
    let regulator = match () {
        () if has(&UK) => Regulator::Uk,
        () if has(&SCOTLAND) => Regulator::Scottish,
        () => return None,
    };
    Some(Contact { span: letter.words_span(block.words.clone()), regulator, block: index })
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
