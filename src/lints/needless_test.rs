//! A public interest test made where the Act asks for none: for an absolute exemption, or for what sections 12 and 14
//! provide. A reader asks which exemption the letter really relies on.

use std::sync::LazyLock;

use serde::Deserialize;

use super::cited::{at_start, is_one, row};
use super::{Cx, Finding, Findings};
use crate::diagnostic::Severity;
use crate::facts::exemptions::Citation;
use crate::letter::pattern::{Found, NoSlots, PatternSet};
use crate::letter::{Gap, Sentence};
use crate::tables::{ExemptionKind, Provision, Regime};
use crate::text::data;

/// Report each of them.
pub(super) fn find(cx: &Cx, findings: &mut Findings) {
    weighed(cx, findings);
    weighed_for(cx, findings);
    weighed_next(cx, findings);
    called_an_exemption(cx, findings);
    called_absolute_and_weighed(cx, findings);
    absolute_and_subject(cx, findings);
}

/// The test of section 2(2)(b) made for absolute exemptions, in a letter that relies on no other.
fn weighed(cx: &Cx, findings: &mut Findings) {
    const MADE: [&str; 9] =
        ["carried", "conducted", "undertaken", "applied", "weighed", "balanced", "favours", "outweighs", "considered"];
    const DENIED: [&str; 12] =
        ["no", "not", "nor", "neither", "only", "unless", "if", "where", "qualified", "without", "would", "other"];
    let exemptions = &cx.facts.exemptions;
    let Some(test) = Provision::parse("2(2)(b)") else { return };
    let of_the_test = |one: &&Citation| one.regime == Regime::Foia && one.place.is_own() && one.provision == test;
    let absolute = |one: &Citation| {
        let row = row(cx, one)?;
        let mut kinds = one.provisions().map(|provision| row.kind_of(provision));
        Some(one.regime == Regime::Foia && kinds.all(|kind| kind == ExemptionKind::Absolute))
    };
    // section 40, whose limbs differ, is none of those that owe the test
    let personal = |one: &Citation| one.section().number() == 40;
    if exemptions.relied().any(|one| absolute(one) == Some(false) && !personal(one)) {
        return;
    }
    for cited in exemptions.citations.iter().filter(of_the_test) {
        let own = |one: &&Citation| one.block == cited.block && absolute(one) == Some(true);
        let Some(sentence) = readable(cx, cited) else { continue };
        let has = |list: &[&str]| sentence.words.clone().any(|at| is_one(cx, at, list));
        let Some(about) = exemptions.citations.iter().find(own).filter(|_| has(&MADE) && !has(&DENIED)) else {
            continue;
        };
        let section = at_start(about.regime, &about.provision);
        let message =
            format!("{section} is absolute, so section 2(2)(b) asks for no public interest test. Leave it out.");
        findings.push(Finding::new(cited.span, message).related(about.span, "absolute").severity(Severity::Warning));
    }
}

/// The sentence of a citation, where it is short enough to be read for each of them.
fn readable<'a>(cx: &'a Cx, cited: &Citation) -> Option<&'a Sentence> {
    cx.letter.sentence_of(cited.words.start).filter(|sentence| sentence.is_readable())
}

/// "The public interest in maintaining the exemption at section 23 outweighs …": of what owes no test.
fn weighed_for(cx: &Cx, findings: &mut Findings) {
    const DECIDES: [&str; 9] =
        ["favours", "favour", "outweighs", "outweigh", "outweighed", "lies", "considered", "weighed", "balanced"];
    for cited in cx.facts.exemptions.citations.iter().filter(|one| one.place.is_own() && owes_no_test(cx, one)) {
        let Some(sentence) = readable(cx, cited) else { continue };
        let about = found(cx, sentence, &WORDS.about).into_iter().find(|about| about.end == cited.words.start);
        let decides = sentence.words.clone().any(|at| is_one(cx, at, &DECIDES));
        let Some(about) = about.filter(|_| decides && is_plain(cx, sentence)) else { continue };
        let span = cx.letter.words_span(about.start..about.end).cover(cited.span);
        findings.push(Finding::new(span, needless(cited)).severity(Severity::Warning));
    }
}

/// "Section 12 therefore applies. We have considered the public interest": in the sentence behind the one that applies it,
/// where the paragraph cites nothing that owes the test.
fn weighed_next(cx: &Cx, findings: &mut Findings) {
    let exemptions = &cx.facts.exemptions;
    // the worth of a request may be weighed before it is called vexatious
    let owes_none = |one: &&Citation| one.place.is_own() && owes_no_test(cx, one) && one.section().number() != 14;
    for cited in exemptions.citations.iter().filter(owes_none) {
        let at = cx.letter.sentences.partition_point(|one| one.words.end <= cited.words.start);
        let Some([sentence, next]) = cx.letter.sentences.get(at..at + 2) else { continue };
        if next.block != sentence.block || !sentence.is_readable() || !next.is_readable() || !is_plain(cx, next) {
            continue;
        }
        let weighed = found(cx, next, &WORDS.weighed);
        let Some(weighed) = weighed.first() else { continue };
        let alone =
            exemptions.citations_in(cited.block).iter().all(|one| owes_no_test(cx, one) || row(cx, one).is_none());
        let applied =
            !found(cx, sentence, &WORDS.applied).is_empty() && found(cx, sentence, &WORDS.unapplied).is_empty();
        let cites = exemptions.citations_in(cited.block).iter().any(|one| next.words.contains(&one.words.start));
        if alone && applied && !cites {
            let span = cx.letter.words_span(weighed.start..weighed.end);
            let finding = Finding::new(span, needless(cited)).related(cited.span, "owes no test");
            findings.push(finding.severity(Severity::Warning));
        }
    }
}

/// "Section 12 is an absolute exemption": it is none.
fn called_an_exemption(cx: &Cx, findings: &mut Findings) {
    for cited in cx.facts.exemptions.citations.iter().filter(|one| one.place.is_own()) {
        if !matches!(cited.regime, Regime::Foia | Regime::Foisa) || !matches!(cited.section().number(), 12 | 14) {
            continue;
        }
        let end = cited.words.end;
        let Some(called) = WORDS.called.longest_at(&cx.letter.words, end, &NoSlots) else { continue };
        if cx.letter.words[end].gap.has(Gap::SENTENCE) || is_disputed(cx, end) {
            continue;
        }
        let section = at_start(cited.regime, &cited.provision);
        let message = format!(
            "{section} is no exemption, absolute or qualified: it lifts the duty to comply with the request. Say so, or leave it out."
        );
        let span = cx.letter.words_span(called.start..called.end);
        findings.push(Finding::new(span, message).severity(Severity::Warning));
    }
}

/// "Section 21 is an absolute exemption, and the public interest has been considered": one of the two is wrong.
fn called_absolute_and_weighed(cx: &Cx, findings: &mut Findings) {
    let exemptions = &cx.facts.exemptions;
    for description in exemptions.descriptions.iter().filter(|one| !one.all) {
        let [about] = description.about.as_slice() else { continue };
        let cited = &exemptions.citations[*about];
        let Some((_, said)) = description.kind.filter(|(kind, _)| *kind == ExemptionKind::Absolute) else { continue };
        let Some(sentence) = cx.letter.sentence_of(cx.letter.word_from(said.start)) else { continue };
        let behind = |found: &&Found| cx.letter.words[found.start].span().start >= said.end;
        let weighed = found(cx, sentence, &WORDS.weighed);
        let Some(weighed) = weighed.iter().find(behind).filter(|_| is_plain(cx, sentence)) else { continue };
        if !is_weighed(cx, cited) {
            let span = cx.letter.words_span(weighed.start..weighed.end);
            findings
                .push(Finding::new(span, needless(cited)).related(cited.span, "absolute").severity(Severity::Warning));
        }
    }
}

/// Whether a citation names none that is surely absolute: an exception of the Regulations, section 41, which weighs the
/// public interest in its own way, or a qualified exemption.
fn is_weighed(cx: &Cx, cited: &Citation) -> bool {
    let qualified = |kind: ExemptionKind| kind == ExemptionKind::Qualified;
    !matches!(cited.regime, Regime::Foia | Regime::Foisa)
        || cited.section().number() == 41
        || row(cx, cited).is_some_and(|row| cited.provisions().all(|provision| qualified(row.kind_of(provision))))
}

/// "These are absolute exemptions and are subject to the public interest test", whichever they are.
fn absolute_and_subject(cx: &Cx, findings: &mut Findings) {
    for found in WORDS.contradicts.in_letter(cx.letter, &NoSlots) {
        let Some(sentence) = cx.letter.sentence_of(found.start) else { continue };
        // what the Act makes absolute is reported with its name
        let inside = |one: &&Citation| sentence.words.contains(&one.words.start);
        let named = cx.facts.exemptions.citations.iter().filter(inside).any(|one| owes_no_test(cx, one));
        if !named && cx.letter.region_of(found.start).is_own_prose() && !is_disputed(cx, found.start) {
            let message = "No absolute exemption is subject to the public interest test. Write ‘qualified’, or leave the test out.";
            findings.push(Finding::new(cx.letter.words_span(found.start..found.end), message));
        }
    }
}

fn needless(cited: &Citation) -> String {
    let section = at_start(cited.regime, &cited.provision);
    match cited.section().number() {
        12 | 14 => format!("{section} is no exemption, and the Act asks for no public interest test. Leave it out."),
        _ => format!(
            "{section} is absolute, and the Act asks for no public interest test. Leave it out, or cite the exemption that is meant."
        ),
    }
}

/// Whether a citation names an absolute exemption, or what Part I provides for cost and vexatious requests.
fn owes_no_test(cx: &Cx, cited: &Citation) -> bool {
    if !matches!(cited.regime, Regime::Foia | Regime::Foisa) || matches!(cited.section().number(), 36 | 38 | 40 | 41) {
        return false;
    }
    match row(cx, cited) {
        Some(row) => cited.provisions().all(|provision| row.kind_of(provision) == ExemptionKind::Absolute),
        None => matches!(cited.section().number(), 12 | 14),
    }
}

/// Whether a sentence names no exemption that owes the test and says nothing but that it was made.
fn is_plain(cx: &Cx, sentence: &Sentence) -> bool {
    let inside = |one: &&Citation| sentence.words.contains(&one.words.start);
    let citations = cx.facts.exemptions.citations.iter().filter(inside);
    let mut sections = citations.flat_map(|one| one.provisions()).map(Provision::section);
    let first = sections.next();
    found(cx, sentence, &WORDS.otherwise).is_empty() && sections.all(|one| Some(one) == first)
}

/// Whether a sentence says of a description that begins with word `said` that it is not so, or asks: "Neither section 21 nor
/// section 44 is qualified", "You argue that section 44 is qualified".
pub(super) fn is_disputed(cx: &Cx, said: usize) -> bool {
    let Some(sentence) = cx.letter.sentence_of(said) else { return false };
    let before = WORDS.disputed.is_in(&cx.letter.words, sentence.words.start..said, &NoSlots);
    before || sentence.span.of(cx.letter.text()).trim_end().ends_with('?')
}

/// Whether the letter names a House of Parliament, for whose information section 36 is absolute.
pub(super) fn speaks_of_parliament(cx: &Cx) -> bool {
    WORDS.parliament.is_in(&cx.letter.words, 0..cx.letter.words.len(), &NoSlots)
}

fn found(cx: &Cx, sentence: &Sentence, wordings: &PatternSet) -> Vec<Found> {
    wordings.find_all(&cx.letter.words, sentence.words.clone(), &NoSlots)
}

/// `[words]` of `exemption-kind-wrong`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    disputed: PatternSet,
    weighed: PatternSet,
    otherwise: PatternSet,
    about: PatternSet,
    applied: PatternSet,
    unapplied: PatternSet,
    called: PatternSet,
    contradicts: PatternSet,
    parliament: PatternSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("exemption-kind-wrong"));
