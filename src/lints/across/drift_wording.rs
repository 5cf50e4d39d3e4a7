//! A stock sentence in two wordings. One that a lint finds fault with is broken, and the letters that have it right show
//! what it should say; where nothing is wrong with either it is a matter of style, and a note.

use std::collections::BTreeSet;

use crate::diagnostic::{LetterId, Place, Severity};
use crate::lints::stock::{Cluster, Reading, Site, clusters, sites};
use crate::lints::{CxAcross, Finding, Findings, LetterFacts, houses};
use crate::text::Span;

/// A difference of more words is another sentence and no other wording.
const SMALL: usize = 3;
/// Where two sentences are not near each other, a difference of more words makes two sentences of them.
const LONG: usize = 6;
/// Of a long difference so many words are shown.
const SHOWN: usize = 12;

/// One finding for each place of a stock sentence that is worded in several ways.
pub fn check(letters: &[&LetterFacts], cx: &CxAcross, findings: &mut Findings) {
    let letters = houses::distinct(letters);
    // one fault is told once, however many sentences are held against its own
    let mut told = BTreeSet::new();
    for cluster in clusters(&letters, cx) {
        for site in sites(&cluster, &letters, cx) {
            findings.extend(Case { site: &site, cluster: &cluster, letters: &letters, cx }.finding(&mut told));
        }
    }
}

struct Case<'a, 'c> {
    site: &'a Site,
    cluster: &'a Cluster,
    letters: &'a [&'a LetterFacts],
    cx: &'a CxAcross<'c>,
}

impl Case<'_, '_> {
    fn finding(&self, told: &mut BTreeSet<(LetterId, u32)>) -> Option<Finding> {
        let own = |reading: &&Reading| !reading.is_fact;
        let readings: Vec<&Reading> = self.site.readings.iter().filter(own).collect();
        let broken: Vec<&Reading> = readings.iter().copied().filter(|reading| reading.broken).collect();
        let comparable = |reading: &Reading| {
            // a sentence that breaks off has nothing where the other goes on
            (!reading.cut || reading.size() == 0) && (reading.near || reading.size() <= LONG)
        };
        let odd = if broken.is_empty() {
            if !self.cx.notes {
                return None;
            }
            let small =
                |reading: &&Reading| !reading.cut && !reading.has_fact && reading.near && reading.size() <= SMALL;
            let style = readings.iter().all(small);
            // of two in as many letters the later is shown
            readings.iter().copied().rev().filter(|_| style).min_by_key(|reading| reading.letters)?
        } else {
            let is_new = |reading: &Reading| reading.fault.is_some_and(|fault| !told.contains(&fault));
            let new = broken.into_iter().filter(|reading| comparable(reading) && is_new(reading));
            new.min_by_key(|reading| reading.letters)?
        };
        let rest = readings.iter().copied().filter(|reading| !std::ptr::eq(*reading, odd));
        let rest: Vec<&Reading> = rest.filter(|reading| comparable(reading)).collect();
        let sound = rest.iter().copied().filter(|reading| !reading.broken);
        let model = sound.max_by_key(|reading| reading.letters);
        let usual = model.or(rest.into_iter().max_by_key(|reading| reading.letters))?;
        self.say([odd, usual], model.is_some(), &readings, told)
    }

    /// `told` are the faults that were told before.
    fn say(
        &self,
        [odd, usual]: [&Reading; 2],
        sound: bool,
        all: &[&Reading],
        told: &mut BTreeSet<(LetterId, u32)>,
    ) -> Option<Finding> {
        let places = |reading| self.site.spots(reading, self.cluster, self.letters);
        let (mut here, mut there) = (places(odd), places(usual));
        let (first, other) = (here.next()?, there.next()?);
        let (said, instead) = (self.text(first.place, first.around), self.text(other.place, other.around));
        if [&said, &instead].iter().any(|text| text.contains(PLACEHOLDER)) {
            return None;
        }
        let style = !odd.broken;
        let one_letter = first.place.letter == other.place.letter;
        if style && one_letter {
            return None;
        }
        told.extend(odd.fault);
        let others = houses::letters(usual.letters, one_letter);
        let advice = match (style, sound) {
            (true, _) => "Nothing is wrong with either; use one wording in all.".to_owned(),
            // one word too many, too few or for another: it is plain what is meant
            (false, true)
                if usual.size().max(odd.size()) <= 2 && usual.size().abs_diff(odd.size()) <= 1 && !odd.cut =>
            {
                format!("The sentence is broken here: write ‘{instead}’.")
            }
            (false, true) if usual.size() == 0 && odd.size() > SMALL => "The sentence is broken here.".to_owned(),
            (false, true) => "The sentence is broken here: see how it reads there.".to_owned(),
            (false, false) => "Neither is right as it stands: mend both and use one wording in all.".to_owned(),
        };
        let message = format!("A stock sentence in two wordings: ‘{said}’ here, ‘{instead}’ in {others}. {advice}");
        let mut finding = Finding::at(first.place, message).label("one wording").note(word_diff(&said, &instead));
        let rest = all.iter().filter(|reading| !std::ptr::eq(**reading, odd) && !std::ptr::eq(**reading, usual));
        let mut further: Vec<_> = rest.take(houses::MOST).map(|reading| places(reading)).collect();
        let mut related = vec![other];
        related.extend(further.iter_mut().filter_map(|places| places.next()));
        let again = here.chain(there).chain(further.into_iter().flatten());
        related.extend(again.take(houses::MOST.saturating_sub(related.len())));
        related.truncate(houses::MOST);
        for spot in &related {
            finding = finding.related_at(spot.place, format!("‘{}’", self.text(spot.place, spot.around)));
        }
        let known: usize = all.iter().map(|reading| reading.letters).sum();
        let shown = 1 + related.len();
        if known > shown {
            finding = finding.note(format!("and {} more places", known - shown));
        }
        Some(if style { finding.severity(Severity::Note) } else { finding })
    }

    /// Words of a letter on one line, the middle of many left out.
    fn text(&self, place: Place, span: Span) -> String {
        let words: Vec<&str> = span.of((self.cx.text)(place.letter)).split_whitespace().collect();
        if words.len() <= SHOWN {
            return words.join(" ");
        }
        let half = SHOWN / 2;
        format!("{} … {}", words[..half].join(" "), words[words.len() - half..].join(" "))
    }
}

/// The two side by side: `confirm or {+deny+} whether`.
fn word_diff(here: &str, there: &str) -> String {
    let [here, there]: [Vec<&str>; 2] = [here, there].map(|text| text.split(' ').collect());
    let most = here.len().min(there.len());
    let head = (0..most).take_while(|&at| here[at] == there[at]).count();
    let back = |words: &[&str], at: usize| words.len() - 1 - at;
    let tail = (0..most - head).take_while(|&at| here[back(&here, at)] == there[back(&there, at)]).count();
    let [out, instead] = [&here, &there].map(|words| words[head..words.len() - tail].join(" "));
    let mut parts = vec![here[..head].join(" ")];
    parts.push(if out.is_empty() { out } else { format!("[-{out}-]") });
    parts.push(if instead.is_empty() { instead } else { format!("{{+{instead}+}}") });
    parts.push(here[here.len() - tail..].join(" "));
    parts.retain(|part| !part.is_empty());
    format!("Word by word: {}", parts.join(" "))
}

/// What a template has where a letter has a fact.
const PLACEHOLDER: [char; 9] = ['[', ']', '{', '}', '<', '>', '«', '»', '_'];
