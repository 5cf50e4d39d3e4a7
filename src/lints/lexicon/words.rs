//! Which words there are. `lints/words/pack.py` packs a British word list, the words of the genre and the pairs of words
//! that edited English has; a table holds 15 bits of each key, so that one in some thousand other words passes for a
//! word and no word is ever missed. Nearly every word of a letter is a common one, so the lints on spelling share one
//! look at the letter: [`Strange`].

use std::sync::OnceLock;

use crate::letter::words::key;
use crate::letter::{BlockKind, Gap, Letter, Region, Word, WordKind};

static WORDS: &[u8] = include_bytes!("../../../lints/words/words.bin");
static PAIRS: &[u8] = include_bytes!("../../../lints/words/pairs.bin");
static MISSPELLINGS: &str = include_str!("../../../lints/words/misspellings.txt");

/// What is known of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// No list has it: a name, a term, or a slip.
    No,
    /// It is in the dictionary.
    Rare,
    /// Texts of the genre use it.
    Common,
}

/// Whether the word of a key is a word of English, in British spelling.
pub fn known(key: u64) -> Known {
    match probe(WORDS, key) {
        0 => Known::No,
        found if found & FLAG == 0 => Known::Rare,
        _ => Known::Common,
    }
}

/// Whether edited English has these two words side by side.
pub fn is_pair(first: u64, second: u64) -> bool {
    let hash = (first.rotate_left(29) ^ second).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    probe(PAIRS, hash ^ hash >> 32) != 0
}

/// How a word that is often misspelt so should read, for one in small letters.
pub fn respelt(word: &str) -> Option<&'static str> {
    let (mut from, mut to) = (0, MISSPELLINGS.len());
    while from < to {
        let middle = from + (to - from) / 2;
        let start = MISSPELLINGS[..middle].rfind('\n').map_or(0, |end| end + 1);
        let end = start + MISSPELLINGS[start..].find('\n')?;
        let (wrong, right) = MISSPELLINGS[start..end].split_once(' ')?;
        match wrong.cmp(word) {
            std::cmp::Ordering::Equal => return Some(right),
            std::cmp::Ordering::Less => from = end + 1,
            std::cmp::Ordering::Greater => to = start,
        }
    }
    None
}

/// The bit that says more of a row.
const FLAG: u16 = 0x8000;

/// The row of a key; 0 where there is none.
fn probe(table: &[u8], key: u64) -> u16 {
    let slots = table.len() / 2;
    let print = match key as u16 & !FLAG {
        0 => 1,
        print => print,
    };
    let mut at = ((u128::from(key) * slots as u128) >> 64) as usize;
    loop {
        let Some(&row) = table[2 * at..].first_chunk() else { return 0 };
        let row = u16::from_le_bytes(row);
        if row == 0 || row & !FLAG == print {
            return row;
        }
        at = if at + 1 == slots { 0 } else { at + 1 };
    }
}

/// From so many words on that are none, and a quarter of its words, a block is in Welsh or Gaelic, or no language.
const FEWEST_FOREIGN: usize = 4;

/// The words of a letter that are not common ones; names, acronyms and parts of addresses are left out.
#[derive(Default)]
pub struct Strange(OnceLock<Vec<(usize, Known)>>);

impl Strange {
    /// Each of them in order, with what is known of it.
    pub fn of(&self, letter: &Letter) -> &[(usize, Known)] {
        self.0.get_or_init(|| {
            let read = |region: Region| region.is_own_prose() || region == Region::Statute;
            let mut found = Vec::new();
            // most words of a letter are common ones that it has had before
            let mut common = [0u64; 256];
            for block in letter.blocks.iter().filter(|block| read(block.region)) {
                if matches!(block.kind, BlockKind::Literal | BlockKind::Row) {
                    continue;
                }
                let (before, mut none) = (found.len(), 0);
                let words = block.words.clone().zip(&letter.words[block.words.clone()]);
                for (at, word) in words.filter(|(_, word)| may_be_ordinary(word)) {
                    let met = &mut common[(word.key >> 24) as usize % 256];
                    if *met == word.key {
                        continue;
                    }
                    let known = known(word.key);
                    if known == Known::Common {
                        *met = word.key;
                    } else if is_ordinary(letter, word) {
                        found.push((at, known));
                        none += usize::from(known == Known::No);
                    }
                }
                if none >= FEWEST_FOREIGN && none * 4 > block.words.len() {
                    found.truncate(before);
                }
            }
            found
        })
    }
}

/// Whether a word has a capital only where a sentence begins: asked of every word, before it is looked up.
#[inline]
fn may_be_ordinary(word: &Word) -> bool {
    word.kind == WordKind::Plain && (!word.capital || word.gap.has(Gap::SENTENCE))
}

/// Whether a word that may be is written as plain words are, in small letters alone.
fn is_ordinary(letter: &Letter, word: &Word) -> bool {
    let (text, span) = (letter.text(), word.span());
    let letters = span.of(text).as_bytes();
    let first = word.capital || letters[0].is_ascii_lowercase();
    let alone = |beside: Option<char>| {
        beside
            .is_none_or(|char| !matches!(char, '/' | '\\' | '_' | '@' | '-' | '=' | '&' | '#' | '\'' | '’' | '‑' | '['))
    };
    // "data.csv", "a[nother]"
    let rest = &text[span.end..];
    let dotted = rest.starts_with('.') && rest[1..].starts_with(|char: char| char.is_alphanumeric());
    letters.len() > 1
        && first
        && letters[1..].iter().all(u8::is_ascii_lowercase)
        && !dotted
        && alone(rest.chars().next())
        && alone(text[..span.start].chars().next_back())
}

/// What is known of a piece of a word or of two words together, in small letters.
pub fn known_piece(piece: &str) -> Known {
    known(key(piece))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_and_pieces_of_words_are_not() {
        for word in ["information", "request", "the", "whilst", "organisation", "gdpr"] {
            assert_eq!(known_piece(word), Known::Common, "{word}");
        }
        assert_eq!(known_piece("aardvark"), Known::Rare);
        for piece in ["infor", "mation", "tothe", "gether", "ofinformation", "zzzz"] {
            assert_eq!(known_piece(piece), Known::No, "{piece}");
        }
    }

    #[test]
    fn few_words_that_are_none_pass_for_one() {
        let passed = (0..20_000).filter(|number| known_piece(&format!("q{number:05}z")) != Known::No).count();
        assert!(passed < 30, "{passed}");
    }

    #[test]
    fn pairs_are_those_of_edited_english() {
        assert!(is_pair(key("public"), key("interest")) && is_pair(key("of"), key("the")));
        assert!(!is_pair(key("the"), key("of")) && !is_pair(key("interest"), key("public")));
    }

    #[test]
    fn misspellings_are_found_in_place() {
        let first = MISSPELLINGS.split(' ').next().unwrap();
        let last = MISSPELLINGS.trim_end().rsplit('\n').next().unwrap().split(' ').next().unwrap();
        assert!(respelt(first).is_some() && respelt(last).is_some());
        assert_eq!((respelt("infromation"), respelt("recieved")), (Some("information"), Some("received")));
        assert_eq!((respelt("information"), respelt(""), respelt("zzzz")), (None, None, None));
        let passes = MISSPELLINGS.lines().filter(|line| {
            let (wrong, right) = line.split_once(' ').unwrap();
            assert_eq!(respelt(wrong), Some(right));
            known_piece(wrong) != Known::No
        });
        assert!(passes.count() < 20);
    }
}
