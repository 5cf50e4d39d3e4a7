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
mod cues;
mod describe;
mod law;
mod place;
mod read;
mod stance;
#[cfg(test)]
mod tests;
mod titles;

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;

use crate::letter::Letter;
use crate::tables::{Exemption, ExemptionKind, HarmTest, Part, Provision, Regime, Tables};
use crate::text::Span;

use cues::{Cue, Hits};
use law::Law;
pub use titles::stated as plain_stated;

/// Where in a letter a citation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// An entry of a list of what is relied on: an item, a row, a line of its own.
    List,
    /// A heading or label.
    Heading,
    /// Running text of the authority.
    Text,
    /// The right to a review or to complain.
    Rights,
    /// The requester's words.
    Request,
    /// A quoted provision.
    Statute,
    /// Letterhead, sign-off, what a web page left.
    Frame,
}

impl Place {
    /// Whether the authority itself speaks there.
    pub fn is_own(self) -> bool {
        matches!(self, Place::List | Place::Heading | Place::Text)
    }
}

/// What a citation is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Information is withheld under it.
    Withhold,
    /// The letter neither confirms nor denies by virtue of it.
    Ncnd,
    /// It is only spoken of: described, argued, set aside, quoted, a duty and no exemption.
    Mention,
}

/// A citation of a section or regulation.
#[derive(Clone, Debug)]
pub struct Citation {
    /// From its section word (its figure, where it is a further one of a list) to its last bracket.
    pub span: Span,
    /// Its words, as indices into the letter's words.
    pub words: Range<usize>,
    /// The block it stands in.
    pub block: usize,
    /// The law it is of: the one named beside it, else the letter's own.
    pub regime: Regime,
    /// Whether the law is named beside it.
    pub law_named: bool,
    /// Whether "regulation" and not "section" stands before it; `None` where neither does.
    pub regulation: Option<bool>,
    /// What is cited; where several limbs are, the first.
    pub provision: Provision,
    /// Further limbs of the same section: the (b) of "31(1)(a) and (b)".
    pub more: Vec<Provision>,
    /// Citations of one list, "Sections 24 and 31", have one number.
    pub list: usize,
    /// The title stated beside it: "National security".
    pub title: Option<Span>,
    /// Where it stands.
    pub place: Place,
    /// What it is for.
    pub purpose: Purpose,
}

impl Citation {
    /// Everything it cites.
    pub fn provisions(&self) -> impl Iterator<Item = &Provision> {
        std::iter::once(&self.provision).chain(&self.more)
    }

    /// The section or regulation.
    pub fn section(&self) -> Part {
        self.provision.section()
    }

    /// Whether it is relied on, to withhold or to neither confirm nor deny.
    pub fn is_relied(&self) -> bool {
        self.purpose != Purpose::Mention
    }

    /// The exemption that it cites, in its form of a day; `None` for other provisions, and for a bare regulation 12.
    pub fn exemption<'t>(&self, tables: &'t Tables, date: Option<Date>) -> Option<&'t Exemption> {
        tables.exemptions().find(self.regime, &self.provision, date)
    }
}

/// What a letter says an exemption is. Each word stands with its place; a negated one ("is not absolute") is left out and
/// the opposite, where it is certain, is put in.
#[derive(Clone, Debug)]
pub struct Description {
    /// The sentence.
    pub span: Span,
    /// The citations it is about, as indices into [`Exemptions::citations`]. Empty: "these exemptions".
    pub about: Vec<usize>,
    /// Whether "these exemptions" or "both" are meant: all that are relied on.
    pub all: bool,
    /// Absolute or qualified, and the words that say so.
    pub kind: Option<(ExemptionKind, Span)>,
    /// Class-based or prejudice-based, and the words that say so.
    pub test: Option<(HarmTest, Span)>,
    /// Whether the words stand after what they describe, as they nearly always do; else it is less sure what is meant.
    pub sure: bool,
}

/// What a paragraph or heading argues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds {
    /// Harm or prejudice.
    pub harm: bool,
    /// The public interest, without saying on which side.
    pub interest: bool,
    /// Factors for disclosing, or for confirming or denying.
    pub favouring: bool,
    /// Factors against.
    pub against: bool,
    /// The balance.
    pub balance: bool,
}

impl Kinds {
    /// Whether it argues anything.
    pub fn any(self) -> bool {
        self != Kinds::default()
    }

    /// Whether it weighs the public interest in any way.
    pub fn weighs(self) -> bool {
        self.interest || self.favouring || self.against || self.balance
    }

    /// Both together.
    pub fn with(self, other: Kinds) -> Kinds {
        Kinds {
            harm: self.harm || other.harm,
            interest: self.interest || other.interest,
            favouring: self.favouring || other.favouring,
            against: self.against || other.against,
            balance: self.balance || other.balance,
        }
    }
}

/// A paragraph or heading that argues.
#[derive(Clone, Debug)]
pub struct Argument {
    /// The block.
    pub span: Span,
    /// The block's index.
    pub block: usize,
    /// Whether it is a heading or label and not itself an argument.
    pub label: bool,
    /// What it argues.
    pub kinds: Kinds,
    /// The sections and regulations it is about: named in it, or in the heading above. Empty: all, or not said.
    pub sections: Vec<(Regime, Part)>,
    /// Whether it names a section itself, and not only the heading above it.
    pub named: bool,
}

/// The statement that the letter neither confirms nor denies.
#[derive(Clone, Copy, Debug)]
pub struct Ncnd {
    /// The words that say so, the first time.
    pub span: Span,
    /// Their sentence.
    pub sentence: Span,
    /// Whether for the whole request: nothing limits it to other information, or to some questions.
    pub whole: bool,
}

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

/// Every citation of one of the four laws, not yet placed.
fn cited(letter: &Letter, tables: &Tables, regime: Regime) -> Vec<Citation> {
    let raw = cite::all(letter);
    let mut found: Vec<Citation> = Vec::with_capacity(raw.len());
    let mut others: BTreeSet<Part> = BTreeSet::new();
    for list in raw.chunk_by(|one, other| one.list == other.list) {
        let (law, end) = law::of(letter, list);
        let lead = list[0].lead;
        let own = law::own(lead, regime);
        let (regime, named) = match law {
            Law::Named(regime) => (regime, true),
            Law::Own => (own, false),
            Law::Other => {
                others.extend(list.iter().map(|one| one.provisions[0].section()));
                continue;
            }
        };
        // "section 31 grants", "section 42 enquiries": of some other Act
        if !named && law::is_a_thing(letter, list[list.len() - 1].end) {
            continue;
        }
        for (index, raw) in list.iter().enumerate() {
            let provision = raw.provisions[0];
            // a bare "31(3)" is one only where there is such an exemption
            if lead == cite::Lead::Bare && tables.exemptions().find(regime, &provision, None).is_none() {
                continue;
            }
            let last = index + 1 == list.len();
            let title = if last { titles::beside(letter, raw, list.len() == 1, end) } else { None };
            found.push(Citation {
                span: raw.span,
                words: raw.word..raw.end.max(raw.word + 1),
                block: letter.block_of(raw.word),
                regime,
                law_named: named,
                regulation: match lead {
                    cite::Lead::Section => Some(false),
                    cite::Lead::Regulation => Some(true),
                    cite::Lead::Bare => None,
                },
                provision,
                more: raw.provisions[1..].to_vec(),
                list: raw.list,
                title,
                place: Place::Text,
                purpose: Purpose::Mention,
            });
        }
    }
    // "section 55 of the Road Traffic Act", and then "section 55": the same one
    let same = |one: &Citation| others.contains(&one.section()) && !one.law_named;
    let surely: BTreeSet<Part> = found.iter().filter(|one| one.law_named).map(Citation::section).collect();
    let gone: BTreeSet<Part> = found.iter().filter(|one| same(one)).map(Citation::section).collect();
    let gone: BTreeSet<Part> = gone.difference(&surely).copied().collect();
    found.retain(|one| one.law_named || !gone.contains(&one.section()) || one.title.is_some());
    found
}
