//! "a) 41 b) 17 d) 388": answers to lettered questions in one line.

use super::Lost;
use crate::letter::Letter;
use crate::text::Span;

/// So many answers in a line show that they are lettered.
const FEWEST: usize = 3;
/// A letter with more such lines leaves letters out on purpose.
const MOST: usize = 10;

/// A letter with its bracket, and where it stands.
type Mark = (u8, Span);

/// The letters that lines of answers skip, where the request has each and not the one after it.
pub fn lettered(letter: &Letter) -> Vec<Lost> {
    let own = letter.blocks.iter().filter(|block| block.region.is_own_prose());
    let skips: Vec<(Span, Mark, Mark)> =
        own.filter_map(|block| skip(letter.text(), block.span).map(|(from, to)| (block.span, from, to))).collect();
    if skips.is_empty() || skips.len() > MOST {
        return Vec::new();
    }
    let all = marks(letter.text(), Span::new(letter.source.body_start(), letter.text().len()));
    let asked = |line: Span, mark: u8| all.iter().any(|(other, span)| *other == mark && !line.contains(*span));
    let sure = skips.into_iter().filter(|&(line, (before, _), (after, _))| {
        (b'a'..=before + 1).all(|mark| asked(line, mark)) && !asked(line, after)
    });
    let named = |mark: u8| format!("{})", char::from(mark));
    sure.map(|(_, (from, before), (to, after))| Lost { before, after, from: named(from), to: named(to) }).collect()
}

/// The two marks of a line between which it skips a letter, where it counts from "a" and skips no more.
fn skip(text: &str, line: Span) -> Option<(Mark, Mark)> {
    let marks = marks(text, line);
    let mut steps = marks.windows(2).filter(|pair| pair[1].0 != pair[0].0 + 1);
    let (step, None) = (steps.next()?, steps.next()) else { return None };
    let lettered = marks.len() >= FEWEST && marks[0].0 == b'a' && step[1].0 == step[0].0 + 2;
    lettered.then_some((step[0], step[1]))
}

/// Every "a)" or "(a)" of a place that stands after a space or a bracket.
fn marks(text: &str, place: Span) -> Vec<Mark> {
    let bytes = text.as_bytes();
    let mark = |at: usize| {
        let letter = *bytes.get(at.checked_sub(1).filter(|at| *at >= place.start)?)?;
        let apart = at < place.start + 2 || matches!(bytes[at - 2], b' ' | b'(' | b'\n' | b'\t');
        (letter.is_ascii_lowercase() && apart).then(|| (letter, Span::new(at - 1, at + 1)))
    };
    let brackets = memchr::memchr_iter(b')', &bytes[place.start..place.end]);
    brackets.filter_map(|at| mark(place.start + at)).collect()
}
