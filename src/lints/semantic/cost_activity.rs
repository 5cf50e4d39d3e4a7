//! Work counted towards the limit that the fees regulations leave out. Silent wherever the sentence says that the work was
//! left out, comes on top, or is a burden under section 14.

use crate::facts::cost::{Activity, miscounted};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;

/// Look at the estimate of a letter that refuses because of the cost.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let regime = cx.facts.regime;
    if cx.facts.cost.refusal.is_none() || !matches!(regime, Regime::Foia | Regime::Foisa) {
        return;
    }
    let scotland = regime == Regime::Foisa;
    // in Scotland blacking out may be part of providing the information
    let places: Vec<_> = miscounted(cx.letter)
        .into_iter()
        .filter(|(activity, _)| !scotland || *activity == Activity::Considering)
        .collect();
    let Some(((activity, first), more)) = places.split_first() else { return };
    let what = match activity {
        Activity::Redaction => "blacking out exempt information",
        Activity::Considering => "deciding what is exempt, and writing the answer,",
    };
    let (rule, counts) = if scotland {
        ("SSI 2004/467 reg.3", "locating, retrieving and providing the information")
    } else {
        ("SI 2004/3244 reg.4(3)", "determining whether it is held, locating, retrieving and extracting it")
    };
    let message = format!(
        "The estimate may not count {what} ({rule}). Count only {counts}, and see whether the limit is still exceeded."
    );
    let finding = Finding::new(*first, message);
    findings.push(more.iter().fold(finding, |finding, (_, span)| finding.related(*span, "likewise")));
}
