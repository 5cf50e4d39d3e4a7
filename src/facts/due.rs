//! Until when a letter says that the request will be, or was to be, answered; and when a review was asked for. Both are
//! dates whose role lies in the words before them, and a day that depends on the requester is none.

use std::ops::Range;
use std::sync::OnceLock;

use jiff::civil::Date;

use super::dates::begins_cell;
use super::time_cues::CueSet;
use super::{DateFact, Role};
use crate::letter::words::{fixed_key, keys};
use crate::letter::{BlockKind, Letter, Region};
use crate::text::{Span, data};

/// A day by which the letter says that the request is or was to be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The day.
    pub date: Date,
    /// Its words.
    pub span: Span,
    /// Whether it is given as the limit of the law, and not as an aim.
    pub statutory: bool,
}

/// The day on which a review was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The day.
    pub date: Date,
    /// Its words.
    pub span: Span,
    /// Whether the letter says that the request for a review was received then, and not only dated.
    pub received: bool,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Cues {
    label: CueSet,
    answer: CueSet,
    promise: CueSet,
    link: CueSet,
    statutory: CueSet,
    request: CueSet,
    other: CueSet,
    review_asked: CueSet,
    review_other: CueSet,
}

fn cues() -> &'static Cues {
    static CUES: OnceLock<Cues> = OnceLock::new();
    CUES.get_or_init(|| data::cues("cues-due"))
}

/// A label has at most this many words.
const LONGEST_LABEL: usize = 7;
/// So many words before a date may say what it is for.
const BEFORE: usize = 30;
/// So many words straight before a date may link it.
const LINK: usize = 4;

/// The days by which the request is or was to be answered.
pub fn due(letter: &Letter, dates: &[DateFact]) -> Vec<Due> {
    let free = dates.iter().filter(|fact| fact.role == Role::Other && !fact.asked);
    free.filter_map(|fact| due_day(letter, fact)).collect()
}

fn due_day(letter: &Letter, fact: &DateFact) -> Option<Due> {
    let (date, cues, words) = (fact.date?, cues(), &letter.words);
    let at = letter.word_from(fact.weekday.map_or(fact.span.start, |(_, span)| span.start.min(fact.span.start)));
    let block = &letter.blocks[letter.block_of(at)];
    if matches!(block.region, Region::Request | Region::ReviewRights | Region::ComplaintRights | Region::Statute) {
        return None;
    }
    let due = |statutory| Some(Due { date, span: fact.span, statutory });
    // further down a label of the answer says something else
    if fact.span.start * 2 < letter.text().len() && labelled(letter, &cues.label, at, block.words.start) {
        return due(true);
    }
    if block.kind == BlockKind::Row {
        return None;
    }
    let sentence = letter.sentence_of(at)?;
    let whole = sentence.words.clone();
    let before = whole.start.max(at.saturating_sub(BEFORE))..at;
    let linked = cues.link.is_in(words, whole.start.max(at.saturating_sub(LINK))..at);
    if !linked || cues.other.is_in(words, whole.start..whole.end.min(at + BEFORE)) {
        return None;
    }
    let promised = cues.request.is_in(words, whole.clone())
        && cues.answer.is_in(words, before.clone())
        && cues.promise.is_in(words, before);
    promised.then(|| due(cues.statutory.is_in(words, whole)))?
}

/// Whether a label that begins a line or cell stands straight before the date.
fn labelled(letter: &Letter, labels: &CueSet, at: usize, floor: usize) -> bool {
    let first = floor.min(at).max(at.saturating_sub(LONGEST_LABEL));
    // the label may be a cell of its own before that of the date
    let first = if floor == at { at.saturating_sub(LONGEST_LABEL) } else { first };
    let start = labels.ends_at(&letter.words, at, first);
    start.is_some_and(|start| begins_cell(letter, letter.words[start].span().start))
}

/// The last day before `sent` on which a review was asked for.
pub fn review_asked(letter: &Letter, dates: &[DateFact], sent: Date) -> Option<Asked> {
    let (cues, words) = (cues(), &letter.words);
    let mut last: Option<Asked> = None;
    let mut before_end = 0;
    for fact in dates.iter().filter(|fact| !fact.asked && fact.role != Role::Sent) {
        let at = letter.word_from(fact.span.start);
        let end = letter.word_from(fact.span.end);
        let floor = std::mem::replace(&mut before_end, end);
        let Some(date) = fact.date.filter(|date| *date <= sent) else { continue };
        let Some(sentence) = letter.sentence_of(at) else { continue };
        let region = letter.blocks[sentence.block].region;
        if matches!(region, Region::Request | Region::ComplaintRights | Region::Statute) {
            continue;
        }
        let whole = sentence.words.clone();
        if !has_review(letter, whole.clone()) {
            continue;
        }
        let before = whole.start.max(floor).max(at.saturating_sub(12)).min(at)..at;
        let after = end.min(whole.end)..whole.end.min(end + 12);
        let asked_before = cues.review_asked.find_last(words, before.clone());
        let other_before = cues.review_other.find_last(words, before.clone());
        let belongs = match (&asked_before, &other_before) {
            (Some(asked), Some(other)) => asked.end >= other.end,
            (Some(_), None) => true,
            // "On 10 February you asked for an internal review"
            (None, None) => cues.review_asked.find(words, after.clone()).is_some_and(|found| found.start <= end + 3),
            (None, Some(_)) => false,
        };
        // "your request of 3 March": of a review only where the words say so
        let request = before.clone().rev().take(4).any(|at| words[at].key == const { fixed_key("request") });
        let of_review = has_review(letter, before.clone()) || has_review(letter, after.start..after.end.min(end + 6));
        if !belongs || request && !of_review {
            continue;
        }
        let received = const { keys(["received", "receipt"]) };
        let received = before.chain(after).any(|at| received.contains(&words[at].key));
        if last.is_none_or(|last| date >= last.date) {
            last = Some(Asked { date, span: fact.span, received });
        }
    }
    last
}

fn has_review(letter: &Letter, words: Range<usize>) -> bool {
    let names = const { keys(["review", "reconsideration", "reconsider"]) };
    words.into_iter().any(|at| names.contains(&letter.words[at].key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::dates;
    use crate::letter::{Cues as LetterCues, Kind};
    use crate::text::{Format, Source};
    use jiff::civil::date;

    fn with<T>(text: &str, read: impl Fn(&Letter, &[DateFact]) -> T) -> T {
        let source = Source::from_text("a.txt", Format::Text, text);
        let letter = Letter::read(&source, LetterCues::builtin(), Some(Kind::Letter));
        read(&letter, &dates::find(&letter))
    }

    fn dues(text: &str) -> Vec<(Date, bool)> {
        with(text, |letter, dates| due(letter, dates).iter().map(|due| (due.date, due.statutory)).collect())
    }

    #[test]
    fn a_day_is_due_by_the_words_before_it() {
        let day = date(2025, 4, 2);
        for text in [
            "You can expect our response no later than 2 April 2025.",
            "We will reply to you in full by Wednesday 2 April 2025.",
            "The answer is due on 2 April 2025.",
            "I shall let you have the information by 2 April 2025.",
        ] {
            assert_eq!(dues(text).iter().map(|due| due.0).collect::<Vec<_>>(), [day], "{text}");
        }
        assert_eq!(dues("The statutory deadline for our response is 2 April 2025."), [(day, true)]);
        assert_eq!(dues("We must answer within 20 working days, that is by 2 April 2025."), [(day, true)]);
        assert_eq!(
            dues("Response due: 2 April 2025\n\nThe request is being considered by the officers concerned."),
            [(day, true)]
        );
    }

    #[test]
    fn a_day_of_the_requester_or_of_something_else_is_not_due() {
        for text in [
            "Please reply by 2 April 2025 if you wish us to go on.",
            "You must respond by 2 April 2025.",
            "We will publish the report by 2 April 2025.",
            "If you clarify this, we will reply by 2 April 2025.",
            "We will answer your request for a review by 2 April 2025.",
            "The meeting was held on 2 April 2025.",
            "I am sorry that we will not be able to respond by 2 April 2025.",
        ] {
            assert_eq!(dues(text), [], "{text}");
        }
    }

    fn asked(text: &str) -> Option<(Date, bool)> {
        let sent = date(2025, 6, 2);
        with(text, |letter, dates| review_asked(letter, dates, sent).map(|asked| (asked.date, asked.received)))
    }

    #[test]
    fn the_day_of_a_review_is_not_that_of_the_answer() {
        let day = date(2025, 4, 2);
        assert_eq!(
            asked("On 2 April 2025 you asked for an internal review of our answer of 3 March 2025."),
            Some((day, false))
        );
        assert_eq!(asked("You asked on 2 April 2025 for a review of the reply of 3 March 2025."), Some((day, false)));
        assert_eq!(asked("Your request for an internal review was received on 2 April 2025."), Some((day, true)));
        assert_eq!(
            asked("Thank you for your email of 2 April 2025 requesting an internal review."),
            Some((day, false))
        );
        assert_eq!(asked("I have reviewed our answer to your request of 2 April 2025."), None);
        assert_eq!(asked("This is the review of our response of 2 April 2025."), None);
    }
}
