//! A number with another exemption's title: "Section 31 – Personal information". Reported only where the title is one that
//! the table knows, for another provision and not for this one: a title nobody knows says nothing, but where it is the
//! right one with one word mistyped: "Section 40 – Personnel information".

use crate::diagnostic::Severity;
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
        if let Some(title) = mistyped(right, &stated) {
            let (found, section) = (span.of(cx.letter.text()), at_start(citation.regime, &right.provision));
            let message = format!("{section} is ‘{title}’, not ‘{found}’. Write the title as the law has it.");
            findings.push(Finding::new(span, message).label("one word differs").severity(Severity::Warning));
            continue;
        }
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

/// The title of an exemption from which a stated one differs by a few letters of one word.
fn mistyped<'a>(right: &'a Exemption, stated: &str) -> Option<&'a str> {
    /// Letters.
    const MOST: usize = 3;
    const SHORTEST: usize = 4;
    let near = |title: &String| {
        let (words, given) = (title.split(' '), stated.split(' '));
        let mut pairs = words.clone().zip(given.clone()).filter(|(word, given)| word != given);
        let one = words.count() == given.count() && title.contains(' ');
        let pair = pairs.next().filter(|_| one && pairs.next().is_none());
        pair.is_some_and(|(word, given)| {
            // "commercial interest" is a way to write it
            let number = word.strip_suffix('s') == Some(given) || given.strip_suffix('s') == Some(word);
            word.len() > SHORTEST && !number && strsim::osa_distance(word, given) <= MOST
        })
    };
    let as_law = plain_title(&right.title);
    (near(&as_law) && right.titles().iter().all(|title| title != stated)).then_some(right.title.as_str())
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
