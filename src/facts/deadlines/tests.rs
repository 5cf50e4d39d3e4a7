use super::*;
use crate::letter::{Cues, Kind};
use crate::text::{Format, Source};

fn limits(text: &str) -> Vec<(String, Act)> {
    let source = Source::from_text("a.txt".to_owned(), Format::Text, text.to_owned());
    let letter = Letter::read(&source, Cues::builtin(), Some(Kind::Letter));
    find(&letter).0.iter().map(|found| (found.span.of(text).to_owned(), found.act)).collect()
}

fn one(text: &str, shown: &str, act: Act) {
    assert_eq!(limits(text), [(shown.to_owned(), act)], "{text}");
}

#[test]
fn to_ask_for_a_review() {
    for (text, shown) in [
        ("You may ask for an internal review within 40 working days of the date of this letter.", "40 working days"),
        ("You have to notify the Force that you want a review within 40 days of the date of its response.", "40 days"),
        (
            "If you are unhappy, please ask for an internal review. You have two calendar months to do so.",
            "two calendar months",
        ),
        (
            "Requests for internal review should be submitted within forty (40) working days of receipt of this response.",
            "forty (40) working days",
        ),
        (
            "We must receive your request for a review within 20 working days of the date of this letter.",
            "20 working days",
        ),
        (
            "A request for an internal review that is made more than 60 working days after this letter will not be accepted.",
            "60 working days",
        ),
        (
            "You are entitled to an internal review. You should write to us within two months (40 working days) of this letter.",
            "two months (40 working days)",
        ),
        ("You have eight weeks from the date of this letter to request an internal review.", "eight weeks"),
        (
            "You may ask for an internal review. You should do so within 40 working days of the date of the letter.",
            "40 working days",
        ),
        (
            "You have 40 working days from the date of this response in which to make representations to us.",
            "40 working days",
        ),
        (
            "Any request for an internal review must reach us within 40 working days of your receipt of this letter.",
            "40 working days",
        ),
    ] {
        one(text, shown, Act::AskReview);
    }
}

#[test]
fn to_answer_a_review() {
    for text in [
        "We aim to respond to requests for internal review within 20 working days.",
        "Internal reviews are completed within 20 working days.",
        "The council will reply within 20 working days of receipt of your request for an internal review.",
        "You may ask for an internal review. A reviewer will write to you within 20 working days of receiving your request.",
        "You may ask for an internal review. You will be told the outcome within 20 working days.",
        "You may ask for an internal review, and a colleague who was not involved will complete it within 20 working days.",
    ] {
        one(text, "20 working days", Act::AnswerReview);
    }
}

#[test]
fn both_in_one_sentence() {
    let both = |ask: &str, answer: &str| [(ask.to_owned(), Act::AskReview), (answer.to_owned(), Act::AnswerReview)];
    for text in [
        "You have 40 working days to ask for an internal review, and we aim to reply within 20 working days.",
        "If you ask for an internal review within 40 working days of this letter we will respond within 20 working days.",
        "An internal review may be requested within 40 working days of this letter and will be completed within 20 working days.",
    ] {
        assert_eq!(limits(text), both("40 working days", "20 working days"), "{text}");
    }
}

#[test]
fn the_regulator_and_the_request() {
    one("You may complain to the Information Commissioner within six weeks of the review.", "six weeks", Act::Complain);
    one(
        "You may apply within six months to the Scottish Information Commissioner for a decision.",
        "six months",
        Act::Complain,
    );
    let twice = limits(
        "You may ask for an internal review within 40 working days of this letter. If you are then dissatisfied with \
         the outcome, you may apply within six months to the Scottish Information Commissioner for a decision.",
    );
    assert_eq!(twice[1], ("six months".to_owned(), Act::Complain));
    one(
        "The ICO will not look at a case until the review is completed, and asks that complaints are made within 6 weeks of the outcome of the review.",
        "6 weeks",
        Act::Complain,
    );
    one("The Act allows 20 working days for this.", "20 working days", Act::Respond);
}

#[test]
fn what_is_no_such_limit() {
    for text in [
        "Complaints received within the last 12 months are counted.",
        "Footage is kept within the system for 31 days.",
        "The contract may be ended within 3 months.",
        "Please clarify your request within 40 working days.",
        "The fee must be paid within three months.",
        "Officers must complete the course within six months of joining.",
        "You asked:\n\n> Please tell me within 20 days how many requests for internal review were made.\n",
        "We apologise that your request for an internal review was not answered within 20 working days.",
        "Stage 2: you may ask for a review within 20 working days of the stage 1 reply.",
        "You may appeal to the Tribunal within 28 days of the decision notice.",
    ] {
        assert_eq!(limits(text), [], "{text}");
    }
}

#[test]
fn a_limit_to_ask_for_something_else_is_none() {
    let offer = "If you are unhappy you may ask for an internal review of this response.";
    for text in [
        "You may ask for a paper copy within 20 working days.",
        "Residents may ask for a review of a parking decision within 28 days.",
        "If the file does not open, please contact us within 7 days.",
        "Should you need another format, please write to us within 7 days.",
        "You must collect the copies within 28 days.",
        "An appeal against a planning decision must be made within six months.",
    ] {
        assert_eq!(limits(&format!("{offer} {text}")), [], "{text}");
    }
    for text in [
        "Please write to us within 28 days.",
        "If you wish to pursue this, please contact us within 28 days.",
        "A complaint about the handling of your request must be made within 28 days.",
        "You must, within 28 days, write to us.",
    ] {
        assert_eq!(limits(&format!("{offer} {text}")), [("28 days".to_owned(), Act::AskReview)], "{text}");
    }
}

#[test]
fn a_limit_may_be_stated_by_what_comes_too_late() {
    one("We cannot accept a request for an internal review made after 28 days.", "28 days", Act::AskReview);
    one("You may ask for an internal review within a fortnight of this letter.", "a fortnight", Act::AskReview);
}
