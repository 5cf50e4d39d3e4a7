//! Dates and what each is for: when the letter was sent, when the request came in, to what day figures are right.
//!
//! A wrong role is worse than none: it makes a letter late that was in time. So a date keeps [`Role::Other`] unless its
//! place or the words beside it leave no doubt.

mod place;
mod roles;
mod scan;

use jiff::civil::{Date, Weekday};

use crate::letter::Letter;
use crate::text::Span;

/// What a date of a letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The letter's own date.
    Sent,
    /// The request was received.
    Received,
    /// The request is dated (which is not its receipt).
    Requested,
    /// Figures are right as at this day.
    CorrectAsOf,
    /// Any other.
    Other,
}

/// A date that a letter states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateFact {
    /// Its words.
    pub span: Span,
    /// The day, or `None` where there is no such day (31 June).
    pub date: Option<Date>,
    /// Year, month and day as stated, whether or not there is such a day.
    pub numbers: (i16, i8, i8),
    /// The weekday named with it, and its place.
    pub weekday: Option<(Weekday, Span)>,
    /// What it is for.
    pub role: Role,
    /// Whether it stands in the requester's words.
    pub asked: bool,
}

/// A day and, where the letter states it, its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The day.
    pub date: Date,
    /// Its words; `None` where it was given from outside.
    pub span: Option<Span>,
}

/// Every full date of the letter (day, month and year), in order.
pub fn find(letter: &Letter) -> Vec<DateFact> {
    let found = scan::scan(letter);
    let roles = roles::assign(letter, &found);
    let fact = |(found, (role, asked)): (&scan::Found, (Role, bool))| {
        let (year, month, day) = found.numbers;
        DateFact {
            span: letter.words_span(found.words.clone()),
            date: Date::new(year, month, day).ok(),
            numbers: found.numbers,
            weekday: found.weekday.map(|(weekday, at)| (weekday, letter.words[at].span())),
            role,
            asked,
        }
    };
    found.iter().zip(roles).map(fact).collect()
}

/// The day of a role that the letter states in its own words: of several days of receipt the last, for the time of an
/// answer can only have run from it.
pub fn stated(dates: &[DateFact], role: Role) -> Option<Dated> {
    let own = dates.iter().filter(|fact| fact.role == role && !fact.asked);
    let days = own.filter_map(|fact| Some(Dated { date: fact.date?, span: Some(fact.span) }));
    days.reduce(|best, next| if next.date > best.date { next } else { best })
}

/// A day as letters write it: "6 August 2021".
pub fn long(date: Date) -> String {
    format!("{} {} {}", date.day(), month_name(date.month()), date.year())
}

/// The name of a month, 1 to 12; any other number has none.
pub fn month_name(month: i8) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or_default()
}

/// The name of a weekday.
pub fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// Whether a date, full or not, stands where a letter's own date would: before the first paragraph or below the
/// signature, in a line that may be meant as one.
pub fn may_be_dated(letter: &Letter, dates: &[DateFact]) -> bool {
    let places = place::Places::of(letter);
    let in_place = |at: usize| places.in_head(at) || places.in_tail(at);
    dates.iter().any(|fact| !fact.asked && fact.role == Role::Other && in_place(letter.word_from(fact.span.start)))
        || (0..letter.words.len()).any(|at| in_place(at) && scan::is_part_of_a_date(letter, at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::Cues;
    use crate::text::{Format, Source};

    fn facts(text: &str) -> Vec<(String, Option<String>, Role)> {
        let source = Source::from_text("a.txt", Format::Text, text);
        let letter = Letter::read(&source, Cues::builtin(), None);
        let all = find(&letter);
        all.iter()
            .map(|fact| (fact.span.of(text).to_owned(), fact.date.map(|date| date.to_string()), fact.role))
            .collect()
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
    }
}
