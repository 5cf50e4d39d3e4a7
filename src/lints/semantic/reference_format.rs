//! A label that the conversion of a file or a lost space has spoilt: "N^o", "N°", "ReferenceFOI 12/20". Only the sign for
//! "number" and the labels of references are looked at, so nothing else with a caret or a degree sign is met.

use memchr::memchr2_iter;

use crate::diagnostic::{Applicability, Fix};
use crate::letter::Region;
use crate::lints::{Cx, Finding, Findings};
use crate::text::{Edit, Span};

/// Labels that a value may have run into.
const LABELS: [&str; 6] = ["Reference", "reference", "Ref", "ref", "Number", "number"];

/// Report spoilt labels of references.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let text = cx.letter.text();
    // the caret, and the first byte of the degree sign
    for at in memchr2_iter(b'^', 0xC2, text.as_bytes()) {
        let Some(span) = number_sign(text, at).filter(|span| !is_asked(cx, *span)) else { continue };
        let written = span.of(text);
        let message = format!("‘{written}’ is not how ‘number’ is abbreviated in English. Write ‘No.’.");
        findings.push(Finding::new(span, message).label("write ‘No.’").fix(Fix {
            title: "Write ‘No.’".to_owned(),
            applicability: Applicability::Unsafe,
            edits: vec![Edit::replace(span, "No.")],
        }));
    }
    for reference in &cx.facts.references {
        let span = reference.span;
        let written = span.of(text);
        let Some(label) = LABELS.into_iter().find(|label| runs_into(written, label)) else { continue };
        let at = span.start + label.len();
        let message = format!("‘{written}’: the label and the reference have run together. Put a space between them.");
        findings.push(Finding::new(span, message).label("a space is missing").fix(Fix {
            title: "Put a space between them".to_owned(),
            applicability: Applicability::Unsafe,
            edits: vec![Edit::insert(at, " ")],
        }));
    }
}

/// "N^o", "N°" and the same in small letters, standing alone; `at` is the byte of the sign.
fn number_sign(text: &str, at: usize) -> Option<Span> {
    let rest = &text[at..];
    let sign = ["^o", "^O", "^{o}", "°"].into_iter().find(|sign| rest.starts_with(sign))?;
    let first = at.checked_sub(1)?;
    // with an N before it, that byte begins a character
    if !matches!(text.as_bytes()[first], b'N' | b'n') {
        return None;
    }
    let alone = !text[..first].ends_with(|char: char| char.is_alphanumeric() || char == '^');
    let after = text[at + sign.len()..].chars().next();
    let ends = after.is_none_or(|next| !next.is_alphabetic());
    // "60° N° 3": a place on the globe has its degrees before
    let degrees = sign == "°" && text[..first].trim_end().ends_with(['°', '′', '″']);
    (alone && ends && !degrees).then(|| Span::new(first, at + sign.len()))
}

/// Whether the requester wrote it.
fn is_asked(cx: &Cx, span: Span) -> bool {
    cx.letter.region_of(cx.letter.word_from(span.start).min(cx.letter.words.len().saturating_sub(1))) == Region::Request
}

/// "ReferenceFOI/12", "Ref2024/19": the label, then a capital or a figure at once.
fn runs_into(written: &str, label: &str) -> bool {
    written
        .strip_prefix(label)
        .is_some_and(|rest| rest.starts_with(|char: char| char.is_ascii_uppercase() || char.is_ascii_digit()))
}
