//! The authority's own name in more than one form. The forms that the table calls right are never held against each
//! other; what remains is a form that the letter's own other name for itself refutes.

use std::collections::BTreeMap;

use crate::diagnostic::{Applicability, Confidence, Fix, Severity};
use crate::facts::authorities::{Mention, Naming, Own, Sector, Setting, places};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::How;
use crate::text::{Edit, Span};

pub fn check(cx: &Cx, findings: &mut Findings) {
    twins(cx, findings);
    let named = &cx.facts.named;
    let Some(own) = &named.own else { return };
    if !own.given && !named.mentions.iter().any(|mention| is_right(own, mention)) {
        return;
    }
    let mut odd: Vec<(&Mention, Weight)> = Vec::new();
    let mut last: Option<&Mention> = None;
    for mention in &named.mentions {
        odd.extend(weigh(own, last, mention).map(|weight| (mention, weight)));
        last = if mention.is_short() { last } else { Some(mention) };
    }
    let Some((first, _)) = odd.first() else { return };
    let name = &own.name;
    let weight = if odd.iter().any(|(_, weight)| *weight == Weight::Full) { Weight::Full } else { Weight::Light };
    let short = if first.is_short() { ", or ‘the Constabularies’ for short" } else { "" };
    let message = format!(
        "The letter calls the authority ‘{name}’, and here ‘{}’. Use one name throughout: write ‘{name}’{short}.",
        shown(cx, first)
    );
    let mut finding = Finding::new(first.with_article(), message).label("another form of the name");
    if let Some(right) =
        named.mentions.iter().find(|mention| is_right(own, mention) && mention.setting == Setting::Prose)
    {
        finding = finding.note(format!("The letter writes ‘{}’ elsewhere.", right.text));
    }
    for (other, _) in odd.iter().skip(1) {
        finding = finding.related(other.with_article(), format!("here ‘{}’", shown(cx, other)));
    }
    if weight == Weight::Light {
        finding = finding.severity(Severity::Note).confidence(Confidence::Medium);
    }
    let edits = odd.iter().map(|(mention, _)| Edit::replace(edited(own, mention), instead(own, mention))).collect();
    findings.push(finding.fix(Fix {
        title: format!("Write ‘{name}’ throughout"),
        applicability: Applicability::Unsafe,
        edits,
    }));
}

/// Names that differ by the "s" of one word inside them ("University Hospital NHS Trust", "University Hospitals NHS
/// Trust"): one body, whoever it is, where the letter has the one form at least twice and the other once.
fn twins(cx: &Cx, findings: &mut Findings) {
    let mentions = &cx.facts.named.mentions;
    let made =
        |mention: &&Mention| mention.naming == Naming::Made && !mention.asked && mention.sector != Sector::Police;
    let mut uses: BTreeMap<&str, (usize, &Mention)> = BTreeMap::new();
    for mention in mentions.iter().filter(made) {
        uses.entry(&mention.text).or_insert((0, mention)).0 += 1;
    }
    let given = |text: &str| cx.facts.named.own.as_ref().is_some_and(|own| own.given && own.name == text);
    for (count, odd) in uses.values().filter(|(count, odd)| *count == 1 && odd.setting == Setting::Prose && !odd.past) {
        let twin = |(text, (uses, other)): &(&&str, &(usize, &Mention))| {
            (uses > count || given(text)) && other.sector == odd.sector && differ_by_s(text, &odd.text)
        };
        let Some((right, _)) = uses.iter().find(twin) else { continue };
        let message =
            format!("The letter writes ‘{right}’, and here ‘{}’. Use one name throughout: write ‘{right}’.", odd.text);
        findings.push(Finding::new(odd.span, message).label("another form of the name").fix(Fix {
            title: format!("Write ‘{right}’ throughout"),
            applicability: Applicability::Unsafe,
            edits: vec![Edit::replace(odd.span, *right)],
        }));
    }
}

/// Whether exactly one word, not the last, has an "s" more in one of the names.
fn differ_by_s(one: &str, other: &str) -> bool {
    if one.len().abs_diff(other.len()) != 1 || one.split(' ').count() != other.split(' ').count() {
        return false;
    }
    let last = one.rsplit(' ').next() == other.rsplit(' ').next();
    let odd: Vec<_> = one.split(' ').zip(other.split(' ')).filter(|(one, other)| one != other).collect();
    last && matches!(odd.as_slice(), [(one, other)] if one.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(one))
}

/// How much a variant weighs: a shortened council's name and a turned university's are notes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Light,
    Full,
}

/// A mention as it reads, on one line.
fn shown(cx: &Cx, mention: &Mention) -> String {
    mention.with_article().of(cx.letter.text()).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a fix changes: the name, and its article where the right name takes none.
fn edited(own: &Own, mention: &Mention) -> Span {
    let bare = own.sector == Sector::Police && matches!(own.style.as_str(), "police" | "constabulary");
    if bare && own.ids.len() == 1 { mention.with_article() } else { mention.span }
}

/// What to write at a mention.
fn instead(own: &Own, mention: &Mention) -> String {
    if mention.is_short() {
        return "Constabularies".to_owned();
    }
    let led = ["university of", "department", "ministry", "london borough", "royal borough"];
    let article = mention.article.is_none() && led.iter().any(|style| own.style.starts_with(style));
    if article { format!("the {}", own.name) } else { own.name.clone() }
}

/// Whether a mention is the own name in a right form.
fn is_right(own: &Own, mention: &Mention) -> bool {
    if mention.asked || mention.is_short() {
        return false;
    }
    match mention.naming {
        Naming::Known(How::Wrong | How::Abbreviation | How::Former) => false,
        Naming::Known(_) => mention.ids == own.ids,
        _ => own.ids.is_empty() && same_text(&mention.text, &own.name),
    }
}

fn same_text(one: &str, other: &str) -> bool {
    let plain = |text: &str| crate::facts::authorities::folded(text).replace("the ", "");
    one == other || plain(one) == plain(other)
}

/// Whether a mention is the own name in an odd form. `last` is the full name before it.
fn weigh(own: &Own, last: Option<&Mention>, mention: &Mention) -> Option<Weight> {
    if mention.setting != Setting::Prose || mention.past || mention.sector != own.sector {
        return None;
    }
    if mention.is_short() {
        let capital = mention.text.starts_with(char::is_uppercase);
        let odd = own.ids.len() > 1 && own.style == "constabularies" && mention.style == "constabulary" && capital;
        // "Norfolk Constabulary … The Constabulary …": one of the two was just named
        let alone = last.is_some_and(|other| other.ids.len() == 1 && own.ids.contains(&other.ids[0]));
        return (odd && !alone).then_some(Weight::Full);
    }
    if same_text(&mention.text, &own.name) || places(&mention.stem) != own.places {
        return None;
    }
    if own.sector == Sector::Police {
        let odd = mention.ids == own.ids
            && !mention.listed
            && !own.ids.is_empty()
            && match mention.naming {
                Naming::Known(how) => how == How::Wrong,
                Naming::Made => true,
                Naming::Short => false,
            };
        let shaped = mention.text.split(' ').next_back().is_some_and(|word| word.starts_with(char::is_uppercase));
        return (odd && shaped).then_some(Weight::Full);
    }
    other_sector(own, mention)
}

/// Councils, trusts and universities, which the table does not list.
fn other_sector(own: &Own, mention: &Mention) -> Option<Weight> {
    let pair = [own.style.as_str(), mention.style.as_str()];
    let either = |one: &dyn Fn(&str) -> bool, other: &dyn Fn(&str) -> bool| {
        one(pair[0]) && other(pair[1]) || one(pair[1]) && other(pair[0])
    };
    match own.sector {
        Sector::Council => {
            let bare = |style: &str| style == "council";
            let full = |style: &str| style.ends_with(" council") && !style.contains(" of");
            either(&bare, &full).then_some(Weight::Light)
        }
        Sector::Nhs => {
            let trust = |style: &str| style.ends_with("trust");
            (trust(pair[0]) && trust(pair[1])).then_some(Weight::Full)
        }
        // "Durham University" and "the University of Durham" are both in use, "Univ." is not
        Sector::University => Some(if pair.contains(&"univ") { Weight::Full } else { Weight::Light }),
        Sector::Government => (pair[0] != pair[1]).then_some(Weight::Full),
        _ => None,
    }
}
