//! Where a sentence speaks of the published threat level, and of which: "threat level", "level of threat", "the threat
//! to the UK from terrorism", and "it" in the sentences that follow. A threat to somebody in particular, or of another
//! kind, is no topic.

use super::whose::of_others;
use std::sync::OnceLock;

use crate::letter::pattern::KeySet;
use crate::letter::words::key;
use crate::letter::{Gap, Letter, Sentence};
use crate::tables::Scope;

/// A place where the threat level is spoken of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Topic {
    /// Its first word.
    pub(super) start: usize,
    /// One past its last word.
    pub(super) end: usize,
    /// How firmly it names the published level.
    pub(super) firm: Firm,
}

/// How firmly a topic names the published level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Firm {
    /// "threat level".
    Level,
    /// "the threat to the UK from terrorism": a level may follow, or an adjective.
    Threat,
    /// "it", "the level" after a sentence on the threat level.
    Carried,
}

/// Whether word `at` is one of `list` (lower case, no apostrophes).
pub(super) fn is_one(letter: &Letter, at: usize, list: &[&str]) -> bool {
    letter.words.get(at).is_some_and(|_| list.iter().any(|word| letter.word(at).eq_ignore_ascii_case(word)))
}

/// Whose threat the published levels are about: what may follow "threat level to/in/for".
const OURS: [&str; 24] = [
    "uk",
    "uk's",
    "united",
    "country",
    "country's",
    "nation",
    "britain",
    "great",
    "gb",
    "mainland",
    "northern",
    "kingdom",
    "england",
    "scotland",
    "wales",
    "terrorism",
    "international",
    "terrorist",
    "irish",
    "ireland",
    "dissident",
    "domestic",
    "whole",
    "entire",
];
/// A threat of another kind, or of a place or time that the table does not have.
const OTHER: [&str; 24] = [
    "cyber",
    "cyber-attack",
    "ransomware",
    "covid",
    "covid-19",
    "coronavirus",
    "pandemic",
    "flu",
    "influenza",
    "avian",
    "flood",
    "flooding",
    "wildfire",
    "individual",
    "individual's",
    "local",
    "locally",
    "maritime",
    "aviation",
    "rail",
    "crowded",
    "sector",
    "extremism-related",
    "animal",
];
const PRONOUN_VERBS: [&str; 16] = [
    "is",
    "was",
    "has",
    "had",
    "now",
    "currently",
    "stands",
    "stood",
    "remains",
    "remained",
    "rose",
    "fell",
    "went",
    "then",
    "subsequently",
    "returned",
];

/// The topics of a sentence, in order. `carried` says that the sentence before spoke of the threat level.
pub(super) fn topics(letter: &Letter, sentence: &Sentence, carried: bool) -> Vec<Topic> {
    let words = sentence.words.clone();
    let mut found: Vec<Topic> = Vec::new();
    // most sentences have none of the words that a topic needs
    static NEEDED: OnceLock<KeySet> = OnceLock::new();
    let needed = NEEDED.get_or_init(|| {
        ["threat", "terror", "level", "levels", "threat-level", "threat-levels"].iter().map(|word| key(word)).collect()
    });
    if !carried && !letter.words[words.clone()].iter().any(|word| needed.contains(&word.key)) {
        return found;
    }
    static OTHERS: OnceLock<KeySet> = OnceLock::new();
    let others = OTHERS.get_or_init(|| OTHER.iter().map(|word| key(word)).collect());
    if letter.words[words.clone()].iter().any(|word| others.contains(&word.key)) {
        return found;
    }
    let mut at = words.start;
    while at < words.end {
        let known = carried || !found.is_empty();
        let topic = level_topic(letter, at, words.end).or_else(|| threat_topic(letter, at, words.start, words.end));
        let topic = topic.or_else(|| known.then(|| again(letter, at, words.start, words.end)).flatten());
        match topic {
            Some(topic) if aimed_elsewhere(letter, topic, words.end) || of_others(letter, topic, words.start) => {
                return Vec::new();
            }
            Some(topic) => {
                at = topic.end;
                found.push(topic);
            }
            None => at += 1,
        }
    }
    found
}

/// "threat level", "level of [the] [terrorist] threat".
fn level_topic(letter: &Letter, at: usize, end: usize) -> Option<Topic> {
    let make = |end| Some(Topic { start: at, end, firm: Firm::Level });
    if is_one(letter, at, &["threat-level", "threat-levels"]) {
        return make(at + 1);
    }
    if is_one(letter, at, &["threat", "terror"]) && at + 1 < end && is_one(letter, at + 1, &["level", "levels"]) {
        return make(at + 2);
    }
    if is_one(letter, at, &["level", "levels"]) && is_one(letter, at + 1, &["of"]) {
        let threat = (at + 2..end.min(at + 6)).find(|&next| is_one(letter, next, &["threat", "terrorism"]))?;
        let between = (at + 2..threat).all(|next| {
            is_one(letter, next, &["the", "terror", "terrorist", "terrorism", "national", "uk", "current"])
        });
        return between.then_some(Topic { start: at, end: threat + 1, firm: Firm::Level });
    }
    None
}

/// "the threat to the UK from international terrorism", "the terrorist threat to the UK".
fn threat_topic(letter: &Letter, at: usize, start: usize, end: usize) -> Option<Topic> {
    if !is_one(letter, at, &["threat"]) {
        return None;
    }
    let terror = |at| is_one(letter, at, &["terrorism", "terrorist", "terror", "terrorists", "nirt"]);
    let after = (at + 1..end.min(at + 16)).take_while(|&next| !letter.words[next].gap.has(Gap::COLON));
    let near = after.clone().find(|&next| terror(next));
    let led = is_one(letter, at + 1, &["to", "from", "in"]) && near.is_some();
    let before = at > start && terror(at - 1) && is_one(letter, at + 1, &["to", "in"]);
    (led || before).then_some(Topic { start: at, end: near.map_or(at + 1, |near| near + 1), firm: Firm::Threat })
}

/// "it is …", "the level was …", "that threat has …" when the threat level is already the subject.
fn again(letter: &Letter, at: usize, start: usize, end: usize) -> Option<Topic> {
    if is_one(letter, at, &["it", "this", "which"]) && at + 1 < end && is_one(letter, at + 1, &PRONOUN_VERBS) {
        return Some(Topic { start: at, end: at + 1, firm: Firm::Carried });
    }
    let named = is_one(letter, at, &["the", "this", "that"])
        && (is_one(letter, at + 1, &["level", "threat"])
            || is_one(letter, at + 1, &["national", "current"]) && is_one(letter, at + 2, &["level"]));
    let last = at + if is_one(letter, at + 1, &["level", "threat"]) { 2 } else { 3 };
    // "the threat level" is a topic in its own right
    let named = named && !(is_one(letter, at + 1, &["threat"]) && is_one(letter, at + 2, &["level", "levels"]));
    (named && last < end && at >= start).then_some(Topic { start: at, end: last, firm: Firm::Carried })
}

/// "threat level to police officers", "threat level in France", "threat level for each site".
fn aimed_elsewhere(letter: &Letter, topic: Topic, end: usize) -> bool {
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
            return led && next < end && !is_one(letter, next, &AT_THE);
        }
    }
    let month = next < end && is_one(letter, from, &["in"]) && letter.word(next).len() >= 3 && month_like(letter, next);
    !month && !is_one(letter, next, &OURS)
}

/// What follows "the threat level at the" without naming a place.
const AT_THE: [&str; 18] = [
    "third",
    "fourth",
    "fifth",
    "lowest",
    "level",
    "levels",
    "end",
    "start",
    "beginning",
    "middle",
    "top",
    "day",
    "same",
    "date",
    "time",
    "moment",
    "national",
    "second-highest",
];

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
    (1..=12).any(|month| letter.word(at).eq_ignore_ascii_case(super::times::month_name(month)))
}

/// Whether a letter speaks of terrorism at all: a threat level of anything else is not in the table.
pub(super) fn about_terrorism(letter: &Letter) -> bool {
    letter.words.iter().enumerate().any(|(at, word)| {
        let length = word.span().len();
        (2..=14).contains(&length) && {
            let word = letter.word(at);
            let head = word.get(..6).unwrap_or("");
            head.eq_ignore_ascii_case("terror")
                || is_one(letter, at, &["mi5", "jtac", "uk", "uk's", "uk’s", "national", "counter-terror"])
        }
    })
}

/// What the level at word `level` of a clause is the level of. `None` where the clause leaves it open.
pub(super) fn scope(letter: &Letter, clause: std::ops::Range<usize>, level: usize) -> Option<Scope> {
    // the place straight after the level belongs to it, the next clause does not
    let tail = (level + 1..clause.end.min(level + 5)).find(|&at| {
        letter.words[at].gap.has(Gap::COMMA.with(Gap::COLON)) || is_one(letter, at, &["and", "but", "while"])
    });
    let words = clause.start..tail.unwrap_or(clause.end.min(level + 5));
    let related = words.clone().any(|at| {
        let after = is_one(letter, at, &["ireland", "irish"]) && is_one(letter, at + 1, &["related"]);
        after || is_one(letter, at, &["ireland-related", "irish-related", "dissident", "nirt", "republican"])
    });
    let northern = |at: usize| {
        is_one(letter, at, &["northern"])
            && is_one(letter, at + 1, &["ireland"])
            && !is_one(letter, at + 2, &["related"])
    };
    let britain = |at: usize| {
        is_one(letter, at, &["great"]) && is_one(letter, at + 1, &["britain"])
            || is_one(letter, at, &["gb", "mainland"])
    };
    let whole = |at: usize| {
        is_one(letter, at, &["uk", "uk's", "national"])
            || is_one(letter, at, &["united"]) && is_one(letter, at + 1, &["kingdom"])
    };
    let international =
        words.clone().any(|at| is_one(letter, at, &["international"]) && is_one(letter, at + 1, &["terrorism"]));
    let main = if international { Scope::International } else { Scope::National };
    let north = words.clone().find(|&at| northern(at));
    let left_out = words.clone().any(|at| {
        is_one(letter, at, &["exclude", "excludes", "excluding", "except", "save", "apart", "other", "outside"])
            || is_one(letter, at, &["not"]) && is_one(letter, at + 1, &["include", "cover", "including", "covering"])
    });
    let any_whole = words.clone().any(whole);
    if any_whole && (left_out || !related) {
        return Some(main);
    }
    if !related && north.is_none() {
        return Some(main);
    }
    // the place that stands straight after the level, else the last before it
    let after = level + 1..words.end;
    for at in after.chain((words.start..level).rev()) {
        if northern(at) {
            return Some(Scope::NiInNi);
        }
        if britain(at) {
            return related.then_some(Scope::NiInGb).or(Some(main));
        }
    }
    None
}
