//! What only tells of the request: "Your request is refused: …" has the words of a lead-in and a colon, but what follows
//! is the authority's own.

use std::ops::Range;

use crate::letter::words::{Gap, Word, keys};
use crate::letter::{Block, Letter};
use crate::text::Span;

/// "Your request is …", "your questions were …": what comes next decides.
const ASKED: [u64; 3] = keys(["request", "question", "questions"]);
pub(super) const BEING: [u64; 4] = keys(["is", "are", "was", "were"]);
/// What the requester sent: "your e-mail of 4 May".
pub(super) const SPOKEN: [u64; 10] = keys([
    "request",
    "requests",
    "question",
    "questions",
    "queries",
    "enquiry",
    "email",
    "e-mail",
    "letter",
    "message",
]);
/// What comes behind it: "your request, received on 4 May", "your questions about bins".
const DESCRIBES: [u64; 15] = keys([
    "of",
    "dated",
    "received",
    "sent",
    "made",
    "submitted",
    "for",
    "to",
    "about",
    "concerning",
    "regarding",
    "under",
    "which",
    "on",
    "in",
]);
/// What comes next where the words of the request follow: "… was received on 4 May:", "… was for".
const HANDS_ON: [u64; 16] = keys([
    "for",
    "as",
    "that",
    "to",
    "about",
    "received",
    "sent",
    "dated",
    "submitted",
    "made",
    "set",
    "worded",
    "reproduced",
    "copied",
    "repeated",
    "quoted",
]);
/// What says anywhere that they follow.
const FOLLOWS: [u64; 15] = keys([
    "follows",
    "following",
    "below",
    "verbatim",
    "wording",
    "terms",
    "asked",
    "asks",
    "reads",
    "read",
    "these",
    "thus",
    "here",
    "said",
    "wrote",
]);
/// What is said of a request that was dealt with.
const JUDGED: [u64; 9] =
    keys(["refused", "manifestly", "vexatious", "exempt", "withheld", "reasons", "because", "therefore", "steps"]);
/// "You asked a great deal", "You wrote to us twice".
const COUNTED: [u64; 4] = keys(["twice", "thrice", "deal", "therefore"]);
/// "Your request about the bins is …"
const TOPIC: [u64; 3] = keys(["concerning", "regarding", "about"]);
/// How an answer begins, and how no question does.
const ANSWERS: [u64; 12] = keys([
    "we",
    "our",
    "it",
    "they",
    "both",
    "this",
    "these",
    "there",
    "section",
    "sections",
    "regulation",
    "regulations",
]);

/// So many words of what follows a lead-in are looked at: a longer sentence is none that a person wrote.
const LONGEST_STATEMENT: usize = 80;

/// Whether the words between a lead-in and its colon make of it a statement about the request.
pub(super) fn is_told(letter: &Letter, lead: Range<usize>, until: usize) -> bool {
    if is_of_something_else(letter, lead.start)
        || stands_elsewhere(letter, lead.clone())
        || is_given(letter, lead.start)
    {
        return true;
    }
    let until = until.min(lead.end + LONGEST_STATEMENT);
    let Some(between) = letter.words.get(lead.end..until).filter(|between| !between.is_empty()) else { return false };
    let has = |wanted: &[u64]| between.iter().any(|word| wanted.contains(&word.key));
    // "You say that: …" gives it in the authority's words
    let (says, that) = (const { keys(["say", "state", "add", "added", "write"]) }, const { keys(["that"]) });
    if says.contains(&letter.words[lead.end - 1].key) && that.contains(&between[0].key) {
        return true;
    }
    // "I refer to your request concerning:"
    if TOPIC.contains(&letter.words[lead.end - 1].key) {
        return true;
    }
    if is_being(letter, lead.end) {
        return has(&JUDGED) || !HANDS_ON.contains(&between[0].key) && !has(&FOLLOWS);
    }
    let (and, we) = (const { keys(["and", "but"]) }, const { keys(["we", "i"]) });
    has(&COUNTED) || between.windows(2).any(|pair| and.contains(&pair[0].key) && we.contains(&pair[1].key))
}

/// How far before "which is set out below" stands what it speaks of.
const SPOKEN_OF_WITHIN: usize = 16;

/// "Our reasons, which are set out below": what follows is no request.
fn is_of_something_else(letter: &Letter, start: usize) -> bool {
    let which = const { keys(["which"]) };
    let other = const {
        keys(["reason", "reasons", "response", "answer", "answers", "reply", "decision", "review", "exemption"])
    };
    if !which.contains(&letter.words[start].key) {
        return false;
    }
    let first = letter.sentence_of(start).map_or(0, |sentence| sentence.words.start);
    let before = &letter.words[first.max(start.saturating_sub(SPOKEN_OF_WITHIN))..start];
    let has = |wanted: &[u64]| before.iter().any(|word| wanted.contains(&word.key));
    !has(&SPOKEN) || has(&other)
}

/// "I enclose the information that you requested in:": what is given follows.
fn is_given(letter: &Letter, start: usize) -> bool {
    let (what, that) = (
        const { keys(["information", "data", "documents", "details", "records", "figures", "papers"]) },
        const { keys(["that", "which"]) },
    );
    let gives =
        const { keys(["enclose", "enclosed", "attach", "attached", "provide", "disclose", "release", "supply"]) };
    let first = letter.sentence_of(start).map_or(0, |sentence| sentence.words.start);
    let before = &letter.words[first.max(start.saturating_sub(SPOKEN_OF_WITHIN))..start];
    let noun = before.iter().rfind(|word| !that.contains(&word.key));
    noun.is_some_and(|word| what.contains(&word.key)) && before.iter().any(|word| gives.contains(&word.key))
}

/// "Our reasons are set out below": what is set out is not "your request of 4 May".
fn stands_elsewhere(letter: &Letter, lead: Range<usize>) -> bool {
    let follows = const { keys(["below", "follows"]) };
    let which = const { keys(["which"]) };
    if !follows.contains(&letter.words[lead.end - 1].key) || which.contains(&letter.words[lead.start].key) {
        return false;
    }
    let Some(being) = lead.clone().find(|at| BEING.contains(&letter.words[*at].key)) else { return false };
    let first = letter.sentence_of(lead.start).map_or(0, |sentence| sentence.words.start);
    let subject = &letter.words[first..being];
    let your = const { keys(["your"]) };
    let Some(at) = subject.iter().rposition(|word| your.contains(&word.key)) else { return being == lead.start };
    if being > lead.start {
        return belongs_to_another(subject, at);
    }
    let own = const { keys(["our", "my", "response", "responses", "answer", "answers", "reply", "replies"]) };
    let behind = subject[at + 1..].iter().position(|word| SPOKEN.contains(&word.key)).filter(|place| *place < 4);
    let described = |place: usize| {
        let next = subject.get(at + 2 + place);
        next.is_none_or(|next| DESCRIBES.contains(&next.key) || next.gap.has(Gap::COMMA))
    };
    let opens = at == 0 || subject[at].gap.has(Gap::COMMA) || is_text_of(subject, at);
    !opens || !behind.is_some_and(described) || subject.iter().any(|word| own.contains(&word.key))
}

/// "The outcome of your request is …": what stands before "your" at word `at` of the subject makes it of something else.
fn belongs_to_another(subject: &[Word], at: usize) -> bool {
    let joins =
        const { keys(["of", "to", "for", "about", "with", "on", "handled", "handling", "refusing", "considered"]) };
    at > 0 && !subject[at].gap.has(Gap::COMMA) && joins.contains(&subject[at - 1].key) && !is_text_of(subject, at)
}

/// "The text of your request": before "your" at word `at` of the subject.
fn is_text_of(subject: &[Word], at: usize) -> bool {
    let text = const { keys(["text", "copy", "wording", "terms", "details", "body", "content"]) };
    let of = const { keys(["of"]) };
    at >= 2 && of.contains(&subject[at - 1].key) && text.contains(&subject[at - 2].key)
}

/// Whether a lead-in ends in "request is", "questions were".
fn is_being(letter: &Letter, end: usize) -> bool {
    let before = |back: usize| end.checked_sub(back).and_then(|at| letter.words.get(at)).map(|word| word.key);
    before(1).is_some_and(|verb| BEING.contains(&verb)) && before(2).is_some_and(|asked| ASKED.contains(&asked))
}

/// Whether what begins with word `at`, behind a colon, answers: "You asked for the plans: we hold none."
pub(super) fn answers(letter: &Letter, lead: Range<usize>, at: usize, block: Span) -> bool {
    at > lead.end
        && ANSWERS.contains(&letter.words[at].key)
        && !block.of(letter.text()).trim_end_matches(['*', '_', ' ']).ends_with('?')
}

/// Whether a quotation behind "Your request is" judges it: "Your request is “manifestly unreasonable”."
pub(super) fn judges(letter: &Letter, lead: Range<usize>, at: usize) -> bool {
    is_being(letter, lead.end) && JUDGED.contains(&letter.words[at].key)
}

/// Whether the last sentence of a block, in which no lead-in stands, introduces something of the authority's own: "You
/// asked for the minutes. Our reasons are as follows:".
pub(super) fn leads_elsewhere(letter: &Letter, lead: Range<usize>, last: Range<usize>) -> bool {
    let own = const { keys(["we", "our", "i"]) };
    // "The Code can be found at:", "This guidance is on our website at the following link:"
    let points =
        const { keys(["at", "here", "link", "via", "links", "website", "webpage", "site", "page", "address", "url"]) };
    // "The contact details are:"
    let names = const { keys(["link", "links", "website", "webpage", "guidance", "contact", "address"]) };
    // "In the current year the shares are:", and not "Your questions were:"
    let tells = const { keys(["is", "are", "was", "were"]) };
    let asked = const {
        keys([
            "question",
            "questions",
            "request",
            "requests",
            "asked",
            "your",
            "words",
            "points",
            "enquiry",
            "terms",
            "text",
            "items",
            "sought",
            "wanted",
            "following",
            "email",
            "requested",
        ])
    };
    let says = &letter.words[last.clone()];
    let ends = |set: &[u64]| says.last().is_some_and(|word| set.contains(&word.key));
    let has = |set: &[u64]| says.iter().any(|word| set.contains(&word.key));
    lead.start < last.start && (has(&own) || has(&names) || ends(&points) || ends(&tells) && !has(&asked))
}

/// "The information you asked for falls into …": from word `at` on, it is described.
pub(super) fn falls(letter: &Letter, at: usize, end: usize) -> bool {
    let verbs = const { keys(["is", "are", "falls", "comes"]) };
    at < end && verbs.contains(&letter.words[at].key)
}

/// The most words behind "the following" in a sentence that hands over: "… the following information under the Act."
const BEHIND: usize = 8;

/// Whether a block ends in a sentence whose lead-in has "the following" and says little more: "You asked for the
/// following information."
pub(super) fn ends_with_the_following(letter: &Letter, block: &Block, lead: Range<usize>) -> bool {
    let following = const { keys(["following"]) };
    // "I have copied your request" says as much
    let copies = const {
        keys([
            "copied",
            "repeated",
            "reproduced",
            "pasted",
            "quoted",
            "numbered",
            "listed",
            "repeat",
            "reproduce",
            "quote",
        ])
    };
    let goes_on = const { keys(["which", "that", "we", "our", "and", "but", "is", "are", "was", "were"]) };
    let Some(last) = letter.sentences[block.sentences.clone()].last() else { return false };
    let (from, end) = (lead.start, last.words.end);
    let at = (from..end.min(lead.end + 2)).find(|at| {
        let key = letter.words[*at].key;
        following.contains(&key) || *at < lead.end && copies.contains(&key)
    });
    from >= last.words.start
        && at.is_some_and(|at| {
            let behind = &letter.words[at + 1..end];
            behind.len() <= BEHIND && !behind.iter().any(|word| goes_on.contains(&word.key)) || is_filed(behind)
        })
}

/// "… the following information, which has been processed under reference 12/34": where it was filed, and no more.
fn is_filed(behind: &[Word]) -> bool {
    const FILED: [u64; 4] = keys(["processed", "logged", "recorded", "registered"]);
    let which = const { keys(["which", "has", "been"]) };
    let at = behind.windows(which.len()).position(|words| words.iter().map(|word| word.key).eq(which));
    at.is_some_and(|at| {
        at <= 2 && behind.len() <= BEHIND * 2 && behind.get(at + 3).is_some_and(|word| FILED.contains(&word.key))
    })
}

/// Whether a block speaks of "your request" or what "you asked", as the authority does.
pub(super) fn is_about_it(letter: &Letter, block: &Block) -> bool {
    let (you, your, as_, have) =
        (const { keys(["you"]) }, const { keys(["your"]) }, const { keys(["as"]) }, const { keys(["have"]) });
    let (verbs, mine) = (const { keys(["ask", "asked", "requested"]) }, const { keys(["my", "me"]) });
    let words = &letter.words[block.words.clone()];
    let is = |at: usize, wanted: &[u64]| words.get(at).is_some_and(|word| wanted.contains(&word.key));
    let about = |at: usize| {
        // "As you requested, I write again" is what a requester says
        let said =
            is(at, &you) && is(at + 1 + usize::from(is(at + 1, &have)), &verbs) && (at == 0 || !is(at - 1, &as_));
        // "your original request"
        said || is(at, &your) && (is(at + 1, &ASKED) || is(at + 2, &ASKED))
    };
    let thanks = const { keys(["thank", "you", "for", "your"]) };
    let thanked = (0..4).all(|at| is(at, &thanks[at..=at])) && (is(4, &SPOKEN) || is(5, &SPOKEN));
    // "The original request was for …"
    let the = const { keys(["the"]) };
    let named = (1..=2).any(|at| is(0, &the) && is(at, &ASKED) && is(at + 1, &BEING));
    // "I have completed my review of your request"
    let work = const { keys(["review", "findings", "decision", "reply", "response", "consideration"]) };
    let theirs = |at: usize| is(at, &mine) && !is(at + 1, &work);
    (thanked || named || (0..words.len()).any(about)) && !(0..words.len()).any(theirs)
}
