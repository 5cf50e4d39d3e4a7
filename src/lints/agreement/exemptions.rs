//! Several exemptions and the verb of one, with provisions and their titles between: "exemptions under section 30(b)(i) and
//! section 38(1)(b) (personal information) of FOISA applies". Templates have "exemption(s)" and "applies", and one half is
//! forgotten when they are filled in.

use super::{Report, follows, is_prose};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, WordKind};
use crate::lints::clause::clauses;
use crate::lints::lexicon::{Classes, classes};

const SEVERAL: [u64; 2] = keys(["exemptions", "exceptions"]);
const UNDER: [u64; 2] = keys(["under", "in"]);
const PROVISIONS: [u64; 6] = keys(["section", "sections", "regulation", "regulations", "reg", "regs"]);
const ARTICLES: [u64; 2] = keys(["a", "an"]);
const OF: u64 = keys(["of"])[0];
const BECAUSE: u64 = keys(["because"])[0];
const THE: u64 = keys(["the"])[0];
/// The laws by the names that stand alone.
const LAWS: [u64; 7] = keys(["foisa", "foia", "act", "eir", "eirs", "eisr", "regulations"]);
/// The verb that templates have, for one and for several.
const APPLIES: u64 = keys(["applies"])[0];
const APPLY: u64 = keys(["apply"])[0];
/// What may stand before the noun: "the two following exemptions".
const BEFORE: Classes = Classes::DETERMINER.with(Classes::ADJECTIVE);
/// How far the verb may stand from the noun, in words.
const LONGEST: usize = 40;

/// Report each.
pub fn find(letter: &Letter, report: &mut Report) {
    // "an exemptions": the noun is what has to be mended
    let one = |at: usize| at > 0 && ARTICLES.contains(&letter.words[at - 1].key);
    for at in SEVERAL.into_iter().flat_map(|noun| letter.places_of(noun)).filter(|&at| !one(at)) {
        let Some(verb) = verb_after(letter, at) else { continue };
        let Some(before) = before_phrase(letter, at) else { continue };
        let words = &letter.words;
        let of = before.is_some_and(|index| words[index].key == OF);
        // "because of exemptions … apply"
        let reason = of && before.is_some_and(|index| index > 0 && words[index - 1].key == BECAUSE);
        let (found, noun) = (letter.word(verb), letter.word(at));
        if reason {
            let start = before.unwrap_or(at);
            report.say(start..verb + 1, format!("‘{found}’ follows, so ‘because’ stands alone. Leave out ‘of’."));
        } else if words[verb].key == APPLIES && !governs(letter, before) {
            report.write(at..verb + 1, format!("‘{noun}’ is plural. Write ‘apply’ for ‘{found}’."), verb, "apply");
        }
    }
}

/// The verb behind the provisions after the noun at word `at`, and behind the law they are of.
fn verb_after(letter: &Letter, at: usize) -> Option<usize> {
    let words = &letter.words;
    let end = letter.sentence_of(at)?.words.end.min(at + LONGEST);
    let key = |index: usize| words.get(index).filter(|_| index < end).map_or(0, |word| word.key);
    if !UNDER.contains(&key(at + 1))
        || !PROVISIONS.contains(&key(at + 2))
        || !is_prose(&letter.blocks[letter.block_of(at)])
    {
        return None;
    }
    let mut depth = 0usize;
    for index in at + 3..end {
        let word = &words[index];
        depth = depth.saturating_sub(usize::from(word.gap.has(Gap::CLOSE))) + usize::from(word.gap.has(Gap::OPEN));
        if depth > 0 {
            continue;
        }
        let verb = word.key == APPLIES || word.key == APPLY;
        let cited = index > 0 && (words[index - 1].kind != WordKind::Plain || word.gap.has(Gap::CLOSE));
        let named =
            LAWS.contains(&key(index - 1)) && (key(index - 2) == OF || key(index - 2) == THE && key(index - 3) == OF);
        if verb {
            return ((cited || named) && !word.gap.has(Gap::COMMA.with(Gap::DASH))).then_some(index);
        }
        // "sections s.38(1)(b)"
        if letter.word(index).len() == 1 {
            continue;
        }
        // a clause begins: what verb follows may be its own
        if classes(word.key).only(Classes::PRONOUN.with(Classes::AUXILIARY)) || word.gap.has(Gap::COLON) {
            return None;
        }
    }
    None
}

/// The word before the noun phrase that ends at word `at`: the inner `None` at the beginning of a sentence, the outer where
/// the phrase does not begin plainly.
fn before_phrase(letter: &Letter, at: usize) -> Option<Option<usize>> {
    let words = &letter.words;
    let mut first = at;
    loop {
        if words[first].gap.has(Gap::SENTENCE) {
            return Some(None);
        }
        // "In this case, exemptions …", and no row of things
        if words[first].gap.has(Gap::COMMA) {
            let begin = letter.sentence_of(at)?.words.start;
            let more = (begin + 1..first).any(|index| words[index].gap.has(Gap::COMMA));
            return (clauses().intro.contains(&words[begin].key) && !more).then_some(None);
        }
        let before = first.checked_sub(1)?;
        if !follows(&words[first]) && first != at {
            return None;
        }
        if !classes(words[before].key).may_be(BEFORE) || classes(words[before].key).may_be(Classes::PREPOSITION) {
            return Some(Some(before));
        }
        first = before;
    }
}

/// Whether the phrase belongs to a word before it: "one of the exemptions", "the test in the exemptions".
fn governs(letter: &Letter, before: Option<usize>) -> bool {
    const OPENS: [u64; 8] = keys(["because", "as", "since", "that", "where", "why", "while", "although"]);
    const SUCH: u64 = keys(["such"])[0];
    before.is_some_and(|index| {
        let such = index > 0 && letter.words[index - 1].key == SUCH;
        such || !OPENS.contains(&letter.words[index].key)
    })
}
