//! Dates and what each is for: when the letter was sent, when the request came in, to what day figures are right.
//!
//! A wrong role is worse than none: it makes a letter late that was in time. So a date keeps [`Role::Other`] unless its
//! place or the words beside it leave no doubt.

mod head;
mod parts;
mod place;
mod questioned;
mod roles;
mod scan;

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use crate::facts::time_cues::cues;
use crate::letter::words::fixed_key;
use crate::letter::{Gap, Letter};
use crate::text::Span;

pub(super) use place::begins_cell;

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
    /// Whether it stands in the letterhead of a letter without a date of its own, which it may be or not.
    pub unclear: bool,
    /// Whether the answer says that the day is the request's and how it was read, or that there is no such day.
    pub questioned: bool,
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
    let fact = |(found, assigned): (&scan::Found, roles::Assigned)| {
        let (year, month, day) = found.numbers;
        DateFact {
            span: letter.words_span(found.words.clone()),
            date: Date::new(year, month, day).ok(),
            numbers: found.numbers,
            weekday: found.weekday.map(|(weekday, at)| (weekday, letter.words[at].span())),
            role: assigned.role,
            asked: assigned.asked,
            unclear: assigned.unclear,
            questioned: questioned::is_questioned(letter, found.words.start),
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

/// The English names of the months, January first.
pub const MONTHS: [&str; 12] = [
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

/// The name of a month, 1 to 12; any other number has none.
pub fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or_default()
}

/// The month, 1 to 12, that a word with this key names: in full or short, in English or Welsh.
pub fn month_of(key: u64) -> Option<i8> {
    match parts::names().get(&key)? {
        parts::Name::Month(month, _) => Some(*month),
        parts::Name::Weekday(_) => None,
    }
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
    // "8 September 2021 – 454/21 – Requests about …": the title of a page may begin with it
    let in_place = |at: usize| (at == 0 || places.in_head(at) || places.in_tail(at)) && at < places.quoted;
    dates.iter().any(|fact| !fact.asked && fact.role == Role::Other && in_place(letter.word_from(fact.span.start)))
        || (0..letter.words.len()).any(|at| in_place(at) && scan::is_part_of_a_date(letter, at))
}

/// Whether the text is an e-mail by a line of its head, or carries an older one below: its date is then in the mail and
/// may be lost in the copy.
pub fn is_mail(letter: &Letter) -> bool {
    let colon = |end: usize| letter.words.get(end).is_some_and(|next| next.gap.has(Gap::COLON));
    let wrote = |at: usize| colon(at + 1) && letter.word(at.saturating_sub(1)) != "you";
    let line = |at: usize| place::begins_cell(letter, letter.words[at].span().start);
    let head = |found: &Range<usize>| (colon(found.end) || found.len() > 1) && line(found.start);
    letter.places_of(const { fixed_key("wrote") }).any(wrote) || cues().mail_head.in_letter(letter).iter().any(head)
}

#[cfg(test)]
mod tests;
