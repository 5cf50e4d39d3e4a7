//! One hole under two spellings, `{{ref_no}}` and `{{refno}}`: a program that merges fills only the one that it knows.

use std::collections::BTreeMap;

use crate::letter::Hole;
use crate::letter::holes::Form;
use crate::lints::leftovers::is_own;
use crate::lints::{Cx, Finding, Findings};

/// Report the rarer spelling, each once, with the other beside it. What a person fills in may be written in any way.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let name = |hole: &Hole| hole.name.of(letter.text()).trim().to_owned();
    let mut groups: BTreeMap<String, Vec<(String, Vec<&Hole>)>> = BTreeMap::new();
    for hole in letter.holes.iter().filter(|hole| hole.is_word() && hole.fault.is_none() && hole.form != Form::Brackets)
    {
        if !is_own(letter, hole.span.start) {
            continue;
        }
        let spellings = groups.entry(hole.words.concat()).or_default();
        match spellings.iter_mut().find(|(spelt, _)| *spelt == name(hole)) {
            Some((_, holes)) => holes.push(hole),
            None => spellings.push((name(hole), vec![hole])),
        }
    }
    for spellings in groups.into_values().filter(|spellings| spellings.len() > 1) {
        // of equals the first one in the text is taken as right
        let usual = spellings.iter().rev().max_by_key(|(_, holes)| holes.len()).expect("a group has two spellings");
        for (spelt, holes) in spellings.iter().filter(|(spelt, _)| *spelt != usual.0) {
            let message = format!(
                "‘{spelt}’ here, ‘{}’ elsewhere in the template: one of them may stay empty. Write ‘{}’ if they are the same.",
                usual.0, usual.0
            );
            let finding = Finding::new(holes[0].span, message).label("one place under two names");
            findings.push(finding.related(usual.1[0].span, "the other spelling"));
        }
    }
}
