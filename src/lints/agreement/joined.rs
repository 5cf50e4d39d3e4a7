//! Two things joined by "and" at the beginning of a sentence, and the verb of one: "The tables and the annex was sent".
//! Only where the second stands straight behind the first: "the register of births and deaths" is one thing.

use super::heads::{describes, ends_at, head_after, head_number};
use super::phrases::{Reading, after};
use super::{Number, Report, follows, is_prose};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter};
use crate::lints::lexicon::{Classes, classes};

/// What begins such a subject; "each officer and each manager" is one at a time.
const DETERMINERS: [u64; 10] = keys(["the", "our", "your", "their", "its", "these", "those", "this", "a", "an"]);
/// What has its second name beside it: "the report and accounts".
const DOCUMENT: [u64; 4] = keys(["report", "form", "code", "plan"]);
const AND: u64 = keys(["and"])[0];
/// Forms for one; others are told by their class.
const FOR_ONE: [u64; 3] = keys(["is", "was", "has"]);

/// Report each verb for one.
pub fn find(letter: &Letter, report: &mut Report) {
    for (sentence, _) in letter.own_sentences() {
        let start = sentence.words.start;
        let opens = letter
            .words
            .get(start)
            .is_some_and(|word| word.capital && word.gap.has(Gap::SENTENCE) && DETERMINERS.contains(&word.key));
        if !opens || !is_prose(&letter.blocks[letter.block_of(start)]) {
            continue;
        }
        if let Some((one, other, verb)) = verb_for_one(letter, start) {
            let (one, other, found) = (letter.word(one), letter.word(other), letter.word(verb));
            report.say(
                start..verb + 1,
                format!("‘{one}’ and ‘{other}’ are two. Write the form of ‘{found}’ that goes with several."),
            );
        }
    }
}

/// The two nouns of a subject that begins at `start`, and the verb for one behind them.
fn verb_for_one(letter: &Letter, start: usize) -> Option<(usize, usize, usize)> {
    let (one, _) = head_after(letter, start)?;
    let and = letter.words.get(one + 1).filter(|word| follows(word) && word.key == AND).map(|_| one + 1)?;
    let (other, number) = second(letter, and + 1)?;
    // "The annual report and financial statements is" one document
    let own = DETERMINERS.contains(&letter.words[and + 1].key);
    if DOCUMENT.contains(&letter.words[one].key) && number == Number::Many && !own {
        return None;
    }
    let verb = after(letter, other, Reading { many: number == Number::Many, opens: false })?;
    let key = letter.words[verb].key;
    (FOR_ONE.contains(&key) || classes(key).only(Classes::THIRD)).then_some((one, other, verb))
}

/// The second noun: with a determiner of its own or, where it has none, a plural.
fn second(letter: &Letter, at: usize) -> Option<(usize, Number)> {
    let word = letter.words.get(at).filter(|word| follows(word))?;
    if DETERMINERS.contains(&word.key) {
        return head_after(letter, at);
    }
    let noun = at + usize::from(describes(letter, at));
    let several = letter.words.get(noun).is_some_and(follows) && head_number(letter, noun) == Some(Number::Many);
    (several && ends_at(letter, noun)).then_some((noun, Number::Many))
}
