//! Which of a sentence's times is that of a level: straight after it, at the head of its clause, a range, or a list.

use std::ops::Range;

use super::read::{Hit, Reading};
use super::tense::Tense;
use super::times::Time;
use super::{Spell, Threats};
use crate::tables::Scope;

impl Reading<'_> {
    /// The time that belongs to a hit and whether it stands straight with it.
    pub(super) fn time_of<'t>(&self, hit: &Hit, all: &'t [Time], reach: &Range<usize>) -> Option<(&'t Time, bool)> {
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
            "over",
        ];
        let straight = |time: &&&Time| {
            time.words.start > hit.at
                && time.words.start <= hit.at + 4
                && (hit.at + 1..time.words.start).all(|at| self.is(at, &link))
        };
        if let Some(time) = inside.iter().find(straight) {
            return Some((time, true));
        }
        // "was raised to critical after the attack on Manchester in May 2018"
        let after = inside.iter().find(|time| {
            let from = hit.at + 1;
            self.is(from, &["after", "following"])
                && time.words.start > from
                && time.words.end <= from + 12
                && (from + 1..=time.words.start).all(|at| self.letter.words[at].gap.is_plain_space())
                && self.any(from..time.words.start, &["attack", "attacks", "attacked", "bomb", "bombing", "bombings"])
                && self.is(time.words.start - 1, &["in", "on", "of"])
        });
        if let Some(time) = after {
            return Some((time, false));
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

    /// The second time of "in May 2017 and again in June 2017".
    pub(super) fn again<'t>(&self, first: &Time, all: &'t [Time], reach: &Range<usize>) -> Option<&'t Time> {
        let next = first.words.end;
        let time = all.iter().find(|time| time.words.start >= next && reach.contains(&time.words.start))?;
        let between = next..time.words.start;
        let linked = between.len() <= 5
            && self.any(between.clone(), &["again"])
            && between.clone().all(|at| self.is(at, &["and", "then", "again", "in", "on", "during", "late", "early"]));
        linked.then_some(time)
    }

    /// "Between 1 March and 1 June 2021 the level was": both ends stand before the topic.
    pub(super) fn range_before<'t>(
        &self,
        hit: &Hit,
        all: &'t [Time],
        reach: &Range<usize>,
    ) -> Option<(&'t Time, &'t Time)> {
        let pair = all.windows(2).rfind(|pair| pair[1].words.end <= hit.topic.start)?;
        let (from, to) = (&pair[0], &pair[1]);
        let opens = from.words.start > self.sentence.words.start
            && from.words.start > reach.start
            && self.is(from.words.start - 1, &["between", "from"])
            && from.words.start <= self.sentence.words.start + 2;
        let joined = to.words.start == from.words.end + 1 && self.is(from.words.end, &["and", "to", "until", "till"]);
        (opens && joined && hit.topic.start - to.words.end <= 5).then_some((from, to))
    }

    /// "has twice been at CRITICAL: in August 2006, and again over the summer of 2008": a spell for each time.
    pub(super) fn several_spells(
        &self,
        hit: &Hit,
        tense: Tense,
        scope: Scope,
        all: &[Time],
        reach: &Range<usize>,
        threats: &mut Threats,
    ) -> bool {
        let told = self.any(
            hit.topic.end.max(reach.start)..reach.end.min(hit.at + 6),
            &["twice", "times", "occasions", "previously", "once", "before", "only"],
        );
        if tense != Tense::Perfect || !told || self.any(hit.topic.end..hit.at, &["not", "never"]) {
            return false;
        }
        let joins =
            ["in", "on", "and", "again", "during", "over", "the", "then", "late", "early", "first", "once", "later"];
        let mut next = hit.at + 1;
        // "on two occasions since 2006," stands before the list
        while next < reach.end
            && self.is(
                next,
                &["on", "two", "three", "four", "occasions", "once", "twice", "times", "only", "before", "previously"],
            )
        {
            next += 1;
        }
        let mut found = false;
        for time in all.iter().filter(|time| reach.contains(&time.words.start)) {
            if time.words.start < next {
                continue;
            }
            let linked = time.words.start - next <= 5 && (next..time.words.start).all(|at| self.is(at, &joins));
            if !linked || self.since(time) {
                break;
            }
            let span = self.letter.words[hit.at].span();
            let words = if found { time.span } else { span.cover(time.span) };
            threats.spells.push(Spell { span, words, level: hit.level, scope, from: time.clone(), to: None });
            (found, next) = (true, time.words.end);
        }
        found
    }
}
