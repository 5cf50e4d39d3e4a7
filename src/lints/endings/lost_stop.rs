//! A sentence that has lost its stop and runs into the next one: "We hold the minutes This is why we refuse". A capital in
//! the middle of a line is a name more often than a sentence, so only words that open sentences and are no names count,
//! with a verb behind them.

use std::ops::Range;

use crate::letter::words::keys;
use crate::letter::{BlockKind, Gap, Letter, Region, WordKind};
use crate::lints::lexicon::{Classes, classes};

/// Words that open a sentence, as they are written there.
const OPENERS: [&str; 11] =
    ["The", "This", "These", "There", "We", "It", "If", "However", "Therefore", "Please", "You"];
/// Those of them that no name begins with.
const OF_ITS_OWN: [u64; 8] = keys(["we", "you", "if", "however", "therefore", "please", "this", "these"]);
/// After a year and a bracket only these, which are neither a name nor part of one.
const PEOPLE: [u64; 2] = keys(["we", "you"]);
/// What stands before the name of a heading, a page or a campaign: "the leaflet The right to know".
const NAMED_BY: [u64; 31] = keys([
    "called",
    "entitled",
    "titled",
    "named",
    "headed",
    "heading",
    "headings",
    "section",
    "leaflet",
    "guide",
    "guidance",
    "booklet",
    "see",
    "read",
    "page",
    "form",
    "policy",
    "campaign",
    "survey",
    "document",
    "part",
    "chapter",
    "paragraph",
    "publication",
    "report",
    "programme",
    "scheme",
    "reads",
    "says",
    "also",
    "note",
]);
/// Adverbs that the lexicon has as prepositions too.
const PLACES: [u64; 3] = keys(["below", "above", "overleaf"]);
/// How far behind the opener its verb may stand.
const REACH: usize = 8;
/// From so many on, capitals are how the letter writes the word.
const STYLE: usize = 3;

/// The last word of each sentence that has lost its stop, with the first of the next one.
pub fn lost_stops(letter: &Letter) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for block in &letter.blocks {
        let prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
            && block.region.is_own_prose()
            && block.region != Region::ExemptionList
            && !block.emphasised;
        if prose {
            let places = block.words.clone().skip(1);
            found.extend(places.filter(|&at| runs_on(letter, at, block.words.end)).map(|at| at - 1..at + 1));
        }
    }
    if found.is_empty() {
        return found;
    }
    let quoted = letter.quotations();
    found.retain(|words| {
        let span = letter.words_span(words.clone());
        !quoted.iter().any(|quotation| quotation.overlaps(span))
    });
    if found.len() < STYLE { found } else { Vec::new() }
}

/// Whether a sentence begins at word `at`, with nothing but a space before it.
fn runs_on(letter: &Letter, at: usize, end: usize) -> bool {
    let (word, before) = (&letter.words[at], &letter.words[at - 1]);
    if PEOPLE.contains(&word.key) && begins_behind_a_year_or_bracket(letter, at, end) || trusts(letter, at, end) {
        return true;
    }
    if !word.capital || word.gap.has(Gap::SENTENCE) || before.capital || before.kind != WordKind::Plain {
        return false;
    }
    let space = letter.text()[before.span().end..word.span().start] == *" ";
    if !space || !OPENERS.contains(&letter.word(at)) || !ends(before.key) {
        return false;
    }
    let small = |at: usize| letter.words.get(at).is_some_and(|word| word.kind == WordKind::Plain && !word.capital);
    let clause = at + 1..end.min(at + 1 + REACH);
    let mut clause = clause.take_while(|&at| !letter.words[at].gap.has(Gap::SENTENCE)).filter(|&at| small(at));
    at + 1 < end
        && small(at + 1)
        && says(letter, at)
        && clause.any(|verb| is_finite(letter.words[verb].key, !OF_ITS_OWN.contains(&word.key)))
}

/// "… on 4 May 2017 We are treating it", "… of the Act (FOIA) We can confirm".
fn begins_behind_a_year_or_bracket(letter: &Letter, at: usize, end: usize) -> bool {
    let (word, before) = (&letter.words[at], &letter.words[at - 1]);
    let between = &letter.text()[before.span().end..word.span().start];
    let year = before.kind == WordKind::Number && before.span().len() == 4 && between == " ";
    // "(2) We hold", "(ii) We hold" are items of a list
    let name = before.kind == WordKind::Plain && before.capital && before.span().len() >= 3 && between == ") ";
    let verb = letter.words.get(at + 1).filter(|next| at + 1 < end && next.gap.is_plain_space() && !next.capital);
    word.capital
        && !word.gap.has(Gap::SENTENCE)
        && (year || name)
        && verb.is_some_and(|next| classes(next.key).may_be(Classes::AUXILIARY))
}

/// "… (see enclosed) I trust this is helpful", "The table is attached I hope this helps": with this a letter ends.
fn trusts(letter: &Letter, at: usize, end: usize) -> bool {
    const WE: [u64; 2] = keys(["i", "we"]);
    const TRUST: [u64; 2] = keys(["trust", "hope"]);
    const THIS: [u64; 5] = keys(["this", "that", "the", "these", "you"]);
    const BEHIND: [u64; 5] = keys(["attached", "enclosed", "below", "above", "overleaf"]);
    let (word, before) = (&letter.words[at], &letter.words[at - 1]);
    let next = |ahead: usize| letter.words.get(at + ahead).filter(|next| at + ahead < end && next.gap.is_plain_space());
    let is = |ahead: usize, wanted: &[u64]| next(ahead).is_some_and(|next| wanted.contains(&next.key));
    let between = &letter.text()[before.span().end..word.span().start];
    // "For the reasons given above I hope …"
    let introduced = || {
        let first = letter.sentence_of(at).map_or(at, |sentence| sentence.words.start);
        let leads = Classes::PREPOSITION.with(Classes::CONJUNCTION).with(Classes::PARTICIPLE);
        classes(letter.words[first].key).may_be(leads)
    };
    WE.contains(&word.key)
        && word.capital
        && says(letter, at)
        && !introduced()
        && !word.gap.has(Gap::SENTENCE)
        && (between == ") " || between == " " && BEHIND.contains(&before.key))
        && is(1, &TRUST)
        && is(2, &THIS)
}

/// Whether a word is a finite verb; of a name, only one that is nothing else ("The use of it").
fn is_finite(key: u64, name: bool) -> bool {
    let known = classes(key);
    let bare = Classes::BASE.with(Classes::THIRD).with(Classes::PAST);
    let noun = Classes::NOUN.with(Classes::PLURAL).with(Classes::PARTICIPLE);
    known.may_be(Classes::AUXILIARY) || known.may_be(bare) && !(name && known.may_be(noun.with(Classes::BASE)))
}

/// Whether what stands before word `at` in its sentence says something, and is no heading that the text runs on from.
fn says(letter: &Letter, at: usize) -> bool {
    let Some(sentence) = letter.sentence_of(at - 1) else { return false };
    let first = classes(letter.words[sentence.words.start].key);
    first.may_be(Classes::PRONOUN)
        || letter.words[sentence.near(at).start..at].iter().any(|word| is_finite(word.key, true))
}

/// Whether a sentence may end with a word, which calls nothing by a name.
fn ends(key: u64) -> bool {
    let goes_on = Classes::DETERMINER.with(Classes::CONJUNCTION).with(Classes::PREPOSITION).with(Classes::AUXILIARY);
    let known = classes(key);
    !known.is_unknown() && !NAMED_BY.contains(&key) && (PLACES.contains(&key) || !known.may_be(goes_on))
}
