//! What a governed level states: a level in force, a change, a spell of the past, or a claim that nothing changed. Tense and
//! time decide; where they leave it open, nothing is stated.

use std::ops::Range;

use super::list::WordList;
use super::read::{Hit, Reading};
use super::tense::Tense;
use super::times::Time;
use super::topics::Firm;
use super::{Change, Held, History, Spell, ThreatStatement, Threats};
use crate::tables::Scope;

static REPORTED: WordList = WordList::new("announced said announcement stated told confirmed");
static EXCEPT: WordList = WordList::new("except excepting excluding save barring exception");

impl Reading<'_> {
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
            self.listed(at, &EXCEPT)
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

    pub(super) fn since(&self, time: &Time) -> bool {
        let at = time.words.start;
        at > self.sentence.words.start && self.is(at - 1, &["since"])
            || at > self.sentence.words.start + 1
                && self.is(at - 2, &["since"])
                && self.is(at - 1, &["early", "late", "mid", "about", "around"])
    }

    pub(super) fn simple(&self, hit: &Hit, scope: Scope, all: &[Time], reach: Range<usize>, threats: &mut Threats) {
        let Some((tense, verb)) = self.tense(hit) else { return };
        let span = self.letter.words[hit.at].span();
        let words = self.sentence.words.clone();
        let time = self.time_of(hit, all, &reach);
        let reported = self.any_listed(words.clone(), &REPORTED) && !all.is_empty();
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
                let change = Change { span, words, level: hit.level, scope, direction, when: when.clone(), attached };
                let again = self.again(when, all, &reach).filter(|_| attached);
                let again = again.map(|when| Change { words: when.span, when: when.clone(), ..change.clone() });
                threats.changes.push(change);
                threats.changes.extend(again);
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
