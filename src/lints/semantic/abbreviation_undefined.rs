//! An abbreviation that the letter explains nowhere, or only after it has used it. What the requester wrote, what everybody
//! knows, codes and parts of names need no explanation; words of the trade need one.

use crate::letter::words::keys;
use crate::letter::{Letter, Region};
use crate::lints::lexicon::words::{Known, known};
use crate::lints::{Cx, Finding, Findings, abbreviations};

const FOIA: [u64; 3] = keys(["foia", "foisa", "dpa"]);
/// A text with more abbreviations than this is no letter.
const MOST_KINDS: usize = 60;
/// At most this many other uses are shown.
const MOST: usize = 20;

/// Report each such abbreviation once, at its first use.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let mut seen: Vec<u64> = Vec::new();
    let mut definitions = None;
    for at in abbreviations::uses(letter) {
        let key = abbreviations::key_of(letter, at);
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        if seen.len() > MOST_KINDS {
            return;
        }
        if cx.lints.classes().is_known(letter.words[at].key) || is_stressed(letter, at) {
            continue;
        }
        let definitions = definitions.get_or_insert_with(|| abbreviations::definitions(letter));
        let written = letter.word(at).trim_end_matches('s');
        let places = abbreviations::places(letter, key, written);
        let asked = places.iter().any(|&at| matches!(letter.region_of(at), Region::Request | Region::Letterhead));
        let explained = definitions.iter().find(|one| abbreviations::key_of(letter, one.word) == key);
        if let Some(definition) = explained {
            if definition.first > at && !asked {
                let message =
                    format!("‘{written}’ is used here and explained only later. Explain it where it stands first.");
                findings.push(
                    Finding::new(letter.words[at].span(), message)
                        .related(letter.words_span(definition.first..definition.word + 1), "explained here"),
                );
            }
            continue;
        }
        if asked || is_clear(letter, key, written) {
            continue;
        }
        let mut finding = Finding::new(letter.words[at].span(), unexplained(written));
        for &other in places.iter().filter(|other| **other > at).take(MOST) {
            finding = finding.related(letter.words[other].span(), "used again");
        }
        findings.push(finding);
    }
    // a word of the trade counts in a heading, too
    for key in abbreviations::known().jargon.iter().filter(|key| !seen.contains(key)) {
        let own = |at: &usize| letter.region_of(*at).is_own_prose() && abbreviations::is_abbreviation(letter, *at);
        let Some(at) = letter.places_of(*key).find(own) else { continue };
        let defined = abbreviations::definitions(letter).iter().any(|one| letter.words[one.word].key == *key);
        let asked = letter.places_of(*key).any(|at| letter.region_of(at) == Region::Request);
        if !defined && !asked {
            findings.push(Finding::new(letter.words[at].span(), unexplained(letter.word(at))));
        }
    }
}

/// "the OVERT use of drones": a word of some length in capitals, and no abbreviation.
fn is_stressed(letter: &Letter, at: usize) -> bool {
    const SHORTEST: usize = 5;
    letter.word(at).len() >= SHORTEST && known(letter.words[at].key) != Known::No
}

fn unexplained(written: &str) -> String {
    format!("‘{written}’ is not explained anywhere. Write it out at its first use, with ‘({written})’ after it.")
}

/// Whether a reader knows what it stands for.
fn is_clear(letter: &Letter, key: u64, written: &str) -> bool {
    let known = abbreviations::known();
    if known.jargon.contains(&key) {
        return false;
    }
    // the letter has a name of its own for the Act, and does not keep to it
    if FOIA.contains(&key) && key != FOIA[2] && abbreviations::names_the_act(letter) {
        return false;
    }
    known.everyone.contains(&key) || abbreviations::is_spelled_out(letter, written)
}
