//! A sentence as it is compared with others: its words, with one token for whatever is a fact of the case.

use crate::letter::words::{self, keys};
use crate::letter::{Gap, Word, WordKind};
use crate::text::Span;

/// Of a longer sentence only the beginning is compared.
pub const MOST: usize = 160;

/// What a token stands for that may differ from letter to letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// A date.
    Date,
    /// The name of an authority.
    Authority,
    /// An address or a telephone number.
    Contact,
    /// The reference of a case.
    Reference,
    /// What somebody else said.
    Quotation,
    /// A figure or a word for one.
    Number,
    /// A provision.
    Provision,
    /// Letters and figures mixed.
    Mixed,
}

/// The keys of the slots, in their order: no word has them.
const KEYS: [u64; 8] =
    keys(["<date>", "<authority>", "<contact>", "<reference>", "<quotation>", "<number>", "<provision>", "<mixed>"]);

/// A word or a slot.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Equal for equal words and for slots of one sort.
    pub key: u64,
    /// Its first byte in the text.
    pub start: u32,
    /// One past its last.
    pub end: u32,
    /// Whether a comma stands before it.
    pub comma: bool,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// Whether it is a fact of the case.
    pub slot: bool,
}

impl Token {
    /// Its place.
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

/// Where a letter's slots are, in order and apart from each other.
#[derive(Clone, Debug, Default)]
pub struct Slots(Box<[(u32, u32, Slot)]>);

impl Slots {
    /// Slots at these places; of two that overlap the first counts, of two that begin together the longer.
    pub fn new(mut places: Vec<(Span, Slot)>) -> Slots {
        places.sort_unstable_by_key(|(span, slot)| (span.start, std::cmp::Reverse(span.end), *slot));
        let mut kept: Vec<(u32, u32, Slot)> = Vec::with_capacity(places.len());
        for (span, slot) in places {
            if kept.last().is_none_or(|last| last.1 as usize <= span.start) && !span.is_empty() {
                kept.push((span.start as u32, span.end as u32, slot));
            }
        }
        Slots(kept.into())
    }

    /// The tokens of a sentence, in place of what `into` held.
    pub fn read(&self, text: &str, span: Span, into: &mut Vec<Token>) {
        into.clear();
        let mut found: Vec<Word> = Vec::new();
        words::tokenise(text, span, span.start, &mut found);
        let mut next = self.0.partition_point(|slot| (slot.1 as usize) <= span.start);
        let mut inside = None;
        for word in &found {
            let place = word.span();
            while self.0.get(next).is_some_and(|slot| slot.1 as usize <= place.start) {
                next += 1;
            }
            let held = self.0.get(next).filter(|slot| (slot.0 as usize) < place.end);
            let slot = held.map(|slot| slot.2).or_else(|| by_kind(word));
            if let (Some(last), true) = (into.last_mut(), held.is_some() && inside == Some(next)) {
                last.end = place.end as u32;
                continue;
            }
            inside = held.map(|_| next);
            if into.len() == MOST {
                return;
            }
            into.push(Token {
                key: slot.map_or(word.key, |slot| KEYS[slot as usize]),
                start: place.start as u32,
                end: place.end as u32,
                comma: word.gap.has(Gap::COMMA) && !into.is_empty(),
                capital: word.capital,
                slot: slot.is_some(),
            });
        }
    }
}

/// The slot that a word is by itself.
fn by_kind(word: &Word) -> Option<Slot> {
    match word.kind {
        WordKind::Number => Some(Slot::Number),
        WordKind::Plain => crate::facts::is_number(word).then_some(Slot::Number),
        WordKind::Reference => Some(Slot::Provision),
        WordKind::Url | WordKind::Email => Some(Slot::Contact),
        WordKind::Mixed | WordKind::Hole => Some(Slot::Mixed),
    }
}

/// The hash of what came before and one thing more.
pub fn mix(hash: u64, next: u64) -> u64 {
    let hash = (hash.rotate_left(29) ^ next).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ hash >> 32
}

/// One number for the words and commas of a run of tokens.
pub fn key_of(tokens: &[Token]) -> u64 {
    tokens.iter().fold(tokens.len() as u64, |hash, token| mix(mix(hash, token.key), u64::from(token.comma)))
}
