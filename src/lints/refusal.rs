//! What the lints about the contents of a refusal share: which exemptions the letter relies on, whether anything in it
//! weighs the public interest, and whether some words stand anywhere in the authority's own text.

use std::collections::HashSet;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::facts::Purpose;
use crate::facts::exemptions::Citation;
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::{Block, BlockKind, Kind, Letter, Sentence};
use crate::tables::{Exemption, ExemptionKind, Interest, Part, Regime};
use crate::text::data;

use super::Cx;

/// An exemption that the letter relies on, at the first place where it does.
#[derive(Clone, Copy)]
pub(super) struct Relied<'a> {
    pub citation: &'a Citation,
    pub row: &'a Exemption,
}

/// Every exemption that the letter relies on in its own words, each section once.
pub(super) fn relied<'a>(cx: &Cx<'a>) -> Vec<Relied<'a>> {
    let day = cx.facts.sent.map(|sent| sent.date);
    let mut seen: HashSet<(Regime, Part)> = HashSet::new();
    let own = cx.facts.exemptions.relied().filter(|one| one.place.is_own() && !is_supposed(cx.letter, one));
    own.filter_map(|citation| Some(Relied { citation, row: citation.exemption(cx.tables, day)? }))
        .filter(|relied| seen.insert((relied.citation.regime, relied.row.provision.section())))
        .collect()
}

/// "… would in any case be likely to fall within section 43(2)": not relied on yet. "Your last request was refused under
/// section 43", "the Commission told us that section 31 applies": not relied on here.
fn is_supposed(letter: &Letter, citation: &Citation) -> bool {
    let Some(sentence) = letter.sentence_of(citation.words.start) else { return false };
    let near = sentence.words.start.max(citation.words.start.saturating_sub(9))..citation.words.start;
    let is = |at: usize, list: &[&str]| list.iter().any(|word| letter.word(at).eq_ignore_ascii_case(word));
    let before = sentence.words.start..citation.words.start;
    if cues().elsewhere.is_in(&letter.words, before, &NoSlots) {
        return true;
    }
    let modal = near.clone().find(|&at| is(at, &["would", "may", "might", "could"]));
    modal.is_some_and(|modal| {
        (modal..near.end).any(|at| is(at, &["fall", "apply", "engage", "engaged", "attract", "need"]))
    })
}

/// Whether the letter is one in which the contents of a refusal may be looked for: an answer, and no template.
pub(super) fn is_answer(cx: &Cx) -> bool {
    cx.letter.kind == Kind::Letter && cx.facts.timing.purpose == Purpose::Answer
}

impl Relied<'_> {
    /// The number of the section or regulation.
    pub(super) fn number(&self) -> u16 {
        self.citation.section().number()
    }

    /// Whether a public interest test is surely owed.
    pub(super) fn owes_interest(&self) -> bool {
        let section = (self.citation.regime, self.number());
        match self.row.interest {
            // the request goes on under the Regulations, whose own test follows
            Interest::Yes => !matches!(section, (Regime::Foia | Regime::Foisa, 39)),
            Interest::Depends => {
                let qualified = |kind| kind == ExemptionKind::Qualified;
                self.citation.provisions().all(|provision| qualified(self.row.kind_of(provision)))
                    // absolute for the Houses of Parliament alone
                    || section == (Regime::Foia, 36)
            }
            Interest::No | Interest::Formal => false,
        }
    }
}

/// Whether anything in the letter weighs the public interest, or says where that is done.
pub(super) fn weighs(cx: &Cx) -> bool {
    let exemptions = &cx.facts.exemptions;
    exemptions.reasons_withheld.is_some()
        || exemptions.attached.is_some()
        // a mere mention of the public interest is looked at below
        || exemptions.arguments.iter().any(|one| one.kinds.favouring || one.kinds.against || one.kinds.balance)
        || own_sentences(cx.letter).any(|(sentence, _)| {
            let described = || exemptions.descriptions.iter().any(|one| one.span.overlaps(sentence.span));
            is_weighed(cx.letter, sentence) && !described()
        })
}

/// Whether a sentence weighs anything, rather than saying that nothing need be weighed.
fn is_weighed(letter: &Letter, sentence: &Sentence) -> bool {
    let find = |set: &PatternSet| set.find_all(&letter.words, sentence.words.clone(), &NoSlots);
    let found = find(&cues().weighing);
    if found.is_empty() {
        return false;
    }
    let denied = find(&cues().unweighed);
    found.iter().any(|one| !denied.iter().any(|outer| outer.start <= one.start && one.end <= outer.end))
}

/// Whether reasons are said to stand in another place: an annex, the back of the page.
pub(super) fn reasons_elsewhere(cx: &Cx) -> bool {
    const PLACES: [&str; 14] = [
        "annex",
        "appendix",
        "overleaf",
        "attached",
        "enclosed",
        "schedule",
        "attachment",
        "separately",
        "page",
        "pages",
        "note",
        "notes",
        "sheet",
        "table",
    ];
    const REASONS: [&str; 12] = [
        "reason",
        "reasons",
        "explanation",
        "explanations",
        "explained",
        "test",
        "tests",
        "exemption",
        "exemptions",
        "notice",
        "reasoning",
        "exceptions",
    ];
    own_sentences(cx.letter)
        .any(|(sentence, _)| has_word(cx.letter, sentence, &PLACES) && has_word(cx.letter, sentence, &REASONS))
}

/// The sentences in which the authority speaks, its rights and quoted law left out.
pub(super) fn own_sentences<'a>(letter: &'a Letter) -> impl Iterator<Item = (&'a Sentence, &'a Block)> {
    let rights = |block: &Block| block.region.is_rights();
    letter.own_sentences().filter(move |(_, block)| !rights(block) && block.kind != BlockKind::Literal)
}

/// Whether a sentence has one of some words.
pub(super) fn has_word(letter: &Letter, sentence: &Sentence, words: &[&str]) -> bool {
    let keys: Vec<u64> = words.iter().map(|word| crate::letter::words::key(word)).collect();
    letter.words[sentence.words.clone()].iter().any(|word| keys.contains(&word.key))
}

/// Whether one of some wordings stands in a sentence of the authority's own.
pub(super) fn says(letter: &Letter, set: &PatternSet) -> bool {
    own_sentences(letter).any(|(sentence, _)| set.is_in(&letter.words, sentence.words.clone(), &NoSlots))
}

/// `lints/cues-refusal.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cues {
    elsewhere: PatternSet,
    weighing: PatternSet,
    unweighed: PatternSet,
}

fn cues() -> &'static Cues {
    static CUES: OnceLock<Cues> = OnceLock::new();
    CUES.get_or_init(|| data::cues("cues-refusal"))
}
