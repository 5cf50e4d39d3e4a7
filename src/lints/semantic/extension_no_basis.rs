//! More time taken as of right for a reason that the law does not know: work under FOIA, the public interest under the
//! environmental regulations, anything under FOISA. A letter that only says that it will be late claims no right.

use crate::diagnostic::Confidence;
use crate::facts::Purpose;
use crate::lints::cited::is_one;
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;

/// Report the words that take the time.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let facts = cx.facts;
    let Some(extension) = facts.answer.extends.as_ref().filter(|extension| !extension.agreed) else { return };
    let review = facts.timing.purpose == Purpose::Review;
    if review || !facts.regime_known || !claims(cx, extension.sentence) {
        return;
    }
    let environmental = facts.regimes.has(Regime::Eir) || facts.regimes.has(Regime::Eisr);
    let message = match facts.regime {
        Regime::Foia if extension.interest || extension.regulations || environmental => return,
        Regime::Foia => {
            "FOIA 2000 s.10(3) gives more time for one thing: weighing the public interest under a qualified exemption. Answer within 20 working days, or say that the answer will be late and why."
        }
        Regime::Foisa if environmental => return,
        Regime::Foisa => {
            "FOISA 2002 s.10 knows no extension. Answer within 20 working days, or say that the answer will be late and why."
        }
        Regime::Eir | Regime::Eisr if extension.regulations || extension.work.is_some() || !extension.interest => {
            return;
        }
        Regime::Eir => {
            "The EIR know no extension for the public interest: reg.7(1) gives up to 40 working days for complexity and volume. Say that the request is complex and voluminous, if it is, or answer within 20."
        }
        Regime::Eisr => {
            "The EI(S)R know no extension for the public interest: reg.7 gives up to 20 working days more for volume and complexity. Say that it is for these, if it is, or answer within 20."
        }
    };
    let mut finding = Finding::new(extension.span, message);
    match extension.work {
        Some(work) if !extension.span.contains(work) && facts.regime == Regime::Foia => {
            finding = finding.related(work, "the reason given");
        }
        None if facts.regime == Regime::Foia => finding = finding.confidence(Confidence::Medium),
        _ => {}
    }
    findings.push(finding);
}

/// Whether the words claim a right to more time: extend, extension, a section of the Act. "We have not yet finished" does
/// not.
fn claims(cx: &Cx, sentence: usize) -> bool {
    let Some(sentence) = cx.letter.sentences.get(sentence) else { return false };
    sentence.words.clone().any(|at| {
        let word = cx.letter.word(at).to_ascii_lowercase();
        // "the scheme is not yet finished, and its extension …"
        let of_another = at > 0 && is_one(cx, at - 1, &["its", "their", "his", "her"]);
        word.starts_with("exten") && !of_another
            || word.starts_with("prolong")
            || word == "further"
            || word == "additional"
            || word.starts_with("10(3")
    })
}
