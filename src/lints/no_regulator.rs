//! Bodies to which a letter sends the requester and which decide nothing about requests: a Commissioner whom nobody has
//! appointed, an inspectorate above the Information Commissioner's address, in Scotland the tribunal of the other law.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::facts::regime::is_scottish;
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, Sentence};
use crate::text::data;

use super::absence::regulator;
use super::{Cx, Finding};

/// How far behind a body's name the address may begin, in words.
const ADDRESS_WITHIN: usize = 8;

/// "the Environmental Information Commissioner": one Commissioner serves the Act and the Regulations.
pub(super) fn invented(cx: &Cx) -> Option<Finding> {
    const COMMISSIONER: [u64; 2] = keys(["commissioner", "commissioner's"]);
    let letter = cx.letter;
    let name = |at: usize| {
        let found = |words: usize| at.checked_sub(words - 1).filter(|&from| is_name(letter, from, at));
        let first = found(3).filter(|&from| begins(letter, from, &["Environmental", "Information"]));
        let first = first.or_else(|| found(3).filter(|&from| begins(letter, from, &["Welsh", "Information"])));
        first.or_else(|| found(4).filter(|&from| begins(letter, from, &["Freedom", "of", "Information"])))
    };
    let mut places: Vec<usize> = COMMISSIONER.iter().flat_map(|key| letter.places_of(*key)).collect();
    places.sort_unstable();
    let (from, at) = places.into_iter().find_map(|at| {
        let from = name(at)?;
        let sentence = letter.sentence_of(at)?;
        let own = letter.region_of(at).is_own_prose();
        (own && tells_of_a_right(letter, sentence)).then_some((from, at))
    })?;
    let span = letter.words_span(from..at + 1);
    let right = regulator(cx).trim_start_matches("the ");
    let message = format!(
        "There is no such Commissioner: complaints about requests under {} go to {}. Write ‘{right}’.",
        cx.facts.regime.title(),
        regulator(cx),
    );
    Some(Finding::new(span, message).label("nobody holds this office"))
}

/// Whether words are one name, with no mark between.
fn is_name(letter: &Letter, from: usize, at: usize) -> bool {
    letter.word(at).starts_with(char::is_uppercase)
        && letter.words[from + 1..=at].iter().all(|word| word.gap.is_plain_space() && !word.gap.has(Gap::SENTENCE))
}

fn begins(letter: &Letter, from: usize, words: &[&str]) -> bool {
    words.iter().enumerate().all(|(index, word)| letter.word(from + index) == *word)
}

/// "complain to Ofsted, Wycliffe House": the address is the Information Commissioner's, and he is not named.
pub(super) fn addressed(cx: &Cx) -> Option<Finding> {
    let letter = cx.letter;
    let body = cues().bodies.in_letter(letter, &NoSlots).into_iter().find(|body| {
        let Some(sentence) = letter.sentence_of(body.start) else { return false };
        let address = body.end..sentence.words.end.min(body.end + ADDRESS_WITHIN);
        letter.region_of(body.start).is_own_prose()
            && !letter.words[body.start].gap.has(Gap::SENTENCE)
            && tells_of_a_right(letter, sentence)
            && cues().addresses.is_in(&letter.words, address, &NoSlots)
            && !names_the_regulator(letter, letter.blocks[sentence.block].words.start..body.start)
            && !names_the_regulator(letter, body.end..letter.blocks[sentence.block].words.end)
    })?;
    let span = letter.words_span(body.start..body.end);
    let right = regulator(cx);
    let message = format!(
        "This body decides nothing about requests for information, and the address is the Information Commissioner’s (section 50 FOIA 2000, regulation 18 EIR 2004). Write ‘{}’.",
        right.trim_start_matches("the "),
    );
    Some(Finding::new(span, message).label("not the regulator"))
}

fn names_the_regulator(letter: &Letter, words: std::ops::Range<usize>) -> bool {
    const NAMES: [u64; 7] =
        keys(["commissioner", "commissioner's", "commissioners", "ico", "ico's", "commission's", "regulator"]);
    const COMMISSION: [u64; 2] = keys(["information", "commission"]);
    let words = &letter.words[words];
    words.iter().any(|word| NAMES.contains(&word.key))
        || words.windows(2).any(|pair| pair.iter().map(|word| word.key).eq(COMMISSION))
}

/// In Scotland the appeal from the Commissioner's decision: to the Court of Session, on a point of law (FOISA 2002 s.56).
pub(super) fn tribunal(cx: &Cx) -> Option<Finding> {
    const COURTS: [u64; 2] = keys(["tribunal", "court"]);
    if !is_scottish(cx.facts.regime) {
        return None;
    }
    let letter = cx.letter;
    let at = COURTS.iter().flat_map(|court| letter.places_of(*court)).find(|&at| {
        let other = letter.words[at].key == COURTS[1] && (at == 0 || letter.word(at - 1) != "High");
        let Some(sentence) = letter.sentence_of(at) else { return false };
        let has = |set: &PatternSet| set.is_in(&letter.words, sentence.words.clone(), &NoSlots);
        !other && letter.region_of(at).is_own_prose() && has(&cues().appeals) && !has(&cues().other_appeals)
    })?;
    let from = letter.sentence_of(at).map_or(at, |sentence| first_of_name(letter, sentence, at));
    let message = "A decision of the Scottish Information Commissioner is appealed to the Court of Session, on a point of law (section 56 FOISA 2002). Write ‘Court of Session’.";
    Some(Finding::new(letter.words_span(from..at + 1), message).label("not an appeal of Scotland’s law"))
}

/// The first word of the tribunal's name.
fn first_of_name(letter: &Letter, sentence: &Sentence, at: usize) -> usize {
    let first = sentence.words.start;
    let part = |from: usize| letter.words[from].capital && letter.words[from + 1].gap.is_plain_space();
    (first..at).rev().take_while(|&from| part(from)).last().unwrap_or(at)
}

fn tells_of_a_right(letter: &Letter, sentence: &Sentence) -> bool {
    cues().rights.is_in(&letter.words, sentence.words.clone(), &NoSlots)
}

/// `lints/cues-regulators.toml`, which says what each list is for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Cues {
    rights: PatternSet,
    bodies: PatternSet,
    addresses: PatternSet,
    appeals: PatternSet,
    other_appeals: PatternSet,
}

fn cues() -> &'static Cues {
    static CUES: OnceLock<Cues> = OnceLock::new();
    CUES.get_or_init(|| data::cues("cues-regulators"))
}
