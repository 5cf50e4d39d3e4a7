//! Spans of time: "14 days' notice", "within 20 working days of".

use super::{cues, delete, is_single_quoted, mark, plain, singular};
use crate::diagnostic::{Applicability, Fix};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, Word, WordKind};
use crate::lints::clause::clauses;
use crate::lints::lexicon::{Classes, classes};
use crate::lints::{Finding, Findings};
use crate::text::{Edit, Span};

/// "14 days notice".
pub fn lasting(letter: &Letter, at: usize, findings: &mut Findings) {
    let (words, cues) = (&letter.words, cues());
    let Some(number) = numbered(letter, at) else { return };
    let text = letter.text();
    let end = words[at].span().end;
    let marked = text[end..].starts_with(['\'', '’']);
    let Some(next) = words.get(at + 1) else { return };
    if marked {
        // "within 20 working days' of"; a quotation may end here
        let mut rest = text[end..].chars();
        let space = rest.nth(1).is_some_and(char::is_whitespace);
        let opened = text[letter.blocks[letter.block_of(at)].span.start..end].contains([' ', '('])
            && is_single_quoted(letter, at);
        if space && !opened && cues.after_days.contains(&next.key) && !next.gap.has(Gap::COMMA.with(Gap::STOP)) {
            let span =
                Span::new(words[number].span().start, end + text[end..].chars().next().map_or(0, char::len_utf8));
            let mark = Span::new(end, span.end);
            let message = format!("Nothing belongs to these {} here, so they take no apostrophe.", letter.word(at));
            findings.push(Finding::new(span, message).fix(delete(mark)));
        }
        return;
    }
    if !plain(letter, at + 1) || !cues.lasting.contains(&next.key) {
        return;
    }
    // "Within 28 days notice must be given"
    let given = words.get(at + 2).filter(|verb| verb.gap.is_plain_space());
    let says = |verb: &Word| clauses().is_finite(verb.key) || classes(verb.key).only(Classes::THIRD);
    let before = number.checked_sub(1).map_or(0, |before| words[before].key);
    if given.is_some_and(says) && !SERVED.contains(&before) || before == EVERY {
        return;
    }
    // "After three years service charges rise"
    if next.key == SERVICE && !SERVED.contains(&before) {
        return;
    }
    // "in 14 days time": but "two years pay more" is none
    if next.key == TIME && !(number > 0 && IN.contains(&words[number - 1].key)) {
        return;
    }
    if next.key == WORK && !is_measured(letter, number, at + 2) {
        return;
    }
    let mark = mark(letter);
    let shown = letter.word(at);
    let message = format!("An apostrophe is missing: write ‘{shown}{mark} {}’.", letter.word(at + 1));
    let fix = Fix {
        title: format!("Write ‘{shown}{mark}’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::insert(end, mark)],
    };
    findings.push(Finding::new(letter.words_span(number..at + 2), message).label("an apostrophe is missing").fix(fix));
}

/// "It would take more than 24 hours work to find them": what is measured by words that leave no room for a verb.
fn is_measured(letter: &Letter, number: usize, after: usize) -> bool {
    const ABOUT: [u64; 7] = keys(["more", "than", "at", "least", "about", "approximately", "over"]);
    const NEEDS: [u64; 15] = keys([
        "take",
        "takes",
        "taken",
        "require",
        "requires",
        "required",
        "need",
        "needs",
        "exceed",
        "exceeds",
        "involve",
        "involves",
        "represents",
        "representing",
        "is",
    ]);
    // "equates to 18 hours work", "a total of 24 hours work", but "shifts of 12 hours work in pairs"
    const SUMS: [u64; 11] = keys([
        "total",
        "excess",
        "limit",
        "equivalent",
        "maximum",
        "estimate",
        "threshold",
        "equates",
        "equal",
        "amounts",
        "equals",
    ]);
    const LINKS: [u64; 2] = keys(["of", "to"]);
    const BEHIND: [u64; 6] = keys(["to", "per", "at", "for", "and", "which"]);
    let words = &letter.words;
    let is = |at: Option<usize>, wanted: &[u64]| at.is_some_and(|at| wanted.contains(&words[at].key));
    let said = (0..number).rev().find(|at| !ABOUT.contains(&words[*at].key));
    let before = said.and_then(|at| at.checked_sub(1));
    // "£450 or 18 hours work"
    let or_so = is(said, &OR) && before.is_some_and(|at| words[at].span().of(letter.text()).starts_with('£'));
    let measured = is(said, &NEEDS) || is(said, &LINKS) && is(before, &SUMS) || or_so;
    measured
        && words.get(after).is_none_or(|next| {
            let ends = next.gap.has(Gap::SENTENCE.with(Gap::BLOCK).with(Gap::COMMA).with(Gap::CLOSE));
            // "24 hours work in determining"
            let doing = || {
                is(Some(after), &IN[..1])
                    && words.get(after + 1).is_some_and(|next| classes(next.key).may_be(Classes::ING))
            };
            ends || BEHIND.contains(&next.key) || doing()
        })
}

const EVERY: u64 = keys(["every"])[0];
const SERVICE: u64 = keys(["service"])[0];
/// "has 20 years service", "with more than ten years service".
const SERVED: [u64; 11] =
    keys(["has", "have", "had", "with", "completed", "gave", "given", "least", "than", "over", "nearly"]);

const WORK: u64 = keys(["work"])[0];

const OR: [u64; 1] = keys(["or"]);

const TIME: u64 = keys(["time"])[0];

const IN: [u64; 3] = keys(["in", "within", "of"]);

/// The number before "days", "working days".
fn numbered(letter: &Letter, at: usize) -> Option<usize> {
    let words = &letter.words;
    let mut before = at.checked_sub(1)?;
    if cues().working.contains(&words[before].key) {
        before = before.checked_sub(1)?;
    }
    let inside = (before + 1..=at).all(|index| plain(letter, index));
    let number = words[before].kind == WordKind::Number || cues().numbers.contains(&words[before].key);
    (inside && number).then_some(before)
}

const THIS: u64 = keys(["this"])[0];

/// After "this" a plural is wrong whatever follows; a noun has to follow for a possessive.
const THINGS: Classes = Classes::NOUN.with(Classes::PLURAL);

/// "this years budget".
pub fn near(letter: &Letter, at: usize, findings: &mut Findings) {
    let (words, cues) = (&letter.words, cues());
    let fits = at > 0
        && plain(letter, at)
        && plain(letter, at + 1)
        && cues.periods.contains(&words[at].key)
        && cues.near.contains(&words[at - 1].key)
        && (cues.period_things.contains(&words[at + 1].key)
            || words[at - 1].key == THIS && classes(words[at + 1].key).may_be(THINGS));
    if !fits {
        return;
    }
    let shown = singular(letter.word(at), mark(letter));
    let message = format!("An apostrophe is missing: write ‘{} {shown} {}’.", letter.word(at - 1), letter.word(at + 1));
    findings.push(Finding::new(letter.words_span(at - 1..at + 2), message).label("an apostrophe is missing").fix(
        Fix {
            title: format!("Write ‘{shown}’"),
            applicability: Applicability::Unsafe,
            edits: vec![Edit::replace(words[at].span(), shown)],
        },
    ));
}
