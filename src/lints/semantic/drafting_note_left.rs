//! A note from one colleague to another, in brackets, that would go out with the letter. Sure where the brackets begin
//! as an instruction or a doubt does; other brackets are the letter's own.

use crate::letter::Kind;
use crate::lints::leftovers::{brackets, cues};
use crate::lints::{Cx, Finding, Findings};

/// Report notes in brackets.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    if letter.kind == Kind::Template {
        return;
    }
    for bracket in brackets(letter).into_iter().filter(|bracket| matches!(bracket.open, '[' | '<' | '{')) {
        let inner = bracket.inner.of(letter.text());
        if bracket.open == '<' && inner.contains(['/', '@', '=']) {
            continue;
        }
        let words = bracket.words(letter.text());
        let begins = !words.is_empty()
            && cues().note.at(&words, 0).is_some()
            && cues().not_note.at(&words, 0).is_none();
        if begins {
            let message = "A note to a colleague is still in the letter. Settle what it asks and take it out.";
            findings.push(Finding::new(bracket.span, message).label("a drafting note"));
        }
    }
}
