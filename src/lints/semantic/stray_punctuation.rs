//! Marks that no English has in this place: a comma or stop twice, a space before one, none after it, a space inside or
//! none outside a bracket. Each is found from the mark itself, so a letter without slips costs one pass over its bytes.

use crate::diagnostic::{Applicability, Fix};
use crate::letter::words::keys;
use crate::letter::{Block, BlockKind, Letter, Region, WordKind};
use crate::lints::phrasebook::Classes;
use crate::lints::spacing::{
    Slip, Sort, after_bracket, before_bracket, char_after, char_before, comma_before_bracket, glued, inside_bracket,
};
use crate::lints::{Cx, Finding, Findings, prose};
use crate::text::{Edit, Span};

/// A label or a line of an address has fewer words.
const FEWEST_WORDS: usize = 4;
/// Before a name that was taken out, a space before the mark is not what is wrong.
const BEFORE_NAME: [u64; 24] = keys([
    "dear", "mr", "mrs", "ms", "miss", "dr", "pc", "dc", "to", "with", "by", "from", "of", "the", "at", "on", "for",
    "and", "or", "a", "an", "in", "between", "via",
]);

/// A paragraph that is surely prose, and no line of a list or an address, has at least this many words.
const LONG: usize = 10;
/// More spaces before marks than this are the way a text was taken from a file, or a house's own.
const MOST_SPACED: usize = 5;

/// Report each mark that is doubled or spaced wrongly.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let (letter, classes) = (cx.letter, cx.lints.classes());
    let bytes = letter.text().as_bytes();
    let mut slips: Vec<Slip> = Vec::new();
    for at in memchr::memchr3_iter(b',', b'.', b';', bytes) {
        slips
            .extend(doubled(letter, classes, at).or_else(|| spaced(letter, at)).or_else(|| glued(letter, classes, at)));
    }
    for at in memchr::memchr3_iter(b'?', b'(', b')', bytes) {
        slips.extend(match bytes[at] {
            b'?' => doubled(letter, classes, at).or_else(|| spaced(letter, at)),
            b'(' => before_bracket(letter, at)
                .or_else(|| comma_before_bracket(letter, at))
                .or_else(|| inside_bracket(letter, at)),
            _ => inside_bracket(letter, at).or_else(|| after_bracket(letter, classes, at)),
        });
    }
    for at in memchr::memchr_iter(b':', bytes) {
        slips.extend(doubled(letter, classes, at));
    }
    slips.extend((1..letter.blocks.len()).filter_map(|next| open_end(letter, next)));
    slips.retain(|slip| is_running(letter, slip.span.start));
    let habit = |sort| sort != Sort::Mark && slips.iter().filter(|slip| slip.sort == sort).count() > MOST_SPACED;
    let (spaced, lost) = (habit(Sort::Space), habit(Sort::Lost));
    for slip in
        slips.into_iter().filter(|slip| !(spaced && slip.sort == Sort::Space || lost && slip.sort == Sort::Lost))
    {
        findings.push(Finding::new(slip.span, slip.message).fix(Fix {
            title: "Mend the punctuation".to_owned(),
            applicability: if slip.sort == Sort::Lost { Applicability::Unsafe } else { Applicability::Safe },
            edits: vec![slip.edit],
        }));
    }
}

/// Whether byte `at` stands in a sentence of the authority's own, and in no line of columns.
fn is_running(letter: &Letter, at: usize) -> bool {
    let running = prose::at(letter, at).is_some_and(|block| prose::is_running(block, FEWEST_WORDS));
    running && !prose::line(letter.text(), at).of(letter.text()).contains(['\t', '|'])
}

/// `,,` `..` `,.` `;,` `.,` after a whole word.
fn doubled(letter: &Letter, classes: &Classes, at: usize) -> Option<Slip> {
    let text = letter.text();
    let bytes = text.as_bytes();
    let (first, second) = (bytes[at], *bytes.get(at + 1)?);
    if !matches!(second, b',' | b'.' | b';' | b':') {
        return None;
    }
    let after = text.get(at + 2..)?.chars().next();
    let before = char_before(text, at)?;
    let ends = after.is_none_or(|after| after.is_whitespace() || matches!(after, '*' | '_'));
    if !ends || !(before.is_alphanumeric() || matches!(before, ')' | '’' | '”')) {
        return None;
    }
    // "1.." counts on
    let short = text[..at].bytes().rev().take_while(u8::is_ascii_alphanumeric).count() < 2 && before != ')';
    if short && first == b'.' {
        return None;
    }
    let keep = match (first, second) {
        (b',', b',') => ",",
        (b';', b';') => ";",
        (b',', b';') | (b';', b',') => ";",
        (b'.', b'.') | (b',' | b';', b'.') => ".",
        (b'?', b'.') => "?",
        (b',' | b';', b':') | (b':', b'.' | b',' | b';') => ":",
        // "etc.," and "Ltd.," are right, and so is "No.;"
        (b'.', b',' | b';' | b':') => {
            let last = letter.word_from(at).checked_sub(1)?;
            let word = letter.words[last];
            let len = word.span().len();
            // no abbreviation is so long
            let plain = len >= 4 && classes.is_known(word.key) || len >= 7;
            let whole = word.span().end == at && plain && !word.capital;
            if !whole {
                return None;
            }
            match second {
                b',' => ",",
                b';' => ";",
                _ => ":",
            }
        }
        _ => return None,
    };
    let span = Span::new(at, at + 2);
    let shown = span.of(text);
    let message = format!("‘{shown}’ stands where one mark is enough. Write ‘{keep}’.");
    Some(Slip { span, message, edit: Edit::replace(span, keep), sort: Sort::Mark })
}

/// `held , and`, `held .`
fn spaced(letter: &Letter, at: usize) -> Option<Slip> {
    let text = letter.text();
    // most marks stand close to their word: the last byte before is no space and no part of a no-break space
    let near = *text.as_bytes()[..at].last()?;
    if near != b' ' && near != 0xA0 {
        return None;
    }
    let start = text[..at].trim_end_matches([' ', '\u{a0}']).len();
    if start == at {
        return None;
    }
    if let Some(slip) = apart(text, start, at) {
        return Some(slip);
    }
    let before = char_before(text, start).filter(|char| char.is_alphanumeric() || matches!(char, ')' | '’' | '”'))?;
    let after = char_after(text, at);
    let ends = after.is_none_or(|after| after.is_whitespace() || matches!(after, '*' | '_'));
    // "to . . ." leaves something out, "? ?" asks to be filled in
    let rest = text[at + 1..].trim_start();
    if !ends || rest.starts_with(['.', '?', ',']) || before == ')' && text[..start].ends_with("()") {
        return None;
    }
    let word = letter.word_from(start).checked_sub(1)?;
    if BEFORE_NAME.contains(&letter.words[word].key) || letter.words[word].span().end + 2 < start {
        return None;
    }
    let mark = &text[at..at + 1];
    let name = match mark {
        "," => "comma",
        "." => "full stop",
        ";" => "semicolon",
        _ => "question mark",
    };
    // an ellipsis in brackets, a lost word or a blank to be filled in is wider
    if at - start > 2 {
        return None;
    }
    let span = Span::new(letter.words[word].span().start, at + 1);
    let message = format!("A space stands before the {name}. Write ‘{}{mark}’.", &text[span.start..start]);
    Some(Slip { span, message, edit: Edit::delete(Span::new(start, at)), sort: Sort::Space })
}

/// `held. . We`, `held, , and`: one mark twice with a space between.
fn apart(text: &str, start: usize, at: usize) -> Option<Slip> {
    let first = start.checked_sub(1)?;
    let bytes = text.as_bytes();
    if bytes[first] != bytes[at] || !matches!(bytes[at], b'.' | b',') || at - start != 1 {
        return None;
    }
    let word = char_before(text, first).is_some_and(char::is_alphanumeric);
    let rest = text[at + 1..].trim_start_matches([' ', '\u{a0}']);
    let goes_on =
        text[at + 1..].starts_with([' ', '\n', '\r']) && rest.starts_with(|char: char| !matches!(char, '.' | ','));
    // the dot of an initial before a blank, "p. ."
    let whole = text[..first].bytes().rev().take_while(u8::is_ascii_lowercase).count() >= 3;
    if !(word && goes_on && whole) {
        return None;
    }
    let span = Span::new(first, at + 1);
    let message = format!("‘{}’ stands twice. Write it once, and see whether words were lost.", &text[at..at + 1]);
    Some(Slip { span, message, edit: Edit::delete(Span::new(start, at + 1)), sort: Sort::Lost })
}

/// A paragraph that ends in a comma before another that begins anew.
fn open_end(letter: &Letter, next: usize) -> Option<Slip> {
    let (block, next) = (&letter.blocks[next - 1], &letter.blocks[next]);
    let text = letter.text();
    let body = prose::body(letter, block);
    let prose = |block: &Block| block.kind == BlockKind::Paragraph && block.region.is_own_prose() && !block.emphasised;
    if !body.ends_with(',') || !prose(block) || !prose(next) || !next.apart {
        return None;
    }
    let begins = text[next.span.start..].starts_with(|char: char| char.is_ascii_uppercase());
    let long = block.words.len() >= LONG
        && next.words.len() >= LONG
        && next.words.clone().all(|at| next.words.start + 1 < at || letter.words[at].kind == WordKind::Plain);
    const LEADING: [u64; 5] = keys(["example", "namely", "is", "eg", "ie"]);
    let last = letter.words[block.words.end - 1];
    let ends = last.span();
    if ends.len() < 3 || LEADING.contains(&last.key) {
        return None;
    }
    if !(begins && long) || next.region == Region::ExemptionList {
        return None;
    }
    let end = block.span.start + body.len();
    let message = "This paragraph ends in a comma. Finish the sentence, or end it with a full stop.".to_owned();
    Some(Slip {
        span: Span::new(ends.start, end),
        message,
        edit: Edit::replace(Span::new(end - 1, end), "."),
        sort: Sort::Lost,
    })
}
