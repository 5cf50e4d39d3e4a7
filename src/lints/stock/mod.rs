//! Stock sentences: what letters of a run say in the same words, and where one of them departs.
//!
//! A letter is remembered by little: the places of its sentences and their words, a number for the words of each, and
//! where a lint found fault with them. Words are read again from the text only once for each wording of the run.

mod align;
mod group;
mod site;
#[cfg(test)]
mod tests;
mod tokens;

pub use group::{Cluster, Variant, clusters};
pub use site::{Reading, Site, Spot, sites};
pub use tokens::Token;

use crate::diagnostic::{Confidence, Diagnostic, Severity};
use crate::facts::Facts;
use crate::letter::{BlockKind, Kind, Letter, Region, Sentence};
use crate::lints::Spec;
use crate::text::Span;
use tokens::{Mark, Slots};

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
    /// The tokens of all of them.
    marks: Box<[Mark]>,
    /// In order of the sentences.
    faults: Box<[Fault]>,
}

/// A sentence, as it is compared.
#[derive(Clone, Copy, Debug)]
pub struct StockSentence {
    start: u32,
    end: u32,
    /// Equal for sentences with the same words and commas, whatever stands in the slots.
    pub key: u64,
    /// Its first token.
    first: u32,
    /// How many tokens it has.
    tokens: u8,
    /// Whether a lint found fault with its wording.
    pub broken: bool,
    /// Whether it is a heading, which says in brief what a paragraph says in full: only headings are compared with it.
    pub heading: bool,
}

/// Words of a sentence that a lint found fault with.
#[derive(Clone, Copy, Debug)]
struct Fault {
    /// The number of the sentence.
    sentence: u32,
    /// Where the words begin in the letter, in bytes.
    start: u32,
    /// The first token that ends behind that.
    from: u8,
    /// The first token that begins behind the fault.
    to: u8,
}

impl StockSentence {
    /// Its place.
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// How many tokens it has.
    pub fn length(&self) -> usize {
        usize::from(self.tokens)
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
        let shows = |one: &&Diagnostic| {
            let grave = one.severity >= Severity::Warning && one.confidence >= Confidence::Medium;
            grave && one.primary.span.len() <= LONGEST_FAULT && is_fault(one)
        };
        let mut broken: Vec<Span> = found.iter().filter(shows).map(|one| one.primary.span).collect();
        broken.sort_unstable_by_key(|span| (span.start, span.end));
        let slots = slots(letter, facts);
        let (mut sentences, mut faults) = (Vec::new(), Vec::new());
        let mut marks = Vec::with_capacity(letter.words.len());
        for sentence in letter.sentences.iter().filter(|sentence| may_be_stock(letter, sentence)) {
            let (first, words) = (marks.len(), sentence.words.clone());
            let is_number = |at: usize| facts.slots.is_number(words.start + at);
            let from = sentence.span.start;
            let Some(sum) = slots.read(&letter.words[words.clone()], from, is_number, &mut marks) else { continue };
            if sum.own < FEWEST_WORDS {
                marks.truncate(first);
                continue;
            }
            let (own, known) = (&marks[first..], faults.len());
            faults.extend(near(&broken, sentence.span).map(|fault| Fault {
                sentence: sentences.len() as u32,
                start: fault.start as u32,
                from: own.partition_point(|mark| mark.span(from).end <= fault.start) as u8,
                to: own.partition_point(|mark| mark.span(from).start < fault.end) as u8,
            }));
            sentences.push(StockSentence {
                start: from as u32,
                end: sentence.span.end as u32,
                key: sum.key,
                first: first as u32,
                tokens: own.len() as u8,
                broken: faults.len() > known,
                heading: letter.blocks[sentence.block].kind == BlockKind::Heading,
            });
        }
        Stock { sentences: sentences.into(), marks: marks.into(), faults: faults.into() }
    }

    /// Where the words begin that a lint found fault with, and of which some stand between the first byte of one token
    /// of sentence `number` and the last of another.
    fn fault_at(&self, number: usize, first: usize, last: usize) -> Option<u32> {
        let start = self.faults.partition_point(|fault| (fault.sentence as usize) < number);
        let own = self.faults[start..].iter().take_while(|fault| fault.sentence as usize == number);
        let here = own.filter(|fault| usize::from(fault.from) <= last && first < usize::from(fault.to));
        here.last().map(|fault| fault.start)
    }

    /// The places of the tokens of a sentence.
    fn marks(&self, sentence: &StockSentence) -> &[Mark] {
        &self.marks[sentence.first as usize..][..sentence.length()]
    }

    /// The tokens of a sentence of the letter, whose text this is.
    fn tokens(&self, text: &str, sentence: &StockSentence) -> Box<[Token]> {
        let from = sentence.start as usize;
        self.marks(sentence).iter().map(|mark| mark.token(text, from)).collect()
    }

    /// From one token of a sentence to another.
    fn span(&self, sentence: &StockSentence, first: usize, last: usize) -> Span {
        let (marks, from) = (self.marks(sentence), sentence.start as usize);
        marks[first].span(from).cover(marks[last].span(from))
    }
}

/// Whether a sentence is the authority's own and long enough.
fn may_be_stock(letter: &Letter, sentence: &Sentence) -> bool {
    let block = &letter.blocks[sentence.block];
    sentence.words.len() >= FEWEST_WORDS
        && (block.region.is_own_prose() || block.region == Region::Letterhead)
        && matches!(block.kind, BlockKind::Heading | BlockKind::Paragraph | BlockKind::Item)
}

/// Those of some places in order that share a byte with a span.
fn near(places: &[Span], span: Span) -> impl Iterator<Item = Span> + '_ {
    let from = places.partition_point(|place| place.start + LONGEST_FAULT <= span.start);
    let until = places[from..].iter().take_while(move |place| place.start < span.end);
    until.filter(move |place| span.start < place.end).copied()
}

/// What may differ between letters that say the same.
fn slots(letter: &Letter, facts: &Facts) -> Slots {
    use tokens::Slot;
    let mut places: Vec<(Span, Slot)> = Vec::new();
    places.extend(facts.dates.iter().map(|date| (date.span, Slot::Date)));
    let named = facts.named.mentions.iter().filter(|mention| !mention.asked);
    places.extend(named.map(|mention| (mention.with_article(), Slot::Authority)));
    places.extend(facts.contacts.iter().map(|contact| (contact.span, Slot::Contact)));
    places.extend(facts.references.iter().map(|reference| (reference.span, Slot::Reference)));
    let long = |span: &Span| letter.word_from(span.end) - letter.word_from(span.start) >= QUOTED;
    places.extend(letter.quotations().into_iter().filter(long).map(|span| (span, Slot::Quotation)));
    Slots::new(places)
}
