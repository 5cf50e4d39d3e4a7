//! A threat level stated as current in a letter that has no date: nothing can say whether it was right.

use crate::facts::threat::{ThreatStatement, scope_name};
use crate::letter::Kind;
use crate::lints::{Cx, Finding, Findings};

/// Note the first current level of an undated letter, with the others beside it.
pub fn check(cx: &Cx, findings: &mut Findings) {
    if cx.facts.sent.is_some() || cx.letter.kind == Kind::Template {
        return;
    }
    let Some((first, rest)) = cx.facts.threats.current.split_first() else { return };
    findings.not_checked("no date: threat level");
    let word = first.span.of(cx.letter.text());
    let message = format!(
        "The letter says {} is ‘{word}’ and has no date, so this cannot be checked. Date the letter, or say on what day the level was looked up.",
        scope_name(first.scope),
    );
    let beside = |finding: Finding, other: &ThreatStatement| finding.related(other.span, "and here");
    findings.push(rest.iter().fold(Finding::new(first.span, message), beside));
}
