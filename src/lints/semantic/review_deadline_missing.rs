//! A review is offered and nothing says until when it may be asked for. Quiet wherever a limit may stand in words that
//! the facts do not read: any amount of time or date near the offer, or a paper or page that the reader is sent to.

use std::collections::HashSet;

use crate::facts::deadlines::{amounts, review_offer};
use crate::letter::{HoleKind, Region};
use crate::lints::review::{day, provision};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Act, Regime};

/// Report the words that offer the review.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    if cx.facts.deadlines.iter().any(|limit| limit.act == Act::AskReview) {
        return;
    }
    let Some(offer) = review_offer(letter).filter(|offer| !offer.elsewhere) else { return };
    let rights = |region: Region| region.is_rights();
    let near = letter.blocks.iter().enumerate().filter(|(index, block)| rights(block.region) || *index == offer.block);
    let known: HashSet<usize> = cx.facts.deadlines.iter().map(|limit| limit.span.start).collect();
    for (_, block) in near {
        // an amount whose act is unknown, or a day, may well be the limit
        let unread = amounts(letter, block.words.clone()).iter().any(|span| !known.contains(&span.start));
        let dated = cx
            .facts
            .dates
            .iter()
            .any(|date| block.span.contains(date.span) && date.span.start > offer.span.end && !date.asked);
        // "within {{review_period}} of this letter"
        let open = block.words.clone().filter_map(|at| letter.hole(at)).any(|hole| {
            matches!(hole.kind, HoleKind::Number | HoleKind::Date)
                || hole.says(&["period", "time", "limit", "timescale"])
        });
        if unread || dated || open {
            return;
        }
    }
    let regime = cx.facts.regime;
    let deadlines = cx.tables.deadlines();
    let limit = match cx.facts.sent {
        Some(sent) => deadlines.limit(regime, Act::AskReview, sent.date),
        None => None,
    };
    let advice = match limit.and_then(|limit| Some((limit, limit.count?))) {
        Some((limit, count)) => {
            let since = limit.from.map(|from| format!(" since {}", day(from))).unwrap_or_default();
            format!(
                "{} gives {count} working days{since}: write ‘within {count} working days’.",
                provision(regime, Act::AskReview)
            )
        }
        None if regime == Regime::Foia => "State one; 40 working days is what the s.45 Code of 2018 gives.".to_owned(),
        None => "State one.".to_owned(),
    };
    let advice = advice.strip_prefix("the ").map_or(advice.clone(), |rest| format!("The {rest}"));
    findings.push(Finding::new(
        offer.span,
        format!("A review is offered, but the letter does not say until when it may be asked for. {advice}"),
    ));
}
