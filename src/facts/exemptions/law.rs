//! Which Act or Regulations a citation is of. Most letters say "the Act" and mean their own; a section of the Police Act or
//! of the Data Protection Act is no exemption, whatever its number.

use std::ops::Range;

use super::cite::{Lead, Raw, is_one};
use super::titles::gap_behind;
use crate::letter::{Gap, Letter, Word, WordKind};
use crate::tables::Regime;
use crate::text::Span;

/// The law that stands beside a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Law {
    /// None, or "the Act": the letter's own.
    Own,
    /// One of the four, by name.
    Named(Regime),
    /// Another Act, or a document.
    Other,
}

/// How far a name may reach, in words.
const LONGEST: usize = 14;

/// The law of a list of citations, and one past the last word that names it.
pub(super) fn of(letter: &Letter, list: &[Raw]) -> (Law, usize) {
    let last = &list[list.len() - 1];
    let end = last.end;
    if let Some((law, end)) = after(letter, last.span, end) {
        return (law, end);
    }
    if list[0].lead == Lead::Bare {
        return (Law::Own, end);
    }
    (before(letter, list[0].word).unwrap_or(Law::Own), end)
}

/// "… of the Freedom of Information Act 2000", "… FOIA", "… (law enforcement) of the Act".
fn after(letter: &Letter, citation: Span, end: usize) -> Option<(Law, usize)> {
    let words = &letter.words;
    let mut at = end;
    let first = words.get(at)?;
    if breaks(first) {
        return None;
    }
    // a title in brackets, or between dashes, before the Act
    let gap = gap_behind(letter, citation, first);
    if gap.has(Gap::OPEN.with(Gap::DASH)) && !gap.has(Gap::CLOSE) {
        let most = (at + LONGEST).min(words.len());
        let ends = |next: usize| {
            breaks(&words[next])
                || words[next].gap.has(Gap::OPEN)
                || is_one(letter.word(next), &["section", "sections", "regulation", "regulations"])
        };
        let close = (at + 1..most).take_while(|&next| !ends(next)).find(|&next| {
            words[next].gap.has(Gap::CLOSE.with(Gap::DASH))
                || is_one(letter.word(next), &["of"])
                    && words.get(next + 1).is_some_and(|_| is_one(letter.word(next + 1), &["the", "foia", "foisa"]))
        });
        if let Some(law) = abbreviation(letter.word(at)).filter(|_| gap.has(Gap::OPEN)) {
            return Some((law, at + 1));
        }
        at = close?;
    }
    let mut word = letter.word(at);
    let linked = is_one(word, &["of", "under", "to"]);
    if linked {
        at += 1;
        words.get(at).filter(|next| !breaks(next))?;
        word = letter.word(at);
    }
    let article = is_one(word, &["the", "that", "this", "both"]);
    if article {
        at += 1;
        words.get(at).filter(|next| !breaks(next))?;
        word = letter.word(at);
    }
    if let Some(law) = abbreviation(word) {
        let act =
            words.get(at + 1).is_some_and(|next| next.gap.is_plain_space()) && is_one(letter.word(at + 1), &["act"]);
        return Some((law, at + 1 + usize::from(act)));
    }
    // "section 3 of the report"
    const DOCUMENT: [&str; 10] = [
        "report",
        "contract",
        "document",
        "form",
        "policy",
        "spreadsheet",
        "plan",
        "agreement",
        "constitution",
        "lease",
    ];
    if linked && is_one(word, &DOCUMENT) {
        return Some((Law::Other, at));
    }
    let name = name_from(letter, at)?;
    let law = classify(letter, name.clone());
    if !linked && !article {
        // "Section 40 Personal Information Data Protection Act": a title before the name of something else
        const OTHERS: [&str; 11] = [
            "data",
            "police",
            "human",
            "local",
            "copyright",
            "road",
            "equality",
            "children",
            "companies",
            "investigatory",
            "regulation",
        ];
        let named = matches!(law, Law::Named(_));
        if name.len() < 3 || !words[at].capital || !named && !is_one(word, &OTHERS) {
            return None;
        }
    }
    Some((law, name.end))
}

/// "Freedom of Information Act 2000, section 31", "FOIA s.31", "Data Protection Act 2018 section 45".
fn before(letter: &Letter, first: usize) -> Option<Law> {
    let words = &letter.words;
    let stops = |at: usize| words[at].gap.has(Gap::SENTENCE.with(Gap::BLOCK).with(Gap::CLOSE));
    if first == 0 || stops(first) {
        return None;
    }
    let mut at = first - 1;
    if let Some(law) = abbreviation(letter.word(at)) {
        return Some(law);
    }
    let comma = words[first].gap.has(Gap::COMMA);
    if words[at].kind == WordKind::Number && words[at].span().len() == 4 && at > 0 && !stops(at) {
        at -= 1;
    }
    if !is_one(letter.word(at), &["act", "regulations"]) {
        return None;
    }
    let mut start = at;
    while start > 0 && at - start < LONGEST && !words[start].gap.has(Gap::SENTENCE.with(Gap::COMMA)) {
        let word = letter.word(start - 1);
        if !words[start - 1].capital && !is_one(word, &["of", "and"]) {
            break;
        }
        start -= 1;
    }
    match classify(letter, start..at + 1) {
        // "contrary to the Data Protection Act 2018, section 40(2) applies"
        Law::Other if comma => None,
        law => Some(law),
    }
}

fn breaks(word: &Word) -> bool {
    word.gap.has(Gap::SENTENCE.with(Gap::BLOCK))
}

/// The words from `at` up to "Act", "Regulations" or the like, with its year.
fn name_from(letter: &Letter, at: usize) -> Option<Range<usize>> {
    const ENDS: [&str; 14] = [
        "act",
        "acts",
        "regulations",
        "regulation",
        "order",
        "rules",
        "code",
        "convention",
        "gdpr",
        "schedule",
        "policy",
        "guidance",
        "directive",
        "bill",
    ];
    let words = &letter.words;
    let end = (at..(at + LONGEST).min(words.len()))
        .take_while(|&next| next == at || !breaks(&words[next]) && !words[next].gap.has(Gap::COLON))
        .take_while(|&next| {
            words[next].capital
                || words[next].kind != WordKind::Plain
                || is_one(
                    letter.word(next),
                    &["of", "and", "the", "to", "for", "in", "etc", "act", "acts", "regulations"],
                )
        })
        .find(|&next| is_one(letter.word(next), &ENDS))?;
    let year =
        words.get(end + 1).is_some_and(|next| next.kind == WordKind::Number && next.span().len() == 4 && !breaks(next));
    // "of the 2000 Act"
    Some(at..end + 1 + usize::from(year))
}

/// Which law a name is of. "Act" alone is the letter's own.
fn classify(letter: &Letter, name: Range<usize>) -> Law {
    let has = |word: &str| name.clone().any(|at| letter.word(at).eq_ignore_ascii_case(word));
    let scotland = || has("scotland") || has("scottish");
    let plain = name.clone().filter(|&at| letter.words[at].kind == WordKind::Plain).count();
    if has("freedom") && has("information") {
        Law::Named(if scotland() { Regime::Foisa } else { Regime::Foia })
    } else if has("environmental") && has("information") {
        Law::Named(if scotland() { Regime::Eisr } else { Regime::Eir })
    } else if plain <= 1 && (has("act") || has("regulations")) {
        let number = name.clone().find(|&at| letter.words[at].kind == WordKind::Number);
        match number.map(|at| letter.word(at)) {
            None => Law::Own,
            Some("2000" | "2002" | "2004") => Law::Own,
            Some(_) => Law::Other,
        }
    } else {
        Law::Other
    }
}

/// A law by its initials.
fn abbreviation(word: &str) -> Option<Law> {
    const OTHER: [&str; 18] = [
        "DPA", "GDPR", "RIPA", "PACE", "IPA", "FSMA", "LGA", "CPIA", "CDPA", "UKGDPR", "HRA", "ECHR", "PRA", "NIA",
        "POCA", "CRCA", "RPSI", "DPA18",
    ];
    let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
    if capitals < 3 {
        return None;
    }
    Some(match word {
        "FOIA" | "FOI" | "FoIA" | "FOIAct" => Law::Named(Regime::Foia),
        "FOISA" | "FOI(S)A" | "FoISA" => Law::Named(Regime::Foisa),
        "EIR" | "EIRs" | "EIRS" => Law::Named(Regime::Eir),
        "EISR" | "EISRs" | "EIRs(S)" => Law::Named(Regime::Eisr),
        _ if OTHER.contains(&word) => Law::Other,
        _ => return None,
    })
}

/// Whether the word after a citation names a thing that is called after a section of some Act: "section 31 grant", "section
/// 42 enquiries", "Regulation 28 report".
pub(super) fn is_a_thing(letter: &Letter, after: usize) -> bool {
    const THINGS: [&str; 54] = [
        "agreement",
        "agreements",
        "aftercare",
        "application",
        "applications",
        "appointment",
        "approved",
        "assessment",
        "assessments",
        "certificate",
        "certificates",
        "children",
        "consent",
        "contribution",
        "contributions",
        "detention",
        "detentions",
        "doctor",
        "doctors",
        "enquiries",
        "enquiry",
        "funding",
        "funds",
        "grant",
        "grants",
        "inquiries",
        "inquiry",
        "inspection",
        "inspections",
        "leave",
        "licence",
        "licences",
        "letter",
        "meeting",
        "money",
        "monies",
        "notice",
        "notices",
        "offence",
        "offences",
        "officer",
        "officers",
        "order",
        "orders",
        "patients",
        "payment",
        "payments",
        "powers",
        "referral",
        "referrals",
        "report",
        "reports",
        "searches",
        "works",
    ];
    let Some(word) = letter.words.get(after) else { return false };
    !breaks(word) && word.gap.is_plain_space() && is_one(letter.word(after), &THINGS)
}

/// The law of a citation beside which none is named: sections are of the Act, regulations of the Regulations of the
/// nation whose law the letter answers under.
pub(super) fn own(lead: Lead, regime: Regime) -> Regime {
    let scottish = matches!(regime, Regime::Foisa | Regime::Eisr);
    match lead {
        Lead::Section if scottish => Regime::Foisa,
        Lead::Section => Regime::Foia,
        Lead::Regulation if scottish => Regime::Eisr,
        Lead::Regulation => Regime::Eir,
        Lead::Bare => regime,
    }
}
