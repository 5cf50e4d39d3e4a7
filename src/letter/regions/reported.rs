//! Sentences that report what the requester said and end in a colon: "You told us:", "It came to us in these words:", "this
//! is what you sent us on 3 October:".

use super::{leads, requester, start_cue, voice};
use crate::letter::cues::{Cues, Meaning};
use crate::letter::words::{Word, keys};
use crate::letter::{Block, Letter};

const YOU: u64 = keys(["you"])[0];
/// What somebody does who says something.
const SAID: [u64; 19] = keys([
    "asked",
    "said",
    "wrote",
    "told",
    "replied",
    "answered",
    "added",
    "complained",
    "sent",
    "stated",
    "put",
    "came",
    "responded",
    "requested",
    "clarified",
    "explained",
    "written",
    "gave",
    "raised",
]);
/// The most words between "you" and the verb: "you then kindly replied".
const BETWEEN: usize = 3;
/// What the requester sent.
const SENT: [u64; 14] = keys([
    "request",
    "requests",
    "email",
    "e-mail",
    "message",
    "letter",
    "question",
    "questions",
    "query",
    "queries",
    "enquiry",
    "words",
    "points",
    "complaint",
]);
const WHOSE: [u64; 5] = keys(["your", "this", "the", "these", "above"]);
/// What an answer is called, and how the authority speaks of itself and of why.
const ANSWER: [u64; 18] = keys([
    "response",
    "responses",
    "answer",
    "answers",
    "reply",
    "replies",
    "decision",
    "our",
    "reasons",
    "because",
    "exemption",
    "exemptions",
    "hold",
    "confirm",
    "following",
    "i",
    "me",
    "my",
]);
/// Words in which something is put: "in these words", "in the following terms".
const TERMS: [u64; 3] = keys(["words", "terms", "way"]);
const THESE: [u64; 2] = keys(["these", "following"]);

/// Whether block `index` ends with a sentence that hands over to the requester's words.
pub(super) fn hands_over(letter: &Letter, cues: &Cues, index: usize) -> bool {
    let block = &letter.blocks[index];
    let body = block.span.of(letter.text()).trim_end_matches(['*', '_', ' ']);
    let Some(next) = (index + 1..letter.blocks.len()).find(|&at| !letter.blocks[at].words.is_empty()) else {
        return false;
    };
    if !body.ends_with(':') && !leads::ends_as_follows(letter, block) {
        return false;
    }
    let Some(last) = letter.sentences[block.sentences.clone()].last() else { return false };
    let words = &letter.words[last.words.clone()];
    if reports(words) || puts(words) {
        return greets(letter, cues, &letter.blocks[next]) || !voice::is_own_voice(letter, cues, &letter.blocks[next]);
    }
    let sent = names_what_was_sent(words) && !has(words, &ANSWER);
    sent && (greets(letter, cues, &letter.blocks[next]) || requester::speaks(letter, cues, next))
}

/// Whether a paragraph inside the request can only be the authority's, which goes on to quote: "You told us:".
pub(super) fn hands_over_again(letter: &Letter, block: &Block) -> bool {
    const US: [u64; 3] = keys(["us", "we", "you"]);
    let body = block.span.of(letter.text()).trim_end_matches(['*', '_', ' ']);
    let Some(last) = letter.sentences[block.sentences.clone()].last() else { return false };
    let words = &letter.words[last.words.clone()];
    let mine = letter.words[block.words.clone()].iter().any(|word| ME.contains(&word.key));
    (body.ends_with(':') || leads::ends_as_follows(letter, block)) && !mine && has(words, &US) && reports(words)
}

/// What somebody asked for, and not how they put it.
const WHAT: [u64; 9] =
    keys(["information", "what", "data", "documents", "details", "figures", "material", "records", "documentation"]);
const ME: [u64; 3] = keys(["i", "me", "my"]);

/// "you then replied", and no answer of the authority's.
fn reports(words: &[Word]) -> bool {
    let said = |at: usize| words[at + 1..].iter().take(BETWEEN + 1).any(|word| SAID.contains(&word.key));
    // "The information you asked for falls into two groups:"
    let told = |at: usize| words[at.saturating_sub(2)..at].iter().any(|word| WHAT.contains(&word.key));
    let you = (0..words.len()).any(|at| words[at].key == YOU && said(at) && !told(at));
    you && !has(words, &ANSWER)
}

/// "in these words", "in the following terms".
fn puts(words: &[Word]) -> bool {
    let [.., these, terms] = words else { return false };
    THESE.contains(&these.key) && TERMS.contains(&terms.key) && !has(&words[..words.len() - 2], &ANSWER)
}

/// "the above request", "your request".
fn names_what_was_sent(words: &[Word]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        SENT.contains(&word.key) && words[at.saturating_sub(2)..at].iter().any(|word| WHOSE.contains(&word.key))
    })
}

fn has(words: &[Word], wanted: &[u64]) -> bool {
    words.iter().any(|word| wanted.contains(&word.key))
}

/// "Dear Clerk," or "Hi team," with which a message begins.
fn greets(letter: &Letter, cues: &Cues, block: &Block) -> bool {
    const HI: [u64; 3] = keys(["hi", "hello", "hiya"]);
    start_cue(letter, cues, block) == Some(Meaning::Salutation)
        || block.words.len() <= 4 && HI.contains(&letter.words[block.words.start].key)
}

#[cfg(test)]
mod tests {
    use crate::letter::regions::tests::asked;

    #[test]
    fn a_sentence_hands_over_whatever_its_verb() {
        for lead in [
            "In your e-mail you put it in these words:",
            "It came to us in the following terms:",
            "This is what you sent us on 3 October:",
            "The request that you sent to us on 2 April was as follows.",
            "Thank you for your recent request as below:",
            "You came back with a further point on 4 May:",
        ] {
            let text =
                format!("Dear Ms Example\n\n{lead}\n\nPlease send me the plan of the bins.\n\nThe plan is enclosed.\n");
            assert_eq!(asked(&text), ["Please"], "{lead}");
        }
    }

    #[test]
    fn what_is_told_in_between_is_the_authoritys() {
        let text = "You first wrote:\n\nPlease send me all you have on bins.\n\nWe asked which ward you had in mind. You \
                    replied:\n\nThe one by the river, I think.\n\nWe hold nine.\n";
        assert_eq!(asked(text), ["Please", "The"]);
    }

    #[test]
    fn an_answer_is_not_handed_over() {
        for own in [
            "The information you asked for falls into two groups:\n\nthe minutes of May",
            "In answer to your questions:\n\nThe cost of bins is not held",
        ] {
            assert_eq!(asked(&format!("Dear Ms Example\n\n{own}.\n\nWe hold none.\n")), [""; 0], "{own}");
        }
    }
}
