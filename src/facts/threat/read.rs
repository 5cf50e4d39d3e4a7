//! From a sentence on the threat level to what it states. Sentences follow one another: "it" takes up the level that
//! the sentence before spoke of.

use std::ops::Range;

use super::about::{About, is_terror, other_place, speaks};
use super::elsewhere::elsewhere_said;
use super::list::WordList;
use super::quotes::quotes;
use super::ranks::ranked;
use super::scope::scope;
use super::times::times;
use super::topics::{Firm, Topic, is_one, topics};
use super::{Threats, is_main};
use crate::letter::{BlockKind, Letter, Sentence};
use crate::tables::{Level, Scope};

/// No sentence that anybody wrote has more words; longer ones are lists or debris.
const LONGEST: usize = 400;

/// A level word with its topic.
pub(super) struct Hit {
    /// The word.
    pub(super) at: usize,
    /// The level.
    pub(super) level: Level,
    /// What governs it.
    pub(super) topic: Topic,
}

/// What the sentence before leaves for "it" and "the level" to take up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Carry {
    /// Nothing.
    Nothing,
    /// It spoke of the threat from terrorism, and of no level.
    Threat,
    /// It spoke of the threat level.
    Level,
}

/// Read every sentence of the authority's own prose in these blocks, the only ones that can state a level.
pub(super) fn statements(letter: &Letter, blocks: &[usize], threats: &mut Threats) {
    let (mut carried, mut scope_before, mut block_before) = (Carry::Nothing, None, usize::MAX);
    let (mut about, mut quoted, mut placed) = (None, false, (usize::MAX, false));
    for index in blocks.iter().flat_map(|&block| letter.blocks[block].sentences.clone()) {
        let sentence = &letter.sentences[index];
        let block = &letter.blocks[sentence.block];
        let own = block.region.is_own_prose() && !matches!(block.kind, BlockKind::Literal | BlockKind::Row);
        if !own || sentence.words.len() > LONGEST {
            carried = Carry::Nothing;
            continue;
        }
        let same = sentence.block == block_before;
        block_before = sentence.block;
        quoted &= same;
        let quotes = quotes(letter, sentence, &mut quoted);
        let follows = if same { carried } else { Carry::Nothing };
        carried = Carry::Nothing;
        if follows == Carry::Nothing && !speaks(letter, sentence.words.clone()) {
            continue;
        }
        let about = *about.get_or_insert_with(|| About::of(letter));
        if about == About::Unsaid && placed.0 != sentence.block {
            placed = (sentence.block, other_place(letter, sentence.block));
        }
        if about == About::Other || about == About::Unsaid && placed.1 {
            continue;
        }
        let found = topics(letter, sentence, follows != Carry::Nothing);
        if of_terrorism(letter, sentence) {
            carried = Carry::Threat;
        }
        if found.is_empty() {
            continue;
        }
        let scope_before_it = scope_before.filter(|_| follows != Carry::Nothing);
        let read = Reading { letter, sentence, index, topics: &found, quotes, scope_before: scope_before_it, follows };
        let mut hits = read.hits();
        hits.retain(|hit| about == About::Terrorism || read.plainly(hit));
        // an adjective after "the threat" says nothing that "it" could take up, save a level
        let firm = |firm| found.iter().any(|topic| topic.firm == firm);
        if firm(Firm::Level) || !hits.is_empty() {
            carried = Carry::Level;
        } else if firm(Firm::Carried) {
            carried = follows;
        }
        scope_before = read.state(&hits, threats).or(scope_before_it);
    }
}

/// "The threat from terrorism cannot be ignored."
fn of_terrorism(letter: &Letter, sentence: &Sentence) -> bool {
    let words = sentence.words.clone();
    let threat = words.clone().find(|&at| is_one(letter, at, &["threat", "threat-level"]));
    threat.is_some_and(|threat| words.into_iter().any(|at| at.abs_diff(threat) <= 12 && is_terror(letter, at)))
        && !elsewhere_said(letter, sentence)
}

/// A sentence that is being read.
pub(super) struct Reading<'a> {
    pub(super) letter: &'a Letter<'a>,
    pub(super) sentence: &'a Sentence,
    pub(super) index: usize,
    pub(super) topics: &'a [Topic],
    /// The passages in quotation marks.
    pub(super) quotes: Vec<Range<usize>>,
    scope_before: Option<Scope>,
    /// What the sentence before spoke of.
    pub(super) follows: Carry,
}

impl Reading<'_> {
    /// Whether word `at` is one of `list`.
    pub(super) fn is(&self, at: usize, list: &[&str]) -> bool {
        self.sentence.words.contains(&at) && is_one(self.letter, at, list)
    }

    /// Whether one of those words is in `list`.
    pub(super) fn any(&self, range: Range<usize>, list: &[&str]) -> bool {
        range.into_iter().any(|at| self.is(at, list))
    }

    /// Whether word `at` is in a list.
    pub(super) fn listed(&self, at: usize, list: &WordList) -> bool {
        // "May" is a month and no verb
        self.sentence.words.contains(&at) && list.has(self.letter, at) && self.letter.word(at) != "May"
    }

    /// Whether one of those words is in a list.
    pub(super) fn any_listed(&self, range: Range<usize>, list: &WordList) -> bool {
        range.into_iter().any(|at| self.listed(at, list))
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
            // a topic of its own opens a clause of its own
            let own = hit.topic.start >= previous;
            let clause = if own { previous } else { self.sentence.words.start }..self.sentence.words.end;
            let found = scope(self.letter, clause, hit.at);
            // "the national level", whatever level the sentence before was on
            let national = carried
                && self.topics.iter().any(|topic| {
                    topic.firm == Firm::Carried
                        && (previous..=hit.topic.start).contains(&topic.start)
                        && self.any(topic.start..topic.end, &["national"])
                });
            let found = if national { Some(Scope::National) } else { found };
            let Some(scope) = self.scope_before.filter(|_| carried && !national && found.is_none_or(is_main)).or(found)
            else {
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
}
