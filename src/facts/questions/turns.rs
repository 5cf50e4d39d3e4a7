//! Questions and answers that take turns, each question above its answer: the last question has none where the letter goes
//! straight on to the rights. Two questions in a row prove nothing, for one answer may serve both.

use super::cues::cues;
use crate::letter::{Block, BlockKind, Letter, Region};
use crate::text::Span;

/// Turns are sure where at least this many questions above have their answers.
const FEWEST_ANSWERED: usize = 2;

/// The last question, if nothing answers it.
pub(super) fn unanswered(letter: &Letter) -> Option<Span> {
    let blocks: Vec<&Block> = letter.blocks.iter().filter(|block| !block.words.is_empty()).collect();
    let asks = |block: &Block| {
        let body = block.span.of(letter.text()).trim_end_matches(['*', '_', '"', '”', '’', ' ', '\t', '\n', '\r']);
        block.region == Region::Request && block.kind != BlockKind::Row && body.ends_with('?')
    };
    let answers =
        |block: &Block| block.region.is_own_prose() && !block.region.is_rights() && block.kind != BlockKind::Heading;
    let last = blocks.iter().rposition(|block| asks(block))?;
    let answered = blocks[..last].windows(2).filter(|pair| asks(pair[0]) && answers(pair[1])).count();
    let alone = last > 0 && answers(blocks[last - 1]);
    let ends = blocks.get(last + 1).is_some_and(|next| next.region.is_rights());
    let own = cues().rights.is_in(&letter.words, blocks[last].words.clone());
    (alone && ends && !own && answered >= FEWEST_ANSWERED).then(|| letter.words_span(blocks[last].words.clone()))
}
