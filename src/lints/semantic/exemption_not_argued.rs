//! An exemption relied on and never argued, in a letter that argues the others one by one: it was put into the list and its
//! factors were forgotten. Where nothing is argued by section, or one test serves for all, nothing is said here.

use crate::facts::exemptions::Citation;
use crate::lints::cited::{at_start, named, row};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{ExemptionKind, Interest, Part, Regime};
use crate::text::Span;

/// Environmental information, whose public interest test is that of the Regulations.
const ENVIRONMENTAL: u16 = 39;

pub fn check(cx: &Cx, findings: &mut Findings) {
    let exemptions = &cx.facts.exemptions;
    // stock notices cite section 17(4) whether or not it is used; here the others are argued, so its words must be there
    let said = |span: &Span| !exemptions.citations.iter().any(|one| one.span == *span);
    if exemptions.reasons_withheld.filter(said).is_some() || exemptions.attached.is_some() {
        return;
    }
    // factors for no section in particular serve for all
    let general =
        exemptions.arguments_for_all().any(|one| (one.kinds.favouring || one.kinds.against) && !one.kinds.balance);
    if general {
        return;
    }
    let sections = exemptions.sections_relied();
    let argued =
        |key: (Regime, Part)| exemptions.arguments_for(key.0, key.1).any(|one| one.kinds.harm || one.kinds.weighs());
    let weighed = |key: (Regime, Part)| {
        let has = |wanted: fn(&crate::facts::exemptions::Kinds) -> bool| {
            exemptions.arguments_for(key.0, key.1).any(|one| wanted(&one.kinds))
        };
        has(|kinds| kinds.favouring) && has(|kinds| kinds.against)
    };
    // a section that is argued and not relied on shows as well that this letter argues one by one
    let cited = || exemptions.citations.iter().filter(|one| one.place.is_own()).map(|one| (one.regime, one.section()));
    let Some(model) = sections.iter().copied().chain(cited()).find(|key| weighed(*key)) else { return };
    for key in sections.iter().copied().filter(|key| !argued(*key)) {
        let Some(citation) = exemptions.relied().find(|one| (one.regime, one.section()) == key) else { continue };
        if !owes(cx, citation) || spoken_of(cx, citation) {
            continue;
        }
        let span = citation.title.map_or(citation.span, |title| citation.span.cover(title));
        let of_model = |one: &&Citation| (one.regime, one.section()) == model;
        let model = exemptions.relied().find(of_model).or_else(|| exemptions.citations.iter().find(of_model));
        let message = format!(
            "{} is relied on and never argued, though it is qualified; {} is. Add its harm and public interest factors, or take it out.",
            at_start(citation.regime, &citation.provision),
            model.map_or("another".to_owned(), |model| named(model.regime, &model.provision))
        );
        findings.push(Finding::new(span, message).label("no factors, no balance"));
    }
}

/// Whether every limb that is cited needs a public interest test.
fn owes(cx: &Cx, citation: &Citation) -> bool {
    let Some(row) = row(cx, citation) else { return false };
    let environmental = citation.section().number() == ENVIRONMENTAL && matches!(citation.regime, Regime::Foia)
        || citation.provision.to_string() == "39(2)";
    row.interest == Interest::Yes
        && !environmental
        && citation.provisions().all(|provision| row.kind_of(provision) == ExemptionKind::Qualified)
}

/// Whether a paragraph elsewhere speaks of the section, beyond describing it.
fn spoken_of(cx: &Cx, citation: &Citation) -> bool {
    let exemptions = &cx.facts.exemptions;
    let described = |one: &Citation| exemptions.descriptions_at(one.span).next().is_some();
    let speaks = |one: &&Citation| {
        one.block != citation.block
            && one.place.is_own()
            && (one.regime, one.section()) == (citation.regime, citation.section())
            && !described(one)
    };
    exemptions.citations.iter().filter(speaks).any(|one| cx.letter.blocks[one.block].words.len() > 12)
}
