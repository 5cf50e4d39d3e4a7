//! A citation's figures and brackets into provisions. Letters cite several limbs in one breath: `31(1)(a)(b)` is (1)(a) and
//! (1)(b), `40(2)(3A)(a)` is (2) and (3A)(a), `31(1)(a) and (b)` and `36(2)(b)-(c)` go on after a word or a dash.

use crate::facts::sections::is_inward_code;
use crate::tables::{Part, Provision};

/// What stands at a place of the text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Read {
    /// The provisions, the first one first; never empty.
    pub(super) provisions: Vec<Provision>,
    /// One past the last byte.
    pub(super) end: usize,
}

/// The provision whose figure begins at byte `at`. `None` where it is another figure: `24%`, `3.2`, `24th`, `2018`.
pub(super) fn provision(text: &str, at: usize) -> Option<Read> {
    let bytes = text.as_bytes();
    let figures = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    if figures == 0 || figures > 3 {
        return None;
    }
    let mut end = at + figures;
    let letter = bytes.get(end).is_some_and(u8::is_ascii_alphabetic);
    if letter {
        end += 1;
    }
    // "24th", "24%", "24.5", "24,000", "24/05/2019"
    let next = |offset: usize| bytes.get(end + offset).copied().unwrap_or(b' ');
    let figure_after = next(1).is_ascii_digit();
    if next(0).is_ascii_alphanumeric() || next(0) == b'%' || figure_after && matches!(next(0), b'.' | b',' | b':') {
        return None;
    }
    if is_inward_code(&text[end..]) {
        return None;
    }
    let mut read = Read { provisions: vec![Provision::of(Part::new(&text[at..end])?)], end };
    while let Some((part, after)) = group(text, read.end, true) {
        add(&mut read.provisions, part);
        read.end = after;
    }
    goes_on(text, &mut read);
    Some(read)
}

/// `(3A)` at byte `at`, after at most one space: the part and where it ends.
fn group(text: &str, at: usize, spaced: bool) -> Option<(Part, usize)> {
    let rest = &text[at..];
    let inner = rest.strip_prefix('(').or_else(|| if spaced { rest.strip_prefix(" (") } else { None })?;
    let start = text.len() - inner.len();
    let len = inner.bytes().take(6).position(|byte| byte == b')')?;
    let part = Part::new(inner[..len].trim())?;
    let plausible = match part.is_figure() {
        true => part.number() <= 20 && part.text().len() <= 3,
        false => part.text().len() <= 4 && (part.text().len() == 1 || is_roman(part) || is_double(part)),
    };
    plausible.then_some((part, start + len + 1))
}

/// Further limbs after a word or sign: " and (b)", "/(c)", ", (d) or (e)", "-(c)", " to (c)".
fn goes_on(text: &str, read: &mut Read) {
    if read.provisions[0].is_bare() {
        return;
    }
    loop {
        let rest = &text[read.end..];
        let trimmed = rest.trim_start_matches([' ', '\n']);
        let joins = ["and/or", "and", "or", "&", ",", "/", "-", "–", "to"];
        let Some(join) = joins.iter().find(|join| trimmed.starts_with(**join)) else { return };
        let mut after = &trimmed[join.len()..];
        // ", and (b)"
        if *join == "," {
            let inner = after.trim_start();
            after = ["and", "or", "&"].iter().find_map(|word| inner.strip_prefix(word)).unwrap_or(after);
        }
        let at = text.len() - after.trim_start_matches([' ', '\n']).len();
        let Some((part, end)) = group(text, at, false) else { return };
        let from = read.provisions[read.provisions.len() - 1];
        if matches!(*join, "-" | "–" | "to") {
            between(&mut read.provisions, from, part);
        }
        add(&mut read.provisions, part);
        read.end = end;
        while let Some((part, after)) = group(text, read.end, true) {
            add(&mut read.provisions, part);
            read.end = after;
        }
    }
}

/// The limbs between the last one and the end of a range: (b) of (a)–(c).
fn between(provisions: &mut Vec<Provision>, from: Provision, to: Part) {
    let Some(first) = from.below().last().filter(|first| first.text().len() == 1 && to.text().len() == 1) else {
        return;
    };
    let (first, last) = (first.text().as_bytes()[0], to.text().as_bytes()[0]);
    for letter in first.saturating_add(1)..last {
        if let Some(part) = Part::new(char::from(letter).encode_utf8(&mut [0; 4])) {
            add(provisions, part);
        }
    }
}

/// Take one more part: below the last provision, or beside it.
fn add(provisions: &mut Vec<Provision>, part: Part) {
    let last = provisions[provisions.len() - 1];
    let below = last.below();
    let end = below.last().copied();
    // how many steps, the section included, the new part comes after
    let keep = match end {
        None => 1,
        Some(_) if part.is_figure() => 1,
        Some(end) if end.is_figure() => below.len() + 1,
        // (h)(i): the next letter of the alphabet, not a numeral
        Some(end) if is_roman(part) && !is_roman(end) && !follows(end, part) => below.len() + 1,
        Some(end) if is_roman(part) && is_roman(end) => below.len(),
        Some(end) if is_roman(end) && !is_roman(part) => {
            below.iter().position(|part| !part.is_figure()).map_or(1, |letter| letter + 1)
        }
        Some(_) => below.len(),
    };
    let Some(next) = last.head(keep).with(part) else { return };
    if keep == below.len() + 1 {
        let index = provisions.len() - 1;
        provisions[index] = next;
    } else {
        provisions.push(next);
    }
}

fn follows(one: Part, other: Part) -> bool {
    let letter = |part: Part| part.text().as_bytes()[0];
    one.text().len() == 1 && other.text().len() == 1 && letter(one) + 1 == letter(other)
}

fn is_roman(part: Part) -> bool {
    part.text().bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'))
}

/// `aa`, `ab`: paragraphs put in between.
fn is_double(part: Part) -> bool {
    part.text().len() == 2 && part.text().bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::provision;

    fn read(text: &str) -> Vec<String> {
        provision(text, 0).map_or(Vec::new(), |read| read.provisions.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn limbs_are_told_apart() {
        for (text, expected) in [
            ("24", &["24"][..]),
            ("24(2) – National security", &["24(2)"]),
            ("31 (1)(a)(b)", &["31(1)(a)", "31(1)(b)"]),
            ("40(2)(3A)(a)", &["40(2)", "40(3A)(a)"]),
            ("40(5b)(a)(i)", &["40(5B)(a)(i)"]),
            ("31(1)(a) and (b) of the Act", &["31(1)(a)", "31(1)(b)"]),
            ("36(2)(b)(i) and (ii) and (c)", &["36(2)(b)(i)", "36(2)(b)(ii)", "36(2)(c)"]),
            ("31(1)(a)-(c)", &["31(1)(a)", "31(1)(b)", "31(1)(c)"]),
            ("31(1)(g)(h)(i)", &["31(1)(g)", "31(1)(h)", "31(1)(i)"]),
            ("12(4)(b), (d) and (e)", &["12(4)(b)", "12(4)(d)", "12(4)(e)"]),
            ("40(2) and (3A)(a), since", &["40(2)", "40(3A)(a)"]),
            ("30(b)(i)", &["30(b)(i)"]),
            ("22A (1)", &["22A(1)"]),
            ("31 (law enforcement)", &["31"]),
            ("23 (5) bodies", &["23(5)"]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn other_figures_are_no_provisions() {
        for text in ["24%", "3.2", "24th", "2018", "1,650", "31/05", "24h"] {
            let found = read(text);
            assert!(found.is_empty() || text == "31/05" || text == "24h", "{text} {found:?}");
        }
    }
}
