//! What a letter says its exemptions are: "Section 23 is a class-based absolute exemption", "Sections 24 and 31 are
//! qualified", "these exemptions are prejudice-based". A word describes what stands last before it in its sentence.

use super::cite::is_one;
use super::cues::{Cue, Hit, Hits, near};
use super::{Citation, Description};
use crate::letter::{Gap, Letter, Sentence, WordKind};
use crate::tables::{ExemptionKind, HarmTest, Tables, plain_title};

/// A list of citations has at most this many.
const LONGEST_LIST: usize = 12;

/// Every description, in order.
pub(super) fn find(letter: &Letter, hits: &Hits, tables: &Tables, citations: &[Citation]) -> Vec<Description> {
    let mut found: Vec<Description> = Vec::new();
    let words =
        hits.any().filter(|hit| matches!(hit.cue, Cue::Absolute | Cue::Qualified | Cue::Class | Cue::Prejudice));
    for hit in words {
        let Some(sentence) = letter.sentence_of(hit.start) else { continue };
        if hit.end == hit.start + 1 && qualifies_another(letter, hit.end) {
            continue;
        }
        let words = near(&sentence.words, hit.start);
        let negation = negation(letter, words.start, hit.start);
        let sentence = &Sentence { words, ..sentence.clone() };
        let Some((about, all, sure)) = subject(letter, hits, tables, citations, sentence, hit) else { continue };
        let negated = negation.is_some();
        let span = letter.words_span(negation.unwrap_or(hit.start)..hit.end);
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
        // "class and prejudice based respectively"
        let torn = description.test.is_some_and(|(one, _)| test.is_some_and(|other| one != other))
            || description.kind.is_some_and(|(one, _)| kind.is_some_and(|other| one != other));
        description.kind = description.kind.or(kind.map(|kind| (kind, span)));
        description.test = description.test.or(test.map(|test| (test, span)));
        description.sure &= sure && !torn;
    }
    found.retain(|description| description.kind.is_some() || description.test.is_some());
    found
}

/// "Qualified person", "qualified nurses", "absolute terms": the word before describes that.
fn qualifies_another(letter: &Letter, next: usize) -> bool {
    const GOES_ON: [&str; 26] = [
        "qualified",
        "absolute",
        "exemption",
        "exemptions",
        "exception",
        "exceptions",
        "and",
        "or",
        "but",
        "so",
        "as",
        "because",
        "which",
        "rather",
        "prejudice",
        "prejudice-based",
        "class",
        "class-based",
        "by",
        "in",
        "under",
        "where",
        "here",
        "if",
        "when",
        "one",
    ];
    let Some(word) = letter.words.get(next) else { return false };
    word.gap.is_plain_space() && word.kind == WordKind::Plain && !is_one(letter.word(next), &GOES_ON)
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
    let described =
        |&index: &usize| citations[index].words.start < hit.start && !is_compared(letter, &citations[index]);
    let before = (from..to).filter(exemption).rfind(described);
    // "… and the qualified exemption in section 43(2)": what stands straight after it
    let next = (from..to).find(|&index| citations[index].words.start >= hit.end);
    if let Some(next) = next.filter(|&next| leads_to(letter, hit.end, citations[next].words.start)) {
        return Some((list(letter, citations, next), false, false));
    }
    let Some(last) = before else {
        let these = hits.within(sentence.words.start..hit.start).iter().any(|hit| hit.cue == Cue::These);
        if these {
            return Some((Vec::new(), true, true));
        }
        if let Some(one) = before_that(letter, tables, citations, sentence) {
            return Some((vec![one], false, true));
        }
        // "the qualified exemptions, sections 24 and 31": what stands straight after it
        let first = (from..to).find(exemption).filter(|&index| citations[index].words.start <= hit.end + 8)?;
        return Some((list(letter, citations, first), false, false));
    };
    let titled = citations[last].title.map_or(0, |title| letter.word_from(title.end));
    let behind = citations[last].words.end.max(titled).min(hit.start);
    // "section 21 applies, …; this is a qualified exemption": words before "this" are none of the description
    let lone = list(letter, citations, last).len() == 1
        && (from..to).filter(exemption).filter(|&index| citations[index].words.start < hit.start).count() == 1;
    let anew = (behind..hit.start).rev().find(|&at| lone && takes_up(letter, at, sentence.words.end));
    let between = anew.unwrap_or(behind)..hit.start;
    // "unlike section 21, …", "sections 30 and 31 are …, 31 being …": too far to tell
    const APART: [&str; 9] = ["unlike", "whereas", "than", "other", "others", "either", "or", "while", "whilst"];
    let sure = !between.clone().any(|at| is_one(letter.word(at), &APART) || letter.words[at].kind == WordKind::Number)
        && !hits.within(between).iter().any(|hit| hit.cue == Cue::These)
        && !sentence.words.clone().any(|at| is_one(letter.word(at), &["respectively"]));
    Some((list(letter, citations, last), false, sure))
}

/// "the qualified exemption at section 43", "the absolute exemption (section 40(2))".
fn leads_to(letter: &Letter, from: usize, citation: usize) -> bool {
    const LINKS: [&str; 12] =
        ["at", "in", "under", "of", "contained", "provided", "by", "from", "the", "exemption", "exemptions", "set"];
    let parts = Gap::COMMA.with(Gap::COLON).with(Gap::STOP).with(Gap::DASH);
    citation - from <= 4
        && (from..citation).all(|at| is_one(letter.word(at), &LINKS))
        && (from..=citation).all(|at| !letter.words[at].gap.has(parts))
}

/// "It is exempt under section 41. That exemption is absolute.": the one exemption of the sentence before, or of the title
/// above.
fn before_that(letter: &Letter, tables: &Tables, citations: &[Citation], sentence: &Sentence) -> Option<usize> {
    const LINKS: [&str; 7] = ["as", "since", "because", "however", "although", "while", "and"];
    let first = sentence.words.start;
    let start = first + usize::from(is_one(letter.word(first), &LINKS));
    let opens = takes_up(letter, start, sentence.words.end);
    let at = letter.sentences.partition_point(|one| one.words.start < first).checked_sub(1)?;
    let before = letter.sentences.get(at)?;
    let title = before.block != sentence.block && is_title(letter, before.block, sentence.block);
    if before.block != sentence.block && !title {
        return None;
    }
    let from = citations.partition_point(|one| one.words.start < before.words.start);
    let to = citations.partition_point(|one| one.words.start < before.words.end);
    let exemption = |index: &usize| citations[*index].exemption(tables, None).is_some();
    // "The exemption is absolute (section 21)": the sentence names its own
    let end = citations.partition_point(|one| one.words.start < sentence.words.end);
    if (to..end).any(|index| exemption(&index) && citations[index].words.start >= first) {
        return None;
    }
    let mut cited = (from..to).filter(exemption);
    let one = cited.next()?;
    let named = opens && is_one(letter.word(start + 1), &EXEMPTION);
    // "… under regulation 12(4)(e). Internal communications is a class-based exception"
    let named =
        named || !title && (is_made_so(letter, sentence) || is_subject(letter, tables, &citations[one], sentence));
    let own = citations[one].place.is_own();
    // "it" may be the sentence's subject, "this exemption" only the one that was cited
    let relied = citations[one].is_relied() || (title || named) && own;
    ((opens || named) && relied && cited.next().is_none()).then_some(one)
}

/// Whether a sentence begins "As an absolute exemption, it …".
fn is_made_so(letter: &Letter, sentence: &Sentence) -> bool {
    let first = sentence.words.start;
    let one = |at: usize, list: &[&str]| at < sentence.words.end && is_one(letter.word(at), list);
    let kind = (first + 2..first + 6).find(|&at| one(at, &EXEMPTION[..2]));
    let goes_on = kind.is_some_and(|at| one(at + 1, &["it", "this", "there", "no", "we", "I"]));
    one(first, &["as"]) && one(first + 1, &["a", "an"]) && goes_on
}

/// Whether a sentence begins with the title of a provision and says what it is.
fn is_subject(letter: &Letter, tables: &Tables, citation: &Citation, sentence: &Sentence) -> bool {
    const LONGEST: usize = 14;
    let Some(row) = citation.exemption(tables, None) else { return false };
    let is = (sentence.words.clone().take(LONGEST)).find(|&at| is_one(letter.word(at), &["is", "are"]));
    let Some(is) = is.filter(|&is| is > sentence.words.start) else { return false };
    let stated = plain_title(letter.words_span(sentence.words.start..is).of(letter.text()));
    row.titles().contains(&stated)
}

/// What a provision is taken up by: "this exemption", "the section".
const EXEMPTION: [&str; 3] = ["exemption", "exception", "section"];

/// Whether words from `at` on say what a provision before them is: "this exemption is …", "it is an absolute exemption".
fn takes_up(letter: &Letter, at: usize, end: usize) -> bool {
    let one = |offset: usize, list: &[&str]| at + offset < end && is_one(letter.word(at + offset), list);
    let exemption = one(0, &["this", "that", "the"]) && one(1, &EXEMPTION) && one(2, &["is", "being"]);
    let is = one(0, &["this", "it", "which"]) && one(1, &["is", "being"]) && one(2, &["a", "an"]);
    exemption || is && (3..8).any(|offset| one(offset, &EXEMPTION[..2]))
}

/// Whether a block is a short line, such as "Section 31 – Law enforcement", straight above another one.
fn is_title(letter: &Letter, title: usize, below: usize) -> bool {
    const LONGEST: usize = 12;
    let block = &letter.blocks[title];
    let between = &letter.blocks[title + 1..below];
    block.words.len() <= LONGEST && block.sentences.len() == 1 && between.iter().all(|block| block.words.is_empty())
}

/// The citations of the list that one is in: those of one list, or joined by commas and "and".
fn list(letter: &Letter, citations: &[Citation], last: usize) -> Vec<usize> {
    let joined = |one: &Citation, next: &Citation| {
        let link =
            |at: usize| is_one(letter.word(at), &["and", "or", "both"]) && !letter.words[at].gap.has(Gap::SENTENCE);
        !is_compared(letter, one)
            && (one.list == next.list
                || next.words.start >= one.words.end
                    && (one.words.end..next.words.start).all(link)
                    && !letter.words[next.words.start].gap.has(Gap::SENTENCE))
    };
    let mut first = last;
    while first > 0 && last - first < LONGEST_LIST && joined(&citations[first - 1], &citations[first]) {
        first -= 1;
    }
    let mut end = last + 1;
    while end < citations.len() && end - last < LONGEST_LIST && citations[end].list == citations[last].list {
        end += 1;
    }
    (first..end).collect()
}

/// "Unlike section 21, …": what is compared is not what is described.
fn is_compared(letter: &Letter, citation: &Citation) -> bool {
    citation.words.start > 0 && is_one(letter.word(citation.words.start - 1), &["unlike", "than", "like", "not"])
}

/// The word that negates: "is not an absolute", "not class-based", "neither".
fn negation(letter: &Letter, from: usize, at: usize) -> Option<usize> {
    const NOT: [&str; 7] = ["not", "isn't", "never", "neither", "nor", "no", "non"];
    (at.saturating_sub(4).max(from)..at).find(|&word| is_one(letter.word(word), &NOT))
}
