//! The rows of `lints/words/sequences.txt`, laid out so that two words that begin no row cost one look at a bit. The words
//! of the rows are numbered; a word that is in no row has number 0.

use crate::letter::pattern::KeySet;
use crate::letter::words::key;
use crate::lints::lexicon::{self, Classes};

/// A set of numbers of words.
type Numbers = [u64; 4];

/// The rows.
pub struct Table {
    /// The key of each number.
    keys: Vec<u64>,
    /// The number of each key, found from its upper bits onward.
    slots: [u8; SLOTS],
    rows: Vec<Row>,
    /// For each number, the rows that it begins and goes on with a word, and those that it goes on with a class, in order.
    begun: Vec<[Vec<u16>; 2]>,
    /// For each number, the words that go on a row after it.
    after: Vec<Numbers>,
    /// For each number, whether a row goes on with a class after it.
    with_class: Numbers,
    /// Words that guards ask for.
    pub pronouns: KeySet,
    /// Words that open a clause with a gap in it.
    pub openers: KeySet,
    /// Words after which a clause may break off: "as far as we can".
    pub comparing: KeySet,
    /// Words after which "to" takes a noun.
    pub directed: KeySet,
}

/// One row.
pub struct Row {
    second: Place,
    third: Option<Place>,
    /// What a report says.
    pub say: &'static str,
    /// What keeps it silent.
    pub guards: Vec<Guard>,
}

/// What keeps a row silent; `lints/words/sequences.txt` says when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// After a verb, participle, adjective or unknown word, or soon after a pronoun.
    Stranded,
    /// In a clause that a question word opened.
    Clause,
    /// Soon after a word of comparison.
    Compared,
    /// After be, have, do or a modal verb.
    Inverted,
    /// After a noun or a figure.
    Label,
    /// After a noun or a figure, but for a subject that begins its sentence.
    Contact,
    /// After a word that takes "to" and a noun.
    Directed,
    /// Before "course".
    Course,
    /// Before a noun.
    Modifier,
    /// Right after "who", "which" or "that".
    Elided,
    /// Before "not attend".
    Attended,
    /// At the beginning of a sentence, before a noun or "be": "Should redacted copies".
    Asking,
}

/// Words, or classes of words that have no number.
enum Place {
    Words(Numbers),
    Classes(Classes),
}

const SLOTS: usize = 1024;

impl Table {
    /// Read the rows.
    ///
    /// # Errors
    /// The line that cannot be read.
    pub fn parse(text: &'static str) -> Result<Table, String> {
        let mut table = Table {
            keys: vec![0],
            slots: [0; SLOTS],
            rows: Vec::new(),
            begun: vec![Default::default()],
            after: vec![[0; 4]],
            with_class: [0; 4],
            pronouns: KeySet::default(),
            openers: KeySet::default(),
            comparing: KeySet::default(),
            directed: KeySet::default(),
        };
        let mut say = "";
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let fault = || format!("‘{line}’ is no row");
            if let Some(said) = line.strip_prefix("say:") {
                say = said.trim();
            } else if let Some(set) = line.strip_prefix('@') {
                let (name, words) = set.split_once(':').ok_or_else(fault)?;
                table.set(name).ok_or_else(fault)?.extend(words.split_whitespace().map(key));
            } else {
                table.row(line, say).ok_or_else(fault)?;
            }
        }
        Ok(table)
    }

    fn set(&mut self, name: &str) -> Option<&mut KeySet> {
        match name {
            "pronouns" => Some(&mut self.pronouns),
            "openers" => Some(&mut self.openers),
            "comparing" => Some(&mut self.comparing),
            "directed" => Some(&mut self.directed),
            _ => None,
        }
    }

    fn row(&mut self, line: &'static str, say: &'static str) -> Option<()> {
        let (places, guards) = line.split('=').next()?.split_once(';').unwrap_or((line.split('=').next()?, ""));
        let guards = guards.split_whitespace().map(guard).collect::<Option<Vec<_>>>()?;
        let mut places = places.split('+').map(str::trim);
        let first = self.numbers(places.next()?)?;
        let second = self.place(places.next()?)?;
        let third = places.next().map(|place| self.place(place).ok_or(())).transpose().ok()?;
        if places.next().is_some() {
            return None;
        }
        for number in each(&first) {
            self.begun[number][usize::from(matches!(second, Place::Classes(_)))].push(self.rows.len() as u16);
            match &second {
                Place::Words(words) => {
                    self.after[number].iter_mut().zip(words).for_each(|(bits, more)| *bits |= more);
                }
                Place::Classes(_) => set_bit(&mut self.with_class, number as u8),
            }
        }
        self.rows.push(Row { second, third, say, guards });
        Some(())
    }

    fn place(&mut self, text: &str) -> Option<Place> {
        let Some(names) = text.strip_prefix('<') else { return self.numbers(text).map(Place::Words) };
        let mut classes = Classes::NONE;
        for name in names.strip_suffix('>')?.split_whitespace() {
            classes = classes.with(class(name)?);
        }
        Some(Place::Classes(classes))
    }

    fn numbers(&mut self, words: &str) -> Option<Numbers> {
        let mut numbers = [0; 4];
        for word in words.split_whitespace() {
            let key = key(word);
            let number = match self.number(key) {
                0 => self.add(key)?,
                known => known,
            };
            set_bit(&mut numbers, number);
        }
        Some(numbers)
    }

    /// Gives a word the next number.
    fn add(&mut self, key: u64) -> Option<u8> {
        let number = u8::try_from(self.keys.len()).ok()?;
        self.keys.push(key);
        self.after.push([0; 4]);
        self.begun.push(Default::default());
        let slot = (0..SLOTS).map(|step| slot(key, step)).find(|&slot| self.slots[slot] == 0)?;
        self.slots[slot] = number;
        Some(number)
    }

    /// The number of a word; 0 where it is in no row.
    #[inline]
    pub fn number(&self, key: u64) -> u8 {
        let mut step = 0;
        loop {
            let number = self.slots[slot(key, step)];
            if number == 0 || self.keys[usize::from(number)] == key {
                return number;
            }
            step += 1;
        }
    }

    /// Whether a row may begin with the words of these numbers.
    #[inline]
    pub fn may_begin(&self, first: u8, second: u8) -> bool {
        match second {
            0 => has(&self.with_class, first),
            _ => has(&self.after[usize::from(first)], second),
        }
    }

    /// The rows that hold the words of these keys, the second and third place filled as far as the row goes, with the
    /// number of words each holds.
    pub fn rows(&self, keys: [u64; 3]) -> impl Iterator<Item = (&Row, usize)> + '_ {
        let numbers = keys.map(|key| self.number(key));
        // a word that has a number is never asked for its classes
        let classes = if numbers[1] == 0 { lexicon::classes(keys[1]) } else { Classes::NONE };
        let begun = &self.begun[usize::from(numbers[0])][usize::from(numbers[1] == 0)];
        let begun = begun.iter().map(|row| &self.rows[usize::from(*row)]);
        begun.filter_map(move |row| {
            let two = row.second.holds(numbers[1], || classes);
            let three = || row.third.as_ref().is_none_or(|third| third.holds(numbers[2], || lexicon::classes(keys[2])));
            (two && three()).then_some((row, 2 + usize::from(row.third.is_some())))
        })
    }
}

impl Place {
    fn holds(&self, number: u8, classes: impl Fn() -> Classes) -> bool {
        match self {
            Place::Words(words) => number != 0 && has(words, number),
            Place::Classes(only) => number == 0 && classes().only(*only),
        }
    }
}

#[inline]
fn slot(key: u64, step: usize) -> usize {
    ((key >> 40) as usize + step) % SLOTS
}

#[inline]
fn has(numbers: &Numbers, number: u8) -> bool {
    numbers[usize::from(number / 64)] >> (number % 64) & 1 == 1
}

/// The numbers of a set, in order.
fn each(numbers: &Numbers) -> impl Iterator<Item = usize> {
    let bits = |(at, bits): (usize, &u64)| {
        let rest = std::iter::successors(Some(*bits), |rest| rest.checked_sub(1).map(|less| rest & less));
        rest.take_while(|rest| *rest != 0).map(move |rest| at * 64 + rest.trailing_zeros() as usize)
    };
    numbers.iter().enumerate().flat_map(bits)
}

fn set_bit(numbers: &mut Numbers, number: u8) {
    numbers[usize::from(number / 64)] |= 1 << (number % 64);
}

fn guard(name: &str) -> Option<Guard> {
    Some(match name {
        "stranded" => Guard::Stranded,
        "clause" => Guard::Clause,
        "inverted" => Guard::Inverted,
        "label" => Guard::Label,
        "contact" => Guard::Contact,
        "compared" => Guard::Compared,
        "directed" => Guard::Directed,
        "course" => Guard::Course,
        "modifier" => Guard::Modifier,
        "elided" => Guard::Elided,
        "attended" => Guard::Attended,
        "asking" => Guard::Asking,
        _ => return None,
    })
}

fn class(name: &str) -> Option<Classes> {
    Some(match name {
        "noun" => Classes::NOUN,
        "plural" => Classes::PLURAL,
        "mass" => Classes::MASS,
        "base" => Classes::BASE,
        "third" => Classes::THIRD,
        "past" => Classes::PAST,
        "participle" => Classes::PARTICIPLE,
        "ing" => Classes::ING,
        "adjective" => Classes::ADJECTIVE,
        "adverb" => Classes::ADVERB,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: &str = "say: no\nsome + the\nto + <third> ; directed = 2\ndoes + not + <third>\n@directed: refer\n";

    fn holds(words: [&str; 3]) -> Option<usize> {
        let table = Table::parse(ROWS).unwrap();
        let keys = words.map(key);
        let begins = table.may_begin(table.number(keys[0]), table.number(keys[1]));
        let found = table.rows(keys).next().map(|(_, len)| len);
        assert!(begins || found.is_none(), "{words:?}: a row that no look at a bit finds");
        found
    }

    #[test]
    fn words_and_classes_make_rows() {
        assert_eq!(holds(["some", "the", "request"]), Some(2));
        assert_eq!(holds(["to", "applies", "it"]), Some(2));
        assert_eq!(holds(["does", "not", "holds"]), None);
        assert_eq!(holds(["does", "not", "applies"]), Some(3));
        assert_eq!(holds(["to", "apply", "it"]), None);
        assert_eq!(holds(["the", "some", "it"]), None);
    }

    #[test]
    fn guards_and_sets_are_read() {
        let table = Table::parse(ROWS).unwrap();
        assert_eq!(table.rows[1].guards, [Guard::Directed]);
        assert!(table.directed.contains(&key("refer")) && table.rows[0].say == "no");
    }

    #[test]
    fn a_line_that_is_no_row_is_named() {
        for fault in ["some", "some + <verbs>", "a + b ; nowhere", "@people: we", "a + b + c + d"] {
            assert!(Table::parse(fault).is_err_and(|error| error.contains(fault)), "{fault}");
        }
    }
}
