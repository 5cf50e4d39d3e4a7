//! The engines for lints that are data. Each is small and they share one pattern language; what no pattern can say is
//! a semantic lint.

mod phrase;
mod repeat;
mod require;
mod superseded;
mod swap;
mod together;

use serde::Deserialize;

use super::{Cx, Findings};
use crate::letter::pattern::{Found, PatternSet};
use crate::letter::{Block, BlockKind, Region};

/// How a lint finds.
#[derive(Clone, Debug)]
pub enum Matcher {
    /// By a Rust function in `semantic/` or `across/`.
    Semantic,
    /// Forbidden wordings.
    Phrase(phrase::Phrase),
    /// Wordings that should be others.
    Swap(swap::Swap),
    /// The same word twice.
    Repeat(repeat::Repeat),
    /// Something that must stand where something else does.
    Require(require::Require),
    /// What the table of superseded things says is out of date.
    Superseded(superseded::Superseded),
    /// Two wordings that must not stand together.
    Together(together::Together),
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Table {
    Phrase(phrase::Table),
    Swap(swap::Table),
    Repeat(repeat::Table),
    Require(require::Table),
    Superseded(superseded::Table),
    ForbidTogether(together::Table),
}

impl Matcher {
    /// Read a `[match]` table.
    ///
    /// # Errors
    /// When its kind is not known, or a key or wording in it is wrong.
    pub fn parse(table: toml::Table) -> Result<Matcher, String> {
        let table: Table = table.try_into().map_err(|error: toml::de::Error| error.message().to_owned())?;
        Ok(match table {
            Table::Phrase(table) => Matcher::Phrase(table.compile()?),
            Table::Swap(table) => Matcher::Swap(table.compile()?),
            Table::Repeat(table) => Matcher::Repeat(table.compile()?),
            Table::Require(table) => Matcher::Require(table.compile()?),
            Table::Superseded(table) => Matcher::Superseded(table.compile()?),
            Table::ForbidTogether(table) => Matcher::Together(table.compile()?),
        })
    }

    /// Find in a letter. Semantic lints are run by their function instead.
    pub fn check(&self, cx: &Cx, findings: &mut Findings) {
        match self {
            Matcher::Semantic => {}
            Matcher::Phrase(kind) => kind.check(cx, findings),
            Matcher::Swap(kind) => kind.check(cx, findings),
            Matcher::Repeat(kind) => kind.check(cx, findings),
            Matcher::Require(kind) => kind.check(cx, findings),
            Matcher::Superseded(kind) => kind.check(cx, findings),
            Matcher::Together(kind) => kind.check(cx, findings),
        }
    }
}

/// Where in a letter a declarative lint looks.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(untagged)]
enum Where {
    /// Where the authority speaks: never the request, a quoted provision, the letterhead.
    #[default]
    #[serde(skip)]
    Own,
    /// In these regions: names of `foilint text`, or `anywhere`.
    Regions(Vec<String>),
}

impl Where {
    fn proved(self) -> Result<Where, String> {
        let Where::Regions(names) = &self else { return Ok(self) };
        for name in names {
            if name != "anywhere" && Region::NAMES.iter().all(|(region, _)| region != name) {
                return Err(format!("‘{name}’ is not a part of a letter: see ‘foilint text’"));
            }
        }
        Ok(self)
    }

    fn includes(&self, block: &Block) -> bool {
        if block.kind == BlockKind::Literal {
            return false;
        }
        match self {
            Where::Own => block.region.is_own_prose(),
            Where::Regions(names) => names.iter().any(|name| name == "anywhere" || name == block.region.name()),
        }
    }
}

/// A set of patterns from the lines of a lint file; the number of a pattern is its place in the list.
/// Where the patterns of a set stand in the blocks that a lint reads, less those inside a pattern of `except`.
fn places(cx: &Cx, set: &PatternSet, except: &PatternSet, place: &Where) -> Vec<Found> {
    let letter = cx.letter;
    let mut found = set.in_letter(letter, &cx.facts.slots);
    found.retain(|hit| place.includes(&letter.blocks[letter.block_of(hit.start)]));
    if !found.is_empty() {
        let fine = except.in_letter(letter, &cx.facts.slots);
        found.retain(|hit| !fine.iter().any(|fine| fine.start <= hit.start && hit.end <= fine.end));
    }
    found
}

fn set_of(patterns: &[String]) -> Result<PatternSet, String> {
    let mut set = PatternSet::default();
    for (id, pattern) in patterns.iter().enumerate() {
        set.add(id, pattern).map_err(|error| error.to_string())?;
    }
    Ok(set)
}

/// A message with the words found put in place of `{found}`, in one line.
fn message_with(template: &str, found: &str) -> String {
    template.replace("{found}", &found.split_whitespace().collect::<Vec<_>>().join(" "))
}
