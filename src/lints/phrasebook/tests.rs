//! What the phrasebook says of a text, slip by slip.

use super::*;
use crate::letter::Cues;
use crate::letter::pattern::NoSlots;
use crate::lints::LintSet;
use crate::text::{Format, Source};

/// What a book of these lines says of a text: the words marked and what is meant.
fn says(lines: &str, text: &str) -> Vec<(String, String)> {
    let classes = LintSet::builtin().classes().clone();
    let book = Phrasebook::parse([("x.txt", lines)], classes).unwrap();
    let source = Source::from_text("x", Format::Text, text);
    let letter = Letter::read(&source, Cues::builtin(), None);
    let found = book.check(&letter, letter.blocks.iter(), &NoSlots).into_iter();
    found.map(|broken| (broken.span.of(text).to_owned(), broken.meant)).collect()
}

const FORMULA: &str = "we have considered whether (the|any) information is exempt from disclosure";

fn one(text: &str) -> String {
    let found = says(FORMULA, text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    format!("{} -> {}", found[0].0, found[0].1)
}

#[test]
fn a_slip_of_the_finger_is_wrong() {
    assert_eq!(one("We have considered whether the information it exempt from disclosure."), "it exempt -> is exempt");
}

#[test]
fn a_word_may_be_lost_added_or_moved() {
    assert_eq!(
        one("We have considered whether the information exempt from disclosure."),
        "information exempt -> information is exempt"
    );
    assert_eq!(
        one("We have considered whether the information of is exempt from disclosure."),
        "information of is -> information is"
    );
    assert_eq!(
        one("We have considered whether the is information exempt from disclosure."),
        "is information -> information is"
    );
}

#[test]
fn a_good_wording_of_ones_own_is_none_of_these() {
    for text in [
        "We have considered whether any information is exempt from disclosure.",
        "We have considered whether this information is exempt from disclosure.",
        "We have considered whether the information was exempt from disclosure.",
        "We have also considered whether the information is exempt from disclosure.",
        "We have considered whether the requested information is exempt from disclosure.",
        "We have considered whether the information is now exempt from disclosure.",
        "We have considered whether the information, or part of it, is exempt from disclosure.",
        "We have considered whether all the information is exempt from disclosure.",
        "Have we considered whether the information exempt from disclosure?",
        "We have considered whether the information exempt from disclosure is held by us.",
        "We have considered the information is exempt from disclosure.",
        "We have considered whether the information it holds is exempt from disclosure.",
    ] {
        assert_eq!(says(FORMULA, text), [], "{text}");
    }
}

#[test]
fn a_clause_without_that_is_none_of_these_either() {
    let line = "unhappy with the outcome of the internal review";
    assert_eq!(says(line, "If you are unhappy with the outcome the internal review reached, write to us."), []);
    assert_eq!(says(line, "If you are unhappy with the outcome the internal review, write to us.").len(), 1);
}

#[test]
fn what_a_comma_sets_off_is_the_writers_own() {
    let line = "the prevention or detection of crime would be prejudiced";
    assert_eq!(says(line, "The prevention, detection of crime would be prejudiced."), []);
    assert_eq!(says(line, "The prevention or detection crime would be prejudiced.").len(), 1);
}

#[test]
fn a_slip_at_the_very_end_proves_nothing() {
    assert_eq!(says(FORMULA, "We have considered whether the information is exempt from liability."), []);
}

#[test]
fn in_a_fixed_formula_one_preposition_is_not_another() {
    let text = "It hinders the prevention or detection in crime across the county.";
    assert_eq!(says("the prevention or detection of crime across the county", text), []);
    assert_eq!(says("= the prevention or detection of crime across the county", text).len(), 1);
}

const FIXED: &str =
    "= is not obliged to comply with a request for information if the cost of complying with it would exceed";

#[test]
fn in_a_fixed_formula_a_small_word_for_another_is_a_slip() {
    let whole = "The Trust is not obliged to comply with a request for information if the cost of complying with it would exceed £450.";
    assert_eq!(says(FIXED, whole), []);
    for (meant, found, marked) in [
        ("cost of", "cost or", "or complying"),
        ("to comply", "to complies", "complies with"),
        ("request for", "request form", "form information"),
        ("comply with a", "comply a", "comply a"),
        ("a request", "request a", "request a"),
        ("is not obliged", "is not oblige", "oblige to"),
        ("if the cost", "if cost", "if cost"),
    ] {
        let found = says(FIXED, &whole.replace(meant, found));
        let marks: Vec<&str> = found.iter().map(|(mark, _)| mark.as_str()).collect();
        assert_eq!(marks, [marked], "{found:?}");
    }
}

#[test]
fn what_writers_take_upon_themselves_is_free_in_a_fixed_formula_too() {
    let whole = "The Trust is not obliged to comply with a request for information if the cost of complying with it would exceed £450.";
    for (meant, found) in [
        ("a request", "any request"),
        ("is not", "was not"),
        ("would exceed", "could exceed"),
        ("if the cost", "if the total cost"),
        ("is not obliged", "is not therefore obliged"),
        ("of complying", "of fully complying"),
        ("with it", "with that"),
        ("if the", "where the"),
        ("request for information", "request for the information"),
    ] {
        assert_eq!(says(FIXED, &whole.replace(meant, found)), [], "{found}");
    }
}

#[test]
fn a_strange_word_that_looks_like_the_one_meant_is_a_slip_in_a_fixed_formula() {
    let line = "= this letter is a refusal notice under the freedom of information act";
    assert_eq!(says(line, "This letter is a refuel notice under the Freedom of Information Act.").len(), 1);
    assert_eq!(says(line, "This letter is a formal notice under the Freedom of Information Act."), []);
    let line = "= the public interest in maintaining the process of deliberation";
    assert_eq!(says(line, "The public interest in maintaining the progress of deliberation is clear."), []);
}

#[test]
fn a_joining_word_that_joins_nothing_is_a_slip_in_a_fixed_formula() {
    let line = "= this is an absolute exemption and there is no";
    let marks = |text: &str| says(line, text).into_iter().map(|(mark, _)| mark).collect::<Vec<_>>();
    assert_eq!(marks("This is and an absolute exemption and there is no public interest test."), ["is and an"]);
    assert_eq!(marks("This is an absolute exemption and there and is no public interest test."), ["there and is"]);
    let line = "= the information is exempt under section 40 of the act";
    assert_eq!(says(line, "The information is exempt and under section 40 of the Act we give no more."), []);
}

#[test]
fn a_preposition_between_another_and_what_it_leads_to_is_a_slip_in_a_fixed_formula() {
    let marks = |line: &str, text: &str| says(line, text).into_iter().map(|(mark, _)| mark).collect::<Vec<_>>();
    let line = "= the prevention or detection of crime and the apprehension of offenders";
    assert_eq!(
        marks(line, "the prevention or detection of by crime and the apprehension of offenders"),
        ["of by crime"]
    );
    let line = "= you asked us to look at what the policy says in the";
    assert_eq!(says(line, "You asked us to look at what the policy that is referred to in the letter is."), []);
    let line = "= is outweighed by the public interest in disclosing the information";
    assert_eq!(
        marks(line, "It is outweighed by the public interest on in disclosing the information."),
        ["interest on in"]
    );
    let line = "= the documents referred to the panel in the year";
    assert_eq!(says(line, "The documents referred to by the panel in the year are attached."), []);
}

#[test]
fn a_word_is_enough_that_looks_like_one_of_several_nouns() {
    let line = "= this (letter|response|email) is a refusal notice under the act";
    assert_eq!(says(line, "This latter is a refusal notice under the Act.").len(), 1);
    assert_eq!(says(line, "This document is a refusal notice under the Act."), []);
}

#[test]
fn a_slip_at_the_edge_of_a_long_fixed_formula_is_told_by_the_rest() {
    let line = "= would contravene any of the data protection principles";
    let marks = |line: &str, text: &str| says(line, text).into_iter().map(|(mark, _)| mark).collect::<Vec<_>>();
    assert_eq!(
        marks(line, "Its disclosure would any of the data protection principles, so it is exempt."),
        ["would any"]
    );
    assert_eq!(says(line, "Nor would any of the data protection principles be contravened."), []);
    let line = "= you have the right to apply directly to";
    assert_eq!(marks(line, "If you remain unhappy, you the right to apply directly to the Tribunal."), ["you the"]);
    assert_eq!(says(line, "The Act gives you the right to apply directly to the Tribunal."), []);
    let line = "= is required for the purpose of safeguarding national security";
    assert_eq!(marks(line, "It is required for the purpose of safeguarding notional security."), ["notional security"]);
}

#[test]
fn in_a_fixed_formula_the_verb_agrees_with_its_subject() {
    let line = "= the information you have requested is exempt from disclosure under section";
    let say = |text: &str| says(line, text).len();
    assert_eq!(say("We find that the information you has requested is exempt from disclosure under section 40."), 1);
    assert_eq!(say("Parts of the information you have requested are exempt from disclosure under section 40."), 0);
}

#[test]
fn what_is_meant_follows_the_form_that_was_found() {
    let rule = "! (do|does|did) not held => (do|does|did) not hold";
    assert_eq!(says(rule, "The Force does not held it."), [("does not held".to_owned(), "does not hold".to_owned())]);
}

#[test]
fn no_fix_replaces_what_stands_in_a_slot() {
    let classes = LintSet::builtin().classes().clone();
    struct Every;
    impl Slots for Every {
        fn lengths(&self, _: pattern::Slot, _: usize) -> &[u8] {
            &[1]
        }
    }
    let lines = "! (more|less) then {number} => (more|less) than\n! is hold by {authority} => is held by the authority\n! (are|were) hold => (are|were) held";
    let book = Phrasebook::parse([("x.txt", lines)], classes).unwrap();
    let source = Source::from_text("x", Format::Text, "It took more then 20 hours. It is hold by Kent. They are hold.");
    let letter = Letter::read(&source, Cues::builtin(), None);
    let found = book.check(&letter, letter.blocks.iter(), &Every);
    let edits: Vec<usize> = found.iter().map(|broken| broken.edits.len()).collect();
    assert_eq!(edits, [0, 0, 1]);
}

#[test]
fn every_built_in_phrase_file_can_be_proved() {
    for (file, text) in crate::lints::phrase_files() {
        prove(file, text).unwrap_or_else(|error| panic!("{error}"));
    }
    assert!(LintSet::builtin().phrasebook().len() >= 1500);
}

#[test]
fn no_row_of_the_built_in_phrase_files_stands_twice() {
    let rows = crate::lints::phrase_files().iter().flat_map(|(_, text)| text.lines());
    let mut rows: Vec<&str> = rows.filter(|row| row.starts_with(['=', '!'])).collect();
    rows.sort_unstable();
    let twice: Vec<&[&str]> = rows.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

/// A wording of a formula: of each of its brackets the alternative that `turn` picks, and nothing for optional words where
/// it is even.
fn wording(formula: &str, turn: usize) -> String {
    let mut text = formula.to_owned();
    // the innermost bracket first
    while let Some(end) = text.find([')', ']']) {
        let start = text[..end].rfind(['(', '[']).expect("brackets are closed in the order they were opened");
        let inside: Vec<&str> = text[start + 1..end].split('|').collect();
        let optional = text.as_bytes()[start] == b'[';
        let chosen = if optional && turn.is_multiple_of(2) { "" } else { inside[turn % inside.len()] }.to_owned();
        text.replace_range(start..=end, &chosen);
    }
    for (slot, words) in [("{date}", "4 May 2026"), ("{section}", "section 31"), ("{number}", "20")] {
        text = text.replace(slot, words);
    }
    text.replace("{authority}", "Kent Police").replace("{name}", "Kent Police")
}

#[test]
fn no_wording_of_a_formula_is_a_slip_of_another() {
    let formulae = crate::lints::phrase_files().iter().flat_map(|(_, text)| text.lines());
    let formulae = formulae.filter_map(|row| row.strip_prefix("= "));
    let lints = LintSet::builtin();
    let book = lints.phrasebook();
    let mut wrong = Vec::new();
    for (formula, turn) in formulae.flat_map(|formula| (0..6).map(move |turn| (formula, turn))) {
        let text = wording(formula, turn).split_whitespace().collect::<Vec<_>>().join(" ");
        let source = Source::from_text("x", Format::Text, &text);
        let letter = Letter::read(&source, Cues::builtin(), None);
        let found = book.check(&letter, letter.blocks.iter(), &NoSlots).into_iter();
        // a formula is written without its commas
        let found = found.filter(|broken| !text.contains(&broken.meant.replace(',', "")));
        wrong.extend(found.map(|broken| format!("{text}: {}", broken.meant)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
