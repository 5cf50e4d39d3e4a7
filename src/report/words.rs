//! Words that the reports for people share.

use jiff::civil::Date;

use crate::check::DayCount;

/// "1 letter", "2 letters".
pub(super) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// A date as British letters write it: "6 August 2021".
pub(super) fn british(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// How the days of a letter were counted: "received 1 July 2021, day 20 is …".
pub(super) fn counted_days(days: &DayCount) -> String {
    let (received, due) = (british(days.received), british(days.due));
    format!("received {received}, day {} is {due}, sent on day {}", days.limit, days.day)
}

/// The letter that a line of what was not checked begins with, if it names one, and the reason. A path may hold ": "
/// itself. `paths` is sorted.
pub(super) fn parted<'a>(line: &'a str, paths: &[&str]) -> (Option<&'a str>, &'a str) {
    let splits = line.match_indices(": ").map(|(at, mark)| (&line[..at], &line[at + mark.len()..]));
    let mut known = splits.filter(|(path, _)| paths.binary_search(path).is_ok());
    known.next().map_or((None, line), |(path, reason)| (Some(path), reason))
}
