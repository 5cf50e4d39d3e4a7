//! An answer labelled as that to a question which the request does not have. Only where the request counts its
//! questions and the answer says that it answers one.

use crate::letter::{Kind, Region, WordKind};
use crate::facts::number;
use crate::lints::{Cx, Finding, Findings};

/// Report answers beyond the last question.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let questions = &cx.facts.questions;
    let last = questions.asked.len() as u32;
    if letter.kind == Kind::Template || last < 2 {
        return;
    }
    let beyond = |number: &&u32| **number > last;
    for mention in questions.mentions.iter().filter(|mention| mention.heads && mention.named) {
        let Some(extra) = mention.numbers.iter().find(beyond) else { continue };
        // a question inside a paragraph of the request has no block of its own
        let inside = letter.blocks_in(Region::Request).any(|block| {
            let figure = |at: &usize| letter.words[*at].kind != WordKind::Plain;
            block.words.clone().filter(figure).any(|at| {
                number(letter.word(at).trim_start_matches(['Q', 'q'])) == Some(*extra)
            })
        });
        // right below the request it may be its last question
        let below = letter.block_of(letter.word_from(mention.span.start)) <= questions.run().end;
        if below {
            return;
        }
        if !inside {
            let message = format!("The request, as quoted, has {last} questions, so there is no question {extra} to answer. Check the numbers.");
            findings.push(Finding::new(mention.span, message).label("no such question"));
        }
    }
}
