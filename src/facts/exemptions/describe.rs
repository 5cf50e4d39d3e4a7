//! What a letter says its exemptions are: "Section 23 is a class-based absolute exemption", "Sections 24 and 31 are
//! qualified", "these exemptions are prejudice-based". A word describes what stands last before it in its sentence.

use super::cite::is_one;
use super::cues::{Cue, Hit, Hits};
use super::{Citation, Description};
use crate::letter::{Gap, Letter, Sentence};
use crate::tables::{ExemptionKind, HarmTest, Tables};

/// Every description, in order.
pub(super) fn find(letter: &Letter, hits: &Hits, tables: &Tables, citations: &[Citation]) -> Vec<Description> {
    let mut found: Vec<Description> = Vec::new();
    let words =
        hits.any().filter(|hit| matches!(hit.cue, Cue::Absolute | Cue::Qualified | Cue::Class | Cue::Prejudice));
    for hit in words {
        let Some(sentence) = letter.sentence_of(hit.start) else { continue };
        let Some((about, all, sure)) = subject(letter, hits, tables, citations, sentence, hit) else { continue };
        let span = letter.words_span(hit.start..hit.end);
        let negated = negated(letter, sentence.words.start, hit.start);
        let kind = match hit.cue {
            Cue::Absolute if negated => Some(ExemptionKind::Qualified),
            Cue::Absolute => Some(ExemptionKind::Absolute),
            Cue::Qualified if negated => Some(ExemptionKind::Absolute),
            Cue::Qualified => Some(ExemptionKind::Qualified),
            _ => None,
        };
        let test = match hit.cue {
            Cue::Class if !negated => Some(HarmTest::Class),
            Cue::Prejudice if !negated => Some(HarmTest::Prejudice),
            _ => None,
        };
        let same = found.last_mut().filter(|last| last.span == sentence.span && last.about == about && last.all == all);
        let description = match same {
            Some(same) => same,
            None => {
                found.push(Description { span: sentence.span, about, all, kind: None, test: None, sure });
                found.last_mut().expect("one was put in")
            }
        };
        description.kind = description.kind.or(kind.map(|kind| (kind, span)));
        description.test = description.test.or(test.map(|test| (test, span)));
        description.sure &= sure;
    }
    found.retain(|description| description.kind.is_some() || description.test.is_some());
    found
}

/// What a describing word is about: citations, or all of them, and whether that is sure.
fn subject(
    letter: &Letter,
    hits: &Hits,
    tables: &Tables,
    citations: &[Citation],
    sentence: &Sentence,
    hit: Hit,
) -> Option<(Vec<usize>, bool, bool)> {
    let from = citations.partition_point(|one| one.words.start < sentence.words.start);
    let to = citations.partition_point(|one| one.words.start < sentence.words.end);
    let exemption =
        |&index: &usize| citations[index].exemption(tables, None).is_some() && citations[index].place.is_own();
    let before = (from..to).filter(exemption).rfind(|&index| citations[index].words.start < hit.start);
    let Some(last) = before else {
        let these = hits.within(sentence.words.start..hit.start).iter().any(|hit| hit.cue == Cue::These);
        if these {
            return Some((Vec::new(), true, true));
        }
        // "the qualified exemptions, sections 24 and 31": what stands straight after it
        let first = (from..to).find(exemption).filter(|&index| citations[index].words.start <= hit.end + 8)?;
        return Some((list(letter, citations, first), false, false));
    };
    let between = citations[last].words.end..hit.start;
    // "section 24 is one of those … that are qualified", "section 40 does not … because section 2 …": too far to tell
    let sure = !between
        .clone()
        .any(|at| is_one(letter.word(at), &["unlike", "whereas", "than", "other", "others", "either", "than", "or"]))
        && !hits.within(between).iter().any(|hit| hit.cue == Cue::These);
    Some((list(letter, citations, last), false, sure))
}

/// The citations of the list that one is in: those of one list, or joined by commas and "and".
fn list(letter: &Letter, citations: &[Citation], last: usize) -> Vec<usize> {
    let joined = |one: &Citation, next: &Citation| {
        let link =
            |at: usize| is_one(letter.word(at), &["and", "or", "both"]) && !letter.words[at].gap.has(Gap::SENTENCE);
        one.list == next.list
            || next.words.start >= one.words.end
                && (one.words.end..next.words.start).all(link)
                && !letter.words[next.words.start].gap.has(Gap::SENTENCE)
    };
    let mut first = last;
    while first > 0 && joined(&citations[first - 1], &citations[first]) {
        first -= 1;
    }
    let mut end = last + 1;
    while end < citations.len() && citations[end].list == citations[last].list {
        end += 1;
    }
    (first..end).collect()
}

/// "is not an absolute", "not class-based", "neither".
fn negated(letter: &Letter, from: usize, at: usize) -> bool {
    (at.saturating_sub(4).max(from)..at)
        .any(|word| is_one(letter.word(word), &["not", "isn't", "never", "neither", "nor", "no", "non"]))
}
