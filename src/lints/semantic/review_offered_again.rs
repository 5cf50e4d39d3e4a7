//! The outcome of an internal review that offers an internal review. Silent where the procedure has a second stage, and where
//! the sentence tells of what was offered before.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::facts::answer::Kind;
use crate::letter::Sentence;
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::lints::prose::is_quoted;
use crate::lints::{Cx, Finding, Findings};
use crate::text::data;

/// Report the offer.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let (letter, answer) = (cx.letter, &cx.facts.answer);
    let Some(outcome) = answer.reviewed.filter(|_| answer.kind == Kind::ReviewOutcome) else { return };
    let own = |at: usize| letter.region_of(at).is_own_prose();
    let staged = || WORDS.stages.in_letter(letter, &NoSlots).iter().any(|found| own(found.start));
    let offers = WORDS.offers.in_letter(letter, &NoSlots).into_iter().find(|found| {
        let sentence = letter.sentence_of(found.start).filter(|sentence| sentence.is_readable());
        let has = |set: &PatternSet, sentence: &Sentence| set.is_in(&letter.words, sentence.words.clone(), &NoSlots);
        own(found.start)
            && !is_quoted(letter, found.start)
            && letter.words[found.start].span().start > outcome.start
            && sentence.is_some_and(|sentence| has(&WORDS.unhappy, sentence) && !has(&WORDS.careful, sentence))
    });
    let Some(found) = offers.filter(|_| !staged()) else { return };
    let message = "This letter is the outcome of a review, and offers another. Take the offer out: the next step is the Commissioner.";
    let finding = Finding::new(letter.words_span(found.start..found.end), message).label("left from the first answer");
    findings.push(finding.related(outcome, "the outcome"));
}

/// `[words]` of the lint's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    offers: PatternSet,
    careful: PatternSet,
    unhappy: PatternSet,
    stages: PatternSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("review-offered-again"));
