//! The letter differs from the case that it answers: another reference, day of receipt, requester or request. Runs only
//! with a case file. A greeting may be shorter than the name, and the request may be quoted in part.

use crate::diagnostic::{Confidence, Severity};
use crate::facts::Case;
use crate::facts::dates::long;
use crate::letter::{Kind, Region};
use crate::lints::case_match::{name, reference, request};
use crate::lints::{Cx, Finding, Findings};

/// Hold the letter against the case.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let Some(case) = cx.given.case.as_deref().filter(|_| cx.letter.kind != Kind::Template) else { return };
    received(cx, case, findings);
    if let Some(known) = case.reference.as_deref()
        && let Some(span) = reference::differs(cx.letter, known)
    {
        let message = format!(
            "The letter’s reference is ‘{}’; the case’s is ‘{known}’. Correct the one that is wrong.",
            span.of(cx.letter.text())
        );
        findings.push(Finding::new(span, message).label("not the case’s reference"));
    }
    if let Some(known) = case.requester.as_deref()
        && let Some(greeting) = name::differs(cx.letter, known)
    {
        let message = format!(
            "The letter greets ‘{}’; the requester of the case is ‘{known}’. Make sure that it goes to the right person.",
            greeting.span.of(cx.letter.text())
        );
        let finding = Finding::new(greeting.span, message).label("not the requester’s name");
        // "Dear Bill" may be how William signs
        findings.push(if greeting.sure {
            finding
        } else {
            finding.severity(Severity::Warning).confidence(Confidence::Medium)
        });
    }
    if let Some(known) = case.request.as_deref() {
        for (span, message) in request::differences(cx.letter, known) {
            findings.push(Finding::new(span, message).label("not as in the case"));
        }
    }
}

fn received(cx: &Cx, case: &Case, findings: &mut Findings) {
    let (Some(known), Some(stated)) = (case.received, cx.facts.received) else { return };
    let Some(span) = stated.span.filter(|_| stated.date != known) else { return };
    if cx.letter.region_of(cx.letter.word_from(span.start)) == Region::Request {
        return;
    }
    let message = format!(
        "The letter says that the request was received on {}; the case says {}. Correct the one that is wrong: the time for an answer runs from it.",
        long(stated.date),
        long(known)
    );
    let finding = Finding::new(span, message).label("not the case’s day of receipt");
    // after a clarification the letter may give its day
    let restarted = cx.facts.timing.restarted.is_some();
    findings.push(if restarted { finding.severity(Severity::Warning).confidence(Confidence::Medium) } else { finding });
}
