//! A refusal because of the cost (section 12 of both Acts): where the letter refuses, what it says the limit is, and what
//! it says to a requester who wants to ask for less.

mod activity;
mod amounts;
mod cues;
mod estimate;

pub use activity::{Activity, miscounted};
pub use amounts::{Amount, Stated, limits};
pub use estimate::{Estimate, Fault, estimates};

use super::sections::section_at;
use crate::letter::words::key;
use crate::letter::{Block, BlockKind, Letter, Region, Sentence};
use crate::tables::Regime;
use crate::text::Span;

use cues::cues;

/// What a letter says of the cost of the request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// The words that refuse because of it: the section, or the exceeding of the limit.
    pub refusal: Option<Span>,
    /// Whether the letter gives the information all the same.
    pub waived: bool,
}

/// Read what the letter says of the cost.
pub fn find(letter: &Letter) -> Cost {
    let refusal = refusal(letter);
    let waived =
        refusal.is_some() && own(letter).any(|sentence| cues().waived.is_in(&letter.words, sentence.words.clone()));
    Cost { refusal, waived }
}

/// The words that refuse because of the cost. Where only the limit is exceeded, somewhere the letter must refuse.
fn refusal(letter: &Letter) -> Option<Span> {
    let words = &letter.words;
    let stated = |sentence: &Sentence| !cues().supposing.is_in(words, sentence.words.clone());
    let may_be = ["limit", "threshold", "exceed", "exceeds", "amount", "excess", "cost", "costs"].map(key);
    let mut seen = false;
    let twelve = own(letter).find_map(|sentence| {
        seen |= words[sentence.words.clone()].iter().any(|word| may_be.contains(&word.key));
        let at =
            sentence.words.clone().find(|&at| section_at(letter, at).is_some_and(|section| section.number == 12))?;
        let refuses = cues().refuses.is_in(words, sentence.words.clone());
        let start = section_at(letter, at)?.start;
        (refuses && stated(sentence)).then(|| letter.words_span(start..at + 1))
    });
    if twelve.is_some() || !seen {
        return twelve;
    }
    let exceeds = |sentence: &Sentence| cues().exceeds.find(words, sentence.words.clone()).filter(|_| stated(sentence));
    let found = own(letter).find_map(exceeds)?;
    let refusing = ["refuse", "refused", "refusing", "refusal", "obliged", "decline", "unable", "cannot"].map(key);
    let refuses = |sentence: &Sentence| words[sentence.words.clone()].iter().any(|word| refusing.contains(&word.key));
    own(letter).any(refuses).then(|| letter.words_span(found))
}

/// Whether the letter says anything of how the request may be brought within the limit, or that it cannot be, or names the
/// section about advice: 16 of the Act, 15 of Scotland's.
pub fn advises(letter: &Letter, regime: Regime) -> bool {
    let duty = if regime == Regime::Foisa { 15 } else { 16 };
    let named = |block: &Block| {
        block.words.clone().any(|at| section_at(letter, at).is_some_and(|section| section.number == duty))
    };
    letter.blocks.iter().filter(|block| block.region != Region::Request).any(|block| {
        let rights = matches!(block.region, Region::ReviewRights | Region::ComplaintRights);
        !rights && (cues().advice.is_in(&letter.words, block.words.clone()) || named(block))
    })
}

/// The sentences in which the authority speaks of the request.
pub(super) fn own<'a>(letter: &'a Letter) -> impl Iterator<Item = &'a Sentence> {
    letter.sentences.iter().filter(|sentence| {
        let block = &letter.blocks[sentence.block];
        let rights = matches!(block.region, Region::ReviewRights | Region::ComplaintRights);
        block.region.is_own_prose() && !rights && block.kind != BlockKind::Literal
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::{Cues, Kind};
    use crate::text::{Format, Source};

    fn refused(text: &str) -> bool {
        let source = Source::from_text("a.txt", Format::Text, text);
        find(&Letter::read(&source, Cues::builtin(), Some(Kind::Letter))).refusal.is_some()
    }

    #[test]
    fn a_refusal_is_told_from_talk_of_cost() {
        for text in [
            "We are refusing your request under section 12(1) of the Act, as it would exceed the cost limit.",
            "Section 12 applies, because the cost of finding it would be above the limit.",
            "To find it would take 40 hours and would exceed the appropriate limit. We are unable to comply.",
        ] {
            assert!(refused(text), "{text}");
        }
        for text in [
            "If the cost were to exceed the appropriate limit we would refuse your request under section 12.",
            "A new request may exceed the cost limit in section 12, and we may refuse it.",
            "Question 12 applies to the cost of limits.",
            "The contract has a cost limit of £450.",
        ] {
            assert!(!refused(text), "{text}");
        }
    }
}
