//! A comment that allows a lint and does not say why. It holds back all the same. Sure of itself.

use crate::lints::{Cx, Finding, Findings, allow};

/// Report each comment to foilint that has no word after its bracket.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let text = cx.letter.text();
    for comment in &cx.letter.comments {
        if let Some(Ok(allow)) = allow::read(text, comment)
            && allow.reason.is_empty()
        {
            let message =
                "This comment does not say why. Write the reason after the bracket, for whoever reads the letter next.";
            findings.push(Finding::new(comment.span, message));
        }
    }
}
