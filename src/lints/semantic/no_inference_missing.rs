//! A whole letter that neither confirms nor denies without the sentence that keeps a reader from drawing conclusions. No
//! provision asks for it, so it is a note.

use crate::facts::{Purpose, ncnd};
use crate::letter::Kind;
use crate::lints::{Cx, Finding, Findings};

/// Look for the sentence in a letter that takes the stance.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let Some(stance) = cx.facts.ncnd.first() else { return };
    let other = cx.letter.kind == Kind::Template || cx.facts.timing.purpose == Purpose::Review;
    if other || ncnd::no_inference(cx.letter) {
        return;
    }
    let message = "The letter neither confirms nor denies, and does not tell the reader to draw no conclusion from that. Add ‘This should not be taken as an indication that the information is or is not held.’";
    findings.push(Finding::new(stance.span, message));
}
