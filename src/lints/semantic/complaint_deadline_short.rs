//! Less time to apply to the Scottish Information Commissioner than the six months of section 47(4) FOISA. Only where the
//! sentence sends the reader there and gives the time behind it, or straight before it: what the Commissioner takes to decide is no limit of theirs.

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::facts::number;
use crate::facts::regime::is_scottish;
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::keys;
use crate::letter::{Letter, Sentence};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;
use crate::text::data;

/// The time stands at most this many words behind the Commissioner's name: an address may come between.
const WITHIN: usize = 25;

/// Report the time to apply to the Commissioner where it is clearly less than six months.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let (letter, facts) = (cx.letter, cx.facts);
    if !facts.regime_known || !is_scottish(facts.regime) || facts.regimes.crosses_the_border() {
        return;
    }
    for (sentence, _) in letter.own_sentences() {
        let Some(words) = time_to_apply(cx, sentence) else { continue };
        let span = letter.words_span(words);
        let by = if facts.regime == Regime::Eisr { " (applied by regulation 17 EI(S)R 2004)" } else { "" };
        let message = format!(
            "‘{}’ to apply to the Scottish Information Commissioner is less than the six months of section 47(4) FOISA 2002{by}. Write ‘six months’.",
            span.of(letter.text()),
        );
        findings.push(Finding::new(span, message).label("six months"));
    }
}

/// The words of a time that is less than any six months, behind the words that send the reader to the Commissioner.
fn time_to_apply(cx: &Cx, sentence: &Sentence) -> Option<Range<usize>> {
    const LIMIT: [u64; 1] = keys(["within"]);
    let letter = cx.letter;
    let Words { applies, scottish, other, within_first } = &*WORDS;
    let words = sentence.words.clone();
    let has = |set: &PatternSet| set.is_in(&letter.words, words.clone(), &NoSlots);
    let first = |set: &PatternSet| set.each_in(&letter.words, words.clone(), &NoSlots).next();
    if has(other) || !has(scottish) && cx.facts.rights.names.0 {
        return None;
    }
    let Some(found) = first(applies) else {
        // "apply within three months to the Scottish Information Commissioner"
        let found = first(within_first).filter(|_| has(scottish))?;
        let time = short_time(letter, found.end..words.end)?;
        const TO: [u64; 1] = keys(["to"]);
        let named = letter.words.get(time.end).is_some_and(|word| word.key == TO[0] && word.gap.is_plain_space());
        let to = letter.words_span(time.end..words.end.min(time.end + 4));
        return (named && to.of(letter.text()).contains("Scottish")).then_some(time);
    };
    if found.end > words.end {
        return None;
    }
    let within = (found.end..words.end.min(found.end + WITHIN)).find(|&at| letter.words[at].key == LIMIT[0])?;
    short_time(letter, within + 1..words.end)
}

/// "three months", "40 working days" at the beginning of some words, where that is too short.
fn short_time(letter: &Letter, words: Range<usize>) -> Option<Range<usize>> {
    let word = |at: usize| if at < words.end { letter.word(at) } else { "" };
    let first = words.start;
    let given = number(word(first))?;
    let kind = matches!(word(first + 1), "working" | "calendar");
    let unit = first + 1 + usize::from(kind);
    let least = match word(unit) {
        "month" | "months" => 6,
        "week" | "weeks" => 25,
        "day" | "days" if word(first + 1) == "working" => 115,
        "day" | "days" => 180,
        _ => return None,
    };
    (given < least).then_some(first..unit + 1)
}

/// `[words]` of the lint's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    applies: PatternSet,
    scottish: PatternSet,
    other: PatternSet,
    within_first: PatternSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("complaint-deadline-short"));
