//! Two different limits for one act in one letter. Sure, because asking and answering are told apart by the facts and
//! limits of unknown purpose are none; limits under two access regimes and the longer limit for hard cases are left out.

use crate::lints::review::{act_name, conflict, provision, rule_here};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Act;

/// Report the odd one out, with every other limit for the same act.
pub fn check(cx: &Cx, findings: &mut Findings) {
    for act in [Act::AskReview, Act::AnswerReview] {
        let Some(conflict) = conflict(cx, act) else { continue };
        let (odd, others) = (conflict.odd, conflict.others);
        let advice = match rule_here(cx, odd).and_then(|rule| rule.count) {
            Some(count) => {
                let regime = odd.regime.unwrap_or(cx.facts.regime);
                format!("State one: {count} working days by {}.", provision(regime, act))
            }
            None => "State one limit throughout.".to_owned(),
        };
        let message = format!(
            "‘{}’ to {} here and ‘{}’ elsewhere in the letter: a requester cannot tell which holds. {advice}",
            odd.shown(),
            act_name(act),
            others[0].shown(),
        );
        let finding = Finding::new(odd.span, message).label(format!("{} to {}", odd.shown(), act_name(act)));
        findings.push(others.iter().fold(finding, |finding, other| {
            finding.related(other.span, format!("{} to {}", other.shown(), act_name(act)))
        }));
    }
}
