//! From a sentence on the threat level to what it states: a level in force, a change, a spell of the past, or a claim
//! that nothing changed. A level word counts only where it is governed by the topic ("a severe impact", "critical
//! infrastructure" are ordinary English), and only where the sentence neither supposes nor explains.

use std::ops::Range;
use std::sync::OnceLock;

use super::ranks::ranked;
use super::times::{Time, times};
use super::topics::{Firm, Topic, about_terrorism, is_one, scope, topics};
use super::{Change, Direction, Held, History, Spell, ThreatStatement, Threats, is_main};
use crate::letter::words::key;
use crate::letter::{BlockKind, Gap, Letter, Sentence};
use crate::tables::{Level, Scope};

/// A level word stands at most this many words after its topic.
const REACH: usize = 20;

/// Words that may stand straight before a level that is stated.
const BEFORE: [&str; 44] = [
    "is",
    "was",
    "are",
    "at",
    "to",
    "as",
    "of",
    "remains",
    "remained",
    "remain",
    "been",
    "be",
    "being",
    "currently",
    "presently",
    "still",
    "now",
    "level",
    "levels",
    "stays",
    "stayed",
    "stands",
    "back",
    "again",
    "only",
    "present",
    "therefore",
    "also",
    "just",
    "reached",
    "became",
    "becoming",
    "below",
    "than",
    "threat",
    "under",
    "highest",
    "already",
    "however",
    "both",
    "officially",
    "continuously",
    "consistently",
    "terrorism",
];
/// Words that may stand straight after it; any other is a noun that it would describe.
const AFTER: [&str; 70] = [
    "and",
    "to",
    "in",
    "on",
    "since",
    "for",
    "from",
    "between",
    "until",
    "at",
    "which",
    "meaning",
    "means",
    "as",
    "because",
    "due",
    "following",
    "after",
    "when",
    "where",
    "but",
    "with",
    "by",
    "last",
    "again",
    "during",
    "rather",
    "indicating",
    "ie",
    "so",
    "while",
    "whilst",
    "although",
    "except",
    "given",
    "based",
    "under",
    "throughout",
    "despite",
    "within",
    "now",
    "today",
    "currently",
    "this",
    "it",
    "across",
    "before",
    "over",
    "only",
    "earlier",
    "once",
    "twice",
    "i.e",
    "signifying",
    "suggesting",
    "four",
    "two",
    "throughout",
    "apart",
    "other",
    "save",
    "excluding",
    "barring",
    "or",
    "shortly",
    "immediately",
    "denoting",
    "later",
    "for",
    "recently",
];
const SUPPOSING: [&str; 14] = [
    "if", "when", "whenever", "where", "wherever", "unless", "should", "whether", "suppose", "example", "were", "once",
    "until", "e.g",
];
const MODAL: [&str; 14] = [
    "would", "could", "may", "might", "should", "can", "will", "must", "not", "never", "cannot", "isn't", "isn’t",
    "wasn’t",
];
const UP: [&str; 9] =
    ["raised", "increased", "upgraded", "elevated", "heightened", "rose", "risen", "escalated", "raising"];
const DOWN: [&str; 9] =
    ["lowered", "reduced", "downgraded", "decreased", "dropped", "fell", "fallen", "lowering", "relaxed"];
const MOVED: [&str; 11] =
    ["moved", "changed", "returned", "brought", "went", "gone", "put", "taken", "revised", "restored", "amended"];
const REPORTED: [&str; 6] = ["announced", "said", "announcement", "stated", "told", "confirmed"];
const EXCEPT: [&str; 6] = ["except", "excepting", "excluding", "save", "barring", "exception"];

/// The tense in which a level is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tense {
    Present,
    Past,
    Perfect,
    Pluperfect,
}

/// A level word with its topic.
struct Hit {
    at: usize,
    level: Level,
    topic: Topic,
}

/// Read every sentence of the authority's own prose.
pub(super) fn statements(letter: &Letter, threats: &mut Threats) {
    let (mut carried, mut scope_before, mut block_before) = (false, None, usize::MAX);
    let mut about = None;
    for (index, sentence) in letter.sentences.iter().enumerate() {
        let block = &letter.blocks[sentence.block];
        if !block.region.is_own_prose() || matches!(block.kind, BlockKind::Literal | BlockKind::Row) {
            carried = false;
            continue;
        }
        let same = sentence.block == block_before;
        block_before = sentence.block;
        let follows = carried && same;
        carried = false;
        if !follows && !speaks(letter, sentence) || !*about.get_or_insert_with(|| about_terrorism(letter)) {
            continue;
        }
        let found = topics(letter, sentence, follows);
        if found.is_empty() {
            continue;
        }
        let read = Reading { letter, sentence, index, topics: &found, scope_before: scope_before.filter(|_| follows) };
        let hits = read.hits();
        // an adjective after "the threat" says nothing that "it" could take up, save a level
        carried = found.iter().any(|topic| topic.firm != Firm::Threat) || !hits.is_empty();
        scope_before = read.state(&hits, threats).or(scope_before.filter(|_| follows));
    }
}

/// Whether a sentence has a word of the topic at all.
fn speaks(letter: &Letter, sentence: &Sentence) -> bool {
    static KEYS: OnceLock<Vec<u64>> = OnceLock::new();
    let keys = KEYS.get_or_init(|| {
        ["threat", "level", "levels", "threat-level", "threat-levels", "terror"].iter().map(|word| key(word)).collect()
    });
    sentence.words.clone().any(|at| keys.contains(&letter.words[at].key))
}

struct Reading<'a> {
    letter: &'a Letter<'a>,
    sentence: &'a Sentence,
    index: usize,
    topics: &'a [Topic],
    scope_before: Option<Scope>,
}

impl Reading<'_> {
    fn is(&self, at: usize, list: &[&str]) -> bool {
        self.sentence.words.contains(&at) && is_one(self.letter, at, list)
    }

    fn any(&self, range: Range<usize>, list: &[&str]) -> bool {
        range.into_iter().any(|at| self.is(at, list))
    }

    /// The level words that a topic governs.
    fn hits(&self) -> Vec<Hit> {
        let words = self.sentence.words.clone();
        let level = |at: usize| Level::parse(self.letter.word(at)).map(|level| (at, level));
        let levels: Vec<(usize, Level)> = words.clone().filter_map(level).collect();
        let mut distinct: Vec<Level> = levels.iter().map(|(_, level)| *level).collect();
        distinct.sort();
        distinct.dedup();
        let explained = distinct.len() >= 3
            || levels.first().is_some_and(|(at, _)| *at == words.start)
            || self.any(words.clone(), &["range", "ranges", "ranging", "scale"])
            || words.clone().any(|at| {
                self.is(at, &["five"]) && self.any(at + 1..at + 4, &["level", "levels", "tiers"]) && distinct.len() != 1
            });
        if explained {
            return Vec::new();
        }
        let mut hits: Vec<Hit> = Vec::new();
        for (at, level) in levels {
            // each level stated carries the topic on to the next
            let from = hits.last().map_or(words.start, |hit| hit.at);
            hits.extend(self.hit(at, level, from));
        }
        hits
    }

    fn hit(&self, at: usize, level: Level, from: usize) -> Option<Hit> {
        let letter = self.letter;
        // "the current severe threat level"
        if let Some(topic) = self.topics.iter().find(|topic| topic.start == at + 1 && topic.firm == Firm::Level) {
            let stated = at > self.sentence.words.start && self.is(at - 1, &["current", "present", "at"]);
            let supposed =
                self.any(self.sentence.words.start..at, &SUPPOSING) || self.any(at.saturating_sub(4)..at, &MODAL);
            return (stated && !supposed).then_some(Hit { at, level, topic: *topic });
        }
        let topic = *self.topics.iter().rfind(|topic| topic.end <= at)?;
        let marked = self.marked(at);
        let doubtful = self.any(topic.end.max(at.saturating_sub(7))..at, &MODAL) && !self.not_below(topic, at);
        if at - topic.end.max(from) > REACH || self.supposed(topic) || doubtful || self.of_another(topic, at) {
            return None;
        }
        let gap = letter.words[at].gap;
        let apart = Gap::COMMA.with(Gap::DASH).with(Gap::COLON).with(Gap::OPEN);
        let before = at > topic.end && self.is(at - 1, &BEFORE)
            || at == topic.end && (gap.has(apart) || topic.firm == Firm::Level && marked)
            || gap.has(apart) && self.any(at - 1..at, &["level", "threat", "at", "is"])
            // "at ‘severe’ or", "is: severe"
            || gap.has(Gap::QUOTE) && self.any(at.saturating_sub(2)..at, &["is", "at", "to", "as", "level"]);
        // "below" and "than" say a floor only after a negation
        let floor = self.is(at - 1, &["below", "than"]) && !self.not_below(topic, at);
        if !before || floor || !self.ends_well(at, marked) {
            return None;
        }
        let alternatives = self.is(at + 1, &["or"]) && !self.is(at + 2, &["above", "higher"]);
        if alternatives || self.is(at - 1, &["of"]) && at - 1 != topic.end && !self.is(at - 2, &["level"]) {
            return None;
        }
        if topic.firm == Firm::Threat && !marked && !self.predicate(at, level) {
            return None;
        }
        // "It is critical that": an adjective, whatever the sentence before spoke of
        let bare = topic.firm == Firm::Carried
            && !marked
            && self.is(topic.start, &["it", "this", "which"])
            && self.is(at - 1, &["is", "was"]);
        if bare && !self.clause_ends(at) {
            return None;
        }
        Some(Hit { at, level, topic })
    }

    /// Whether a level is set off from ordinary words: capitals, an initial capital, quotation marks, emphasis.
    fn marked(&self, at: usize) -> bool {
        let word = &self.letter.words[at];
        word.capital || word.gap.has(Gap::QUOTE.with(Gap::MARKUP))
    }

    fn clause_ends(&self, at: usize) -> bool {
        let words = &self.sentence.words;
        at + 1 >= words.end || !self.letter.words[at + 1].gap.is_plain_space()
    }

    fn ends_well(&self, at: usize, marked: bool) -> bool {
        if self.clause_ends(at) || self.is(at + 1, &AFTER) {
            return true;
        }
        // capitals are a name: "SEVERE (an attack is …)", "SEVERE we"
        let whole = self.letter.word(at).chars().all(char::is_uppercase);
        marked && whole || self.is(at + 1, &["threat"]) && self.is(at + 2, &["level"])
    }

    /// "the threat … is severe." in lower case: only at the end of its clause, and no such words as "real and severe".
    fn predicate(&self, at: usize, level: Level) -> bool {
        let plain = !matches!(level, Level::Low | Level::Moderate | Level::Critical);
        let verb = self.is(at - 1, &["is", "remains", "currently", "at", "as", "now", "to"]);
        let means = self.is(at + 1, &["which", "meaning", "means", "since"]);
        plain && verb && (means || self.clause_ends(at) && !self.is(at + 1, &["and", "but", "real", "sustained"]))
    }

    /// Whether the verb before the level has a subject of its own: "the threat level was reviewed and the risk is severe".
    fn of_another(&self, topic: Topic, at: usize) -> bool {
        const VERBS: [&str; 12] =
            ["is", "are", "was", "were", "has", "have", "had", "remains", "remained", "stands", "stood", "stays"];
        const JOINS: [&str; 10] =
            ["and", "but", "while", "whilst", "because", "so", "that", "whereas", "although", "where"];
        const WITH_VERB: [&str; 22] = [
            "now",
            "currently",
            "still",
            "also",
            "then",
            "subsequently",
            "therefore",
            "again",
            "since",
            "later",
            "thus",
            "as",
            "which",
            "published",
            "set",
            "based",
            "presently",
            "at",
            "has",
            "been",
            "it",
            "this",
        ];
        if self.is(topic.end, &["the", "this", "our", "any", "such", "these", "we"]) && topic.end < at {
            return true;
        }
        let Some(verb) = (topic.end..at).rev().find(|&at| self.is(at, &VERBS)) else { return false };
        let mut own = None;
        for word in topic.end..=verb {
            if self.letter.words[word].gap.has(Gap::COMMA.with(Gap::CLOSE).with(Gap::COLON)) {
                own = Some(word);
            }
            if word < verb && self.is(word, &JOINS) {
                own = Some(word + 1);
            }
        }
        let Some(first) = own else { return false };
        // names joined in an aside: "set by JTAC and MI5 is"
        first < verb && !self.is(first, &WITH_VERB) && !(first..verb).all(|word| self.letter.words[word].capital)
    }

    /// "if the threat level is critical", "a threat level of severe".
    fn supposed(&self, topic: Topic) -> bool {
        let mut at = topic.start;
        let floor = self.sentence.words.start.max(topic.start.saturating_sub(7));
        let modifiers = [
            "national",
            "uk",
            "uk's",
            "terrorism",
            "terrorist",
            "terror",
            "current",
            "overall",
            "international",
            "the",
            "present",
            "official",
            "general",
            "domestic",
            "our",
            "kingdom",
            "united",
            "kingdom's",
            "country's",
            "nation's",
        ];
        while at > floor && self.is(at - 1, &modifiers) {
            at -= 1;
        }
        if at == self.sentence.words.start {
            return false;
        }
        let before = &self.letter.words[at].gap;
        let cut = before.has(Gap::COMMA.with(Gap::COLON).with(Gap::DASH));
        self.is(at - 1, &["a", "an", "any", "each", "every", "what"])
            && topic.firm != Firm::Carried
            && !self.is(topic.start, &["threat"])
            || self.is(at - 1, &["a", "an", "any", "each", "every"]) && topic.firm == Firm::Level
            || !cut && self.any(at.saturating_sub(2)..at, &SUPPOSING) && !self.when_past(topic)
    }

    /// "when it was raised to": a time, not a supposition.
    fn when_past(&self, topic: Topic) -> bool {
        self.is(topic.end, &["was", "had", "rose", "fell", "went"])
    }

    /// "has not fallen below severe", "has never been lower than severe".
    fn not_below(&self, topic: Topic, at: usize) -> bool {
        self.any(topic.end..at, &["not", "never"])
            && !self.any(topic.end..at, &["would", "could", "may", "might", "should", "can", "will"])
            && (self.is(at - 1, &["below"]) || self.is(at - 1, &["than"]) && self.is(at - 2, &["lower", "less"]))
            && self.any(topic.end..at, &["has", "have"])
    }

    /// Put what the hits state into `threats`; gives the scope of the last.
    fn state(&self, hits: &[Hit], threats: &mut Threats) -> Option<Scope> {
        let all_times = times(self.letter, self.sentence.words.clone());
        let mut last = None;
        let mut closed = usize::MAX;
        for (number, hit) in hits.iter().enumerate() {
            let limit = hits.get(number + 1).map_or(self.sentence.words.end, |next| next.at);
            let previous = if number == 0 { self.sentence.words.start } else { hits[number - 1].at + 1 };
            threats.ranked.extend(ranked(self.letter, hit.at, previous, limit, hit.level));
            if hit.at > closed {
                continue;
            }
            let carried = hit.topic.firm == Firm::Carried;
            let found = scope(self.letter, self.sentence, hit.at);
            let Some(scope) = self.scope_before.filter(|_| carried && found.is_none_or(is_main)).or(found) else {
                continue;
            };
            last = Some(scope);
            if let Some(history) = self.history(hit, scope, &all_times, limit, hits) {
                closed = history.except.map_or(closed, |except| except.min(closed));
                threats.histories.push(history);
                continue;
            }
            self.simple(hit, scope, &all_times, previous..limit, threats);
        }
        last
    }

    /// The tense of a hit, from the last verb before the level.
    fn tense(&self, hit: &Hit) -> Option<(Tense, usize)> {
        for at in (hit.topic.end..hit.at).rev() {
            let has = |from: usize| self.any(from.saturating_sub(3).max(hit.topic.end)..from, &["has", "have"]);
            let had = self.any(at.saturating_sub(3).max(hit.topic.end)..at, &["had"]);
            if self.is(at, &["is", "are", "remains", "stands", "sits", "stays", "continues"]) {
                return Some((Tense::Present, at));
            }
            if self.is(
                at,
                &[
                    "was", "were", "stood", "remained", "stayed", "rose", "fell", "went", "dropped", "returned",
                    "reached", "became",
                ],
            ) {
                let tense = if has(at) {
                    Tense::Perfect
                } else if had {
                    Tense::Pluperfect
                } else {
                    Tense::Past
                };
                return Some((tense, at));
            }
            if self.is(at, &["has", "have"]) {
                return Some((Tense::Perfect, at));
            }
            if self.is(at, &["had"]) {
                return Some((Tense::Pluperfect, at));
            }
        }
        let from = hit.topic.start.saturating_sub(5);
        let current = self.any(from..hit.at, &["current", "currently", "present", "presently", "now"]);
        let label = hit.topic.start <= self.sentence.words.start + 4
            && hit.at == hit.topic.end
            && self.letter.words[hit.at].gap.has(Gap::COLON.with(Gap::DASH));
        (current || label).then_some((Tense::Present, hit.topic.start))
    }

    fn change(&self, hit: &Hit) -> Option<(usize, Option<Direction>)> {
        let moved = |at: &usize| self.is(*at, &UP) || self.is(*at, &DOWN) || self.is(*at, &MOVED);
        let at = (hit.topic.end..hit.at).rev().find(moved)?;
        let direction =
            if self.is(at, &UP) { Some(Direction::Up) } else { self.is(at, &DOWN).then_some(Direction::Down) };
        Some((at, direction))
    }

    /// "since 2006 … has remained at severe, except …", "has not fallen below severe since 2014".
    fn history(&self, hit: &Hit, scope: Scope, all: &[Time], limit: usize, hits: &[Hit]) -> Option<History> {
        let (tense, verb) = self.tense(hit)?;
        let since = all.iter().find(|time| self.since(time))?;
        if tense != Tense::Perfect {
            return None;
        }
        let above = self.is(hit.at + 1, &["or"]) && self.is(hit.at + 2, &["above", "higher"]);
        let floor = self.not_below(hit.topic, hit.at);
        let end = self.sentence.words.end;
        let except = (hit.at + 1..end).find(|&at| {
            self.is(at, &EXCEPT)
                || self.is(at, &["apart"]) && self.is(at + 1, &["from"])
                || self.is(at, &["other"]) && self.is(at + 1, &["than"])
        });
        let except = except.filter(|&at| at <= hit.at + 12 || at < limit);
        if self.change(hit).is_some() && !floor {
            return None;
        }
        // without exceptions, "has been severe since" states the level in force
        if except.is_none() && !floor && !above {
            return None;
        }
        let first =
            (verb.saturating_sub(3).max(hit.topic.end)..verb).find(|&at| self.is(at, &["has", "have"])).unwrap_or(verb);
        Some(History {
            claim: self.letter.words_span(first..hit.at + 1),
            span: self.letter.words[hit.at].span(),
            level: hit.level,
            scope,
            held: if floor || above { Held::AtLeast } else { Held::At },
            since: since.clone(),
            except,
            exceptions: except
                .map_or(Vec::new(), |except| all.iter().filter(|time| time.words.start > except).cloned().collect()),
            exception_level: except
                .and_then(|except| hits.iter().find(|other| other.at > except))
                .map(|other| other.level),
            sentence: self.index,
        })
    }

    fn since(&self, time: &Time) -> bool {
        let at = time.words.start;
        at > self.sentence.words.start && self.is(at - 1, &["since"])
            || at > self.sentence.words.start + 1
                && self.is(at - 2, &["since"])
                && self.is(at - 1, &["early", "late", "mid", "about", "around"])
    }

    /// The time that belongs to a hit and whether it stands straight with it.
    fn time_of<'t>(&self, hit: &Hit, all: &'t [Time], reach: &Range<usize>) -> Option<(&'t Time, bool)> {
        let inside: Vec<&Time> = all.iter().filter(|time| reach.contains(&time.words.start)).collect();
        let link = [
            "in",
            "on",
            "from",
            "since",
            "during",
            "between",
            "again",
            "until",
            "for",
            "late",
            "early",
            "throughout",
            "back",
            "the",
        ];
        let straight = |time: &&&Time| {
            time.words.start > hit.at
                && time.words.start <= hit.at + 4
                && (hit.at + 1..time.words.start).all(|at| self.is(at, &link))
        };
        if let Some(time) = inside.iter().find(straight) {
            return Some((time, true));
        }
        // "On 3 November 2020 the level was raised to": at the head of its clause
        let head = inside.iter().rfind(|time| time.words.end <= hit.topic.start);
        if let Some(time) = head {
            let start = time.words.start;
            let led = start > reach.start && self.is(start - 1, &["in", "on", "during", "at", "of"]);
            let opens = led && start <= self.sentence.words.start + 3;
            let near = hit.topic.start - time.words.end <= if opens { 14 } else { 5 };
            if led && near {
                return Some((time, opens));
            }
        }
        // "was raised in May 2017 to critical"
        let middle = inside.iter().find(|time| time.words.start >= hit.topic.end && time.words.end <= hit.at);
        if let Some(time) = middle {
            return Some((time, false));
        }
        None
    }

    fn simple(&self, hit: &Hit, scope: Scope, all: &[Time], reach: Range<usize>, threats: &mut Threats) {
        let Some((tense, verb)) = self.tense(hit) else { return };
        let span = self.letter.words[hit.at].span();
        let words = self.sentence.words.clone();
        let time = self.time_of(hit, all, &reach);
        let reported = self.any(words.clone(), &REPORTED) && !all.is_empty();
        let several = self
            .any(hit.at + 1..hit.at + 5, &["occasion", "occasions", "once", "twice", "times", "previously"])
            || self.any(hit.topic.start..hit.at, &["previously", "once", "formerly", "been,"]);
        let now = self.any(words.clone(), &["writing"]) || self.stands_now(words.clone());
        let change = self.change(hit).filter(|_| !self.is(hit.at - 1, &["from"]));
        if let Some((moved, direction)) = change {
            // a change that is being reported as the present state: "has now been lowered to substantial"
            if tense == Tense::Perfect && time.is_none() && !several && !reported {
                threats.current.push(self.current(hit, scope, None));
            } else if let Some((when, attached)) = time.filter(|_| tense != Tense::Present && !reported) {
                let end = if when.words.end > hit.at { when.words.end } else { hit.at + 1 };
                let near = verb < moved && moved - verb <= 4 && verb >= reach.start;
                let words =
                    self.letter.words_span(if near { verb } else { moved }..if attached { end } else { hit.at + 1 });
                let when = when.clone();
                threats.changes.push(Change { span, words, level: hit.level, scope, direction, when, attached });
            }
            return;
        }
        let since = all.iter().find(|time| self.since(time) && reach.contains(&time.words.start));
        let present = match tense {
            Tense::Present => true,
            Tense::Perfect => {
                since.is_some()
                    || !several && (verb_is_remain(self, verb) || self.any(verb..hit.at, &["now", "set", "assessed"]))
            }
            Tense::Past => now,
            Tense::Pluperfect => false,
        };
        let as_at = time.filter(|(time, _)| {
            let at = time.words.start;
            time.words.end <= hit.topic.start && self.any(at.saturating_sub(2)..at, &["at", "of", "on"])
        });
        if present && !reported && !several && as_at.is_none() {
            // "since 2006 the level has been published" is not the beginning of this level
            let since = since.filter(|time| time.words.start > hit.at);
            threats.current.push(self.current(hit, scope, since.cloned()));
            return;
        }
        let Some((from, attached)) = as_at.or(time) else { return };
        if reported || !attached || several || tense == Tense::Pluperfect {
            return;
        }
        let opens = self.any(from.words.start.saturating_sub(1)..from.words.start, &["between", "from", "since"]);
        let to = all.iter().find(|time| {
            let first = from.words.end;
            time.words.start > first && time.words.start <= first + 2 && self.is(first, &["and", "to", "until", "till"])
        });
        if opens && to.is_none()
            || self.any(from.words.start.saturating_sub(1)..from.words.start, &["until", "till", "by", "before"])
        {
            return;
        }
        let words = self.letter.words[hit.at].span().cover(to.map_or(from.span, |to| from.span.cover(to.span)));
        let words = if from.words.start > hit.at { words } else { span };
        threats.spells.push(Spell {
            span,
            words,
            level: hit.level,
            scope,
            from: from.clone(),
            to: to.filter(|_| opens).cloned(),
        });
    }

    /// "at the time of writing", "at the date of this letter".
    fn stands_now(&self, words: Range<usize>) -> bool {
        words.into_iter().any(|at| {
            self.is(at, &["time", "date"])
                && self.is(at + 1, &["of"])
                && self.is(at + 2, &["this", "our"])
                && self.is(at + 3, &["letter", "response", "reply"])
        })
    }

    fn current(&self, hit: &Hit, scope: Scope, since: Option<Time>) -> ThreatStatement {
        ThreatStatement {
            span: self.letter.words[hit.at].span(),
            level: hit.level,
            scope,
            since,
            after: hit.at + 1..self.sentence.words.end,
            loose: hit.topic.firm == Firm::Threat && !self.marked(hit.at),
        }
    }
}

fn verb_is_remain(read: &Reading, verb: usize) -> bool {
    read.is(verb, &["remained", "stayed", "stood"])
}
