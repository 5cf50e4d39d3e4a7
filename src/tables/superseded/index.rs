//! The rows by what a reader of a letter meets first: the first word of a wording, the host of an address, the figures of
//! a telephone number. One look-up a word serves all rows. How a word becomes a key is for the reader to say: tables know
//! nothing of letters.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Row, RowKind, Superseded};
use crate::text::data::Text;

/// How a word must be written to be the one of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// In any way.
    Any,
    /// With a capital first.
    Capital,
    /// In capitals throughout, as initials are: "ISA", never "isa".
    Capitals,
}

/// One word of a wording: the keys of its forms ("Commissioner", "Commissioner's", "Commissioners").
#[derive(Clone, Debug)]
pub struct WordForms {
    /// The keys, the word's own first.
    pub keys: Vec<u64>,
    /// How it must be written.
    pub shape: Shape,
    /// Whether "the" may stand before it: "Office of [the] Surveillance Commissioners".
    pub after_of: bool,
    /// Whether a comma may stand before it: "Department for Business, Energy and …".
    pub after_comma: bool,
}

/// A wording of a row.
#[derive(Clone, Debug)]
pub struct Wording {
    /// The row, as an index into [`Superseded::all`].
    pub row: usize,
    /// How its first word must be written.
    pub first: Shape,
    text: Text,
    key: fn(&str) -> u64,
    words: OnceLock<Vec<WordForms>>,
}

impl Wording {
    /// Its words; worked out when they are first asked for, because most wordings are in no letter.
    pub fn words(&self) -> &[WordForms] {
        self.words.get_or_init(|| {
            let (mut of, mut comma) = (false, false);
            let words = marked_words(&self.text).map(|(word, before_comma)| {
                let after_of = std::mem::replace(&mut of, matches!(word, "of" | "for" | "in"));
                let after_comma = std::mem::replace(&mut comma, before_comma);
                WordForms { after_of, after_comma, ..forms(word, self.key) }
            });
            words.collect()
        })
    }
}

/// An address of a row: a host, and the path that must follow or be part of what follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    /// The row, as an index into [`Superseded::all`].
    pub row: usize,
    /// Whether hosts below it count too.
    pub below: bool,
    /// Whether it is that of mailboxes: a department may give up a site and keep its mail.
    pub mailbox: bool,
    /// The beginning of the path, without the slash; empty for any.
    pub path: String,
}

/// The rows, ready to be looked up.
#[derive(Clone, Debug)]
pub struct WordIndex {
    /// One bit for each first word, by the low bits of its key.
    firsts: [u64; 64],
    wordings: Vec<Wording>,
    /// First words with the number of words of their wordings and the wordings, in the order of the keys; the longest
    /// wording first, which is the one that is meant.
    begun: Vec<(u64, Reverse<u32>, u32)>,
    hosts: HashMap<String, Vec<Host>>,
    phones: HashMap<String, usize>,
    needs: Vec<Vec<Wording>>,
}

impl WordIndex {
    fn new(rows: &[Row], key: fn(&str) -> u64) -> WordIndex {
        let mut index = WordIndex {
            firsts: [0; 64],
            wordings: Vec::new(),
            begun: Vec::new(),
            hosts: HashMap::new(),
            phones: HashMap::new(),
            needs: Vec::with_capacity(rows.len()),
        };
        for (at, row) in rows.iter().enumerate() {
            let wording = |text: &Text| {
                let first = bare_words(text).next().map_or(Shape::Any, shape);
                Wording { row: at, first, text: text.clone(), key, words: OnceLock::new() }
            };
            index.needs.push(row.needs.iter().map(wording).collect());
            if !row.flag {
                continue;
            }
            let own = [Text::from(before_remark(&row.old).to_owned())];
            let texts = if row.matches.is_empty() { &own[..] } else { &row.matches };
            for text in texts {
                if row.kind == RowKind::Phone {
                    index.phones.insert(text.chars().filter(char::is_ascii_digit).collect(), at);
                } else if is_address(text) {
                    let (host, found) = host(text, at, row.kind);
                    index.hosts.entry(host).or_default().push(found);
                } else {
                    index.add(wording(text));
                }
            }
        }
        index.begun.sort_unstable();
        index
    }

    fn add(&mut self, wording: Wording) {
        let mut words = bare_words(&wording.text);
        let Some(first) = words.next() else { return };
        let (length, at) = (words.count() as u32, self.wordings.len() as u32);
        for key in keys(first, wording.key) {
            let (word, bit) = bit_of(key);
            self.firsts[word] |= bit;
            self.begun.push((key, Reverse(length), at));
        }
        self.wordings.push(wording);
    }

    /// The wordings that may begin with the word of that key, the longest first.
    #[inline]
    pub fn from(&self, key: u64) -> impl Iterator<Item = &Wording> {
        let (word, bit) = bit_of(key);
        let begun = if self.firsts[word] & bit == 0 { &[][..] } else { &self.begun };
        let from = begun.partition_point(|(first, ..)| *first < key);
        let begun = begun[from..].iter().take_while(move |(first, ..)| *first == key);
        begun.map(|(.., at)| &self.wordings[*at as usize])
    }

    /// The row of a web or mail address: its host in small letters without "www.", and its path without the slash.
    pub fn by_address(&self, host: &str, path: &str, mailbox: bool) -> Option<usize> {
        let mut rest = host;
        loop {
            let found = self.hosts.get(rest).into_iter().flatten().filter(|known| {
                (known.below || rest.len() == host.len())
                    && mailbox == known.mailbox
                    && path.starts_with(known.path.as_str())
            });
            if let Some(known) = found.max_by_key(|known| known.path.len()) {
                return Some(known.row);
            }
            rest = rest.split_once('.')?.1;
        }
    }

    /// The row of a telephone number, by its figures.
    pub fn by_phone(&self, figures: &str) -> Option<usize> {
        self.phones.get(figures).copied()
    }

    /// The wordings one of which must stand in the same letter as row `row`; none where nothing must.
    pub fn needs(&self, row: usize) -> &[Wording] {
        self.needs.get(row).map_or(&[], Vec::as_slice)
    }
}

impl Superseded {
    /// The rows by their first words; made once. `key` must be the same function at every call.
    pub fn index_by(&self, key: fn(&str) -> u64) -> &WordIndex {
        self.index.get_or_init(|| WordIndex::new(&self.rows, key))
    }
}

/// The word and the bit of [`WordIndex::firsts`] for a key.
#[inline]
fn bit_of(key: u64) -> (usize, u64) {
    ((key >> 6) as usize & 63, 1 << (key & 63))
}

/// What a row says is old, without the remarks behind it: "foi.gov.uk; …", "ACPO (as was)".
fn before_remark(old: &str) -> &str {
    old.split([';', '(']).next().unwrap_or(old).trim()
}

/// Whether a wording is an address: it has no space, and an inner stop or a slash.
fn is_address(text: &str) -> bool {
    let inner = text.trim_matches(['.', '/', '@']);
    !text.contains(' ') && inner.contains('.') && !inner.contains('(')
}

/// The host to look an address up by, and what else it says. "www.x" and "//x" are that host alone, all others serve for
/// the hosts below them too; "@x" is a mailbox.
fn host(text: &str, row: usize, kind: RowKind) -> (String, Host) {
    let lower = text.to_ascii_lowercase();
    let exact = lower.starts_with("www.") || lower.starts_with("//");
    let mailbox = kind == RowKind::Email || lower.contains('@');
    let rest = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest).trim_start_matches('/');
    let rest = rest.rsplit('@').next().unwrap_or(rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest).trim_start_matches('.');
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    (host.to_owned(), Host { row, below: !exact, mailbox, path: path.to_owned() })
}

/// The words of a wording, without the marks around them.
fn bare_words(text: &str) -> impl Iterator<Item = &str> {
    marked_words(text).map(|(word, _)| word)
}

/// The same, and whether a comma stands behind each.
fn marked_words(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let words = text.split_whitespace();
    let marked = words.map(|word| (word.trim_matches(['\'', '’', '‘', '"', ',', ';', ':']), word.ends_with(',')));
    marked.filter(|(word, _)| !word.is_empty() && *word != "&")
}

/// A word with its forms.
fn forms(word: &str, key: fn(&str) -> u64) -> WordForms {
    WordForms { keys: keys(word, key).collect(), shape: shape(word), after_of: false, after_comma: false }
}

/// How a wording has a word, and so how it must be written.
fn shape(word: &str) -> Shape {
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    match () {
        () if is_capitals(word) => Shape::Capitals,
        () if capital => Shape::Capital,
        () => Shape::Any,
    }
}

fn is_capitals(word: &str) -> bool {
    let letters = || word.chars().filter(|char| char.is_alphabetic());
    letters().nth(1).is_some() && letters().all(char::is_uppercase)
}

/// The keys of the forms of a word, its own first: with and without the ending of the possessive, and long words in both
/// numbers.
fn keys(word: &str, key: fn(&str) -> u64) -> impl Iterator<Item = u64> {
    let own = key(word);
    let inflects = word.chars().all(|char| char.is_alphabetic() || matches!(char, '\'' | '’'));
    let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let long = bare.chars().nth(4).is_some() && !is_capitals(word);
    let bare = if long { bare.strip_suffix('s').unwrap_or(bare) } else { bare };
    let forms =
        inflects.then(|| [Some(key(bare)), Some(key(&format!("{bare}'s"))), long.then(|| key(&format!("{bare}s")))]);
    let others = forms.into_iter().flatten().flatten().filter(move |form| *form != own);
    std::iter::once(own).chain(others)
}

#[cfg(test)]
mod tests {
    use crate::tables::Tables;

    fn key(word: &str) -> u64 {
        word.bytes().fold(7, |hash: u64, byte| hash.wrapping_mul(31).wrapping_add(u64::from(byte.to_ascii_lowercase())))
    }

    #[test]
    fn an_address_leads_to_its_row() {
        let tables = Tables::builtin();
        let table = tables.superseded();
        let of = |host: &str, path: &str, mailbox| {
            table.index_by(key).by_address(host, path, mailbox).map(|row| table.all()[row].old.as_str())
        };
        assert!(of("opsi.gov.uk", "acts/acts2000", false).is_some_and(|old| old.starts_with("opsi.gov.uk")));
        assert!(of("norfolk.pnn.police.uk", "", true).is_some_and(|old| old.contains(".pnn.")));
        assert!(of("itspublicknowledge.info", "", true).is_some_and(|old| old.starts_with("enquiries@")));
        assert!(of("itspublicknowledge.info", "", false).is_some_and(|old| old.starts_with("itspublic")));
        assert!(of("ico.org.uk", "concerns/getting", false).is_some());
        assert!(of("ico.org.uk", "make-a-complaint", false).is_none());
        assert!(of("ukba.homeoffice.gov.uk", "", false).is_none());
        assert!(of("homeoffice.gov.uk", "", false).is_some());
        assert!(of("homeoffice.gov.uk", "", true).is_none());
        assert!(of("foi.gov.uk.example.com", "", false).is_none());
    }

    #[test]
    fn a_word_leads_to_the_longest_wording_first() {
        let tables = Tables::builtin();
        let table = tables.superseded();
        let lengths: Vec<usize> = table.index_by(key).from(key("ACPO")).map(|wording| wording.words().len()).collect();
        assert!(lengths.len() >= 3 && lengths.is_sorted_by(|one, other| one >= other), "{lengths:?}");
        assert!(table.index_by(key).from(key("information")).count() >= 2);
    }

    #[test]
    fn a_telephone_number_leads_to_its_row() {
        let tables = Tables::builtin();
        let index = tables.superseded().index_by(key);
        assert_eq!(index.by_phone("01625545700"), index.by_phone("01625545745"));
        assert!(index.by_phone("01625545700").is_some() && index.by_phone("03031231113").is_none());
    }
}
