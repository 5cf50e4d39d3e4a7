//! An exception of regulation 12(5) argued by the test of the Act: "likely to prejudice" in place of "would adversely
//! affect". Silent where the letter says the latter anywhere, and where it relies on an exemption of the Act too.

use std::sync::OnceLock;

use crate::letter::pattern::{NoSlots, PatternSet};
use crate::lints::refusal::{is_answer, own_sentences, relied, says, set};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{HarmTest, Provision, Regime};

/// Look for the test in a letter that relies on regulation 12(5).
pub fn check(cx: &Cx, findings: &mut Findings) {
    if cx.facts.regime != Regime::Eir || !is_answer(cx) {
        return;
    }
    let all = relied(cx);
    let Some(five) = Provision::parse("12(5)") else { return };
    let harmed = |test| matches!(test, HarmTest::Prejudice | HarmTest::Required | HarmTest::Endanger | HarmTest::Mixed);
    let of_the_act = all.iter().any(|one| {
        matches!(one.citation.regime, Regime::Foia | Regime::Foisa) && harmed(one.row.test_of(&one.citation.provision))
    });
    let adverse = all.iter().find(|one| {
        one.citation.regime == Regime::Eir && one.citation.provisions().any(|provision| provision.is_within(&five))
    });
    let Some(adverse) = adverse.filter(|_| !of_the_act && !says(cx.letter, right())) else { return };
    let words = &cx.letter.words;
    let argued = own_sentences(cx.letter).find_map(|(sentence, _)| {
        let at = |at: usize| wrong().longest_at(words, at, &NoSlots).filter(|found| found.end <= sentence.words.end);
        sentence.words.clone().find_map(at)
    });
    let Some(argued) = argued else { return };
    let message = "Regulation 12(5) asks whether disclosure would adversely affect something; ‘likely to prejudice’ is the test of the Act. Write ‘would adversely affect’, and say how.";
    let finding = Finding::new(cx.letter.words_span(argued.start..argued.end), message);
    findings.push(finding.related(adverse.citation.span, "relied on here"));
}

fn right() -> &'static PatternSet {
    static RIGHT: OnceLock<PatternSet> = OnceLock::new();
    RIGHT.get_or_init(|| {
        set(&["(adverse|adversely)", "would [also] (harm|damage|undermine|affect)", "more (probable|likely) than not"])
    })
}

fn wrong() -> &'static PatternSet {
    static WRONG: OnceLock<PatternSet> = OnceLock::new();
    WRONG.get_or_init(|| {
        set(&["(would|is|be|are) [or would] [be] likely to (prejudice|inhibit)", "likely to (prejudice|inhibit)"])
    })
}
