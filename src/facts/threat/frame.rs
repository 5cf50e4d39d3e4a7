//! Who says it, and of what day. The same words are the authority's own statement in one letter and in the next a
//! quotation, the requester's belief, a supposition, or what a document of another time says. Only what the authority
//! itself says of the day it writes can be out of date, and where a frame leaves that open nothing is read.

use super::frame_words::{DENIED, FACT, IF, NOW, OFFICIAL, OTHERS, REASON, SAYING};
use super::read::Reading;
use super::topics::Topic;
use crate::letter::Gap;
use crate::text::Span;

impl Reading<'_> {
    /// Whether a level at word `at` is stated by somebody else, or only supposed.
    pub(super) fn framed(&self, topic: Topic, at: usize) -> bool {
        if self.quotes.iter().any(|quote| quote.contains(&topic.start) && quote.contains(&at)) {
            return true;
        }
        let np = self.article(topic);
        self.said_by_others(np) || self.supposed_before(np) || self.document(topic, at)
    }

    /// The first word of a topic's noun phrase, its article included.
    pub(super) fn article(&self, topic: Topic) -> usize {
        let np = self.phrase_start(topic);
        np - usize::from(np > self.sentence.words.start && self.is(np - 1, &["the", "its", "our", "this"]))
    }

    fn says(&self, at: usize) -> bool {
        let word = self.letter.word(at);
        let stem = |stem: &str| word.get(..stem.len()).is_some_and(|head| head.eq_ignore_ascii_case(stem));
        word.len() < 13 && SAYING.iter().any(|word| stem(word)) && !self.is(at, &["ready", "already", "asks"])
    }

    /// "you say that", "the press reports", "it is wrong to say that".
    fn said_by_others(&self, np: usize) -> bool {
        let start = self.sentence.words.start;
        // a semicolon ends what somebody says, a colon may open it
        let semicolon = |at: usize| {
            let between = Span::new(self.letter.words[at - 1].span().end, self.letter.words[at].span().start);
            self.letter.words[at].gap.has(Gap::COLON) && between.of(self.letter.text()).contains(';')
        };
        let begin = (start + 1..=np).rfind(|&at| semicolon(at));
        let begin = begin.unwrap_or(start).max(np.saturating_sub(24));
        let that = np > start && self.is(np - 1, &["that", "why", "how", "which"]);
        let near = np.saturating_sub(if that { 6 } else { 3 }).max(begin)..np;
        let official = |at: usize| self.any_listed(at.saturating_sub(6).max(begin)..at, &OFFICIAL);
        let other = |at: usize| self.any_listed(at.saturating_sub(6).max(begin)..at + 1, &OTHERS);
        // "You say in your letter that …", but "As you say, …"
        let voiced = (begin..np).rfind(|&at| self.says(at));
        if let Some(said) = voiced {
            let whose = other(said) || self.is(said, &["according"]) && !self.any_listed(said..np, &OFFICIAL);
            let agreed = self.any(said.saturating_sub(3).max(begin)..said, &["as"])
                || self.any(said + 1..np, &["we", "our", "confirm", "about", "for"]);
            if agreed {
                return false;
            }
            if whose {
                return true;
            }
            let fact = self.any_listed(said + 1..np, &FACT);
            if near.contains(&said) && !official(said) && !fact {
                return true;
            }
        }
        if self.any(near.clone(), &["why"]) {
            return true;
        }
        // any other "that" must be led by words that give a fact
        let clause = np > start && self.is(np - 1, &["that"]) && !self.letter.words[np].gap.has(Gap::COMMA);
        let voice = near.clone().any(|at| self.says(at) && official(at));
        let assessed = self.any(near.clone(), &["assessed", "assesses", "judged", "announced", "advised", "decided"]);
        clause && (self.any_listed(near.clone(), &DENIED) || !self.any_listed(near, &FACT) && !voice && !assessed)
    }

    /// "in the event that", "if terrorists strike and the", "on days on which".
    fn supposed_before(&self, np: usize) -> bool {
        let start = self.sentence.words.start;
        if np == start {
            return false;
        }
        if self.is(np - 1, &["as"]) && self.any(np.saturating_sub(2).max(start)..np, &["soon", "long"]) {
            return true;
        }
        if self.listed(np - 1, &REASON) {
            return false;
        }
        let cut = |at: &usize| self.letter.words[*at].gap.has(Gap::COMMA.with(Gap::COLON).with(Gap::DASH));
        let from = (start + 1..=np).rfind(cut).unwrap_or(start).max(np.saturating_sub(30));
        let near = np.saturating_sub(4).max(from)..np;
        let opens = self.is(from, &["should", "were"]) || self.is(from + 1, &["if"]);
        let weak = self.any(near.clone(), &["when", "whenever", "where", "wherever", "once", "until"])
            || self.any(np.saturating_sub(2).max(from)..np, &["while", "whilst"]) && np - 1 > start
            || self.is(np - 1, &["which"]) && self.any(near.clone(), &["in", "on", "at", "during", "for"]);
        let strong = |at: usize| {
            self.listed(at, &IF)
                // "in that case", "a case in point", "after the event"
                && (!self.is(at, &["case", "event"])
                    || self.is(at - usize::from(at > start), &["in", "the", "any"]) && self.any(at + 1..at + 3, &["that", "of", "the"])
                    || self.is(at, &["event"]) && self.is(at + 1, &["that"]))
                && (!self.is(at, &["provided", "providing"]) || self.is(at + 1, &["that", "the"]))
        };
        let purposes =
            self.any(from..np, &["purposes"]) && self.any(from..np, &["exercise", "plan", "test", "training"]);
        opens || weak || purposes || (from..np).any(strong)
            // "if we had been told that": the condition holds over commas only where nothing closes it
            || (from == start || self.is(np - 1, &["that"])) && self.any(start..np, &["if", "unless"]) && from <= start + 1
    }

    /// "is recorded in the minutes as", "is shown in the plan as".
    fn document(&self, topic: Topic, at: usize) -> bool {
        let between = topic.end..at;
        let told = [
            "recorded",
            "given",
            "shown",
            "described",
            "listed",
            "reported",
            "quoted",
            "cited",
            "mentioned",
            "logged",
            "minuted",
            "entered",
            "noted",
            "printed",
        ];
        let titled = at + 1 < self.sentence.words.end
            && self.any(at + 1..self.sentence.words.end.min(at + 12), &["title", "titled", "heading", "entitled"]);
        self.any(between.clone(), &told) && !self.any_listed(topic.start.saturating_sub(4)..at, &NOW) || titled
    }
}
