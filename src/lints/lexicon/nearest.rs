//! The word that a word of no list was meant for: the only common one that a slip of the finger, or two wrong vowels, lead
//! away from. Names and terms are near a common word too, so short words and doubtful changes are left alone.

use super::Classes;
use super::words::{Known, known_piece};

/// The fewest letters of a word: shorter ones have too many neighbours.
const FEWEST: usize = 7;
/// The fewest letters of a word with two wrong vowels.
const FEWEST_TWICE: usize = 9;
/// The most letters: a longer run of letters is no word.
const MOST: usize = 24;
const VOWELS: &[u8; 5] = b"aeiou";

/// The common word that a word in small letters is a slip of, where there is just one.
pub fn nearest(word: &str) -> Option<String> {
    if !(FEWEST..=MOST).contains(&word.len()) || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    if is_derived(word) {
        return None;
    }
    let mut search = Search { written: word.as_bytes(), found: None, several: false };
    search.one_slip();
    if search.found.is_none() && word.len() >= FEWEST_TWICE {
        search.two_vowels();
    }
    search.found.filter(|_| !search.several)
}

/// "retimed", "defunded": a word with something before it, which dictionaries do not list.
fn is_derived(word: &str) -> bool {
    const BEFORE: [&str; 10] = ["re", "de", "un", "pre", "mis", "over", "non", "sub", "inter", "out"];
    const FEWEST: usize = 4;
    let rest = |before: &&str| word.strip_prefix(before).filter(|rest| rest.len() >= FEWEST);
    BEFORE.iter().filter_map(rest).any(|rest| known_piece(rest) != Known::No)
}

struct Search<'a> {
    written: &'a [u8],
    found: Option<String>,
    several: bool,
}

impl Search<'_> {
    /// A letter lost, added, changed or swapped with its neighbour, behind the first one.
    fn one_slip(&mut self) {
        let (mut same, mut longer) = (self.written.to_vec(), self.written.to_vec());
        // a word has seven letters at least
        longer.insert(1, 0);
        for at in 1..self.written.len() {
            same.swap(at - 1, at);
            self.offer(&same);
            same.swap(at - 1, at);
            let lost = same.remove(at);
            self.offer(&same);
            same.insert(at, lost);
            for letter in b'a'..=b'z' {
                // "specialize" is a spelling of its own
                if self.written[at] != b'z' || letter != b's' {
                    same[at] = letter;
                    self.offer(&same);
                }
                longer[at] = letter;
                self.offer(&longer);
            }
            (same[at], longer[at]) = (lost, lost);
        }
    }

    /// Two vowels that are each another: "permenantly".
    fn two_vowels(&mut self) {
        let places: Vec<usize> = (1..self.written.len()).filter(|&at| VOWELS.contains(&self.written[at])).collect();
        let mut changed = self.written.to_vec();
        for (index, &first) in places.iter().enumerate() {
            for &second in &places[index + 1..] {
                for (&one, &other) in VOWELS.iter().flat_map(|one| VOWELS.iter().map(move |other| (one, other))) {
                    (changed[first], changed[second]) = (one, other);
                    self.offer(&changed);
                }
                changed[second] = self.written[second];
            }
            changed[first] = self.written[first];
        }
    }

    fn offer(&mut self, letters: &[u8]) {
        let Ok(word) = std::str::from_utf8(letters) else { return };
        // the tables hold a part of each key, so that one of many tries passes in one of them; hardly one in both
        let common = known_piece(word) == Known::Common && !Classes::of(word).is_unknown();
        if letters == self.written || !common || is_another_form(self.written, letters) {
            return;
        }
        self.several |= self.found.as_deref().is_some_and(|found| found != word);
        self.found.get_or_insert_with(|| word.to_owned());
    }
}

/// Whether two words differ in their ending alone, as forms of one rare word do: "telematic", "telematics".
fn is_another_form(written: &[u8], other: &[u8]) -> bool {
    /// The letters of an ending.
    const ENDING: usize = 2;
    let shared = written.iter().zip(other).take_while(|(one, two)| one == two).count();
    shared + ENDING > written.len().max(other.len())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_one_letter_is_told_and_a_term_is_not() {
        for (written, meant) in [
            ("critisised", "criticised"),
            ("permenantly", "permanently"),
            ("informaton", "information"),
            ("appropraite", "appropriate"),
        ] {
            assert_eq!(nearest(written).as_deref(), Some(meant));
        }
        for term in ["chatbots", "telematic", "rewilded", "short", "zzzzzzzzz"] {
            assert_eq!(nearest(term), None, "{term}");
        }
    }
}
