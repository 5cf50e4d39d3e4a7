//! Which authorities a letter names: its own, another, or one in the requester's words.
//!
//! Names that the table knows are looked up first, because many are a slip away from each other; what it does not know
//! (councils, trusts, universities) is read by the way such names are made. Nothing is judged here.

mod cues;
mod made;
mod names;
mod own;
mod scan;
mod setting;
mod title;
mod voices;

use std::ops::Range;

pub use names::{bare_text, folded, places, split};
pub use own::Own;

use super::Profile;
use crate::letter::Letter;
use crate::tables::{How, Tables};
use crate::text::Span;

/// What sort of authority it is: a force and a fire service of one county are two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sector {
    /// A police force, or several.
    Police,
    /// A council of any tier.
    Council,
    /// A trust, board or other body of the health service.
    Nhs,
    /// A university.
    University,
    /// A fire and rescue service or authority.
    Fire,
    /// A department or ministry.
    Government,
    /// Anything else.
    #[default]
    Other,
}

impl Sector {
    fn parse(name: &str) -> Option<Sector> {
        Some(match name {
            "police" => Sector::Police,
            "council" => Sector::Council,
            "nhs" => Sector::Nhs,
            "university" => Sector::University,
            "fire" => Sector::Fire,
            "government" => Sector::Government,
            _ => return None,
        })
    }
}

/// How a name was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Naming {
    /// The table knows it, as this kind of name.
    Known(How),
    /// By the way names are made.
    Made,
    /// A short form: "the Force", "the Council".
    Short,
}

/// Where a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Setting {
    /// In a sentence of the authority's own.
    Prose,
    /// In the requester's words.
    Request,
    /// Above the letter.
    Letterhead,
    /// Below it.
    SignOff,
    /// A line of an address, a title or heading, a copyright line, or a name in quotation marks.
    Line,
}

/// How surely a letter speaks of itself where a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// Mostly of itself ("held by …").
    Weak,
    /// Of nobody else ("… can neither confirm nor deny").
    Strong,
}

/// An authority named in a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its name as written, without an article or the ending of the possessive.
    pub span: Span,
    /// Its words, as indices into the letter's words.
    pub words: Range<usize>,
    /// The article directly before it.
    pub article: Option<Span>,
    /// The name as written, with single spaces.
    pub text: String,
    /// How it was read.
    pub naming: Naming,
    /// Its ids in the table: several for a joint unit, none where the table does not know it.
    pub ids: Vec<String>,
    /// The place or task in small letters: "norfolk and suffolk". Empty for a short form.
    pub stem: String,
    /// The rest of the name in small letters: "constabularies".
    pub style: String,
    /// What sort of authority it is.
    pub sector: Sector,
    /// Where it stands.
    pub setting: Setting,
    /// Whether it stands in the requester's words.
    pub asked: bool,
    /// Whether the letter speaks of itself here.
    pub voice: Option<Voice>,
    /// Whether the sentence speaks of what others hold, host or were sent; asked only where `voice` is `Some`.
    pub third_party: bool,
    /// Whether the sentence speaks of a name of the past.
    pub past: bool,
    /// Whether it is one of several names in a row.
    pub listed: bool,
    /// Whether it is in the possessive.
    pub possessive: bool,
}

impl Mention {
    /// Whether it is a short form.
    pub fn is_short(&self) -> bool {
        self.naming == Naming::Short
    }

    /// The name with its article, where one stands directly before it.
    pub fn with_article(&self) -> Span {
        self.article.map_or(self.span, |article| article.cover(self.span))
    }

    /// Whether it names the same authority as `own`, or one of its forces, or a unit it belongs to.
    pub fn shares_with(&self, own: &Own) -> bool {
        if !self.ids.is_empty() && !own.ids.is_empty() {
            return self.ids.iter().any(|id| own.ids.contains(id));
        }
        self.sector == own.sector && places(&self.stem).iter().any(|place| own.places.contains(place))
    }
}

/// The authorities of a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Every mention, in order.
    pub mentions: Vec<Mention>,
    /// The authority that sends the letter, as far as profile or letter tell clearly.
    pub own: Option<Own>,
    /// The name at the head of the letter, where its style is none that names are read by: "Lochaber Valleys Enterprise".
    pub title: Option<Span>,
}

/// Every authority the letter names.
pub fn find(letter: &Letter, tables: &Tables, profile: &Profile) -> Named {
    let mut mentions = scan::find(letter, tables);
    setting::assign(letter, &mut mentions);
    let starts = title::starts(letter);
    let own = own::infer(letter, tables, profile, &mentions, &starts);
    let title = title::unstyled(letter, &starts, &mentions);
    Named { mentions, own, title }
}

#[cfg(test)]
mod tests;
