//! An exemption described as what it is not: section 40 apart, whose limbs differ, the Acts leave no doubt which exemptions
//! are absolute and which need prejudice. Only plain descriptions with a clear subject are compared.

use crate::diagnostic::Confidence;
use crate::facts::exemptions::{Citation, Description, Place};
use crate::lints::cited::{at_start, row};
use crate::lints::{Cx, Finding, Findings, needless_test};
use crate::tables::{ExemptionKind, HarmTest, Regime};
use crate::text::Span;

/// "These exemptions" stand within this many blocks of their list.
const LIST_WITHIN: usize = 3;
/// A list has at most this many entries.
const LONGEST_LIST: usize = 24;

pub fn check(cx: &Cx, findings: &mut Findings) {
    let exemptions = &cx.facts.exemptions;
    needless_test::find(cx, findings);
    for description in exemptions.descriptions.iter().filter(|one| one.sure) {
        let about = about(cx, description);
        for citation in about {
            let Some((said, span, right)) = differs(cx, description, citation) else { continue };
            if needless_test::is_disputed(cx, cx.letter.word_from(span.start)) {
                continue;
            }
            let section = at_start(citation.regime, &citation.provision);
            let message =
                format!("{section} is {right}, not {said}. Write ‘{right}’, or cite the exemption that is meant.");
            let mut finding = Finding::new(span, message).label(format!("{section}: {right}"));
            if is_of_the_houses(citation) {
                finding = finding.note(
                    "Absolute only for information that the House of Commons or the House of Lords holds (section 2(3)(e)).",
                );
            }
            if description.all {
                finding = finding.related(citation.span, "this one").confidence(Confidence::Medium);
            }
            findings.push(finding);
            break;
        }
    }
}

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

/// FOIA section 36, which is absolute for the two Houses of Parliament and qualified for everybody else.
fn is_of_the_houses(citation: &Citation) -> bool {
    citation.regime == Regime::Foia && citation.section().number() == 36
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
    let outside = || is_of_the_houses(citation) && !description.all && !needless_test::speaks_of_parliament(cx);
    match description.kind {
        Some((ExemptionKind::Absolute, span)) if all(ExemptionKind::Qualified) || outside() => {
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
        (HarmTest::Class, span) if matches!(test, HarmTest::Prejudice | HarmTest::Endanger) => {
            Some(("class-based", span, "prejudice-based"))
        }
        (HarmTest::Prejudice, span) if test == HarmTest::Class => Some(("prejudice-based", span, "class-based")),
        _ => None,
    }
}
