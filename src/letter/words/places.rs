//! Where each word of a letter stands. A reader that looks for few words asks for their places and never sees the rest
//! of the letter, which is most of it.

use super::Word;

/// The places of every word of a letter, by its key.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// One more than the first place of the words that share a slot; 0 where there is none.
    heads: Vec<u32>,
    /// One more than the next place, for each place.
    next: Vec<u32>,
    shift: u32,
}

/// Spreads keys over the slots.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

impl Places {
    /// Of these words.
    pub fn new(words: &[Word]) -> Places {
        let slots = (words.len() * 2).next_power_of_two().max(64);
        let mut places =
            Places { heads: vec![0; slots], next: vec![0; words.len()], shift: 64 - slots.trailing_zeros() };
        // backwards, so that places are given in order
        let mut place = words.len() as u32;
        for (word, next) in words.iter().zip(&mut places.next).rev() {
            let slot = (word.key.wrapping_mul(SPREAD) >> places.shift) as usize;
            *next = std::mem::replace(&mut places.heads[slot], place);
            place -= 1;
        }
        places
    }

    fn slot(&self, key: u64) -> usize {
        (key.wrapping_mul(SPREAD) >> self.shift) as usize
    }

    /// Where the word with this key stands among `words`, the words it was made of, in order.
    pub fn of<'a>(&'a self, words: &'a [Word], key: u64) -> impl Iterator<Item = usize> + 'a {
        let mut next = self.heads.get(self.slot(key)).copied().unwrap_or(0);
        std::iter::from_fn(move || {
            let at = (next as usize).checked_sub(1)?;
            next = self.next[at];
            Some(at)
        })
        .filter(move |&at| words[at].key == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::words::{key, tokenise};
    use crate::text::Span;

    #[test]
    fn each_word_is_found_where_it_stands() {
        let text = "the force and the council, The board";
        let mut words = Vec::new();
        tokenise(text, Span::new(0, text.len()), 0, &mut words);
        let places = Places::new(&words);
        let of = |word| places.of(&words, key(word)).collect::<Vec<_>>();
        assert_eq!((of("the"), of("council"), of("trust")), (vec![0, 3, 5], vec![4], vec![]));
    }

    #[test]
    fn a_text_without_words_has_no_places() {
        assert_eq!(Places::new(&[]).of(&[], key("the")).count(), 0);
        assert_eq!(Places::default().heads.len(), 0);
    }
}
