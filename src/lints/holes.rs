//! What lints say of the holes of a template. A hole is right as it stands: it is no misspelling, no stray mark and no
//! wrong word, and nobody can judge the grammar of its neighbours before it is filled. Only the lints of the group
//! `templates` speak of holes themselves.

use super::spec::{Needs, Spec};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::letter::Letter;
use crate::text::Span;

/// The group whose lints are about holes.
const OWN_GROUP: &str = "templates";
/// Lints that look at single words, which are wrong whatever their neighbour becomes.
const OF_ONE_WORD: [&str; 3] = ["misspelling", "split-word", "doubled-word"];

/// Whether a finding rests on a hole or, where it is one of language, on the word beside it.
pub(super) fn is_about_one(letter: &Letter, spec: &Spec, diagnostic: &Diagnostic) -> bool {
    // something absent is shown at the end of the response, and a hole may stand there
    if spec.group == OWN_GROUP || spec.needs == Needs::WholeLetter {
        return false;
    }
    let span = diagnostic.primary.span;
    let within = letter.holes.iter().any(|hole| hole.span.start <= span.start && span.end <= hole.span.end);
    if within || spec.group != "wording" {
        return within;
    }
    let form = diagnostic.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::Safe);
    let alone = form || OF_ONE_WORD.contains(&spec.id.as_str());
    letter.has_hole(if alone { span } else { with_neighbours(letter.text(), span) })
}

/// A place with the white space around it and one byte of what stands there.
fn with_neighbours(text: &str, span: Span) -> Span {
    let before = text[..span.start].trim_end().len();
    let after = text.len() - text[span.end..].trim_start().len();
    Span::new(before.saturating_sub(1), (after + 1).min(text.len()))
}
