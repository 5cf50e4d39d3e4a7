//! Where a request is over that no label and no wording of the authority's ends: nobody asks any more, and nobody speaks of
//! "me".

use super::requester::behind_marks;
use super::shapes::{filled, is_question, next_below, set_apart};
use super::voice::{is_own_voice, wishes};
use super::{asking, headings, start_cue};
use crate::letter::cues::{Cues, Meaning};
use crate::letter::pattern::NoSlots;
use crate::letter::words::keys;
use crate::letter::{Block, BlockKind, Letter, Region};

/// A request goes on for few paragraphs that neither ask nor answer.
const LONGEST: usize = 12;

/// Whether a request is over above block `index`: a paragraph in which nobody asks, and below which nobody asks again before
/// the authority speaks. Where it speaks with the opening words of an answer, what stands above these is the requester's.
pub(super) fn is_over(letter: &Letter, cues: &Cues, index: usize) -> bool {
    if !may_answer(letter, cues, &letter.blocks[index]) {
        return false;
    }
    for block in filled(letter, index).take(LONGEST).map(|at| &letter.blocks[at]) {
        match start_cue(letter, cues, block) {
            Some(Meaning::Region(Region::Response)) => return false,
            Some(_) => return true,
            None => {}
        }
        if is_own_voice(letter, cues, block) || headings::line_cue(letter, cues, block).is_some() {
            return true;
        }
        if asks(letter, block) || pleads(letter, block) {
            return false;
        }
    }
    true
}

/// Whether somebody speaks of "me" below block `index`, in no question, before the authority begins to speak.
pub(super) fn speaks_later(letter: &Letter, cues: &Cues, index: usize) -> bool {
    let below = filled(letter, index + 1).take(LONGEST).map(|at| &letter.blocks[at]);
    let mut below = below.take_while(|block| {
        start_cue(letter, cues, block).is_none() && headings::line_cue(letter, cues, block).is_none()
    });
    below.any(|block| says_of_itself(letter, block) && !is_question(block.span.of(letter.text())))
}

/// Whether a paragraph below a question is its answer: it may be one, and the one below it does not open the answer.
pub(super) fn answers_question(letter: &Letter, cues: &Cues, index: usize) -> bool {
    let opens = |next: &Block| start_cue(letter, cues, next) == Some(Meaning::Region(Region::Response));
    may_answer(letter, cues, &letter.blocks[index]) && !next_below(letter, index).is_some_and(opens)
}

/// Whether a paragraph may be an answer: it does not ask, and nobody speaks of "me".
fn may_answer(letter: &Letter, cues: &Cues, block: &Block) -> bool {
    let first = behind_marks(letter, block);
    block.kind == BlockKind::Paragraph
        && block.apart
        && !set_apart(letter, block)
        && block.span.of(letter.text()).trim_end().ends_with('.')
        && !asks(letter, block)
        && !asking::begins_to_ask(letter, block, first)
        && cues.requester.longest_at(&letter.words, first, &NoSlots).is_none()
}

/// Whether somebody asks in a block, or speaks of "me".
fn asks(letter: &Letter, block: &Block) -> bool {
    block.span.of(letter.text()).contains('?') || says_of_itself(letter, block) || wishes(letter, block)
}

/// "Please send …", and not "Please see …".
fn pleads(letter: &Letter, block: &Block) -> bool {
    const PLEASE: u64 = keys(["please"])[0];
    letter.words[block.words.start].key == PLEASE && asking::begins_to_ask(letter, block, block.words.start)
}

/// Whether a block speaks of "me", or of what "you say".
fn says_of_itself(letter: &Letter, block: &Block) -> bool {
    const YOU: u64 = keys(["you"])[0];
    const SAY: [u64; 5] = keys(["say", "claim", "state", "argue", "also"]);
    let words = &letter.words[block.words.clone()];
    asking::speaks_as_one(letter, block)
        || words.windows(2).any(|pair| pair[0].key == YOU && SAY.contains(&pair[1].key))
}

#[cfg(test)]
mod tests {
    use crate::letter::regions::tests::asked;

    #[test]
    fn a_request_ends_where_nobody_asks_any_more() {
        let text = "You wrote to us on 4 May as follows:\n\nIs there a bin in the High Street? The town is dirty.\n\nThe town \
                    council looks after it.\n\nNine were bought.\n";
        assert_eq!(asked(text), ["Is"]);
        // what stands above the opening words of an answer is the requester's still
        let text = "You wrote to us on 4 May as follows:\n\nIs there a bin in the High Street?\n\nThe neighbours has all \
                    written.\n\nWe hold the plan of work.\n";
        assert_eq!(asked(text).len(), 2);
        let text = "You wrote to us on 4 May as follows:\n\nThe High Street is dirty.\n\nIt was to be swept each week.\n\nPlease send me the plan of work.\n\nThe plan is enclosed.\n";
        assert_eq!(asked(text).len(), 3);
    }
}
