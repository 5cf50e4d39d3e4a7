//! Which subsection of section 17 a refusal notice is given under. Section 17(1) is for the exemptions of Part II, 17(5) for a
//! refusal by section 12 or 14. Where a letter may refuse for both reasons nothing is said.

use crate::facts::exemptions::{Citation, Place};
use crate::letter::Region;
use crate::letter::words::keys;
use crate::tables::Regime;

use super::Cx;

/// The exemptions of Part II.
const PART_II: std::ops::RangeInclusive<u16> = 21..=44;

/// What is wrong with a refusal notice under a subsection of section 17 ("(1)"), from what the letter refuses by.
pub(super) fn subsection(cx: &Cx, cited: &str) -> Option<String> {
    if cited == "(7)" {
        return Some("Section 17(7) is about the particulars of a complaint. A refusal notice is given under section 17(1), or 17(5) for sections 12 and 14.".to_owned());
    }
    let exempts = cites(cx, |number| PART_II.contains(&number));
    let refuses = cites(cx, |number| number == 12 || number == 14);
    match cited {
        "(2)" | "(3)" if refuses && relies_on_part_i(cx) && !exempts && !withholds(cx) => Some(format!(
            "A refusal by section 12 or 14 is notified under section 17(5); section 17{cited} is about the public interest test. Write ‘section 17(5)’."
        )),
        "(1)" if refuses && relies_on_part_i(cx) && !exempts && !withholds(cx) => Some(
            "A refusal by section 12 or 14 is notified under section 17(5); section 17(1) is for the exemptions of Part II. Write ‘section 17(5)’.".to_owned(),
        ),
        "(5)" if exempts && relies_on_part_ii(cx) && !refuses && cx.facts.cost.refusal.is_none() && !vexes(cx) => Some(
            "Section 17(5) is for a refusal by section 12 or 14; an exemption of Part II is notified under section 17(1). Write ‘section 17(1)’.".to_owned(),
        ),
        _ => None,
    }
}

/// Whether the letter cites such a section anywhere but in the requester's words; one of another law counts as well.
fn cites(cx: &Cx, wanted: impl Fn(u16) -> bool) -> bool {
    let own = |one: &&Citation| one.place != Place::Request && one.regulation != Some(true);
    cx.facts.exemptions.citations.iter().filter(own).any(|one| wanted(one.section().number()))
}

fn relies_on_part_i(cx: &Cx) -> bool {
    const REFUSES: [u64; 6] = keys(["refuse", "refusing", "refused", "vexatious", "repeated", "comply"]);
    let own = |at: usize| cx.letter.region_of(at).is_own_prose();
    cx.facts.cost.refusal.is_some() && !cx.facts.cost.waived
        || REFUSES.iter().any(|word| cx.letter.places_of(*word).any(own))
}

fn relies_on_part_ii(cx: &Cx) -> bool {
    cx.facts.exemptions.relied().any(|one| one.regime == Regime::Foia && PART_II.contains(&one.section().number()))
}

/// Whether something is held back too, by an exemption that may not be named.
fn withholds(cx: &Cx) -> bool {
    const WORDS: [u64; 6] = keys(["withheld", "withhold", "withholding", "redacted", "redactions", "redaction"]);
    cx.facts.ncnd.first().is_some() || said(cx, &WORDS)
}

fn vexes(cx: &Cx) -> bool {
    const WORDS: [u64; 3] = keys(["vexatious", "repeated", "limit"]);
    said(cx, &WORDS)
}

fn said(cx: &Cx, words: &[u64]) -> bool {
    words.iter().any(|word| cx.letter.places_of(*word).any(|at| cx.letter.region_of(at) != Region::Request))
}
