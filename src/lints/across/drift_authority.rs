//! One authority under different names in its letters. Names that the table calls right, and turned names ("Durham
//! University", "the University of Durham"), are a matter of style; a name that lacks a word of the other is not.

use std::collections::BTreeMap;

use crate::diagnostic::{Place, Severity};
use crate::facts::authorities::{Mention, Naming, Setting, folded, places};
use crate::lints::{CxAcross, Finding, Findings, LetterFacts, houses};
use crate::tables::How;

/// One finding for each form of a name that departs from what most letters of the authority say.
pub fn check(letters: &[&LetterFacts], _: &CxAcross, findings: &mut Findings) {
    let mut by_authority: BTreeMap<String, Vec<Use>> = BTreeMap::new();
    for letter in houses::distinct(letters) {
        if let Some((identity, one)) = Use::of(letter) {
            by_authority.entry(identity).or_default().push(one);
        }
    }
    for uses in by_authority.values() {
        compare(uses, findings);
    }
}

/// The name that a letter gives its authority.
#[derive(Clone, Copy)]
struct Use<'l> {
    letter: &'l LetterFacts,
    mention: &'l Mention,
}

impl<'l> Use<'l> {
    /// The form that the letter has most often, with what tells the authority from others. A letter with two forms in
    /// equal use says nothing.
    fn of(letter: &'l LetterFacts) -> Option<(String, Use<'l>)> {
        let named = &letter.facts.named;
        let own = named.own.as_ref().filter(|own| !own.ids.is_empty() || !own.places.is_empty())?;
        let identity =
            if own.ids.is_empty() { format!("{:?} {}", own.sector, own.places.join(" ")) } else { own.ids.join(" ") };
        let full = |mention: &&Mention| {
            let same = if own.ids.is_empty() {
                mention.sector == own.sector && places(&mention.stem) == own.places
            } else {
                mention.ids == own.ids
            };
            let abbreviated = matches!(mention.naming, Naming::Known(How::Abbreviation));
            same && !abbreviated && !mention.asked && !mention.past && !mention.is_short() && !mention.listed
        };
        let mut forms: BTreeMap<String, Vec<&Mention>> = BTreeMap::new();
        for mention in named.mentions.iter().filter(full) {
            forms.entry(plain(&mention.text)).or_default().push(mention);
        }
        let most = forms.values().map(Vec::len).max()?;
        let mut best = forms.values().filter(|uses| uses.len() == most);
        let uses = best.next().filter(|_| best.next().is_none())?;
        let prose = uses.iter().find(|mention| mention.setting == Setting::Prose);
        Some((identity, Use { letter, mention: prose.unwrap_or(&uses[0]) }))
    }

    fn place(&self) -> Place {
        Place { letter: self.letter.id, span: self.mention.span }
    }
}

/// A name as it is compared: small letters, "and" for "&", no article.
fn plain(name: &str) -> String {
    let folded = folded(name).replace(" & ", " and ");
    folded.strip_prefix("the ").unwrap_or(&folded).to_owned()
}

fn compare(uses: &[Use], findings: &mut Findings) {
    let mut by_form: BTreeMap<String, Vec<Use>> = BTreeMap::new();
    for one in uses {
        by_form.entry(plain(&one.mention.text)).or_default().push(*one);
    }
    let wrong = |one: &Use| matches!(one.mention.naming, Naming::Known(How::Wrong));
    let mut groups: Vec<(String, Vec<Use>)> = by_form.into_iter().collect();
    groups.sort_by_key(|(_, group)| (wrong(&group[0]), std::cmp::Reverse(group.len()), group[0].letter.id));
    let Some(((usual, model), rest)) = groups.split_first() else { return };
    for (form, here) in rest {
        let known = here.iter().chain(model).all(|one| matches!(one.mention.naming, Naming::Known(_)));
        let odd = if known { wrong(&here[0]) } else { lacks_a_word(form, usual) };
        if houses::dates(&letters_of(here), &letters_of(model)) == houses::Dates::Explain && !wrong(&here[0]) {
            continue;
        }
        findings.push(finding(here, model, odd));
    }
}

/// Whether one name is the other without some of its words: "Bristol Council", "Bristol City Council".
fn lacks_a_word(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let mut words = long.split(' ');
    short.split(' ').all(|word| words.any(|other| other == word))
}

fn finding(here: &[Use], model: &[Use], odd: bool) -> Finding {
    let (first, other) = (here[0], model[0]);
    let (name, instead) = (&first.mention.text, &other.mention.text);
    let letters = houses::letters(model.len(), false);
    let advice = if odd {
        format!("Use one name: ‘{instead}’.")
    } else {
        "Both may stand; use one in all letters.".to_owned()
    };
    let message = format!("The authority is ‘{name}’ here and ‘{instead}’ in {letters}. {advice}");
    let mut finding = Finding::at(first.place(), message).label("one name");
    let related: Vec<&Use> = model.iter().chain(&here[1..]).collect();
    for one in related.iter().take(houses::MOST) {
        finding = finding.related_at(one.place(), format!("‘{}’", one.mention.text));
    }
    if related.len() > houses::MOST {
        finding = finding.note(format!("and {} more places", related.len() - houses::MOST));
    }
    if odd { finding } else { finding.severity(Severity::Note) }
}

fn letters_of<'l>(group: &[Use<'l>]) -> Vec<&'l LetterFacts> {
    group.iter().map(|one| one.letter).collect()
}
