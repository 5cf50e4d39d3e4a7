//! Which access regime a letter answers under, where the profile does not say.

use std::sync::OnceLock;

use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::{Letter, Region};
use crate::tables::Regime;

/// By the Acts and Regulations that the authority itself names. The requester may have named the wrong one. `None` where it
/// names none.
pub fn of(letter: &Letter) -> Option<Regime> {
    let mut seen = [0_usize; 5];
    for found in names().in_letter(letter, &NoSlots) {
        seen[found.id] += usize::from(letter.region_of(found.start) != Region::Request);
    }
    let [foi, eir, foisa, eisr, act] = seen;
    let foia = foi + act;
    Some(match () {
        // the Scottish names are longer, so they never count for the others; a letter from south of the border may name the
        // Scottish Act once, and "FOI" is said on both sides
        () if foisa > 0 && foisa >= eisr && foisa >= act => Regime::Foisa,
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
            (0, "foi"),
            (4, "(foia|freedom of information act)"),
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

#[cfg(test)]
mod tests {
    use crate::letter::{Cues, Letter};
    use crate::tables::Regime;
    use crate::text::{Format, Source};

    #[test]
    fn the_act_that_is_named_most_is_the_letters() {
        for (text, regime) in [
            (
                "Under the Freedom of Information (Scotland) Act 2002 your FOI request, an FOI, is refused.",
                Some(Regime::Foisa),
            ),
            (
                "Under the Freedom of Information Act 2000 (FOIA) it is exempt. Police Scotland answers under the Freedom of Information (Scotland) Act 2002.",
                Some(Regime::Foia),
            ),
            ("Under the EIR it is refused.", Some(Regime::Eir)),
            ("Thank you for your letter.", None),
        ] {
            let source = Source::from_text("a.txt", Format::Text, text);
            assert_eq!(super::of(&Letter::read(&source, Cues::builtin(), None)), regime, "{text}");
        }
    }
}
