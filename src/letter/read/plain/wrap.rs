//! The hard part of a plain text is the line end: in one letter it ends a paragraph, in the next it is where an editor
//! wrapped at column 72. The widths of the lines tell which.

use super::lines::{Line, Shape, marker};

/// Lines longer than this were not wrapped by hand or editor (characters).
const WIDEST_WRAP: usize = 120;
/// Lines of a footnote in small type are no longer than this (characters).
const WIDEST_SMALL: usize = 145;
/// Lines shorter than this are addresses, labels and headings, never the first half of a wrapped line (characters).
const NARROWEST_WRAP: usize = 48;

/// The column at which the whole text was wrapped, if it was (characters).
pub(super) fn wrap_width(lines: &[Line]) -> Option<usize> {
    let mut widths: Vec<usize> =
        lines.iter().filter(|line| line.width >= 40 && !line.has_address).map(|line| line.width).collect();
    widths.sort_unstable();
    let at = |percent: usize| widths.get((widths.len() * percent / 100).min(widths.len().saturating_sub(1))).copied();
    let (widest, most) = (at(95)?, at(80)?);
    // a footnote in small type has longer lines than the rest of its page
    let near = |wrap: usize| widths.iter().filter(|width| (wrap - wrap / 8..=wrap).contains(width)).count();
    let small = (most + most / 4 + 1..=WIDEST_SMALL).contains(&widest);
    let footnote = small && near(most) * 5 >= widths.len() * 2 && near(widest) * 5 < widths.len();
    let wrap = if footnote { most } else { widest };
    (widths.len() >= 4 && (NARROWEST_WRAP..=WIDEST_WRAP).contains(&wrap)).then_some(wrap)
}

/// Whether `line` goes on with the paragraph of the line before it.
pub(super) fn continues(text: &str, previous: &Line, line: &Line, wrap: Option<usize>) -> bool {
    match (previous.shape, line.shape) {
        (Shape::Quote, Shape::Quote) | (Shape::Prose | Shape::Item, Shape::Prose) => {}
        (Shape::Prose | Shape::Item, Shape::Item) => return is_rest_of_citation(text, previous, line),
        _ => return false,
    }
    let (before, body) = (previous.body.of(text), line.body.of(text));
    let lower = body.starts_with(|char: char| char.is_lowercase());
    let ended = before.ends_with(['.', ':', '?', '!', ';']);
    // small type holds longer lines, and only a wrapped text has some
    let widest = if lower && !ended && wrap.is_some() { WIDEST_SMALL } else { WIDEST_WRAP };
    if wrap.is_some() && lower && !ended && breaks_off(previous, before, body) {
        return true;
    }
    if previous.width < NARROWEST_WRAP || previous.width > widest {
        // a narrow item goes on where the next line is indented under it
        return previous.shape == Shape::Item && line.indent > previous.indent + 1 && previous.width <= WIDEST_WRAP;
    }
    let first_word = body.split_whitespace().next().map_or(0, |word| word.chars().count());
    let begins = body.starts_with(|char: char| char.is_uppercase());
    match wrap {
        _ if lower && !ended => true,
        _ if is_label(before, body) => false,
        // "… dated 15 September 2016:": what begins below with a capital is another's
        _ if begins && before.ends_with(':') => false,
        // the end of a quotation that began on a line above is the end of a paragraph, unless its line is full
        Some(wrap) if begins && closes_a_quotation(before) => previous.width + 1 + first_word > wrap,
        Some(wrap) => previous.width + 1 + first_word > wrap - wrap / 8,
        // one line a paragraph: only a line that could not have held the next word was wrapped, as headings are
        None => {
            !ended && previous.width + 1 + first_word > line.width.max(previous.width) && line.width <= previous.width
        }
    }
}

/// Whether a narrow line of a wrapped text breaks off: it ends in a word after which no line of a list or an address ends
/// ("I am not", "requires the"; whatever its width, "the cost of"), or an address that takes no break stands at the end of it or begins the next.
fn breaks_off(previous: &Line, before: &str, line: &str) -> bool {
    /// Lines of columns are narrower (characters).
    const NARROWEST: usize = 44;
    const FEWEST: usize = 4;
    const LAST: [&str; 31] = [
        "a", "an", "and", "any", "are", "as", "at", "be", "been", "by", "for", "from", "has", "have", "if", "in", "is",
        "its", "may", "not", "or", "our", "that", "the", "this", "to", "was", "were", "which", "with", "your",
    ];
    let address = |line: &str| line.contains("address]") || line.contains("://") || line.contains('@');
    let mut words = before.split(' ').filter(|word| !word.is_empty());
    let last = words.next_back().unwrap_or_default();
    words.count() + 1 >= FEWEST
        && (last == "of"
            || LAST.contains(&last) && (previous.width >= NARROWEST || address(before))
            || line.starts_with("at ") && address(line) && last.ends_with(|char: char| char.is_ascii_lowercase()))
}

/// "… under section 38(2)(c)" at a line end and "(i) of the Act" below it: no item of a list, but the rest of a citation.
fn is_rest_of_citation(text: &str, previous: &Line, line: &Line) -> bool {
    let (before, body) = (previous.body.of(text), line.body.of(text));
    let rest = body.starts_with('(') && body[marker(body)..].trim_start().starts_with("of the ");
    let last = before.rsplit(' ').next().unwrap_or_default();
    rest && last.ends_with(')') && last.contains('(') && before.len() > last.len()
}

/// A few words with a capital and without a stop, below the closing quotation mark of a whole sentence ("Our response") or
/// with a reference of their own.
fn is_label(before: &str, line: &str) -> bool {
    const MOST: usize = 4;
    let closed = before.trim_end_matches(['”', '"', '’']);
    let quoted = || closed.len() < before.len() && closed.ends_with(['.', '?', '!']);
    line.starts_with(|char: char| char.is_uppercase())
        && !line.ends_with(['.', ',', ':', ';', '?', '!'])
        && line.split_whitespace().count() <= MOST
        && (quoted() || ends_in_reference(line) || before.ends_with(['.', '?', ')']) && names_a_question(line))
}

/// "Question 2", "Questions 3 and 4", "Answer 1": a label with its number, and no more.
fn names_a_question(line: &str) -> bool {
    const NAMES: [&str; 8] = ["Question", "Questions", "Request", "Requests", "Response", "Answer", "Answers", "Part"];
    let mut words = line.split_whitespace();
    let name = words.next().unwrap_or_default();
    let figure = |word: &str| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut figures = 0;
    let counted = words.all(|word| {
        figures += usize::from(figure(word));
        figure(word) || matches!(word, "and" | "to" | "&")
    });
    NAMES.contains(&name) && counted && figures > 0
}

/// "… the findings of the panel”", where the quotation was opened on an earlier line.
fn closes_a_quotation(before: &str) -> bool {
    before.ends_with('”') && !before.contains('“')
}

/// "Request 101002428998": a label and a long reference, and no more.
fn ends_in_reference(line: &str) -> bool {
    const FEWEST: usize = 6;
    let mut words = line.split_whitespace();
    let last = words.next_back().unwrap_or_default();
    words.next().is_some_and(|label| label.bytes().all(|byte| byte.is_ascii_alphabetic()))
        && last.len() >= FEWEST
        && last.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a line is what a second wrapping left over of a full one before it: a word or three, no end of a sentence.
pub(super) fn is_scrap(text: &str, earlier: &Line, line: &Line, wrap: Option<usize>) -> bool {
    let body = line.body.of(text);
    let first_word = body.split_whitespace().next().map_or(0, |word| word.chars().count());
    line.shape == Shape::Prose
        && wrap.is_some_and(|wrap| earlier.width + 1 + first_word > wrap - wrap / 8)
        && body.split_whitespace().count() <= 3
        && body.starts_with(|char: char| char.is_lowercase())
        && !body.ends_with(['.', ':', '?', '!', ';'])
}

/// Whether a line is short because the next one has an address that would not fit on it.
pub(super) fn makes_room(text: &str, line: &Line, next: &Line) -> bool {
    next.has_address && line.shape == Shape::Prose && !line.body.of(text).ends_with(['.', ':', '?', '!', ';'])
}

/// Whether a line may stand in the middle of a sentence.
pub(super) fn goes_on(text: &str, line: &Line) -> bool {
    line.shape == Shape::Prose && line.body.of(text).starts_with(|char: char| char.is_lowercase())
}
