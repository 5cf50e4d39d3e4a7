//! Two exemptions that cannot cover the same information: section 31 is for what section 30 does not exempt, section 24 for
//! what section 23 does not. Reported where one sentence or one list applies both to withhold, and the letter nowhere says
//! that they are alternatives.

use crate::facts::exemptions::{Citation, Place, Purpose};
use crate::letter::BlockKind;
use crate::lints::cited::{is_one, named, row, says};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;

/// The pairs of FOIA: what goes first, what is only for the rest, and by which provision.
const PAIRS: [(u16, u16, &str); 2] = [(30, 31, "section 31(1)"), (23, 24, "section 24(1)")];

/// The other one is among so many citations before or after.
const REACH: usize = 6;

pub fn check(cx: &Cx, findings: &mut Findings) {
    let citations = &cx.facts.exemptions.citations;
    for (first, second, provision) in PAIRS {
        let withheld = |one: &Citation, number: u16| {
            one.regime == Regime::Foia
                && one.section().number() == number
                && one.purpose == Purpose::Withhold
                && !lifts(cx, one)
        };
        let pair = citations.iter().enumerate().filter(|(_, one)| withheld(one, first)).find_map(|(index, one)| {
            let near = &citations[index.saturating_sub(REACH)..citations.len().min(index + REACH)];
            Some((one, near.iter().find(|other| withheld(other, second) && together(cx, one, other))?))
        });
        let Some((one, other)) = pair else { continue };
        if says(cx, &["alternative", "alternatively", "alternatives", "respectively", "remainder", "remaining"]) {
            return;
        }
        findings.push(
            Finding::new(
                other.span,
                format!(
                    "{} covers only what {} does not exempt ({provision}), and both are relied on here. Say that they are relied on in the alternative, or which information each covers.",
                    named(Regime::Foia, &other.provision),
                    named(Regime::Foia, &one.provision)
                )
                .replacen("section", "Section", 1),
            )
            .label("only for what the other does not exempt")
            .related(one.span, "the other"),
        );
    }
}

/// Whether a limb lifts the duty to confirm or deny: 24(2) and 31(3) leave nothing to 23(5) and 30(3), whatever else the
/// letter withholds.
fn lifts(cx: &Cx, citation: &Citation) -> bool {
    row(cx, citation).is_some_and(|row| citation.provisions().all(|provision| row.lifts_duty(provision)))
}

/// Whether one sentence, or one list without parts, applies both to the same information.
fn together(cx: &Cx, one: &Citation, other: &Citation) -> bool {
    let (first, last) = if one.words.start < other.words.start { (one, other) } else { (other, one) };
    if one.place == Place::List && other.place == Place::List {
        let entry = |citation: &Citation| {
            let block = &cx.letter.blocks[citation.block];
            block.kind != BlockKind::Row
                && !block.words.clone().any(|at| is_one(cx, at, &["question", "questions", "part", "item"]))
        };
        let between = &cx.letter.blocks[first.block..=last.block];
        let listed =
            |block: &usize| cx.facts.exemptions.citations_in(*block).iter().any(|one| one.place == Place::List);
        return entry(one)
            && entry(other)
            && between.len() <= 8
            && (first.block..=last.block).all(|block| cx.letter.blocks[block].words.is_empty() || listed(&block));
    }
    let same =
        cx.letter.sentence_of(one.words.start).is_some_and(|sentence| sentence.words.contains(&other.words.start));
    // "section 30 or section 31", "section 30 to question 1 and section 31 to question 2"
    const APART: [&str; 12] =
        ["or", "either", "question", "questions", "part", "parts", "whereas", "while", "rest", "other", "others", "to"];
    let words = first.words.end..last.words.start.max(first.words.end);
    same && words.len() <= 8 && !words.clone().any(|at| is_one(cx, at, &APART))
}
