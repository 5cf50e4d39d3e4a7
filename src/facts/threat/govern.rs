//! Which level words a sentence states: those that its topic governs. "A severe impact" and "critical infrastructure" are
//! ordinary English, another subject may stand between, and a sentence may only suppose or explain.

use super::list::WordList;
use super::read::{Carry, Hit, Reading};
use super::topics::{Firm, Topic};
use crate::letter::Gap;
use crate::tables::Level;

/// A level word stands at most this many words after its topic.
const REACH: usize = 20;

/// Words that may stand straight before a level that is stated.
static BEFORE: WordList = WordList::new(
    "\
    is was are at to as of remains remained remain been be being currently presently still now level levels \
    stays stayed stands back again only today present therefore also just reached became becoming below than threat \
    under highest already however both officially continuously consistently terrorism \
    graded rated assessed judged designated deemed",
);
/// Words that may stand straight after it; any other is a noun that it would describe.
static AFTER: WordList = WordList::new(
    "\
    and to in on since for from between until at which meaning means as because due following after when where \
    but with by last again during rather indicating ie so while whilst although except given based under \
    throughout despite within now today currently this it across before over only earlier once twice i.e \
    signifying suggesting four two apart other save excluding barring or shortly immediately denoting later \
    recently seriously into",
);
static SUPPOSING: WordList =
    WordList::new("if when whenever where wherever unless should whether suppose example were once until e.g");
static MODAL: WordList = WordList::new(
    "would could may might should can will must not never cannot isn't isn’t wasn’t likely expected ceased",
);

impl Reading<'_> {
    /// The level words that a topic governs.
    pub(super) fn hits(&self) -> Vec<Hit> {
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
            let supposed = self.any_listed(self.sentence.words.start..at, &SUPPOSING)
                || self.any_listed(at.saturating_sub(4)..at, &MODAL);
            return (stated && !supposed && !self.framed(*topic, at)).then_some(Hit { at, level, topic: *topic });
        }
        if let Some(topic) = self.inverted(at) {
            return Some(Hit { at, level, topic });
        }
        let topic = *self.topics.iter().rfind(|topic| topic.end <= at)?;
        let marked = self.marked(at);
        let doubtful = self.any_listed(topic.end.max(at.saturating_sub(7))..at, &MODAL) && !self.not_below(topic, at);
        if at - topic.end.max(from) > REACH
            || self.supposed(topic)
            || doubtful
            || self.of_another(topic, at)
            || self.framed(topic, at)
        {
            return None;
        }
        let gap = letter.words[at].gap;
        let apart = Gap::COMMA.with(Gap::DASH).with(Gap::COLON).with(Gap::OPEN);
        let before = at > topic.end && self.listed(at - 1, &BEFORE)
            || at == topic.end && (gap.has(apart) || topic.firm == Firm::Level && marked)
            || gap.has(apart) && self.any(at - 1..at, &["level", "threat", "at", "is"])
            // "at ‘severe’ or", "is: severe"
            || gap.has(Gap::QUOTE) && self.any(at.saturating_sub(2)..at, &["is", "at", "to", "as", "level"]);
        // "SEVERE in Northern Ireland and SUBSTANTIAL in Great Britain"
        let before = before
            || from > topic.end && at - from <= 8 && self.is(at - 1, &["and"]) && self.is(at + 1, &["in"]) && marked;
        // "below" and "than" say a floor only after a negation
        let floor = self.is(at - 1, &["below", "than"]) && !self.not_below(topic, at);
        if !before || floor || !self.ends_well(at) {
            return None;
        }
        let alternatives = self.is(at + 1, &["or"]) && !self.is(at + 2, &["above", "higher"]);
        if alternatives || self.is(at - 1, &["of"]) && at - 1 != topic.end && !self.is(at - 2, &["level"]) {
            return None;
        }
        if topic.firm == Firm::Threat && !marked && !self.predicate(at, level) {
            return None;
        }
        // after a sentence on the threat alone, only "at severe" and "to severe" are surely levels
        if topic.firm == Firm::Carried
            && self.follows == Carry::Threat
            && !self.topics.iter().any(|other| other.firm == Firm::Level && other.end <= topic.start)
            && (self.is(topic.start, &["which"])
                || self.is(topic.end - 1, &["threat"])
                || !self.is(at - 1, &["at", "to"]) && !self.set_off(at))
        {
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
    pub(super) fn marked(&self, at: usize) -> bool {
        let word = &self.letter.words[at];
        word.capital || word.gap.has(Gap::QUOTE.with(Gap::MARKUP))
    }

    /// Whether a level is in quotation marks, emphasis or capitals throughout.
    fn set_off(&self, at: usize) -> bool {
        self.letter.words[at].gap.has(Gap::QUOTE.with(Gap::MARKUP))
            || self.letter.word(at).chars().all(char::is_uppercase)
    }

    /// "The second highest level - substantial - is the current national threat level."
    fn inverted(&self, at: usize) -> Option<Topic> {
        let topic = *self.topics.iter().find(|topic| topic.start > at && topic.firm == Firm::Level)?;
        let apart = |at: usize| self.letter.words[at].gap.has(Gap::DASH.with(Gap::COMMA).with(Gap::OPEN));
        let led = at > self.sentence.words.start && apart(at) && self.is(at - 1, &["level", "highest", "lowest"]);
        let says = self.is(at + 1, &["is", "remains"]) && !self.letter.words[at + 1].gap.is_plain_space();
        let named =
            self.is(at + 2, &["the"]) && self.is(at + 3, &["current", "present"]) && self.phrase_start(topic) <= at + 3;
        let bare = (self.sentence.words.start..at).all(|at| !self.listed(at, &SUPPOSING));
        (led && says && named && bare && !self.framed(topic, at)).then_some(topic)
    }

    fn clause_ends(&self, at: usize) -> bool {
        let words = &self.sentence.words;
        at + 1 >= words.end || !self.letter.words[at + 1].gap.is_plain_space()
    }

    fn ends_well(&self, at: usize) -> bool {
        if self.clause_ends(at) || self.listed(at + 1, &AFTER) {
            return true;
        }
        self.is(at + 1, &["threat"]) && self.is(at + 2, &["level"])
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
        // "the harm from disclosing the threat level is severe"
        let start = self.phrase_start(topic);
        let governed = start > self.sentence.words.start && topic.firm != Firm::Carried && {
            let word = self.letter.word(start - 1);
            let gerund =
                word.len() > 5 && word.to_ascii_lowercase().ends_with("ing") && !self.is(start - 1, &["writing"]);
            let plain = self.letter.words[start].gap.is_plain_space();
            plain
                && (gerund || self.is(start - 1, &["of", "about", "from", "on", "concerning", "regarding", "against"]))
        };
        if governed {
            return true;
        }
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

    /// The first word of the noun phrase of a topic, without its article: "current UK threat level".
    pub(super) fn phrase_start(&self, topic: Topic) -> usize {
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
        let cut = Gap::COMMA.with(Gap::COLON).with(Gap::DASH);
        while at > floor && !self.letter.words[at].gap.has(cut) && self.is(at - 1, &modifiers) {
            at -= 1;
        }
        at
    }

    /// "if the threat level is critical", "a threat level of severe".
    fn supposed(&self, topic: Topic) -> bool {
        let at = self.phrase_start(topic);
        if at == self.sentence.words.start {
            return false;
        }
        let before = &self.letter.words[at].gap;
        let cut = before.has(Gap::COMMA.with(Gap::COLON).with(Gap::DASH));
        self.is(at - 1, &["a", "an", "any", "each", "every", "what"])
            && topic.firm != Firm::Carried
            && !self.is(topic.start, &["threat"])
            || self.is(at - 1, &["a", "an", "any", "each", "every"]) && topic.firm == Firm::Level
            || !cut && self.any_listed(at.saturating_sub(2)..at, &SUPPOSING) && !self.when_past(topic)
    }

    /// "when it was raised to": a time, not a supposition.
    fn when_past(&self, topic: Topic) -> bool {
        self.is(topic.end, &["was", "had", "rose", "fell", "went"])
    }

    /// "has not fallen below severe", "has never been lower than severe".
    pub(super) fn not_below(&self, topic: Topic, at: usize) -> bool {
        self.any(topic.end..at, &["not", "never"])
            && !self.any(topic.end..at, &["would", "could", "may", "might", "should", "can", "will"])
            && (self.is(at - 1, &["below"]) || self.is(at - 1, &["than"]) && self.is(at - 2, &["lower", "less"]))
            && self.any(topic.end..at, &["has", "have"])
    }
}
