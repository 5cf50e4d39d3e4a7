//! Another number than 20 working days given as the law's own limit for an answer. An authority's aim is its own affair, so
//! the sentence must name the law.

use std::sync::OnceLock;

use crate::diagnostic::Severity;
use crate::facts::Deadline;
use crate::facts::days::provision;
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Act, Regime, Unit};

/// What the law allows for an answer, in working days.
const LAW: u32 = 20;
/// Where the longest of the longer limits stand: the environmental regulations, and Scotland in spring 2020.
const LONGER: [u32; 2] = [40, 60];

/// Report each limit for an answer that is said to be the law's and is not.
pub fn check(cx: &Cx, findings: &mut Findings) {
    if cx.facts.timing.own_limit {
        return;
    }
    let mut told: Vec<(u32, Unit)> = Vec::new();
    for limit in cx.facts.deadlines.iter().filter(|limit| limit.act == Act::Respond && !limit.extended) {
        let right = limit.unit == Unit::WorkingDays && (limit.number == LAW || LONGER.contains(&limit.number));
        if right || told.contains(&limit.value()) || !names_the_law(cx, limit) {
            continue;
        }
        told.push(limit.value());
        findings.push(finding(cx, limit));
    }
}

fn finding(cx: &Cx, limit: &Deadline) -> Finding {
    let regime = limit.regime.unwrap_or(cx.facts.regime);
    let law = provision(regime, LAW as usize);
    // twenty days without a kind, or four weeks, are meant right and said loosely
    let loose = limit.number == LAW && limit.plain || limit.unit == Unit::Weeks && limit.number == 4;
    let message = if loose {
        format!("‘{}’ as the limit for an answer: {law} counts working days. Write ‘20 working days’.", limit.shown())
    } else {
        format!(
            "‘{}’ is not the limit for an answer: {law} gives 20 working days. Write ‘20 working days’.",
            limit.shown()
        )
    };
    let finding = Finding::new(limit.span, message).label("20 working days");
    if loose { finding.severity(Severity::Warning) } else { finding }
}

/// Whether the sentence says that the law sets the limit, and speaks of no other law, longer time or sort of authority.
fn names_the_law(cx: &Cx, limit: &Deadline) -> bool {
    let at = cx.letter.word_from(limit.span.start);
    let Some(sentence) = cx.letter.sentence_of(at) else { return false };
    let has = |set: &PatternSet| set.is_in(&cx.letter.words, sentence.words.clone(), &NoSlots);
    let [law, other, request] = cues();
    has(law)
        && has(request)
        && !has(other)
        && !matches!(limit.regime, Some(Regime::Foisa) if !cx.facts.regimes.has(Regime::Foisa))
}

fn cues() -> &'static [PatternSet; 3] {
    static CUES: OnceLock<[PatternSet; 3]> = OnceLock::new();
    CUES.get_or_init(|| {
        let set = |patterns: &[&str]| {
            let mut set = PatternSet::default();
            patterns.iter().for_each(|pattern| set.add(0, pattern).expect("these patterns are plain words"));
            set
        };
        [
            set(&[
                "(act|foia|foisa|eir|eirs|legislation|law|regulations)",
                "(statutory|statute|legally|legal)",
                "(section|s) (10|10(1))",
                "(regulation|reg) (5|5(2))",
            ]),
            set(&[
                "(gdpr|subject access|data protection|personal data|archives|school|schools|academy|academies|records)",
                "(extend|extended|extension|further|additional|extra|up to|maximum|longer|public interest|complex|voluminous)",
                "(aim|aims|target|targets|internal|our own|review|reviews|fee|fees|acknowledge|clarification|hope|try)",
                "(before|if|used|unless|three months|complaint|complaints|planning|licensing|tax|benefit)",
            ]),
            set(&["(request|requests|foi|foia|information)", "(respond|response|reply|answer) [to you] (within|in)"]),
        ]
    })
}
