//! Two main clauses with no more than a comma between them: before "therefore", "however" or "thus", which join nothing,
//! and before "this would". The first clause has to be whole and must not depend on anything.

use crate::diagnostic::Severity;
use crate::letter::Letter;
use crate::lints::clause::{self, anew, however_runs_on, is_after_comma};
use crate::lints::splice::{
    ADVERBS, BOTH, IF, PEOPLE, PLEASE, THANK, THIS, TO, adverb_joins, answered_condition, begins_again, both_need,
    new_condition, new_infinitive, person_again, please, runs_on, thanks,
};
use crate::lints::{Cx, Finding, Findings};

/// Report each comma that stands for a full stop.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    for at in ADVERBS.into_iter().flat_map(|adverb| letter.places_of(adverb)) {
        if is_after_comma(&letter.words[at]) && adverb_joins(letter, at) {
            let message =
                format!("‘{}’ does not join two sentences. Put a full stop or a semicolon before it.", letter.word(at));
            findings.push(Finding::new(letter.words_span(at - 1..at + 1), message).label("two sentences meet here"));
        }
        if letter.words[at].gap.is_plain_space() && (runs_on(letter, at) || however_runs_on(letter, at)) {
            let message =
                format!("A new sentence begins at ‘{}’. Put a full stop or a semicolon before it.", letter.word(at));
            findings.push(Finding::new(letter.words_span(at - 1..at + 1), message).label("two sentences meet here"));
        }
    }
    for at in letter.places_of(anew::NOTE).filter(|&at| anew::notes(letter, at)) {
        let message = "A new sentence begins at ‘I note’. Put a full stop before it.";
        findings.push(Finding::new(letter.words_span(at - 2..at + 1), message).label("two sentences meet here"));
    }
    for at in PEOPLE.into_iter().flat_map(|word| letter.places_of(word)) {
        if is_after_comma(&letter.words[at]) && person_again(letter, at) {
            let message =
                "Two sentences are joined by a comma. Put a full stop or a semicolon, or a word that joins them.";
            findings.push(Finding::new(letter.words_span(at - 1..at + 2), message).label("two sentences meet here"));
        }
    }
    for at in letter.places_of(BOTH) {
        if is_after_comma(&letter.words[at]) && both_need(letter, at) {
            let message =
                "Two sentences are joined by a comma. Put a full stop or a semicolon, or a word that joins them.";
            findings.push(Finding::new(letter.words_span(at - 1..at + 2), message).label("two sentences meet here"));
        }
    }
    for at in letter.places_of(THANK) {
        if let Some(at) = thanks(letter, at) {
            let message = "Two sentences are joined by a comma. Put a full stop before the second one.";
            findings.push(Finding::new(letter.words_span(at - 1..at + 2), message).label("two sentences meet here"));
        }
    }
    for at in letter.places_of(PLEASE) {
        if let Some(message) = please(letter, at) {
            findings.push(Finding::new(letter.words_span(at - 1..at + 2), message).label("two sentences meet here"));
        }
    }
    for at in [IF, TO].into_iter().flat_map(|word| letter.places_of(word)) {
        let joined = is_after_comma(&letter.words[at])
            && (new_condition(letter, at) || answered_condition(letter, at) || new_infinitive(letter, at));
        if joined {
            let message = "Two sentences are joined by a comma. Put a full stop or a semicolon before the second one.";
            findings.push(Finding::new(letter.words_span(at - 1..at + 2), message).label("two sentences meet here"));
        }
    }
    for at in THIS.into_iter().flat_map(|this| letter.places_of(this)) {
        if is_after_comma(&letter.words[at]) && begins_again(letter, at) {
            let message =
                "Two sentences are joined by a comma. Put a full stop, or join them with a word such as ‘and’ or ‘as’.";
            let finding = Finding::new(letter.words_span(at - 1..at + 2), message).label("two sentences meet here");
            // "There is a gap, this is known": so short that a comma may pass
            let short = at - letter.sentence_of(at).map_or(0, |sentence| sentence.words.start) < SHORT;
            findings.push(if short { finding.severity(Severity::Note) } else { finding });
        }
    }
    let untold = |at: &usize| !THIS.contains(&letter.words[*at].key) || !begins_again(letter, *at);
    for at in clause::second_clauses(letter).filter(untold) {
        let message = "Two sentences are joined by a comma. Put a full stop or a semicolon, or a word that joins them.";
        findings.push(Finding::new(letter.words_span(at - 1..at + 2), message).label("two sentences meet here"));
    }
    goes_on_anyway(letter, findings);
}

/// With fewer words before ", this is" a comma may pass.
const SHORT: usize = 6;

/// Report what goes on behind a sentence that is whole: ", disclosure of it would …", "… therefore we cannot".
fn goes_on_anyway(letter: &Letter, findings: &mut Findings) {
    for at in clause::release_again(letter) {
        let message = "Two sentences are joined by a comma. Put a full stop or a semicolon, or a word that joins them.";
        findings.push(Finding::new(letter.words_span(at - 1..at + 2), message).label("two sentences meet here"));
    }
    for at in clause::therefore_again(letter) {
        let message = "A new sentence begins at ‘therefore’. Put a full stop or a semicolon before it.";
        findings.push(Finding::new(letter.words_span(at - 1..at + 1), message).label("two sentences meet here"));
    }
}
