//! The names by the keys of their words, so that a reader of a text can tell cheaply where none can begin. How a word
//! becomes a key is for the reader to say: tables know nothing of letters.

use std::collections::BTreeMap;

use super::{Authorities, fold};

/// The names, word by word.
#[derive(Clone, Debug, Default)]
pub struct NameIndex {
    /// The keys of first words with the words of the longest name that begins so, in order of the keys.
    heads: Vec<(u64, usize)>,
    /// Every key of `heads` and of `by_word`, roughly.
    head_bits: Bits,
    word_bits: Bits,
    /// The keys of last words, in order.
    lasts: Vec<u64>,
    /// The right names, initials apart.
    names: Vec<IndexedName>,
    /// The keys of words with the names they stand in and their places there, in order of the keys.
    by_word: Vec<(u64, u32, u32)>,
}

/// A right name of at least two words.
#[derive(Clone, Debug)]
pub struct IndexedName {
    /// Its words, folded: their keys, and their bytes in `folded`.
    pub words: Vec<(u64, usize, usize)>,
    /// The name as it is compared.
    pub folded: String,
    /// The name as it is written.
    pub written: String,
}

impl IndexedName {
    /// The name, as it is compared and as it is written.
    pub fn new(folded: &str, written: &str, key: fn(&str) -> u64) -> IndexedName {
        let start = |word: &str| word.as_ptr() as usize - folded.as_ptr() as usize;
        let words = folded.split(' ').map(|word| (key(word), start(word), start(word) + word.len())).collect();
        IndexedName { words, folded: folded.to_owned(), written: written.to_owned() }
    }

    /// The key and the text of a word.
    pub fn word(&self, place: usize) -> Option<(u64, &str)> {
        self.words.get(place).map(|(key, start, end)| (*key, &self.folded[*start..*end]))
    }
}

/// Whether a key may be among some keys: one bit for each, which others may share.
#[derive(Clone, Copy, Debug, Default)]
struct Bits([u64; 32]);

impl Bits {
    fn add(&mut self, key: u64) {
        self.0[(key >> 59) as usize] |= 1 << (key >> 53 & 63);
    }

    fn may_have(&self, key: u64) -> bool {
        self.0[(key >> 59) as usize] >> (key >> 53 & 63) & 1 == 1
    }
}

impl NameIndex {
    /// The words of the longest name that begins with the word of that key.
    pub fn longest_from(&self, key: u64) -> Option<usize> {
        if !self.head_bits.may_have(key) {
            return None;
        }
        self.heads.binary_search_by_key(&key, |(head, _)| *head).ok().map(|at| self.heads[at].1)
    }

    /// Whether a name ends with the word of that key.
    pub fn ends_with(&self, key: u64) -> bool {
        self.lasts.binary_search(&key).is_ok()
    }

    /// The right names that hold the word of that key, each with the word's place in it.
    pub fn with_word(&self, key: u64) -> impl Iterator<Item = (&IndexedName, usize)> {
        let words = if self.word_bits.may_have(key) { &self.by_word[..] } else { &[] };
        let from = words.partition_point(|(word, ..)| *word < key);
        let places = words[from..].iter().take_while(move |(word, ..)| *word == key);
        places.map(|(_, name, place)| (&self.names[*name as usize], *place as usize))
    }
}

impl Authorities {
    /// From its places to a force's id; made once. `places` takes a name apart, and must be the same at every call.
    pub fn by_places(&self, places: fn(&str) -> Vec<String>) -> &BTreeMap<Vec<String>, String> {
        let made = || self.forces().iter().map(|row| (places(&row.name), row.id.clone())).collect();
        self.by_places.get_or_init(made)
    }

    /// The names by the keys of their words; made once. `key` must be the same function at every call.
    pub fn index_by(&self, key: fn(&str) -> u64) -> &NameIndex {
        self.index.get_or_init(|| self.make_index(key))
    }

    fn make_index(&self, key: fn(&str) -> u64) -> NameIndex {
        let mut index = NameIndex::default();
        let folded_initials: Vec<String> = self.initials.iter().map(|(name, _)| fold(name)).collect();
        for name in self.names.iter().map(|(name, _)| name).chain(&folded_initials) {
            let mut words = name.split(' ');
            let first = words.next().map(key);
            index.lasts.extend(words.next_back().map(key).or(first));
            index.heads.extend(first.map(|first| (first, name.split(' ').count())));
        }
        index.lasts.sort_unstable();
        index.lasts.dedup();
        // the longest name that begins so stands last
        index.heads.sort_unstable();
        index.heads.dedup_by(|next, kept| {
            next.0 == kept.0 && {
                kept.1 = next.1;
                true
            }
        });
        for at in 0..index.heads.len() {
            index.head_bits.add(index.heads[at].0);
        }
        // a comma in a name is often lost, which is no slip in a word
        for (folded, written) in self.right.iter().filter(|(folded, name)| folded.contains(' ') && !name.contains(','))
        {
            let name = IndexedName::new(folded, written, key);
            for (place, (key, ..)) in name.words.iter().enumerate() {
                index.word_bits.add(*key);
                index.by_word.push((*key, index.names.len() as u32, place as u32));
            }
            index.names.push(name);
        }
        index.by_word.sort_unstable();
        index
    }
}
