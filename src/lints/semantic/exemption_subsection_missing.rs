//! A bare section where the Act has several provisions: "section 24" to neither confirm nor deny, for 24(2), or "section 31"
//! to withhold, where nine limbs are open. Once the letter names a limb of the section anywhere, the bare number is only
//! short for it.

use crate::diagnostic::{Confidence, Severity};
use crate::facts::exemptions::{Citation, Place, Purpose};
use crate::lints::cited::{at_start, either, row};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Exemption, Part, Regime};

pub fn check(cx: &Cx, findings: &mut Findings) {
    let mut seen: Vec<(Regime, Part)> = Vec::new();
    for citation in cx.facts.exemptions.relied() {
        let key = (citation.regime, citation.section());
        if seen.contains(&key) || matches!(citation.regime, Regime::Eir | Regime::Eisr) {
            continue;
        }
        seen.push(key);
        let Some(row) = row(cx, citation) else { continue };
        match citation.purpose {
            Purpose::Ncnd => denied(cx, citation, row, findings),
            Purpose::Withhold => withheld(cx, citation, row, findings),
            Purpose::Mention => {}
        }
    }
}

/// To neither confirm nor deny: FOIA gives each exemption a subsection for it, FOISA has section 18 for all.
fn denied(cx: &Cx, citation: &Citation, row: &Exemption, findings: &mut Findings) {
    if citation.regime != Regime::Foia || row.ncnd.is_empty() {
        return;
    }
    if cx.facts.exemptions.names_limb(citation.regime, citation.section()) {
        return;
    }
    let message = format!(
        "{} is cited to neither confirm nor deny; section 17(1)(b) asks which provision. Write {}.",
        at_start(citation.regime, &citation.provision),
        either(&row.ncnd)
    );
    let mut finding = Finding::new(citation.span, message).label(format!("{}?", either(&row.ncnd)));
    if citation.place == Place::Heading {
        finding = finding.severity(Severity::Warning);
    }
    findings.push(finding);
}

/// To withhold: a limb is missing where there are several.
fn withheld(cx: &Cx, citation: &Citation, row: &Exemption, findings: &mut Findings) {
    let exemptions = &cx.facts.exemptions;
    if row.limbs && limb_in_pieces(cx, citation) {
        return;
    }
    // a letter that neither confirms nor denies as well may use the bare section for that
    if !row.limbs || exemptions.ncnd.is_some() || exemptions.names_limb(citation.regime, citation.section()) {
        return;
    }
    let example = match citation.regime {
        Regime::Foia => match citation.section().number() {
            30 => ", such as 30(1)(a)",
            31 => ", such as 31(1)(a)",
            35 => ", such as 35(1)(a)",
            36 => ", such as 36(2)(b)(i)",
            38 => ", such as 38(1)(a)",
            40 => ", such as 40(2)",
            43 => ", such as 43(2)",
            _ => "",
        },
        _ => match citation.section().number() {
            30 => ", such as 30(b)(i)",
            33 => ", such as 33(1)(b)",
            35 => ", such as 35(1)(a)",
            36 => ", such as 36(1)",
            38 => ", such as 38(1)(b)",
            _ => "",
        },
    };
    let message = format!(
        "{} has several limbs, and the letter names none. Add the one relied on{example}.",
        at_start(citation.regime, &citation.provision)
    );
    findings.push(
        Finding::new(citation.span, message)
            .label("which limb?")
            .severity(Severity::Warning)
            .confidence(if citation.place == Place::Heading { Confidence::Medium } else { Confidence::High }),
    );
}

/// "section 35 1(a)": the limb is there, without its bracket.
fn limb_in_pieces(cx: &Cx, citation: &Citation) -> bool {
    let rest = cx.letter.text()[citation.span.end..].trim_start_matches(' ');
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits) && rest[digits..].starts_with('(')
}
