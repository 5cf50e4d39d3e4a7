//! The right to go to the regulator is stated, and nothing tells how: no address, telephone number, e-mail address, web
//! address, nor another paper that may give them. Where the section that gives the right is cited, or its words are used
//! (“apply for a decision”), its particulars are given, and the address is a matter of good practice: a note.

use crate::diagnostic::Severity;
use crate::facts::regime::is_scottish;
use crate::facts::rights::Regulator;
use crate::letter::words::fixed_key;
use crate::letter::{Hole, HoleKind};
use crate::lints::absence::regulator;
use crate::lints::{Cx, Finding, Findings};

/// Report the regulator's name where the right is stated.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let rights = &cx.facts.rights;
    if !rights.contacts.is_empty() || rights.elsewhere.is_some() || !cx.facts.answer.is_answer() {
        return;
    }
    let named =
        rights.complaints.iter().find(|one| one.addressed && !one.other_law && one.regulator != Regulator::Unnamed);
    let Some(complaint) = named else { return };
    let open =
        |hole: &Hole| hole.kind == HoleKind::Contact || hole.says(&["regulator", "commissioner", "ico", "contact"]);
    if cx.letter.holes.iter().any(|hole| hole.span.start > complaint.span.end && open(hole)) {
        return;
    }
    let (site, post) = if is_scottish(cx.facts.regime) || complaint.regulator == Regulator::Scottish {
        ("www.foi.scot/appeal", "Kinburn Castle, Doubledykes Road, St Andrews KY16 9DS")
    } else {
        ("ico.org.uk/make-a-complaint", "0303 123 1113")
    };
    let message = format!(
        "The letter gives the right to go to {} and no way to use it. Add where: {site}, {post}.",
        regulator(cx.facts.regime),
    );
    let finding = Finding::new(complaint.span, message).label("no address, number or website");
    let words = cx.letter.blocks[complaint.block].words.clone();
    let provision = |at: usize| {
        let word = cx.letter.word(at).trim_start_matches(|char: char| char.is_ascii_alphabetic() || char == '.');
        matches!(word, "50" | "50(1)" | "47" | "47(1)" | "18")
    };
    let decision = const { fixed_key("decision") };
    let applies = |at: usize| cx.letter.words[at].key == decision && at > 1 && cx.letter.word(at - 2) == "for";
    findings.push(if words.into_iter().any(|at| provision(at) || applies(at)) {
        finding.severity(Severity::Note)
    } else {
        finding
    });
}
