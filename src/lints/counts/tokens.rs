//! A sentence as the counts know it: words by their keys, and one key each for dates, provisions, figures, commas and
//! the ends of sentences, as the README of `lints/words/ngrams` says.

use crate::facts::SlotTable;
use crate::letter::pattern::{Slot, Slots};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, Sentence, Word, WordKind};
use crate::lints::Cx;

/// What stands for words of a kind.
const BEGINNING: u64 = keys(["<s>"])[0];
const FIGURE: u64 = keys(["<num>"])[0];
const PROVISION: u64 = keys(["<sec>"])[0];
const DATE: u64 = keys(["<date>"])[0];
const COMMA: u64 = keys([","])[0];
const STOP: u64 = keys(["."])[0];
/// A mark or word of which the counts know nothing.
const UNKNOWN: u64 = 0;
/// What a figure behind it makes a provision.
const UNITS: [u64; 12] = keys([
    "section",
    "sections",
    "regulation",
    "regulations",
    "article",
    "articles",
    "paragraph",
    "paragraphs",
    "schedule",
    "clause",
    "rule",
    "rules",
]);

/// The tokens of one sentence at a time.
#[derive(Debug, Default)]
pub struct Tokens {
    /// The keys, two beginnings first.
    pub keys: Vec<u64>,
    /// For each key the word that it is, where it is a single word of letters.
    words: Vec<Option<usize>>,
    /// For each word of the sentence the key that it is, where it is one.
    places: Vec<Option<usize>>,
    /// The first word of the sentence that was read.
    read: Option<usize>,
}

impl Tokens {
    /// Read a sentence, unless it is the one that was read last.
    pub fn read(&mut self, cx: &Cx, sentence: &Sentence) {
        if self.read.replace(sentence.words.start) == Some(sentence.words.start) {
            return;
        }
        self.keys.clear();
        self.words.clear();
        self.places.clear();
        self.push(BEGINNING, None);
        self.push(BEGINNING, None);
        let (letter, slots) = (cx.letter, &cx.facts.slots);
        let mut at = sentence.words.start;
        while at < sentence.words.end {
            if at > sentence.words.start {
                self.marks(letter.words[at].gap);
            }
            at += self.word(letter, slots, at);
        }
        let last = &letter.words[sentence.words.end - 1];
        let ends = letter.text()[last.span().end..sentence.span.end.max(last.span().end)].starts_with('.');
        self.push(if ends { STOP } else { UNKNOWN }, None);
    }

    fn push(&mut self, key: u64, word: Option<usize>) {
        self.keys.push(key);
        self.words.push(word);
    }

    fn marks(&mut self, gap: Gap) {
        let others = Gap::COLON.with(Gap::DASH).with(Gap::OPEN).with(Gap::CLOSE).with(Gap::QUOTE).with(Gap::SLASH);
        if gap.has(others.with(Gap::STOP).with(Gap::OTHER)) || !gap.has(Gap::SPACE) {
            self.push(UNKNOWN, None);
        } else if gap.has(Gap::COMMA) {
            self.push(COMMA, None);
        }
    }

    /// Takes the word at `at`, or the date that begins there; gives how many words that is.
    fn word(&mut self, letter: &Letter, slots: &SlotTable, at: usize) -> usize {
        if let Some(&long) = slots.lengths(Slot::Date, at).first() {
            self.push(DATE, None);
            let long = usize::from(long);
            self.places.resize(self.places.len() + long, None);
            return long;
        }
        let word = &letter.words[at];
        self.places.push((word.kind == WordKind::Plain).then_some(self.words.len()));
        match word.kind {
            WordKind::Plain => self.push(word.key, Some(at)),
            WordKind::Number | WordKind::Reference => self.push(figure(&letter.words, at), None),
            _ => self.push(UNKNOWN, None),
        }
        1
    }

    /// Which token word `at` of the letter is.
    pub fn place(&self, at: usize) -> Option<usize> {
        let first = self.read?;
        *self.places.get(at.checked_sub(first)?)?
    }

    /// The word that a token is, if it is one.
    pub fn word_at(&self, place: usize) -> Option<usize> {
        self.words.get(place).copied().flatten()
    }

    /// Whether the counts may know a token.
    pub fn is_known(&self, place: usize) -> bool {
        self.keys.get(place).is_some_and(|key| *key != UNKNOWN)
    }
}

/// What stands for the figure or reference at `at`.
pub fn figure(words: &[Word], at: usize) -> u64 {
    let unit = || at > 0 && UNITS.contains(&words[at - 1].key);
    if words[at].kind == WordKind::Reference || unit() { PROVISION } else { FIGURE }
}
