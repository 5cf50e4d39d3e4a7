//! A provision of another law than the one the letter answers under: a Scottish section in an English letter and the reverse,
//! a regulation called a section, a section called a regulation. A template crossed the border, or two were mixed.
//! So too the words of the other law, "exemption" for "exception".

use crate::diagnostic::{Confidence, Severity};
use crate::facts::exemptions::{Citation, Place};
use crate::facts::sections::section_at;
use crate::letter::words::keys;
use crate::letter::{Region, WordKind};
use crate::lints::cited::{act_of_the_south, is_one, named, of_another_law, word};
use crate::lints::{Cx, Finding, Findings, regime_words};
use crate::tables::{Exemption, Regime};

pub fn check(cx: &Cx, findings: &mut Findings) {
    let citations = &cx.facts.exemptions.citations;
    for citation in citations.iter().filter(|one| one.place.is_own() || one.place == Place::Frame) {
        let Some(row) = of_another_law(cx, citation) else { continue };
        // a letter that answers under both names both
        if citations.iter().any(|one| one.law_named && one.regime == row.regime && one.place != Place::Request)
            && nations(row, citation)
        {
            continue;
        }
        let message = message(cx, citation, row);
        findings.push(Finding::new(citation.span, message).label(format!("of {}", row.regime.title())));
    }
    review_under_the_act(cx, findings);
    regulations_of_the_south(cx, findings);
    handled_in_the_south(cx, findings);
    regime_words::check(cx, findings);
}

/// "handled under the Freedom of Information Act 2000", "section 38(1)(b) of the Freedom of Information Act 2000" in a letter
/// that cites Scotland's Act elsewhere.
fn handled_in_the_south(cx: &Cx, findings: &mut Findings) {
    const HANDLED: [&str; 8] =
        ["handled", "considered", "processed", "dealt", "treated", "answered", "assessed", "responding"];
    let Some(name) = act_of_the_south(cx) else { return };
    let near = name.start.saturating_sub(6)..name.start;
    let led = near.end > near.start && is_one(cx, name.start - 1, &["the"]);
    // not "You refer to section 12 of …", nor what a court or another body said
    const RELIES: [&str; 6] = ["exempt", "withheld", "withhold", "withholding", "notice", "refuse"];
    const OTHERS: [&str; 8] = ["you", "court", "tribunal", "v", "which", "refused", "thought", "scotland"];
    let sentence = cx.letter.sentence_of(name.start).map_or(name.clone(), |sentence| sentence.near(name.start));
    let has = |list: &[&str]| sentence.clone().any(|at| is_one(cx, at, list));
    let cites = || {
        if !has(&RELIES) || has(&OTHERS) {
            return false;
        }
        let of = name.start.checked_sub(2).filter(|of| is_one(cx, *of, &["of"]));
        of.and_then(|of| section_at(cx.letter, of.checked_sub(1)?)).is_some()
    };
    if !led || !cites() && !near.into_iter().any(|at| is_one(cx, at, &HANDLED)) {
        return;
    }
    let message = "A Scottish public authority answers under the Freedom of Information (Scotland) Act 2002, which the letter cites elsewhere. Write ‘Freedom of Information (Scotland) Act 2002’.";
    findings.push(
        Finding::new(cx.letter.words_span(name), message).label("not the law of Scotland").severity(Severity::Warning),
    );
}

/// The Environmental Information Regulations of the rest of the United Kingdom in a letter under Scotland's Act.
fn regulations_of_the_south(cx: &Cx, findings: &mut Findings) {
    const NAME: [u64; 3] = keys(["environmental", "information", "regulations"]);
    const ABROAD: [u64; 6] = keys(["england", "english", "uk", "kingdom", "wales", "northern"]);
    let (letter, regimes) = (cx.letter, &cx.facts.regimes);
    // a letter that names the right ones may call them by less, but not by the others' year
    let in_full = cx.facts.regime == Regime::Eisr && regimes.names(Regime::Eisr);
    let act = regimes.names(Regime::Foisa) && !regimes.names(Regime::Eisr);
    if !(act || in_full) || regimes.names(Regime::Foia) || !regimes.names(Regime::Eir) {
        return;
    }
    let year = |at: usize| {
        letter.words.get(at + 3).is_some_and(|word| word.kind == WordKind::Number && word.gap.is_plain_space())
    };
    let found = letter.places_of(NAME[0]).filter(|&at| !in_full || year(at)).find(|&at| {
        let name = letter.words.get(at..at + 3).is_some_and(|words| words.iter().map(|word| word.key).eq(NAME));
        let own = letter.region_of(at).is_own_prose();
        let abroad = |sentence: &crate::letter::Sentence| {
            letter.words[sentence.words.clone()].iter().any(|word| ABROAD.contains(&word.key))
        };
        name && own && letter.sentence_of(at).is_some_and(|sentence| !abroad(sentence))
    });
    let Some(at) = found else { return };
    let message = "A Scottish public authority answers under the Environmental Information (Scotland) Regulations 2004. Write ‘Environmental Information (Scotland) Regulations 2004’.";
    findings.push(
        Finding::new(letter.words_span(at..at + 3 + usize::from(year(at))), message)
            .label("not the law of Scotland")
            .severity(Severity::Warning),
    );
}

/// Whether the two laws are of two nations, and not an Act and its Regulations.
fn nations(row: &Exemption, citation: &Citation) -> bool {
    let acts = |regime: Regime| matches!(regime, Regime::Foia | Regime::Foisa);
    row.regime != citation.regime && acts(row.regime) == acts(citation.regime)
}

fn message(cx: &Cx, citation: &Citation, row: &Exemption) -> String {
    let said = citation.span.of(cx.letter.text());
    let of_regulations = matches!(citation.regime, Regime::Eir | Regime::Eisr);
    if nations(row, citation) && (of_regulations || citation.regulation != Some(true)) {
        let here = citation.regime.title();
        let counterpart: Vec<String> = row.counterpart.iter().map(|one| named(citation.regime, one)).collect();
        let instead = if counterpart.is_empty() {
            "which has no such exemption".to_owned()
        } else {
            format!("where ‘{}’ is {}", row.title, counterpart.join(" or "))
        };
        return format!("‘{said}’ is of {}; the letter answers under {here}, {instead}.", row.regime.title());
    }
    if citation.regulation == Some(true) && matches!(row.regime, Regime::Eir | Regime::Eisr) {
        let (act, law) = (citation.regime.title(), row.regime.title());
        return format!("‘{said}’ is of {law}, not of {act}, which has sections. Name the Regulations instead.");
    }
    if citation.law_named && citation.regulation == Some(false) && matches!(row.regime, Regime::Foia | Regime::Foisa) {
        let (act, law) = (row.regime.title(), citation.regime.title());
        return format!("‘{said}’ is of {act}, not of {law}, which has regulations. Name the regulation, or the Act.");
    }
    format!(
        "{} is a {} of {}. Write ‘{} {}’.",
        citation.provision,
        word(row.regime),
        row.regime.title(),
        word(row.regime),
        citation.provision
    )
}

/// A review offered "under the Freedom of Information Act" in a letter that answers under the Regulations alone.
fn review_under_the_act(cx: &Cx, findings: &mut Findings) {
    if cx.facts.regime != Regime::Eir || !cx.facts.regime_known {
        return;
    }
    let own = |block: &&crate::letter::Block| block.region.is_own_prose();
    let act = |at: usize| {
        is_one(cx, at, &["freedom"])
            && cx
                .letter
                .words
                .get(at + 3)
                .is_some_and(|_| is_one(cx, at + 2, &["information"]) && is_one(cx, at + 3, &["act"]))
    };
    // named elsewhere, the Act may govern a part of the answer
    let elsewhere = cx.letter.blocks.iter().filter(own).filter(|block| block.region != Region::ReviewRights);
    if elsewhere.into_iter().any(|block| block.region != Region::ComplaintRights && block.words.clone().any(act)) {
        return;
    }
    for block in cx.letter.blocks_in(Region::ReviewRights) {
        let review = block.words.clone().any(|at| is_one(cx, at, &["review", "reconsider", "representations"]));
        let regulations = block.words.clone().any(|at| is_one(cx, at, &["regulation", "regulations", "eir", "eirs"]));
        let Some(at) = block.words.clone().find(|&at| act(at)).filter(|_| review && !regulations) else { continue };
        findings.push(
            Finding::new(
                cx.letter.words_span(at..at + 4),
                "The letter answers under EIR 2004, whose review is by regulation 11 and not under this Act. Write ‘regulation 11 of the Environmental Information Regulations 2004’.",
            )
            .label("not the law of this answer")
            .severity(Severity::Warning)
            .confidence(Confidence::Medium),
        );
        return;
    }
}
