//! When a departure from a formula is a slip, and when it is a good wording of the writer's own. Word classes decide:
//! "a request" for "the request" is free choice, "they duty" is not English.

use super::Formula;
use super::align::{Hit, Slip};
use crate::letter::pattern::KeyMap;
use crate::letter::words::key;
use crate::letter::{Gap, Letter, Word, WordKind};

/// Function words by class; every other word is a content word.
#[derive(Clone, Debug, Default)]
pub struct Classes {
    of: KeyMap<u16>,
}

/// The classes of `lints/words/classes.txt`.
const NAMES: [&str; 9] = ["det", "pron", "prep", "conj", "modal", "be", "have", "do", "adv"];
const DET: u16 = 1;
const PRON: u16 = 1 << 1;
const PREP: u16 = 1 << 2;
const CONJ: u16 = 1 << 3;
const MODAL: u16 = 1 << 4;
const BE: u16 = 1 << 5;
const HAVE: u16 = 1 << 6;
const DO: u16 = 1 << 7;
const ADV: u16 = 1 << 8;
const NEG: u16 = 1 << 9;
/// A common word of the genre.
const KNOWN: u16 = 1 << 15;

/// What may begin a clause where a formula has a preposition.
const RELATIVE: [&str; 6] = ["that", "which", "who", "where", "when", "as"];

/// Words that say what kind an exemption is: to propose one would be to state law, so none is ever called lost or wrong.
const KINDS: [&str; 12] = [
    "absolute",
    "qualified",
    "class",
    "class-based",
    "classbased",
    "prejudice",
    "prejudice-based",
    "based",
    "working",
    "calendar",
    "non-absolute",
    "conditional",
];

/// Words of the formula that must stand whole on each side of a slip.
const WHOLE_ON_EACH_SIDE: usize = 2;

impl Classes {
    /// Read `class: word word` lines, and the common words of the genre.
    ///
    /// # Errors
    /// The line that cannot be read.
    pub fn parse(classes: &str, genre: &str) -> Result<Classes, String> {
        let mut read = Classes::default();
        for line in meaningful(classes) {
            let (name, words) = line.split_once(':').ok_or_else(|| format!("‘{line}’ names no class"))?;
            let bit = match name.trim() {
                "neg" => NEG,
                name => {
                    1 << NAMES
                        .iter()
                        .position(|known| *known == name)
                        .ok_or_else(|| format!("‘{name}’ is not a class"))?
                }
            };
            words.split_whitespace().for_each(|word| *read.of.entry(key(word)).or_default() |= bit);
        }
        for word in meaningful(genre).flat_map(str::split_whitespace) {
            *read.of.entry(key(word)).or_default() |= KNOWN;
        }
        Ok(read)
    }

    /// The classes of a function word; 0 for a content word.
    fn of(&self, key: u64) -> u16 {
        self.of.get(&key).copied().unwrap_or(0) & !KNOWN
    }

    /// Whether it is a function word.
    pub fn is_function(&self, key: u64) -> bool {
        self.of(key) != 0
    }

    /// Whether it is a function word or a common word of the genre.
    pub fn is_known(&self, key: u64) -> bool {
        self.of.contains_key(&key)
    }
}

fn meaningful(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether a formula may run on over what stands between two words.
pub fn inside_a_formula(gap: Gap) -> bool {
    let breaks =
        Gap::COLON.with(Gap::DASH).with(Gap::OPEN).with(Gap::CLOSE).with(Gap::SLASH).with(Gap::STOP).with(Gap::OTHER);
    !gap.has(breaks) && gap.has(Gap::SPACE)
}

/// Whether a departure from a formula cannot be good English. In a `fixed` formula prepositions do not stand for each other.
pub fn is_broken(classes: &Classes, formula: &Formula, letter: &Letter, hit: &Hit, slip: &Slip) -> bool {
    let (left, right) = match *slip {
        Slip::Wrong { at, .. } => (at - hit.start, hit.end - at - 1),
        Slip::Lost { before, .. } => (before - hit.start, hit.end - before),
        Slip::Added { at } => (at - hit.start, hit.end - at - 1),
        Slip::Moved { at } => (at - hit.start, hit.end - at - 2),
    };
    if left < WHOLE_ON_EACH_SIDE || right < WHOLE_ON_EACH_SIDE {
        return false;
    }
    let words = &letter.words;
    let free = |word: &Word| word.kind != WordKind::Plain || word.capital;
    let offset = |at: usize| {
        words[at].gap.has(Gap::COMMA.with(Gap::QUOTE))
            || words.get(at + 1).is_some_and(|next| next.gap.has(Gap::COMMA.with(Gap::QUOTE)))
    };
    match *slip {
        Slip::Wrong { meant, at } => {
            let text = meant.of(&formula.written);
            !free(&words[at]) && {
                let prepositions = formula.fixed
                    && classes.of(meant.key) & classes.of(words[at].key) & PREP != 0
                    && meant.key != words[at].key;
                prepositions || wrong(classes, (meant.key, text), (words[at].key, letter.word(at)))
            }
        }
        Slip::Lost { meant, before } => {
            let text = meant.of(&formula.written);
            let states_law = KINDS.contains(&text.to_lowercase().as_str());
            !words[before].gap.has(Gap::COMMA.with(Gap::QUOTE))
                && lost(classes, meant.key)
                && !is_figure(text)
                && !states_law
        }
        Slip::Added { at } => {
            let same =
                words[at].key == words[at - 1].key || words.get(at + 1).is_some_and(|next| next.key == words[at].key);
            !free(&words[at])
                && !same
                && !offset(at)
                && added(classes, words[at - 1].key, words[at].key, words.get(at + 1).map(|next| next.key))
        }
        Slip::Moved { at } => {
            let (first, second) = (&words[at], &words[at + 1]);
            let question =
                letter.sentence_of(at).is_some_and(|sentence| sentence.span.of(letter.text()).ends_with('?'));
            let either = classes.of(first.key) | classes.of(second.key);
            !free(first) && !free(second) && !offset(at) && !question && either != 0 && either & (ADV | NEG | CONJ) == 0
        }
    }
}

fn is_figure(text: &str) -> bool {
    text.starts_with(|char: char| char.is_ascii_digit())
}

/// Whether `found` cannot stand for `meant`.
fn wrong(classes: &Classes, meant: (u64, &str), found: (u64, &str)) -> bool {
    let (meant_class, found_class) = (classes.of(meant.0), classes.of(found.0));
    match (meant_class != 0, found_class != 0) {
        // "the notice that section 17 requires" beside "the notice under section 17"
        (true, true) if meant_class & PREP != 0 && RELATIVE.contains(&found.1.to_ascii_lowercase().as_str()) => false,
        (true, true) => meant_class & found_class == 0 && !interchangeable(meant_class, found_class),
        // a noun phrase may give way to a pronoun, anything to an adverb
        (false, true) => found_class & (DET | PRON | ADV) == 0,
        (true, false) => meant_class & (DET | ADV | NEG) == 0 && is_near(meant.1, found.1),
        (false, false) => is_near(meant.1, found.1) && !is_inflected(meant.1, found.1),
    }
}

/// Classes of which one word often stands rightly for another.
fn interchangeable(a: u16, b: u16) -> bool {
    let both = a | b;
    // "not held" and "now held"; "is held" and "will held" no; "is" and "has", "does" and "is" by auxiliary
    both & !(NEG | ADV | DET) == 0
        || a & (BE | HAVE | DO | MODAL) != 0
            && b & (BE | HAVE | DO | MODAL) != 0
            && (a | b) & (BE | HAVE) == (BE | HAVE)
}

/// Whether a formula is broken without this word.
fn lost(classes: &Classes, meant: u64) -> bool {
    let class = classes.of(meant);
    class & (DET | ADV | NEG) == 0
}

/// Whether this word cannot stand between those two.
fn added(classes: &Classes, before: u64, word: u64, after: Option<u64>) -> bool {
    let class = classes.of(word);
    if class == 0 || class & (ADV | NEG) != 0 {
        return false;
    }
    let conjunction = |key: u64| classes.of(key) & CONJ != 0 && classes.of(key) & PREP == 0;
    if class & DET != 0 {
        // "that" is often free; "that whether" never is
        return class & CONJ != 0 && (conjunction(before) || after.is_some_and(conjunction));
    }
    let of_after_quantity = word == key("of")
        && ["all", "both", "some", "any", "most", "each", "half", "none"]
            .iter()
            .any(|quantity| key(quantity) == before);
    class & (PREP | CONJ | MODAL | BE | HAVE | DO | PRON) != 0 && !of_after_quantity
}

/// Whether two words are one slip of the finger apart, or one lost its ending: form/from, bases/basis, use/useful.
fn is_near(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    if a.len().min(b.len()) < 3 {
        return false;
    }
    let (short, long) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    strsim::osa_distance(&a, &b) == 1
        || long.strip_prefix(short.as_str()).is_some_and(|ending| matches!(ending, "ful" | "less" | "ment" | "ness"))
}

/// Whether two words are forms of one word: letters vary them freely.
fn is_inflected(a: &str, b: &str) -> bool {
    const ENDINGS: [&str; 9] = ["", "s", "es", "ed", "d", "ing", "'s", "’s", "ly"];
    const VARYING: [(&str, &str); 14] = [
        ("made", "make"),
        ("sent", "send"),
        ("gave", "give"),
        ("came", "come"),
        ("held", "hold"),
        ("found", "find"),
        ("spent", "spend"),
        ("wrote", "write"),
        ("built", "build"),
        ("kept", "keep"),
        ("began", "begin"),
        ("begun", "began"),
        ("knew", "know"),
        ("known", "knows"),
    ];
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let stem = |word: &str, ending: &str| word.strip_suffix(ending).map(str::to_owned);
    let regular = ENDINGS.iter().any(|x| {
        ENDINGS.iter().any(|y| {
            stem(&a, x).is_some_and(|stem_a| stem_a.len() >= 3 && stem(&b, y).is_some_and(|stem_b| stem_a == stem_b))
        })
    });
    let spelling =
        |word: &str| word.replace("ize", "ise").replace("yze", "yse").replace('-', "").replace(['\'', '’'], "");
    regular || spelling(&a) == spelling(&b) || VARYING.iter().any(|(x, y)| a == *x && b == *y || a == *y && b == *x)
}
