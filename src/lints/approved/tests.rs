use super::*;
use crate::text::Span;

const REVIEW: &str = "If you are unhappy with the way in which your request has been handled, you may ask for an internal review by writing to {{mailbox}} within 40 working days of the date of this letter. We will not treat a request for a review as a complaint about a person.";
const CRIME: &str = "The information is exempt from disclosure under section 31(1)(a) of the Freedom of Information Act 2000, because its release would be likely to prejudice the prevention or detection of crime.";
const COPY: &str =
    "The Council does not have to create information that it does not hold in order to answer a request.";

fn approved() -> Approved {
    let files = [("approved/review.txt", REVIEW), ("approved/crime.txt", CRIME), ("approved/copy.txt", COPY)];
    Approved::new(files.map(|(name, text)| (name.to_owned(), Format::Text, text.to_owned())))
}

/// Each use of an approved paragraph in a text: the file, and what differs, as found and as approved.
fn uses(text: &str) -> Vec<(String, Vec<(String, String)>)> {
    let source = Source::from_text("x.txt", Format::Text, text);
    let letter = Letter::read(&source, Cues::builtin(), Some(Kind::Letter));
    let changes =
        |one: &Use| one.changes.iter().map(|change| (change.found.clone(), change.approved.clone())).collect();
    approved().uses(&letter).iter().map(|one| (one.file.clone(), changes(one))).collect()
}

fn filled() -> String {
    REVIEW.replace("{{mailbox}}", "the Information Team at foi@anytown.example.gov.uk")
}

#[test]
fn a_paragraph_as_approved_has_no_change() {
    for text in
        [filled(), filled().replace("handled, you", "handled,\nyou"), format!("> {}", COPY), format!("- {CRIME}")]
    {
        let found = uses(&text);
        assert!(found.len() == 1 && found[0].1.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn sentences_of_ones_own_before_and_after_are_fine() {
    let found = uses(&format!("We are sorry that you are unhappy. {} Please give your reasons.", filled()));
    assert_eq!(found, [("approved/review.txt".to_owned(), vec![])]);
}

#[test]
fn what_differs_is_told_word_by_word() {
    let change = |from: &str, to: &str| {
        let found = uses(&filled().replace(from, to));
        assert_eq!(found.len(), 1, "{from} -> {to}: {found:?}");
        found[0].1.clone()
    };
    let pair = |found: &str, approved: &str| vec![(found.to_owned(), approved.to_owned())];
    assert_eq!(change("40 working", "20 working"), pair("20", "40"));
    assert_eq!(change("will not treat", "will treat"), pair("", "not"));
    assert_eq!(change("may ask for", "may now ask for"), pair("now", ""));
    assert_eq!(change("handled, you", "handled you"), pair("handled", "handled,"));
    assert_eq!(change("an internal review", "an Internal Review"), pair("Internal Review", "internal review"));
}

#[test]
fn a_sentence_that_is_struck_out_is_missed() {
    let text = filled();
    let cut = text.find(" We will not").unwrap();
    let found = uses(&text[..cut]);
    assert_eq!(found.len(), 1);
    assert!(found[0].1[0].1.starts_with("We will not treat"), "{found:?}");
}

#[test]
fn the_words_put_back_are_the_approved_ones() {
    for (from, to) in [
        ("40 working", "20 working"),
        ("will not treat", "will treat"),
        ("may ask for", "may now ask for"),
        ("a person.", "a person"),
        ("handled, you", "handled you"),
        ("If you are", "Where you are"),
        ("about a person.", "about staff."),
        (" We will not treat a request for a review as a complaint about a person.", ""),
    ] {
        for (before, after) in [("", ""), ("This is our answer. ", " Please write soon.")] {
            let right = format!("{before}{}{after}", filled());
            let text = right.replace(from, to);
            // without its stop the sentence takes the next one in; a sentence is only missed where the paragraph stands alone
            if !after.is_empty() && (from == "a person." || to.is_empty()) {
                continue;
            }
            let source = Source::from_text("x.txt", Format::Text, text.clone());
            let letter = Letter::read(&source, Cues::builtin(), Some(Kind::Letter));
            let uses = approved().uses(&letter);
            assert_eq!(uses.len(), 1, "{text}");
            let edits: Vec<_> = uses[0].changes.iter().map(|change| change.edit.clone()).collect();
            let fixed = crate::text::Edit::apply_all(&edits, &text).expect("edits do not overlap");
            assert_eq!(fixed, right, "{from} -> {to}");
            let spans: Vec<Span> = uses[0].changes.iter().map(|change| change.span).collect();
            assert!(spans.iter().all(|span| !span.is_empty()), "{spans:?}");
        }
    }
}

#[test]
fn a_paragraph_on_the_same_subject_is_not_a_copy() {
    for text in [
        "If you are unhappy with the outcome of the internal review, you may complain to the Information Commissioner within six weeks of the date of the letter.",
        "You may ask for an internal review within 40 working days of the date of this letter. Please write to the Information Team.",
        "If you are unhappy with the way in which your request has been handled, please call us.",
        "If you are unhappy with the way in which your request has been handled, you may ask for a review. Please do so in writing, as soon as you can, and say what you would like us to look at again.",
        "The information is exempt from disclosure under section 40(2) of the Freedom of Information Act 2000, because it is the personal data of somebody else and its release would not be fair.",
        "The information is exempt from disclosure under section 43(2) of the Freedom of Information Act 2000, because its release would be likely to prejudice the commercial interests of the Council.",
        "The information is exempt from disclosure under section 31(1)(b) of the Freedom of Information Act 2000, because its release would be likely to prejudice the apprehension or prosecution of offenders.",
        "The release of the report would be likely to prejudice the prevention or detection of crime, and so section 31(1)(a) of the Freedom of Information Act 2000 applies to it.",
        "The Council does not hold the information that you asked for, and it does not have to create it in order to answer you.",
        "The Council does not have to answer a request that is vexatious.",
        "The Council does not have the information.",
        "We do not have to confirm that we hold information in order to answer a request.",
    ] {
        assert_eq!(uses(text), [], "{text}");
    }
}

#[test]
fn long_and_odd_texts_are_no_trouble() {
    let again = format!("{} ", filled()).repeat(60);
    assert!(uses(&again).len() <= 60);
    for text in ["", "{{", "\u{202e}If you are unhappy", "40 40 40 40 40 40 40 40", &"the ".repeat(5000)] {
        uses(text);
    }
}
