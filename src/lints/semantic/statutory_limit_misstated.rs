//! Another number than 20 working days given as the law's own limit for an answer. An authority's aim is its own affair, so
//! the sentence must name the law. Where the law sets a limit for the answer to a review, more time is as wrong. A school's
//! limit is told by its school days, beside which only one number can stand.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::diagnostic::Severity;
use crate::facts::Deadline;
use crate::facts::days::provision;
use crate::facts::regime::is_scottish;
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::keys;
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Act, Regime, Unit};
use crate::text::data;

/// What the law allows for an answer, in working days.
const LAW: u32 = 20;
/// The longest of the longer limits: Scotland in spring 2020, schools.
const LONGEST: u32 = 60;
/// The longer limit of the environmental regulations, which the Acts do not have.
const OF_REGULATIONS: u32 = 40;

/// Report each limit for an answer that is said to be the law's and is not.
pub fn check(cx: &Cx, findings: &mut Findings) {
    schools(cx, findings);
    subject_access(cx, findings);
    review_in_scotland(cx, findings);
    if cx.facts.timing.own_limit {
        return;
    }
    let mut told: Vec<(u32, Unit)> = Vec::new();
    for limit in cx.facts.deadlines.iter().filter(|limit| limit.act == Act::Respond && !limit.extended) {
        if is_right(cx, limit) || told.contains(&limit.value()) || !names_the_law(cx, limit) {
            continue;
        }
        told.push(limit.value());
        findings.push(finding(cx, limit));
    }
}

/// Whether the law knows the limit, or may.
fn is_right(cx: &Cx, limit: &Deadline) -> bool {
    limit.unit == Unit::WorkingDays
        && (matches!(limit.number, LAW | LONGEST) || limit.number == OF_REGULATIONS && !is_the_acts(cx, limit))
}

/// Whether the sentence says that an Act, and no regulations, makes the authority answer within a limit.
fn is_the_acts(cx: &Cx, limit: &Deadline) -> bool {
    let at = cx.letter.word_from(limit.span.start);
    let Some(sentence) = cx.letter.sentence_of(at) else { return false };
    let has = |set: &PatternSet| set.is_in(&cx.letter.words, sentence.words.clone(), &NoSlots);
    let Words { act, regulations, .. } = &*WORDS;
    let acts = [Regime::Foia, Regime::Foisa];
    let regime = limit.regime.unwrap_or(cx.facts.regime);
    acts.contains(&regime) && !cx.facts.regimes.has(Regime::Eir) && has(act) && !has(regulations)
}

/// "We have 40 working days to answer a review" in Scotland, where the law gives 20 (FOISA 2002 s.21(1); EI(S)R 2004
/// reg.16(4)). Elsewhere the Acts set no limit for it.
fn review_in_scotland(cx: &Cx, findings: &mut Findings) {
    // one that names the laws of both nations may speak of the other's
    if cx.facts.regimes.crosses_the_border() {
        return;
    }
    let deadlines = cx.tables.deadlines();
    let day = cx.facts.sent.map(|sent| sent.date);
    for limit in cx.facts.deadlines.iter().filter(|limit| limit.act == Act::AnswerReview && !limit.extended) {
        let regime = limit.regime.unwrap_or(cx.facts.regime);
        let law = |on| deadlines.limit(regime, Act::AnswerReview, on).and_then(|rule| rule.count).map(u32::from);
        // without a day the longest limit that ever held
        let longest =
            || deadlines.changes(regime, Act::AnswerReview).iter().filter_map(|rule| rule.count).map(u32::from).max();
        let most = match day {
            Some(day) => law(day),
            None => longest().map(|longest| if limit.number == longest { longest } else { LAW }),
        };
        let Some(most) = most.filter(|&most| is_scottish(regime) && limit.number > most) else { continue };
        if limit.unit != Unit::WorkingDays || !cx.facts.regime_known || !tells_of_an_answer(cx, limit) {
            continue;
        }
        let law = if regime == Regime::Foisa { "section 21(1) FOISA 2002" } else { "regulation 16(4) EI(S)R 2004" };
        let message = format!(
            "‘{}’ is more than the time for the answer to a review: {law} gives {most} working days. Write ‘{most} working days’.",
            limit.shown(),
        );
        findings.push(Finding::new(limit.span, message).label(format!("{most} working days")));
    }
}

/// Whether the sentence says that a review is answered: "ask for one within 40 working days" is right.
fn tells_of_an_answer(cx: &Cx, limit: &Deadline) -> bool {
    let sentence = cx.letter.sentence_of(cx.letter.word_from(limit.span.start));
    sentence.is_some_and(|sentence| WORDS.answers.is_in(&cx.letter.words, sentence.words.clone(), &NoSlots))
}

/// "20 school days or 40 working days": for schools it is the twentieth day on which they are open or the sixtieth working
/// day, whichever comes first (SI 2004/3364 reg.3; the like for academies of 2010).
fn schools(cx: &Cx, findings: &mut Findings) {
    const WORDS: [u64; 5] = keys(["school", "days", "or", "working", "within"]);
    let [school, days, or, working, within] = WORDS;
    let letter = cx.letter;
    let is = |at: usize, key: u64| letter.words.get(at).is_some_and(|found| found.key == key);
    let number = |at: usize| letter.words.get(at).and_then(|_| letter.word(at).parse::<u32>().ok());
    for at in letter.places_of(school) {
        let other = at + 3 + usize::from(is(at + 3, within));
        let pair = is(at + 1, days) && is(at + 2, or) && is(other + 1, working) && is(other + 2, days);
        let twenty = at.checked_sub(1).and_then(number) == Some(LAW);
        let Some(wrong) = number(other).filter(|&number| pair && twenty && number != LONGEST) else { continue };
        let same = letter.sentence_of(at).is_some_and(|sentence| sentence.words.contains(&(other + 2)));
        if same && letter.region_of(at).is_own_prose() {
            let message = format!(
                "‘{wrong} working days’ beside 20 school days: a school has 20 school days or 60 working days, whichever ends first (SI 2004/3364 reg.3). Write ‘60 working days’."
            );
            findings.push(Finding::new(letter.words_span(other..other + 3), message).label("60 working days"));
        }
    }
}

/// "Requests for your own data are answered under the GDPR within 40 days": the limit of the Act of 1998; now it is a month
/// (UK GDPR Article 12(3)).
fn subject_access(cx: &Cx, findings: &mut Findings) {
    const NAMED: [u64; 1] = keys(["gdpr"]);
    const ARTICLE: [u64; 2] = keys(["article", "15"]);
    const IN_FULL: [u64; 3] = keys(["general", "data", "protection"]);
    const ASKED: [u64; 6] = keys(["request", "requests", "access", "sar", "sars", "dsar"]);
    const LEADS: [u64; 4] = keys(["within", "to", "in", "is"]);
    const LIMIT: [u64; 3] = keys(["limit", "of", "period"]);
    const OLD: [u64; 6] = keys(["month", "months", "1998", "review", "formerly", "previously"]);
    let [forty, days, calendar] = const { keys(["40", "days", "calendar"]) };
    let letter = cx.letter;
    for at in letter.places_of(forty) {
        let unit = at + 1 + usize::from(letter.words.get(at + 1).is_some_and(|word| word.key == calendar));
        let Some(sentence) = letter.sentence_of(at).filter(|sentence| sentence.words.contains(&unit)) else { continue };
        let led = at > 0 && LEADS.contains(&letter.words[at - 1].key);
        let limited = at > 1 && letter.words[at - 1].key == LIMIT[1] && LIMIT.contains(&letter.words[at - 2].key);
        // "That route carries a limit of 40 days": what it is stands in the sentence before
        let before = letter.sentences.partition_point(|one| one.words.start < sentence.words.start).checked_sub(1);
        let before =
            before.map(|before| &letter.sentences[before]).filter(|one| limited && one.block == sentence.block);
        let said = before.map_or(sentence.words.start, |before| before.words.start)..sentence.words.end;
        let has = |wanted: &[u64]| letter.words[said.clone()].iter().any(|word| wanted.contains(&word.key));
        let article = || letter.words[said.clone()].windows(2).any(|two| two.iter().map(|word| word.key).eq(ARTICLE));
        let in_full = || {
            let mut three = letter.words[said.clone()].windows(IN_FULL.len());
            three.any(|three| three.iter().map(|word| word.key).eq(IN_FULL))
        };
        let limit = (led || limited) && letter.words[unit].key == days && letter.region_of(at).is_own_prose();
        if limit && (has(&NAMED) || in_full() || article()) && has(&ASKED) && !has(&OLD) {
            let message = "‘40 days’ was the limit of the Data Protection Act 1998 for a subject access request; the UK GDPR gives one month (Article 12(3)). Write ‘one month’.";
            findings.push(Finding::new(letter.words_span(at..unit + 1), message).label("one month"));
        }
    }
}

fn finding(cx: &Cx, limit: &Deadline) -> Finding {
    let regime = limit.regime.unwrap_or(cx.facts.regime);
    let law = provision(regime, LAW as usize);
    // twenty days without a kind, or four weeks, are meant right and said loosely
    let loose = limit.number == LAW && limit.plain || limit.unit == Unit::Weeks && limit.number == 4;
    let message = if loose {
        format!("‘{}’ as the limit for an answer: {law} counts working days. Write ‘20 working days’.", limit.shown())
    } else {
        format!(
            "‘{}’ is not the limit for an answer: {law} gives 20 working days. Write ‘20 working days’.",
            limit.shown()
        )
    };
    let finding = Finding::new(limit.span, message).label("20 working days");
    if loose { finding.severity(Severity::Warning) } else { finding }
}

/// Whether the sentence says that the law sets the limit, and speaks of no other law, longer time or sort of authority.
fn names_the_law(cx: &Cx, limit: &Deadline) -> bool {
    let at = cx.letter.word_from(limit.span.start);
    let Some(sentence) = cx.letter.sentence_of(at) else { return false };
    let has = |set: &PatternSet| set.is_in(&cx.letter.words, sentence.words.clone(), &NoSlots);
    let Words { law, other_time: other, request, .. } = &*WORDS;
    has(law)
        && has(request)
        && !has(other)
        && !matches!(limit.regime, Some(Regime::Foisa) if !cx.facts.regimes.has(Regime::Foisa))
}

/// `[words]` of the lint's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    law: PatternSet,
    other_time: PatternSet,
    request: PatternSet,
    act: PatternSet,
    answers: PatternSet,
    regulations: PatternSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("statutory-limit-misstated"));
