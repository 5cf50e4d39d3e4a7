//! Exemptions: which provisions a letter cites and what for, what it says of them, what it argues, and whether it neither
//! confirms nor denies. The worst errors of a refusal lie between these: a provision listed and never argued, argued and
//! never listed, or cited for the wrong thing.
//!
//! # For lints
//! - [`Exemptions::citations`]: every citation of the four laws (Part I of the Acts too), in order, wherever it stands. Ask
//!   [`Citation::place`] before judging one: the requester's words and quoted statute are facts only.
//! - [`Exemptions::relied`]: those that the letter relies on, to withhold or to neither confirm nor deny.
//! - [`Exemptions::arguments`]: one for each paragraph or heading of the tests, with the sections it is about.
//! - [`Exemptions::descriptions`]: "Section 23 is an absolute exemption".
//! - [`Exemptions::ncnd`]: the statement that it neither confirms nor denies, and whether of the whole request.
//! - [`Exemptions::reasons_withheld`]: section 17(4) is relied on, so nothing need be argued.

mod argue;
mod cite;
mod cited;
mod cues;
mod describe;
mod law;
mod parts;
mod place;
mod read;
mod stance;
#[cfg(test)]
mod tests;
mod titles;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::letter::Letter;
use crate::tables::{Part, Provision, Regime, Tables};
use crate::text::Span;

use cited::cited;
use cues::{Cue, Hits};
pub use parts::{Argument, Citation, Description, Kinds, Ncnd, Place, Purpose};
pub use titles::stated as plain_stated;

/// What a letter says of exemptions.
#[derive(Clone, Debug, Default)]
pub struct Exemptions {
    /// Every citation of a provision of the four laws, in order.
    pub citations: Vec<Citation>,
    /// What it says exemptions are, in order.
    pub descriptions: Vec<Description>,
    /// What it argues, in order.
    pub arguments: Vec<Argument>,
    /// Whether it neither confirms nor denies.
    pub ncnd: Option<Ncnd>,
    /// The words by which it relies on section 17(4): to state the reasons would itself disclose what is exempt.
    pub reasons_withheld: Option<Span>,
    /// The words that say the harm or public interest test is attached or elsewhere.
    pub attached: Option<Span>,
    /// Whether it names the Acts of both nations, so that its sections may be of either.
    pub names_both_acts: bool,
}

impl Exemptions {
    /// The citations that the letter relies on.
    pub fn relied(&self) -> impl Iterator<Item = &Citation> {
        self.citations.iter().filter(|citation| citation.is_relied())
    }

    /// Whether a section is cited in the authority's own words, for whatever purpose.
    pub fn names(&self, regime: Regime, section: Part) -> bool {
        self.citations.iter().any(|one| one.place.is_own() && one.regime == regime && one.section() == section)
    }

    /// The descriptions that a place stands in: several where one sentence describes several exemptions.
    pub fn descriptions_at(&self, span: Span) -> impl Iterator<Item = &Description> {
        let at = self.descriptions.partition_point(|one| one.span.end <= span.start);
        self.descriptions[at..].iter().take_while(move |one| one.span.contains(span))
    }

    /// The argument that a block is, if any.
    pub fn argument_in(&self, block: usize) -> Option<&Argument> {
        let at = self.arguments.partition_point(|one| one.block < block);
        self.arguments.get(at).filter(|one| one.block == block)
    }

    /// The citations of a block, in order.
    pub fn citations_in(&self, block: usize) -> &[Citation] {
        let from = self.citations.partition_point(|one| one.block < block);
        let to = self.citations.partition_point(|one| one.block <= block);
        &self.citations[from..to]
    }

    /// Whether the authority's own words name a subdivision of a section anywhere: 31(3) or 31(1)(a) of 31.
    pub fn names_limb(&self, regime: Regime, section: Part) -> bool {
        let limb = |one: &Citation| one.regime == regime && one.section() == section && !one.provision.is_bare();
        self.citations.iter().any(|one| (one.place.is_own() || one.place == Place::Frame) && limb(one))
    }

    /// The sections that the letter relies on, each once, in order.
    pub fn sections_relied(&self) -> Vec<(Regime, Part)> {
        let mut seen = BTreeSet::new();
        self.relied().map(|one| (one.regime, one.section())).filter(|key| seen.insert(*key)).collect()
    }

    /// The arguments that are said to be about a section.
    pub fn arguments_for(&self, regime: Regime, section: Part) -> impl Iterator<Item = &Argument> {
        self.arguments.iter().filter(move |argument| argument.sections.contains(&(regime, section)))
    }

    /// The arguments that are about no section in particular, and so about all.
    pub fn arguments_for_all(&self) -> impl Iterator<Item = &Argument> {
        self.arguments.iter().filter(|argument| argument.sections.is_empty())
    }
}

/// Read them. `regime` is the letter's, `date` the day on which it was sent.
pub(super) fn find(letter: &Letter, tables: &Tables, regime: Regime, date: Option<Date>) -> Exemptions {
    let hits = Hits::of(letter);
    let mut citations = cited(letter, tables, regime);
    place::assign(letter, &hits, tables, date, &mut citations);
    let mut ncnd = stance::find(letter, &hits);
    place::purposes(letter, &hits, tables, date, &mut ncnd, &mut citations);
    let span = |hit: cues::Hit| letter.words_span(hit.start..hit.end);
    let reasons = hits.all(Cue::ReasonsWithheld).next().map(span).or_else(|| seventeen_four(&citations));
    let descriptions = describe::find(letter, &hits, tables, &citations);
    Exemptions {
        arguments: argue::find(letter, &hits, tables, &citations, &descriptions),
        descriptions,
        ncnd,
        reasons_withheld: reasons,
        attached: hits.all(Cue::Attached).next().map(span),
        names_both_acts: hits.all(Cue::Act).next().is_some() && hits.all(Cue::ScottishAct).next().is_some(),
        citations,
    }
}

/// Section 17(4) of FOIA, cited in the authority's own words.
fn seventeen_four(citations: &[Citation]) -> Option<Span> {
    let wanted = Provision::parse("17(4)")?;
    let cited =
        |one: &&Citation| one.regime == Regime::Foia && one.place.is_own() && one.provisions().any(|p| *p == wanted);
    citations.iter().find(cited).map(|one| one.span)
}
