//! A whole letter that neither confirms nor denies without the sentence that keeps a reader from drawing conclusions. No
//! provision asks for it, so it is a note.

use crate::facts::Purpose;
use crate::facts::ncnd::{self, Stance};
use crate::letter::{Kind, Letter};
use crate::lints::{Cx, Finding, Findings};

/// Look for the sentence in a letter that takes the stance.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let Some(stance) = cx.facts.ncnd.first() else { return };
    let other = cx.letter.kind == Kind::Template || cx.facts.timing.purpose == Purpose::Review;
    if other || ncnd::no_inference(cx.letter) || is_own_data(cx.letter, stance) {
        return;
    }
    let message = "The letter neither confirms nor denies, and does not tell the reader to draw no conclusion from that. Add ‘This should not be taken as an indication that the information is or is not held.’";
    findings.push(Finding::new(stance.span, message));
}

/// Section 40(5A) alone: whether the requester's own data is held is told to the requester under another law.
fn is_own_data(letter: &Letter, stance: &Stance) -> bool {
    let block = &letter.blocks[letter.sentences[stance.sentence].block];
    let cites = |provision: &str| block.words.clone().any(|at| letter.word(at).starts_with(provision));
    cites("40(5A)") && !cites("40(5B)")
}
