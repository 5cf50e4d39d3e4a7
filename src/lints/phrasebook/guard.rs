//! When a departure from a formula is a slip, and when it is a good wording of the writer's own. Word classes decide:
//! "a request" for "the request" is free choice, "they duty" is not English.

use super::align::{Hit, Slip};
use super::alike::{is_inflected, is_near};
use super::book::{ADV, BE, CONJ, Classes, DET, DO, HAVE, MODAL, NEG, PREP, PRON};
use super::{Formula, fixed};
use crate::letter::words::key;
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, WordKind};
use crate::lints::counts::keeps_apart;

/// What may begin a clause where a formula has a preposition.
pub(super) const RELATIVE: [&str; 6] = ["that", "which", "who", "where", "when", "as"];

/// Words that say what kind an exemption is: to propose one would be to state law, so none is ever called lost or wrong.
pub(super) const KINDS: [&str; 12] = [
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

/// Words without which a clause may still be good: "deny information is held", "received 3 May", "as set out".
const SPARED: [&str; 17] = [
    "whether",
    "if",
    "on",
    "as",
    "when",
    "where",
    "than",
    "including",
    "provided",
    "following",
    "concerning",
    "like",
    "been",
    "being",
    "up",
    "out",
    "under",
];

/// Function words and what they become by a slip of the finger, where the result is no English; other pairs a letter
/// apart ("is held", "as held") often stand rightly for each other.
pub(super) const SLIPS: [(&str, &str); 7] =
    [("the", "they"), ("is", "it"), ("in", "it"), ("be", "by"), ("by", "be"), ("your", "you"), ("has", "as")];

/// Words of the formula that must stand whole on each side of a slip.
const WHOLE_ON_EACH_SIDE: usize = 2;

/// Whether a formula may run on over what stands between two words.
#[inline]
pub fn inside_a_formula(gap: Gap) -> bool {
    const BREAKS: Gap =
        Gap::COLON.with(Gap::DASH).with(Gap::OPEN).with(Gap::CLOSE).with(Gap::SLASH).with(Gap::STOP).with(Gap::OTHER);
    !gap.has(BREAKS) && gap.has(Gap::SPACE)
}

/// The longest of several readings of a place where no reading is good English: one good one is enough. Where the formula
/// has several nouns to choose from ("this letter", "this response"), it is enough that the word is a slip for one of them.
pub fn broken_reading(classes: &Classes, formula: Formula, letter: &Letter, readings: &[Hit]) -> Option<Hit> {
    let noun_for_another = |hit: &Hit| match hit.slip {
        Slip::Wrong { meant, at } if classes.of(meant.key) | classes.of(letter.words[at].key) == 0 => Some(at),
        _ => None,
    };
    let broken = |hit: &&Hit| is_broken(classes, formula, letter, hit);
    let good = |hit: &Hit| {
        let place = noun_for_another(hit);
        let alternative = |other: &&Hit| place.is_some() && noun_for_another(other) == place;
        !broken(&hit) && !readings.iter().filter(alternative).any(|other| broken(&other))
    };
    if readings.iter().any(good) {
        return None;
    }
    readings.iter().rev().filter(broken).max_by_key(|hit| hit.end - hit.start).copied()
}

/// Whether a departure from a formula cannot be good English. Less may vary in a fixed one.
fn is_broken(classes: &Classes, formula: Formula, letter: &Letter, hit: &Hit) -> bool {
    let slip = &hit.slip;
    let (left, right) = match *slip {
        Slip::Wrong { at, .. } => (at - hit.start, hit.end - at - 1),
        Slip::Lost { before, .. } => (before - hit.start, hit.end - before),
        Slip::Added { at } => (at - hit.start, hit.end - at - 1),
        Slip::Moved { at } => (at - hit.start, hit.end - at - 2),
    };
    let shorter = left.min(right);
    if shorter < if formula.fixed { 1 } else { WHOLE_ON_EACH_SIDE } {
        return false;
    }
    let question = |at: usize| letter.sentence_of(at).is_some_and(|one| one.span.of(letter.text()).ends_with('?'));
    let words = &letter.words;
    let free = |at: usize| words[at].kind != WordKind::Plain || words[at].capital;
    // a comma or quotation mark before, inside or after the words that show the slip: the writer set something off; in a
    // fixed formula only one that parts the words of the slip from each other
    let shown = slip.words();
    let parted = if formula.fixed { slip.joints() } else { shown.start..shown.end + 1 };
    let set_off =
        parted.into_iter().any(|at| words.get(at).is_some_and(|word| word.gap.has(Gap::COMMA.with(Gap::QUOTE))));
    if set_off || question(shown.start) || lost_after_pronoun(letter, slip) {
        return false;
    }
    let pair = |first: usize, second: usize| clash(letter, first, second);
    if formula.fixed && fixed::is_broken(classes, formula, letter, hit, shorter < WHOLE_ON_EACH_SIDE) {
        return true;
    }
    if shorter < WHOLE_ON_EACH_SIDE {
        return false;
    }
    match *slip {
        Slip::Wrong { meant, at } => {
            let text = meant.of(formula.written);
            !free(at) && wrong(classes, (meant.key, text), (words[at].key, letter.word(at)))
        }
        Slip::Lost { meant, before } => {
            let text = meant.of(formula.written).to_lowercase();
            !is_figure(&text)
                && !KINDS.contains(&text.as_str())
                && (pair(before - 1, before) || lost(classes, letter, hit, (meant.key, &text), before))
        }
        Slip::Added { at } => {
            let next = at + 1 < words.len();
            let same = words[at].key == words[at - 1].key || next && words[at + 1].key == words[at].key;
            let class = classes.of(words[at].key);
            !free(at)
                && !same
                && class != 0
                && class & (ADV | NEG) == 0
                && (pair(at - 1, at)
                    || next && pair(at, at + 1)
                    || avoided(letter, at - 1, BY_CHANCE)
                    || next && avoided(letter, at, BY_CHANCE))
        }
        Slip::Moved { at } => {
            let either = classes.of(words[at].key) | classes.of(words[at + 1].key);
            !free(at)
                && !free(at + 1)
                && either & (ADV | NEG | CONJ) == 0
                && (pair(at - 1, at) || pair(at, at + 1) || at + 2 < words.len() && pair(at + 1, at + 2))
        }
    }
}

/// Whether a noun would be lost after "this" or "these", which stand for one themselves: "unhappy with this you may".
fn lost_after_pronoun(letter: &Letter, slip: &Slip) -> bool {
    const PRONOUNS: [u64; 4] = keys(["this", "that", "these", "those"]);
    matches!(*slip, Slip::Lost { before, .. } if PRONOUNS.contains(&letter.words[before - 1].key))
}

/// Determiners that are nothing else.
const ONLY_DETERMINERS: [u64; 8] = keys(["the", "a", "an", "your", "our", "their", "my", "every"]);
/// What never follows one of them.
const AFTER_NO_DETERMINER: [u64; 37] = keys([
    "of", "for", "to", "with", "from", "at", "is", "are", "was", "were", "be", "been", "has", "have", "had", "would",
    "will", "could", "does", "that", "which", "whether", "it", "we", "they", "he", "she", "the", "a", "an", "this",
    "these", "your", "our", "my", "and", "or",
]);
/// Other words that never stand side by side inside a formula.
const CLASHING: [[u64; 2]; 26] = [
    keys(["neither", "nor"]),
    keys(["nor", "neither"]),
    keys(["nor", "or"]),
    keys(["is", "are"]),
    keys(["is", "be"]),
    keys(["is", "has"]),
    keys(["are", "have"]),
    keys(["are", "be"]),
    keys(["has", "have"]),
    keys(["have", "has"]),
    keys(["been", "be"]),
    keys(["be", "been"]),
    keys(["will", "would"]),
    keys(["would", "will"]),
    keys(["would", "is"]),
    keys(["will", "is"]),
    keys(["of", "is"]),
    keys(["of", "are"]),
    keys(["by", "of"]),
    keys(["in", "of"]),
    keys(["for", "of"]),
    keys(["with", "of"]),
    keys(["to", "of"]),
    keys(["of", "of"]),
    keys(["or", "and"]),
    keys(["and", "and"]),
];

/// Whether two neighbours cannot stand side by side, whatever is around them: "the of", "is are".
pub(super) fn clash(letter: &Letter, first: usize, second: usize) -> bool {
    // capitals and figures are names of things: "the A and E department", "the For You page"
    let plain = |at: usize| letter.words[at].kind == WordKind::Plain;
    if !plain(first) || !plain(second) || letter.words[second].capital {
        return false;
    }
    const ARTICLES: [u64; 3] = keys(["the", "a", "an"]);
    const JOINING: [u64; 2] = keys(["and", "or"]);
    let (a, b) = (letter.words[first].key, letter.words[second].key);
    // "your and our offices"
    let shared = !ARTICLES.contains(&a) && JOINING.contains(&b);
    ONLY_DETERMINERS.contains(&a) && AFTER_NO_DETERMINER.contains(&b) && !shared || CLASHING.contains(&[a, b])
}

/// So often two words must be expected side by side before it says anything that they never are.
const BY_CHANCE: f32 = 40.0;

/// Whether edited English keeps word `at` and the next apart, which it should have side by side at least `by_chance` times.
pub(super) fn avoided(letter: &Letter, at: usize, by_chance: f32) -> bool {
    let plain = |at: usize| letter.words[at].kind == WordKind::Plain && !letter.words[at].capital;
    plain(at) && plain(at + 1) && keeps_apart(letter.words[at].key, letter.words[at + 1].key, by_chance)
}

pub(super) fn is_figure(text: &str) -> bool {
    text.starts_with(|char: char| char.is_ascii_digit())
}

/// Whether `found` cannot stand for `meant`.
fn wrong(classes: &Classes, meant: (u64, &str), found: (u64, &str)) -> bool {
    let (meant_class, found_class) = (classes.of(meant.0), classes.of(found.0));
    match (meant_class != 0, found_class != 0) {
        // "the notice that section 17 requires" beside "the notice under section 17"
        (true, true) if meant_class & PREP != 0 && RELATIVE.contains(&found.1.to_ascii_lowercase().as_str()) => false,
        // words of different classes still often change places ("a request and its reasons"): only a slip of the finger
        (true, true) => SLIPS.contains(&(meant.1.to_lowercase().as_str(), found.1.to_lowercase().as_str())),
        // a noun phrase may give way to anything
        (false, true) => false,
        (true, false) => meant_class & (DET | ADV | NEG) == 0 && is_near(meant.1, found.1),
        (false, false) => is_near(meant.1, found.1) && !is_inflected(meant.1, found.1),
    }
}

/// Whether a formula is broken without this word, which is missing before word `before`.
fn lost(classes: &Classes, letter: &Letter, hit: &Hit, meant: (u64, &str), before: usize) -> bool {
    let class = classes.of(meant.0);
    let (prev, next) = (classes.of(letter.words[before - 1].key), classes.of(letter.words[before].key));
    let spared = SPARED.contains(&meant.1) || fixed::is_spared(letter, meant.1, before);
    if class == 0 || class & (DET | ADV | NEG) != 0 || spared {
        return false;
    }
    if class & (HAVE | DO | MODAL) != 0 {
        // "unless you exhausted it", "if you narrow it"
        return false;
    }
    if class & BE != 0 {
        // "the information held by us": a participle after a noun is good as long as another verb may follow
        return prev != 0 && prev & (DET | PREP | ADV | NEG | CONJ) == 0 && next == 0
            || ends_without_verb(classes, letter, before);
    }
    if class & PRON != 0 {
        // "the bodies that hold it", "if required"
        let clause = matches!(letter.word(before - 1).to_ascii_lowercase().as_str(), "if" | "whether" | "because");
        return clause && next & (BE | HAVE | DO | MODAL) != 0;
    }
    // what follows a preposition or joins must be a word of the formula, not a date, a figure or a name
    let plain = |at: usize| letter.words[at].kind == WordKind::Plain;
    // "the outcome the review reached": a clause without "that" needs a verb, which may follow the formula
    let may_be_clause =
        class & PREP != 0 && prev == 0 && next & (DET | PRON) != 0 && !ends_or_links(classes, letter, hit.end);
    plain(before - 1) && plain(before) && !may_be_clause
}

/// Whether at word `at` the clause is over, or goes on with a preposition or conjunction.
pub(super) fn ends_or_links(classes: &Classes, letter: &Letter, at: usize) -> bool {
    let Some(word) = letter.words.get(at) else { return true };
    let class = classes.of(word.key);
    !word.gap.is_plain_space() || word.gap.has(Gap::SENTENCE) || class & (PREP | CONJ) != 0 && class & ADV == 0
}

/// Whether a clause that "that", "whether" or "as" opened ends soon after word `from`, without a verb.
pub(super) fn ends_without_verb(classes: &Classes, letter: &Letter, from: usize) -> bool {
    let Some(sentence) = letter.sentence_of(from) else { return false };
    let opened =
        letter.words[..from].iter().rev().take(5).any(|word| word.key == key("whether") || word.key == key("that"));
    let inside = |at: &usize| letter.words[*at].span().start < sentence.span.end;
    let rest: Vec<usize> = (from..letter.words.len()).take_while(inside).take(9).collect();
    let verb = |at: &usize| classes.of(letter.words[*at].key) & (BE | HAVE | DO | MODAL) != 0;
    let verb_like = |at: &usize| letter.word(*at).ends_with(['s', 'd']) && classes.of(letter.words[*at].key) == 0;
    opened && rest.len() < 9 && !rest.iter().any(verb) && !rest.iter().skip(1).any(verb_like)
}
