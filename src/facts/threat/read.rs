//! From a sentence on the threat level to what it states. Sentences follow one another: "it" takes up the level that
//! the sentence before spoke of.

use std::ops::Range;
use std::sync::OnceLock;

use super::quotes::quotes;
use super::ranks::ranked;
use super::times::times;
use super::topics::{Firm, Topic, about_terrorism, is_one, scope, topics};
use super::{Threats, is_main};
use crate::letter::words::key;
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

/// Read every sentence of the authority's own prose.
pub(super) fn statements(letter: &Letter, threats: &mut Threats) {
    let (mut carried, mut scope_before, mut block_before) = (false, None, usize::MAX);
    let (mut about, mut quoted) = (None, false);
    for (index, sentence) in letter.sentences.iter().enumerate() {
        let block = &letter.blocks[sentence.block];
        if !block.region.is_own_prose() || matches!(block.kind, BlockKind::Literal | BlockKind::Row) {
            carried = false;
            continue;
        }
        if sentence.words.len() > LONGEST {
            carried = false;
            continue;
        }
        let same = sentence.block == block_before;
        block_before = sentence.block;
        quoted &= same;
        let quotes = quotes(letter, sentence, &mut quoted);
        let follows = carried && same;
        carried = false;
        if !follows && !speaks(letter, sentence) || !*about.get_or_insert_with(|| about_terrorism(letter)) {
            continue;
        }
        let found = topics(letter, sentence, follows);
        if found.is_empty() {
            continue;
        }
        let scope_before_it = scope_before.filter(|_| follows);
        let read = Reading { letter, sentence, index, topics: &found, quotes, scope_before: scope_before_it };
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

/// A sentence that is being read.
pub(super) struct Reading<'a> {
    pub(super) letter: &'a Letter<'a>,
    pub(super) sentence: &'a Sentence,
    pub(super) index: usize,
    pub(super) topics: &'a [Topic],
    /// The passages in quotation marks.
    pub(super) quotes: Vec<Range<usize>>,
    scope_before: Option<Scope>,
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

    /// Whether word `at` is in a list of words with spaces between.
    pub(super) fn listed(&self, at: usize, list: &str) -> bool {
        // "May" is a month and no verb
        self.sentence.words.contains(&at)
            && self.letter.word(at) != "May"
            && list.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case(self.letter.word(at)))
    }

    /// Whether one of those words is in a list of words with spaces between.
    pub(super) fn any_listed(&self, range: Range<usize>, list: &str) -> bool {
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
}
