//! Which access regime a letter answers under, where the profile does not say.

use std::sync::OnceLock;

use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::{Letter, Region};
use crate::tables::Regime;

/// By the Acts and Regulations that the authority itself names. The requester may have named the wrong one. `None` where it
/// names none.
pub fn of(letter: &Letter) -> Option<Regime> {
    let mut seen = [0_usize; 4];
    for found in names().in_letter(letter, &NoSlots) {
        seen[found.id] += usize::from(letter.region_of(found.start) != Region::Request);
    }
    let [foia, eir, foisa, eisr] = seen;
    Some(match () {
        // the Scottish names are longer, so they never count for the others
        () if foisa > 0 && foisa >= eisr => Regime::Foisa,
        () if eisr > 0 => Regime::Eisr,
        () if eir > foia => Regime::Eir,
        () if foia > 0 => Regime::Foia,
        () => return None,
    })
}

fn names() -> &'static PatternSet {
    static NAMES: OnceLock<PatternSet> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut set = PatternSet::default();
        for (id, pattern) in [
            (0, "freedom of information act"),
            (0, "(foia|foi)"),
            (1, "environmental information regulations"),
            (1, "(eir|eirs)"),
            (2, "freedom of information scotland act"),
            (2, "foisa"),
            (2, "scottish information commissioner"),
            (3, "environmental information scotland regulations"),
            (3, "(eisr|eisrs)"),
        ] {
            set.add(id, pattern).expect("these patterns are plain words");
        }
        set
    })
}
