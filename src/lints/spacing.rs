//! A space lost or added beside a figure or a bracket: `31(1)(a),which`, `Act(2000)`, `( the Act)`, `(the Act)is`. What
//! such a slip is, for every lint that looks for one.

use crate::letter::{Letter, WordKind};
use crate::lints::phrasebook::Classes;
use crate::lints::prose;
use crate::text::{Edit, Span};

/// A slip: what to show, what is wrong with it, and what to put in its place.
pub struct Slip {
    /// The place.
    pub span: Span,
    /// What is wrong, and what to write.
    pub message: String,
    /// The change.
    pub edit: Edit,
    /// What sort it is.
    pub sort: Sort,
}

/// What sort of slip it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A mark too many, or a space too few.
    Mark,
    /// A space too many, of which many are a habit.
    Space,
    /// Words may have been lost with it, so that no edit is sure.
    Lost,
}

/// The character before byte `at`.
pub fn char_before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// The character after the one byte at `at`.
pub fn char_after(text: &str, at: usize) -> Option<char> {
    text.get(at + 1..)?.chars().next()
}

/// `31(1)(a),which`, `2000.We`: a figure or provision, its mark and the next word.
pub fn glued(letter: &Letter, classes: &Classes, at: usize) -> Option<Slip> {
    let text = letter.text();
    char_after(text, at).filter(|char| char.is_ascii_alphabetic())?;
    char_before(text, at).filter(|char| char.is_ascii_digit() || *char == ')')?;
    let next = letter.word_from(at + 1);
    let (before, word) = (letter.words.get(next.checked_sub(1)?)?, letter.words.get(next)?);
    let figure = matches!(before.kind, WordKind::Number | WordKind::Reference);
    let exact = before.span().end == at && word.span().start == at + 1 && word.kind == WordKind::Plain;
    // "1.a" and "3.The" are the labels of a list
    let label = letter.blocks[letter.block_of(next)].words.start + 1 >= next || before.span().len() < 2;
    let stop = text.as_bytes()[at] == b'.';
    let fits = classes.is_function(word.key) && word.span().len() >= 2 && word.capital == stop;
    if !(figure && exact && fits) || label {
        return None;
    }
    let span = before.span().cover(word.span());
    let message = format!(
        "A space is missing after the {}. Write ‘{} {}’.",
        if stop { "full stop" } else { "comma" },
        &text[span.start..at + 1],
        word.span().of(text)
    );
    Some(Slip { span, message, edit: Edit::insert(at + 1, " "), sort: Sort::Mark })
}

/// `Act(2000)`, `Office(ICO)`.
pub fn before_bracket(letter: &Letter, at: usize) -> Option<Slip> {
    let text = letter.text();
    char_before(text, at).filter(|char| char.is_ascii_lowercase())?;
    let inside: &str = text[at + 1..prose::near(text, at).end].split(')').next()?;
    let year = inside.len() == 4 && inside.bytes().all(|byte| byte.is_ascii_digit());
    let acronym = (2..=6).contains(&inside.len()) && inside.bytes().all(|byte| byte.is_ascii_uppercase());
    let word = letter.words.get(letter.word_from(at).checked_sub(1)?)?;
    let whole = word.kind == WordKind::Plain && word.span().end == at && word.span().len() >= 3;
    if !(year || acronym) || !whole {
        return None;
    }
    let span = Span::new(word.span().start, at + 2 + inside.len());
    let message = format!("A space is missing before the bracket. Write ‘{} ({inside})’.", word.span().of(text));
    Some(Slip { span, message, edit: Edit::insert(at, " "), sort: Sort::Mark })
}

/// Whether two places stand in one block.
fn same_block(letter: &Letter, first: usize, second: usize) -> bool {
    letter.blocks.iter().any(|block| block.span.start <= first && second < block.span.end)
}

/// `this applies, (please see below)`: a comma stands behind brackets. "(a)" and "(2)" are labels.
pub fn comma_before_bracket(letter: &Letter, at: usize) -> Option<Slip> {
    /// The fewest words that are no label.
    const FEWEST: usize = 3;
    let text = letter.text();
    let comma = text[..at].trim_end_matches([' ', '\r', '\n']).strip_suffix(',')?.len();
    let gap = &text[comma..at];
    // at the end of a line, the paragraph has to go on
    let wrapped = || gap.trim_end_matches('\n') == "," && gap.len() == 2 && same_block(letter, comma, at);
    if gap != ", " && !wrapped() || !char_before(text, comma)?.is_alphanumeric() {
        return None;
    }
    let inside = text[at + 1..prose::near(text, at).end].split_once(')')?.0;
    let words = inside.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic)).count();
    if words < FEWEST || inside.contains('(') {
        return None;
    }
    let word = letter.words.get(letter.word_from(at).checked_sub(1)?)?;
    let span = Span::new(word.span().start.min(comma), at + 1);
    let message = "No comma stands before a bracket. Leave it out, or put it behind the closing one.".to_owned();
    Some(Slip { span, message, edit: Edit::delete(Span::new(comma, comma + 1)), sort: Sort::Mark })
}

/// `( the Act)`, `(the Act )`.
pub fn inside_bracket(letter: &Letter, at: usize) -> Option<Slip> {
    let text = letter.text();
    let open = text.as_bytes()[at] == b'(';
    let (near, far) = if open {
        (char_after(text, at)?, text.get(at + 2..)?.chars().next()?)
    } else {
        let near = char_before(text, at)?;
        (near, char_before(text, at - near.len_utf8())?)
    };
    if near != ' ' || !far.is_alphanumeric() {
        return None;
    }
    // the other bracket in the same line, and more inside than a box to be ticked
    let line = prose::line(text, at);
    let inside = if open {
        text[at + 1..line.end].split(')').next().filter(|_| text[at..line.end].contains(')'))
    } else {
        text[line.start..at].rsplit_once('(').map(|(_, inside)| inside)
    }?;
    if inside.trim().len() < 2 {
        return None;
    }
    let space = if open { Span::new(at + 1, at + 2) } else { Span::new(at - 1, at) };
    let word = letter.word_from(at);
    let span = if open {
        Span::new(at, letter.words.get(word)?.span().end)
    } else {
        Span::new(letter.words.get(word.checked_sub(1)?)?.span().start, at + 1)
    };
    let message = "A space stands inside the bracket. Close it up.".to_owned();
    Some(Slip { span, message, edit: Edit::delete(space), sort: Sort::Space })
}

/// `(the Act)is`, but not `(s)he`.
pub fn after_bracket(letter: &Letter, classes: &Classes, at: usize) -> Option<Slip> {
    let text = letter.text();
    char_after(text, at).filter(|char| char.is_ascii_lowercase())?;
    let next = letter.word_from(at + 1);
    let (before, word) = (letter.words.get(next.checked_sub(1)?)?, letter.words.get(next)?);
    let exact = before.span().end <= at && word.span().start == at + 1 && word.kind == WordKind::Plain;
    let inside = text[prose::near(text, at).start..at].rsplit_once('(').map_or(0, |(_, inside)| inside.len());
    if !exact
        || inside < 3
        || word.span().len() < 2
        || !classes.is_function(word.key)
        || before.kind == WordKind::Reference
    {
        return None;
    }
    // "(un)like": a beginning of the word
    if text[..at - inside - 1].ends_with(char::is_alphanumeric) {
        return None;
    }
    let span = Span::new(before.span().start, word.span().end);
    let message = format!(
        "A space is missing after the bracket. Write ‘{} {}’.",
        &text[span.start..at + 1],
        word.span().of(text)
    );
    Some(Slip { span, message, edit: Edit::insert(at + 1, " "), sort: Sort::Mark })
}
