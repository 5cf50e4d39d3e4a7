//! Another authority stands where the letter speaks of itself: left from the letter that was copied. Only places where
//! nobody but the sender can stand count, the own name must be clear-cut, and a sentence about others is left alone; so
//! a finding is nearly certain and many a slip is missed.

use std::collections::HashMap;

use crate::diagnostic::{Applicability, Fix};
use crate::facts::authorities::{Mention, Naming, Own, Sector, Setting, Voice, places};
use crate::letter::words::keys;
use crate::lints::{Cx, Finding, Findings};
use crate::tables::How;
use crate::text::Edit;

/// Words of tasks that many names share and that make none a form of another.
const GENERIC: [&str; 6] = ["learning", "multi", "academy", "academies", "education", "schools"];

pub fn check(cx: &Cx, findings: &mut Findings) {
    words_of_a_department(cx, findings);
    let Some(own) = &cx.facts.named.own else { return };
    let mut groups: Vec<Vec<&Mention>> = Vec::new();
    let mut at: HashMap<String, usize> = HashMap::new();
    for mention in cx.facts.named.mentions.iter().filter(|mention| is_foreign(cx, own, mention)) {
        let index = *at.entry(identity(mention)).or_insert(groups.len());
        match groups.get_mut(index) {
            Some(group) => group.push(mention),
            None => groups.push(vec![mention]),
        }
    }
    groups.iter().for_each(|group| findings.push(finding(&own.name, group)));
}

/// "One person spending 18 hours in determining whether the department holds …", where the limit is £450: central
/// government, whose model letter that is, has £600 (SI 2004/3244 reg.3).
fn words_of_a_department(cx: &Cx, findings: &mut Findings) {
    const PERSON_SPENDING: [u64; 2] = keys(["person", "spending"]);
    const HOLDS: [u64; 3] = keys(["the", "department", "holds"]);
    let letter = cx.letter;
    if letter.places_of(PERSON_SPENDING[1]).next().is_none() || !letter.text().contains("£450") {
        return;
    }
    for at in letter.places_of(HOLDS[1]).filter(|&at| at > 0 && letter.region_of(at).is_own_prose()) {
        let holds = letter.words.get(at - 1..at + 2).is_some_and(|words| words.iter().map(|word| word.key).eq(HOLDS));
        let model = letter.sentence_of(at).is_some_and(|sentence| {
            let mut pairs = letter.words[sentence.words.clone()].windows(PERSON_SPENDING.len());
            pairs.any(|pair| pair.iter().map(|word| word.key).eq(PERSON_SPENDING))
        });
        if holds && model {
            let message = "These are the words of a government department, whose limit is £600; an authority with £450 is none. Name your own authority.";
            findings.push(Finding::new(letter.words_span(at - 1..at + 1), message).label("whose department?"));
        }
    }
}

/// One finding for all the places of one other authority.
fn finding(name: &str, group: &[&Mention]) -> Finding {
    let first = group[0];
    let message = format!(
        "The letter speaks for ‘{name}’, but here for ‘{}’. Write ‘{name}’, or say plainly that another authority is meant.",
        first.text
    );
    let mut finding = Finding::new(first.span, message).label(format!("not ‘{name}’"));
    for other in &group[1..] {
        finding = finding.related(other.span, "here too");
    }
    finding.fix(Fix {
        title: format!("Write ‘{name}’"),
        applicability: Applicability::Unsafe,
        edits: group.iter().map(|other| Edit::replace(other.span, name)).collect(),
    })
}

fn identity(mention: &Mention) -> String {
    if mention.ids.is_empty() { mention.text.to_lowercase() } else { mention.ids.join(" ") }
}

fn is_foreign(cx: &Cx, own: &Own, mention: &Mention) -> bool {
    let signs = signs_alone(cx, own, mention);
    let speaks = mention.voice == Some(Voice::Strong) && !mention.third_party && !mention.past;
    let stands = (speaks || signs) && !mention.listed;
    if !stands || mention.is_short() || mention.sector != own.sector || own.sector == Sector::Other {
        return false;
    }
    if mention.shares_with(own) || succeeded(cx, own, mention) && !is_of_today(cx, mention) || is_spoken_of(cx, mention)
    {
        return false;
    }
    match mention.sector {
        // a force that the table does not know may be of another country, and one that has ended belongs to history
        Sector::Police => {
            let former = mention.naming == Naming::Known(How::Former);
            !mention.ids.is_empty() && !own.ids.is_empty() && (!former || is_of_today(cx, mention))
        }
        // "Exeter" and "Royal Devon and Exeter": one may be a longer name of the other
        _ => !related_stems(own, mention),
    }
}

/// Whether another force signs the letter of one that does not sign it, and is named nowhere else.
fn signs_alone(cx: &Cx, own: &Own, mention: &Mention) -> bool {
    if mention.setting != Setting::SignOff || mention.ids.is_empty() || own.ids.is_empty() || own.given {
        return false;
    }
    let mentions = &cx.facts.named.mentions;
    let here = identity(mention);
    let signed = mentions.iter().any(|other| other.setting == Setting::SignOff && other.shares_with(own));
    let elsewhere = mentions.iter().any(|other| other.setting != Setting::SignOff && identity(other) == here);
    !signed && !elsewhere
}

/// Whether a force that has ended is made to speak in the present, in a letter written a year or more after its end.
fn is_of_today(cx: &Cx, mention: &Mention) -> bool {
    let present = ["can", "considers", "relies", "holds", "apologises", "will", "neither"];
    let speaks =
        cx.letter.words.get(mention.words.end).is_some_and(|_| present.contains(&cx.letter.word(mention.words.end)));
    let [id] = mention.ids.as_slice() else { return false };
    let until = cx.tables.authorities().by_id(id).and_then(|row| row.until);
    let sent = cx.facts.sent.as_ref().map(|sent| sent.date);
    let years = |(until, sent): (jiff::civil::Date, jiff::civil::Date)| sent.year() > until.year() + 1;
    speaks && until.zip(sent).is_some_and(years)
}

/// Whether the paragraph, or the one before it, has spoken of the other authority as of another. A paragraph that was
/// left from its letter speaks of it as of the sender only.
fn is_spoken_of(cx: &Cx, mention: &Mention) -> bool {
    let block = cx.letter.block_of(mention.words.start);
    let here = identity(mention);
    let before = cx.facts.named.mentions.iter().rev().skip_while(|other| other.span.start >= mention.span.start);
    let near = before.take_while(|other| cx.letter.block_of(other.words.start) + 1 >= block);
    near.filter(|other| !other.asked && identity(other) == here).any(|other| {
        other.setting == Setting::Line
            || other.third_party
            || other.listed
            || other.setting == Setting::Prose && other.voice.is_none()
    })
}

/// Whether the named force has been followed by the own one, or the other way round.
fn succeeded(cx: &Cx, own: &Own, mention: &Mention) -> bool {
    let table = cx.tables.authorities();
    let follows = |one: &str, other: &str| {
        table.by_id(one).and_then(|row| row.successor.as_deref()).is_some_and(|successor| successor == other)
    };
    mention.ids.iter().any(|named| own.ids.iter().any(|id| follows(named, id) || follows(id, named)))
}

/// Whether the two names have a word of their places in common.
fn related_stems(own: &Own, mention: &Mention) -> bool {
    let words = |places: &[String]| -> Vec<String> {
        places
            .iter()
            .flat_map(|place| place.split(' '))
            .filter(|word| word.len() > 3 && !GENERIC.contains(word))
            .map(str::to_owned)
            .collect()
    };
    let mine = words(&own.places);
    words(&places(&mention.stem)).iter().any(|word| mine.contains(word))
}
