//! Letters of one authority that give different contact details for one purpose: an address to ask for a review, a
//! number, an address or a page of the regulator. A change between the letters, or another department, explains it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Confidence, Place, Severity};
use crate::facts::{Contact, ContactKind};
use crate::letter::Region;
use crate::lints::{CxAcross, Finding, Findings, LetterFacts, houses};
use crate::tables::Tables;

/// What a contact is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Purpose {
    Review,
    RegulatorEmail,
    RegulatorPage,
    RegulatorPhone,
}

impl Purpose {
    const ALL: [Purpose; 4] =
        [Purpose::Review, Purpose::RegulatorEmail, Purpose::RegulatorPage, Purpose::RegulatorPhone];

    fn name(self) -> &'static str {
        match self {
            Purpose::Review => "to ask for a review",
            Purpose::RegulatorEmail => "to write to the regulator",
            Purpose::RegulatorPage => "for the regulator’s website",
            Purpose::RegulatorPhone => "to telephone the regulator",
        }
    }

    /// The contacts that a letter gives for it.
    fn of<'l>(self, letter: &'l LetterFacts, tables: &Tables) -> Vec<&'l Contact> {
        let facts = &letter.facts;
        let told = facts.contacts.iter().filter(|contact| !contact.is_asked() && contact.region != Region::Statute);
        told.filter(|contact| match self {
            Purpose::Review => {
                let place = contact.region == Region::ReviewRights || facts.rights.review_to == Some(contact.span);
                contact.kind == ContactKind::Email && place && !is_regulators(contact, tables)
            }
            Purpose::RegulatorEmail => contact.kind == ContactKind::Email && is_regulators(contact, tables),
            Purpose::RegulatorPage => contact.kind == ContactKind::Url && is_regulators(contact, tables),
            Purpose::RegulatorPhone => {
                let rows = tables.regulators().all();
                contact.kind == ContactKind::Phone && rows.iter().any(|row| row.figures.contains(&contact.value))
            }
        })
        .collect()
    }

    /// What of a contact is compared: of a page only whose it is.
    fn value(self, contact: &Contact) -> &str {
        if self == Purpose::RegulatorPage { contact.host_and_path().0 } else { &contact.value }
    }
}

/// Whether a regulator's domain, of today or before, is that of an address.
fn is_regulators(contact: &Contact, tables: &Tables) -> bool {
    const OLD: [&str; 4] =
        ["ico.gov.uk", "ico.gsi.gov.uk", "informationcommissioner.gov.uk", "itspublicknowledge.info"];
    let host = contact.host_and_path().0;
    let is = |known: &str| host == known || host.strip_suffix(known).is_some_and(|rest| rest.ends_with('.'));
    OLD.iter().any(|old| is(old)) || tables.regulators().all().iter().any(|row| row.hosts.iter().any(|one| is(one)))
}

/// One finding for each purpose and way to reach somebody that departs from what most letters of the authority say.
pub fn check(letters: &[&LetterFacts], cx: &CxAcross, findings: &mut Findings) {
    let letters = houses::distinct(letters);
    for purpose in Purpose::ALL {
        let uses: Vec<Use> = letters.iter().filter_map(|letter| Use::of(letter, purpose, cx.tables)).collect();
        for uses in houses::by_authority(&uses, |one| one.letter) {
            compare(&uses, purpose, cx.tables, findings);
        }
    }
}

/// What a letter gives for a purpose: one contact.
#[derive(Clone, Copy)]
struct Use<'l> {
    letter: &'l LetterFacts,
    contact: &'l Contact,
}

impl<'l> Use<'l> {
    /// A letter that gives several is compared with nothing: each may be for something else.
    fn of(letter: &'l LetterFacts, purpose: Purpose, tables: &Tables) -> Option<Use<'l>> {
        let contacts = purpose.of(letter, tables);
        let values: BTreeSet<&str> = contacts.iter().map(|contact| purpose.value(contact)).collect();
        (values.len() == 1).then(|| Use { letter, contact: contacts[0] })
    }

    fn place(&self) -> Place {
        Place { letter: self.letter.id, span: self.contact.span }
    }
}

fn compare(uses: &[Use], purpose: Purpose, tables: &Tables, findings: &mut Findings) {
    // the regulator of one regime is not that of another
    let mut by_value: BTreeMap<&str, Vec<Use>> = BTreeMap::new();
    for one in uses {
        by_value.entry(purpose.value(one.contact)).or_default().push(*one);
    }
    let mut groups: Vec<Vec<Use>> = by_value.into_values().collect();
    groups.sort_by_key(|group| {
        let last = group.iter().filter_map(|one| one.letter.facts.sent.map(|sent| sent.date)).max();
        (std::cmp::Reverse(group.len()), std::cmp::Reverse(last), group[0].letter.id)
    });
    for odd in 1..groups.len() {
        findings.extend(finding(&groups[0], &groups[odd], purpose, tables));
    }
}

fn finding(usual: &[Use], here: &[Use], purpose: Purpose, tables: &Tables) -> Option<Finding> {
    let (first, other) = (here[0], usual[0]);
    let (value, instead) = (purpose.value(first.contact), purpose.value(other.contact));
    if !differ(purpose, value, instead, tables) || first.letter.facts.regime != other.letter.facts.regime {
        return None;
    }
    let units = |group: &[Use]| -> BTreeSet<u64> { group.iter().filter_map(|one| one.letter.sketch.unit).collect() };
    let (units, others) = (units(here), units(usual));
    if purpose == Purpose::Review && !units.is_empty() && !others.is_empty() && units.is_disjoint(&others) {
        return None;
    }
    let dates = houses::dates(&letters_of(here), &letters_of(usual));
    if dates == houses::Dates::Explain {
        return None;
    }
    let message = format!(
        "‘{value}’ {} here, ‘{instead}’ in {}. Give the same in all letters; find out which one is read.",
        purpose.name(),
        houses::letters(usual.len(), false)
    );
    let mut finding = Finding::at(first.place(), message).label(purpose.name());
    let related: Vec<&Use> = usual.iter().chain(&here[1..]).collect();
    for one in related.iter().take(houses::MOST) {
        finding = finding.related_at(one.place(), format!("‘{}’ {}", purpose.value(one.contact), purpose.name()));
    }
    if related.len() > houses::MOST {
        finding = finding.note(format!("and {} more places", related.len() - houses::MOST));
    }
    if dates == houses::Dates::Open {
        finding = finding.severity(Severity::Warning).confidence(Confidence::Medium);
        finding = finding.note("Their dates do not say whether it changed between the letters.");
    }
    Some(finding)
}

/// Whether two are not two ways to reach the same desk.
fn differ(purpose: Purpose, one: &str, other: &str, tables: &Tables) -> bool {
    match purpose {
        Purpose::Review => true,
        // one mailbox under two domains that are both right
        Purpose::RegulatorEmail => {
            let host = |address: &str| address.rsplit_once('@').map_or("", |(_, host)| host).to_owned();
            let right = |host: &String| tables.regulators().all().iter().any(|row| row.hosts.contains(host));
            let boxes = [one, other].map(|address| address.split('@').next().unwrap_or_default());
            boxes[0] != boxes[1] || !right(&host(one)) || !right(&host(other))
        }
        // a page of the same site, or of the site of another regulator
        Purpose::RegulatorPage => {
            let rows = tables.regulators().all();
            let owner = |host: &str| rows.iter().position(|row| row.hosts.iter().any(|known| host.ends_with(known)));
            match (owner(one), owner(other)) {
                (Some(_), Some(_)) => false,
                _ => !one.ends_with(other) && !other.ends_with(one),
            }
        }
        // two numbers of today are two lines of one office
        Purpose::RegulatorPhone => {
            let rows = tables.regulators().all();
            let row = |figures: &str| {
                rows.iter().position(|row| row.figures.iter().take(row.phones.len()).any(|known| known == figures))
            };
            row(one).is_none() || row(other).is_none()
        }
    }
}

fn letters_of<'l>(group: &[Use<'l>]) -> Vec<&'l LetterFacts> {
    group.iter().map(|one| one.letter).collect()
}
