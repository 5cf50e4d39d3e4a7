//! Whether a letter speaks of a number elsewhere: then it is not lost.

use crate::letter::words::{Gap, key, keys};
use crate::letter::{Letter, WordKind};
use crate::text::Span;

/// What a number may be the number of.
const KINDS: [u64; 24] = keys([
    "question",
    "questions",
    "q",
    "qs",
    "request",
    "requests",
    "point",
    "points",
    "part",
    "parts",
    "item",
    "items",
    "no",
    "nos",
    "number",
    "numbers",
    "paragraph",
    "paragraphs",
    "section",
    "sections",
    "answer",
    "answers",
    "row",
    "rows",
]);

const ORDINALS: [u64; 12] = keys([
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
]);

/// So many words after its kind a number may stand: "questions 1, 2, 3 and 5".
const FAR: usize = 8;

/// Whether a number, or a range that holds it, stands where labels do, the requester's own aside where `answers` are
/// what is counted.
pub fn is_named(letter: &Letter, number: u32, answers: bool) -> bool {
    let ordinal = (number as usize).checked_sub(1).and_then(|at| ORDINALS.get(at));
    if ordinal.is_some_and(|&ordinal| letter.places_of(ordinal).next().is_some()) {
        return true;
    }
    let counts = |at: usize| !answers || letter.region_of(at).is_own_prose();
    let labels = |at: usize| figure(letter, at) == Some(number) && is_label(letter, at) && counts(at);
    let labelled = (0..letter.words.len()).any(labels);
    labelled || KINDS.iter().any(|&kind| letter.places_of(kind).any(|at| counts(at) && has_after(letter, at, number)))
}

const APPENDICES: [u64; 1] = keys(["appendices"]);
const ANNEXES: [u64; 3] = keys(["annexe", "annexes", "annexures"]);

/// Whether "appendix 2", or a row of appendices that holds the number, stands anywhere but at `spared`.
pub fn is_kind_named(letter: &Letter, kind: &str, number: u32, spared: Option<Span>) -> bool {
    let others: &[u64] = match kind {
        "appendix" => &APPENDICES,
        "annex" => &ANNEXES,
        _ => &[],
    };
    let forms = [key(kind), key(&format!("{kind}s"))].into_iter().chain(others.iter().copied());
    forms.flat_map(|form| letter.places_of(form)).any(|at| {
        let spared = spared.is_some_and(|span| span.start == letter.words[at].span().start);
        !spared && has_after(letter, at, number)
    })
}

/// Whether a number, or a range that holds it, follows a word closely.
fn has_after(letter: &Letter, at: usize, number: u32) -> bool {
    let end = letter.words.len().min(at + 1 + FAR);
    let near = (at + 1..end).take_while(|&next| !letter.words[next].gap.has(Gap::BLOCK));
    let figures: Vec<usize> = near.filter(|&next| figure(letter, next).is_some()).collect();
    let ranged = |pair: &[usize]| {
        let (from, to) = (figure(letter, pair[0]), figure(letter, pair[1]));
        let joined = pair[1] == pair[0] + 1 && letter.words[pair[1]].gap.has(Gap::DASH)
            || pair[1] == pair[0] + 2 && matches!(letter.word(pair[0] + 1), "to" | "through");
        joined && from < Some(number) && Some(number) < to
    };
    let coded = |at: &usize| {
        let ends = letter.word(*at).split_once(['-', '–']).map(|(from, to)| (from.parse::<u32>(), to.parse::<u32>()));
        matches!(ends, Some((Ok(from), Ok(to))) if (from..=to).contains(&number))
    };
    figures.iter().any(|&at| figure(letter, at) == Some(number))
        || figures.windows(2).any(ranged)
        || (at + 1..end).any(|at| coded(&at))
}

/// What labels a question or an answer before its number.
const LABELS: [char; 4] = ['Q', 'q', 'A', 'a'];

/// The number of "5", "Q5" and "A5b".
fn figure(letter: &Letter, at: usize) -> Option<u32> {
    let word = letter.words[at];
    if !matches!(word.kind, WordKind::Number | WordKind::Mixed | WordKind::Reference) || word.span().len() > 5 {
        return None;
    }
    let text = letter.word(at).trim_start_matches(LABELS);
    text.trim_end_matches(|char: char| char.is_ascii_lowercase()).parse().ok()
}

/// Whether a figure begins a line or stands in brackets.
fn is_label(letter: &Letter, at: usize) -> bool {
    let word = letter.words[at];
    let closed = letter.words.get(at + 1).is_some_and(|next| next.gap.has(Gap::CLOSE));
    word.gap.has(Gap::BLOCK.with(Gap::NEWLINE).with(Gap::OPEN)) || closed || letter.word(at).starts_with(LABELS)
}
