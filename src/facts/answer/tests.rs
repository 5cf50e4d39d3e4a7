use super::*;
use crate::facts::authorities::Named;
use crate::facts::{Profile, timing};
use crate::letter::{Cues as LetterCues, Kind as LetterKind};
use crate::text::{Format, Source};

fn answer(text: &str) -> Answer {
    let source = Source::from_text("a.txt", Format::Text, text);
    let letter = Letter::read(&source, LetterCues::builtin(), Some(LetterKind::Letter));
    let timing = timing::find(&letter, &Profile::default(), &Named::default());
    find(&letter, &timing)
}

#[test]
fn each_kind_is_told_by_what_the_letter_does() {
    for (text, kind) in [
        ("The information that you asked for is held and is set out below.", Kind::Full),
        ("The minutes are enclosed. The report is exempt under section 43(2) of the Act.", Kind::PartialRefusal),
        ("We hold the report. It is being withheld under section 43(2) of the Act.", Kind::FullRefusal),
        ("The Force neither confirms nor denies that it holds any information.", Kind::NeitherConfirmNorDeny),
        ("The Force neither confirms nor denies that it holds any other information.", Kind::PartlyNeither),
        ("To find them would exceed the appropriate limit, and section 12(1) applies.", Kind::Cost),
        ("We rely on section 14(1), because the request is vexatious.", Kind::Vexatious),
        ("The Council does not hold the information that you have asked for.", Kind::NotHeld),
        ("Your request is being processed and we will reply by 3 May 2021 at the latest.", Kind::Acknowledgement),
        ("We need further information from you: which of the two roads do you mean by it?", Kind::Clarification),
        ("We need more time to consider the public interest in section 43(2) of the Act.", Kind::Extension),
        ("I have now carried out the internal review, and I uphold the decision that was made.", Kind::ReviewOutcome),
        ("You asked for an internal review of our answer, and we will reply by 3 May 2021.", Kind::Acknowledgement),
        ("We are transferring your request to the County Council, which holds what you want.", Kind::Transfer),
    ] {
        assert_eq!(answer(text).kind, kind, "{text}");
    }
}

#[test]
fn what_is_supposed_denied_or_of_another_law_refuses_nothing() {
    for text in [
        "If the information were exempt under section 43(2), we would say so.",
        "You will hear no more from us if you were sent a notice about its subject under section 14 of the Act.",
        "All of it is enclosed, and none of it is exempt under section 43(2).",
        "Answering would not exceed the appropriate limit.",
        "The house is exempt from council tax under section 66 of the Local Government Finance Act 1988.",
        "By virtue of section 106 of the Town and Country Planning Act 1990 the sum was paid.",
        "Payment was withheld until the work had been done.",
        "The application was refused under section 12 of the Housing Act 1988.",
        "We withheld nothing of the information.",
        "Some information however might be withheld, because the Act has exemptions.",
    ] {
        assert_eq!(answer(text).refusal(), None, "{text}");
    }
    assert_eq!(answer("The hearing was not held in public.").not_held, None);
}

#[test]
fn an_extension_has_its_reason_and_is_none_of_the_past() {
    let extends = |text: &str| answer(text).extends;
    let public = extends("We are extending the time for our answer to weigh the public interest.").expect("it extends");
    assert!(public.interest && public.work.is_none() && !public.agreed);
    let work =
        extends("We are extending the deadline by 20 working days to collate the information.").expect("it extends");
    assert!(!work.interest && work.work.is_some());
    let rules =
        extends("We need to extend the time limit under regulation 7(1), as it is complex.").expect("it extends");
    assert!(rules.regulations);
    for text in [
        "On 3 May we told you that we were extending the time for our answer.",
        "If we need to extend the time for our answer, we will write to you.",
        "The Council decided to extend the contract by a further two years.",
    ] {
        assert_eq!(extends(text), None, "{text}");
    }
}
