//! What counts as one sentence, and where its wordings differ.

use super::align::{align, hunks};
use super::tokens::Slots;
use super::*;
use crate::letter::words::tokenise;

/// What is kept of a sentence, and its tokens.
fn read(text: &str) -> (Vec<Mark>, Vec<Token>, u64) {
    let (mut words, mut marks) = (Vec::new(), Vec::new());
    tokenise(text, Span::new(0, text.len()), 0, &mut words);
    let is_number = |at: usize| crate::facts::is_number(&words[at]);
    let sum = Slots::default().read(&words, 0, is_number, &mut marks).expect("it is short enough");
    let tokens = marks.iter().map(|mark| mark.token(text, 0)).collect();
    (marks, tokens, sum.key)
}

/// The words that differ between two sentences, or nothing where they are two sentences.
fn differences(one: &str, other: &str) -> Option<Vec<(String, String)>> {
    let ((marks, left, _), (others, right, _)) = (read(one), read(other));
    let words = |text: &str, marks: &[Mark]| -> String {
        marks.iter().map(|mark| mark.span(0).of(text)).collect::<Vec<_>>().join(" ")
    };
    let found = align(&left, &right)?;
    let hunks = hunks(&found.same, &left, &right).into_iter();
    Some(hunks.map(|hunk| (words(one, &marks[hunk.left]), words(other, &others[hunk.right]))).collect())
}

fn pair(one: &str, other: &str) -> (String, String) {
    (one.to_owned(), other.to_owned())
}

#[test]
fn a_lost_word_and_a_comma_are_differences() {
    let right = "We can neither confirm nor deny whether any other information is held";
    let lost = "We can neither confirm nor whether any other information, is held";
    assert_eq!(differences(lost, right), Some(vec![pair("", "deny"), pair("", "")]));
    assert_eq!(differences(right, right), Some(vec![]));
}

#[test]
fn figures_are_slots_and_slots_do_not_differ() {
    let key = |text| read(text).2;
    let one = key("You asked for 12 of the forty records under section 1(1)(a) of the Act");
    assert_eq!(one, key("You asked for 7 of the nine records under section 12(1) of the Act"));
    assert_ne!(one, key("You asked for 7 of the nine files under section 12(1) of the Act"));
}

#[test]
fn two_sentences_have_no_differences() {
    assert_eq!(
        differences("The bridge was repaired in the spring of the year", "You may ask for a review of the decision"),
        None
    );
}

#[test]
fn a_sentence_that_breaks_off_is_held_against_the_whole() {
    let whole = "Information that undermines the operational integrity of policing would affect the public";
    let found = differences(whole, "Information that undermines the operational").expect("it is a part");
    assert_eq!(found, [pair("integrity of policing would", "")]);
}

#[test]
fn what_differs_at_length_before_the_first_shared_word_is_not_looked_at() {
    let one = "In the light of all of that the public interest lies in keeping the exemption";
    let other = "After long thought on both sides we say the public interest lies in keeping the exemption";
    assert_eq!(differences(one, other), Some(vec![]));
}
