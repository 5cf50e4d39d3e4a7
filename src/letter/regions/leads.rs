//! The sentences that lead to the requester's words: what a lead-in says, and whether it hands over to what follows.

use std::ops::Range;

use super::asked::is_cut;
use super::shapes::{next_below, set_apart, starts_with_section};
use super::{asking, inline, reported, told, turns};
use crate::letter::cues::{Cues, Meaning};
use crate::letter::pattern::Found;
use crate::letter::words::{Word, WordKind, keys};
use crate::letter::{Block, BlockKind, Letter, Region};

/// What the lead-ins of a block say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LeadIn {
    /// The region that the first one opens.
    pub(super) region: Option<Region>,
    /// "… is set out below".
    pub(super) below: bool,
    /// "You asked for the following information." with a full stop.
    pub(super) following: bool,
    /// It only tells of the request: "Your request is refused …".
    pub(super) told: bool,
}

/// Every lead-in of a letter, in order.
pub(super) struct LeadIns(pub(super) Vec<Found>);

impl LeadIns {
    /// What those of a block say.
    pub(super) fn of(&self, letter: &Letter, block: &Block) -> LeadIn {
        let mut lead = LeadIn::default();
        let first = self.0.partition_point(|found| found.start < block.words.start);
        let inside = self.0[first..].iter().take_while(|found| found.start < block.words.end);
        for found in inside.filter(|found| found.end <= block.words.end) {
            if is_answered(letter, found.start, found.end) {
                continue;
            }
            let Meaning::Region(region) = Cues::meaning(found.id) else { continue };
            let told = region == Region::Request && only_tells(letter, block, found);
            if lead.region.is_none() || lead.told && !told {
                lead = LeadIn { region: Some(region), told, ..lead };
            }
            const BELOW: [u64; 1] = keys(["below"]);
            const FOLLOWS: [u64; 3] = keys(["below", "follows", "terms"]);
            // "Below is your request and our response."
            let opens = BELOW.contains(&letter.words[found.start].key);
            lead.below |= !told && (opens || FOLLOWS.contains(&letter.words[found.end - 1].key));
            lead.following |=
                region == Region::Request && told::ends_with_the_following(letter, block, found.start..found.end);
        }
        lead
    }
}

/// Whether a lead-in of a block makes a statement about the request, or the block goes on to something else.
fn only_tells(letter: &Letter, block: &Block, found: &Found) -> bool {
    let (lead, last) = (found.start..found.end, &letter.sentences[block.sentences.clone()].last());
    let ends = letter.sentence_of(found.start).map_or(block.words.end, |sentence| sentence.words.end);
    told::is_told(letter, lead.clone(), ends)
        || last.is_some_and(|last| told::leads_elsewhere(letter, lead, last.words.clone()))
}

/// Whether block `index` hands over to the requester's words: it has a lead-in and ends in a colon, was cut after one,
/// or what follows is set apart as a quotation.
pub(super) fn introduces(letter: &Letter, cues: &Cues, lead: LeadIn, index: usize) -> bool {
    let block = &letter.blocks[index];
    let cue = lead.region == Some(Region::Request);
    if runs_on(letter, index) {
        return cue || inline::leads_to_a_question(letter, block.words.end);
    }
    let body = block.span.of(letter.text()).trim_end_matches(['*', '_', ' ', '-', '–', '—']);
    let Some(next) = next_below(letter, index) else {
        return cue && body.ends_with(':');
    };
    if !cue && (lead.region.is_some() || !body.ends_with(':') && !ends_as_follows(letter, block)) {
        return false;
    }
    if starts_with_section(letter, next) && refuses(letter, block) {
        return false;
    }
    let in_marks = next.span.of(letter.text()).starts_with(['“', '"', '‘', '\'']);
    let quotation = in_marks || next.emphasised || next.kind == BlockKind::Quote;
    // "Your request is refused for the following reasons:"
    if cue && lead.told && !quotation && !ends_in_a_verb_of_saying(letter, block) {
        return false;
    }
    if !lead.told && !refuses(letter, block) && reported::hands_over(letter, cues, index) {
        return true;
    }
    if cue {
        // "Your request is set out below." needs no colon
        return lead.below
            || body.ends_with(':')
            || quotation
            || set_apart(letter, next) && !body.ends_with(['.', ',']);
    }
    if body.ends_with(':') && thanks_for_it(letter, block) && asking::begins_to_ask(letter, next, next.words.start) {
        return true;
    }
    // any lead-in about your own words, before a quotation or where it says that they follow
    (quotation || ends_in_a_verb_of_saying(letter, block) || tells_when_and_ends_as_follows(letter, block))
        && speaks_of_your_words(letter, block)
}

/// Whether the last sentence of a block refuses something, so that a provision below it is one relied on.
fn refuses(letter: &Letter, block: &Block) -> bool {
    const WORDS: [&str; 9] =
        ["exemption", "exemptions", "exempt", "exceptions", "confirm", "confirms", "virtue", "refused", "withheld"];
    let Some(last) = letter.sentences[block.sentences.clone()].last() else { return false };
    last.words.clone().any(|at| WORDS.iter().any(|word| letter.word(at).eq_ignore_ascii_case(word)))
}

/// "… sent on 4 May, read:"
fn ends_in_a_verb_of_saying(letter: &Letter, block: &Block) -> bool {
    const VERBS: [&str; 7] = ["read", "reads", "said", "says", "wrote", "asked", "asks"];
    block.words.clone().next_back().is_some_and(|last| VERBS.contains(&letter.word(last)))
}

/// "Thank you for your request dated 4 May 2026:"
fn thanks_for_it(letter: &Letter, block: &Block) -> bool {
    const THANKS: [u64; 4] = keys(["thank", "you", "for", "your"]);
    let words = &letter.words[block.words.clone()];
    words.iter().take(THANKS.len()).map(|word| word.key).eq(THANKS)
        && words.last().is_some_and(|last| last.kind == WordKind::Number)
        && speaks_of_your_words(letter, block)
}

/// "… your request, which was received on 4 May as follows:"
fn tells_when_and_ends_as_follows(letter: &Letter, block: &Block) -> bool {
    const SENT: [u64; 6] = keys(["received", "dated", "submitted", "sent", "made", "emailed"]);
    const ANSWERED: [u64; 10] = keys([
        "respond",
        "responded",
        "answered",
        "considered",
        "confirm",
        "hold",
        "decided",
        "advise",
        "replied",
        "reply",
    ]);
    let Some(last) = letter.sentences[block.sentences.clone()].last() else { return false };
    let words = &letter.words[last.words.clone()];
    let has = |wanted: &[u64]| words.iter().any(|word| wanted.contains(&word.key));
    ends_as_follows(letter, block) && has(&SENT) && !has(&ANSWERED)
}

/// "I write in response to your request received on 4 May 2026:", with a colon after the date, or "I refer to your request
/// as shown below."
pub(super) fn tells_which(letter: &Letter, block: &Block) -> bool {
    const CAME: [u64; 5] = keys(["received", "dated", "submitted", "sent", "made"]);
    const BEFORE_DATE: [u64; 5] = keys(["on", "by", "us", "to", "the"]);
    const SHOWN: [u64; 8] =
        keys(["shown", "set", "detailed", "outlined", "reproduced", "copied", "quoted", "repeated"]);
    const OPENS: [&[u64]; 6] = [
        &keys(["i", "write"]),
        &keys(["i", "am", "writing"]),
        &keys(["we", "write"]),
        &keys(["we", "are", "writing"]),
        &keys(["i", "refer"]),
        &keys(["thank", "you", "for"]),
    ];
    let (your, request) = const { (keys(["your"])[0], keys(["request"])[0]) };
    let Some(last) = letter.sentences[block.sentences.clone()].last() else { return false };
    let words = &letter.words[last.words.clone()];
    let starts = |opening: &&[u64]| words.iter().map(|word| word.key).take(opening.len()).eq(opening.iter().copied());
    let asked = |before: &[Word]| [your, request].iter().all(|key| before.iter().any(|word| word.key == *key));
    if block.kind != BlockKind::Paragraph || !OPENS.iter().any(starts) {
        return false;
    }
    // "as shown below", "as set out below"
    let (as_, below) = const { (keys(["as"])[0], keys(["below"])[0]) };
    let shown = words.iter().rposition(|word| word.key == as_).is_some_and(|at| {
        let tail = &words[at + 1..];
        (2..=3).contains(&tail.len())
            && SHOWN.contains(&tail[0].key)
            && tail[tail.len() - 1].key == below
            && asked(&words[..at])
    });
    let dated = || {
        let came = words.iter().rposition(|word| CAME.contains(&word.key))?;
        let linked = words[came + 1..].iter().take_while(|word| BEFORE_DATE.contains(&word.key)).count();
        let date = last.words.start + came + 1 + linked..last.words.end;
        Some(asked(&words[..came]) && super::headings::is_date(letter, date))
    };
    shown || block.span.of(letter.text()).trim_end().ends_with(':') && dated() == Some(true)
}

/// "… the request that you sent to us on 2 April was as follows."
pub(super) fn ends_as_follows(letter: &Letter, block: &Block) -> bool {
    let Some(last) = letter.sentences[block.sentences.clone()].last() else { return false };
    let [.., as_, follows] = &letter.words[last.words.clone()] else { return false };
    [as_.key, follows.key] == const { keys(["as", "follows"]) }
}

fn speaks_of_your_words(letter: &Letter, block: &Block) -> bool {
    const WORDS: [&str; 9] =
        ["clarification", "request", "questions", "question", "email", "e-mail", "letter", "words", "message"];
    const NOT: [&str; 5] = ["response", "answer", "answers", "reply", "responses"];
    let sentences = &letter.sentences[block.sentences.clone()];
    let Some(last) = sentences.last() else { return false };
    // "Your request came on Monday. It reads:"
    let sentence = if last.words.len() > 2 { last } else { &sentences[sentences.len().saturating_sub(2)] };
    if somebody_answers(letter, sentence.words.clone()) {
        return false;
    }
    let word = |index: usize, list: &[&str]| list.iter().any(|word| letter.word(index).eq_ignore_ascii_case(word));
    const WHICH: [&str; 6] = ["initial", "original", "first", "earlier", "further", "foi"];
    let end = sentence.words.end;
    let named = |at: usize| at < end && word(at, &WORDS);
    let mut words = sentence.words.clone();
    words.any(|at| {
        word(at, &["your", "the"]) && (named(at + 1) || at + 2 < end && word(at + 1, &WHICH) && named(at + 2))
    }) && !sentence.words.clone().any(|index| word(index, &NOT))
}

/// "… I asked the contractor, who responded as follows:": the words below are theirs.
fn somebody_answers(letter: &Letter, words: Range<usize>) -> bool {
    const ANSWERS: [u64; 7] = keys(["responded", "replied", "answered", "advised", "explained", "commented", "stated"]);
    // "… to me as follows"
    const TAIL: usize = 6;
    letter.words[words.end.saturating_sub(TAIL).max(words.start)..words.end]
        .iter()
        .any(|word| ANSWERS.contains(&word.key))
}

/// Whether the block was cut in two because the request begins inside its paragraph.
pub(super) fn runs_on(letter: &Letter, index: usize) -> bool {
    is_cut(letter, index + 1) && !turns::answers_in_line(letter, index + 1)
}

/// "The information you asked for is …", "If you ask …": the lead-in from word `at` to `end` speaks of something else.
pub(super) fn is_answered(letter: &Letter, at: usize, end: usize) -> bool {
    const WHAT: [&str; 7] = ["information", "what", "data", "documents", "details", "answers", "figures"];
    let named = || (at.saturating_sub(2)..at).any(|before| is_one(letter.word(before), &WHAT));
    let next = (end..letter.words.len()).map(|at| letter.word(at)).find(|word| *word != "for");
    // "When you ask for a review, tell us:"
    const SUPPOSED: [&str; 7] = ["if", "when", "where", "should", "unless", "before", "once"];
    let supposed = at.checked_sub(1).is_some_and(|before| is_one(letter.word(before), &SUPPOSED));
    supposed
        || is_of_an_answer(letter, at)
        || is_their_own(letter, at)
        || is_advised(letter, at, end)
        || matches!(next, Some("is" | "are" | "falls" | "comes" | "can" | "cannot" | "may" | "will" | "has" | "have"))
            && named()
}

/// "We hold the information, and it is set out below": what is set out is the answer. The lead-in begins with the verb at
/// word `at`.
fn is_of_an_answer(letter: &Letter, at: usize) -> bool {
    const ANSWERS: [u64; 14] = keys([
        "information",
        "answer",
        "answers",
        "response",
        "responses",
        "reply",
        "replies",
        "data",
        "figures",
        "documents",
        "details",
        "findings",
        "reasons",
        "hold",
    ]);
    const IT: [u64; 4] = keys(["it", "they", "this", "these"]);
    if !told::BEING.contains(&letter.words[at].key) {
        return false;
    }
    let Some(sentence) = letter.sentence_of(at) else { return false };
    let before = &letter.words[sentence.near(at).start..at];
    let has = |wanted: &[u64]| before.iter().any(|word| wanted.contains(&word.key));
    let pronoun = before.last().is_some_and(|last| IT.contains(&last.key));
    pronoun && has(&ANSWERS) && !has(&told::SPOKEN)
}

/// "I am requesting the following information": so the requester speaks, not the authority.
fn is_their_own(letter: &Letter, at: usize) -> bool {
    at >= 2 && letter.word(at - 2) == "I" && is_one(letter.word(at - 1), &["am", "was"])
}

/// "We suggest that you ask for the following", "You could ask …": what follows is not asked yet.
fn is_advised(letter: &Letter, at: usize, end: usize) -> bool {
    let ask = const { keys(["ask"]) };
    let advises = const {
        keys([
            "suggest",
            "suggests",
            "recommend",
            "advise",
            "invite",
            "could",
            "may",
            "might",
            "should",
            "wish",
            "want",
        ])
    };
    let has = |range: Range<usize>, wanted: &[u64]| letter.words[range].iter().any(|word| wanted.contains(&word.key));
    let first = letter.sentence_of(at).map_or(0, |sentence| sentence.words.start);
    has(at..end, &ask) && has(at.saturating_sub(4).max(first)..at, &advises)
}

/// Whether a word is one of these, which are in small letters.
pub(super) fn is_one(word: &str, list: &[&str]) -> bool {
    list.iter().any(|one| word.eq_ignore_ascii_case(one))
}
