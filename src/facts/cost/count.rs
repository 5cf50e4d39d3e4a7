//! Records times minutes: the first sum of an estimate. Read only where a paragraph has one number of records and one time
//! for each of them.

use std::ops::Range;

use super::estimate::{Estimate, Fault, Total, fits};
use crate::facts::dates::month_of;
use crate::facts::{number, year};
use crate::letter::words::{key, keys};
use crate::letter::{Block, Gap, Letter, WordKind};
use crate::text::Span;

/// "1,200 files at 5 minutes each: 100 hours".
pub(super) fn by_minutes(letter: &Letter, block: &Block, totals: &[Total]) -> Option<Estimate> {
    let [total] = totals else { return None };
    let (minutes, place) = per_item(letter, block)?;
    let Counted { count, span: counted, others } = item_count(letter, block, &place, &total.words)?;
    let right = count * minutes / 60.0;
    // "in 12 wards there are 200 files": so many in each
    if others > 1.0 && fits(total.hours, right * others, total.about) {
        return None;
    }
    // a result that fits the minutes another way round is read wrongly here
    (!fits(total.hours, right, total.about) && right > 0.0).then(|| Estimate {
        fault: Fault::Hours(right),
        span: total.span,
        from: vec![counted, letter.words_span(place)],
    })
}

/// The one time in minutes that a paragraph gives for one thing.
fn per_item(letter: &Letter, block: &Block) -> Option<(f64, Range<usize>)> {
    let words = &letter.words;
    let unit = const { keys(["minute", "minutes", "mins", "min"]) };
    let mut times = block.words.clone().filter(|&at| unit.contains(&words[at].key));
    let (at, more) = (times.next()?, times.next());
    if more.is_some() || at == block.words.start {
        return None;
    }
    let minutes = f64::from(number(letter.word(at - 1))?);
    // "2 to 5 minutes", "five or ten minutes"
    let range = at >= block.words.start + 2 && ["to", "and", "or"].iter().any(|word| key(word) == words[at - 2].key)
        || words[at - 1].gap.has(Gap::DASH);
    let each = const { keys(["per", "each", "a", "an", "every", "apiece"]) };
    let after = at + 1..block.words.end.min(at + 8);
    // "five minutes to locate and ten to retrieve each"
    let and = const { keys(["and", "plus"]) };
    let more = after.clone().skip(1).any(|next| {
        let plain = words[next].kind == WordKind::Plain || words[next].span().len() < 3;
        and.contains(&words[next - 1].key) && plain && number(letter.word(next)).is_some()
    });
    if more {
        return None;
    }
    let before = block.words.start.max(at.saturating_sub(12))..at - 1;
    let single = words[after]
        .iter()
        .chain(&words[before])
        .any(|word| each[..2].contains(&word.key) || word.key == each[4] || word.key == each[5])
        || words.get(at + 1).is_some_and(|word| each[2..4].contains(&word.key));
    (single && !range).then_some((minutes, at - 1..at + 1))
}

/// How many things there are.
struct Counted {
    count: f64,
    /// Its words.
    span: Span,
    /// What the other numbers of the paragraph make, times each other; 1 where there is none.
    others: f64,
}

/// The one number of things that a paragraph counts, or of several the one of the thing that the time is for.
fn item_count(letter: &Letter, block: &Block, minutes: &Range<usize>, total: &Range<usize>) -> Option<Counted> {
    let words = &letter.words;
    let sample = const {
        keys([
            "sample",
            "sampled",
            "pilot",
            "two",
            "three",
            "both",
            "additional",
            "further",
            "plus",
            "also",
            "then",
            "months",
            "years",
            "month",
            "average",
            "half",
            "third",
            "quarter",
            "tenth",
            "twice",
            "pages",
            "many",
            "only",
        ])
    };
    let several = const { keys(["officers", "people", "staff"]) };
    // "a sample of ten took an average of five minutes each": the time is that of any of them
    let averaged = is_average(letter, block, minutes.start);
    let splits = |at: usize| {
        sample.contains(&words[at].key) && !(averaged && (words[at].key == AVERAGE || SAMPLES.contains(&words[at].key)))
            || several.contains(&words[at].key) && !is_subject(letter, block, at)
    };
    // "three minutes"
    if block.words.clone().any(|at| !minutes.contains(&at) && splits(at)) {
        return None;
    }
    let counts = block.words.clone().filter(|&at| {
        let plain = words[at].kind == WordKind::Number && !minutes.contains(&at) && !total.contains(&at);
        plain && !letter.word(at).starts_with('£') && !is_limit_figure(letter, at) && !is_sampled(letter, block, at)
    });
    let counts: Vec<usize> = counts.collect();
    let (counts, apart) = match of_the_thing(letter, block, minutes, &counts) {
        Some(only) => counts.into_iter().partition(|&at| at == only),
        None => (counts, Vec::new()),
    };
    let others = apart.into_iter().filter_map(|at| number(letter.word(at))).map(f64::from).product();
    // "there were 2,016 returns, and each of the 2,016 …", but "30 teams with 30 files"
    let again = |at: usize| at > 0 && AGAIN.contains(&words[at - 1].key);
    let same =
        |first: usize| counts.iter().all(|&at| at == first || letter.word(at) == letter.word(first) && again(at));
    let &at = counts.first().filter(|first| same(**first))?;
    let count = number(letter.word(at))?;
    let thing = |at: &usize| {
        let next = words.get(at + 1);
        next.is_some_and(|next| next.kind == WordKind::Plain && next.gap.is_plain_space() && !is_unit(next.key))
    };
    (counts.iter().any(thing) && count >= 10).then(|| Counted {
        count: f64::from(count),
        span: words[at].span(),
        others,
    })
}

/// Of several numbers the one of the thing that the time is for: "the 41 crossings are in 1,316 documents. At two minutes a
/// document …".
fn of_the_thing(letter: &Letter, block: &Block, minutes: &Range<usize>, counts: &[usize]) -> Option<usize> {
    const EACH: [u64; 5] = keys(["a", "an", "per", "each", "every"]);
    const FOR: [u64; 2] = keys(["for", "to"]);
    const OR: [u64; 2] = keys(["or", "and"]);
    /// "for each of", "to read each"
    const NEAR: usize = 4;
    let words = &letter.words;
    let end = block.words.end.min(minutes.end + NEAR);
    let each = (minutes.end..end).find(|&at| EACH.contains(&words[at].key))?;
    let led = each == minutes.end || FOR.contains(&words[minutes.end].key);
    let thing = Some(each + 1).filter(|&at| led && at < block.words.end && words[at].gap.is_plain_space())?;
    // "an email or letter"
    if words.get(thing + 1).is_some_and(|next| OR.contains(&next.key)) {
        return None;
    }
    let plural = key(&format!("{}s", letter.word(thing).to_ascii_lowercase()));
    let behind = |at: usize| words[at + 1..block.words.end.min(at + 1 + NEAR)].iter();
    let of = |at: &usize| behind(*at).take_while(|word| word.kind != WordKind::Number).any(|word| word.key == plural);
    let mut found = counts.iter().copied().filter(of);
    let (Some(only), None) = (found.next(), found.next()) else { return None };
    // "41 boxes of 32 files", "12 teams had 32 files each"
    let times = |run: Range<usize>| words[run].iter().any(|word| TIMES.contains(&word.key));
    let multiplied = times(*counts.first()?..*counts.last()?);
    let spread = behind(only).any(|word| EACH[2..].contains(&word.key));
    (!multiplied && !spread).then_some(only)
}

/// Between two numbers, what makes one so many times the other.
const TIMES: [u64; 14] = keys([
    "of",
    "each",
    "per",
    "every",
    "holds",
    "hold",
    "holding",
    "held",
    "with",
    "contains",
    "contain",
    "containing",
    "has",
    "have",
]);

const AVERAGE: u64 = keys(["average"])[0];
/// That only some things were looked at.
const SAMPLES: [u64; 2] = keys(["sample", "sampled"]);

/// "an average of five minutes": `at` is the word of the figure.
fn is_average(letter: &Letter, block: &Block, at: usize) -> bool {
    const NEAR: usize = 3;
    letter.words[at.saturating_sub(NEAR).max(block.words.start)..at].iter().any(|word| word.key == AVERAGE)
}

/// "a sample of 10 files": no number of all of them.
fn is_sampled(letter: &Letter, block: &Block, at: usize) -> bool {
    const NEAR: usize = 2;
    letter.words[at.saturating_sub(NEAR).max(block.words.start)..at].iter().any(|word| word.key == SAMPLES[0])
}

/// Whether people are what the records are about, not who reads them: "900 case files of people … five minutes per file".
fn is_subject(letter: &Letter, block: &Block, at: usize) -> bool {
    const NEAR: usize = 3;
    let words = &letter.words;
    let Some(things) = at.checked_sub(2).filter(|things| *things > block.words.start) else { return false };
    let of = const { keys(["of", "on", "about"]) }.contains(&words[at - 1].key);
    let counted = things.saturating_sub(NEAR).max(block.words.start)..things;
    let one = letter.word(things).strip_suffix('s').map(key);
    let each = const { keys(["per", "each", "every", "a"]) };
    of && words[counted].iter().any(|word| word.kind == WordKind::Number)
        && words[block.words.clone()].windows(2).any(|pair| each.contains(&pair[0].key) && Some(pair[1].key) == one)
}

/// A figure of the limit or of the law: "18 hours", "£450", "section 12", a year.
fn is_limit_figure(letter: &Letter, at: usize) -> bool {
    let text = letter.word(at);
    let before = at.checked_sub(1).map(|before| letter.words[before].key);
    text.starts_with('£')
        || year(text).is_some()
        || letter.words.get(at + 1).is_some_and(|next| is_unit(next.key))
        || before.is_some_and(|before| LAW.contains(&before))
}

/// What stands before a number that was given before.
const AGAIN: [u64; 3] = keys(["the", "these", "those"]);

/// What stands before the number of a provision, or of an Act.
const LAW: [u64; 5] = keys(["section", "regulation", "s", "act", "regulations"]);

fn is_unit(word: u64) -> bool {
    const UNITS: [u64; 14] = keys([
        "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "minute", "minutes",
        "working", "per",
    ]);
    UNITS.contains(&word) || month_of(word).is_some()
}
