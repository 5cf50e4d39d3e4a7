//! What shows that two letters come from one house although neither names its authority: the first line of the
//! letterhead, and the domains of the e-mail addresses that the letter gives as its own. A line of words that every
//! authority uses ("Freedom of Information Act 2000: request for information") shows nothing.

use crate::letter::words::keys;
use crate::letter::{Gap, Letter, WordKind};

/// A line of a letterhead has at most this many words.
const LONGEST: usize = 10;
/// At most this many marks are kept.
const MOST: usize = 8;
/// Words of the genre.
const GENRE: [u64; 75] = keys([
    "freedom",
    "of",
    "information",
    "act",
    "request",
    "requests",
    "response",
    "foi",
    "foia",
    "for",
    "the",
    "dear",
    "ref",
    "reference",
    "our",
    "your",
    "private",
    "official",
    "confidential",
    "internal",
    "review",
    "disclosure",
    "log",
    "letter",
    "date",
    "subject",
    "re",
    "from",
    "to",
    "sent",
    "sir",
    "madam",
    "applicant",
    "environmental",
    "regulations",
    "scotland",
    "notice",
    "refusal",
    "decision",
    "reply",
    "and",
    "mr",
    "mrs",
    "ms",
    "dr",
    "sensitive",
    "in",
    "under",
    "team",
    "governance",
    "office",
    "officer",
    "unit",
    "template",
    "standard",
    "section",
    "eir",
    "foisa",
    "number",
    "no",
    "you",
    "may",
    "we",
    "i",
    "ask",
    "an",
    "this",
    "will",
    "received",
    "requester",
    "enquirer",
    "thank",
    "details",
    "a",
    "is",
]);
/// Domains of others: the regulators, and where anybody has an address.
const COMMON: [&str; 12] = [
    "ico.org.uk",
    "itspublicknowledge.info",
    "foi.scot",
    "whatdotheyknow.com",
    "gmail.com",
    "outlook.com",
    "hotmail.com",
    "hotmail.co.uk",
    "yahoo.com",
    "yahoo.co.uk",
    "gov.uk",
    "example.com",
];

/// The marks of a letter, each lower case and told apart by its sort.
pub(super) fn of(letter: &Letter) -> Vec<String> {
    let mut marks: Vec<String> = first_line(letter).into_iter().collect();
    for (sentence, _) in letter.own_sentences() {
        for at in sentence.words.clone().filter(|at| letter.words[*at].kind == WordKind::Email) {
            let Some((_, domain)) = letter.word(at).rsplit_once('@') else { continue };
            let mark = format!("@{}", domain.to_lowercase());
            if marks.len() < MOST && !COMMON.contains(&&mark[1..]) && !marks.contains(&mark) {
                marks.push(mark);
            }
        }
    }
    marks
}

/// The first line, where it has a word that is not of the genre and no verb of a sentence.
fn first_line(letter: &Letter) -> Option<String> {
    let block = letter.blocks.iter().find(|block| !block.words.is_empty())?;
    let end = block.words.clone().skip(1).find(|&at| letter.words[at].gap.has(Gap::NEWLINE)).unwrap_or(block.words.end);
    let line = block.words.start..end;
    let terminated = letter.sentence_of(line.start).is_some_and(|sentence| sentence.terminated);
    if line.len() > LONGEST || terminated && end == block.words.end {
        return None;
    }
    let own = |at: usize| {
        let word = &letter.words[at];
        word.capital && word.kind == WordKind::Plain && !GENRE.contains(&word.key)
    };
    // one name alone may be the requester's or a month
    (line.clone().filter(|&at| own(at)).count() > 1).then(|| {
        let words: Vec<String> = line.map(|at| letter.word(at).to_lowercase()).collect();
        words.join(" ")
    })
}
