//! What a template leaves to be filled in where it tells of rights: a whole paragraph, or the regulator's name.

use super::{Complaint, Regulator, Rights};
use crate::letter::holes::cues;
use crate::letter::{Hole, HoleKind, Letter};

/// Take a hole for the telling of a right wherever it may become one: a hole that makes up a block and is named for
/// rights or for the whole of a text, and one for the regulator in a sentence.
pub(super) fn read(letter: &Letter, rights: &mut Rights) {
    for (index, block) in letter.blocks.iter().enumerate() {
        let holes = || block.words.clone().filter_map(|at| letter.hole(at));
        let alone = block.words.clone().all(|at| letter.hole(at).is_some());
        let whole = holes().find(|hole| alone && may_tell_of_rights(hole));
        rights.elsewhere = rights.elsewhere.or(whole.map(|hole| hole.span));
        let regulator = |hole: &&Hole| hole.says(&["regulator", "commissioner", "commission", "ico", "ombudsman"]);
        rights.complaints.extend(holes().find(regulator).filter(|_| !alone).map(|hole| Complaint {
            span: hole.span,
            regulator: Regulator::Unnamed,
            block: index,
            addressed: false,
            other_law: false,
        }));
    }
}

fn may_tell_of_rights(hole: &Hole) -> bool {
    matches!(hole.kind, HoleKind::Text | HoleKind::Section)
        && hole.words.iter().any(|word| cues().rights.contains(word))
}
