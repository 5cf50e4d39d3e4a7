//! An exemption that only the government may use, in the letter of another authority: the formulation of government policy
//! (FOIA s.35), of Scottish Administration policy (FOISA s.29). Only where it is plain what sort of authority writes.

use crate::facts::authorities::Sector;
use crate::lints::cited::{at_start, row};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Only;

pub fn check(cx: &Cx, findings: &mut Findings) {
    let Some(own) = &cx.facts.named.own else { return };
    let sort = match own.sector {
        Sector::Police => "a police force",
        Sector::Council => "a council",
        Sector::Nhs => "a body of the health service",
        Sector::University => "a university",
        Sector::Fire => "a fire service",
        Sector::Government | Sector::Other => return,
    };
    let mut first = None;
    for citation in cx.facts.exemptions.relied() {
        let Some(row) = row(cx, citation) else { continue };
        let Some(only) = row.only else { continue };
        if first.replace(citation.section()) == Some(citation.section()) {
            continue;
        }
        let (who, instead) = match only {
            Only::Government => ("government departments and the Welsh Government", "Consider section 36"),
            Only::ScottishAdministration => ("the Scottish Administration", "Consider section 30"),
        };
        findings.push(
            Finding::new(
                citation.span,
                format!(
                    "{} is for {who} only ({}); {} is {sort}. {instead}.",
                    at_start(citation.regime, &row.provision),
                    row.source,
                    own.name
                ),
            )
            .label("not open to this authority"),
        );
    }
}
