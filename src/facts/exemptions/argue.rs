//! What a letter argues, paragraph by paragraph, and for which section: the one it names, else the one of the heading above
//! it. A heading "Factors favouring confirmation or denial for S24" argues section 24; one without a section argues for all.

use super::cite::is_one;
use super::cues::{Cue, Hit, Hits};
use super::place::is_label;
use super::{Argument, Citation, Description, Kinds, Place};
use crate::letter::{Block, BlockKind, Letter, Region};
use crate::tables::{Part, Regime, Tables};

/// Sections with their law.
type Sections = Vec<(Regime, Part)>;

/// Every argument, in order.
pub(super) fn find(
    letter: &Letter,
    hits: &Hits,
    tables: &Tables,
    citations: &[Citation],
    descriptions: &[Description],
) -> Vec<Argument> {
    let mut found = Vec::new();
    // the sections of the heading above, and whether that heading argues something itself
    let mut above: (Sections, bool) = (Vec::new(), false);
    for (index, block) in letter.blocks.iter().enumerate() {
        if block.words.is_empty() || !block.region.is_own_prose() || block.kind == BlockKind::Literal {
            continue;
        }
        if block.region.is_rights() {
            above = (Vec::new(), false);
            continue;
        }
        let from = citations.partition_point(|one| one.block < index);
        let here = citations[from..].iter().take_while(|one| one.block == index);
        if here.clone().any(|one| one.place == Place::List) {
            above = (Vec::new(), false);
            continue;
        }
        let mut sections: Sections = Vec::new();
        let mut first = None;
        for one in here.filter(|one| one.exemption(tables, None).is_some()) {
            first = first.or(Some(one.words.start));
            if !sections.contains(&(one.regime, one.section())) {
                sections.push((one.regime, one.section()));
            }
        }
        let label = match first {
            Some(first) => is_label(letter, block, first),
            None => block.kind == BlockKind::Heading,
        };
        let kinds = kinds(letter, hits, block, label, descriptions);
        let named = !sections.is_empty();
        if label {
            above = next_heading(above, &sections, kinds, block.region);
        }
        if !kinds.any() || block.region == Region::ExemptionList {
            continue;
        }
        if !named {
            sections.clone_from(&above.0);
        }
        found.push(Argument { span: block.span, block: index, label, kinds, sections, named });
    }
    found
}

/// The sections that a heading leaves to the paragraphs below it.
fn next_heading(above: (Sections, bool), sections: &Sections, kinds: Kinds, region: Region) -> (Sections, bool) {
    if !sections.is_empty() {
        return (sections.clone(), kinds.any());
    }
    // "For disclosure" below "Section 31": still about it
    let part = (kinds.harm || kinds.favouring || kinds.against || kinds.interest)
        && !kinds.balance
        && region != Region::Balance;
    if part && !above.1 { above } else { (Vec::new(), false) }
}

/// What a block argues, by its part of the letter and its words.
fn kinds(letter: &Letter, hits: &Hits, block: &Block, label: bool, descriptions: &[Description]) -> Kinds {
    let mut kinds = Kinds {
        harm: block.region == Region::Harm,
        favouring: block.region == Region::FactorsFor,
        against: block.region == Region::FactorsAgainst,
        balance: block.region == Region::Balance,
        interest: false,
    };
    // "Section 30 is qualified, and there is a requirement to carry out a public interest test" argues nothing yet
    let weak = |hit: &Hit| {
        let at = letter.words[hit.start].span();
        let index = descriptions.partition_point(|one| one.span.end <= at.start);
        descriptions.get(index).is_some_and(|one| one.span.contains(at))
    };
    for hit in hits.within(block.words.clone()) {
        if matches!(hit.cue, Cue::Interest | Cue::Harm | Cue::Balance) && weak(hit) {
            continue;
        }
        match hit.cue {
            Cue::Harm => kinds.harm = true,
            Cue::Interest => kinds.interest = true,
            Cue::Favouring => kinds.favouring = true,
            Cue::Against => kinds.against = true,
            Cue::Balance => kinds.balance = true,
            _ => {}
        }
    }
    // "Section 24 – against confirming or denying"
    if label && !kinds.any() {
        let last = block.words.end;
        kinds.against = block.words.clone().any(|at| is_one(letter.word(at), &["against"]));
        kinds.favouring =
            block.words.start < last && block.words.clone().any(|at| is_one(letter.word(at), &["favouring", "favour"]));
        kinds.harm = block.words.clone().any(|at| is_one(letter.word(at), &["harm", "prejudice"]));
    }
    kinds
}
