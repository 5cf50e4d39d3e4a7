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

const SECTION: [u64; 5] = keys(["section", "sections", "s", "ss", "sec"]);
const REGULATION: [u64; 3] = keys(["regulation", "reg", "r"]);

/// The section whose figure is word `at`, where the word before or its own first letter says that it is one.
#[inline]
pub fn section_at<'a>(letter: &Letter<'a>, at: usize) -> Option<SectionAt<'a>> {
    if is_figure(letter, at) { read(letter, at, &SECTION, &['s', 'S']) } else { None }
}

/// The same of a regulation.
#[inline]
pub fn regulation_at<'a>(letter: &Letter<'a>, at: usize) -> Option<SectionAt<'a>> {
    if is_figure(letter, at) { read(letter, at, &REGULATION, &[]) } else { None }
}

#[inline]
fn is_figure(letter: &Letter, at: usize) -> bool {
    matches!(letter.words[at].kind, WordKind::Number | WordKind::Reference)
}

fn read<'a>(letter: &Letter<'a>, at: usize, names: &[u64], initials: &[char]) -> Option<SectionAt<'a>> {
    let word = &letter.words[at];
    let text = letter.word(at);
    let figure = text.trim_start_matches(initials).trim_start_matches('.');
    let digits = figure.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = (figure.get(..digits)?.parse().ok()?, figure.get(digits..)?);
    if !rest.is_empty() && !rest.starts_with('(') || is_inward_code(&letter.text()[word.span().end..]) {
        return None;
    }
    if figure.len() < text.len() {
        return Some(SectionAt { number, rest, start: at });
    }
    let before = at.checked_sub(1)?;
    let named = names.contains(&letter.words[before].key);
    (named && !word.gap.has(Gap::SENTENCE)).then_some(SectionAt { number, rest, start: before })
}

/// Whether a text goes on with the second half of a postcode, as in "S36 1FY": what stands before it is no section.
pub fn is_inward_code(text: &str) -> bool {
    let [b' ', figure, unit @ ..] = text.as_bytes() else { return false };
    let letters = unit.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
    let ends = unit.get(letters).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    figure.is_ascii_digit() && letters == 2 && ends
}

/// Whether words `at` and on, up to word `end`, name another law than those of access to information as that of a provision:
/// "of the Police Act", "of Schedule 2".
pub fn is_of_another_law(letter: &Letter, at: usize, end: usize) -> bool {
    const OURS: [&str; 9] = ["act", "act's", "foia", "foi", "foisa", "freedom", "2000", "2002", "said"];
    const THESE: [&str; 4] = ["regulations", "eir", "eirs", "2004"];
    let is =
        |at: usize, words: &[&str]| at < end && words.iter().any(|word| letter.word(at).eq_ignore_ascii_case(word));
    if !is(at, &["of", "in"]) {
        return false;
    }
    let name = at + 1 + usize::from(is(at + 1, &["the", "that", "this"]));
    // a section of the Regulations is one of other regulations
    let regulation = at.checked_sub(1).is_some_and(|figure| regulation_at(letter, figure).is_some());
    let environmental = is(name, &["environmental"]) && is(name + 1, &["information"]);
    !is(name, &OURS) && !(regulation && (is(name, &THESE) || environmental))
}
