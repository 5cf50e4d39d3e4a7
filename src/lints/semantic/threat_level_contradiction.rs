//! A threat level that the letter itself contradicts: by the rank or the meaning beside it, or by another level stated
//! as current. Rank and meaning are fixed by the scale, so these are sure without any date. Where the table knows the
//! day's level and refutes one of two current levels, `threat-level-stale` marks that one and this the other.

use crate::diagnostic::{Confidence, Severity};
use crate::facts::dates::long;
use crate::facts::threat::{ThreatStatement, is_main, place_name, scope_name};
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Known, Level};

/// Ranks, meanings, and pairs of current levels.
pub fn check(cx: &Cx, findings: &mut Findings) {
    for ranked in &cx.facts.threats.ranked {
        if ranked.place == ranked.level.rank_from_top() {
            continue;
        }
        let meant = Level::ALL.into_iter().find(|level| level.rank_from_top() == ranked.place);
        let meant = meant.map_or("", Level::name);
        let message = format!(
            "{} is the {} of the five levels; the {} is {meant}. Correct the rank or the level, or leave the rank out.",
            ranked.level,
            place_name(ranked.level.rank_from_top()),
            place_name(ranked.place),
        );
        let label = format!("the {} is {meant}", place_name(ranked.place));
        findings.push(Finding::new(ranked.rank, message).label(label).related(ranked.span, "the level beside it"));
    }
    for stated in &cx.facts.threats.current {
        meaning(cx, stated, findings);
    }
    two_levels(cx, findings);
}

/// "SUBSTANTIAL, which means that an attack is highly likely".
fn meaning(cx: &Cx, stated: &ThreatStatement, findings: &mut Findings) {
    let lead = |at: usize| {
        let word = cx.letter.word(at);
        ["means", "meaning", "indicates", "indicating", "signifying", "denoting"]
            .iter()
            .any(|lead| word.eq_ignore_ascii_case(lead))
    };
    let Some(at) = stated.after.clone().take(4).find(|&at| lead(at)) else { return };
    let table = cx.tables.threat_levels();
    let days = table.main_periods();
    let days: Vec<_> = days.first().into_iter().chain(days.last()).map(|period| period.from).collect();
    let (mut set, mut known) = (PatternSet::default(), Vec::new());
    for level in Level::ALL {
        for words in days.iter().filter_map(|day| table.meaning(level, *day)) {
            // words of the table that are no pattern explain nothing
            if set.add(known.len(), words).is_ok() {
                known.push((level, words));
            }
        }
    }
    let reach = at + 1..stated.after.end.min(at + 14);
    let Some(found) = reach.clone().find_map(|at| set.longest_at(&cx.letter.words, at, &NoSlots)) else { return };
    let Some((_, words)) = known.get(found.id).filter(|_| found.end <= stated.after.end) else { return };
    // "very likely", "not likely" and "as likely as not" are in no table
    let is = |at: usize, list: &[&str]| list.iter().any(|word| cx.letter.word(at).eq_ignore_ascii_case(word));
    let told = is(found.start - 1, &["is", "being", "remains", "considered", "still", "was"]) || found.start == at + 1;
    let attack = found.start == at + 1 || (at..found.start).any(|at| is(at, &["attack", "attacks"]));
    if !told || !attack {
        return;
    }
    // "highly likely" of "highly likely in the near future": loose, not wrong
    let own = |(level, meaning): &&(Level, &str)| *level == stated.level && meaning.starts_with(words);
    if known.iter().any(|row| own(&row)) {
        return;
    }
    let Some((meant, _)) = known.iter().find(|(_, meaning)| meaning == words) else { return };
    let day = cx.facts.sent.map(|sent| sent.date).or(days.last().copied());
    let own = day.and_then(|day| table.meaning(stated.level, day)).unwrap_or("something else");
    let message = format!(
        "{} means that an attack is {own}; ‘{words}’ is what {meant} means. Correct the level or its meaning.",
        stated.level
    );
    let span = cx.letter.words_span(found.start..found.end);
    findings.push(Finding::new(span, message).label(format!("this is {meant}")).related(stated.span, "the level"));
}

/// Two different levels in force for the same threat.
fn two_levels(cx: &Cx, findings: &mut Findings) {
    let current = &cx.facts.threats.current;
    let table = cx.tables.threat_levels();
    for (index, second) in current.iter().enumerate() {
        let alike =
            |first: &&ThreatStatement| first.scope == second.scope || is_main(first.scope) && is_main(second.scope);
        let first = current[..index].iter().find(alike).filter(|first| first.level != second.level);
        let Some(first) = first else { continue };
        let text = cx.letter.text();
        let judged = cx.facts.sent.and_then(|sent| match table.on(second.scope, sent.date) {
            Known::Level(period) => Some((sent.date, period.level)),
            _ => None,
        });
        let fits = |stated: &ThreatStatement, day| table.accepts(stated.scope, day, stated.level);
        if let Some((day, level)) = judged.filter(|(day, _)| !fits(first, *day) || !fits(second, *day)) {
            // the wrong one is threat-level-stale's: here the right one, which the letter takes back
            let (right, wrong) = if fits(first, day) { (first, second) } else { (second, first) };
            if !fits(right, day) {
                return;
            }
            let message = format!(
                "The letter says {} is ‘{}’ here and ‘{}’ elsewhere; on {} it was {level}. State that level alone.",
                scope_name(right.scope),
                right.span.of(text),
                wrong.span.of(text),
                long(day),
            );
            findings.push(Finding::new(right.span, message).related(wrong.span, "the other level"));
            return;
        }
        let message = format!(
            "The letter says {} is ‘{}’ and also ‘{}’. Look the level up and state one.",
            scope_name(second.scope),
            first.span.of(text),
            second.span.of(text),
        );
        let mut finding = Finding::new(second.span, message).related(first.span, "the other level");
        if first.loose || second.loose {
            finding = finding.severity(Severity::Warning).confidence(Confidence::Medium);
        }
        findings.push(finding);
        return;
    }
}
