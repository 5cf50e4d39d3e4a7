//! The letter's own reference in two forms. Only a slip of one figure counts, and only where nothing says that another
//! case is meant: references of other cases stand in many letters, and they are alike too.

use crate::diagnostic::{Confidence, Severity};
use crate::facts::{Reference, Whose};
use crate::letter::Region;
use crate::lints::{Cx, Finding, Findings};

/// Fewer figures may be alike by chance.
const FEWEST: usize = 4;

/// So many figures are nothing's but the reference's, label or none.
const LONG: usize = 8;

/// Report the forms of the letter's reference that are a figure away from the right one.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let references: Vec<&Reference> =
        cx.facts.references.iter().filter(|one| matches!(one.whose, Whose::Own | Whose::Unlabelled)).collect();
    // the head of the letter and the label say which one is its own
    let Some(first) = references.iter().find(|one| one.whose == Whose::Own && !one.beside_others) else { return };
    let uses = |wanted: &Reference| references.iter().filter(|one| same(one, wanted)).count();
    let mut odd: Vec<&Reference> = Vec::new();
    for one in references.iter().filter(|one| !one.beside_others && is_slip(first, one).is_some()) {
        let beside = references.iter().any(|other| same(other, first) && together(cx, other, one));
        if beside {
            return;
        }
        // figures alone may be anything's
        let bare = one.letters.is_empty() && one.figures.len() < LONG || one.letters != first.letters;
        if one.whose == Whose::Unlabelled && (bare || is_slip(first, one) == Some(Slip::Next)) {
            continue;
        }
        odd.push(one);
    }
    let Some(other) = odd.first() else { return };
    // two wrong forms are two cases, or more than one slip
    if odd.iter().any(|one| !same(one, other)) {
        return;
    }
    let (wrong, right) = if uses(other) > uses(first) { (*first, *other) } else { (*other, *first) };
    let text = |reference: &Reference| one_line(reference.span.of(cx.letter.text()));
    let message = format!(
        "The letter's reference is ‘{}’ here and ‘{}’ elsewhere. Make sure which is right, and write it throughout.",
        text(wrong),
        text(right)
    );
    let mut finding = Finding::new(wrong.span, message).label("one figure differs");
    for other in references.iter().filter(|one| one.span != wrong.span && (same(one, wrong) || same(one, right))).take(8) {
        finding = finding.related(other.span, format!("here ‘{}’", text(other)));
    }
    // a number that is one higher may be the next case
    if is_slip(first, other) == Some(Slip::Next) {
        finding = finding.severity(Severity::Warning).confidence(Confidence::Medium);
    }
    findings.push(finding);
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn same(one: &Reference, other: &Reference) -> bool {
    one.figures == other.figures && agree(one, other)
}

/// Whether the letters agree: the same, or none in one of them.
fn agree(one: &Reference, other: &Reference) -> bool {
    one.letters.is_empty() || other.letters.is_empty() || one.letters == other.letters
}

/// Whether two are named together: in one sentence, or both above the letter.
fn together(cx: &Cx, one: &Reference, other: &Reference) -> bool {
    let above = |reference: &Reference| cx.letter.region_of(reference.words.start) == Region::Letterhead;
    let sentence = cx.letter.sentence_of(one.words.start).is_some_and(|sentence| sentence.words.contains(&other.words.start));
    one.span != other.span && (sentence || above(one) && above(other))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Slip {
    /// A figure changed, lost or swapped with its neighbour.
    Plain,
    /// The last figure is one more or less.
    Next,
}

/// How one reference is a slip of the other, if it is.
fn is_slip(one: &Reference, other: &Reference) -> Option<Slip> {
    let (left, right) = (one.figures.as_bytes(), other.figures.as_bytes());
    if left.len() < FEWEST || left == right || !agree(one, other) {
        return None;
    }
    if left.len() != right.len() {
        let lost = left.len().abs_diff(right.len()) == 1 && !(left.starts_with(b"0") || right.starts_with(b"0"));
        let labelled = one.whose == Whose::Own && other.whose == Whose::Own;
        return (lost && labelled && strsim::osa_distance(&one.figures, &other.figures) == 1).then_some(Slip::Plain);
    }
    let differ: Vec<usize> = (0..left.len()).filter(|at| left[*at] != right[*at]).collect();
    match differ.as_slice() {
        [at] if *at + 1 == left.len() && left[*at].abs_diff(right[*at]) == 1 => Some(Slip::Next),
        [_] => Some(Slip::Plain),
        [first, second] if first + 1 == *second && left[*first] == right[*second] && left[*second] == right[*first] => {
            Some(Slip::Plain)
        }
        _ => None,
    }
}
