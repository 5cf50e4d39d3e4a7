//! The words of one law in a letter under another: an "exemption" under the Regulations, which have exceptions, an
//! "exception" under the Acts, which have exemptions, and a notice under section 17 where it is regulation 14. Sure only where
//! the letter answers under one of them alone.

use std::ops::Range;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::diagnostic::Severity;
use crate::facts::sections::section_at;
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::{fixed_key, keys};
use crate::letter::{Block, BlockKind, Region};
use crate::tables::Regime;
use crate::text::data;

use super::{Cx, Finding, Findings};

/// Report each of the words at the first place where it stands.
pub(super) fn check(cx: &Cx, findings: &mut Findings) {
    match cx.facts.regime {
        _ if !cx.facts.regime_known => {}
        Regime::Eir | Regime::Eisr => {
            if !names_the_act(cx) {
                exemption(cx, findings);
                notice(cx, findings);
            }
        }
        Regime::Foia | Regime::Foisa => {
            if !cx.facts.regimes.names(Regime::Eir) && !cx.facts.regimes.names(Regime::Eisr) {
                exception(cx, findings);
            }
        }
    }
}

/// Whether the letter speaks of the Act anywhere but in the rights at its end, or withholds under one of its sections.
fn names_the_act(cx: &Cx) -> bool {
    const FOIA: [u64; 2] = keys(["foia", "foisa"]);
    const FREEDOM: u64 = fixed_key("freedom");
    const ACT: u64 = fixed_key("act");
    let letter = cx.letter;
    let said = |at: &usize| letter.region_of(*at) != Region::Request && !letter.region_of(*at).is_rights();
    let act = |at: usize| letter.words[at..].iter().take(6).any(|word| word.key == ACT);
    FOIA.iter().any(|key| letter.places_of(*key).any(|at| said(&at)))
        || letter.places_of(FREEDOM).filter(said).any(|at| act(at) && !is_notice(cx, at))
        || cx.facts.exemptions.citations.iter().any(|one| {
            one.is_relied() && matches!(one.regime, Regime::Foia | Regime::Foisa) && one.regulation != Some(true)
        })
}

/// Whether the sentence gives the refusal notice, which may name the Act by mistake.
fn is_notice(cx: &Cx, at: usize) -> bool {
    let sentence = cx.letter.sentence_of(at);
    sentence.is_some_and(|sentence| cues().notice.is_in(&cx.letter.words, sentence.words.clone(), &NoSlots))
}

/// "The public interest in maintaining the exemption", "exempt under regulation 12(5)(e)".
fn exemption(cx: &Cx, findings: &mut Findings) {
    let title = cx.facts.regime.title();
    let (number, exceptions) = if cx.facts.regime == Regime::Eir { (12, ["12", "13"]) } else { (10, ["10", "11"]) };
    // "an exemption under regulation 5" is of other Regulations
    let excepts = |found: &Range<usize>| {
        let figure = cx.letter.words.get(found.end).map_or("", |_| cx.letter.word(found.end));
        let ours = exceptions.contains(&figure.split('(').next().unwrap_or_default()) && figure.contains('(');
        ours && !is_of_another(cx, found.end + 1)
    };
    let cited = all(cx, &cues().exempt).find(excepts);
    let Some(words) = first(cx, &cues().exemption).into_iter().chain(cited).min_by_key(|words| words.start) else {
        return;
    };
    let exempt = fixed_key("exempt");
    let instead = if cx.letter.words[words.start].key == exempt { "excepted" } else { "exception" };
    let message =
        format!("{title} have exceptions (regulation {number}); exemptions are those of the Act. Write ‘{instead}’.");
    findings.push(
        Finding::new(cx.letter.words_span(words), message).label("a word of the Act").severity(Severity::Warning),
    );
}

/// "of the Waste Regulations" behind a regulation.
fn is_of_another(cx: &Cx, at: usize) -> bool {
    const OF: u64 = fixed_key("of");
    const OURS: [u64; 6] = keys(["regulations", "eir", "eirs", "eisr", "eisrs", "environmental"]);
    let letter = cx.letter;
    let of = letter.words.get(at).is_some_and(|word| word.key == OF && word.gap.is_plain_space());
    of && !letter.words[at..].iter().take(3).any(|word| OURS.contains(&word.key))
}

/// "The public interest in maintaining the exception", "the exception in section 43(2)".
fn exception(cx: &Cx, findings: &mut Findings) {
    const EXCEPTION: [u64; 2] = keys(["exception", "exceptions"]);
    const JOINS: [u64; 3] = keys(["in", "under", "at"]);
    let letter = cx.letter;
    if EXCEPTION.iter().all(|key| letter.places_of(*key).next().is_none()) {
        return;
    }
    let part_ii = if cx.facts.regime == Regime::Foia { 21..=44 } else { 25..=41 };
    let exempts = |at: usize| section_at(letter, at).is_some_and(|section| part_ii.contains(&section.number));
    let sections = EXCEPTION.iter().flat_map(|key| letter.places_of(*key)).filter(|&at| {
        let joined =
            letter.words.get(at + 1).is_some_and(|word| JOINS.contains(&word.key) && word.gap.is_plain_space());
        joined && (at + 2..letter.words.len().min(at + 4)).any(exempts) && is_own(cx, at)
    });
    let weighed = first(cx, &cues().exception);
    let found = sections.map(|at| at..at + 1).chain(weighed).min_by_key(|words| words.start);
    let Some(words) = found else { return };
    let message = format!(
        "{} has exemptions; exceptions are those of the Environmental Information Regulations. Write ‘exemption’.",
        cx.facts.regime.title()
    );
    findings.push(
        Finding::new(letter.words_span(words), message).label("a word of the Regulations").severity(Severity::Warning),
    );
}

/// "This is a refusal notice under section 17 of the Act".
fn notice(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    const NOT: [u64; 4] = keys(["not", "no", "was", "were"]);
    let section = if cx.facts.regime == Regime::Eir { 17 } else { 16 };
    let found = cues()
        .notice
        .in_letter(letter, &NoSlots)
        .into_iter()
        .chain(cues().refusal.in_letter(letter, &NoSlots))
        .find_map(|found| {
            let figure =
                (found.end..letter.words.len().min(found.end + 2)).find(|&at| section_at(letter, at).is_some())?;
            let cited = section_at(letter, figure).filter(|one| one.number == section && one.start == found.end)?;
            let denied = letter.sentence_of(found.start).is_none_or(|sentence| {
                letter.words[sentence.words.start..found.start].iter().any(|word| NOT.contains(&word.key))
            });
            (is_own(cx, found.start) && !denied).then_some(cited.start..figure + 1)
        });
    let Some(words) = found else { return };
    let regulation = if cx.facts.regime == Regime::Eir { 14 } else { 13 };
    let message = format!(
        "A refusal under {} is made by regulation {regulation}; section {section} is of the Act. Write ‘regulation {regulation}’.",
        cx.facts.regime.title()
    );
    findings.push(Finding::new(letter.words_span(words), message).label("of the Act").severity(Severity::Warning));
}

/// The places of some words in the authority's own prose.
fn all(cx: &Cx, words: &PatternSet) -> impl Iterator<Item = Range<usize>> {
    let found = words.in_letter(cx.letter, &NoSlots).into_iter().map(|found| found.start..found.end);
    found.filter(|found| is_own(cx, found.start))
}

/// The first of them.
fn first(cx: &Cx, words: &PatternSet) -> Option<Range<usize>> {
    all(cx, words).next()
}

fn is_own(cx: &Cx, at: usize) -> bool {
    let block: &Block = &cx.letter.blocks[cx.letter.block_of(at)];
    block.region.is_own_prose() && block.kind != BlockKind::Literal
}

/// `lints/cues-laws.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cues {
    exemption: PatternSet,
    exempt: PatternSet,
    exception: PatternSet,
    notice: PatternSet,
    refusal: PatternSet,
}

fn cues() -> &'static Cues {
    static CUES: OnceLock<Cues> = OnceLock::new();
    CUES.get_or_init(|| data::cues("cues-laws"))
}
