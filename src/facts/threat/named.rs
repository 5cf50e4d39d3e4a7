//! The dated events that a letter names, and its relative times ("this year", "recently"): what "this year" means is
//! only wrong beside an event of another year.

use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter};
use crate::tables::Tables;
use crate::text::Span;

use super::topics::is_one;

/// An event that a letter names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedEvent {
    /// The words that name it.
    pub words: std::ops::Range<usize>,
    /// Their bytes.
    pub span: Span,
    /// Every event that those words may mean, as indices into the table of events.
    pub rows: Vec<usize>,
    /// Whether the words are a town and "attack", so that a later event may be meant.
    pub general: bool,
    /// The sentence, as an index into the letter's sentences.
    pub sentence: usize,
}

/// What a relative time means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearsBack {
    /// "this year", "last year": the letter's year less so many.
    Years(i16),
    /// "this month", "last month": the letter's month less so many.
    Months(i32),
    /// "recently": not long ago.
    Recently,
}

/// A time that hangs on the day of the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelativeTime {
    /// Its words: "earlier this year".
    pub words: std::ops::Range<usize>,
    /// Their bytes.
    pub span: Span,
    /// What it means.
    pub back: YearsBack,
    /// The sentence, as an index into the letter's sentences.
    pub sentence: usize,
}

/// Every relative time in the authority's own prose.
pub(super) fn relative_times(letter: &Letter) -> Vec<RelativeTime> {
    const OPENERS: [u64; 4] = keys(["recently", "earlier", "last", "this"]);
    let mut places: Vec<usize> = OPENERS.iter().flat_map(|&opener| letter.places_of(opener)).collect();
    places.sort_unstable();
    let mut found = Vec::new();
    for at in places {
        let Some(index) = letter.sentence_index(at) else { continue };
        let sentence = &letter.sentences[index];
        let Some((back, end)) = relative_at(letter, at, sentence.words.clone()) else { continue };
        let block = &letter.blocks[sentence.block];
        let own = block.region.is_own_prose() && block.kind != crate::letter::BlockKind::Literal;
        // "earlier in the year" means the year that the paragraph speaks of, where it names one
        if !own || is_one(letter, at, &["earlier"]) && names_year(letter, block) {
            continue;
        }
        let led = at > sentence.words.start && is_one(letter, at - 1, &["earlier", "later", "late", "early"]);
        let words = at - usize::from(led)..end;
        found.push(RelativeTime { span: letter.words_span(words.clone()), words, back, sentence: index });
    }
    found
}

fn names_year(letter: &Letter, block: &crate::letter::Block) -> bool {
    let year = |at: usize| {
        let last = letter.word(at).rsplit('/').next().unwrap_or("");
        letter.words[at].kind == crate::letter::WordKind::Number
            && last.len() == 4
            && last.parse::<i16>().is_ok_and(|year| (1970..=2099).contains(&year))
    };
    block.words.clone().any(year)
}

fn relative_at(letter: &Letter, at: usize, words: std::ops::Range<usize>) -> Option<(YearsBack, usize)> {
    if is_one(letter, at, &["recently"]) {
        return Some((YearsBack::Recently, at + 1));
    }
    let in_the_year = |at: usize| {
        is_one(letter, at, &["in"]) && is_one(letter, at + 1, &["the"]) && is_one(letter, at + 2, &["year"])
    };
    if is_one(letter, at, &["earlier"]) && at + 3 < words.end && in_the_year(at + 1) {
        return Some((YearsBack::Years(0), at + 4));
    }
    let back = i16::from(is_one(letter, at, &["last"]));
    if at + 1 >= words.end || back == 0 && !is_one(letter, at, &["this"]) {
        return None;
    }
    // "over the last year" is a span of time up to now
    if back == 1 && at > words.start && is_one(letter, at - 1, &["the", "these", "past", "its", "our"]) {
        return None;
    }
    if is_one(letter, at + 1, &["year"]) {
        return Some((YearsBack::Years(back), at + 2));
    }
    is_one(letter, at + 1, &["month"]).then_some((YearsBack::Months(i32::from(back)), at + 2))
}

/// Whether a word says that something was attacked; "terrorism" may be anybody's subject.
fn says_attack(word: &str) -> bool {
    if word.eq_ignore_ascii_case("terrorism") {
        return false;
    }
    ["attack", "bomb", "terror", "explo", "murder", "killing", "stabb", "atroci"]
        .iter()
        .any(|stem| word.get(..stem.len()).is_some_and(|head| head.eq_ignore_ascii_case(stem)))
}

/// Whether a word shows that a paragraph is about terrorism.
fn says_terrorism(word: &str) -> bool {
    ["terror", "bomb", "explo", "extremis", "threat", "security", "atroci"]
        .iter()
        .any(|stem| word.get(..stem.len()).is_some_and(|head| head.eq_ignore_ascii_case(stem)))
}

/// Whether words are the name of an event, "bombing" or "bomb" standing for "attack" too.
fn own_name(letter: &Letter, words: std::ops::Range<usize>, name: &str) -> bool {
    let attack = |word: &str| says_attack(word);
    let count = words.len();
    count >= 2
        && count == name.split_ascii_whitespace().count()
        && words.zip(name.split_ascii_whitespace()).all(|(at, word)| {
            let own = letter.word(at);
            own.eq_ignore_ascii_case(word) || attack(own) && attack(word)
        })
}

/// Every event of the table that the authority's own prose names, where the words beside speak of an attack and the
/// paragraph of terrorism: most events are named by a place, where other things happen too.
pub(super) fn events(letter: &Letter, tables: &Tables) -> Vec<NamedEvent> {
    let rows = tables.events().all();
    let (mut set, mut phrases): (PatternSet, Vec<&str>) = (PatternSet::default(), Vec::new());
    for phrase in rows.iter().flat_map(|row| &row.matches) {
        // a phrase of the table that is no pattern names nothing
        if !phrases.contains(&phrase.as_str()) && set.add(phrases.len(), phrase).is_ok() {
            phrases.push(phrase);
        }
    }
    let mut found = Vec::new();
    let mut about = (usize::MAX, false);
    for hit in set.in_letter(letter, &NoSlots) {
        let Some(index) = letter.sentence_index(hit.start) else { continue };
        let sentence = &letter.sentences[index];
        let block = &letter.blocks[sentence.block];
        if !block.region.is_own_prose() {
            continue;
        }
        if about.0 != sentence.block {
            about = (sentence.block, block.words.clone().any(|at| says_terrorism(letter.word(at))));
        }
        let near = hit.start.saturating_sub(6).max(sentence.words.start)..sentence.words.end.min(hit.end + 3);
        if !near.into_iter().any(|at| says_attack(letter.word(at))) {
            continue;
        }
        let Some(phrase) = phrases.get(hit.id) else { continue };
        let means = |row: &crate::tables::Event| row.matches.iter().any(|words| words.eq_ignore_ascii_case(phrase));
        let mut words = hit.start..hit.end;
        // "… terrorist attacks" belongs to the name
        while words.end < sentence.words.end
            && words.end < hit.end + 3
            && !letter.words[words.end].gap.has(Gap::COMMA)
            && (says_attack(letter.word(words.end)) || is_one(letter, words.end, &["bridge", "terrorist"]))
        {
            words.end += 1;
        }
        let named = |row: &crate::tables::Event| own_name(letter, words.clone(), &row.name);
        if !about.1 && !rows.iter().any(named) {
            continue;
        }
        found.push(NamedEvent {
            span: letter.words_span(words.clone()),
            words,
            rows: (0..rows.len()).filter(|&row| means(&rows[row])).collect(),
            general: phrase.split_ascii_whitespace().any(says_attack),
            sentence: index,
        });
    }
    found
}
