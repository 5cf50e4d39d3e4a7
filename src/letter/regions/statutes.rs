//! A provision quoted word for word: its text is the statute's, and nobody may correct it.

use crate::letter::read;
use crate::letter::{BlockKind, Letter, Region};

/// A provision quoted with its enumerators: "(5) The duty …", "(b) does not arise …", "(i) the giving …".
pub(super) fn mark_statutes(letter: &mut Letter) {
    const LEGAL: [&str; 7] = [
        "of this act",
        "apart from this act",
        "does not arise",
        "section 1(1)(a) does",
        "would, or would be likely",
        "subsection",
        "duty to confirm or deny",
    ];
    // what no statute says and an answer with the letter of its question does: "(b) We … excepted under regulation 10(5)(e)"
    const ANSWERS: [&str; 7] = [" we ", " our ", " your ", "excepted ", "exempt under", "withheld", "withhold"];
    for index in 0..letter.blocks.len() {
        let block = &letter.blocks[index];
        let own_item =
            block.kind == BlockKind::Item && block.region.is_own_prose() && block.region != Region::ExemptionList;
        let body = block.span.of(letter.text());
        if !own_item || !body.starts_with('(') || read::marker_len(body) < 3 {
            continue;
        }
        let follows = index > 0 && letter.blocks[index - 1].region == Region::Statute;
        let lower = body.to_lowercase();
        let says = |phrases: &[&str]| phrases.iter().any(|phrase| lower.contains(phrase));
        if (follows || says(&LEGAL)) && !says(&ANSWERS) {
            letter.blocks[index].region = Region::Statute;
        }
    }
}
