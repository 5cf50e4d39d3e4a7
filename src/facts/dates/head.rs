//! A date of the letterhead that no label explains. Where it is the only one it is the letter's own, however it is
//! introduced ("Melton Mowbray, 5 November 2026"); where its meaning stays open, nothing is counted from another day.

use super::Role;
use super::place::{self, Places};
use super::roles::Assigned;
use super::scan::Found;
use crate::facts::time_cues::cues;
use crate::letter::words::key;
use crate::letter::{Gap, Letter};

/// A line with more words than this before its date is prose.
const LONGEST_LINE: usize = 8;

/// Give the only unexplained day of the letterhead to the letter, or mark what there is as unclear. A day before that of
/// the request is neither.
pub(super) fn settle(letter: &Letter, places: &Places, dates: &[Found], roles: &mut [Assigned]) {
    let of_the_request = |at: &usize| matches!(roles[*at].role, Role::Received | Role::Requested);
    let came = (0..dates.len()).filter(of_the_request).map(|at| dates[at].numbers).max();
    let may_be = |at: &usize| {
        let date = &dates[*at];
        is_open(letter, places, date, &roles[*at]) && came.is_none_or(|came| date.numbers >= came)
    };
    let open: Vec<usize> = (0..dates.len()).filter(may_be).collect();
    let free = |at: &&usize| !cues().other_day.is_in(&letter.words, line(letter, &dates[**at]));
    let free: Vec<usize> = open.iter().filter(free).copied().collect();
    let one_day = free.iter().all(|&at| dates[at].numbers == dates[free[0]].numbers);
    match free.into_iter().find(|&at| one_day && is_set_off(letter, &dates[at])) {
        Some(own) => roles[own].role = Role::Sent,
        None => open.iter().for_each(|&at| roles[at].unclear = true),
    }
}

/// Whether a date of the head may be the letter's: it is no day of receipt, and no day when the answer was due.
fn is_open(letter: &Letter, places: &Places, date: &Found, assigned: &Assigned) -> bool {
    let start = date.words.start;
    assigned.role == Role::Other
        && !assigned.asked
        && places.in_head(start)
        && start < places.quoted
        && !cues().due_day.is_in(&letter.words, line(letter, date))
}

/// The words before a date in its line, cell or part of a line.
fn line(letter: &Letter, date: &Found) -> std::ops::Range<usize> {
    let start = letter.words[date.words.start].span().start;
    let begins = letter.text()[..start].rfind(['\n', '\r', '|', '\t', ';']).unwrap_or(0);
    letter.word_from(begins)..date.words.start
}

/// Whether a date is parted from the words of its line by a mark, and has nothing behind it but a time of day.
fn is_set_off(letter: &Letter, date: &Found) -> bool {
    const MARKS: Gap = Gap::COMMA.with(Gap::DASH).with(Gap::COLON).with(Gap::SLASH);
    let line = line(letter, date);
    let the = line.end > line.start && letter.words[line.end - 1].key == key("the");
    let first = &letter.words[line.end - usize::from(the)];
    let begins = place::begins_cell(letter, first.span().start) || first.gap.has(MARKS);
    let rest = &letter.text()[letter.words[date.words.end - 1].span().end..];
    let time = |char: char| char.is_ascii_digit() || matches!(char, ' ' | ':' | '+' | '-' | ',');
    begins
        && line.len() <= LONGEST_LINE
        && place::ends_line(letter, letter.text().len() - rest.trim_start_matches(time).len())
}
