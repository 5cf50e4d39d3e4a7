//! A limit for a review that is not the authority's own, as its settings name it. A limit in weeks or months is another
//! one only where it is clearly shorter: two months are about 40 working days.

use crate::facts::Deadline;
use crate::letter::Kind;
use crate::lints::review::{act_name, odd_value, working_days};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Act, Unit};

/// Report every limit to ask for a review or to answer one that differs from the profile's.
pub fn check(cx: &Cx, findings: &mut Findings) {
    for (act, key, own) in [
        (Act::AskReview, "review-ask", cx.profile.review_ask),
        (Act::AnswerReview, "review-answer", cx.profile.review_answer),
    ] {
        let Some(own) = own else { continue };
        let odd = odd_value(cx, act);
        let limits = cx.facts.deadlines.iter().filter(|limit| limit.act == act && !limit.extended);
        // the lint for contradictions names one place already
        for limit in limits.filter(|limit| differs(limit, own) && odd != Some(limit.value())) {
            let what = if cx.letter.kind == Kind::Template { "template" } else { "letter" };
            let message = format!(
                "The {what} gives ‘{}’ to {}; your settings give {own} working days. Write ‘{own} working days’, or change {key} in [deadlines].",
                limit.shown(),
                act_name(act),
            );
            findings.push(Finding::new(limit.span, message).label("not the limit in your settings"));
        }
    }
}

fn differs(limit: &Deadline, own: u32) -> bool {
    match limit.unit {
        Unit::WorkingDays => limit.number != own,
        Unit::CalendarDays => limit.number != own && working_days(limit) < own,
        Unit::Weeks | Unit::Months => working_days(limit) + 5 < own,
    }
}
