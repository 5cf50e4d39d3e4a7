//! A question that the answer passes over. Silence is hard to prove: most of the questions must be answered under their
//! numbers, nothing may answer the rest at once, no paragraph without a number may stand where the answer would, and no
//! sentence may speak of what only this question asks about.

use crate::diagnostic::Confidence;
use crate::facts::questions::Alibi;
use crate::letter::Kind;
use crate::lints::{Cx, Finding, Findings};

/// The fewest questions of a list, and of answers with a number.
const FEWEST_ASKED: usize = 3;
const FEWEST_ANSWERED: usize = 2;

/// Report each question without an answer.
pub fn check(cx: &Cx, findings: &mut Findings) {
    if cx.letter.kind == Kind::Template {
        return;
    }
    let questions = &cx.facts.questions;
    for span in &questions.unanswered_rows {
        let message = "The answer beside this question is empty. Answer it, or say why it is not answered.";
        findings.push(Finding::new(*span, message).label("no answer"));
    }
    if let Some(span) = questions.unanswered_turn {
        let message = "The answers stand below their questions, and below this one there is none. Answer it, or say why it is not answered.";
        findings.push(Finding::new(span, message).label("no answer").confidence(Confidence::Medium));
        return;
    }
    if questions.asked.len() < FEWEST_ASKED {
        return;
    }
    let missing: Vec<_> = questions.asked.iter().filter(|question| !questions.is_named(question.number)).collect();
    let labelled = questions.labelled();
    if missing.is_empty() || labelled < FEWEST_ANSWERED || missing.len() * 2 > labelled {
        return;
    }
    let alibi = Alibi::new(cx.letter, questions, &cx.facts.exemptions);
    for question in missing.into_iter().filter(|question| !alibi.of(question)) {
        let message = format!(
            "{labelled} of the {} questions are answered by number, and nothing answers this one. Answer it, or say that the information is not held or why it is withheld.",
            questions.asked.len()
        );
        findings.push(Finding::new(question.span, message).label("no answer").confidence(Confidence::Medium));
    }
}
