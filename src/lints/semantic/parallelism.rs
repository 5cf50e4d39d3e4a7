//! Pairs that begin in one way and end in another: "the first of which is … and secondly", "between 2019 to 2021",
//! "both … as well as", "(a) states …, (c) state …".

use std::ops::Range;

use crate::facts::dates::month_of;
use crate::facts::{number, year};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, Region, WordKind};
use crate::lints::clause::{is_after_comma, own_sentence, segment_start, verbs};
use crate::lints::{Cx, Finding, Findings};

const FIRST: u64 = keys(["first"])[0];
const BETWEEN: u64 = keys(["between"])[0];
const BOTH: u64 = keys(["both"])[0];
const OF_WHICH: [u64; 2] = keys(["of", "which"]);
const IS: u64 = keys(["is"])[0];
const SECONDLY: u64 = keys(["secondly"])[0];
const TO: [u64; 2] = keys(["to", "until"]);
const AND: u64 = keys(["and"])[0];
const AS_WELL_AS: [u64; 3] = keys(["as", "well", "as"]);
/// The most words of a date.
const LONGEST: usize = 5;

/// Report pairs whose halves do not match.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    letter.places_of(FIRST).for_each(|at| first_of_which(letter, at, findings));
    letter.places_of(BETWEEN).for_each(|at| between(letter, at, findings));
    BUT.into_iter().flat_map(|but| letter.places_of(but)).for_each(|at| although_but(letter, at, findings));
    letter.places_of(BOTH).for_each(|at| both(letter, at, findings));
    letter.places_of(STATE).for_each(|at| state_after_states(letter, at, findings));
}

const STATE: u64 = keys(["state"])[0];
/// What the list of section 17(1) begins its items with.
const STATES: [u64; 2] = keys(["states", "specifies"]);
/// How many words before the last item the one above it begins.
const ITEMS: usize = 10;

/// "a notice which (a) states that fact, (b) specifies the exemption and (c) state (if that …) why": section 17(1) with a
/// letter lost.
fn state_after_states(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let is =
        |at: usize, wanted: &str| letter.words.get(at).is_some_and(|_| letter.word(at).eq_ignore_ascii_case(wanted));
    let own = letter.region_of(at).is_own_prose() || letter.region_of(at) == Region::Statute;
    let item = at > 0 && (is(at - 1, "c") || is(at - 1, "iii") || is(at - 1, "3"));
    let block = letter.block_of(at);
    let opens = item || letter.blocks[block].words.start == at;
    if !own || !opens || !is(at + 1, "if") {
        return;
    }
    let before = at.saturating_sub(ITEMS)..at;
    if let Some(other) = before.rev().find(|&index| STATES.contains(&words[index].key)) {
        let message =
            "The items before begin with ‘states’ or ‘specifies’, and this one does not go on so. Write ‘states’.";
        let finding = Finding::new(words[at].span(), message);
        findings.push(finding.related(words[other].span(), "begins with a verb in -s"));
    }
}

/// "the first of which is to confirm … and secondly to disclose".
fn first_of_which(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return };
    let end = sentence.words.end;
    if at + 4 >= end || words[at + 1].key != OF_WHICH[0] || words[at + 2].key != OF_WHICH[1] || words[at + 3].key != IS
    {
        return;
    }
    let Some(second) = (at + 4..end).find(|&index| words[index].key == SECONDLY) else { return };
    let from = if words[second - 1].key == AND { second - 1 } else { second };
    let message = "‘The first of which is’ and ‘secondly’ are no pair. Write ‘and the second is’.";
    let finding = Finding::new(letter.words_span(from..end.min(second + 2)), message);
    findings.push(finding.related(letter.words_span(at..at + 4), "the first half"));
}

/// "between 1 April 2019 to 31 March 2020", "between 2006-2010", "between 1 May – 30 June".
fn between(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return };
    let end = sentence.words.end;
    if at + 1 < end && words[at + 1].gap.is_plain_space() && are_years(letter.word(at + 1)) {
        if !second_half_follows(letter, at + 1, end) {
            findings.push(with_and(letter, at, at + 1..at + 2, "to"));
        }
        return;
    }
    let part_of_date = |index: usize| {
        let figure = letter.word(index).trim_start_matches('£').starts_with(|char: char| char.is_ascii_digit());
        (words[index].kind == WordKind::Number && figure || month_of(words[index].key).is_some())
            && !words[index].gap.has(Gap::STOP.with(Gap::SENTENCE))
    };
    let joined = |index: &usize| part_of_date(*index) && words[*index].gap.is_plain_space();
    if is_of_counts(letter, at, end) {
        findings.push(with_and(letter, at, at + 1..at + 4, "to"));
        return;
    }
    let to = at + 1 + (at + 1..end.min(at + 1 + LONGEST)).take_while(joined).count();
    if to == at + 1 || to >= end {
        return;
    }
    if words[to].gap.has(Gap::DASH) && !words[to].gap.has(Gap::COMMA) && part_of_date(to) {
        let dates = (at + 1..to).any(|index| is_date(letter, index))
            && (to..end.min(to + LONGEST)).any(|index| is_date(letter, index));
        if dates && !second_half_follows(letter, to, end) {
            findings.push(with_and(letter, at, to - 1..to + 1, "to"));
        }
        return;
    }
    let fits = to + 1 < end && TO.contains(&words[to].key) && words[to].gap.is_plain_space() && part_of_date(to + 1);
    // "between 2 to 3 hours and 5 hours"
    let goes_on = || {
        (to + 2..end.min(to + 2 + LONGEST))
            .find(|&index| !part_of_date(index))
            .is_some_and(|index| words[index].key == AND && words[index].gap.is_plain_space())
    };
    // "between 2 to 3 hours and a day": a range is a date or years
    let ranged = |index: usize| {
        let text = letter.word(index);
        month_of(words[index].key).is_some() || text.starts_with('£') || text.get(..4).and_then(year).is_some()
    };
    if fits && !goes_on() && (at + 1..to).any(ranged) {
        findings.push(with_and(letter, at, to - 1..to + 2, letter.word(to)));
    }
}

/// "between 5 to 10 days", "between two to three times": two numbers, and no "and" that could be the other half.
fn is_of_counts(letter: &Letter, at: usize, end: usize) -> bool {
    const TO: u64 = keys(["to"])[0];
    /// "between 2 to 3 hours and a day"
    const NEAR: usize = 12;
    let words = &letter.words;
    let counts = |index: usize| words[index].gap.is_plain_space() && number(letter.word(index)).is_some();
    at + 3 < end
        && counts(at + 1)
        && words[at + 2].key == TO
        && counts(at + 3)
        && !words[at + 4..end].iter().take(NEAR).any(|word| word.key == AND || word.gap.has(Gap::DASH))
}

fn with_and(letter: &Letter, between: usize, joint: Range<usize>, to: &str) -> Finding {
    let message = format!("‘Between’ goes with ‘and’. Write ‘between … and’, or ‘from … {to}’.");
    let finding = Finding::new(letter.words_span(joint), message);
    finding.related(letter.words_span(between..between + 1), "the first half")
}

/// Whether an "and" with a figure behind it follows soon: the range before it is the first half.
fn second_half_follows(letter: &Letter, from: usize, end: usize) -> bool {
    let words = &letter.words;
    let figure = |index: usize| words.get(index).is_some_and(|word| word.kind != WordKind::Plain);
    (from..end.min(from + 2 * LONGEST)).any(|index| words[index].key == AND && figure(index + 1))
}

/// "2006-2010", read as one word.
fn are_years(word: &str) -> bool {
    word.split_once(['-', '–']).is_some_and(|(one, two)| year(one).is_some() && year(two).is_some())
}

/// A month, a year of four figures, or a date in figures.
fn is_date(letter: &Letter, index: usize) -> bool {
    let text = letter.word(index);
    month_of(letter.words[index].key).is_some() || year(text).is_some() || text.matches('/').count() == 2
}

/// "Although there is a public interest, but the harm is greater".
fn although_but(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    if !is_after_comma(&words[at]) {
        return;
    }
    let Some((sentence, _)) = own_sentence(letter, at) else { return };
    let first = sentence.words.start;
    let opens = ALTHOUGH.contains(&words[first].key) && segment_start(letter, sentence, at) == first;
    let Some(next) = words.get(at + 1).filter(|_| at + 3 < sentence.words.end) else { return };
    // "Although old but sound, however much …"
    let subject = SUBJECTS.contains(&next.key) && (next.gap.is_plain_space() || is_after_comma(next));
    if !opens || !subject || verbs(words, first + 1..at).main.is_none() {
        return;
    }
    let message = format!("‘{}’ has said it already. Leave out one of the two.", letter.word(first));
    let finding = Finding::new(letter.words_span(at..at + 1), message);
    findings.push(finding.related(letter.words_span(first..first + 1), "the first half"));
}

const BUT: [u64; 2] = keys(["but", "however"]);
const ALTHOUGH: [u64; 5] = keys(["although", "though", "whilst", "while", "whereas"]);
const SUBJECTS: [u64; 10] = keys(["the", "this", "it", "we", "there", "i", "these", "they", "our", "a"]);

/// "both the Council as well as its contractors".
fn both(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return };
    let end = sentence.words.end;
    let stop = (at + 1..end.min(at + 10))
        .find(|&index| words[index].key == AND || !words[index].gap.is_plain_space())
        .unwrap_or(end.min(at + 10));
    let Some(joint) =
        (at + 2..stop).find(|&index| words[index..].iter().zip(AS_WELL_AS).all(|(word, key)| word.key == key))
    else {
        return;
    };
    // "both forces": what is two already
    if !OPENS.contains(&words[at + 1].key)
        || at + 4 >= end
        || joint + 3 >= end
        || (joint + 3..end).take(6).any(|index| words[index].key == AND)
    {
        return;
    }
    let finding =
        Finding::new(letter.words_span(joint..joint + 3), "‘Both’ goes with ‘and’. Write ‘and’, or leave out ‘both’.");
    findings.push(finding.related(letter.words_span(at..at + 1), "the first half"));
}

/// What begins the first half of a pair.
const OPENS: [u64; 10] = keys(["the", "a", "an", "our", "your", "in", "by", "to", "for", "its"]);
