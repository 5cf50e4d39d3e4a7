//! The nouns of `lints/words/agreement.txt`.

use std::sync::OnceLock;

use crate::letter::pattern::KeySet;
use crate::letter::words::key;

/// Nouns by what is known of their number.
#[derive(Default)]
pub struct Nouns {
    /// Taken as one or as many, or counting others.
    pub collective: KeySet,
    /// Never with a verb in the plural.
    pub mass: KeySet,
    /// Countable things in the singular.
    pub single: KeySet,
    /// Things that are counted.
    pub unit: KeySet,
    /// Plurals that name one sum or one thing.
    pub sums: KeySet,
    /// Things of which one among several is spoken of.
    pub one_of: KeySet,
    /// Words after which a clause begins.
    pub opens: KeySet,
    /// Words after which a clause begins where they begin their sentence.
    pub begins: KeySet,
    /// One human being.
    pub person: KeySet,
    /// Verbs in the form for he, she and it that are no plural of a word for people.
    pub acts: KeySet,
    /// Plurals that begin a sentence without a determiner.
    pub bare: KeySet,
    /// Plurals that are other words too, and are taken as plurals behind a determiner.
    pub many: KeySet,
    /// Verbs in the form for several that can be no noun where they are looked for.
    pub few: KeySet,
    /// Bodies by which an authority may call itself.
    pub body: KeySet,
    /// What stands before "that" and a bare verb.
    pub asks: KeySet,
    /// What stands before "that" and what is so.
    pub tells: KeySet,
    /// What opens a clause in which something is only supposed.
    pub supposes: KeySet,
    /// … and what does so only right before it.
    pub supposes_next: KeySet,
    /// Times, which say when.
    pub time: KeySet,
    /// What happens to people and cases.
    pub happened: KeySet,
    /// What is said of a question itself.
    pub untold: KeySet,
    /// Plurals in -a.
    pub greek: KeySet,
}

/// The nouns, read when first needed.
pub fn nouns() -> &'static Nouns {
    static NOUNS: OnceLock<Nouns> = OnceLock::new();
    NOUNS.get_or_init(|| {
        Nouns::parse(include_str!("../../../lints/words/agreement.txt")).expect("the built-in list is tested")
    })
}

impl Nouns {
    fn parse(text: &str) -> Result<Nouns, String> {
        let mut read = Nouns::default();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let fault = || format!("‘{line}’ cannot be read");
            let (name, words) = line.split_once(':').ok_or_else(fault)?;
            let set = match name {
                "collective" => &mut read.collective,
                "mass" => &mut read.mass,
                "single" => &mut read.single,
                "unit" => &mut read.unit,
                "sums" => &mut read.sums,
                "one-of" => &mut read.one_of,
                "opens" => &mut read.opens,
                "begins" => &mut read.begins,
                "person" => &mut read.person,
                "acts" => &mut read.acts,
                "bare" => &mut read.bare,
                "many" => &mut read.many,
                "few" => &mut read.few,
                "body" => &mut read.body,
                "asks" => &mut read.asks,
                "tells" => &mut read.tells,
                "supposes" => &mut read.supposes,
                "supposes-next" => &mut read.supposes_next,
                "time" => &mut read.time,
                "happened" => &mut read.happened,
                "untold" => &mut read.untold,
                "greek" => &mut read.greek,
                _ => return Err(fault()),
            };
            for word in words.split_whitespace() {
                if !set.insert(key(word)) {
                    return Err(format!("‘{word}’ is listed twice under ‘{name}’"));
                }
            }
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_and_a_fault_named() {
        assert!(nouns().collective.contains(&key("police")));
        assert!(Nouns::parse("things: a b").is_err_and(|error| error.contains("things")));
        assert!(Nouns::parse("mass: a b\nmass: b").is_err_and(|error| error.contains("twice")));
    }

    #[test]
    fn no_noun_is_both_one_and_either() {
        let nouns = nouns();
        for sure in [&nouns.mass, &nouns.single, &nouns.sums, &nouns.greek] {
            assert_eq!(nouns.collective.iter().filter(|noun| sure.contains(noun)).count(), 0);
        }
    }
}
