//! What is named, and in what sense.

use super::{Sense, find};
use crate::facts::contacts;
use crate::letter::{Cues, Kind, Letter};
use crate::tables::Tables;
use crate::text::{Format, Source};

fn forms(text: &str) -> Vec<(String, Sense)> {
    let source = Source::from_text("a.txt", Format::Text, text.to_owned());
    let letter = Letter::read(&source, Cues::builtin(), Some(Kind::Letter));
    let found = find(&letter, &Tables::builtin(), &contacts::find(&letter));
    found.into_iter().map(|form| (form.span.of(text).to_owned(), form.sense)).collect()
}

#[test]
fn names_are_found_in_every_form() {
    for (text, wanted) in [
        ("We asked ACPO for it.", "ACPO"),
        ("It is ACPO’s advice.", "ACPO’s"),
        ("We asked the Office of the Surveillance Commissioner for it.", "Office of the Surveillance Commissioner"),
        (
            "Such is the Interception of Communications Commissioners Office today.",
            "Interception of Communications Commissioners Office",
        ),
        ("It falls under the Data Protection Act (1998) as you say.", "Data Protection Act (1998)"),
        ("See www.opsi.gov.uk/acts for it.", "www.opsi.gov.uk/acts"),
        ("Telephone: 01625 545 700", "01625 545 700"),
    ] {
        assert_eq!(forms(text), [(wanted.to_owned(), Sense::Present)], "{text}");
    }
}

#[test]
fn other_words_are_not() {
    for text in [
        "HMICFRS and HMICS inspect.",
        "Open an isa account.",
        "It is an apa, and the dca is small.",
        "We neither hold nor, ACPOS like, keep it.",
    ] {
        let found = forms(text);
        assert!(found.iter().all(|(what, _)| what == "ACPOS"), "{text}: {found:?}");
    }
}

#[test]
fn the_past_and_longer_names_are_told_apart() {
    for (text, sense) in [
        ("The former ACPO advised it.", Sense::Past),
        ("Guidance was given by ACPO in 2012.", Sense::Past),
        ("ACPO issued guidance on it.", Sense::Past),
        ("We follow the ACPO Guide to Covert Work.", Sense::Longer),
        ("In Smith v Information Commissioner it was said.", Sense::Longer),
        ("Contact the Scottish Information Commissioner.", Sense::Longer),
        ("Ask HMIC in Scotland.", Sense::Longer),
        ("ACPO/NPCC say so.", Sense::Longer),
        ("Christopher Graham sent it.", Sense::Unclear),
        ("The ISA keeps a list.", Sense::Unclear),
    ] {
        assert_eq!(forms(text).first().map(|(_, sense)| *sense), Some(sense), "{text}");
    }
}

#[test]
fn an_answer_may_repeat_the_question() {
    let text = "You asked:\n\n> How many CRB checks did the Criminal Records Bureau do?\n\nResponse\n\nWe do no checks with the Criminal Records Bureau at all.\n";
    assert_eq!(forms(text), [("Criminal Records Bureau".to_owned(), Sense::Echo)]);
}
