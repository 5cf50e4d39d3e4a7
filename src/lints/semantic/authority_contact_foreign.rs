//! Another authority's address where the letter says how to reach its own. Only addresses whose owner is certain count:
//! those of police forces by the table, and of universities by their names, and only where nothing names the other.

use crate::diagnostic::{Confidence, Severity};
use crate::facts::authorities::{Mention, Own, Sector};
use crate::facts::{Contact, ContactKind};
use crate::letter::{Block, Letter, Region};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Authority;

/// Words before an address by which the letter gives it as its own.
const REACH: [&str; 16] = [
    "contact",
    "email",
    "e-mail",
    "write",
    "writing",
    "address",
    "addressed",
    "website",
    "site",
    "visit",
    "tel",
    "telephone",
    "review",
    "us",
    "complaint",
    "queries",
];
/// Words of a paragraph that speaks of others on purpose.
const OTHERS: [&str; 26] = [
    "redirect",
    "redirected",
    "transfer",
    "transferred",
    "transferring",
    "shared",
    "jointly",
    "collaboration",
    "collaborative",
    "hosted",
    "hosts",
    "lead",
    "alliance",
    "partnership",
    "regional",
    "behalf",
    "forces",
    "elsewhere",
    "instead",
    "another",
    "other",
    "others",
    "neighbouring",
    "consulted",
    "merged",
    "tri-force",
];

/// Forces that share units which the table does not list.
const KINDRED: [(&str, &str); 1] = [("essex", "kent")];

/// Report addresses of another authority given as the sender's own.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let Some(own) = &cx.facts.named.own else { return };
    let mut found: Vec<(&Contact, String)> = Vec::new();
    for contact in &cx.facts.contacts {
        let address = matches!(contact.kind, ContactKind::Email | ContactKind::Url);
        if !address || cx.profile.contact.iter().any(|given| is_given(given, contact)) {
            continue;
        }
        let Some(owner) = owner(cx, own, contact).filter(|_| is_for_reaching(cx, contact)) else { continue };
        found.push((contact, owner));
    }
    let Some((first, owner)) = found.first() else { return };
    let written = first.span.of(cx.letter.text());
    let message =
        format!("‘{written}’ is an address of {owner}, and the letter is from {}. Give your own address.", own.name);
    let mut finding = Finding::new(first.span, message).label(format!("an address of {owner}"));
    for (other, _) in &found[1..] {
        finding = finding.related(other.span, "here too");
    }
    // no table lists the addresses of universities
    if own.sector != Sector::Police {
        finding = finding.severity(Severity::Warning).confidence(Confidence::Medium);
    }
    findings.push(finding);
}

/// Whether the profile gives the address, or its host, as the authority's own.
fn is_given(given: &str, contact: &Contact) -> bool {
    let given = given.trim().to_ascii_lowercase();
    let host = given.rsplit('@').next().unwrap_or(&given);
    let host = host.split_once("://").map_or(host, |(_, rest)| rest).trim_start_matches("www.");
    let host = host.split('/').next().unwrap_or(host);
    !host.is_empty() && contact.host_and_path().0 == host
}

/// Whose the address is, where that is another authority of the sender's sort.
fn owner(cx: &Cx, own: &Own, contact: &Contact) -> Option<String> {
    match own.sector {
        Sector::Police => police(cx, own, contact).map(|row| row.name.to_string()),
        Sector::University if contact.kind == ContactKind::Email => university(cx, own, contact),
        _ => None,
    }
}

/// The force whose address it is: none that is the sender, was it, will be it, or answers together with it.
fn police<'a>(cx: &'a Cx, own: &Own, contact: &Contact) -> Option<&'a Authority> {
    if !contact.value.contains("police") {
        return None;
    }
    let table = cx.tables.authorities();
    let row = table.by_domain(&contact.value)?;
    let force = table.forces().iter().any(|force| force.id == row.id);
    let same = |id: &String| *id == row.id;
    let joint = table
        .joint_units()
        .iter()
        .any(|unit| unit.forces.contains(&row.id) && own.ids.iter().any(|id| unit.forces.contains(id)));
    let kin = |id: &String| KINDRED.contains(&(id, &row.id)) || KINDRED.contains(&(&row.id, id));
    let joint = joint || own.ids.iter().any(kin);
    let before = own.ids.iter().filter_map(|id| table.by_id(id)).any(|own| own.successor.as_ref() == Some(&row.id));
    if !force || own.ids.is_empty() || own.ids.iter().any(same) || joint || before {
        return None;
    }
    // who names the other force gives its address knowingly
    let names = |mention: &Mention| !mention.asked && mention.ids.contains(&row.id);
    (!cx.facts.named.mentions.iter().any(names)).then_some(row)
}

/// The name in a university's mail address, where it is not the sender's and the sender's own stands in the letter too.
fn university(cx: &Cx, own: &Own, contact: &Contact) -> Option<String> {
    let place = |contact: &Contact| -> Option<String> {
        let (host, _) = contact.host_and_path();
        let stem = host.strip_suffix(".ac.uk")?;
        Some(stem.rsplit('.').next().unwrap_or(stem).to_owned())
    };
    let mine = |stem: &str| {
        own.places.iter().flat_map(|place| place.split(' ')).any(|word| word.len() > 3 && stem.contains(word))
    };
    let stem = place(contact)?;
    let home = cx.facts.contacts.iter().filter(|other| !other.is_asked()).filter_map(place).any(|stem| mine(&stem));
    let named = cx.letter.text().to_lowercase().matches(stem.as_str()).count();
    let addresses = cx.facts.contacts.iter().filter(|other| place(other).as_ref() == Some(&stem)).count();
    (home && !mine(&stem) && stem.len() > 3 && named == addresses).then(|| format!("another university (‘{stem}’)"))
}

/// Whether the address stands where the letter says how to reach its sender.
fn is_for_reaching(cx: &Cx, contact: &Contact) -> bool {
    let letter = cx.letter;
    let block = &letter.blocks[letter.block_of(contact.words.start)];
    let line = block.words.len() <= 8;
    let place = match contact.region {
        Region::Request | Region::Statute | Region::Residue => false,
        Region::Letterhead | Region::SignOff | Region::ReviewRights => true,
        _ => has(letter, block, contact, &REACH) || line && near_own_contact(cx, contact),
    };
    place && !has(letter, block, contact, &OTHERS) && !led_to_others(letter, block)
}

/// Whether one of some words stands in the block near the address.
fn has(letter: &Letter, block: &Block, contact: &Contact, list: &[&str]) -> bool {
    let range =
        block.words.start.max(contact.words.start.saturating_sub(40))..block.words.end.min(contact.words.end + 25);
    range.into_iter().any(|at| list.iter().any(|word| letter.word(at).eq_ignore_ascii_case(word)))
}

/// Whether the line before leads to others: "You may wish to ask these forces:".
fn led_to_others(letter: &Letter, block: &Block) -> bool {
    let at = letter.block_of(block.words.start);
    let before = letter.blocks[..at].iter().rev().filter(|block| !block.words.is_empty()).take(4);
    before.into_iter().any(|block| {
        let words = block.words.clone().rev().take(30);
        words.into_iter().any(|at| {
            ["forces", "redirect", "transferred", "elsewhere", "another", "neighbouring", "instead"]
                .iter()
                .any(|word| letter.word(at).eq_ignore_ascii_case(word))
        })
    })
}

/// Whether a contact of any sort stands on the lines around.
fn near_own_contact(cx: &Cx, contact: &Contact) -> bool {
    cx.facts.contacts.iter().any(|other| {
        other.span != contact.span
            && matches!(other.kind, ContactKind::Phone | ContactKind::Postcode)
            && other.words.start.abs_diff(contact.words.start) <= 12
    })
}
