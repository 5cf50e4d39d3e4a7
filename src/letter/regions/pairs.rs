//! A request between two labels that answer each other, "You asked:" and "In response:", and one that was left out: below
//! the words that introduce it the answer stands at once.

use super::headings::line_cue;
use super::shapes::set_apart;
use super::voice::is_own_voice;
use super::{start_cue, told};
use crate::letter::cues::{Cues, Meaning};
use crate::letter::pattern::NoSlots;
use crate::letter::words::keys;
use crate::letter::{Block, BlockKind, Letter, Region};

/// A request and its label have at most this many blocks.
const LONGEST: usize = 60;
/// What the label of an answer is called.
const ANSWER: [u64; 6] = keys(["response", "responses", "answer", "answers", "reply", "replies"]);

/// The block with the label of the answer below that of a request (block `index`), where what stands between them can
/// only be the request: no other label, and no paragraph of the authority's about "your request".
///
/// A requester who asks about exemptions, about refusals or for "the data held by the Trust" sounds like an authority;
/// between two labels that does not matter.
pub(super) fn answered_at(letter: &Letter, cues: &Cues, index: usize) -> Option<usize> {
    // "There is my review of our response to your request for:" hands over
    let speaks =
        |block: &Block| block.span.of(letter.text()).trim_end().ends_with(':') || is_own_voice(letter, cues, block);
    let below = (index + 1..letter.blocks.len()).filter(|&at| !letter.blocks[at].words.is_empty()).take(LONGEST);
    for at in below {
        let block = &letter.blocks[at];
        let prose = block.kind == BlockKind::Paragraph && !set_apart(letter, block);
        match line_cue(letter, cues, block) {
            Some((Meaning::Region(Region::Response), _)) => {
                let named = block.words.clone().any(|word| ANSWER.contains(&letter.words[word].key));
                return named.then_some(at);
            }
            // a requester signs off, too
            Some((Meaning::Region(Region::SignOff), _)) => {}
            Some(_) => return None,
            None if block.kind == BlockKind::Heading => return None,
            None if prose && told::is_about_it(letter, block) && speaks(block) => return None,
            None => {}
        }
    }
    None
}

/// Whether a block begins as only an answer does, so that the request above it was left out: "I have today decided …".
pub(super) fn is_left_out(letter: &Letter, cues: &Cues, index: usize) -> bool {
    let block = &letter.blocks[index];
    !set_apart(letter, block)
        && cues.answers.longest_at(&letter.words, block.words.start, &NoSlots).is_some()
        && matches!(start_cue(letter, cues, block), None | Some(Meaning::Region(Region::Response)))
}
