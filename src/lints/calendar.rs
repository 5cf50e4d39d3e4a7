//! What the calendar does not have and no full date says: "by the 31st June", "the financial year 2024/26".

use crate::diagnostic::Severity;
use crate::facts::dates::{self, month_name};
use crate::letter::words::{fixed_key, keys};
use crate::letter::{Gap, Letter, Region, WordKind};

use super::{Cx, Finding, Findings};

/// The months that have fewer than 31 days: their number, and the days they may have.
const SHORT: [(i8, u8); 5] = [(2, 29), (4, 30), (6, 30), (9, 30), (11, 30)];

/// "31st June", "the 30th of February" without a year; with one the date is read as a whole. One that the requester wrote too
/// is nobody's to correct.
pub(super) fn days_without_year(cx: &Cx, findings: &mut Findings) {
    const MONTHS: [u64; 5] = keys(["february", "april", "june", "september", "november"]);
    let letter = cx.letter;
    for ((month, last), key) in SHORT.into_iter().zip(MONTHS) {
        let own = |at: usize| !matches!(letter.region_of(at), Region::Request | Region::Residue | Region::Statute);
        for at in letter.places_of(key).filter(|&at| own(at)) {
            let Some((start, day)) = day_before(letter, at).filter(|(_, day)| *day > last && *day <= 31) else {
                continue;
            };
            let asked = |at: usize| {
                letter.region_of(at) == Region::Request && day_before(letter, at).is_some_and(|(_, asked)| asked == day)
            };
            if letter.places_of(key).any(asked) || is_doubted(letter, at) {
                continue;
            }
            let message = format!(
                "There is no {day} {0}: {0} has {last} days at the most. Check the date against the case record and correct it.",
                month_name(month),
            );
            findings.push(Finding::new(letter.words_span(start..at + 1), message).label("no such day"));
        }
    }
}

/// The day straight before a month, and where it begins: "31st", "31st of", or "31" behind a word that leads in a date.
fn day_before(letter: &Letter, month: usize) -> Option<(usize, u8)> {
    const OF: u64 = fixed_key("of");
    const LEADS: [u64; 6] = keys(["on", "by", "until", "before", "since", "dated"]);
    const JOINS: [u64; 4] = keys(["and", "or", "to", "at"]);
    const MONTHS: [u64; 12] = keys(dates::MONTHS);
    let words = &letter.words;
    let plain = |at: usize| words.get(at).is_some_and(|word| word.gap.is_plain_space());
    // the year makes it a full date
    let year = words.get(month + 1).is_some_and(|word| word.kind == WordKind::Number && !word.gap.has(Gap::SENTENCE));
    if year || !words[month].capital || !plain(month) {
        return None;
    }
    let of = month.checked_sub(1).is_some_and(|at| words[at].key == OF && plain(at));
    let at = month.checked_sub(1 + usize::from(of))?;
    let figures = letter.word(at).trim_end_matches("st").trim_end_matches("th");
    let day = figures.parse().ok()?;
    if figures.len() < letter.word(at).len() {
        return Some((at, day));
    }
    let led = at > 0 && LEADS.contains(&words[at - 1].key) && plain(at) && !of;
    // "8 March, 31 April and 6 May": behind another day of the list
    let listed = at > 0 && MONTHS.contains(&words[at - 1].key) && words[at].gap.has(Gap::COMMA);
    let led = led || listed && !of;
    let ends = words.get(month + 1).is_none_or(|next| !next.gap.is_plain_space() || JOINS.contains(&next.key));
    (led && ends).then_some((at, day))
}

/// "There is no 31st June": the letter says so itself.
fn is_doubted(letter: &Letter, at: usize) -> bool {
    const DOUBTS: [u64; 8] = keys(["no", "not", "exist", "assume", "assumed", "taken", "sic", "meant"]);
    letter
        .sentence_of(at)
        .is_none_or(|sentence| letter.words[sentence.words.clone()].iter().any(|word| DOUBTS.contains(&word.key)))
}

/// "The financial year 2024/26": one year is not two.
pub(super) fn years_of_two(cx: &Cx, findings: &mut Findings) {
    const YEAR: u64 = fixed_key("year");
    const KINDS: [u64; 5] = keys(["financial", "academic", "fiscal", "tax", "school"]);
    let letter = cx.letter;
    for at in letter.places_of(YEAR) {
        let kind = at > 0 && KINDS.contains(&letter.words[at - 1].key) && letter.words[at].gap.is_plain_space();
        let own = !matches!(letter.region_of(at), Region::Request | Region::Residue | Region::Statute);
        let Some(next) = letter.words.get(at + 1).filter(|word| kind && own && word.gap.is_plain_space()) else {
            continue;
        };
        let Some((first, length)) = year_and_another(&letter.text()[next.span().start..]) else { continue };
        let in_request = |found: usize| letter.region_of(letter.word_from(found)) == Region::Request;
        let text = &letter.text()[next.span().start..][..length];
        if letter.text().match_indices(text).any(|(found, _)| in_request(found)) {
            continue;
        }
        let message = format!(
            "‘{text}’ is no single {} year: one year on from {first} is {}. Write ‘{first}/{:02}’, or ‘years’ if several are meant.",
            letter.word(at - 1),
            first + 1,
            (first + 1) % 100,
        );
        let span = crate::text::Span { start: next.span().start, end: next.span().start + text.len() };
        findings.push(Finding::new(span, message).label("not one year").severity(Severity::Warning));
    }
}

/// "2024/26" at the beginning of a text, where the two are not neighbours: the first year, and the length.
fn year_and_another(text: &str) -> Option<(u32, usize)> {
    let first: u32 = text.get(..4)?.parse().ok().filter(|year| (1990..2100).contains(year))?;
    let rest = &text[4..];
    let after = rest.strip_prefix(['/', '-', '–'])?;
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let last: u32 = after.get(..digits)?.parse().ok()?;
    let last = match digits {
        2 => first / 100 * 100 + last,
        4 => last,
        _ => return None,
    };
    // "2024/10/01" is a day, and "1999/00" a year
    let goes_on =
        after[digits..].starts_with(['/', '-', '–']) || after[digits..].starts_with(|c: char| c.is_alphabetic());
    let neighbours = last == first + 1 || digits == 2 && last % 100 == (first + 1) % 100;
    (!goes_on && !neighbours).then_some((first, 4 + rest.len() - after.len() + digits))
}
