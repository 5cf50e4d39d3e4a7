//! A provision that does not exist, or that does the other thing: one that lifts the duty to confirm or deny, cited to
//! withhold what the letter says it holds, or one that withholds, cited to neither confirm nor deny.

use std::collections::BTreeSet;

use crate::facts::exemptions::{Citation, Place, Purpose};
use crate::facts::sections::is_of_another_law;
use crate::letter::WordKind;
use crate::letter::words::keys;
use crate::lints::cited::{around, at_start, either, is_one, named, of_another_law, row, stands};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Exemption, Provision, Regime};

/// Words that tell of a refusal to disclose.
const WITHHOLDS: [&str; 10] = [
    "withheld",
    "withhold",
    "withholding",
    "disclose",
    "disclosure",
    "disclosing",
    "release",
    "redacted",
    "redact",
    "removed",
];

pub fn check(cx: &Cx, findings: &mut Findings) {
    let own = |one: &&Citation| one.place.is_own() || one.place == Place::Frame;
    let mut seen = BTreeSet::new();
    definition(cx, findings);
    for citation in cx.facts.exemptions.citations.iter().filter(own) {
        if let Some(provision) = nowhere(cx, citation) {
            let bare = provision.head(1);
            let message = format!(
                "{} has no {}. Check which provision is meant.",
                at_start(citation.regime, &bare),
                below(provision),
            );
            findings.push(
                Finding::new(citation.span, message).label(format!("no such {}", part(citation.regime, provision))),
            );
            continue;
        }
        let Some(row) = row(cx, citation) else { continue };
        if is_said_to_lift(cx, citation, row) && seen.insert(citation.provision) {
            findings.push(withholds_only(citation, row));
            continue;
        }
        if !stands(citation) {
            continue;
        }
        // once for each provision
        if citation.regime != Regime::Foia || !seen.insert(citation.provision) {
            continue;
        }
        if for_denial(cx, citation, row) {
            findings.push(withholds_only(citation, row));
        } else if for_refusal(cx, citation, row) {
            let message = format!(
                "{} only lifts the duty to confirm or deny, and the letter withholds information under it. Cite the limb of {} that exempts the information.",
                at_start(citation.regime, &citation.provision),
                named(citation.regime, &row.provision)
            );
            findings.push(Finding::new(citation.span, message).label("lifts the duty to confirm or deny"));
        }
    }
}

fn withholds_only(citation: &Citation, row: &Exemption) -> Finding {
    let message = format!(
        "{} withholds information; to neither confirm nor deny, cite {}.",
        at_start(citation.regime, &citation.provision),
        either(&row.ncnd)
    );
    Finding::new(citation.span, message).label("withholds, and does not lift the duty to confirm or deny")
}

/// "Section 44(1) removes the duty to confirm or deny".
fn is_said_to_lift(cx: &Cx, citation: &Citation, row: &Exemption) -> bool {
    const LIFTS: [&str; 8] =
        ["removes", "removed", "disapplies", "disapplied", "excludes", "excluded", "lifts", "lifted"];
    let verb = citation.words.end;
    let Some(sentence) = cx.letter.sentence_of(citation.words.start).filter(|one| one.words.contains(&verb)) else {
        return false;
    };
    let duty = |at: usize| is_one(cx, at, &["duty", "obligation", "requirement"]);
    let behind = verb + 1..sentence.words.end.min(verb + 6);
    let confirm = |at: usize| is_one(cx, at, &["confirm"]);
    citation.regime == Regime::Foia
        && !citation.provision.is_bare()
        && !row.ncnd.is_empty()
        && !citation.provisions().any(|one| row.lifts_duty(one))
        && is_one(cx, verb, &LIFTS)
        && behind.clone().any(duty)
        && behind.into_iter().any(confirm)
}

/// "environmental information as defined in regulation 2(3)": it is defined in 2(1).
fn definition(cx: &Cx, findings: &mut Findings) {
    const REGULATION: [u64; 2] = keys(["regulation", "reg"]);
    if !matches!(cx.facts.regime, Regime::Eir | Regime::Eisr) {
        return;
    }
    let letter = cx.letter;
    let mut places: Vec<usize> = REGULATION.iter().flat_map(|key| letter.places_of(*key)).collect();
    places.sort_unstable();
    let wrong = places.into_iter().find(|&at| {
        let other = letter.words.get(at + 1).is_some_and(|_| {
            let text = letter.word(at + 1);
            text.starts_with("2(") && !text.starts_with("2(1)")
        });
        let Some(sentence) = letter.sentence_of(at).filter(|_| other && letter.region_of(at).is_own_prose()) else {
            return false;
        };
        let before = sentence.words.start.max(at.saturating_sub(8))..at;
        let defines = before.clone().any(|at| is_one(cx, at, &["defined", "definition", "meaning"]));
        let named = |at: usize| is_one(cx, at, &["environmental"]) && is_one(cx, at + 1, &["information"]);
        let body = sentence.words.clone().any(|at| is_one(cx, at, &["authority", "authorities"]));
        defines && before.into_iter().any(named) && !body
    });
    let Some(at) = wrong else { return };
    let message = "Environmental information is defined in regulation 2(1). Write ‘regulation 2(1)’.";
    findings.push(Finding::new(letter.words_span(at..at + 2), message).label("defines other words"));
}

/// The first provision of a citation that the Act has never had.
fn nowhere<'a>(cx: &Cx, citation: &'a Citation) -> Option<&'a Provision> {
    let table = cx.tables.exemptions();
    // sections of Part I, and citations that are right in another of the four laws, are other lints'
    table.all().iter().find(|row| row.regime == citation.regime && row.provision.section() == citation.section())?;
    let missing = citation.provisions().find(|provision| table.exists(citation.regime, provision) == Some(false))?;
    (of_another_law(cx, citation).is_none() && !is_of_the_law_before(cx, citation)).then_some(missing)
}

/// "section 18(2) and (3) of the CRCA …, section 23(1A) …": whether the sentence spoke of another law already.
fn is_of_the_law_before(cx: &Cx, citation: &Citation) -> bool {
    let Some(sentence) = cx.letter.sentence_of(citation.words.start) else { return false };
    let figure = |at: usize| matches!(cx.letter.words[at].kind, WordKind::Number | WordKind::Reference);
    (sentence.near(citation.words.start).start..citation.words.start)
        .any(|at| figure(at) && is_of_another_law(cx.letter, at + 1, sentence.words.end))
}

/// "subsection (4)", "paragraph (1)(k)".
fn below(provision: &Provision) -> String {
    let parts: Vec<String> = provision.below().iter().take(2).map(|part| format!("({})", part.text())).collect();
    format!("{} {}", kind(provision), parts.concat())
}

fn kind(provision: &Provision) -> &'static str {
    if provision.below().len() == 1 && provision.below()[0].is_figure() { "subsection" } else { "paragraph" }
}

fn part(regime: Regime, provision: &Provision) -> &'static str {
    if matches!(regime, Regime::Eir | Regime::Eisr) && kind(provision) == "subsection" {
        "paragraph"
    } else {
        kind(provision)
    }
}

/// A limb that withholds, cited in a sentence or list that neither confirms nor denies.
fn for_denial(cx: &Cx, citation: &Citation, row: &Exemption) -> bool {
    if citation.purpose != Purpose::Ncnd || citation.provision.is_bare() || row.ncnd.is_empty() {
        return false;
    }
    let ever = |one: &Provision| {
        cx.tables.exemptions().all().iter().any(|row| row.regime == Regime::Foia && row.lifts_duty(one))
    };
    if citation.provisions().any(ever) || cx.facts.exemptions.ncnd.is_none() {
        return false;
    }
    // the same section may be cited for both, and the limb may only explain what 31(3) protects
    let both =
        cx.facts.exemptions.citations.iter().any(|one| {
            one.regime == citation.regime && one.section() == citation.section() && one.provisions().any(ever)
        });
    let reads = |at: usize| {
        is_one(cx, at, &WITHHOLDS) || is_one(cx, at, &["read", "conjunction", "if", "were", "would", "held"])
    };
    let other = citation.place == Place::Text && around(cx, citation).any(reads);
    !both && !other && !lead_withholds(cx, citation)
}

/// Whether the paragraph that leads in a list speaks of withholding too.
fn lead_withholds(cx: &Cx, citation: &Citation) -> bool {
    if citation.place != Place::List {
        return false;
    }
    let above = cx.letter.blocks[..citation.block].iter().rev().filter(|block| !block.words.is_empty()).take(12);
    let listed = |block: &crate::letter::Block| {
        let index = cx.letter.block_of(block.words.start);
        cx.facts.exemptions.citations_in(index).iter().any(|one| one.place == Place::List)
    };
    above
        .skip_while(|block| listed(block))
        .take(1)
        .any(|block| block.words.clone().any(|at| is_one(cx, at, &WITHHOLDS)))
}

/// A provision that lifts the duty, cited in a sentence that withholds, in a letter that confirms what it holds.
fn for_refusal(cx: &Cx, citation: &Citation, row: &Exemption) -> bool {
    let exemptions = &cx.facts.exemptions;
    if exemptions.ncnd.is_some() || !cx.letter.whole || citation.place != Place::Text {
        return false;
    }
    let lifts = citation.provisions().all(|provision| row.lifts_duty(provision));
    let limb = exemptions.citations.iter().any(|one| {
        one.section() == citation.section()
            && one.place.is_own()
            && one.provisions().any(|other| !other.is_bare() && !row.lifts_duty(other))
    });
    const WITHHELD: [&str; 6] = ["withheld", "withhold", "withholding", "redacted", "removed", "exempt"];
    const DENIAL: [&str; 5] = ["confirm", "confirming", "deny", "duty", "denial"];
    let withholds = around(cx, citation).any(|at| is_one(cx, at, &WITHHELD))
        && !around(cx, citation).any(|at| is_one(cx, at, &DENIAL));
    lifts && withholds && !limb
}
