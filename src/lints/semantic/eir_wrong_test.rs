//! An exception of regulation 12(5) argued by the test of the Act: "likely to prejudice" in place of "would adversely
//! affect"; and "maintaining the exemption", where regulation 12(1)(b) says "exception". The first is silent where the letter says the latter anywhere, and where it relies on an exemption of the Act too.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::keys;
use crate::lints::refusal::{Relied, is_answer, own_sentences, relied, says};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{HarmTest, Provision, Regime};
use crate::text::data;

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
    let any_act = || cx.facts.exemptions.relied().any(|one| matches!(one.regime, Regime::Foia | Regime::Foisa));
    let twelve = all.iter().find(|one| one.citation.regime == Regime::Eir && one.number() == 12);
    if let Some(exception) = twelve.filter(|_| !any_act()) {
        maintained(cx, exception, findings);
    }
    let Some(adverse) = adverse.filter(|_| !of_the_act && !says(cx.letter, &WORDS.right)) else { return };
    let words = &cx.letter.words;
    let argued = own_sentences(cx.letter).find_map(|(sentence, _)| {
        let at =
            |at: usize| WORDS.wrong.longest_at(words, at, &NoSlots).filter(|found| found.end <= sentence.words.end);
        sentence.words.clone().find_map(at)
    });
    let Some(argued) = argued else { return };
    let message = "Regulation 12(5) asks whether disclosure would adversely affect something; ‘likely to prejudice’ is the test of the Act. Write ‘would adversely affect’, and say how.";
    let finding = Finding::new(cx.letter.words_span(argued.start..argued.end), message);
    findings.push(finding.related(adverse.citation.span, "relied on here"));
}

/// "the public interest in maintaining the exemption": regulation 12(1)(b) says "exception".
fn maintained(cx: &Cx, exception: &Relied, findings: &mut Findings) {
    const MAINTAINING: [u64; 1] = keys(["maintaining"]);
    let letter = cx.letter;
    let exemption =
        |at: usize| letter.words.get(at).is_some_and(|_| matches!(letter.word(at), "exemption" | "exemptions"));
    let found = letter.places_of(MAINTAINING[0]).find_map(|at| {
        // what is said of the Act is said in its words
        let act =
            |at: usize| matches!(letter.word(at), "section" | "sections" | "Section" | "Sections" | "Act" | "FOIA");
        let sentence = letter.sentence_of(at)?;
        let own = letter.region_of(at).is_own_prose() && !sentence.words.clone().any(act);
        (at + 1..at + 3).find(|&at| own && exemption(at))
    });
    let Some(at) = found else { return };
    let message = "The Regulations have exceptions, and regulation 12(1)(b) weighs the public interest ‘in maintaining the exception’; the exemption is the Act’s. Write ‘exception’.";
    let finding = Finding::new(letter.words_span(at..at + 1), message).label("the word of the Act");
    findings.push(finding.related(exception.citation.span, "an exception"));
}

/// `[words]` of the lint's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    right: PatternSet,
    wrong: PatternSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("eir-wrong-test"));
