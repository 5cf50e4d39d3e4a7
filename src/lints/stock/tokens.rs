//! A sentence as it is compared with others: its words, with one token for whatever is a fact of the case.
//!
//! A letter remembers of a word only where it stands, in four bytes. What is compared is worked out from the text again,
//! once for each wording of the run.

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

/// A word or a slot as it is compared: its key, with what else is known of it in the lowest bits.
#[derive(Clone, Copy, Debug)]
pub struct Token(u64);

impl Token {
    const COMMA: u64 = 1;
    const CAPITAL: u64 = 1 << 1;
    const SLOT: u64 = 1 << 2;
    const KEY: u64 = !(Token::COMMA | Token::CAPITAL | Token::SLOT);

    /// Equal for equal words and for slots of one sort.
    #[inline]
    pub fn key(self) -> u64 {
        self.0 & Token::KEY
    }

    /// Whether a comma stands before it.
    #[inline]
    pub fn comma(self) -> bool {
        self.0 & Token::COMMA != 0
    }

    /// Whether its first letter is a capital.
    #[inline]
    pub fn capital(self) -> bool {
        self.0 & Token::CAPITAL != 0
    }

    /// Whether it is a fact of the case.
    #[inline]
    pub fn slot(self) -> bool {
        self.0 & Token::SLOT != 0
    }

    /// The key, and whether a comma stands before it.
    #[inline]
    fn wording(self) -> u64 {
        self.0 & (Token::KEY | Token::COMMA)
    }
}

/// Where a token stands in its sentence, and what it is.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// Its first byte, counted from the beginning of the sentence.
    start: u16,
    /// From the lowest bit: the slot that it is, one more than its number, in four; whether a comma stands before it;
    /// and how many bytes it has.
    what: u16,
}

impl Mark {
    const COMMA: u16 = 1 << 4;
    const LENGTH: u32 = 5;
    const LONGEST: usize = (u16::MAX >> Mark::LENGTH) as usize;

    /// `None` for what is too long, or too far from the beginning, to be remembered.
    #[inline]
    fn new(start: usize, len: usize, slot: Option<Slot>, comma: bool) -> Option<Mark> {
        let what = slot.map_or(0, |slot| slot as u16 + 1) | (u16::from(comma) * Mark::COMMA);
        Mark { start: start.try_into().ok()?, what }.up_to(start + len)
    }

    /// The same, ending at another byte of the sentence.
    #[inline]
    fn up_to(self, end: usize) -> Option<Mark> {
        let len = end - usize::from(self.start);
        let rest = self.what & ((1 << Mark::LENGTH) - 1);
        (len <= Mark::LONGEST).then_some(Mark { what: (len as u16) << Mark::LENGTH | rest, ..self })
    }

    /// Its place in the letter, where the sentence begins at byte `from`.
    #[inline]
    pub fn span(self, from: usize) -> Span {
        let start = from + usize::from(self.start);
        Span::new(start, start + usize::from(self.what >> Mark::LENGTH))
    }

    /// The token, with the text of the letter at hand.
    pub fn token(self, text: &str, from: usize) -> Token {
        let comma = u64::from(self.what & Mark::COMMA != 0) * Token::COMMA;
        if let Some(slot) = usize::from(self.what & (Mark::COMMA - 1)).checked_sub(1) {
            return Token(KEYS[slot] & Token::KEY | comma | Token::SLOT);
        }
        let span = self.span(from);
        let (key, capital) = match words::plain_key(&text.as_bytes()[span.start..]) {
            Some((key, len)) if len == span.len() => (key, text.as_bytes()[span.start].is_ascii_uppercase()),
            _ => (words::key(span.of(text)), span.of(text).starts_with(char::is_uppercase)),
        };
        Token((key & Token::KEY) | comma | (u64::from(capital) * Token::CAPITAL))
    }
}

/// What is known of a sentence when it has been read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sum {
    /// One number for its words and commas, whatever stands in the slots.
    pub key: u64,
    /// How many of its tokens are no slots.
    pub own: usize,
}

/// Where a letter's slots are, in order and apart from each other.
#[derive(Clone, Debug, Default)]
pub struct Slots(Vec<(Span, Slot)>);

impl Slots {
    /// Slots at these places; of two that overlap the first counts, of two that begin together the longer.
    pub fn new(mut places: Vec<(Span, Slot)>) -> Slots {
        places.sort_unstable_by_key(|(span, slot)| (span.start, std::cmp::Reverse(span.end), *slot));
        let mut end = 0;
        places.retain(|(span, _)| {
            let kept = end <= span.start && !span.is_empty();
            end = if kept { span.end } else { end };
            kept
        });
        Slots(places)
    }

    /// Append the tokens of a sentence that begins at byte `from`. `is_number` tells which of its words, counted from its
    /// first, say a number. `None`, with nothing appended, for a sentence that is too long to be remembered.
    pub fn read(
        &self,
        sentence: &[Word],
        from: usize,
        is_number: impl Fn(usize) -> bool,
        into: &mut Vec<Mark>,
    ) -> Option<Sum> {
        let first = into.len();
        let (mut sum, mut hash) = (Sum::default(), 0);
        let mut next = self.0.partition_point(|(slot, _)| slot.end <= from);
        let slot_at =
            |next: usize| self.0.get(next).map_or((usize::MAX, usize::MAX), |(span, _)| (span.start, span.end));
        let (mut begin, mut end) = slot_at(next);
        let mut inside = None;
        for (at, word) in sentence.iter().enumerate() {
            let place = word.span();
            while end <= place.start {
                next += 1;
                (begin, end) = slot_at(next);
            }
            let held = (begin < place.end).then(|| self.0[next].1);
            let whole = if held.is_some() && inside == Some(next) {
                // one slot of several words
                into.last_mut().and_then(|last| last.up_to(place.end - from).map(|longer| *last = longer))
            } else if into.len() - first == MOST {
                break;
            } else {
                inside = held.map(|_| next);
                let slot = held.or_else(|| by_kind(word, || is_number(at)));
                let comma = word.gap.has(Gap::COMMA) && into.len() > first;
                let key = slot.map_or(word.key, |slot| KEYS[slot as usize]);
                sum.own += usize::from(slot.is_none());
                hash = mix(hash, (key & Token::KEY) | (u64::from(comma) * Token::COMMA));
                Mark::new(place.start - from, place.len(), slot, comma).map(|mark| into.push(mark))
            };
            if whole.is_none() {
                into.truncate(first);
                return None;
            }
        }
        sum.key = mix(hash, (into.len() - first) as u64);
        Some(sum)
    }
}

/// The slot that a word is by itself.
#[inline]
fn by_kind(word: &Word, is_number: impl Fn() -> bool) -> Option<Slot> {
    match word.kind {
        WordKind::Number => Some(Slot::Number),
        WordKind::Plain => is_number().then_some(Slot::Number),
        WordKind::Reference => Some(Slot::Provision),
        WordKind::Url | WordKind::Email => Some(Slot::Contact),
        WordKind::Mixed | WordKind::Hole => Some(Slot::Mixed),
    }
}

/// The hash of what came before and one thing more.
#[inline]
pub fn mix(hash: u64, next: u64) -> u64 {
    let hash = (hash.rotate_left(29) ^ next).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ hash >> 32
}

/// The hash of the words and commas of a run of tokens. `before` says whether a comma before the first counts.
pub fn hash_of(tokens: &[Token], before: bool) -> u64 {
    let Some((first, rest)) = tokens.split_first() else { return 0 };
    let first = mix(tokens.len() as u64, if before { first.wording() } else { first.key() });
    rest.iter().fold(first, |hash, token| mix(hash, token.wording()))
}
