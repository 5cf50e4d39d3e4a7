//! Less time to ask for a review than the rule on the letter's date gives. Only what is clearly less is reported: two months hold about 40 working days.

use crate::facts::Deadline;
use crate::letter::Gap;
use crate::letter::words::keys;
use crate::lints::review::{day, is_short, odd_value, provision, rule_here, unconfirmed};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Act, Limit, Regime, Unit};
use crate::text::Span;

/// Report every limit to ask for a review that is too short or not the profile's.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let mut undated = false;
    let odd = odd_value(cx, Act::AskReview);
    for limit in cx.facts.deadlines.iter().filter(|limit| limit.act == Act::AskReview && !limit.extended) {
        if let Some(span) = from_the_request(cx, limit) {
            let message = "The time to ask for a review runs from the answer, and not from the request, after which most of it would be over. Write ‘of the date of this letter’.";
            findings.push(Finding::new(span, message).label("from the answer"));
            continue;
        }
        // the lint for contradictions names the place already
        if odd == Some(limit.value()) {
            continue;
        }
        let regime = limit.regime.unwrap_or(cx.facts.regime);
        if let Some(rule) = rule_here(cx, limit).filter(|rule| is_short(limit, rule)) {
            findings.push(short(limit, rule, regime));
            continue;
        }
        undated |= regime == Regime::Foia && cx.facts.sent.is_none();
    }
    if undated {
        findings.not_checked("no date: time to ask for a review");
    }
}

/// "within 40 working days of your request", where nothing more follows: the words that it is counted from.
fn from_the_request(cx: &Cx, limit: &Deadline) -> Option<Span> {
    const FROM: [u64; 3] = keys(["of", "from", "after"]);
    const DATE: [u64; 3] = keys(["the", "date", "of"]);
    const REQUEST: [u64; 2] = keys(["your", "request"]);
    let words = &cx.letter.words;
    let first = cx.letter.word_from(limit.span.end);
    let from = words.get(first).filter(|word| word.gap.is_plain_space() && FROM.contains(&word.key))?;
    let is = |at: usize, wanted: &[u64]| {
        words
            .get(at..at + wanted.len())
            .is_some_and(|words| words.iter().map(|word| word.key).eq(wanted.iter().copied()))
    };
    let your = first + 1 + if is(first + 1, &DATE) { DATE.len() } else { 0 };
    let end = your + REQUEST.len();
    let closed = words.get(end).is_none_or(|next| next.gap.has(Gap::SENTENCE));
    (is(your, &REQUEST) && closed).then(|| from.span().cover(words[end - 1].span()))
}

fn short(limit: &Deadline, rule: &Limit, regime: Regime) -> Finding {
    let count = rule.count.unwrap_or_default();
    let days = match limit.unit {
        Unit::CalendarDays if limit.plain => " ‘Days’ without ‘working’ are calendar days, which makes it less still.",
        Unit::CalendarDays => " Calendar days make it less still.",
        _ => "",
    };
    let since = rule.from.map(|from| format!(" since {}", day(from))).unwrap_or_default();
    let message = format!(
        "‘{}’ to ask for a review is less than the {count} working days of {}{since}.{days} Write ‘{count} working days’.",
        limit.shown(),
        provision(regime, Act::AskReview),
    );
    let finding = Finding::new(limit.span, message);
    match unconfirmed(rule) {
        Some(note) => finding.note(note),
        None => finding,
    }
}
