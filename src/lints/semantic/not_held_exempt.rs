//! "We do not hold this information. It is exempt under section 30.": what is not held cannot be withheld. Only two
//! sentences in a row that speak of one thing count, or one that says both ("is not held and is withheld"), and only
//! exemptions of the Acts: in the Regulations an exception is what says that nothing is held.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::letter::pattern::{Found, NoSlots, PatternSet};
use crate::letter::words::keys;
use crate::letter::{Letter, Sentence};
use crate::lints::cited::row;
use crate::lints::refusal::own_sentences;
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;
use crate::text::data;

const MESSAGE: &str =
    "What is not held cannot be exempt. Say that it is not held, or say that it is held and why it is withheld.";
/// What may not stand in a sentence that says both: "if it is not held and is exempt".
const SUPPOSES: [u64; 5] = keys(["if", "what", "where", "whether", "either"]);

/// Report an exemption claimed for what the sentence before says is not held.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let own: Vec<&Sentence> = own_sentences(letter).map(|(sentence, _)| sentence).collect();
    by_an_exemption(cx, findings);
    own.iter().for_each(|sentence| in_one_sentence(cx, sentence, findings));
    for pair in own.windows(2) {
        let [before, after] = [pair[0], pair[1]];
        let Some(denied) = found(letter, before, &WORDS.not_held).filter(|denied| denied.end == before.words.end)
        else {
            continue;
        };
        let begins = |found: &Found| found.start == after.words.start;
        let Some(claimed) = found(letter, after, &WORDS.exempt).filter(begins).filter(|_| before.block == after.block)
        else {
            continue;
        };
        let cited = cx.facts.exemptions.citations.iter().find(|one| {
            (claimed.end..claimed.end + 2).contains(&one.words.start)
                && matches!(one.regime, Regime::Foia | Regime::Foisa)
        });
        let Some(cited) = cited.filter(|one| row(cx, one).is_some()) else { continue };
        let span = letter.words_span(claimed.start..claimed.end).cover(cited.span);
        findings.push(Finding::new(span, MESSAGE).related(letter.words_span(denied.start..denied.end), "not held"));
    }
}

/// "Under section 22 they are no longer held".
fn by_an_exemption(cx: &Cx, findings: &mut Findings) {
    const UNDER: [u64; 4] = keys(["under", "of", "to", "with"]);
    let words = &cx.letter.words;
    for cited in cx.facts.exemptions.citations.iter().filter(|one| one.place.is_own()) {
        let led = cited.words.start.checked_sub(1).is_some_and(|at| UNDER.contains(&words[at].key));
        let exemption = matches!(cited.regime, Regime::Foia | Regime::Foisa) && row(cx, cited).is_some();
        let Some(denied) = WORDS.by_law.longest_at(words, cited.words.end, &NoSlots) else { continue };
        let same = cx.letter.sentence_of(cited.words.start).is_some_and(|one| denied.end <= one.words.end);
        if led && exemption && same {
            let message = "An exemption lets information be withheld that is held; it is no reason why nothing is held. Leave the section out, or say what is withheld.";
            let span = cited.span.cover(cx.letter.words_span(denied.start..denied.end));
            findings.push(Finding::new(span, message));
        }
    }
}

/// "The number is not held and is withheld".
fn in_one_sentence(cx: &Cx, sentence: &Sentence, findings: &mut Findings) {
    let letter = cx.letter;
    if matches!(cx.facts.regime, Regime::Eir | Regime::Eisr)
        || letter.words[sentence.words.clone()].iter().any(|word| SUPPOSES.contains(&word.key))
    {
        return;
    }
    let Some(denied) = found(letter, sentence, &WORDS.denial) else { return };
    let claimed = WORDS.and_exempt.find_all(&letter.words, denied.end..sentence.words.end, &NoSlots);
    if let Some(claimed) = claimed.into_iter().find(|claimed| claimed.start == denied.end) {
        let span = letter.words_span(claimed.start..claimed.end);
        findings.push(Finding::new(span, MESSAGE).related(letter.words_span(denied.start..denied.end), "not held"));
    }
}

fn found(letter: &Letter, sentence: &Sentence, wordings: &PatternSet) -> Option<Found> {
    wordings.find_all(&letter.words, sentence.words.clone(), &NoSlots).into_iter().next()
}

/// `[words]` of the lint's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    not_held: PatternSet,
    exempt: PatternSet,
    and_exempt: PatternSet,
    denial: PatternSet,
    by_law: PatternSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("not-held-exempt"));
