//! What counts as one sentence, and where its wordings differ.

use super::align::{align, common, hunks};
use super::tokens::{MOST, Slots};
use super::*;
use crate::letter::Cues;
use crate::letter::words::tokenise;
use crate::text::{Format, Source};
use proptest::prelude::*;

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

#[test]
fn a_place_to_fill_in_is_one_slot() {
    let source = Source::from_text("a.txt", Format::Text, "Your request of {{the date}} was received by us here.");
    let letter = Letter::read(&source, Cues::builtin(), Some(Kind::Template));
    let mut marks = Vec::new();
    let sum = Slots::default().read(&letter.words, 0, |_| false, &mut marks).expect("it is short enough");
    let slots = marks.iter().filter(|mark| mark.token(source.text(), 0).slot());
    let slots: Vec<&str> = slots.map(|mark| mark.span(0).of(source.text())).collect();
    assert_eq!((slots, sum.own), (vec!["{{the date}}"], 8));
}

#[test]
fn what_is_too_long_to_be_remembered_leaves_nothing_behind() {
    let text = format!("See www.example.test/{} for all of this", "x".repeat(3000));
    let (mut words, mut marks) = (Vec::new(), Vec::new());
    tokenise(&text, Span::new(0, text.len()), 0, &mut words);
    assert!(Slots::default().read(&words, 0, |_| false, &mut marks).is_none());
    assert!(marks.is_empty());
}

/// The pairs of tokens that both wordings have, by a table of the lengths that the rests share.
fn by_table(left: &[Token], right: &[Token]) -> Vec<(usize, usize)> {
    let same = |row: usize, column: usize| left[row].key() == right[column].key();
    let mut lengths = vec![vec![0; right.len() + 1]; left.len() + 1];
    for row in (0..left.len()).rev() {
        for column in (0..right.len()).rev() {
            lengths[row][column] = match same(row, column) {
                true => lengths[row + 1][column + 1] + 1,
                false => lengths[row + 1][column].max(lengths[row][column + 1]),
            };
        }
    }
    let (mut pairs, mut row, mut column) = (Vec::new(), 0, 0);
    while row < left.len() && column < right.len() {
        if same(row, column) {
            pairs.push((row, column));
            (row, column) = (row + 1, column + 1);
        } else if lengths[row + 1][column] >= lengths[row][column + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}

proptest! {
    #[test]
    fn what_both_have_is_what_a_plain_table_finds(
        left in prop::collection::vec("[a-e]", 0..MOST), right in prop::collection::vec("[a-e]", 0..MOST),
    ) {
        // none is the first or the last of the other, so that no end is cut off
        let (left, right) = (read(&format!("x {} y", left.join(" "))).1, read(&format!("z {} w", right.join(" "))).1);
        let (left, right) = (&left[..left.len().min(MOST)], &right[..right.len().min(MOST)]);
        let runs = common(left, right);
        let pairs: Vec<_> = runs.iter().flat_map(|run| (0..run.len).map(|at| (run.left + at, run.right + at))).collect();
        prop_assert_eq!(pairs, by_table(left, right));
    }
}
