//! A number with another exemption's title: "Section 31 – Personal information". Reported only where the title is one that
//! the table knows, for another provision and not for this one: a title nobody knows says nothing.

use crate::facts::exemptions::{Citation, Place};
use crate::lints::cited::{at_start, mentions_title, named, of_another_law, row, stated};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Exemption, plain_title};

/// A title in running text has at most this many words; more is the sentence going on.
const LONGEST_IN_TEXT: usize = 8;
/// A row or line has at most this many words.
const LINE: usize = 40;

pub fn check(cx: &Cx, findings: &mut Findings) {
    for citation in cx.facts.exemptions.citations.iter().filter(|one| one.place.is_own() || one.place == Place::Frame) {
        let (Some(span), Some(right)) = (citation.title, row(cx, citation)) else { continue };
        let Some(stated) = stated(cx, citation) else { continue };
        let Some(other) = wrong(cx, citation, right, &stated) else { continue };
        let mut place = citation.span.cover(span);
        place.end += usize::from(cx.letter.text()[place.end..].starts_with(')'));
        findings.push(
            Finding::new(
                place,
                format!(
                    "{} is ‘{}’; ‘{}’ is {}. Check which is meant.",
                    at_start(citation.regime, &right.provision),
                    right.title,
                    span.of(cx.letter.text()),
                    named(other.regime, &other.provision)
                ),
            )
            .label("number and title disagree"),
        );
    }
}

/// The exemption whose title it is, where that is another one.
fn wrong<'a>(cx: &Cx<'a>, citation: &Citation, right: &Exemption, stated: &str) -> Option<&'a Exemption> {
    if citation.place == Place::Text && stated.split(' ').count() > LONGEST_IN_TEXT || mentions_title(right, stated) {
        return None;
    }
    // a row or line that has the right title elsewhere: "Law enforcement | 31(1)(a) | Personal data | 40(2)"
    let block = &cx.letter.blocks[citation.block];
    if block.words.len() <= LINE && mentions_title(right, &plain_title(block.span.of(cx.letter.text()))) {
        return None;
    }
    // "section 44 (Data Protection Act 2018, section 132)": the bar, not a title
    if stated.split(' ').any(|word| matches!(word, "act" | "regulations" | "schedule")) {
        return None;
    }
    // the other nation's section of that number has this title: another mistake, and another lint's
    if of_another_law(cx, citation).is_some() {
        return None;
    }
    let table = cx.tables.exemptions();
    let mut others = table.titled(citation.regime, stated).filter(|row| row.until.is_none());
    let first = others.next()?;
    // a title that several share says nothing of a number
    (others.next().is_none() && first.provision != right.provision).then_some(first)
}
