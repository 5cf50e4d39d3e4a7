//! What the facts about exemptions are made of: citations, descriptions, arguments, and the statement that nothing is
//! confirmed.

use std::ops::Range;

use jiff::civil::Date;

use crate::tables::{Exemption, ExemptionKind, HarmTest, Part, Provision, Regime, Tables};
use crate::text::Span;

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
