//! Where a letter neither confirms nor denies that it holds information, and how much of the request that covers: all of
//! it, the rest after a partial answer, or one question of several.
//!
//! A stance is only taken in a sentence of the authority's own. What explains the law, supposes or tells of an earlier
//! answer takes none.

mod cues;
mod scope;
mod told;

use std::ops::Range;

pub use told::{Told, announced, held, held_in_one_breath, no_inference, on_disclosure, other_information, overridden};

use crate::letter::words::keys;
use crate::letter::{BlockKind, Letter, Sentence};
use crate::text::Span;

use cues::cues;

/// How much of the request a stance covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// All of it: "whether we hold the information you requested".
    Whole,
    /// What is left after something was answered: "any other information".
    Other,
    /// One of its questions, or a named part.
    Part,
    /// The words do not say clearly.
    Unclear,
}

/// A place where the letter neither confirms nor denies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stance {
    /// "neither confirm nor deny", as written.
    pub span: Span,
    /// Its words, as indices into the letter's words.
    pub words: Range<usize>,
    /// The sentence it is in, as an index into the letter's sentences.
    pub sentence: usize,
    /// How much it covers.
    pub scope: Scope,
    /// Whether it is a sentence and no heading or label.
    pub said: bool,
}

/// The stances of a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ncnd {
    /// Every stance, in order.
    pub stances: Vec<Stance>,
    /// Of every block, whether the answer goes question by question there. Empty without a stance.
    labelled: Vec<bool>,
}

impl Ncnd {
    /// The first stance that is taken in a sentence.
    pub fn first(&self) -> Option<&Stance> {
        self.stances.iter().find(|stance| stance.said)
    }

    /// Whether the answer goes question by question in a block.
    fn is_labelled(&self, block: usize) -> bool {
        self.labelled.get(block).is_some_and(|labelled| *labelled)
    }

    /// Whether the letter neither confirms nor denies all that was asked for, and nowhere a part or a rest.
    pub fn is_full(&self) -> bool {
        let mut said = self.stances.iter().filter(|stance| stance.said);
        self.stances.iter().any(|stance| stance.said && stance.scope == Scope::Whole)
            && said.all(|stance| matches!(stance.scope, Scope::Whole | Scope::Unclear))
            && !self.stances.iter().any(|stance| matches!(stance.scope, Scope::Part | Scope::Other))
    }
}

/// At most this many words of denying are looked at, which no letter has.
const MOST: usize = 64;

/// Every stance of the letter.
pub fn find(letter: &Letter) -> Ncnd {
    const DENY: [u64; 4] = keys(["deny", "denies", "denied", "denying"]);
    let mut ncnd = Ncnd::default();
    let mut places: Vec<usize> = DENY.iter().flat_map(|deny| letter.places_of(*deny)).collect();
    places.sort_unstable();
    for at in places.into_iter().take(MOST) {
        let Some(index) = letter.sentence_index(at) else { continue };
        let sentence = &letter.sentences[index];
        let Some(start) = cues().stance.ends_at(&letter.words, at + 1, sentence.words.start) else { continue };
        if is_taken(letter, sentence, start) {
            if ncnd.labelled.is_empty() {
                ncnd.labelled = scope::labelled(letter);
            }
            let words = start..at + 1;
            let scope = scope::of(letter, sentence, &words, ncnd.labelled[sentence.block]);
            let said =
                letter.blocks[sentence.block].kind != BlockKind::Heading && sentence.words.len() > words.len() + 2;
            ncnd.stances.push(Stance { span: letter.words_span(words.clone()), words, sentence: index, scope, said });
        }
    }
    ncnd
}

/// Whether the sentence takes the stance whose words begin at `start`.
fn is_taken(letter: &Letter, sentence: &Sentence, start: usize) -> bool {
    let block = &letter.blocks[sentence.block];
    let rights = block.region.is_rights();
    block.region.is_own_prose()
        && !rights
        && block.kind != BlockKind::Literal
        && cues().spoken_of.ends_at(&letter.words, start, sentence.words.start).is_none()
        && !cues().supposing.is_in(&letter.words, sentence.words.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::{Cues, Kind};
    use crate::text::{Format, Source};

    fn scopes(text: &str) -> Vec<Scope> {
        let source = Source::from_text("a.txt", Format::Text, text);
        let letter = Letter::read(&source, Cues::builtin(), Some(Kind::Letter));
        find(&letter).stances.iter().filter(|stance| stance.said).map(|stance| stance.scope).collect()
    }

    #[test]
    fn a_stance_is_known_in_its_many_wordings() {
        for text in [
            "Trentshire Police can neither confirm nor deny that it holds the information you requested.",
            "The Trust neither confirms nor denies whether it holds any information relevant to your request.",
            "We will not be confirming or denying whether any information is held.",
            "The Council cannot confirm or deny whether we hold the requested information, by virtue of section 40(5B).",
            "The Department is not obliged to confirm or deny whether the information you have requested is held.",
        ] {
            assert_eq!(scopes(text), [Scope::Whole], "{text}");
        }
    }

    #[test]
    fn less_than_the_whole_is_told_from_it() {
        for (text, scope) in [
            ("We can neither confirm nor deny whether any other information is held.", Scope::Other),
            (
                "With regard to question 3, we can neither confirm nor deny whether any information is held.",
                Scope::Part,
            ),
            ("We neither confirm nor deny that we hold information about covert cameras.", Scope::Unclear),
        ] {
            assert_eq!(scopes(text), [scope], "{text}");
        }
    }

    #[test]
    fn explaining_the_law_is_no_stance() {
        for text in [
            "A public authority may neither confirm nor deny that it holds information.",
            "The Act allows us to neither confirm nor deny whether information is held.",
            "If we were to neither confirm nor deny only where it is held, the answer would give it away.",
            "In our first response we neither confirmed nor denied that the information is held.",
            "Neither Confirm Nor Deny",
        ] {
            assert_eq!(scopes(text), [], "{text}");
        }
    }
}
