//! A stock paragraph that was approved and is changed in the letter. Sure by measure: nearly all words are the same, in
//! the same order; a paragraph of the writer's own about the same thing is never that close.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::lints::approved::{Change, Use};
use crate::lints::{Cx, Finding, Findings};

/// Longer runs of words are shown by their beginning (characters).
const SHOWN: usize = 80;

/// Report each changed copy once, with every place that differs.
pub fn check(cx: &Cx, findings: &mut Findings) {
    for one in cx.lints.approved().uses(cx.letter) {
        if let Some(finding) = finding(&one) {
            findings.push(finding);
        }
    }
}

fn finding(one: &Use) -> Option<Finding> {
    // the weightiest place is the one to look at
    let first = one.changes.iter().find(|change| change.weighs).or(one.changes.first())?;
    let message = format!(
        "{} in the approved text of {}. Put the approved words back, or have the change approved.",
        described(first),
        one.file,
    );
    let mut finding = Finding::new(first.span, message).label("not as approved");
    for other in one.changes.iter().filter(|other| *other != first) {
        finding = finding.related(other.span, described(other));
    }
    let severity = if one.changes.iter().any(|change| change.weighs) { Severity::Error } else { Severity::Warning };
    Some(finding.severity(severity).fix(Fix {
        title: format!("Put back the words of {}", one.file),
        applicability: Applicability::Unsafe,
        edits: one.changes.iter().map(|change| change.edit.clone()).collect(),
    }))
}

fn described(change: &Change) -> String {
    match (change.found.is_empty(), change.approved.is_empty()) {
        (true, _) => format!("‘{}’ is missing", short(&change.approved)),
        (_, true) => format!("‘{}’ is added", short(&change.found)),
        _ => format!("‘{}’ stands for ‘{}’", short(&change.found), short(&change.approved)),
    }
}

fn short(words: &str) -> String {
    match words.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}
