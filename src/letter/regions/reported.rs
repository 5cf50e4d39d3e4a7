//! Sentences that report what the requester said and end in a colon or in "as follows": "You told us:", "It came to us in
//! these words:", "The request that you sent to us was as follows."

use super::requester::{self, Told};
use super::shapes::filled;
use super::{asking, leads, start_cue, voice};
use crate::letter::cues::{Cues, Meaning};
use crate::letter::words::{Gap, Word, WordKind, keys};
use crate::letter::{Block, Letter};

const YOU: u64 = keys(["you"])[0];
/// What somebody does who says something.
const SAID: [u64; 22] = keys([
    "submitted",
    "e-mailed",
    "emailed",
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
const ANSWER: [u64; 17] = keys([
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
    let Some(next) = filled(letter, index + 1).next() else { return false };
    if !body.ends_with(':') && !leads::ends_as_follows(letter, block) {
        return false;
    }
    let Some(last) = letter.sentences[block.sentences.clone()].last() else { return false };
    let words = &letter.words[last.words.clone()];
    if reports(words) || puts(words) || reads(words) {
        return greets(letter, cues, &letter.blocks[next]) || !voice::is_own_voice(letter, cues, &letter.blocks[next]);
    }
    let sent = names_what_was_sent(words) && !has(words, &ANSWER);
    sent && (greets(letter, cues, &letter.blocks[next])
        || requester::speaks(letter, cues, next, Told { known: true, asks_back: false }))
}

/// Whether a paragraph inside the request can only be the authority's, which goes on to quote: "You told us:".
pub(super) fn hands_over_again(letter: &Letter, block: &Block) -> bool {
    const US: [u64; 3] = keys(["us", "we", "you"]);
    let body = block.span.of(letter.text()).trim_end_matches(['*', '_', ' ']);
    let Some(last) = letter.sentences[block.sentences.clone()].last() else { return false };
    let words = &letter.words[last.words.clone()];
    let mine = asking::speaks_as_one(letter, block);
    (body.ends_with(':') || leads::ends_as_follows(letter, block)) && !mine && has(words, &US) && reports(words)
}

/// What comes as a message of the requester's: "the request that you sent to us".
const MESSAGES: [u64; 7] = keys(["request", "email", "e-mail", "message", "letter", "review", "complaint"]);
/// What may stand before "you" where a clause begins.
const BEGINS: [u64; 5] = keys(["and", "then", "what", "in", "so"]);
/// The words around a day, a way and a number of questions.
const BEHIND: [u64; 43] = keys([
    "us",
    "to",
    "this",
    "these",
    "the",
    "following",
    "on",
    "again",
    "back",
    "as",
    "follows",
    "in",
    "words",
    "terms",
    "further",
    "a",
    "question",
    "questions",
    "point",
    "points",
    "grounds",
    "for",
    "asking",
    "review",
    "list",
    "by",
    "letter",
    "e-mail",
    "email",
    "and",
    "with",
    "it",
    "of",
    "your",
    "our",
    "at",
    "request",
    "that",
    "was",
    "way",
    "then",
    "later",
    "from",
]);
/// "you then replied on 4 May", and nothing of what is said: no passive, no relative clause, no answer of the authority's.
fn reports(words: &[Word]) -> bool {
    const NOT: [u64; 4] = keys(["were", "are", "been", "be"]);
    const THAT: u64 = keys(["that"])[0];
    const WRITES: [u64; 5] = keys(["wrote", "e-mailed", "emailed", "submitted", "sent"]);
    // the last word of what was said
    let said = words.iter().rposition(|word| !says_when(word));
    let told = |at: usize| {
        let passive = words[at + 1..].iter().take(2).any(|word| NOT.contains(&word.key));
        let verb =
            words[at + 1..].iter().take(BETWEEN + 1).position(|word| SAID.contains(&word.key)).map(|by| at + 1 + by);
        let alone = |verb: usize| WRITES.contains(&words[verb].key) || said.is_none_or(|said| said <= verb);
        let sent = at > 1 && words[at - 1].key == THAT && MESSAGES.contains(&words[at - 2].key);
        // "the matters you raised" are no clause of their own
        let free = at == 0 || {
            let before = &words[at - 1];
            let opens = before.capital || before.kind != WordKind::Plain || BEGINS.contains(&before.key);
            opens || MESSAGES.contains(&before.key) || words[at].gap.has(Gap::COMMA)
        };
        !passive && verb.is_some_and(|verb| free && alone(verb) || sent)
    };
    (0..words.len()).any(|at| words[at].key == YOU && told(at)) && !has(words, &ANSWER)
}

/// What may stand behind the verb: to whom, when and how it was said, and not what.
fn says_when(word: &Word) -> bool {
    word.capital || word.kind != WordKind::Plain || BEHIND.contains(&word.key)
}

/// "in these words", "in the following terms".
fn puts(words: &[Word]) -> bool {
    let [.., these, terms] = words else { return false };
    THESE.contains(&these.key) && TERMS.contains(&terms.key) && !has(&words[..words.len() - 2], &ANSWER)
}

/// "Your e-mail of 28 April reads as follows"
fn reads(words: &[Word]) -> bool {
    const READS: [u64; 5] = keys(["reads", "read", "was", "is", "were"]);
    const FOLLOWS: [u64; 2] = keys(["as", "follows"]);
    let [first, second, between @ .., verb, as_, follows] = words else { return false };
    let whose = first.key == WHOSE[0] && SENT.contains(&second.key);
    // "Your request has been considered, and the information asked for is as follows:"
    whose && between.iter().all(says_when) && READS.contains(&verb.key) && [as_.key, follows.key] == FOLLOWS
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
            "The points that you raised are dealt with below:\n\nThe bins were emptied late",
            "As you were told in March, the position is as follows.\n\nThe bins are old",
            "The policy in force when you wrote said:\n\nBins are emptied weekly",
            "Your request has now been considered and the information asked for is as follows:\n\nThe bins are old",
            "With regard to the matters you raised:\n\nThe bins were full",
            "In answer to your questions:\n\nThe cost of bins is not held",
        ] {
            assert_eq!(asked(&format!("Dear Ms Example\n\n{own}.\n\nWe hold none.\n")), [""; 0], "{own}");
        }
    }
}
