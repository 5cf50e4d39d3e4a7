//! Times in the sentences about threat levels: a day, a month, several months of one year, a year. They are coarser
//! than the full dates of `facts::dates`, and some hang on "this year".

use std::ops::Range;

use jiff::civil::{Date, date};

use super::topics::is_one;
use crate::facts::dates::{MONTHS, month_name};
use crate::letter::{Gap, Letter, WordKind};
use crate::text::Span;

/// The year of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearRef {
    /// It is stated.
    Stated(i16),
    /// "this year".
    This,
    /// "last year".
    Last,
}

/// A day, month, several months or year that a sentence names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Its words, as indices into the letter's words.
    pub words: Range<usize>,
    /// Its words with the preposition before them.
    pub span: Span,
    /// The day of the month, where one is named.
    pub day: Option<i8>,
    /// The months, 1 to 12; none for a bare year.
    pub months: Vec<i8>,
    /// The year.
    pub year: YearRef,
    /// Whether the months are those of a season, one stretch: "summer 2008" may be any day from May to September.
    pub season: Option<&'static str>,
}

/// The seasons with the months they may mean; a winter is of two years.
const SEASONS: [(&str, [i8; 5]); 3] =
    [("spring", [2, 3, 4, 5, 6]), ("summer", [5, 6, 7, 8, 9]), ("autumn", [8, 9, 10, 11, 12])];

const SHORT: [&str; 12] = ["jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sept", "oct", "nov", "dec"];
/// Before a bare figure these make it a year.
const BEFORE_YEAR: [&str; 18] = [
    "in",
    "since",
    "of",
    "during",
    "between",
    "and",
    "from",
    "to",
    "until",
    "till",
    "by",
    "late",
    "early",
    "mid",
    "around",
    "throughout",
    "before",
    "after",
];
const PREPOSITIONS: [&str; 3] = ["in", "on", "during"];

impl Time {
    /// The stretches of days it names, first and last day of each: one a month. `this_year` is the year that "this
    /// year" means; without it a relative time names no day.
    pub fn ranges(&self, this_year: Option<i16>) -> Vec<(Date, Date)> {
        let year = match self.year {
            YearRef::Stated(year) => Some(year),
            YearRef::This => this_year,
            YearRef::Last => this_year.map(|year| year - 1),
        };
        let Some(year) = year.filter(|year| (1900..=2200).contains(year)) else { return Vec::new() };
        if self.months.is_empty() {
            return vec![(date(year, 1, 1), date(year, 12, 31))];
        }
        let month = |&month: &i8| {
            let first = Date::new(year, month, self.day.unwrap_or(1)).ok()?;
            Some((first, if self.day.is_some() { first } else { first.last_of_month() }))
        };
        let found: Vec<_> = self.months.iter().filter_map(month).collect();
        match (self.season, found.first(), found.last()) {
            (Some(_), Some(first), Some(last)) => vec![(first.0, last.1)],
            _ => found,
        }
    }

    /// The first and the last day it names, whatever lies between.
    pub fn hull(&self, this_year: Option<i16>) -> Option<(Date, Date)> {
        let ranges = self.ranges(this_year);
        Some((ranges.iter().map(|range| range.0).min()?, ranges.iter().map(|range| range.1).max()?))
    }

    /// The same time as words: "June 2017", "4 November 2019".
    pub fn shown(&self, year: i16) -> String {
        let year = match self.year {
            YearRef::Stated(year) => year,
            YearRef::This => year,
            YearRef::Last => year - 1,
        };
        if let Some(season) = self.season {
            return format!("the {season} of {year}");
        }
        let months: Vec<&str> = self.months.iter().map(|&month| month_name(month)).collect();
        match (self.day, months.is_empty()) {
            (_, true) => year.to_string(),
            (Some(day), false) => format!("{day} {} {year}", months[0]),
            (None, false) => format!("{} {year}", months.join(" and ")),
        }
    }
}

/// The month a word names; "may" only with its capital.
fn month(letter: &Letter, at: usize) -> Option<i8> {
    let word = letter.word(at);
    if word.len() > 9 || !letter.words[at].capital {
        return None;
    }
    let found = MONTHS.iter().zip(SHORT).position(|(long, short)| {
        word.eq_ignore_ascii_case(long) || !short.is_empty() && word.eq_ignore_ascii_case(short)
    })?;
    i8::try_from(found + 1).ok()
}

fn year(letter: &Letter, at: usize) -> Option<i16> {
    let word = letter.word(at);
    let figure = word.len() == 4 && letter.words[at].kind == WordKind::Number;
    figure.then(|| word.parse().ok()).flatten().filter(|year| (1970..=2099).contains(year))
}

fn day(letter: &Letter, at: usize) -> Option<i8> {
    let figure = letter.word(at).trim_end_matches(|char: char| char.is_ascii_alphabetic());
    if letter.words[at].kind != WordKind::Number || figure.len() > 2 {
        return None;
    }
    figure.parse().ok().filter(|day| (1..=31).contains(day))
}

/// The year at word `at`, stated or relative, and one past its last word.
fn year_ref(letter: &Letter, at: usize, end: usize) -> Option<(YearRef, usize)> {
    if at >= end {
        return None;
    }
    if let Some(year) = year(letter, at) {
        return Some((YearRef::Stated(year), at + 1));
    }
    if at + 1 >= end || !is_one(letter, at + 1, &["year"]) {
        return None;
    }
    if is_one(letter, at, &["this"]) {
        return Some((YearRef::This, at + 2));
    }
    is_one(letter, at, &["last"]).then_some((YearRef::Last, at + 2))
}

/// Every time of a run of words, in order.
pub(super) fn times(letter: &Letter, words: Range<usize>) -> Vec<Time> {
    let (mut found, mut at) = (Vec::new(), words.start);
    while at < words.end {
        match time_at(letter, at, &words) {
            Some(time) => {
                at = time.words.end;
                found.push(time);
            }
            None => at += 1,
        }
    }
    found
}

/// A season at word `at`, as an index into the seasons, and the word where its year is to be: "summer months of".
fn season_at(letter: &Letter, at: usize, words: &Range<usize>) -> Option<(usize, usize)> {
    let season = SEASONS.iter().position(|(name, _)| is_one(letter, at, &[name]))?;
    let mut next = at + 1;
    next += usize::from(next < words.end && is_one(letter, next, &["months"]));
    next += usize::from(next < words.end && is_one(letter, next, &["of", "in"]));
    Some((season, next))
}

fn time_at(letter: &Letter, at: usize, words: &Range<usize>) -> Option<Time> {
    let make = |range: Range<usize>, day, months, year| {
        let before = range.start > words.start && is_one(letter, range.start - 1, &PREPOSITIONS);
        let first = range.start - usize::from(before);
        Some(Time { span: letter.words_span(first..range.end), words: range, day, months, year, season: None })
    };
    if let Some((season, end)) = season_at(letter, at, words) {
        let (year, end) = year_ref(letter, end, words.end)?;
        let (name, months) = SEASONS[season];
        let mut time = make(at..end, None, months.to_vec(), year)?;
        let the = usize::from(at > words.start && is_one(letter, at - 1, &["the"]));
        let led = at - the > words.start && is_one(letter, at - the - 1, &["in", "over", "during", "throughout"]);
        time.span = letter.words_span(at - the - usize::from(led)..end);
        time.season = Some(name);
        return Some(time);
    }
    if let Some((day, month, year)) = in_figures(letter.word(at)) {
        return make(at..at + 1, Some(day), vec![month], YearRef::Stated(year));
    }
    if let (Some(day), true) = (day(letter, at), at + 2 < words.end)
        && let (Some(month), Some(year)) = (month(letter, at + 1), year(letter, at + 2))
    {
        return make(at..at + 3, Some(day), vec![month], YearRef::Stated(year));
    }
    if let Some(first) = month(letter, at) {
        let (mut months, mut next) = (vec![first], at + 1);
        // "May, June and July 2007": months that share the year after them
        while next < words.end && months.len() < 12 {
            let step = usize::from(is_one(letter, next, &["and", "to"]));
            let follows = step == 1 || letter.words[next].gap.has(Gap::COMMA) || letter.words[next].gap.has(Gap::SLASH);
            match (next + step < words.end).then(|| month(letter, next + step)).flatten().filter(|_| follows) {
                Some(month) => {
                    months.push(month);
                    next += step + 1;
                }
                None => break,
            }
        }
        next += usize::from(next + 1 < words.end && is_one(letter, next, &["of", "earlier"]));
        let (year, end) = year_ref(letter, next, words.end)?;
        return make(at..end, None, months, year);
    }
    let bare = year(letter, at)?;
    let led = at > words.start && is_one(letter, at - 1, &BEFORE_YEAR);
    // a winter is of two years
    if led && (at.saturating_sub(3).max(words.start)..at).any(|word| is_one(letter, word, &["winter", "christmas"])) {
        return None;
    }
    led.then(|| make(at..at + 1, None, Vec::new(), YearRef::Stated(bare))).flatten()
}

/// `04/11/2019`.
fn in_figures(word: &str) -> Option<(i8, i8, i16)> {
    let mut parts = word.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let (day, month, year) = (day.parse().ok()?, month.parse().ok()?, year.parse().ok()?);
    Date::new(year, month, day).is_ok().then_some((day, month, year))
}
