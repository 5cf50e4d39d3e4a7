//! A refusal because of the cost (section 12 of both Acts): where the letter refuses, what it says the limit is, and what
//! it says to a requester who wants to ask for less.

mod activity;
mod amounts;
mod count;
mod cues;
mod equation;
mod estimate;

pub use activity::{Activity, miscounted};
pub use amounts::{Amount, Stated, limits, over_the_limit, pairs, rates};
pub use estimate::{Estimate, Fault, estimates};

use super::exemptions::{Citation, Exemptions};
use super::sections::section_at;
use crate::letter::words::keys;
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

/// Read what the letter says of the cost. The sections that it cites have been found already.
pub(super) fn find(letter: &Letter, exemptions: &Exemptions) -> Cost {
    let refusal = by_section(letter, exemptions).or_else(|| by_limit(letter));
    let waives = |sentence: &Sentence| cues().waived.is_in(&letter.words, sentence.words.clone());
    Cost { refusal, waived: refusal.is_some() && own(letter).any(waives) }
}

/// Section 12 in a sentence that refuses.
fn by_section(letter: &Letter, exemptions: &Exemptions) -> Option<Span> {
    let twelve = |one: &&Citation| {
        // "regulation 12(4)(e) of FOIA" is a slip for the Regulations
        let of_an_act = matches!(one.regime, Regime::Foia | Regime::Foisa) && one.regulation != Some(true);
        of_an_act && one.section().number() == 12 && one.place.is_own()
    };
    let cited = exemptions.citations.iter().filter(twelve).take(MOST);
    cited
        .into_iter()
        .find(|one| {
            let sentence = letter.sentence_of(one.words.start);
            sentence.is_some_and(|sentence| {
                is_stated(letter, sentence) && cues().refuses.is_in(&letter.words, sentence.words.clone())
            })
        })
        .map(|one| one.span)
}

/// The exceeding of the limit, where somewhere the letter refuses.
fn by_limit(letter: &Letter) -> Option<Span> {
    const REFUSING: [u64; 8] =
        keys(["refuse", "refused", "refusing", "refusal", "obliged", "decline", "unable", "cannot"]);
    let mut exceeded = cues().exceeds.in_letter(letter).into_iter().take(MOST);
    let found = exceeded.find(|found| {
        let sentence = letter.sentence_of(found.start);
        sentence.is_some_and(|sentence| is_own(letter, sentence) && is_stated(letter, sentence))
    })?;
    let refuses = |word: &u64| {
        letter.places_of(*word).any(|at| letter.sentence_of(at).is_some_and(|sentence| is_own(letter, sentence)))
    };
    REFUSING.iter().any(refuses).then(|| letter.words_span(found))
}

/// At most this many places are looked at, which no letter has.
const MOST: usize = 64;

fn is_stated(letter: &Letter, sentence: &Sentence) -> bool {
    !cues().supposing.is_in(&letter.words, sentence.words.clone())
}

/// Whether the letter says anything of how the request may be brought within the limit, or that it cannot be, or names the
/// section about advice: 16 of the Act, 15 of Scotland's.
pub fn advises(letter: &Letter, regime: Regime) -> bool {
    let duty = if regime == Regime::Foisa { 15 } else { 16 };
    let named = |block: &Block| {
        block.words.clone().any(|at| section_at(letter, at).is_some_and(|section| section.number == duty))
    };
    letter.blocks.iter().filter(|block| block.region != Region::Request).any(|block| {
        let rights = block.region.is_rights();
        !rights && (cues().advice.is_in(&letter.words, block.words.clone()) || named(block))
    })
}

/// The sentences in which the authority speaks of the request.
pub(super) fn own<'a>(letter: &'a Letter) -> impl Iterator<Item = &'a Sentence> {
    letter.sentences.iter().filter(|sentence| is_own(letter, sentence))
}

fn is_own(letter: &Letter, sentence: &Sentence) -> bool {
    let block = &letter.blocks[sentence.block];
    let rights = block.region.is_rights();
    block.region.is_own_prose() && !rights && block.kind != BlockKind::Literal
}

#[cfg(test)]
mod tests {
    use crate::facts::{Facts, Given, Profile};
    use crate::letter::{Cues, Kind, Letter};
    use crate::tables::Tables;
    use crate::text::{Format, Source};

    fn refused(text: &str) -> bool {
        let source = Source::from_text("a.txt", Format::Text, text);
        let letter = Letter::read(&source, Cues::builtin(), Some(Kind::Letter));
        let facts = Facts::of(&letter, &Tables::builtin(), &Profile::default(), &Given::default());
        facts.cost.refusal.is_some()
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
            "We are refusing the drafts under regulation 12(4)(d) of FOIA, as they are not complete.",
            "The contract has a cost limit of £450.",
        ] {
            assert!(!refused(text), "{text}");
        }
    }
}
