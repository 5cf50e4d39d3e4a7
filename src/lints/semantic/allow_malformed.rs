//! Comments that were meant for foilint and cannot be understood, or hide words of the letter. Sure of itself: only
//! what begins as such a comment is looked at.

use crate::lints::{Cx, Finding, Findings, allow};
use crate::text::{Format, Span};

/// Report each comment to foilint that holds nothing back as it stands.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let text = cx.letter.text();
    for comment in &cx.letter.comments {
        match allow::read(text, comment) {
            Some(Err(fault)) => findings.push(Finding::new(fault.span, fault.message)),
            Some(Ok(_)) => findings.extend(comment.hides.map(|hidden| {
                let message = "In Markdown these words are part of the comment's line and are not checked: put the comment on a line of its own.";
                Finding::new(hidden, message).related(comment.span, "the comment")
            })),
            None => {}
        }
    }
    if cx.letter.source.format() == Format::Text {
        in_plain_text(text, findings);
    }
}

/// Plain text has no comments: what looks like one would be sent.
fn in_plain_text(text: &str, findings: &mut Findings) {
    const MARK: &str = "<!-- foilint:";
    for start in memchr::memmem::find_iter(text.as_bytes(), MARK) {
        let line = text[start..].split(['\n', '\r']).next().unwrap_or(MARK);
        let end = line.find("-->").map_or(line.trim_end().len(), |at| at + "-->".len());
        let message = "A plain text letter has no comments, so this is sent with it: take it out, and use a baseline or [[overrides]] in foilint.toml.";
        findings.push(Finding::new(Span::new(start, start + end), message));
    }
}
