//! Straight and curly quotation marks and apostrophes in one letter: what is pasted from elsewhere keeps the style of its
//! house. Only the authority's own words are compared, and only by what stands out.

use crate::letter::Letter;
use crate::lints::variants::{self, Use};
use crate::lints::{Cx, Findings, prose};
use crate::text::Span;

const STRAIGHT: usize = 0;
const CURLY: usize = 1;
/// A letter with more of both than this is typed so throughout.
const MOST: usize = 8;

/// Report the marks of the rarer style, once.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let bytes = letter.text().as_bytes();
    // no curly mark, nothing to compare
    if memchr::memmem::find(bytes, &[0xE2, 0x80]).is_none() {
        return;
    }
    let mut uses: Vec<Use> = Vec::new();
    let mut counts = [0; 2];
    for at in memchr::memchr3_iter(b'\'', b'"', 0xE2, bytes) {
        let Some(char) = letter.text()[at..].chars().next() else { continue };
        let form = match char {
            '\'' | '"' => STRAIGHT,
            '‘' | '’' | '“' | '”' => CURLY,
            _ => continue,
        };
        if let Some(span) = word_at(letter, at, char) {
            counts[form] += 1;
            if uses.last().is_none_or(|last| last.span != span) {
                uses.push(Use { form, span });
            }
        }
    }
    if counts.contains(&0) || counts[STRAIGHT].min(counts[CURLY]) > MOST {
        return;
    }
    let Some((odd, usual)) = variants::odd_and_usual(&uses) else { return };
    // the usual marks may be many: one of them is enough to compare with
    let mut shown = false;
    uses.retain(|one| one.form == odd || !std::mem::replace(&mut shown, true));
    let name = |form| if form == STRAIGHT { "straight" } else { "curly" };
    let message = format!(
        "This quotation mark or apostrophe is {}, and most in the letter are {}. Use one style.",
        name(odd),
        name(usual)
    );
    findings.extend(variants::finding(letter, &uses, odd, message));
}

/// The word that a mark of the authority's own stands in or beside; nothing for feet, minutes and markup.
fn word_at(letter: &Letter, at: usize, mark: char) -> Option<Span> {
    let text = letter.text();
    let block = prose::at(letter, at)?;
    let (before, after) = (text[..at].chars().next_back(), text[at + mark.len_utf8()..].chars().next());
    if before.is_some_and(|char| char.is_ascii_digit() || char == '=') {
        return None;
    }
    let letters = |char: Option<char>| char.is_some_and(char::is_alphabetic);
    let next = letter.words.partition_point(|word| word.span().end <= at);
    let index = if letters(after) || !letters(before) {
        next
    } else {
        next.checked_sub(usize::from(letter.words.get(next).is_none_or(|word| word.span().start > at)))?
    };
    let word = letter.words.get(index).filter(|_| block.words.contains(&index))?;
    Some(Span::new(word.span().start.min(at), word.span().end.max(at + mark.len_utf8())))
}
