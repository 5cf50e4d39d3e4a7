//! Two main clauses with no more than a comma between them: before "therefore", "however" or "thus", which join nothing,
//! and before "this would". The first clause has to be whole and must not depend on anything.

use std::ops::Range;

use crate::diagnostic::Severity;
use crate::letter::Letter;
use crate::lints::clause::{self, anew, however_runs_on, is_after_comma};
use crate::lints::splice::{
    ADVERBS, BOTH, IF_TO, PEOPLE, PLEASE, THANK, THIS, adverb_joins, answered_condition, because_again, begins_again,
    behind_a_hope, both_need, new_condition, new_infinitive, person_again, please, runs_on, thanks,
};
use crate::lints::{Cx, Finding, Findings};

const JOINED: &str = "Two sentences are joined by a comma. Put a full stop or a semicolon, or a word that joins them.";
const PART: &str = "Two sentences are joined by a comma. Put a full stop or a semicolon before the second one.";
const TAKEN_UP: &str =
    "Two sentences are joined by a comma. Put a full stop, or join them with a word such as ‘and’ or ‘as’.";
/// With fewer words before ", this is" a comma may pass.
const SHORT: usize = 6;

/// Report each comma that stands for a full stop.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    adverbs(letter, findings);
    let commas = |words: &'static [u64]| {
        let places = words.iter().flat_map(|&word| letter.places_of(word));
        places.filter(|&at| is_after_comma(&letter.words[at]))
    };
    let again = commas(&PEOPLE).filter(|&at| person_again(letter, at));
    let both = commas(&BOTH).filter(|&at| both_need(letter, at));
    let untold = |at: &usize| !THIS.contains(&letter.words[*at].key) || !begins_again(letter, *at);
    let second = clause::second_clauses(letter).filter(untold);
    for at in again.chain(both).chain(second).chain(clause::release_again(letter)) {
        findings.push(meet(letter, at - 1..at + 2, JOINED));
    }
    for at in letter.places_of(THANK).filter_map(|at| thanks(letter, at)) {
        findings.push(meet(letter, at - 1..at + 2, PART));
    }
    for (at, message) in letter.places_of(PLEASE).filter_map(|at| Some((at, please(letter, at)?))) {
        findings.push(meet(letter, at - 1..at + 2, message));
    }
    for at in commas(&IF_TO) {
        if behind_a_hope(letter, at)
            || new_condition(letter, at)
            || answered_condition(letter, at)
            || new_infinitive(letter, at)
        {
            findings.push(meet(letter, at - 1..at + 2, PART));
        }
    }
    for at in commas(&THIS).filter(|&at| begins_again(letter, at)) {
        let finding = meet(letter, at - 1..at + 2, TAKEN_UP);
        // "There is a gap, this is known": so short that a comma may pass
        let short = at - letter.sentence_of(at).map_or(0, |sentence| sentence.words.start) < SHORT;
        findings.push(if short { finding.severity(Severity::Note) } else { finding });
    }
}

/// Report "therefore" and the like behind a comma, and the sentences that begin anew with no mark at all.
fn adverbs(letter: &Letter, findings: &mut Findings) {
    for at in ADVERBS.into_iter().flat_map(|adverb| letter.places_of(adverb)) {
        let word = letter.word(at);
        if is_after_comma(&letter.words[at]) && adverb_joins(letter, at) {
            let message = format!("‘{word}’ does not join two sentences. Put a full stop or a semicolon before it.");
            findings.push(meet(letter, at - 1..at + 1, message));
        }
        if letter.words[at].gap.is_plain_space() && (runs_on(letter, at) || however_runs_on(letter, at)) {
            let message = format!("A new sentence begins at ‘{word}’. Put a full stop or a semicolon before it.");
            findings.push(meet(letter, at - 1..at + 1, message));
        }
    }
    for at in clause::therefore_again(letter) {
        let message = "A new sentence begins at ‘therefore’. Put a full stop or a semicolon before it.";
        findings.push(meet(letter, at - 1..at + 1, message));
    }
    for at in letter.places_of(THIS[0]).filter(|&at| because_again(letter, at)) {
        let message = "A new sentence begins at ‘this’. Put a full stop before it.";
        findings.push(meet(letter, at - 1..at + 2, message));
    }
    for at in letter.places_of(anew::NOTE).filter(|&at| anew::notes(letter, at)) {
        findings.push(meet(letter, at - 2..at + 1, "A new sentence begins at ‘I note’. Put a full stop before it."));
    }
}

fn meet(letter: &Letter, words: Range<usize>, message: impl Into<String>) -> Finding {
    Finding::new(letter.words_span(words), message).label("two sentences meet here")
}
