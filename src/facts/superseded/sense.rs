//! In what sense an old name stands. A letter may speak of the past for good reasons, and where it might, it is taken to.

use jiff::civil::Date;

use super::cues::cues;
use super::{OldForm, Sense, stands_in};
use crate::facts::dates::month_of;
use crate::letter::pattern::NoSlots;
use crate::letter::words::{fixed_key, key, keys};
use crate::letter::{BlockKind, Gap, Letter, Region, WordKind};
use crate::tables::{Row, RowKind, Superseded};

/// A sentence is read this many words around a name, so that an endless one stays cheap.
const AROUND: usize = 60;
/// What must stand beside a person's name stands at most this many words away.
const BESIDE: usize = 12;
/// A paper stands at most so many words before its party.
const NEAR_PAPER: usize = 5;

/// The sense of a name that the authority's own words have.
pub(super) fn of(letter: &Letter, table: &Superseded, form: &OldForm) -> Sense {
    let row = &table.all()[form.row];
    if is_longer(letter, row, form) {
        Sense::Longer
    } else if is_past(letter, row, form) {
        Sense::Past
    } else if !has_what_it_needs(letter, table, form) {
        Sense::Unclear
    } else {
        Sense::Present
    }
}

/// Whether the name is part of a longer one, or of the name of a case.
fn is_longer(letter: &Letter, row: &Row, form: &OldForm) -> bool {
    let (first, end) = (form.words.start, form.words.end);
    let words = &letter.words;
    let before = first.checked_sub(1).filter(|_| !words[first].gap.has(Gap::SENTENCE));
    let next = words.get(end).filter(|word| !word.gap.has(Gap::SENTENCE));
    let against = |at: usize| const { keys(["v", "vs", "versus"]) }.contains(&words[at].key);
    if before.is_some_and(against) || next.is_some() && against(end) {
        return true;
    }
    let scotland = |at: usize| words.get(at).is_some_and(|word| word.key == const { fixed_key("scotland") });
    let in_scotland =
        matches!(letter.words.get(end).map(|_| letter.word(end)), Some("in" | "for")) && scotland(end + 1);
    // an Act, a provision and a term stand in any company
    if !matches!(row.kind, RowKind::Body | RowKind::Office) {
        return another_act(letter, row, form);
    }
    let title = |at: usize| {
        let word = &words[at];
        word.capital && word.kind == WordKind::Plain && !cues().joins.contains(&word.key)
    };
    let initials = form.words.len() == 1;
    let led =
        before.is_some_and(|at| words[first].gap.is_plain_space() && title(at) && !(initials && opens(letter, at)));
    let goes_on = next.is_some_and(|next| next.gap.is_plain_space() && title(end));
    let joined = next.is_some_and(|next| next.capital && cues().goes_on.contains(&next.key))
        || next.is_some_and(|next| next.gap.has(Gap::SLASH) && next.capital)
        || before.is_some() && words[first].gap.has(Gap::SLASH);
    // "the Data Protection Commissioner of Ireland"
    let elsewhere = row.kind == RowKind::Office
        && next.is_some()
        && matches!(letter.word(end), "of" | "for" | "in")
        && words.get(end + 1).is_some_and(|word| word.capital);
    let around = first.saturating_sub(AROUND)..words.len().min(end + AROUND);
    let listed = || row.kind == RowKind::Body && cues().listed.is_in(words, around.clone(), &NoSlots);
    let placed = || row.placed && is_told_as_now(letter, row, form);
    led && !placed() || goes_on || is_in_a_title(letter, end) || joined || in_scotland || elsewhere || listed()
}

/// "the Highways Agency (Traffic Officers) Order": an instrument with a bracket in its name, which begins at word `at`.
fn is_in_a_title(letter: &Letter, at: usize) -> bool {
    const INSTRUMENTS: [u64; 7] = keys(["act", "order", "orders", "measure", "regulations", "rules", "scheme"]);
    /// The most words of the bracket.
    const MOST: usize = 6;
    let words = &letter.words[at.min(letter.words.len())..];
    let opens = words.first().is_some_and(|word| word.gap.has(Gap::OPEN) && word.capital);
    let behind = words.iter().skip(1).take(MOST).find(|word| word.gap.has(Gap::CLOSE));
    opens && behind.is_some_and(|word| word.capital && INSTRUMENTS.contains(&word.key))
}

/// "Leeds Clinical Commissioning Group holds …", "… in November 2023": what a letter tells of a body with a place before its
/// name is mostly of the past, so that only these count.
fn is_told_as_now(letter: &Letter, row: &Row, form: &OldForm) -> bool {
    const NOW: [u64; 12] = keys([
        "holds",
        "keeps",
        "is",
        "are",
        "commissions",
        "funds",
        "pays",
        "publishes",
        "provides",
        "manages",
        "will",
        "can",
    ]);
    const ON: [u64; 2] = keys(["in", "on"]);
    let end = form.words.end;
    let words = &letter.words;
    let next = words.get(end).filter(|word| word.gap.is_plain_space());
    next.is_some_and(|next| NOW.contains(&next.key) || ON.contains(&next.key) && is_dated_after(letter, row, form))
        || is_sent_there(letter, form)
}

/// "You should write to Leeds Primary Care Trust", "… are held by Leeds Primary Care Trust".
fn is_sent_there(letter: &Letter, form: &OldForm) -> bool {
    const ASKS: [u64; 4] = keys(["write", "apply", "contact", "writing"]);
    const TO: u64 = keys(["to"])[0];
    const HELD_BY: [u64; 2] = keys(["held", "by"]);
    const IS: [u64; 2] = keys(["is", "are"]);
    const THE: u64 = keys(["the"])[0];
    let words = &letter.words;
    let Some(sentence) = letter.sentence_of(form.words.start) else { return false };
    let named = |at: usize| words[at].capital || words[at].key == THE;
    let from = sentence.words.start.max(form.words.start.saturating_sub(NEAR_PAPER));
    // the place that belongs to the name
    let Some(before) = (from..form.words.start).rev().find(|&at| !named(at)) else { return false };
    let at = |back: usize| before.checked_sub(back).filter(|at| *at >= sentence.words.start).map(|at| words[at].key);
    let verb = if at(0) == Some(TO) { at(1) } else { at(0) };
    let told = || words[sentence.words.start..before].iter().any(|word| cues().now.contains(&word.key));
    let asked = verb.is_some_and(|verb| ASKS.contains(&verb)) && told();
    let held = [at(1), at(0)] == HELD_BY.map(Some) && at(2).is_some_and(|key| IS.contains(&key));
    asked || held
}

/// "… in November 2023" straight behind a name that was right until 2022.
fn is_dated_after(letter: &Letter, row: &Row, form: &OldForm) -> bool {
    let year = |at: usize| {
        let year = letter.word(at).parse::<i16>().ok().filter(|year| (1990..2100).contains(year));
        let ended = row.ended()?;
        year.map(|year| year > ended.year() || year == ended.year() && is_after(letter, at, ended))
    };
    let end = form.words.end;
    (end + 1..letter.words.len().min(end + 5)).find_map(year).unwrap_or(false)
}

/// "Historic Scotland listed the house", "it was listed by Historic Scotland".
fn is_done(letter: &Letter, row: &Row, form: &OldForm, sentence: std::ops::Range<usize>) -> bool {
    const BY: [u64; 1] = keys(["by"]);
    const THE: [u64; 1] = keys(["the"]);
    const WAS: [u64; 3] = keys(["was", "were", "been"]);
    let (first, end, words) = (form.words.start, form.words.end, &letter.words);
    let verb = sentence.contains(&end) && words[end].gap.is_plain_space() && {
        let text = letter.word(end);
        text.len() > 4 && text.ends_with("ed") && text.starts_with(char::is_lowercase)
    };
    let name = first - usize::from(first > sentence.start && words[first - 1].key == THE[0]);
    let by = name.checked_sub(1).filter(|at| *at > sentence.start && words[*at].key == BY[0]);
    let passive = by.is_some_and(|by| {
        let near = sentence.start.max(by.saturating_sub(NEAR_PAPER))..by;
        words[near].iter().any(|word| WAS.contains(&word.key))
    });
    let past = passive || is_handed_over(letter, name, &sentence);
    verb || past && row.kind == RowKind::Body && !is_dated_after(letter, row, form)
}

/// "The crime was reported to Action Fraud", "we received it from the Highways Agency": told in the past, of one of both
/// sides. `name` is the first word of the name.
fn is_handed_over(letter: &Letter, name: usize, sentence: &std::ops::Range<usize>) -> bool {
    const TO: [u64; 2] = keys(["to", "from"]);
    const HANDED: [u64; 18] = keys([
        "reported",
        "referred",
        "passed",
        "sent",
        "supplied",
        "submitted",
        "made",
        "bought",
        "received",
        "came",
        "seconded",
        "paid",
        "given",
        "sold",
        "disclosed",
        "provided",
        "notified",
        "moved",
    ]);
    const NOW: [u64; 15] = keys([
        "is", "are", "has", "have", "will", "can", "may", "should", "must", "please", "could", "would", "shall", "if",
        "be",
    ]);
    let words = &letter.words;
    let Some(to) = name.checked_sub(1).filter(|at| *at > sentence.start && TO.contains(&words[*at].key)) else {
        return false;
    };
    let told = |at: usize| HANDED.contains(&words[at].key);
    (sentence.start..to).any(told) && !(sentence.start..to).any(|at| NOW.contains(&words[at].key))
}

/// Whether a word begins its sentence, where any word has a capital.
fn opens(letter: &Letter, at: usize) -> bool {
    letter.words[at].gap.has(Gap::SENTENCE) && letter.blocks[letter.block_of(at)].kind != BlockKind::Heading
}

/// "40(3)(a) of the Data Protection Act": a provision of another Act.
fn another_act(letter: &Letter, row: &Row, form: &OldForm) -> bool {
    let end = form.words.end;
    let of = |at: usize| {
        letter.words.get(at).is_some_and(|word| word.key == const { fixed_key("of") } && !word.gap.has(Gap::SENTENCE))
    };
    let name = || (end + 1..end + 3).filter(|at| *at < letter.words.len()).map(|at| letter.word(at));
    row.kind == RowKind::Provision
        && letter.words[form.words.start].kind == WordKind::Reference
        && of(end)
        && !name().any(|word| ["Freedom", "FOIA", "FOI", "Act", "FoIA"].contains(&word))
}

/// Whether the sentence speaks of how things were.
fn is_past(letter: &Letter, row: &Row, form: &OldForm) -> bool {
    let cues = cues();
    let (first, end) = (form.words.start, form.words.end);
    let block = &letter.blocks[letter.block_of(first)];
    // the head of a table may say which years its rows are of
    if block.kind == BlockKind::Row {
        return true;
    }
    let beside = |at: usize| !letter.words[at].gap.has(Gap::SENTENCE);
    let before =
        first.checked_sub(1).filter(|_| beside(first)).is_some_and(|at| cues.before.contains(&letter.words[at].key));
    // "ACPO issued …", "ACPO guidance was …"
    let near = (end..end + 2).filter(|at| *at < letter.words.len()).take_while(|at| beside(*at));
    let after = near.into_iter().any(|at| cues.after.contains(&letter.words[at].key));
    let Some(sentence) = letter.sentence_of(first) else { return before || after };
    let range = sentence.words.start.max(first.saturating_sub(AROUND))..sentence.words.end.min(end + AROUND);
    // "the former" in a list of rights is "the first of the two"
    // "Historic Scotland" is a name
    let told = cues.past.is_in(&letter.words, range.start..first, &NoSlots)
        || cues.past.is_in(&letter.words, end..range.end, &NoSlots);
    let on_paper = row.kind == RowKind::Body && is_on_paper(letter, form, range.clone());
    before
        || after
        || told
        || on_paper
        || is_done(letter, row, form, range.clone())
        || row.ended().is_some_and(|ended| speaks_of_years_to(letter, range, form, ended))
}

/// "our letter to NHS Digital": a paper keeps the names of its time. Not where the reader is told to write one.
fn is_on_paper(letter: &Letter, form: &OldForm, sentence: std::ops::Range<usize>) -> bool {
    let (cues, at_word) = (cues(), |at: usize| &letter.words[at].key);
    const THE: [u64; 1] = keys(["the"]);
    let name =
        form.words.start - usize::from(form.words.start > sentence.start && *at_word(form.words.start - 1) == THE[0]);
    let Some(party) = name.checked_sub(1).filter(|at| *at > sentence.start && cues.parties.contains(at_word(*at)))
    else {
        return false;
    };
    let from = sentence.start.max(party.saturating_sub(NEAR_PAPER));
    (from..party).any(|at| cues.papers.contains(at_word(at)))
        && !sentence.into_iter().any(|at| cues.now.contains(at_word(at)))
}

/// Whether the words name a year in which the form was still right.
fn speaks_of_years_to(letter: &Letter, range: std::ops::Range<usize>, form: &OldForm, ended: Date) -> bool {
    let numbered = |at: usize| at > 0 && cues().numbered.contains(&letter.words[at - 1].key);
    range.filter(|at| !form.words.contains(at) && letter.words[*at].kind == WordKind::Number).any(|at| {
        let right =
            |year| (1980..=ended.year()).contains(&year) && !(year == ended.year() && is_after(letter, at, ended));
        years(letter.word(at)).any(right) && !numbered(at)
    })
}

/// "15 November 2022" of what ended in June of that year.
fn is_after(letter: &Letter, at: usize, ended: Date) -> bool {
    let before = at.checked_sub(1).filter(|_| letter.words[at].gap.is_plain_space());
    before.and_then(|before| month_of(letter.words[before].key)).is_some_and(|month| month > ended.month())
}

/// The years that a figure names: "2014", "2013/14", "31/03/2014".
fn years(word: &str) -> impl Iterator<Item = i16> {
    let parts = word.split(|char: char| !char.is_ascii_digit()).filter(|part| part.len() == 4);
    parts.filter_map(|part| part.parse().ok())
}

/// Whether what a row needs stands in the letter; beside the name where initials or a person might be somebody else.
fn has_what_it_needs(letter: &Letter, table: &Superseded, form: &OldForm) -> bool {
    let needs = table.index_by(key).needs(form.row);
    if needs.is_empty() {
        return true;
    }
    let row = &table.all()[form.row];
    let text = form.span.of(letter.text());
    let initials = !text.contains(char::is_whitespace) && text.chars().any(char::is_uppercase);
    match row.kind {
        // a person of that name may have written the letter
        RowKind::Office => {
            let signed = matches!(letter.region_of(form.words.start), Region::SignOff | Region::Request);
            let near = form.words.start.saturating_sub(BESIDE)..letter.words.len().min(form.words.end + BESIDE);
            !signed && stands_in(letter, needs, near)
        }
        _ if initials || row.kind == RowKind::Body => stands_in(letter, needs, 0..letter.words.len()),
        _ => {
            let block = &letter.blocks[letter.block_of(form.words.start)];
            stands_in(letter, needs, block.words.clone())
        }
    }
}
