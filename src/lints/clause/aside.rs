//! Asides that lack a comma. What is said by the way stands between two, and a name that is the only one of its kind
//! needs no clause to tell it from others. Which wordings these are is data (`lints/cues-commas.toml`).

use std::ops::Range;

use super::{clauses, commas, is_after_comma, own_sentence};
use crate::diagnostic::{Applicability, Fix, Severity};
use crate::letter::words::keys;
use crate::letter::{Letter, Sentence};
use crate::lints::{Finding, Findings};
use crate::text::Edit;

const AND: u64 = keys(["and"])[0];
const THAT_ONE: [u64; 2] = keys(["that", "this"]);
const IT_IS: [u64; 3] = keys(["it", "is", "was"]);

/// Report the asides of a letter that lack a comma.
pub fn asides(letter: &Letter, findings: &mut Findings) {
    for found in commas().adds.in_letter(letter) {
        addition(letter, found.start, findings);
    }
    for found in commas().based.in_letter(letter) {
        addition_unclosed(letter, found.start, found.end, findings);
    }
    for found in commas().means.in_letter(letter) {
        which_means(letter, found.start, findings);
    }
    for found in commas().having.in_letter(letter) {
        having(letter, found.start, found.end, findings);
    }
    for found in commas().complying.in_letter(letter) {
        complying(letter, found.start, found.end, findings);
    }
}

/// The sentence of the authority's own words in which a word stands.
pub fn own_paragraph<'a>(letter: &'a Letter, at: usize) -> Option<&'a Sentence> {
    own_sentence(letter, at).map(|(sentence, _)| sentence)
}

/// Whether nothing but space stands between the words of a run.
pub fn is_plain(letter: &Letter, mut range: Range<usize>) -> bool {
    range.next();
    range.all(|at| letter.words[at].gap.is_plain_space())
}

/// A finding on some words that asks for a comma after word `at`. Whether the comma is right hangs on the sense, so the
/// fix is not safe.
pub fn comma_after(letter: &Letter, at: usize, shown: Range<usize>, message: String) -> Finding {
    let end = letter.words[at].span().end;
    Finding::new(letter.words_span(shown), message).label("a comma is missing").fix(Fix {
        title: format!("Write ‘{},’", letter.word(at)),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::insert(end, ",")],
    })
}

/// A finding on the words from `from` that the sentence proper begins with word `at` and lacks the comma before it.
pub fn begins_at(letter: &Letter, from: usize, at: usize, severity: Severity) -> Finding {
    let before = letter.word(at - 1);
    let message = format!("The sentence proper begins with ‘{}’. Put a comma after ‘{before}’.", letter.word(at));
    comma_after(letter, at - 1, from..at + 1, message).severity(severity)
}

/// "the Information Commissioner who will": there is only one.
fn addition(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    if !words[at].gap.is_plain_space() {
        return;
    }
    let Some(sentence) = own_paragraph(letter, at) else { return };
    let first = sentence.words.start;
    let unique = (first.max(at.saturating_sub(4))..at)
        .any(|from| commas().unique.at(words, from).is_some_and(|found| found.end == at));
    // "It is the Information Commissioner who decides"
    let cleft = (first..at).any(|index| IT_IS.contains(&words[index].key) && index + 8 > at);
    if unique && words[at - 1].capital && !cleft {
        findings.push(begins_at(letter, at - 2, at, Severity::Warning));
    }
}

/// ", based upon current intelligence and that level has …": the comma that opens the addition has no partner.
fn addition_unclosed(letter: &Letter, start: usize, and: usize, findings: &mut Findings) {
    let words = &letter.words;
    let opens = is_after_comma(&words[start]) && own_paragraph(letter, start).is_some();
    let goes_on = words.get(and).is_some_and(|word| word.key == AND && word.gap.is_plain_space());
    if !opens || !goes_on || words.get(and + 1).is_none_or(|word| !THAT_ONE.contains(&word.key)) {
        return;
    }
    let (first, last) = (letter.word(start), letter.word(and - 1));
    let message = format!(
        "The comma before ‘{first}’ opens an addition that none closes. Put a comma after ‘{last}’ too, or leave both out."
    );
    findings.push(comma_after(letter, and - 1, and - 1..and + 1, message));
}

/// "… are absolute exemptions which means that there is no need": not the exemptions mean it, the whole statement does.
fn which_means(letter: &Letter, noun: usize, findings: &mut Findings) {
    if own_paragraph(letter, noun).is_none() || !is_plain(letter, noun..noun + 3) {
        return;
    }
    let text = letter.word(noun);
    let message = format!("‘Which’ takes up the whole statement, as ‘means’ shows. Put a comma after ‘{text}’.");
    findings.push(comma_after(letter, noun, noun..noun + 3, message));
}

/// "and having followed our process you are still dissatisfied".
fn having(letter: &Letter, start: usize, end: usize, findings: &mut Findings) {
    let words = &letter.words;
    let Some(sentence) = own_paragraph(letter, start) else { return };
    let stop = sentence.words.end.min(end + 12);
    let Some(you) = (end..stop).find(|&at| commas().after_having.at(words, at).is_some()) else { return };
    if start == sentence.words.start || !is_plain(letter, start..you + 1) {
        return;
    }
    let message = format!(
        "The words from ‘having’ to ‘{}’ are an aside. Put a comma before and after them.",
        letter.word(you - 1)
    );
    findings.push(Finding::new(letter.words_span(start..end), message).label("commas are missing round this aside"));
}

/// "Kent Police in complying with their statutory duty under".
fn complying(letter: &Letter, start: usize, end: usize, findings: &mut Findings) {
    let words = &letter.words;
    let Some(sentence) = own_paragraph(letter, start) else { return };
    let named = start > sentence.words.start && words[start].gap.is_plain_space() && words[start - 1].capital;
    // the verb of the sentence comes without a comma
    let verb = (end..sentence.words.end).find(|&at| clauses().modals.contains(&words[at].key));
    if !named || !verb.is_some_and(|verb| words[verb].gap.is_plain_space() && is_plain(letter, end..verb)) {
        return;
    }
    let message = "What follows the name is an aside, up to ‘will not’. Put a comma before ‘in complying’ and one after the aside.";
    findings.push(
        Finding::new(letter.words_span(start - 1..start + 3), message).label("commas are missing round this aside"),
    );
}
