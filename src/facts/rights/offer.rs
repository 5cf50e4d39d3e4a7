//! The authority's offer of a review of its own. That the reader may go to the regulator, what comes after a review, and
//! what the request is about are no such offer; any other word of one is.

use std::ops::Range;

use super::cues::{self, Cues};
use super::{first, is_address, sentence};
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::fixed_key;
use crate::letter::{Block, BlockKind, Letter, Region, Sentence};
use crate::text::Span;

/// A line of at most this many words without a stop may be a heading.
const LONGEST_HEADING: usize = 16;
/// So many blocks are read below a heading.
const SECTION: usize = 8;

/// The words of the offer.
pub(super) fn find(letter: &Letter, cues: &Cues) -> Option<Span> {
    let hits = |set: &PatternSet| set.in_letter(letter, &NoSlots);
    let of_its_own = |words: &Range<usize>| {
        let sentence = sentence(letter, words.start).filter(|sentence| !is_over(letter, cues, sentence, words));
        let block = sentence.map(|sentence| sentence.block);
        block.is_some_and(|block| {
            !is_heading(letter, cues, &letter.blocks[block]) || heads_an_offer(letter, cues, block)
        })
    };
    let own = hits(&cues.own).into_iter().map(|found| found.start..found.end).find(of_its_own);
    let mention = || {
        let mut hits = hits(&cues.rights).into_iter().filter(|found| matches!(found.id, cues::REVIEW | cues::NEXT));
        hits.find(|found| offers(letter, cues, found.start..found.end)).map(|found| found.start..found.end)
    };
    let words = own.or_else(mention).map(|words| letter.words_span(words));
    words.or_else(|| set_out(letter, cues)).or_else(|| address(letter))
}

/// Whether the words about a paper, or the sentences beside them in the same block, speak of rights.
pub(super) fn speaks_of_rights(letter: &Letter, cues: &Cues, at: usize) -> bool {
    let block = &letter.blocks[letter.block_of(at)];
    let sentences = &letter.sentences[block.sentences.clone()];
    let place = sentences.partition_point(|sentence| sentence.words.end <= at);
    let near = &sentences[place.saturating_sub(1).min(sentences.len())..(place + 2).min(sentences.len())];
    let above = letter.blocks[..letter.block_of(at)].last().filter(|above| is_heading(letter, cues, above));
    let has = |words: Range<usize>| first(letter, &cues.of_rights, words).is_some();
    near.iter().any(|sentence| has(sentence.words.clone())) || above.is_some_and(|above| has(above.words.clone()))
}

/// Whether a mention of complaints and reviews offers one.
fn offers(letter: &Letter, cues: &Cues, words: Range<usize>) -> bool {
    let Some(sentence) = sentence(letter, words.start) else { return false };
    if is_over(letter, cues, &sentence, &words) {
        return false;
    }
    let heading = is_heading(letter, cues, &letter.blocks[sentence.block]);
    if heading { heads_an_offer(letter, cues, sentence.block) } else { invites(letter, cues, &sentence) }
}

/// Whether a sentence speaks to somebody who may act, and neither of the regulator nor of what was asked.
fn invites(letter: &Letter, cues: &Cues, sentence: &Sentence) -> bool {
    let has = |set: &PatternSet| first(letter, set, sentence.words.clone()).is_some();
    has(&cues.invites) && !has(&cues.recounts) && !names_a_regulator(letter, cues, sentence)
}

/// "the outcome of the internal review": the words are part of what comes after it.
fn is_over(letter: &Letter, cues: &Cues, sentence: &Sentence, words: &Range<usize>) -> bool {
    let over = cues.over.each_in(&letter.words, sentence.words.clone(), &NoSlots);
    over.into_iter().any(|over| over.start <= words.end && words.start < over.end)
}

fn names_a_regulator(letter: &Letter, cues: &Cues, sentence: &Sentence) -> bool {
    let the = |at: usize| at > 0 && letter.words[at - 1].key == const { fixed_key("the") };
    let mut named = cues.regulators.each_in(&letter.words, sentence.words.clone(), &NoSlots);
    named.any(|found| found.id != cues::EITHER || the(found.start))
}

/// The subject of the letter: what stands before the first of its own words.
fn in_subject(letter: &Letter, cues: &Cues, at: usize) -> bool {
    let line = |block: &Block| block.words.is_empty() || is_heading(letter, cues, block);
    let prose = |block: &&Block| block.region.is_own_prose() && !line(block);
    letter.blocks.iter().find(prose).is_some_and(|first| at < first.words.start)
}

/// A heading, or a line without a stop that may be one.
fn is_heading(letter: &Letter, cues: &Cues, block: &Block) -> bool {
    let stopped = || letter.sentences[block.sentences.clone()].last().is_some_and(|last| last.terminated);
    let acts = || first(letter, &cues.acts, block.words.clone()).is_some();
    let line = || block.kind == BlockKind::Paragraph && block.words.len() <= LONGEST_HEADING && !stopped() && !acts();
    !block.words.is_empty() && (block.kind == BlockKind::Heading || line())
}

/// "What you can do next" above something else than an empty page.
pub(super) fn is_title_of_more(letter: &Letter, cues: &Cues, at: usize) -> bool {
    let block = letter.block_of(at);
    let words = letter.blocks[block].words.len();
    let heads = letter.blocks[block].kind == BlockKind::Heading
        || words <= 6 && letter.blocks[block].kind == BlockKind::Paragraph;
    heads
        && letter.blocks[block + 1..]
            .iter()
            .any(|below| below.region != Region::SignOff && !below.words.is_empty() && !is_heading(letter, cues, below))
}

/// Whether something below a heading is for the reader to do, apart from the regulator; or nothing is there at all. The
/// subject of the letter heads nothing.
fn heads_an_offer(letter: &Letter, cues: &Cues, heading: usize) -> bool {
    if in_subject(letter, cues, letter.blocks[heading].words.start) {
        return false;
    }
    let below = letter.blocks[heading + 1..].iter().filter(|block| !block.words.is_empty()).take(SECTION);
    let mut below = below.take_while(|block| block.kind != BlockKind::Heading).peekable();
    let answers = |sentence: &Sentence| {
        let over = || first(letter, &cues.over, sentence.words.clone()).is_some();
        let query = || first(letter, &cues.queries, sentence.words.clone()).is_some();
        let acts = || first(letter, &cues.acts, sentence.words.clone()).is_some();
        invites(letter, cues, sentence) && acts() && !over() && !query()
    };
    let empty = below.peek().is_none_or(|block| block.region == Region::SignOff);
    empty || below.any(|block| letter.sentences[block.sentences.clone()].iter().any(answers))
}

/// A passage that sets out the right to a review in words of its own, or a heading such as "Complaints" below the answer.
fn set_out(letter: &Letter, cues: &Cues) -> Option<Span> {
    let offers = |block: &&Block| {
        let mut sentences = letter.sentences[block.sentences.clone()].iter();
        sentences.any(|sentence| {
            invites(letter, cues, sentence) && first(letter, &cues.over, sentence.words.clone()).is_none()
        })
    };
    let passage = letter
        .blocks_in(Region::ReviewRights)
        .find(|block| block.words.len() > 4 && !is_heading(letter, cues, block) && offers(block));
    let span = |block: &Block| letter.words_span(block.words.clone());
    let heading = || {
        let heading =
            |index: usize| super::is_title(letter, &letter.blocks[index]) && heads_an_offer(letter, cues, index);
        (0..letter.blocks.len()).rev().find(|index| heading(*index)).map(|index| &letter.blocks[index])
    };
    passage.or_else(heading).map(span)
}

/// An address that speaks for itself and is no regulator's: "complaints@anytown.gov.uk", "/foi/review".
fn address(letter: &Letter) -> Option<Span> {
    let own = |at: usize| letter.region_of(at) != Region::Request;
    let mut words = letter.words.iter().enumerate().filter(|(at, word)| is_address(letter, word) && own(*at));
    words
        .find(|(_, word)| super::contact::is_of_no_regulator(word.span().of(letter.text())))
        .map(|(_, word)| word.span())
}
