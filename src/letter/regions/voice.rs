//! Who speaks in a block: only the authority, or somebody who asks.

use super::shapes::{ends_a_sentence, starts_with_section};
use super::{asking, headings, labels, start_cue};
use crate::letter::cues::Cues;
use crate::letter::pattern::NoSlots;
use crate::letter::words::keys;
use crate::letter::{Block, Letter};

/// Of whom the authority speaks as itself.
const OURS: [u64; 2] = keys(["our", "we"]);
/// How it begins to tell what came after that.
const TELLS: [u64; 7] = keys(["having", "following", "further", "after", "in", "on", "for"]);

/// Whether only the authority can be speaking.
pub(super) fn is_own_voice(letter: &Letter, cues: &Cues, block: &Block) -> bool {
    // "Q1. Is your force …" asks, whatever answers may begin with
    let asks = letter.word(block.words.start).eq_ignore_ascii_case("q1")
        && asking::begins_to_ask(letter, block, block.words.start + 1);
    let starts = !asks && start_cue(letter, cues, block).is_some();
    let says = || cues.authority.is_in(&letter.words, block.words.clone(), &NoSlots);
    let body = block.span.of(letter.text()).trim_end();
    // "I can answer your request as follows:", "Having had our reply, you asked for more on 4 May:"
    let tells = TELLS.contains(&letter.words[block.words.start].key);
    let ours = || tells && block.words.clone().any(|at| OURS.contains(&letter.words[at].key));
    let hands_over = || body.ends_with(':') && (body.starts_with("I ") || body.starts_with("We ") || ours()) && says();
    starts
        || exempts(letter, block)
        || receives(letter, block)
        || ends_a_sentence(letter, block) && !body.ends_with('?') && (says() || names_itself(letter, block))
        || !body.ends_with(['?', ':', ';', ',']) && denies(letter, block)
        || hands_over()
        || body.ends_with(':') && (works_on_it(letter, block) || answers_follow(letter, block))
}

/// "The Department's response is as follows:"
fn answers_follow(letter: &Letter, block: &Block) -> bool {
    const NAMES: [u64; 6] = keys(["response", "reply", "answer", "responses", "replies", "answers"]);
    const FOLLOW: [u64; 2] = keys(["follows", "below"]);
    let words = &letter.words[block.words.clone()];
    let owned = words.windows(2).any(|pair| {
        NAMES.contains(&pair[1].key) && (OURS.contains(&pair[0].key) || pair[0].capital && pair[0].apostrophe)
    });
    owned && words.last().is_some_and(|last| FOLLOW.contains(&last.key))
}

/// "To enable the Trust to meet your request, please tell us:"
fn works_on_it(letter: &Letter, block: &Block) -> bool {
    const WORKS: [u64; 6] = keys(["meet", "answer", "process", "progress", "consider", "fulfil"]);
    let (your, request) = (const { keys(["your"]) }, const { keys(["request"]) });
    letter.words[block.words.clone()]
        .windows(3)
        .any(|words| WORKS.contains(&words[0].key) && your.contains(&words[1].key) && request.contains(&words[2].key))
}

/// "Section 43(2) exempts information whose disclosure …": requesters ask about provisions, and do not explain them.
fn exempts(letter: &Letter, block: &Block) -> bool {
    const EXEMPTS: u64 = keys(["exempts"])[0];
    let verb = block.words.start + 2;
    starts_with_section(letter, block) && verb < block.words.end && letter.words[verb].key == EXEMPTS
}

/// Whether block `index` is the title of an exemption, above what explains it: "Section 43 – Commercial interests".
pub(super) fn is_title_of_an_exemption(letter: &Letter, index: usize) -> bool {
    let titles = |block: &Block| super::logs::names_a_section(letter, block);
    let below = || letter.blocks[index + 1..].iter().find(|block| !block.words.is_empty() && !titles(block));
    titles(&letter.blocks[index]) && below().is_some_and(|block| exempts(letter, block))
}

/// "Annex B – the Ministry's reply"
const ANNEX: [u64; 2] = keys(["annex", "appendix"]);
const ANSWERS: [u64; 3] = keys(["response", "reply", "answer"]);

/// "BTP Response" on a line of its own: a name in capitals before it.
pub(super) fn is_named_answer(letter: &Letter, block: &Block) -> bool {
    /// The most words of the name.
    const NAME: usize = 4;
    let mut name = block.words.clone();
    let lettered = |at: usize| at < block.words.end && letter.word(at).len() == 1;
    let annex = ANNEX.contains(&letter.words[block.words.start].key) && lettered(block.words.start + 1);
    let last = name.next_back().filter(|&at| ANSWERS.contains(&letter.words[at].key));
    let titled = last.is_some_and(|at| letter.words[at].capital);
    let alone = !block.span.of(letter.text()).trim_end().ends_with(['.', '?', ',', ';']);
    // "Emergency Response" is what somebody may ask about
    let named = name.clone().next_back().is_some_and(|at| {
        let (word, several) = (letter.word(at), name.len() > 1);
        word.len() > 1 && !word.contains(char::is_lowercase) || several && labels::is_party(word)
    });
    // "ICB response"
    let initials = || name.clone().all(|at| !letter.word(at).contains(char::is_lowercase));
    last.is_some()
        && alone
        && block.apart
        && (annex || named && (titled || initials()))
        && (1..=NAME).contains(&name.len())
        && (annex || name.clone().all(|at| letter.words[at].capital))
}

/// "Response 26-06-2020", "Reply 4 May 2022" on a line of its own.
pub(super) fn is_dated_answer(letter: &Letter, block: &Block) -> bool {
    let rest = block.words.start + 1..block.words.end;
    ANSWERS.contains(&letter.words[block.words.start].key)
        && (1..=5).contains(&rest.len())
        && headings::is_date(letter, rest)
}

/// The verbs with which a question begins.
const ASKING: [u64; 16] = keys([
    "does", "do", "did", "has", "have", "had", "is", "are", "was", "were", "can", "could", "will", "would", "should",
    "may",
]);

/// The verbs with which an authority tells of itself.
const VERBS: [&str; 17] = [
    "has", "have", "holds", "hold", "does", "do", "can", "cannot", "is", "are", "will", "was", "were", "neither",
    "did", "would", "keeps",
];

/// "Devon & Cornwall Police holds …": a capitalised name of at least two words and a verb of answering. "Does Devon &
/// Cornwall Police hold …" asks.
fn names_itself(letter: &Letter, block: &Block) -> bool {
    let name = block
        .words
        .clone()
        .take(8)
        .take_while(|&index| letter.words[index].capital || matches!(letter.word(index), "and" | "of" | "the"))
        .count();
    let first = block.words.start;
    let verb = first + name;
    name >= 2
        && !ASKING.contains(&letter.words[first].key)
        && verb < block.words.end
        && VERBS.contains(&letter.word(verb))
        // "This FOI is like one that I sent"
        && !(matches!(letter.word(first), "This" | "My") && matches!(letter.word(verb - 1), "FOI" | "Request"))
}

/// "Exampleshire Police are not using any", also where the stop is missing: the name of an authority, a verb and "not".
fn denies(letter: &Letter, block: &Block) -> bool {
    let not = const { keys(["not"]) };
    let mut words = block.words.clone();
    let name = words.clone().take(8).take_while(|&at| letter.words[at].capital).count();
    let last = words.start + name;
    name >= 2
        && labels::is_party(letter.word(last - 1))
        && !ASKING.contains(&letter.words[words.start].key)
        && last + 1 < words.end
        && VERBS.contains(&letter.word(last))
        && words.nth(name + 1).is_some_and(|at| not.contains(&letter.words[at].key))
}

/// "The Trust received your request on 4 May", "Thank you for your FOI enquiry".
fn receives(letter: &Letter, block: &Block) -> bool {
    const SENT: [u64; 5] = keys(["request", "requests", "enquiry", "enquiries", "query"]);
    const KINDS: [u64; 6] = keys(["foi", "eir", "recent", "freedom", "of", "information"]);
    let [your, received, thank, you, fo] = const { keys(["your", "received", "thank", "you", "for"]) };
    let words = &letter.words[block.words.clone()];
    let sent = |at: usize| {
        words[at..].iter().find(|word| !KINDS.contains(&word.key)).is_some_and(|word| SENT.contains(&word.key))
    };
    let received = words.windows(2).position(|pair| pair[0].key == received && pair[1].key == your);
    let thanks = words.iter().take(4).map(|word| word.key).eq([thank, you, fo, your]);
    received.is_some_and(|at| sent(at + 2)) || thanks && sent(4)
}

/// Whether a requester goes on: "I request that …", "we would also like the …".
pub(super) fn wishes(letter: &Letter, block: &Block) -> bool {
    const ASKING: [&str; 3] = ["request", "ask", "seek"];
    const GIVING: [&str; 5] = ["tell", "give", "send", "provide", "supply"];
    const KNOWING: [&str; 7] = ["know", "see", "have", "receive", "find", "get", "request"];
    const SAYING: [&str; 6] = ["say", "state", "list", "give", "indicate", "specify"];
    const WHAT: [&str; 13] =
        ["how", "what", "which", "whether", "when", "where", "who", "why", "the", "for", "each", "all", "any"];
    const THINGS: [&str; 9] = ["the", "a", "an", "any", "all", "copies", "details", "information", "this"];
    let word = |at: usize| if at < block.words.end { letter.word(at) } else { "" };
    let thing = |at: usize| THINGS.contains(&word(at)) || word(at) == "to" && KNOWING.contains(&word(at + 1));
    let like = |at: usize| {
        let like = at + 2 + usize::from(word(at + 2) == "also");
        matches!(word(at + 1), "would" | "should") && word(like) == "like" && thing(like + 1)
            || word(at + 1) == "want" && thing(at + 2)
    };
    block.words.clone().any(|at| match letter.word(at) {
        "I" => ASKING.contains(&word(at + 1)) || like(at),
        "we" | "We" => like(at),
        // "For question 1b, could you please tell me …"
        "I'd" | "I’d" => word(at + 1) == "like" || word(at + 2) == "like",
        "please" | "Please" => {
            let also = at + 1 + usize::from(word(at + 1) == "also");
            GIVING.contains(&word(also)) && word(also + 1) == "me"
                || SAYING.contains(&word(also)) && WHAT.contains(&word(also + 1))
        }
        _ => false,
    })
}
