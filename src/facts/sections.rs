//! A provision at a word: "section 12(1)", "s.12", "S12(2)". Only the figure is read; of which Act it is, the words around
//! it say.

use crate::letter::words::keys;
use crate::letter::{Gap, Letter, WordKind};

/// A section that a letter names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SectionAt<'a> {
    /// Its number: 12.
    pub number: u32,
    /// What follows the number: "(1)(a)", or nothing.
    pub rest: &'a str,
    /// Its first word: "section", or the figure where the two are one word.
    pub start: usize,
}

/// The section whose figure is word `at`, where the word before or its own first letter says that it is one.
#[inline]
pub fn section_at<'a>(letter: &Letter<'a>, at: usize) -> Option<SectionAt<'a>> {
    if matches!(letter.words[at].kind, WordKind::Number | WordKind::Reference) { read(letter, at) } else { None }
}

fn read<'a>(letter: &Letter<'a>, at: usize) -> Option<SectionAt<'a>> {
    let word = &letter.words[at];
    let text = letter.word(at);
    let figure = text.trim_start_matches(['s', 'S']).trim_start_matches('.');
    let digits = figure.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = (figure.get(..digits)?.parse().ok()?, figure.get(digits..)?);
    if !rest.is_empty() && !rest.starts_with('(') {
        return None;
    }
    if figure.len() < text.len() {
        return Some(SectionAt { number, rest, start: at });
    }
    let before = at.checked_sub(1)?;
    const SECTION: [u64; 5] = keys(["section", "sections", "s", "ss", "sec"]);
    let named = SECTION.contains(&letter.words[before].key);
    (named && !word.gap.has(Gap::SENTENCE)).then_some(SectionAt { number, rest, start: before })
}
