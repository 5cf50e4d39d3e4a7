//! Characters that could not be read: the replacement character, wherever it stands. It is never meant.

use crate::lints::{Cx, Finding, Findings};
use crate::text::Span;

/// The most places that are shown besides the first.
const MOST_PLACES: usize = 20;

/// Report all of them as one finding.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let text = cx.letter.text();
    let mut places: Vec<Span> = Vec::new();
    for (at, mark) in text.match_indices('\u{fffd}') {
        match places.last_mut() {
            Some(last) if last.end == at => last.end += mark.len(),
            _ => places.push(Span::new(at, at + mark.len())),
        }
        if places.len() > MOST_PLACES + 1 {
            break;
        }
    }
    let Some((first, others)) = places.split_first() else { return };
    let message = "What stood here could not be read. Save the letter as UTF-8, or type the character again.";
    let finding = Finding::new(*first, message).label("unreadable");
    findings.push(others.iter().take(MOST_PLACES).fold(finding, |finding, span| finding.related(*span, "here too")));
}
