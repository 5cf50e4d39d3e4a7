//! A share beside the two figures that it was worked out from.

use super::is_vague;
use crate::facts::number;
use crate::letter::words::Gap;
use crate::letter::{Letter, Sentence, WordKind};
use crate::text::Span;

/// A share that its figures refute.
pub struct Share {
    /// The figure of the share, with its sign where it has one.
    pub span: Span,
    /// The word of the part.
    pub part: usize,
    /// The word of the whole.
    pub whole: usize,
    /// The share as it should be, in per cent, with as many decimals as the letter gives.
    pub right: String,
}

/// A share that does not follow from the two figures before it: "12 of the 40 requests (25%)", "12 of 40, or 25 per cent,".
/// `index` is the word of the share.
pub fn share(letter: &Letter, sentence: &Sentence, index: usize) -> Option<Share> {
    let word = letter.words[index];
    let written = letter.word(index).trim_end_matches('%');
    let end = if letter.word(index).ends_with('%') { word.span().end } else { letter.words[index + 2].span().end };
    let rest = &letter.text()[end..];
    let closed = rest.starts_with(')') && letter.text()[..word.span().start].ends_with('(');
    // "12 of 40 calls, or 25 per cent, were late"
    let or = index >= sentence.words.start + 4 && letter.word(index - 1) == "or" && word.gap.is_plain_space();
    let aside = or && letter.words[index - 1].gap.has(Gap::COMMA) && rest.starts_with([',', '.']);
    if !closed && !aside {
        return None;
    }
    // the word before the comma of the aside, or the one before the bracket
    let index = if closed { index } else { index - 1 };
    let within = sentence.words.start.max(index.saturating_sub(8))..index;
    let plain = |at: usize| {
        let value = number(letter.word(at))?;
        (letter.words[at].kind == WordKind::Number && !letter.word(at).contains(['%', '.', '/', ':'])).then_some(value)
    };
    // the nearest "N of [the] M" before the bracket
    let pair = within.clone().rev().find_map(|at| {
        let of = letter.word(at) == "of" && at > within.start;
        let out = of && letter.word(at - 1) == "out" && at > within.start + 1;
        let after = at
            + 1
            + usize::from(matches!(
                letter.words.get(at + 1).map(|_| letter.word(at + 1)),
                Some("the" | "these" | "those" | "all" | "our" | "its")
            ));
        let before = at.checked_sub(1 + usize::from(out))?;
        (of && after < index).then(|| Some((before, plain(before)?, after, plain(after)?))).flatten()
    });
    let (first, part, second, whole) = pair.or_else(|| of_all(letter, sentence, index).filter(|_| closed))?;
    let clean = second < first
        || (first..index + usize::from(closed)).all(|at| at == first || !letter.words[at].gap.has(Gap::COMMA.with(Gap::COLON).with(Gap::STOP)))
        && (second + 1..index).all(|at| letter.words[at].kind == WordKind::Plain)
        // "1 in 3 of the 60"
        && !first.checked_sub(1).is_some_and(|at| {
            let joined = letter.words[first].gap.is_plain_space();
            joined && (letter.word(at) == "in" || letter.words[at].kind == WordKind::Number)
        })
        && !(first.saturating_sub(2)..index).any(|at| is_vague(letter, at));
    if !clean {
        return None;
    }
    refuted(written, part, whole).map(|right| Share { span: word.span(), part: first, whole: second, right })
}

/// The share as it should be, with as many decimals as are written, where what is written is none that the part and the
/// whole make.
pub(super) fn refuted(written: &str, part: u32, whole: u32) -> Option<String> {
    /// More decimals than people write.
    const MOST_DECIMALS: usize = 6;
    let decimals = written.split_once('.').map_or(0, |(_, rest)| rest.len());
    if whole == 0
        || part > whole
        || decimals > MOST_DECIMALS
        || !written.starts_with(|char: char| char.is_ascii_digit())
    {
        return None;
    }
    let (stated, real) = (written.parse::<f64>().ok()?, f64::from(part) * 100.0 / f64::from(whole));
    ((real - stated).abs() > 10f64.powi(-(decimals as i32))).then(|| format!("{real:.decimals$}"))
}

/// "Of the 40 requests, 12 (30%)": the part and the whole with their places.
fn of_all(letter: &Letter, sentence: &Sentence, index: usize) -> Option<(usize, u32, usize, u32)> {
    let start = sentence.words.start;
    let plain = |at: usize| number(letter.word(at)).filter(|_| letter.words[at].kind == WordKind::Number);
    let the = index > start + 3 && matches!(letter.word(start + 1), "the" | "these" | "those" | "our");
    let (whole, part) = (start + 1 + usize::from(the), index.checked_sub(1)?);
    let named = whole + 1 < part && part <= whole + 6;
    let words = named
        && (whole + 1..part)
            .all(|at| letter.words[at].kind == WordKind::Plain && letter.words[at].gap.is_plain_space());
    let sure = words && letter.word(start) == "Of" && letter.words[part].gap.has(Gap::COMMA);
    sure.then(|| Some((part, plain(part)?, whole, plain(whole)?))).flatten()
}
