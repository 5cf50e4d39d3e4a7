//! Which words of a letter fill the slots of patterns: `{date}`, `{number}`, `{section}`, `{authority}`, `{name}`.

use std::sync::OnceLock;

use crate::letter::pattern::{KeySet, Slot, Slots};
use crate::letter::words::key;
use crate::letter::{Letter, Word, WordKind};
use crate::text::Span;

/// The slots of one letter.
#[derive(Clone, Debug, Default)]
pub struct SlotTable {
    /// One byte a word: [`SECTION`], [`NUMBER`], [`SPAN`], [`HOLE`], and in the low bits how many words of a name begin here.
    words: Vec<u8>,
    /// Dates and authorities: slot, first word, length in words; sorted, the longest first.
    spans: Vec<(Slot, usize, u8)>,
    lengths: Vec<u8>,
}

const SECTION: u8 = 1 << 7;
const NUMBER: u8 = 1 << 6;
/// A date or an authority begins here.
const SPAN: u8 = 1 << 5;
/// A place of a template that is to be filled in.
const HOLE: u8 = 1 << 4;
const NAME: u8 = 7;
/// A name has at most this many words.
const LONGEST_NAME: u8 = 4;
const NAME_LENGTHS: [u8; 4] = [4, 3, 2, 1];

impl SlotTable {
    /// `dates` and `authorities` are places that facts have already found.
    pub fn new(letter: &Letter, dates: &[Span], authorities: &[Span]) -> SlotTable {
        let mut table = SlotTable { words: vec![0; letter.words.len()], ..SlotTable::default() };
        // backwards, so that a name knows how many of its words follow
        let mut follow = 0;
        for (word, flags) in letter.words.iter().zip(&mut table.words).rev() {
            *flags = match word.kind {
                WordKind::Number => SECTION | NUMBER,
                WordKind::Reference => SECTION,
                // what will stand in a hole may fill any slot
                WordKind::Hole => SECTION | NUMBER | HOLE | 1,
                WordKind::Plain if word.capital => (1 + follow).min(LONGEST_NAME),
                _ => 0,
            };
            follow = if word.gap.is_plain_space() { *flags & NAME } else { 0 };
        }
        for at in number_words().keys.iter().flat_map(|&key| letter.places_of(key)) {
            table.words[at] |= NUMBER;
        }
        for (slot, spans) in [(Slot::Date, dates), (Slot::Authority, authorities)] {
            for span in spans {
                let first = letter.word_from(span.start);
                let end = letter.word_from(span.end);
                table.add(slot, first, end - first);
                // "the Council" fills the slot with and without its article
                if slot == Slot::Authority && first > 0 && letter.word(first - 1).eq_ignore_ascii_case("the") {
                    table.add(slot, first - 1, end - first + 1);
                }
            }
        }
        table.spans.sort_unstable_by_key(|&(slot, first, len)| (slot, first, std::cmp::Reverse(len)));
        table.spans.dedup();
        table.lengths = table.spans.iter().map(|(.., len)| *len).collect();
        table
    }

    fn add(&mut self, slot: Slot, first: usize, len: usize) {
        if (1..=slot.longest()).contains(&len) {
            self.spans.push((slot, first, len as u8));
            if let Some(word) = self.words.get_mut(first) {
                *word |= SPAN;
            }
        }
    }
}

impl SlotTable {
    /// Whether word `at` is a figure or a word for one.
    #[inline]
    pub fn is_number(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|flags| flags & NUMBER != 0)
    }
}

impl Slots for SlotTable {
    fn lengths(&self, slot: Slot, at: usize) -> &[u8] {
        let flags = self.words.get(at).copied().unwrap_or(0);
        match slot {
            Slot::Section if flags & SECTION != 0 => &[1],
            Slot::Number if flags & NUMBER != 0 => &[1],
            Slot::Name => &NAME_LENGTHS[NAME_LENGTHS.len() - usize::from(flags & NAME)..],
            Slot::Section | Slot::Number => &[],
            Slot::Date | Slot::Authority if flags & HOLE != 0 => &[1],
            Slot::Date | Slot::Authority if flags & SPAN == 0 => &[],
            Slot::Date | Slot::Authority => {
                let from = self.spans.partition_point(|&(known, first, _)| (known, first) < (slot, at));
                let to = self.spans.partition_point(|&(known, first, _)| (known, first) <= (slot, at));
                &self.lengths[from..to]
            }
        }
    }
}

const SMALL: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
const TENS: [(&str, u32); 9] = [
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fourty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// The words that say a number.
struct NumberWords {
    keys: KeySet,
    /// One bit for each key, which few other words share: most words are passed over by one look.
    bits: [u64; 64],
}

impl NumberWords {
    fn bit(key: u64) -> (usize, u64) {
        ((key >> 6) as usize % 64, 1 << (key % 64))
    }

    #[inline]
    fn has(&self, key: u64) -> bool {
        let (word, bit) = NumberWords::bit(key);
        self.bits[word] & bit != 0 && self.keys.contains(&key)
    }
}

fn number_words() -> &'static NumberWords {
    static WORDS: OnceLock<NumberWords> = OnceLock::new();
    WORDS.get_or_init(|| {
        let tens = TENS.iter().flat_map(|(ten, _)| {
            std::iter::once((*ten).to_owned()).chain(SMALL[1..10].iter().map(move |unit| format!("{ten}-{unit}")))
        });
        let all = SMALL.iter().map(|word| (*word).to_owned()).chain(tens);
        let mut words = NumberWords { keys: all.map(|word| key(&word)).collect(), bits: [0; 64] };
        for key in &words.keys {
            let (word, bit) = NumberWords::bit(*key);
            words.bits[word] |= bit;
        }
        words
    })
}

/// Whether a word is a figure or says a number: asked before [`number`], which reads it letter by letter.
pub fn is_number(word: &Word) -> bool {
    word.kind == WordKind::Number || word.kind == WordKind::Plain && number_words().has(word.key)
}

/// Whether a word in small letters says a number: `forty`, `twenty-one`.
pub fn is_number_word(word: &str) -> bool {
    number_words().has(key(word))
}

/// The year that a word is in four figures, 1900 to 2099.
pub fn year(word: &str) -> Option<i16> {
    let fits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|year| fits && (1900..2100).contains(year))
}

/// The value of a figure (`20`, `1,650`) or number word up to a hundred.
pub fn number(word: &str) -> Option<u32> {
    if word.len() > 16 {
        return None;
    }
    if word.starts_with(|char: char| char.is_ascii_digit()) {
        return word.replace(',', "").parse().ok();
    }
    if !word.starts_with(['z', 'o', 't', 'f', 's', 'e', 'n', 'Z', 'O', 'T', 'F', 'S', 'E', 'N']) {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    if let Some(at) = SMALL.iter().position(|small| *small == lower) {
        return Some(at as u32);
    }
    let (tens, unit) = lower.split_once('-').unwrap_or((&lower, ""));
    let (_, ten) = TENS.iter().find(|(name, _)| *name == tens)?;
    let unit = if unit.is_empty() {
        0
    } else {
        SMALL.iter().position(|small| *small == unit).filter(|unit| *unit < 10)? as u32
    };
    Some(ten + unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_figures_and_as_words() {
        for (word, value) in [("20", 20), ("1,650", 1650), ("forty", 40), ("Twenty-one", 21), ("two", 2)] {
            assert_eq!(number(word), Some(value), "{word}");
        }
        assert_eq!(number("working"), None);
        assert_eq!(number("20th"), None);
        assert_eq!([year("2024"), year("2,024"), year("1250"), year("2024/25")], [Some(2024), None, None, None]);
    }
}
