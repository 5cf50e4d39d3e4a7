//! A note from one colleague to another, in brackets, that would go out with the letter. Sure where the brackets begin
//! as an instruction or a doubt does; other brackets are the letter's own. So too a sentence of the guidance for staff,
//! pasted with the title of the exemption.

use crate::diagnostic::{Confidence, Severity};
use crate::letter::Kind;
use crate::letter::holes::cues as holes;
use crate::lints::leftovers::{brackets, cues, is_own};
use crate::lints::{Cx, Finding, Findings};

/// Report notes in brackets.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    if letter.kind == Kind::Template {
        return;
    }
    for found in cues().for_staff.in_letter(letter) {
        let span = letter.words_span(found.start..found.end);
        let quoted = cx.quotations().iter().any(|quoted| quoted.contains(span));
        if is_own(letter, span.start) && !quoted {
            let message = "This tells an officer when to use the exemption. Take the guidance out, and say why the exemption applies here.";
            findings.push(Finding::new(span, message).label("guidance for staff"));
        }
    }
    for bracket in brackets(letter).into_iter().filter(|bracket| matches!(bracket.open, '[' | '<' | '{')) {
        let inner = bracket.inner.of(letter.text());
        if bracket.open == '<' && inner.contains(['/', '@', '=']) {
            continue;
        }
        let words = bracket.words(letter.text());
        if words.is_empty() || holes().not_note.at(&words, 0).is_some() {
            continue;
        }
        let open = cues().open_point.is_all(&words, 0..words.len());
        if open || holes().note.at(&words, 0).is_some() {
            let message = "A note to a colleague is still in the letter. Settle what it asks and take it out.";
            let finding = Finding::new(bracket.span, message).label("a drafting note");
            // "[TBC]" may be all that is known
            findings.push(if open {
                finding.severity(Severity::Warning).confidence(Confidence::Medium)
            } else {
                finding
            });
        }
    }
}
