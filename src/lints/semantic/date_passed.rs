//! Something still to come on a day before the letter's own: the paragraph is older than the letter. Sure only where the
//! sentence tells of no other time and nobody else's words.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::facts::dates::long;
use crate::facts::year;
use crate::letter::pattern::{Found, NoSlots, PatternSet};
use crate::letter::words::keys;
use crate::letter::{Block, BlockKind, Gap, Letter, Sentence, WordKind};
use crate::lints::lexicon::{Classes, classes};
use crate::lints::order::point;
use crate::lints::prose::is_quoted;
use crate::lints::{Cx, Finding, Findings};
use crate::text::{Span, data};

/// Report each such day, month or year.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let Some(sent) = cx.facts.sent else { return };
    for found in WORDS.coming.in_letter(letter, &NoSlots) {
        let inside = |sentence: &&Sentence| sentence.is_readable() && found.end < sentence.words.end;
        let Some(sentence) = letter.sentence_of(found.start).filter(inside) else { continue };
        let Some(named) = passed(letter, found.end, sent.date) else { continue };
        if !letter.region_of(found.start).is_own_prose()
            || is_of_another_time(letter, sentence, &found, &named, sent.date)
        {
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

/// Whether words around tell that something was to come at another time, in another paper or again and again, or what became
/// of it.
fn is_of_another_time(letter: &Letter, sentence: &Sentence, found: &Found, named: &Named, sent: Date) -> bool {
    let is_in = |set: &PatternSet, range: Range<usize>| set.is_in(&letter.words, range, &NoSlots);
    let end = letter.blocks[sentence.block].words.end.min(found.end + AROUND);
    let source = above(letter, sentence.block, found.start.saturating_sub(AROUND))..found.start;
    let mut behind = named.words.end..sentence.words.end;
    is_in(&WORDS.told_then, sentence.words.clone())
        || is_relative(letter, found.start)
        || is_in(&WORDS.source, source)
        || is_in(&WORDS.became, found.end..end)
        || behind.any(|at| year(letter.word(at)).is_some_and(|year| year > sent.year()))
        || is_quoted(letter, found.start)
}

/// What stands further off speaks of something else (words).
const AROUND: usize = 60;

/// The first word of the paragraph above a block, or above the list that holds it, or of what is near.
fn above(letter: &Letter, block: usize, near: usize) -> usize {
    let item = letter.blocks[block].kind == BlockKind::Item;
    let passes = |above: &&Block| above.words.is_empty() || item && above.kind == BlockKind::Item;
    let above = letter.blocks[..block].iter().rev().take(AROUND).find(|above| !passes(above));
    above.map_or(letter.blocks[block].words.start, |above| above.words.start).max(near)
}

/// "Children who will start in September": which of them, and not what will be.
fn is_relative(letter: &Letter, at: usize) -> bool {
    const WHO: [u64; 2] = keys(["who", "that"]);
    at > 0 && WHO.contains(&letter.words[at - 1].key)
}

/// A day, month or year that a letter names.
struct Named {
    words: Range<usize>,
    span: Span,
    day: Option<i8>,
}

/// The day, month or year that begins at word `at`, where all of it is before a day and nothing is called by it: "in the
/// 2023 annual report", "in the March 2024 bulletin".
fn passed(letter: &Letter, at: usize, sent: Date) -> Option<Named> {
    let named = |words: Range<usize>, day: Option<i8>| {
        let next = letter.words.get(words.end).filter(|next| next.gap.is_plain_space() && !next.gap.has(Gap::SENTENCE));
        let ends = next.is_none_or(|next| classes(next.key).may_be(Classes::LINKING) || next.kind != WordKind::Plain);
        ends.then(|| Named { span: letter.words_span(words.clone()), words, day })
    };
    if let Some(point) = point(letter, at) {
        let day = point.day.unwrap_or(sent.day());
        let before = (point.year, point.month, day) < (sent.year(), sent.month(), sent.day());
        return named(point.words, point.day).filter(|_| before);
    }
    let word = letter.words.get(at).filter(|word| word.gap.is_plain_space())?;
    let before = year(word.span().of(letter.text())).is_some_and(|year| year < sent.year());
    let open = [FROM, THE].contains(&letter.words[at - 1].key);
    named(at..at + 1, None).filter(|_| before && !open)
}

const FROM: u64 = keys(["from"])[0];
const THE: u64 = keys(["the"])[0];

/// `[words]` of the lint's file, which says what each list is for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    coming: PatternSet,
    told_then: PatternSet,
    source: PatternSet,
    became: PatternSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("date-passed"));
