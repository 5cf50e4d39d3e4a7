//! Something still to come on a day before the letter's own: the paragraph is older than the letter. Sure only where the
//! sentence tells of no other time and nobody else's words.

use jiff::civil::Date;

use crate::facts::dates::long;
use crate::facts::year;
use crate::letter::Letter;
use crate::letter::pattern::NoSlots;
use crate::lints::order::{cues, point};
use crate::lints::prose::is_quoted;
use crate::lints::{Cx, Finding, Findings};
use crate::text::Span;

/// Report each such day, month or year.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let Some(sent) = cx.facts.sent else { return };
    for found in cues().coming.in_letter(letter, &NoSlots) {
        let Some(sentence) = letter.sentence_of(found.start) else { continue };
        let own = letter.region_of(found.start).is_own_prose()
            && found.end < sentence.words.end
            && !is_quoted(letter, found.start);
        let Some(named) = passed(letter, found.end, sent.date).filter(|_| own) else { continue };
        if cues().told_then.is_in(&letter.words, sentence.words.clone(), &NoSlots) {
            continue;
        }
        let message = format!(
            "Here something is still to come {} {}, but the letter is dated {}. Say what became of it, or correct the wrong one of the two.",
            if named.day.is_some() { "on" } else { "in" },
            named.span.of(letter.text()),
            long(sent.date)
        );
        let finding = Finding::new(named.span, message).label("before the letter’s own date");
        findings.push(match sent.span {
            Some(head) => finding.related(head, "the letter’s date"),
            None => finding,
        });
    }
}

/// A day, month or year that a letter names.
struct Named {
    span: Span,
    day: Option<i8>,
}

/// The day, month or year that begins at word `at`, where all of it is before a day.
fn passed(letter: &Letter, at: usize, sent: Date) -> Option<Named> {
    if let Some(point) = point(letter, at) {
        let day = point.day.unwrap_or(sent.day());
        let before = (point.year, point.month, day) < (sent.year(), sent.month(), sent.day());
        return before.then(|| Named { span: letter.words_span(point.words), day: point.day });
    }
    let word = letter.words.get(at).filter(|word| word.gap.is_plain_space())?;
    let before = year(word.span().of(letter.text())).is_some_and(|year| year < sent.year());
    before.then(|| Named { span: word.span(), day: None })
}
