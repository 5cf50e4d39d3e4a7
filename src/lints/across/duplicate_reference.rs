//! One reference on letters about different requests. An acknowledgement, an extension, the answer and its review share
//! their reference rightly: they quote one request, or none.

use std::collections::BTreeMap;

use crate::diagnostic::Place;
use crate::facts::{Reference, Whose};
use crate::lints::{CxAcross, Finding, Findings, LetterFacts, houses};

/// A request of fewer telling words cannot be told from another.
const FEWEST_WORDS: usize = 6;
/// Of the words of the shorter request so many in a hundred stand in the other where both may be one.
const SHARE: usize = 15;

/// One finding for each reference of an authority that stands on letters about different requests.
pub fn check(letters: &[&LetterFacts], _: &CxAcross, findings: &mut Findings) {
    let uses: Vec<Use> = houses::distinct(letters).into_iter().filter_map(Use::of).collect();
    for uses in houses::by_authority(&uses, |one| one.letter) {
        let mut by_reference: BTreeMap<(&str, &str), Vec<Use>> = BTreeMap::new();
        for one in uses {
            let reference = one.reference;
            by_reference.entry((&reference.letters, &reference.figures)).or_default().push(one);
        }
        for group in by_reference.values() {
            findings.extend(finding(group));
        }
    }
}

/// A letter that quotes a request and gives its own reference.
#[derive(Clone, Copy)]
struct Use<'l> {
    letter: &'l LetterFacts,
    reference: &'l Reference,
}

impl<'l> Use<'l> {
    fn of(letter: &'l LetterFacts) -> Option<Use<'l>> {
        let mut own = letter.facts.references.iter().filter(|reference| reference.whose == Whose::Own);
        let reference = own.next()?;
        let one = own.all(|other| other.figures == reference.figures);
        (one && letter.sketch.asked.len() >= FEWEST_WORDS).then_some(Use { letter, reference })
    }

    fn place(&self) -> Place {
        Place { letter: self.letter.id, span: self.reference.span }
    }

    /// Whether the two answer different requests.
    fn differs(&self, other: &Use) -> bool {
        let day = |one: &Use| one.letter.facts.received.map(|received| received.date);
        if day(self).is_some() && day(self) == day(other) {
            return false;
        }
        let (one, other) = (&self.letter.sketch.asked, &other.letter.sketch.asked);
        let shared = one.iter().filter(|word| other.binary_search(word).is_ok()).count();
        shared * 100 < SHARE * one.len().min(other.len())
    }
}

fn finding(group: &[Use]) -> Option<Finding> {
    let (first, rest) = group.split_first()?;
    let odd: Vec<&Use> = rest.iter().filter(|one| one.differs(first)).collect();
    let (here, more) = odd.split_first()?;
    let shown = format!("{}{}", here.reference.letters.to_uppercase(), here.reference.figures);
    let message = format!(
        "The reference ‘{shown}’ stands on letters about different requests. Give each request a reference of its own."
    );
    let mut finding = Finding::at(here.place(), message).label("this request");
    let related: Vec<&Use> = std::iter::once(first).chain(more.iter().copied()).collect();
    for one in related.iter().take(houses::MOST) {
        finding = finding.related_at(one.place(), "another request");
    }
    if related.len() > houses::MOST {
        finding = finding.note(format!("and {} more places", related.len() - houses::MOST));
    }
    Some(finding)
}
