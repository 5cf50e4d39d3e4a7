//! What the lints about left-overs share: their wordings, which are data, and the brackets of a letter.

use std::sync::OnceLock;

use crate::letter::holes::{self, bracket_at};
pub use crate::letter::holes::{Bracket, CueSet};
use crate::letter::{Block, BlockKind, Letter, Region, Wordings};
use crate::text::data;

/// Every set of wordings, named as in the file, which says what each is for.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs)]
pub struct Leftovers {
    pub machine: CueSet,
    pub before_crosses: CueSet,
    /// What tells that a word was taken out.
    pub taken_out: CueSet,
    pub open_point: CueSet,
    pub for_staff: CueSet,
    pub web: CueSet,
    pub label: CueSet,
    pub address_above: CueSet,
    pub address_below: CueSet,
    pub address_word: CueSet,
    pub email_below: CueSet,
    pub table_apart: CueSet,
    pub leads_on: CueSet,
    pub link_follows: CueSet,
    pub thing_with_it: CueSet,
    pub goes_with_it: CueSet,
    pub copyright: CueSet,
    pub nothing_given: CueSet,
    pub named_person: CueSet,
    pub you_ask: CueSet,
    pub not_one: CueSet,
    pub person_word: CueSet,
    pub insurance: CueSet,
    pub health: CueSet,
    pub birth: CueSet,
    pub specimen: CueSet,
    pub vehicle: CueSet,
    pub write_to_us: CueSet,
    pub mail_house: Wordings,
    pub role_mailbox: Wordings,
}

/// The wordings that foilint brings.
pub fn cues() -> &'static Leftovers {
    static CUES: OnceLock<Leftovers> = OnceLock::new();
    CUES.get_or_init(|| data::cues("cues-leftovers"))
}

/// The brackets that open and close in one line of the authority's own text; links and addresses are none.
pub fn brackets(letter: &Letter) -> Vec<Bracket> {
    let text = letter.text();
    let mut found: Vec<Bracket> = Vec::new();
    for at in holes::starts(text, 0) {
        if found.last().is_some_and(|last| at < last.span.end) {
            continue;
        }
        let bracket = bracket_at(text, at).filter(|bracket| !bracket.inner.is_empty());
        found.extend(bracket.filter(|bracket| is_own(letter, bracket.span.start)));
    }
    found
}

/// Whether the block at a byte is the authority's own: not the request, a quoted provision or literal text.
pub fn is_own(letter: &Letter, at: usize) -> bool {
    block_at(letter, at).is_some_and(|block| {
        block.kind != BlockKind::Literal && !matches!(block.region, Region::Request | Region::Statute)
    })
}

/// The block that holds a byte.
pub fn block_at<'a>(letter: &'a Letter, at: usize) -> Option<&'a Block> {
    let index = letter.blocks.partition_point(|block| block.span.end <= at);
    letter.blocks.get(index).filter(|block| block.span.start <= at)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_built_in_cues_can_be_read() {
        super::cues();
    }
}
