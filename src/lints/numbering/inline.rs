//! "a) 41 b) 17 d) 388": answers to lettered questions in one line.

use super::Gap;
use crate::letter::Letter;
use crate::text::Span;

/// So many answers in a line show that they are lettered.
const FEWEST: usize = 3;

/// The letter that a line of answers skips, where the request has it and not the one after it.
pub fn lettered(letter: &Letter, block: Span) -> Option<Gap> {
    let marks = marks(letter.text(), block);
    let mut steps = marks.windows(2).filter(|pair| pair[1].0 != pair[0].0 + 1);
    let (step, None) = (steps.next()?, steps.next()) else { return None };
    let ((before, first), (after, second)) = (step[0], step[1]);
    let whole = Span::new(letter.source.body_start(), letter.text().len());
    let elsewhere: Vec<u8> = self::marks(letter.text(), whole)
        .into_iter()
        .filter(|(_, span)| !block.contains(*span))
        .map(|mark| mark.0)
        .collect();
    let asked = (b'a'..=before + 1).all(|letter| elsewhere.contains(&letter)) && !elsewhere.contains(&after);
    let sure = marks.len() >= FEWEST && marks[0].0 == b'a' && after == before + 2 && asked;
    let named = |mark: u8| format!("{})", char::from(mark));
    sure.then(|| Gap { before: first, after: second, from: named(before), to: named(after) })
}

/// Every "a)" or "(a)" of a place that stands after a space or a bracket.
fn marks(text: &str, place: Span) -> Vec<(u8, Span)> {
    let bytes = text.as_bytes();
    let mark = |at: usize| {
        let letter = *bytes.get(at.checked_sub(1).filter(|at| *at >= place.start)?)?;
        let apart = at < place.start + 2 || matches!(bytes[at - 2], b' ' | b'(' | b'\n' | b'\t');
        (letter.is_ascii_lowercase() && apart).then(|| (letter, Span::new(at - 1, at + 1)))
    };
    memchr::memchr_iter(b')', &bytes[..place.end]).filter_map(mark).collect()
}
