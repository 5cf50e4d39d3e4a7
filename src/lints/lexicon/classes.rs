//! Which word classes a word can have: "request" is a noun and the base form of a verb, "tactics" a plural noun and
//! nothing else. A rule about word classes rests only on words that leave no doubt, so a word that is not known here has
//! no class at all, and every question about it is answered with no.
//!
//! The table is made by `lints/words/pack_lexicon.py`, which says how it is laid out.

use crate::letter::words::key;

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u16);

impl Classes {
    /// No class: a word that is not known.
    pub const NONE: Classes = Classes(0);
    /// A noun in the singular: "request", "information".
    pub const NOUN: Classes = Classes(1);
    /// A noun in the plural: "requests", "criteria".
    pub const PLURAL: Classes = Classes(1 << 1);
    /// A noun that can go without an article in the singular: "information", "use".
    pub const MASS: Classes = Classes(1 << 2);
    /// The bare form of a verb: "hold".
    pub const BASE: Classes = Classes(1 << 3);
    /// The form for he, she and it: "holds".
    pub const THIRD: Classes = Classes(1 << 4);
    /// The past tense: "held", "gave".
    pub const PAST: Classes = Classes(1 << 5);
    /// The past participle: "held", "given".
    pub const PARTICIPLE: Classes = Classes(1 << 6);
    /// The form in -ing.
    pub const ING: Classes = Classes(1 << 7);
    /// An adjective.
    pub const ADJECTIVE: Classes = Classes(1 << 8);
    /// An adverb.
    pub const ADVERB: Classes = Classes(1 << 9);
    /// A determiner: "the", "your", "any".
    pub const DETERMINER: Classes = Classes(1 << 10);
    /// A pronoun.
    pub const PRONOUN: Classes = Classes(1 << 11);
    /// A preposition, or the particle of a verb.
    pub const PREPOSITION: Classes = Classes(1 << 12);
    /// A conjunction, or a question word.
    pub const CONJUNCTION: Classes = Classes(1 << 13);
    /// A modal verb, or a form of be, have or do.
    pub const AUXILIARY: Classes = Classes(1 << 14);
    /// Anything else: a number word, an exclamation, a name.
    pub const OTHER: Classes = Classes(1 << 15);

    /// Any form of a verb.
    pub const VERB: Classes = Classes(
        Classes::BASE.0
            | Classes::THIRD.0
            | Classes::PAST.0
            | Classes::PARTICIPLE.0
            | Classes::ING.0
            | Classes::AUXILIARY.0,
    );

    /// What goes on behind a noun and is no part of its phrase: "of", "and", "is", "which".
    pub const LINKING: Classes =
        Classes::PREPOSITION.with(Classes::CONJUNCTION).with(Classes::AUXILIARY).with(Classes::PRONOUN);

    /// The classes of both.
    pub const fn with(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// Whether the word is known and can be nothing else than `classes`.
    pub const fn only(self, classes: Classes) -> bool {
        self.0 != 0 && self.0 & !classes.0 == 0
    }

    /// Whether the word can be one of `classes`.
    pub const fn may_be(self, classes: Classes) -> bool {
        self.0 & classes.0 != 0
    }

    /// Whether the word is surely a noun in the singular, or the verb of the same form: "request".
    pub const fn is_noun(self) -> bool {
        self.may_be(Classes::NOUN) && self.only(Classes::NOUN.with(Classes::MASS).with(Classes::BASE))
    }

    /// Whether the word is surely a noun in the plural, or the verb of the same form: "requests".
    pub const fn is_plural(self) -> bool {
        self.may_be(Classes::PLURAL) && self.only(Classes::PLURAL.with(Classes::THIRD))
    }

    /// Whether nothing is known of the word.
    pub const fn is_unknown(self) -> bool {
        self.0 == 0
    }
}

/// The packed table.
const TABLE: &[u8] = include_bytes!("../../../lints/words/lexicon.bin");
/// How many parts the directory has: one for each of the top twelve bits of a fingerprint.
const PARTS: usize = 1 << 12;
/// Where the fingerprints begin.
const PRINTS: usize = (PARTS + 1) * 2;
/// How many words there are.
const COUNT: usize = (TABLE.len() - PRINTS) / 6;
/// Where the classes begin.
const SETS: usize = PRINTS + COUNT * 4;

impl Classes {
    /// The classes of a word.
    pub fn of(word: &str) -> Classes {
        classes(key(word))
    }
}

/// The classes of the word with this key (see [`key`]).
pub fn classes(key: u64) -> Classes {
    let print = (key >> 32) as u32;
    let part = (print >> 20) as usize;
    let found = (short(part * 2)..short(part * 2 + 2)).find(|&at| long(PRINTS + at * 4) == print);
    found.map_or(Classes::NONE, |at| Classes(short(SETS + at * 2) as u16))
}

fn short(at: usize) -> usize {
    u16::from_le_bytes([TABLE[at], TABLE[at + 1]]) as usize
}

fn long(at: usize) -> u32 {
    u32::from_le_bytes([TABLE[at], TABLE[at + 1], TABLE[at + 2], TABLE[at + 3]])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(word: &str, classes: Classes) -> bool {
        Classes::of(word) == classes
    }

    #[test]
    fn the_table_is_whole() {
        assert_eq!(SETS + COUNT * 2, TABLE.len());
        assert_eq!(short(PARTS * 2), COUNT);
        const { assert!(COUNT > 20_000) };
    }

    #[test]
    fn words_have_all_their_classes_and_no_other() {
        assert!(is("request", Classes::NOUN.with(Classes::MASS).with(Classes::BASE)));
        assert!(is("requests", Classes::PLURAL.with(Classes::THIRD)));
        assert!(is("tactics", Classes::PLURAL));
        assert!(is("information", Classes::NOUN.with(Classes::MASS)));
        assert!(is("constabulary", Classes::NOUN));
        assert!(is("given", Classes::of("given")) && Classes::of("given").may_be(Classes::PARTICIPLE));
        assert!(Classes::of("confirm").only(Classes::BASE));
        assert!(Classes::of("applies").only(Classes::THIRD));
        assert!(Classes::of("gave").only(Classes::PAST));
        assert!(Classes::of("useful").only(Classes::ADJECTIVE));
    }

    #[test]
    fn british_spellings_are_known() {
        for word in ["organisation", "favour", "licence", "centre", "programme", "labour", "behaviour", "defence"] {
            assert!(Classes::of(word).may_be(Classes::NOUN), "{word}");
        }
        for word in ["recognise", "prioritise", "analyse", "practise", "license", "apologise"] {
            assert!(Classes::of(word).may_be(Classes::BASE), "{word}");
        }
        assert!(Classes::of("travelled").may_be(Classes::PAST));
    }

    #[test]
    fn function_words_are_what_grammar_calls_them() {
        assert!(Classes::of("the").only(Classes::DETERMINER));
        assert!(Classes::of("The").only(Classes::DETERMINER));
        assert!(Classes::of("would").only(Classes::AUXILIARY));
        assert!(Classes::of("can\u{2019}t").only(Classes::AUXILIARY));
        assert!(Classes::of("we").only(Classes::PRONOUN));
        assert!(Classes::of("of").only(Classes::PREPOSITION));
        assert!(Classes::of("is").only(Classes::AUXILIARY.with(Classes::THIRD)));
        assert!(!Classes::of("that").only(Classes::PRONOUN));
    }

    #[test]
    fn nothing_is_claimed_of_an_unknown_word() {
        let unknown = Classes::of("zzyzx");
        assert!(unknown.is_unknown() && !unknown.only(Classes::NOUN) && !unknown.may_be(Classes::VERB));
        assert_eq!(unknown, Classes::NONE);
    }
}
