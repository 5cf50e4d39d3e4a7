//! For which act a limit is: by the words of its own clause first, then of the sentence, then by what the passage is
//! about. What stays unclear is left out.

use std::ops::Range;

use super::cues::Cues;
use super::object;
use crate::letter::pattern::{Found, NoSlots, PatternSet};
use crate::letter::{Gap, Letter, Region};
use crate::tables::Act;

/// So many words before a limit may still say what it is about.
const FAR: usize = 80;
/// How many words behind a limit what it counts from is looked for: "of the date that you received the outcome".
const LATER: usize = 12;

/// The words of an amount of time, one past its last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limit {
    pub start: usize,
    pub end: usize,
}

/// What the sentences so far were about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Topic {
    Review,
    Regulator,
}

/// Where in the letter a sentence stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passage<'a> {
    /// Where the letter says what it is about, in order.
    topics: &'a [Found],
    region: Option<Region>,
    topic: Option<Topic>,
    /// What the block before was about, where this one does not set out rights.
    before: Option<Topic>,
}

impl<'a> Passage<'a> {
    /// The beginning of a letter that says at `topics` what it is about.
    pub(super) fn new(topics: &'a [Found]) -> Passage<'a> {
        Passage { topics, region: None, topic: None, before: None }
    }

    /// A new block begins. In the part that sets out rights the subject is carried over, elsewhere it is not.
    pub(super) fn enter(&mut self, region: Region) {
        self.region = Some(region);
        if !self.rights() {
            self.before = self.topic.take();
        }
    }

    /// Take in a sentence.
    pub(super) fn read(&mut self, words: Range<usize>) {
        self.topic = self.last_topic(words).or(self.topic);
    }

    fn rights(&self) -> bool {
        matches!(self.region, Some(Region::ReviewRights | Region::ComplaintRights))
    }

    fn last_topic(&self, words: Range<usize>) -> Option<Topic> {
        let first = self.topics.partition_point(|found| found.start < words.start);
        let inside = self.topics[first..].iter().take_while(|found| found.end <= words.end);
        // "complain" is about a review only where rights are set out: a police letter may count complaints
        let known = inside.filter(|found| found.id != 1 || self.rights()).last()?;
        Some(if known.id == 2 { Topic::Regulator } else { Topic::Review })
    }

    /// What the words up to a limit are about: the sentence itself, the passage, the part of the letter.
    fn topic_at(&self, before: Range<usize>, after: Range<usize>) -> Option<Topic> {
        let part = match self.region {
            Some(Region::ReviewRights) => Some(Topic::Review),
            Some(Region::ComplaintRights) => Some(Topic::Regulator),
            _ => None,
        };
        let own = self.last_topic(before).or(self.topic);
        own.or_else(|| self.last_topic(after)).or(part)
    }
}

/// What a wording speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Ask,
    Answer,
    /// To ask, or to complain to the regulator, as the passage has it.
    OpenAsk,
    /// To answer a review, or the request.
    OpenAnswer,
    Complain,
    Respond,
}

/// The act of limit `index` of a sentence, and whether it is the longer limit for hard cases.
pub(super) fn decide(
    letter: &Letter,
    cues: &Cues,
    passage: &Passage,
    sentence: Range<usize>,
    limits: &[Limit],
    index: usize,
) -> Option<(Act, bool)> {
    let limit = limits[index];
    // words between two limits belong to the one whose clause they are in
    let floor = index.checked_sub(1).map_or(sentence.start, |before| limits[before].end);
    let ceiling = limits.get(index + 1).map_or(sentence.end, |next| next.start);
    let starts = |at: usize| begins_clause(letter, at);
    let from = (floor..limit.start).rev().find(|&at| at > floor && starts(at)).unwrap_or(floor);
    let to = (limit.end..ceiling).find(|&at| starts(at)).unwrap_or(ceiling);
    let any = |set: &PatternSet, range: Range<usize>| range.into_iter().any(|at| stands(letter, set, at, ceiling));
    if any(&cues.other, from..limit.start) || any(&cues.other, limit.end..to) {
        return None;
    }
    let clause = from..to;
    if object::names_another(letter, &clause, limit) {
        return None;
    }
    let near_start = limit.start.saturating_sub(FAR).max(sentence.start);
    let topic = passage.topic_at(near_start..limit.start, limit.end..ceiling);
    let extended = any(&cues.extended, from..to);
    let act = |act: Act| Some((act, extended && act != Act::AskReview));
    let ask_after = stands(letter, &cues.ask_after, limit.end, sentence.end);
    let anchored = limit.end < to && anchor(letter, limit.end);
    // "You have six months from receipt of the outcome in which to do so"
    let theirs = any(&cues.ask_held, from..limit.start) && passage.topic == Some(Topic::Regulator);
    if anchored && theirs {
        return act(Act::Complain);
    }
    if anchored && !ask_after {
        let near = limit.end + 1..to.min(limit.end + 14);
        if any(&cues.answer_after, near.clone()) || topic == Some(Topic::Review) && any(&cues.received, near) {
            return act(Act::AnswerReview);
        }
    }
    // "within six weeks of the outcome of the review"
    let behind = limit.end + 1..to.min(limit.end + LATER);
    if anchored && (!ask_after && any(&cues.later, behind.clone()) || any(&cues.reviewed, limit.end + 1..to)) {
        return if any(&cues.complain, near_start..ceiling) { act(Act::Complain) } else { None };
    }
    let own = nearest(letter, cues, from..limit.start, limit.end..to)
        .or_else(|| nearest(letter, cues, floor..from, limit.end..limit.end));
    // "Then, and within six weeks, you may complain to …": with nothing of its own, what follows
    let to = if own.is_some() { to } else { ceiling };
    // "You have 40 working days to ask for a review, or 40 …": with nothing of its own, the sentence's beginning
    let said = own.or_else(|| nearest(letter, cues, limit.end..limit.end, limit.end..to));
    let weak = any(&cues.ask_weak, floor..limit.start);
    let sure = any(&cues.ask_sure, limit.end..to) || any(&cues.complain, near_start..ceiling) || weak;
    let open = matches!(said, Some(Says::OpenAsk) | None);
    if open && !sure && object::asks_another(letter, &sentence, &clause, limit) {
        return None;
    }
    match said {
        Some(Says::Ask) => act(Act::AskReview),
        Some(Says::Complain) => act(Act::Complain),
        Some(Says::Answer | Says::OpenAnswer) if ask_after && weak => act(Act::AskReview),
        Some(Says::Answer | Says::OpenAnswer) if ask_after => None,
        Some(Says::Answer) => act(Act::AnswerReview),
        Some(Says::Respond) if topic != Some(Topic::Review) || passage.region == Some(Region::Response) => {
            act(Act::Respond)
        }
        Some(Says::Respond) => None,
        Some(Says::OpenAnswer) if topic == Some(Topic::Review) => act(Act::AnswerReview),
        Some(Says::OpenAnswer) => None,
        // "You may apply within six months to the Commissioner"
        Some(Says::OpenAsk) if any(&cues.complain, limit.end..to) => act(Act::Complain),
        Some(Says::OpenAsk) if any(&cues.ask_sure, limit.end..to) => act(Act::AskReview),
        Some(Says::OpenAsk) if !ask_after && any(&cues.complain, near_start..limit.start) => act(Act::Complain),
        Some(Says::OpenAsk) => match topic.or(passage.before)? {
            Topic::Review => act(Act::AskReview),
            Topic::Regulator => act(Act::Complain),
        },
        None if weak && ask_after => act(Act::AskReview),
        None if ask_after && any(&cues.complain, limit.end..to) => act(Act::Complain),
        None if ask_after => match topic? {
            Topic::Review => act(Act::AskReview),
            Topic::Regulator => act(Act::Complain),
        },
        None if anchored && topic == Some(Topic::Review) => {
            let near = limit.end + 1..to.min(limit.end + 5);
            if any(&cues.receipt, near) { act(Act::AnswerReview) } else { None }
        }
        None => None,
    }
}

/// The wording nearest to a limit: the last one before it, else the first one after it.
fn nearest(letter: &Letter, cues: &Cues, before: Range<usize>, after: Range<usize>) -> Option<Says> {
    let sets = [
        (&cues.ask_sure, Says::Ask),
        (&cues.answer_sure, Says::Answer),
        (&cues.complain, Says::Complain),
        (&cues.respond, Says::Respond),
        (&cues.answer_open, Says::OpenAnswer),
        (&cues.ask_open, Says::OpenAsk),
    ];
    let hits = |range: Range<usize>| {
        sets.into_iter().flat_map(move |(set, says)| {
            let found = set.find_all(&letter.words, range.clone(), &NoSlots);
            found.into_iter().map(move |found| (found, says))
        })
    };
    // "you have 40 working days", and not "you will have our answer within 20"
    let held = [(&cues.ask_held, Says::OpenAsk), (&cues.answer_held, Says::OpenAnswer)];
    let stands_before = |set: &PatternSet| {
        let found = set.find_all(&letter.words, before.clone(), &NoSlots);
        found.into_iter().any(|found| found.end == before.end)
    };
    if let Some((_, says)) = held.into_iter().find(|(set, _)| stands_before(set)) {
        return Some(says);
    }
    // the later end wins; of two with one end, the longer
    let last = hits(before).max_by_key(|(found, _)| (found.end, usize::MAX - found.start));
    last.or_else(|| hits(after).min_by_key(|(found, _)| (found.start, usize::MAX - found.end))).map(|(_, says)| says)
}

fn stands(letter: &Letter, set: &PatternSet, at: usize, end: usize) -> bool {
    set.longest_at(&letter.words, at, &NoSlots).is_some_and(|found| found.end <= end)
}

/// "of", "from", "after", "following": what the limit runs from comes next.
fn anchor(letter: &Letter, at: usize) -> bool {
    ["of", "from", "after", "following"].iter().any(|word| word.eq_ignore_ascii_case(letter.word(at)))
}

/// Whether a clause with a subject or verb of its own begins at word `at`.
fn begins_clause(letter: &Letter, at: usize) -> bool {
    const JOIN: [&str; 8] = ["and", "but", "while", "whilst", "whereas", "although", "which", "who"];
    const HEAD: [&str; 24] = [
        "we", "you", "it", "the", "a", "an", "i", "this", "they", "our", "your", "reviews", "requests", "will", "aim",
        "should", "must", "any", "is", "are", "somebody", "someone", "aims", "in",
    ];
    let is = |list: &[&str], at: usize| {
        at < letter.words.len() && list.iter().any(|word| word.eq_ignore_ascii_case(letter.word(at)))
    };
    let gap = letter.words[at].gap;
    gap.has(Gap::COLON.with(Gap::DASH))
        // "40 working days in which to ask" is one clause
        || is(&JOIN[2..], at) && !(at > 0 && is(&["in", "within", "by", "on", "of", "to", "from", "under"], at - 1))
        || is(&JOIN[..2], at) && is(&HEAD, at + 1)
        || gap.has(Gap::COMMA) && is(&HEAD[..13], at)
}
