//! Stock sentences: what letters of a run say in the same words, and where one of them departs.
//!
//! A letter is remembered by little: the places of its sentences, a number for the words of each, and the places that
//! may differ from letter to letter (dates, names, figures). Words are read again from the text only for sentences of
//! which there are several wordings.

mod align;
mod group;
mod site;
#[cfg(test)]
mod tests;
mod tokens;

pub use group::{Cluster, Variant, clusters};
pub use site::{Reading, Site, Spot, sites};
pub use tokens::{Slots, Token};

use crate::diagnostic::{Confidence, Diagnostic, Severity};
use crate::facts::Facts;
use crate::letter::{BlockKind, Kind, Letter, Region};
use crate::lints::Spec;
use crate::text::Span;

/// A sentence of fewer words of its own is no stock.
const FEWEST_WORDS: usize = 5;
/// A quotation of so many words is what somebody else said.
const QUOTED: usize = 3;
/// A finding on more bytes says something of the whole sentence and not of the words that differ.
const LONGEST_FAULT: usize = 90;

/// The sentences of one letter that others may have too.
#[derive(Clone, Debug, Default)]
pub struct Stock {
    /// In order of the letter.
    pub sentences: Box<[StockSentence]>,
    /// What may differ between letters.
    slots: Slots,
    /// Where a lint found fault with the wording, in order.
    faults: Box<[(u32, u32)]>,
}

/// A sentence, as it is compared.
#[derive(Clone, Copy, Debug)]
pub struct StockSentence {
    start: u32,
    end: u32,
    /// Equal for sentences with the same words and commas, whatever stands in the slots.
    pub key: u64,
    /// Whether a lint found fault with its wording.
    pub broken: bool,
    /// Whether it is a heading, which says in brief what a paragraph says in full: only headings are compared with it.
    pub heading: bool,
}

impl StockSentence {
    /// Its place.
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

/// Whether what a lint finds shows that the words are broken.
pub fn shows_a_fault(spec: &Spec) -> bool {
    spec.group == "wording" || spec.id == "reference-format"
}

impl Stock {
    /// The stock of a letter. `found` is what the lints of one letter say of it; `is_fault` tells which of them say that
    /// words are broken.
    pub fn of(letter: &Letter, facts: &Facts, found: &[Diagnostic], is_fault: &dyn Fn(&Diagnostic) -> bool) -> Stock {
        if letter.kind == Kind::Other {
            return Stock::default();
        }
        let mut faults: Vec<(u32, u32)> = found
            .iter()
            .filter(|one| one.severity >= Severity::Warning && one.confidence >= Confidence::Medium && is_fault(one))
            .filter(|one| one.primary.span.len() <= LONGEST_FAULT)
            .map(|one| (one.primary.span.start as u32, one.primary.span.end as u32))
            .collect();
        faults.sort_unstable();
        let mut stock = Stock { slots: slots(letter, facts), faults: faults.into(), ..Stock::default() };
        let mut tokens = Vec::new();
        let mut sentences = Vec::new();
        for sentence in &letter.sentences {
            let block = &letter.blocks[sentence.block];
            let region = block.region.is_own_prose() || block.region == Region::Letterhead;
            let heading = block.kind == BlockKind::Heading;
            let kind = heading || matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
            if !region || !kind || sentence.words.len() < FEWEST_WORDS {
                continue;
            }
            stock.slots.read(letter.text(), sentence.span, &mut tokens);
            if tokens.iter().filter(|token| !token.slot).count() < FEWEST_WORDS {
                continue;
            }
            sentences.push(StockSentence {
                start: sentence.span.start as u32,
                end: sentence.span.end as u32,
                key: tokens::key_of(&tokens),
                broken: stock.fault_at(sentence.span).is_some(),
                heading,
            });
        }
        stock.sentences = sentences.into();
        stock
    }

    /// Where the words begin that a lint found fault with, and of which some stand at a place.
    pub fn fault_at(&self, span: Span) -> Option<u32> {
        let after = self.faults.partition_point(|(start, _)| (*start as usize) < span.end);
        let mut near = self.faults[..after].iter().rev().take(8);
        near.find(|(_, end)| span.start < *end as usize).map(|(start, _)| *start)
    }

    /// The tokens of a sentence of the letter, whose text this is.
    pub fn read(&self, text: &str, sentence: &StockSentence, into: &mut Vec<Token>) {
        self.slots.read(text, sentence.span(), into);
    }
}

/// What may differ between letters that say the same.
fn slots(letter: &Letter, facts: &Facts) -> Slots {
    let mut places: Vec<(Span, tokens::Slot)> = Vec::new();
    places.extend(facts.dates.iter().map(|date| (date.span, tokens::Slot::Date)));
    let named = facts.named.mentions.iter().filter(|mention| !mention.asked);
    places.extend(named.map(|mention| (mention.with_article(), tokens::Slot::Authority)));
    places.extend(facts.contacts.iter().map(|contact| (contact.span, tokens::Slot::Contact)));
    places.extend(facts.references.iter().map(|reference| (reference.span, tokens::Slot::Reference)));
    let long = |span: &Span| letter.word_from(span.end) - letter.word_from(span.start) >= QUOTED;
    places.extend(letter.quotations().into_iter().filter(long).map(|span| (span, tokens::Slot::Quotation)));
    Slots::new(places)
}
