//! What the lints about absent rights share: whether a letter must tell of them, by which provision, and where it is shown
//! that it does not.

use crate::diagnostic::Severity;
use crate::facts::answer::Kind;
use crate::facts::{Purpose, regime::is_scottish};
use crate::letter::{BlockKind, Letter, Region};
use crate::tables::Regime;
use crate::text::Span;

use super::{Cx, Finding};

/// Why a letter must tell of a review and of the regulator.
pub(super) struct Duty {
    /// The words that create the duty.
    pub span: Span,
    /// What they do: "refuses".
    pub what: &'static str,
    /// By which provision or code the letter must tell of a review and of the regulator.
    pub by: &'static str,
    /// How bad it is not to tell.
    pub severity: Severity,
}

/// The duty of the letter being checked, if it has one: a refusal, an extension for the public interest, information that
/// is not held (FOIA 2000 s.17(7); FOISA 2002 s.19; EIR 2004 reg.14(5); EI(S)R 2004 reg.13).
pub(super) fn duty(cx: &Cx) -> Option<Duty> {
    let (answer, regime) = (&cx.facts.answer, cx.facts.regime);
    if !answer.is_answer() || answer.kind == Kind::ReviewOutcome || cx.facts.timing.purpose == Purpose::Supplement {
        return None;
    }
    if let Some(span) = answer.refusal() {
        return Some(Duty { span, what: "refuses something", by: provision(regime), severity: Severity::Error });
    }
    if let Some(extension) = &answer.extends {
        let notice = regime == Regime::Foia && extension.interest && !extension.agreed;
        let what = "takes more time for the public interest";
        let duty = Duty { span: extension.span, what, by: provision(regime), severity: Severity::Error };
        return notice.then_some(duty);
    }
    let span = answer.not_held?;
    let what = "says that information is not held";
    // under FOIA "not held" is no refusal: the Code of Practice asks for the rights, the Act does not
    if regime == Regime::Foia {
        let by = "the s.45 Code of Practice";
        return (answer.kind == Kind::NotHeld).then_some(Duty { span, what, by, severity: Severity::Warning });
    }
    Some(Duty { span, what, by: provision(regime), severity: Severity::Error })
}

/// The provision by which a notice tells of the review and of the regulator.
fn provision(regime: Regime) -> &'static str {
    match regime {
        Regime::Foia => "FOIA 2000 s.17(7)",
        Regime::Eir => "EIR 2004 reg.14(5)",
        Regime::Foisa => "FOISA 2002 s.19",
        Regime::Eisr => "EI(S)R 2004 reg.13",
    }
}

/// The regulator of a letter's regime under the name of its day, as a letter names it.
pub(super) fn regulator(cx: &Cx) -> &'static str {
    const FORMER: &str = "Information Commissioner";
    if is_scottish(cx.facts.regime) {
        return "the Scottish Information Commissioner";
    }
    let day = cx.facts.sent.map(|sent| sent.date).or(cx.given.today);
    let row = cx.tables.superseded().all().iter().find(|row| row.matches.iter().any(|name| *name == *FORMER));
    let renamed = row.and_then(|row| row.ended()).zip(day).is_some_and(|(ended, day)| day > ended);
    if renamed { "the Information Commission" } else { "the Information Commissioner" }
}

/// A finding of something absent, shown where the response ends.
pub(super) fn finding(letter: &Letter, duty: &Duty, message: String) -> Finding {
    let end = end_of_response(letter).unwrap_or(duty.span);
    let finding = Finding::new(end, message).label("the response ends here").severity(duty.severity);
    if end.contains(duty.span) { finding } else { finding.related(duty.span, duty.what) }
}

/// The last sentence of the authority's own, before the sign-off.
pub(super) fn end_of_response(letter: &Letter) -> Option<Span> {
    let first = letter.blocks.iter().position(|block| block.region.is_own_prose())?;
    let sign_off = letter.blocks[first..].iter().position(|block| block.region == Region::SignOff);
    let end = sign_off.map_or(letter.blocks.len(), |at| first + at);
    let prose = |kind: BlockKind| !matches!(kind, BlockKind::Heading | BlockKind::Literal);
    let block = letter.blocks[first..end]
        .iter()
        .rev()
        .find(|block| block.region.is_own_prose() && prose(block.kind) && !block.sentences.is_empty())?;
    letter.sentences.get(block.sentences.end - 1).map(|sentence| sentence.span)
}
