//! Threats that the published levels do not measure: to somebody in particular, in another country, at a site, or of
//! another kind, as the words after "threat level" or anywhere in its sentence tell.

use super::list::WordList;
use super::topics::{Firm, Topic, is_one};
use crate::facts::dates::month_name;
use crate::letter::{Letter, Sentence};

/// Whose threat the published levels are about: what may follow "threat level to/in/for".
static OURS: WordList = WordList::new(
    "uk uk's united country country's nation britain great gb mainland northern kingdom england scotland \
    wales terrorism international terrorist irish ireland dissident domestic whole entire",
);
/// A threat of another kind, or of a place or time that the table does not have.
static OTHER: WordList = WordList::new(
    "cyber cyber-attack ransomware covid covid-19 coronavirus pandemic flu influenza avian flood flooding \
    wildfire individual individual's local locally maritime aviation rail crowded sector \
    extremism-related animal",
);
/// "threat level to police officers", "threat level in France", "threat level for each site".
pub(super) fn aimed_elsewhere(letter: &Letter, topic: Topic, end: usize) -> bool {
    if topic.firm == Firm::Carried {
        return false;
    }
    let from = if topic.firm == Firm::Threat { topic.start + 1 } else { topic.end };
    // "France has a threat level of its own", "the threat level set by the Spanish government"
    let own = is_one(letter, from, &["of"])
        && is_one(letter, from + 1, &["its", "their"])
        && is_one(letter, from + 2, &["own"]);
    let foreign = is_one(letter, from + 1, &["by"])
        && (from + 2..end.min(from + 6)).any(|at| {
            is_one(letter, at, &["government", "authorities", "ministry", "state"])
                && letter.words[at - 1].capital
                && !is_one(letter, at - 1, &["the", "uk", "british", "home", "his", "her"])
        });
    if from < end && (own || foreign) {
        return true;
    }
    if from < end && is_one(letter, from, &["from"]) && topic.firm == Firm::Level {
        return source_elsewhere(letter, from + 1..end.min(from + 8));
    }
    if !is_one(letter, from, &["to", "in", "for", "against", "facing", "on", "at"]) || from >= end {
        return false;
    }
    // "to severe" and "at severe" say the level itself
    let mut next = from + 1;
    while next < end && is_one(letter, next, &["the", "this", "our", "both", "a", "an"]) {
        next += 1;
    }
    if is_one(letter, from, &["to", "at", "on", "in"]) {
        let word = letter.words.get(next).filter(|_| next < end);
        let level = word.is_some_and(|_| crate::tables::Level::parse(letter.word(next)).is_some());
        let time = word.is_some_and(|word| word.kind == crate::letter::WordKind::Number);
        if level
            || time
            || is_one(letter, next, &["second", "highest", "time", "present", "moment", "critical", "date"])
        {
            return false;
        }
        if is_one(letter, from, &["at", "on"]) {
            // "at our headquarters", "at the airport"; but "at the time", "at the third highest level"
            let led = next > from + 1 && is_one(letter, next - 1, &["the", "our", "both"]);
            return led && next < end && !AT_THE.has(letter, next);
        }
    }
    let month = next < end && is_one(letter, from, &["in"]) && letter.word(next).len() >= 3 && month_like(letter, next);
    !month && !OURS.has(letter, next)
}

/// What follows "the threat level at the" without naming a place.
static AT_THE: WordList = WordList::new(
    "third fourth fifth lowest level levels end start beginning middle top day same date time moment \
    national second-highest",
);

/// Whether a threat level is "from" something else than terrorism: "from organised crime", "from drones to prisons".
fn source_elsewhere(letter: &Letter, words: std::ops::Range<usize>) -> bool {
    let terror = |at: usize| letter.word(at).get(..6).is_some_and(|head| head.eq_ignore_ascii_case("terror"));
    let known = |at: usize| {
        crate::tables::Level::parse(letter.word(at)).is_some()
            || letter.words[at].kind == crate::letter::WordKind::Number
            || month_like(letter, at)
            || is_one(letter, at, &["extremism", "extremists", "islamist", "irish", "nirt", "dissident", "republican"])
    };
    !words.is_empty() && !words.clone().any(terror) && !words.take(3).any(known)
}

fn month_like(letter: &Letter, at: usize) -> bool {
    (1..=12).any(|month| letter.word(at).eq_ignore_ascii_case(month_name(month)))
}

/// Whether a sentence names a kind or place of threat that the published levels do not measure.
pub(super) fn elsewhere_said(letter: &Letter, sentence: &Sentence) -> bool {
    sentence.words.clone().any(|at| OTHER.has(letter, at))
}
