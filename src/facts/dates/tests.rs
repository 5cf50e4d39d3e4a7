//! Forms and roles of dates, by example.

use super::*;
use crate::letter::Cues;
use crate::text::{Format, Source};

fn facts(text: &str) -> Vec<(String, Option<String>, Role)> {
    let source = Source::from_text("a.txt", Format::Text, text);
    let letter = Letter::read(&source, Cues::builtin(), None);
    let all = find(&letter);
    all.iter().map(|fact| (fact.span.of(text).to_owned(), fact.date.map(|date| date.to_string()), fact.role)).collect()
}

#[test]
fn every_form_of_the_genre_is_read() {
    for (text, day) in [
        ("17th December 2019", "2019-12-17"),
        ("06 August 2021", "2021-08-06"),
        ("Monday 6th August, 2018", "2018-08-06"),
        ("Monday, the 6th of August 2018", "2018-08-06"),
        ("22nd of November 2019", "2019-11-22"),
        ("December 17, 2019", "2019-12-17"),
        ("Sept. 3rd 2020", "2020-09-03"),
        ("3 Sept. 2020", "2020-09-03"),
        ("01/07/2021", "2021-07-01"),
        ("1.7.2021", "2021-07-01"),
        ("01-07-2021", "2021-07-01"),
        ("1/7/21", "2021-07-01"),
        ("2021-08-06", "2021-08-06"),
        ("06-Aug-2021", "2021-08-06"),
        ("6\u{a0}August\u{a0}2021", "2021-08-06"),
        ("17 th December 2019", "2019-12-17"),
        ("**6** August 2021", "2021-08-06"),
        ("6th day of August 2021", "2021-08-06"),
        ("6 Awst 2021", "2021-08-06"),
        ("6 August 2021 (Friday)", "2021-08-06"),
        ("6ed Awst 2021", "2021-08-06"),
        ("6 Awst/August 2021", "2021-08-06"),
    ] {
        let prose = format!("It was seen by officers on the {text}, and again later.");
        let found = facts(&prose);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].1.as_deref(), Some(day), "{text}");
    }
}

#[test]
fn what_only_looks_like_a_date_is_none() {
    for text in [
        "It is open 24/7 in 2021.",
        "See [2019] UKUT 247 and section 1.7.20 of it.",
        "Our ref: 01/07/2021 and FOI/2021/08/06 and FOI-2021-08-06.",
        "Call 01483 571212 or 101.",
        "In May 2021 there were 31.",
        "See Table 31 June 2021.",
        "The years 2019/20 and 2021-22.",
        "Tuesday 19 October was wet.",
        "The number is 45 December 2019.",
    ] {
        assert_eq!(facts(text), [], "{text}");
    }
}

#[test]
fn a_day_that_there_is_not_is_kept() {
    assert_eq!(facts("It was paid on 31 June 2021.")[0].1, None);
    assert_eq!(facts("It was paid on 29 Feb 2021.")[0].1, None);
}

#[test]
fn receipt_is_told_from_the_date_of_a_request() {
    use Role::{Other, Received, Requested};
    for (text, roles) in [
        ("I write further to your request for information received 01/07/2021.", vec![Received]),
        (
            "Your request was received by the Norfolk and Suffolk Constabularies on the 22nd November 2019.",
            vec![Received],
        ),
        (
            "Your request dated 25 May 2012, which we received on Monday 28 May 2012, was read.",
            vec![Requested, Received],
        ),
        ("We acknowledge receipt of your request on 3 March 2021.", vec![Received]),
        ("We acknowledge receipt of your request of 3 March 2021.", vec![Requested]),
        ("On 19 August 2019 the Force received the following request from you:", vec![Received]),
        (
            "Thank you for your e-mail of 31 August 2018, which came to this office on 3 September 2018.",
            vec![Requested, Received],
        ),
        (
            "Your request was received in this office on 3 March 2021 and answered on 1 April 2021.",
            vec![Received, Other],
        ),
        ("I refer to your request of 20 May 2025, which was received on the same day.", vec![Received]),
        ("Your clarification was received on 5 May 2021.", vec![Other]),
        ("The last payment was received on 5 May 2021.", vec![Other]),
        ("Your request for the minutes of 5 May 2021 was received.", vec![Other]),
        ("A reply to your request received in May was due by 8 April 2020.", vec![Other]),
    ] {
        let found: Vec<Role> = facts(text).into_iter().map(|(_, _, role)| role).collect();
        assert_eq!(found, roles, "{text}");
    }
}

#[test]
fn a_letters_own_date_is_known_by_its_place() {
    let role = |text: &str| facts(text).into_iter().map(|(_, _, role)| role).collect::<Vec<_>>();
    let body = "\n\nDear Applicant\n\nWe write further to your request for information about dogs in the town.\n";
    assert_eq!(role(&format!("A Council\nB Road\n\n6 August 2021{body}")), [Role::Sent]);
    assert_eq!(role(&format!("Our Ref: 1/21      Date: 6 August 2021{body}")), [Role::Sent]);
    assert_eq!(role(&format!("Sent: 6 August 2021 10:14\nTo: you{body}")), [Role::Sent]);
    assert_eq!(role(&format!("Published on 6 August 2021{body}")), [Role::Other]);
    assert_eq!(role(&format!("Date received: 6 August 2021{body}")), [Role::Received]);
    assert_eq!(role(&format!("{body}\nYours sincerely\n\nOfficer\n6 August 2021\n")), [Role::Sent]);
    assert_eq!(role(&format!("1 July 2020\n\nDate: 6 August 2021{body}")), [Role::Other, Role::Sent]);
    // the page may have a date of its own
    let page = "Dogs - 12/19\n\nDated: 6 August 2021\n\nDate of response: 3 May 2019";
    assert_eq!(role(&format!("{page}{body}")), [Role::Other, Role::Sent]);
    let page = "Date: 6 August 2021\n\nDate of request: 3 May 2021";
    assert_eq!(role(&format!("{page}{body}")), [Role::Sent, Role::Requested]);
}

#[test]
fn the_only_unexplained_date_of_a_letterhead_is_the_letters() {
    let body = "\n\nDear Applicant\n\nYour request was received on 9 October 2026. There are 412 benches.\n";
    let found = |head: &str| facts(&format!("A Council\n{head}{body}"));
    let roles = |head: &str| found(head).into_iter().map(|(_, _, role)| role).collect::<Vec<_>>();
    for head in [
        "Melton Mowbray, 5 November 2026",
        "Our ref FOI 1188, 5 November 2026",
        "FOI 1188/26 – the 5th of November 2026",
        "the 5th of November 2026",
        "Thu, 5 Nov 2026 16:04:11 +0000",
        "Answer signed off: 5 November 2026",
    ] {
        assert_eq!(roles(head), [Role::Sent, Role::Received], "{head}");
    }
    assert_eq!(roles("5ed Tachwedd 2026 / 5th November 2026").iter().filter(|role| **role == Role::Sent).count(), 1);
    for head in [
        "Published: 5 November 2026",
        "Response due: 5 November 2026",
        "Next review: 5 November 2026",
        "Re: collision in Melton, 5 November 2026",
        "Dogs found in the town on 5 November 2026",
        "Melton Mowbray, 5 October 2026",
        "Leaflet printed: 12 October 2026\nOffice reopened: 5 November 2026",
    ] {
        assert!(!roles(head).contains(&Role::Sent), "{head}");
    }
}

#[test]
fn a_date_that_may_be_the_letters_or_not_is_marked() {
    let body = "\n\nDear Applicant\n\nYour request was received on 9 October 2026. There are 412 benches.\n";
    let unclear = |head: &str| {
        let text = format!("A Council\n{head}{body}");
        let source = Source::from_text("a.txt", Format::Text, &text);
        find(&Letter::read(&source, Cues::builtin(), None)).iter().any(|fact| fact.unclear)
    };
    assert!(unclear("Published: 5 November 2026"));
    assert!(unclear("Leaflet printed: 12 October 2026\nOffice reopened: 5 November 2026"));
    for head in
        ["Response due: 6 November 2026", "Collision in Melton, 3 March 2026", "Date: 5 November 2026", "FOI 1188"]
    {
        assert!(!unclear(head), "{head}");
    }
}

#[test]
fn a_page_may_begin_with_a_paragraph_before_its_dates() {
    let text = "Swings of the parks in this county and their cost: FOI release\n\nReference: 0447\nDate received: 21 July \
                2026\nDate responded: 4 August 2026\n\nInformation requested\n\nYou asked for the swings.\n\nResponse\n\n\
                We hold none.\n";
    let roles: Vec<Role> = facts(text).into_iter().map(|(_, _, role)| role).collect();
    assert_eq!(roles, [Role::Received, Role::Sent]);
    let told = "The log of complaints about the swings of our parks has these dates.\n\nDate answered: none\n\nDate \
                closed: 4 August 2026\n";
    assert!(!facts(told).into_iter().any(|(_, _, role)| role == Role::Sent));
}

#[test]
fn a_page_may_end_with_its_date() {
    let roles = |end: &str| -> Vec<Role> {
        let text = format!("Request 0447: swings\n\nYou asked for the swings.\n\nWe hold none of 3 May 2020.\n{end}\n");
        facts(&text).into_iter().map(|(_, _, role)| role).collect()
    };
    assert_eq!(roles("Date responded: 4 August 2026"), [Role::Other, Role::Sent]);
    assert_eq!(roles("Date opened: 4 August 2026"), [Role::Other, Role::Other]);
}

#[test]
fn a_request_may_be_said_to_have_been_sent_to_a_body() {
    let text = "A Council\n5 November 2026\n\nDear Applicant\n\nThank you for your request for information which you sent to \
                the Council on the 9th October 2026. The plan that you sent to the Council on 3 March 2026 is held.\n";
    let roles: Vec<Role> = facts(text).into_iter().map(|(_, _, role)| role).collect();
    assert_eq!(roles, [Role::Sent, Role::Requested, Role::Other]);
}

#[test]
fn labels_with_their_dates_may_be_sentences_of_the_letterhead() {
    let text = "Response to request 0447\n\nReceived 15 April 2024. Sent 13 May 2024.\n\nYou asked for the minutes of the meeting of 3 April 2024.\n";
    let roles: Vec<Role> = facts(text).into_iter().map(|(_, _, role)| role).collect();
    assert_eq!(roles, [Role::Received, Role::Sent, Role::Other]);
}

#[test]
fn a_day_when_the_answer_was_due_explains_its_own_part_of_a_line_only() {
    let text = "Harbour Council\n\nDue: 16 November 2026; answered: 13 November 2026\n\nThank you for the request that we received on 19 October 2026.\n";
    let roles: Vec<Role> = facts(text).into_iter().map(|(_, _, role)| role).collect();
    assert_eq!(roles[1], Role::Sent);
}
