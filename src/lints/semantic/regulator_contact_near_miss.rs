//! A regulator's number, postcode or address that is a slip away from the right one. Every right one is looked up first,
//! old ones and those of its other offices too, and only where the letter speaks of the regulator.

use crate::diagnostic::{Applicability, Confidence, Fix, Severity};
use crate::facts::{Contact, ContactKind};
use crate::letter::words::key;
use crate::letter::{Gap, Region, WordKind};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Checked, Regulator};
use crate::text::{Edit, Span, distance};

/// The regulator is named at most this many words before or after its contact.
const BESIDE: usize = 60;

/// Report contacts that are a slip away from a regulator's.
pub fn check(cx: &Cx, findings: &mut Findings) {
    for contact in cx.facts.contacts.iter().filter(|contact| !contact.is_asked() && contact.region != Region::Statute) {
        let slip = match contact.kind {
            ContactKind::Phone => phone(cx, contact),
            ContactKind::Postcode => postcode(cx, contact),
            ContactKind::Email | ContactKind::Url => host(cx, contact),
        };
        let Some((regulator, right)) = slip.filter(|_| speaks_of_a_regulator(cx, contact.words.start)) else {
            continue;
        };
        findings.push(finding(cx, contact.span, regulator, &right));
    }
    places(cx, findings);
    buildings(cx, findings);
}

fn finding(cx: &Cx, span: Span, regulator: &Regulator, right: &str) -> Finding {
    let written = span.of(cx.letter.text()).split_whitespace().collect::<Vec<_>>().join(" ");
    let body = &regulator.body;
    let message = format!("‘{written}’ is a slip away from ‘{right}’ of the {body}. Write ‘{right}’.");
    let mut finding = Finding::new(span, message);
    if regulator.checked != Checked::Seen {
        finding = finding
            .severity(Severity::Warning)
            .confidence(Confidence::Medium)
            .note("Nobody has read this row in its source: make sure of it first.");
    }
    finding.label(format!("write ‘{right}’")).note(format!("Table of regulators: {}.", regulator.source)).fix(Fix {
        title: format!("Write ‘{right}’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::replace(span, right)],
    })
}

/// The number of which a number is a slip: one figure changed, added or lost, or two neighbours swapped.
fn phone<'a>(cx: &'a Cx, contact: &Contact) -> Option<(&'a Regulator, String)> {
    let rows = cx.tables.regulators().all();
    if rows.iter().any(|row| row.figures.contains(&contact.value)) {
        return None;
    }
    rows.iter().find_map(|row| {
        let current = row.figures.iter().take(row.phones.len()).zip(&row.phones);
        let near = current.into_iter().find(|(figures, _)| distance(figures, &contact.value, 1) == Some(1));
        near.map(|(_, printed)| (row, printed.clone()))
    })
}

fn postcode<'a>(cx: &'a Cx, contact: &Contact) -> Option<(&'a Regulator, String)> {
    let rows = cx.tables.regulators().all();
    if rows.iter().any(|row| row.postcodes.contains(&contact.value)) {
        return None;
    }
    // where the right one stands too, the other is somebody else's
    let stands = |right: &String| cx.facts.contacts.iter().any(|other| other.value == *right);
    let near = |right: &&String| distance(right, &contact.value, 1) == Some(1) && !stands(right);
    rows.iter().find_map(|row| row.postcodes.iter().find(near).map(|right| (row, right.clone())))
}

/// The host of which a host is a slip: "ioc.org.uk", "ico.org".
fn host<'a>(cx: &'a Cx, contact: &Contact) -> Option<(&'a Regulator, String)> {
    let (host, path) = contact.host_and_path();
    let rows = cx.tables.regulators().all();
    let right =
        |known: &String| host == known || host.strip_suffix(known.as_str()).is_some_and(|rest| rest.ends_with('.'));
    // an old address is out of date and no slip
    let old = host.ends_with(".gov.uk");
    if old || rows.iter().any(|row| row.hosts.iter().any(right)) {
        return None;
    }
    let near = |known: &&String| {
        let truncated = host.len() > 6 && known.starts_with(host) && host.contains('.');
        truncated || host.len() > 6 && distance(known, host, 1) == Some(1)
    };
    let (row, known) = rows.iter().find_map(|row| Some((row, row.hosts.iter().find(near)?)))?;
    let written = contact.span.of(cx.letter.text());
    let tail = if path.is_empty() { String::new() } else { format!("/{path}") };
    let at = written.to_ascii_lowercase().find(host)?;
    Some((row, format!("{}{known}{tail}", &written[..at])))
}

/// A word of a postal address with a letter wrong, the others right: "Wyclife House".
fn places(cx: &Cx, findings: &mut Findings) {
    let (words, rows) = (&cx.letter.words, cx.tables.regulators().all().iter());
    let places = rows.flat_map(|row| row.places.iter().map(move |place| (row, place)));
    for (row, place) in places {
        let Some((first, second)) = place.split_once(' ') else { continue };
        for at in cx.letter.places_of(key(second)).filter(|at| *at > 0) {
            let (before, word) = (&words[at - 1], &words[at]);
            let pair = word.capital && before.capital && word.gap.is_plain_space() && !word.gap.has(Gap::SENTENCE);
            let slip = pair && before.kind == WordKind::Plain && is_slip(cx.letter.word(at - 1), first);
            let asked = || matches!(cx.letter.region_of(at), Region::Request | Region::Statute);
            if slip && !asked() && speaks_of_a_regulator(cx, at) {
                let finding = finding(cx, cx.letter.words_span(at - 1..at + 1), row, place);
                findings.push(finding.severity(Severity::Warning).confidence(Confidence::Medium));
            }
        }
    }
}

/// "Kinburn House" for a castle: another sort of building, in an address whose postcode is the regulator's.
fn buildings(cx: &Cx, findings: &mut Findings) {
    const SORTS: [&str; 8] = ["House", "Castle", "Court", "Tower", "Hall", "Building", "Lodge", "Park"];
    /// The postcode stands at most this many words behind.
    const REACH: usize = 20;
    let letter = cx.letter;
    for row in cx.tables.regulators().all() {
        let named = row.places.iter().filter_map(|place| Some((place, place.split_once(' ')?)));
        for (place, (name, sort)) in named.filter(|(_, (_, sort))| SORTS.contains(sort)) {
            for at in letter.places_of(key(name)) {
                let Some(word) = letter.words.get(at + 1) else { continue };
                let other = SORTS.contains(&letter.word(at + 1)) && letter.word(at + 1) != sort;
                let joined = word.gap.is_plain_space() && !word.gap.has(Gap::SENTENCE) && letter.words[at].capital;
                let near = at..at + REACH;
                let postcode = |contact: &Contact| {
                    contact.kind == ContactKind::Postcode
                        && near.contains(&contact.words.start)
                        && row.postcodes.contains(&contact.value)
                };
                let asked = || matches!(letter.region_of(at), Region::Request | Region::Statute);
                if other && joined && cx.facts.contacts.iter().any(postcode) && !asked() {
                    let finding = finding(cx, letter.words_span(at..at + 2), row, place);
                    findings.push(finding.severity(Severity::Warning).confidence(Confidence::Medium));
                }
            }
        }
    }
}

/// Whether a word is one or two letters from a long right one.
fn is_slip(written: &str, right: &str) -> bool {
    let most = match right.len() {
        0..=5 => return false,
        6..=7 => 1,
        _ => 2,
    };
    let (written, right) = (written.to_lowercase(), right.to_lowercase());
    distance(&written, &right, most).is_some_and(|distance| distance > 0)
}

/// Whether the letter tells of a regulator here.
fn speaks_of_a_regulator(cx: &Cx, at: usize) -> bool {
    if cx.letter.region_of(at) == Region::ComplaintRights {
        return true;
    }
    let names = ["commissioner", "commissioner's", "commissioners", "commission", "ico", "ico's", "tribunal"].map(key);
    let near = at.saturating_sub(BESIDE)..cx.letter.words.len().min(at + BESIDE);
    cx.letter.words[near].iter().any(|word| names.contains(&word.key))
}
