//! What a governed level states: a level in force, a change, a spell of the past, or a claim that nothing changed. Tense and
//! time decide; where they leave it open, nothing is stated.

use std::ops::Range;

use super::read::{Hit, Reading};
use super::times::Time;
use super::topics::Firm;
use super::{Change, Direction, Held, History, Spell, ThreatStatement, Threats};
use crate::letter::Gap;
use crate::tables::Scope;

const UP: &str = "raised increased upgraded elevated heightened rose risen escalated raising";
const DOWN: &str = "lowered reduced downgraded decreased dropped fell fallen lowering relaxed";
const MOVED: &str = "moved changed returned brought went gone put taken revised restored amended";
const REPORTED: &str = "announced said announcement stated told confirmed";
const EXCEPT: &str = "except excepting excluding save barring exception";

/// The tense in which a level is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tense {
    Present,
    Past,
    Perfect,
    Pluperfect,
}

impl Reading<'_> {
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
        // "the level moved from severe to substantial"
        if let Some((moved, _)) = self.change(hit) {
            return Some((Tense::Past, moved));
        }
        let from = hit.topic.start.saturating_sub(5);
        let current = self.any(from..hit.at, &["current", "currently", "present", "presently", "now"]);
        let label = hit.topic.start <= self.sentence.words.start + 4
            && hit.at == hit.topic.end
            && self.letter.words[hit.at].gap.has(Gap::COLON.with(Gap::DASH));
        (current || label).then_some((Tense::Present, hit.topic.start))
    }

    fn change(&self, hit: &Hit) -> Option<(usize, Option<Direction>)> {
        let moved = |at: &usize| self.listed(*at, UP) || self.listed(*at, DOWN) || self.listed(*at, MOVED);
        let at = (hit.topic.end..hit.at).rev().find(moved)?;
        let direction =
            if self.listed(at, UP) { Some(Direction::Up) } else { self.listed(at, DOWN).then_some(Direction::Down) };
        Some((at, direction))
    }

    /// "since 2006 … has remained at severe, except …", "has not fallen below severe since 2014".
    pub(super) fn history(&self, hit: &Hit, scope: Scope, all: &[Time], limit: usize, hits: &[Hit]) -> Option<History> {
        let (tense, verb) = self.tense(hit)?;
        let since = all.iter().find(|time| self.since(time))?;
        if tense != Tense::Perfect {
            return None;
        }
        let above = self.is(hit.at + 1, &["or"]) && self.is(hit.at + 2, &["above", "higher"]);
        let floor = self.not_below(hit.topic, hit.at);
        let end = self.sentence.words.end;
        let except = (hit.at + 1..end).find(|&at| {
            self.listed(at, EXCEPT)
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

    pub(super) fn simple(&self, hit: &Hit, scope: Scope, all: &[Time], reach: Range<usize>, threats: &mut Threats) {
        let Some((tense, verb)) = self.tense(hit) else { return };
        let span = self.letter.words[hit.at].span();
        let words = self.sentence.words.clone();
        let time = self.time_of(hit, all, &reach);
        let reported = self.any_listed(words.clone(), REPORTED) && !all.is_empty();
        let several = self
            .any(hit.at + 1..hit.at + 5, &["occasion", "occasions", "once", "twice", "times", "previously"])
            || self.any(hit.topic.start.max(reach.start)..hit.at, &["previously", "once", "formerly"])
            || tense == Tense::Perfect && self.gone_by(hit.topic.start.max(reach.start), hit.at);
        let now = self.any(words.clone(), &["writing"]) || self.stands_now(words.clone());
        // "has twice been raised to severe and is today critical": the last verb states the level
        let change = self.change(hit).filter(|(moved, _)| !(tense == Tense::Present && verb > *moved + 1));
        let change = change.filter(|_| !self.is(hit.at - 1, &["from"]));
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
        // "as at 1 March 2020 the level is": the present of that day
        let as_at = time.filter(|(time, _)| {
            let at = time.words.start;
            time.words.end <= hit.topic.start && at >= words.start + 2 && self.is(at - 2, &["as"])
        });
        let other_day = tense == Tense::Present && self.of_another_day(hit.topic, hit.at, all);
        if present && !reported && !several && !other_day && as_at.is_none() {
            // "since 2006 the level has been published" is not the beginning of this level
            let since = since.filter(|time| time.words.start > hit.at);
            threats.current.push(self.current(hit, scope, since.cloned()));
            return;
        }
        if self.several_spells(hit, tense, scope, all, &reach, threats) {
            return;
        }
        let range = self.range_before(hit, all, &reach);
        let Some((from, attached)) = range.map(|(from, _)| (from, true)).or(as_at).or(time) else { return };
        if reported || !attached || several || tense == Tense::Pluperfect {
            return;
        }
        let opens = self.any(from.words.start.saturating_sub(2)..from.words.start, &["between", "from", "since"]);
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

    /// "Between 1 March and 1 June 2021 the level was": both ends stand before the topic.
    fn range_before<'t>(&self, hit: &Hit, all: &'t [Time], reach: &Range<usize>) -> Option<(&'t Time, &'t Time)> {
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
    fn several_spells(
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
