//! An exemption described as what it is not: section 40 apart, whose limbs differ, the Acts leave no doubt which exemptions
//! are absolute and which need prejudice. Only plain descriptions with a clear subject are compared.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::diagnostic::{Confidence, Severity};
use crate::facts::exemptions::{Citation, Description, Place};
use crate::letter::Sentence;
use crate::letter::pattern::{Found, NoSlots, PatternSet};
use crate::lints::cited::{at_start, is_one, row};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{ExemptionKind, HarmTest, Provision, Regime};
use crate::text::{Span, data};

/// "These exemptions" stand within this many blocks of their list.
const LIST_WITHIN: usize = 3;
/// A list has at most this many entries.
const LONGEST_LIST: usize = 24;

pub fn check(cx: &Cx, findings: &mut Findings) {
    let exemptions = &cx.facts.exemptions;
    weighed(cx, findings);
    weighed_for(cx, findings);
    called_absolute_and_weighed(cx, findings);
    for description in exemptions.descriptions.iter().filter(|one| one.sure) {
        let about = about(cx, description);
        for citation in about {
            let Some((said, span, right)) = differs(cx, description, citation) else { continue };
            let section = at_start(citation.regime, &citation.provision);
            let message =
                format!("{section} is {right}, not {said}. Write ‘{right}’, or cite the exemption that is meant.");
            let mut finding = Finding::new(span, message).label(format!("{section}: {right}"));
            if description.all {
                finding = finding.related(citation.span, "this one").confidence(Confidence::Medium);
            }
            findings.push(finding);
            break;
        }
    }
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
        let Some(sentence) = cx.letter.sentence_of(cited.words.start) else { continue };
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

/// "The public interest in maintaining the exemption at section 23 outweighs …": of what owes no test.
fn weighed_for(cx: &Cx, findings: &mut Findings) {
    const DECIDES: [&str; 9] =
        ["favours", "favour", "outweighs", "outweigh", "outweighed", "lies", "considered", "weighed", "balanced"];
    for cited in cx.facts.exemptions.citations.iter().filter(|one| one.place.is_own() && owes_no_test(cx, one)) {
        let Some(sentence) = cx.letter.sentence_of(cited.words.start) else { continue };
        let about = found(cx, sentence, &WORDS.about).into_iter().find(|about| about.end == cited.words.start);
        let decides = sentence.words.clone().any(|at| is_one(cx, at, &DECIDES));
        let Some(about) = about.filter(|_| decides && is_plain(cx, sentence)) else { continue };
        let span = cx.letter.words_span(about.start..about.end).cover(cited.span);
        findings.push(Finding::new(span, needless(cited)).severity(Severity::Warning));
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
        if matches!(cited.regime, Regime::Foia | Regime::Foisa) && cited.section().number() != 41 {
            let span = cx.letter.words_span(weighed.start..weighed.end);
            findings
                .push(Finding::new(span, needless(cited)).related(cited.span, "absolute").severity(Severity::Warning));
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

fn found(cx: &Cx, sentence: &Sentence, wordings: &PatternSet) -> Vec<Found> {
    wordings.find_all(&cx.letter.words, sentence.words.clone(), &NoSlots)
}

/// `[words]` of the lint's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    weighed: PatternSet,
    otherwise: PatternSet,
    about: PatternSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("exemption-kind-wrong"));

/// What a description is about: what it names, else the list straight above it.
fn about<'a>(cx: &'a Cx, description: &Description) -> Vec<&'a Citation> {
    let citations = &cx.facts.exemptions.citations;
    if !description.all {
        return description.about.iter().map(|&index| &citations[index]).collect();
    }
    let block = cx.letter.blocks.partition_point(|block| block.span.end <= description.span.start);
    let end = citations.partition_point(|one| one.block < block);
    let mut above = citations[..end].iter().rev().take(LONGEST_LIST).filter(|one| one.place == Place::List).peekable();
    let Some(mut next) = above.peek().map(|one| one.block).filter(|last| last + LIST_WITHIN >= block) else {
        return Vec::new();
    };
    // entries stand one below the other
    let mut list: Vec<&Citation> = Vec::new();
    for one in above {
        if one.block + 2 < next {
            break;
        }
        next = one.block;
        list.push(one);
    }
    list.reverse();
    list
}

/// What is said, where, and what is right.
fn differs(cx: &Cx, description: &Description, citation: &Citation) -> Option<(&'static str, Span, &'static str)> {
    let row = row(cx, citation)?;
    // every exception of the Regulations is qualified, but regulation 13 has rules of its own
    if matches!(citation.regime, Regime::Eir | Regime::Eisr) && row.kind == ExemptionKind::Mixed {
        return None;
    }
    let kinds: Vec<ExemptionKind> = citation.provisions().map(|provision| row.kind_of(provision)).collect();
    let all = |kind: ExemptionKind| kinds.iter().all(|one| *one == kind);
    match description.kind {
        Some((ExemptionKind::Absolute, span)) if all(ExemptionKind::Qualified) => {
            return Some(("absolute", span, "qualified"));
        }
        Some((ExemptionKind::Qualified, span)) if all(ExemptionKind::Absolute) => {
            return Some(("qualified", span, "absolute"));
        }
        _ => {}
    }
    // without a list of its own "they are prejudice-based" may leave out some
    if description.all {
        return None;
    }
    let test = row.test_of(&citation.provision);
    match description.test? {
        (HarmTest::Class, span) if test == HarmTest::Prejudice => Some(("class-based", span, "prejudice-based")),
        (HarmTest::Prejudice, span) if test == HarmTest::Class => Some(("prejudice-based", span, "class-based")),
        _ => None,
    }
}
