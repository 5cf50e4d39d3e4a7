//! What stands after a word with 's: whether it may be the thing possessed.

use super::super::cues;
use super::Noun;
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, WordKind};

/// What stands after the noun, from what says least.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Follow {
    /// Perhaps what is possessed.
    Thing,
    /// Something that a possessive which stands alone may have after it.
    Seldom,
    /// A comma, a stop, the end.
    End,
    /// Nothing of the kind.
    Never,
}

impl Follow {
    /// What stands after a noun.
    pub fn of(letter: &Letter, noun: Noun) -> Follow {
        let (words, cues) = (&letter.words, cues());
        let Some(next) = words.get(noun.at + 1) else { return Follow::End };
        let breaks = Gap::COMMA.with(Gap::STOP).with(Gap::COLON).with(Gap::SENTENCE).with(Gap::BLOCK);
        if next.gap.has(breaks) {
            return Follow::End;
        }
        if !next.gap.is_plain_space() || next.kind != WordKind::Plain || next.capital {
            return Follow::Thing;
        }
        let course = words.get(noun.at + 2).is_some_and(|word| COURSE.contains(&word.key));
        let coordinates = WITH_ADJECTIVE.contains(&next.key);
        if cues.never_follows.contains(&next.key) && !course {
            Follow::Never
        } else if cues.seldom_follows.contains(&next.key) && !(coordinates && is_shared(letter, noun.at)) {
            Follow::Seldom
        } else {
            Follow::Thing
        }
    }
}

const COURSE: [u64; 8] = keys(["course", "late", "which", "interest", "use", "importance", "help", "note"]);

const WITH_ADJECTIVE: [u64; 2] = keys(["and", "or"]);

/// Whether "and" is followed by another possessor: "officer's and inspectors' notes".
fn is_shared(letter: &Letter, at: usize) -> bool {
    let end = (at + 7).min(letter.words.len());
    (at + 2..end).take_while(|&index| !letter.words[index].gap.has(Gap::SENTENCE)).any(|index| {
        let word = letter.words[index];
        word.apostrophe || letter.text()[word.span().end..].starts_with(['\'', '’'])
    })
}
