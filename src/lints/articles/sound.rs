//! Whether a word begins with the sound of a vowel. Where that depends on how somebody reads it aloud, there is no answer.

use super::Articles;
use crate::letter::words::{Word, WordKind, key};
use crate::lints::lexicon::classes;

/// How a word begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sound {
    /// "an hour", "an ICO notice", "an 18-month delay".
    Vowel,
    /// "a university", "a UK body", "a 10-day delay".
    Consonant,
}

impl Articles {
    /// How a word of a letter begins, where there is no doubt.
    pub fn sound(&self, word: &Word, text: &str) -> Option<Sound> {
        match word.kind {
            WordKind::Number => of_figure(text),
            WordKind::Mixed if text.trim_start_matches(|char: char| char.is_ascii_digit()).starts_with('-') => {
                of_figure(text)
            }
            WordKind::Plain => self.of_word(word, text),
            _ => None,
        }
    }

    fn of_word(&self, word: &Word, text: &str) -> Option<Sound> {
        if !text.is_ascii() || self.either.contains(&word.key) {
            return None;
        }
        let capitals = text.bytes().take_while(u8::is_ascii_uppercase).count();
        if capitals >= 2 {
            return self.of_initials(word, text);
        }
        let first = text.split(['-', '\'']).next()?;
        if first.len() == 1 {
            // "an x-ray", "a u-turn"
            let spelt = b"aefhilmnorsx".contains(&first.as_bytes()[0].to_ascii_lowercase());
            return (text.len() > 2 && text.as_bytes()[1] == b'-').then_some(if spelt {
                Sound::Vowel
            } else {
                Sound::Consonant
            });
        }
        // a word that is not known may be Welsh, a name or a slip
        if classes(word.key).is_unknown() && classes(key(first)).is_unknown() {
            return None;
        }
        let head = |heads: &[&str]| heads.iter().any(|head| starts_with(text, head));
        let vowel = if self.vowel.contains(&key(first)) {
            true
        } else if self.consonant.contains(&key(first)) {
            false
        } else {
            matches!(text.as_bytes()[0] | 0x20, b'a' | b'e' | b'i' | b'o' | b'u')
                && (head(&self.vowel_heads) || !head(&self.consonant_heads))
        };
        Some(if vowel { Sound::Vowel } else { Sound::Consonant })
    }

    /// Initials are spelt out or read as a word: sure only where both sound alike.
    fn of_initials(&self, word: &Word, text: &str) -> Option<Sound> {
        let first = key(text.split('-').next()?);
        let is = |set: &crate::letter::pattern::KeySet| set.contains(&word.key) || set.contains(&first);
        if is(&self.initials_vowel) {
            return Some(Sound::Vowel);
        }
        if is(&self.initials_consonant) {
            return Some(Sound::Consonant);
        }
        match text.as_bytes()[0] {
            b'A' | b'E' | b'I' | b'O' => Some(Sound::Vowel),
            b'B' | b'C' | b'D' | b'G' | b'J' | b'K' | b'P' | b'Q' | b'T' | b'V' | b'W' | b'Y' | b'Z' => {
                Some(Sound::Consonant)
            }
            _ => None,
        }
    }
}

fn starts_with(text: &str, head: &str) -> bool {
    text.as_bytes().get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head.as_bytes()))
}

/// "an 8", "an 11", "an 18", "an 80%"; 1100 and 1800 are read in two ways, a sum of money by its figure.
fn of_figure(text: &str) -> Option<Sound> {
    if text.starts_with('£') || text.contains(['/', ':']) {
        return None;
    }
    let leading = text.split(|char: char| !char.is_ascii_digit()).next().filter(|digits| !digits.is_empty())?;
    // "an 0300 number": an "oh", a "zero" or a "nought"
    if leading.len() > 1 && leading.starts_with('0') {
        return None;
    }
    let vowel = leading.starts_with('8') || matches!(leading, "11" | "18");
    let two_ways = leading.len() == 4 && (leading.starts_with("11") || leading.starts_with("18"));
    (!two_ways).then_some(if vowel { Sound::Vowel } else { Sound::Consonant })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::words::tokenise;
    use crate::lints::articles::articles;
    use crate::text::Span;

    fn sound(text: &str) -> Option<Sound> {
        let mut words = Vec::new();
        tokenise(text, Span::new(0, text.len()), 0, &mut words);
        articles().sound(&words[0], words[0].span().of(text))
    }

    #[test]
    fn what_is_heard_counts_not_what_is_written() {
        for word in [
            "exemption",
            "hour",
            "honest",
            "Information",
            "ICO",
            "NHS",
            "MP",
            "SLA",
            "8",
            "11",
            "18-month",
            "80%",
            "x-ray",
            "unidentified",
            "urgent",
            "e-mail",
            "under-used",
            "8,000",
        ] {
            assert_eq!(sound(word), Some(Sound::Vowel), "{word}");
        }
        for word in [
            "request",
            "European",
            "university",
            "one",
            "one-off",
            "UK",
            "useful",
            "unique",
            "union",
            "10",
            "1,100",
            "BBC",
            "u-turn",
            "EU",
            "utility",
            "house",
            "union-led",
        ] {
            assert_eq!(sound(word), Some(Sound::Consonant), "{word}");
        }
    }

    #[test]
    fn what_is_read_in_two_ways_has_no_answer() {
        for word in ["historic", "FOI", "FRS", "SAR", "1800", "£8m", "achub", "RIPA", "hotel", "A"] {
            assert_eq!(sound(word), None, "{word}");
        }
    }
}
