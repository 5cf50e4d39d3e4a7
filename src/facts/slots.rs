//! Which words of a letter fill the slots of patterns: `{date}`, `{number}`, `{section}`, `{authority}`, `{name}`.

use std::collections::HashMap;

use crate::letter::pattern::{Slot, Slots};
use crate::letter::{Letter, Word, WordKind};
use crate::text::Span;

/// The slots of one letter.
#[derive(Clone, Debug, Default)]
pub struct SlotTable {
    /// By slot and first word: the lengths in words, longest first.
    by_word: HashMap<(Slot, usize), Vec<u8>>,
}

/// A name has at most this many words.
const LONGEST_NAME: usize = 4;
/// The longest fact, in words, that may fill a slot.
const LONGEST: usize = 12;

impl SlotTable {
    /// `dates` and `authorities` are places that facts have already found.
    pub fn new(letter: &Letter, dates: &[Span], authorities: &[Span]) -> SlotTable {
        let mut table = SlotTable::default();
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
        for (index, word) in letter.words.iter().enumerate() {
            if matches!(word.kind, WordKind::Number | WordKind::Reference) {
                table.add(Slot::Section, index, 1);
            }
            if word.kind == WordKind::Number || is_number_word(letter.word(index)) {
                table.add(Slot::Number, index, 1);
            }
        }
        table.add_names(letter);
        table
    }

    fn add_names(&mut self, letter: &Letter) {
        for (index, word) in letter.words.iter().enumerate().filter(|(_, word)| is_name(word)) {
            let run = letter.words[index..].iter().take(LONGEST_NAME).enumerate();
            let len =
                run.take_while(|(offset, next)| is_name(next) && (*offset == 0 || next.gap.is_plain_space())).count();
            debug_assert!(word.capital);
            (1..=len).for_each(|len| self.add(Slot::Name, index, len));
        }
    }

    fn add(&mut self, slot: Slot, first: usize, len: usize) {
        if len == 0 || len > LONGEST {
            return;
        }
        let lengths = self.by_word.entry((slot, first)).or_default();
        let len = len as u8;
        if let Err(at) = lengths.binary_search_by(|known| len.cmp(known)) {
            lengths.insert(at, len);
        }
    }
}

fn is_name(word: &Word) -> bool {
    word.capital && word.kind == WordKind::Plain
}

impl Slots for SlotTable {
    fn lengths(&self, slot: Slot, at: usize) -> &[u8] {
        self.by_word.get(&(slot, at)).map_or(&[], Vec::as_slice)
    }
}

/// Whether a word says a number.
pub fn is_number_word(word: &str) -> bool {
    number(word).is_some()
}

/// The value of a figure (`20`, `1,650`) or number word up to a hundred.
pub fn number(word: &str) -> Option<u32> {
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
    if word.len() > 16 {
        return None;
    }
    if word.starts_with(|char: char| char.is_ascii_digit()) {
        return word.replace(',', "").parse().ok();
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
    }
}
