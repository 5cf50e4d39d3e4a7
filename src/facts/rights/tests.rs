use super::*;
use crate::letter::{Cues as LetterCues, Kind};
use crate::text::{Format, Source};

fn with<T>(text: &str, read: impl Fn(&Letter) -> T) -> T {
    let source = Source::from_text("a.txt", Format::Text, text);
    read(&Letter::read(&source, LetterCues::builtin(), Some(Kind::Letter)))
}

fn rights(text: &str) -> Rights {
    with(text, find)
}

#[test]
fn a_review_is_told_of_in_many_ways() {
    for text in [
        "You may ask for an internal review within 40 working days.",
        "If you are unhappy with this answer, write to the Head of Law.",
        "If you feel that your request was not dealt with properly, write to the Head of Law.",
        "You can appeal by writing to the Clerk.",
        "This decision may be reviewed at your request.",
        "Should you wish us to look at this again, let us know.",
        "The Council has no complaints procedure for such requests.",
        "Our complaints leaflet is enclosed.",
        "Write to complaints@anytown.gov.uk.",
        "Please let us know if you think that we have got this wrong.",
        "You may make representations under regulation 11.",
        "You can require the Board to review its decision.",
    ] {
        let rights = rights(text);
        assert!(rights.review.is_some() || rights.elsewhere.is_some(), "{text}");
    }
    for text in ["The plans are exempt under section 31(1)(a).", "The policy is due in May 2026."] {
        assert_eq!(rights(text).review, None, "{text}");
    }
}

#[test]
fn a_review_is_asked_for_of_somebody() {
    let text = "You may ask for an internal review. Write to reviews@anytown.gov.uk within 40 working days.";
    assert!(rights(text).review_to.is_some_and(|to| to.of(text) == "reviews@anytown.gov.uk"));
}

#[test]
fn the_regulator_is_a_right_or_a_citation() {
    let which = |text: &str| rights(text).complaint().map(|complaint| complaint.regulator);
    assert_eq!(which("You may complain to the Information Commissioner."), Some(Regulator::Uk));
    assert_eq!(which("You may complain to the Information Commission."), Some(Regulator::Uk));
    assert_eq!(which("You may apply to the Scottish Information Commissioner."), Some(Regulator::Scottish));
    assert_eq!(which("The ICO is the second step."), Some(Regulator::Uk));
    assert_eq!(which("We followed the Information Commissioner’s guidance on names."), None);
    assert_eq!(which("This was held in Smith v Information Commissioner in 2014."), None);
    let data = rights("You may complain to the ICO about the use of your personal data.");
    assert!(data.complaint().is_some_and(|complaint| complaint.other_law));
}

#[test]
fn a_contact_is_the_regulators_own_or_stands_with_its_name() {
    let contacts = |text: &str| rights(text).contacts.len();
    assert_eq!(
        contacts("You may complain to the Information Commissioner.\n\nYours sincerely\n\nA Council\nAN1 1AA\n"),
        0
    );
    assert!(contacts("You may complain to the Information Commissioner, SK9 5AF.") > 0);
    assert!(
        contacts("You may complain to the Information Commissioner.\n\nYours sincerely\n\nICO: www.ico.org.uk\n") > 0
    );
    assert!(contacts("You may complain to the Information Commissioner on 0300 000 0000.") > 0);
}

#[test]
fn the_first_decision_maker_reviews_only_where_nobody_else_does() {
    let same = |text: &str| with(text, |letter| same_reviewer(letter).is_some());
    assert!(same("You may ask for a review, which will be carried out by the officer who dealt with your request."));
    assert!(!same(
        "You may ask for a review, which will not be carried out by the officer who dealt with your request."
    ));
    assert!(!same("You may ask for a review by the officer who dealt with it. A senior officer then decides."));
}
