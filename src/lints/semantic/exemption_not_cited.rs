//! An exemption that the letter describes, or argues under a heading of its own, and does not rely on: a paragraph left from
//! another letter, or an entry lost from the list. Reported only where the letter does say what it relies on.

use crate::facts::exemptions::{Citation, Exemptions, Place};
use crate::lints::cited::{named, row};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Part, Regime};

pub fn check(cx: &Cx, findings: &mut Findings) {
    let exemptions = &cx.facts.exemptions;
    // only a letter that lists what it relies on says that it relies on nothing else
    if !exemptions.citations.iter().any(|one| one.place == Place::List) {
        return;
    }
    let relied = exemptions.sections_relied();
    let mut seen: Vec<(Regime, Part)> = Vec::new();
    for (index, citation) in exemptions.citations.iter().enumerate() {
        let key = (citation.regime, citation.section());
        if seen.contains(&key) || relied.contains(&key) || !argues(exemptions, index) {
            continue;
        }
        if row(cx, citation).is_none() || !relied.iter().any(|(regime, _)| *regime == citation.regime) {
            continue;
        }
        seen.push(key);
        let same = |(_, one): &(usize, &Citation)| (one.regime, one.section()) == key && one.place != Place::Request;
        let places: Vec<(usize, &Citation)> = exemptions.citations.iter().enumerate().filter(same).collect();
        // mentioned in running text, it is dealt with somehow
        if places.iter().any(|(index, one)| one.place != Place::Statute && !argues(exemptions, *index)) {
            continue;
        }
        let on: Vec<String> = relied.iter().map(|(_, section)| section.text().to_owned()).collect();
        let message = format!(
            "{} is argued here and not among the exemptions relied on ({}). Add it to them, or take this out.",
            crate::text::capitalised(&named(citation.regime, &citation.provision.head(1))),
            on.join(", ")
        );
        let mut finding = Finding::new(citation.span, message).label("not relied on");
        for (_, other) in &places[1..] {
            finding = finding.related(other.span, "here too");
        }
        findings.push(finding);
    }
}

/// Whether a citation stands in a description, or in the heading of an argument.
fn argues(exemptions: &Exemptions, index: usize) -> bool {
    let citation = &exemptions.citations[index];
    if !citation.place.is_own() || citation.place == Place::List {
        return false;
    }
    let described = exemptions.descriptions_at(citation.span).any(|one| one.sure && one.about.contains(&index));
    let heads = || exemptions.argument_in(citation.block).is_some_and(|one| one.label && one.named);
    described || citation.place == Place::Heading && heads()
}
