//! The key of a word: a hash of its letters in which case and the style of quotes and hyphens do not matter. Eight
//! letters are taken at a time, because every word of every letter gets a key.

/// The key of a word, in a letter or in a data file.
pub fn key(word: &str) -> u64 {
    if word.is_ascii() { ascii_key(word.as_bytes()) } else { ascii_key(folded(word).as_bytes()) }
}

/// The key of one word of plain letters, as a constant: `const { fixed_key("request") }`.
pub const fn fixed_key(word: &str) -> u64 {
    keys([word])[0]
}

/// The keys of words of plain letters, worked out when foilint is built.
pub const fn keys<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut keys = [0; N];
    let mut index = 0;
    while index < N {
        assert!(words[index].is_ascii(), "a key that is worked out beforehand is of plain letters");
        keys[index] = ascii_key(words[index].as_bytes());
        index += 1;
    }
    keys
}

/// A word with letters beyond ASCII, in small letters, with quotes and hyphens folded and soft hyphens left out.
fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for char in word.chars() {
        match char {
            '\u{2018}' | '\u{2019}' => folded.push('\''),
            '\u{2010}' | '\u{2011}' => folded.push('-'),
            '\u{ad}' => {}
            _ => folded.extend(char.to_lowercase()),
        }
    }
    folded
}

/// This bit makes a capital a small letter.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// The key of a word whose letters are folded but for the case of ASCII.
pub(super) const fn ascii_key(word: &[u8]) -> u64 {
    let (mut hash, mut rest) = (word.len() as u64, word);
    while let Some((eight, more)) = rest.split_first_chunk::<8>() {
        hash = mixed(hash, u64::from_le_bytes(*eight) | SMALL);
        rest = more;
    }
    mixed(hash, short(rest))
}

/// Fewer than eight letters as a number, the first in its lowest byte.
const fn short(letters: &[u8]) -> u64 {
    let len = letters.len();
    let all = match (letters.first_chunk::<4>(), letters.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << (8 * (len - 4))
        }
        _ if len == 0 => 0,
        _ => {
            let middle = len / 2;
            letters[0] as u64 | (letters[middle] as u64) << (8 * middle) | (letters[len - 1] as u64) << (8 * (len - 1))
        }
    };
    (all | SMALL) & ((1 << (8 * len)) - 1)
}

/// The key of the letters of the alphabet with which a text begins, and how many they are; `None` where it begins with
/// none.
#[inline]
pub fn plain_key(text: &[u8]) -> Option<(u64, usize)> {
    let Some(eight) = text.first_chunk::<8>().map(|eight| u64::from_le_bytes(*eight)) else {
        let count = letters(text);
        return (count > 0).then(|| (ascii_key(&text[..count]), count));
    };
    match letters_of_eight(eight) {
        0 => None,
        8 => {
            let count = 8 + letters(&text[8..]);
            Some((ascii_key(&text[..count]), count))
        }
        // as most words are
        count => Some((mixed(count as u64, (eight | SMALL) & ((1 << (8 * count)) - 1)), count)),
    }
}

/// How many letters of the alphabet a text begins with.
fn letters(text: &[u8]) -> usize {
    let mut count = 0;
    while let Some(eight) = text[count..].first_chunk::<8>() {
        let more = letters_of_eight(u64::from_le_bytes(*eight));
        count += more;
        if more < 8 {
            return count;
        }
    }
    count + text[count..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count()
}

/// How many of eight bytes, the lowest first, are letters before one that is none.
#[inline]
fn letters_of_eight(eight: u64) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const TOP: u64 = EACH * 0x80;
    let small = (eight | SMALL) & !TOP;
    // in each byte the top bit tells
    let from_a = small + EACH * (0x80 - b'a' as u64);
    let after_z = small + EACH * (0x80 - b'z' as u64 - 1);
    let others = !(from_a & !after_z & !eight) & TOP;
    others.trailing_zeros() as usize / 8
}

#[inline]
const fn mixed(hash: u64, letters: u64) -> u64 {
    let hash = (hash.rotate_left(29) ^ letters).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ hash >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_quotes_and_hyphens_do_not_matter() {
        assert_eq!(key("Police\u{2019}s"), key("police's"));
        assert_eq!(key("RE\u{2011}USE"), key("re-use"));
        assert_eq!(key("É\u{ad}tat"), key("état"));
    }

    #[test]
    fn words_of_every_length_have_keys_of_their_own() {
        let words = ["", "a", "b", "ab", "information", "informations", "i", "request", "requests", "requested"];
        let mut seen: Vec<u64> = words.iter().map(|word| key(word)).collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), words.len());
    }

    #[test]
    fn letters_are_counted_as_one_by_one() {
        for byte in 0..=255u8 {
            for at in 0..10 {
                let mut text = *b"aZbYxAzBcD";
                text[at] = byte;
                let one_by_one = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
                assert_eq!(letters(&text), one_by_one, "{byte} at {at}");
            }
        }
        assert_eq!((letters(b""), letters(b"abc"), letters(b"ab-")), (0, 3, 2));
    }

    #[test]
    fn a_key_is_the_same_however_it_is_worked_out() {
        const FIXED: [u64; 3] = keys(["to", "request", "Constabulary"]);
        assert_eq!(FIXED, ["to", "request", "constabulary"].map(key));
        let text = b"Constabulary request contains to";
        for (at, len) in [(0, 12), (13, 7), (21, 8), (30, 2)] {
            assert_eq!(plain_key(&text[at..]), Some((ascii_key(&text[at..at + len]), len)));
        }
        assert_eq!((plain_key(b""), plain_key(b"1 to be sure")), (None, None));
    }
}
