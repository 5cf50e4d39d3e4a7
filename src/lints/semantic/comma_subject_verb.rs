//! A comma between a subject and its verb. The subjects are those the genre is made of; a pair of commas, or anything
//! else between the two, keeps it quiet.

use crate::diagnostic::{Applicability, Fix};
use crate::letter::Letter;
use crate::letter::words::keys;
use crate::lints::clause::{is_after_comma, own_sentence, subject_before};
use crate::lints::{Cx, Finding, Findings};
use crate::text::{Edit, Span};

/// The verbs that may follow the comma.
const VERBS: [u64; 29] = keys([
    "would", "could", "will", "may", "might", "should", "must", "can", "cannot", "is", "are", "was", "were", "has",
    "have", "does", "do", "isn't", "shall", "provides", "states", "requires", "means", "allows", "applies", "exempts",
    "reveals", "shows", "outweighs",
]);
/// The fewest words of a subject.
const SHORTEST: usize = 2;

/// Report each lone comma between one of the subjects of the genre and its verb.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    for at in VERBS.into_iter().flat_map(|verb| letter.places_of(verb)) {
        if !is_after_comma(&letter.words[at]) {
            continue;
        }
        let Some((sentence, _)) = own_sentence(letter, at) else { continue };
        let Some(subject) = subject_before(letter, sentence, at) else { continue };
        let next = at + 1;
        // "would, if asked,": the verb begins or ends a parenthesis
        if at - subject.start < SHORTEST || next >= sentence.words.end || is_after_comma(&letter.words[next]) {
            continue;
        }
        if is_in_a_row(letter, next, sentence.words.end, letter.words[at].key) {
            continue;
        }
        let before = letter.words[at - 1].span();
        let span = Span::new(before.start, letter.words[at].span().end);
        let verb = letter.word(at);
        let message = format!(
            "A comma parts the subject of this sentence from its verb ‘{verb}’. Leave the comma out, or set off the words before it with a comma on either side."
        );
        let comma = before.end + letter.text()[before.end..].find(',').unwrap_or_default();
        findings.push(Finding::new(span, message).label("no comma here").fix(Fix {
            title: "Leave out the comma".to_owned(),
            applicability: Applicability::Unsafe,
            edits: vec![Edit::delete(Span::new(comma, comma + 1))],
        }));
    }
}

/// Whether another verb of the same kind follows "and": "is not held, is not published and is not known".
fn is_in_a_row(letter: &Letter, from: usize, end: usize, verb: u64) -> bool {
    (from..end).any(|at| letter.words[at].key == verb && AND_OR.contains(&letter.words[at - 1].key))
        && !MODAL.contains(&verb)
}

const AND_OR: [u64; 3] = keys(["and", "or", "nor"]);
const MODAL: [u64; 6] = keys(["would", "could", "will", "may", "might", "should"]);
