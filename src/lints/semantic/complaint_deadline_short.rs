//! Less time to apply to the Scottish Information Commissioner than the six months of section 47(4) FOISA. Only where the
//! sentence sends the reader there: what the Commissioner takes to decide is no limit of the reader's.

use std::sync::OnceLock;

use crate::facts::Deadline;
use crate::facts::regime::is_scottish;
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::lints::refusal::set;
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Act, Regime, Unit};

/// Report every limit to apply to the Commissioner that is clearly less than six months.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let facts = cx.facts;
    if !facts.regime_known || !is_scottish(facts.regime) || facts.regimes.crosses_the_border() {
        return;
    }
    for limit in facts.deadlines.iter().filter(|limit| limit.act == Act::Complain && is_short(limit)) {
        if !sends_the_reader(cx, limit) {
            continue;
        }
        let by = if facts.regime == Regime::Eisr { " (applied by regulation 17 EI(S)R 2004)" } else { "" };
        let message = format!(
            "‘{}’ to apply to the Scottish Information Commissioner is less than the six months of section 47(4) FOISA 2002{by}. Write ‘six months’.",
            limit.shown(),
        );
        findings.push(Finding::new(limit.span, message).label("six months"));
    }
}

/// Whether a limit is less than any six months.
fn is_short(limit: &Deadline) -> bool {
    let least = match limit.unit {
        Unit::WorkingDays => 115,
        Unit::CalendarDays => 180,
        Unit::Weeks => 25,
        Unit::Months => 6,
    };
    limit.number < least
}

/// Whether the sentence tells the reader to apply, and of Scotland's Commissioner.
fn sends_the_reader(cx: &Cx, limit: &Deadline) -> bool {
    let letter = cx.letter;
    let at = letter.word_from(limit.span.start);
    let Some(sentence) = letter.sentence_of(at) else { return false };
    let before = sentence.words.start..at;
    let has = |set: &PatternSet, words| set.is_in(&letter.words, words, &NoSlots);
    let [applies, scottish, other] = cues();
    let names = has(scottish, before.clone()) || !cx.facts.rights.names.0;
    has(applies, before) && names && !has(other, sentence.words.clone())
}

fn cues() -> &'static [PatternSet; 3] {
    static CUES: OnceLock<[PatternSet; 3]> = OnceLock::new();
    CUES.get_or_init(|| {
        [
            set(&["(apply|appeal|complain|application|complaint) [directly|direct] [for a decision] to the [Office of the] [Scottish] [Information] (Commissioner|Commissioner's|OSIC)"]),
            set(&["Scottish Information (Commissioner|Commissioner's)", "OSIC"]),
            set(&[
                "(aim|aims|decides|normally|usually|investigate|investigates|data|gdpr|privacy|not)",
                "commissioner (will|has|must|may|should|takes|took)",
            ]),
        ]
    })
}
