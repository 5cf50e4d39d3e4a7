//! The greeting against the requester's name.

use crate::letter::{Letter, Region};
use crate::text::Span;

/// A greeting that is not the requester's.
pub struct Greeting {
    /// The name greeted, without "Dear".
    pub span: Span,
    /// Whether it is no first name that may be a short form.
    pub sure: bool,
}

/// The longest greeting, in words.
const LONGEST: usize = 6;
const TITLES: [&str; 22] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "doctor",
    "prof",
    "professor",
    "rev",
    "reverend",
    "cllr",
    "councillor",
    "lord",
    "lady",
    "sir",
    "dame",
    "the",
    "and",
    "hon",
    "mp",
    "messrs",
];
/// Greetings without a name, and names that are none.
const NOBODY: [&str; 24] = [
    "sir",
    "madam",
    "applicant",
    "requester",
    "requestor",
    "enquirer",
    "customer",
    "resident",
    "parent",
    "all",
    "colleague",
    "editor",
    "whatdotheyknow",
    "user",
    "friend",
    "redacted",
    "name",
    "anonymous",
    "member",
    "correspondent",
    "sirs",
    "team",
    "withheld",
    "unknown",
];
/// Words of firms and offices: the case names no person.
const FIRMS: [&str; 14] = [
    "ltd",
    "limited",
    "plc",
    "llp",
    "news",
    "media",
    "newspaper",
    "council",
    "university",
    "union",
    "association",
    "group",
    "society",
    "research",
];

/// The first greeting of the letter, if it names somebody who is not `known`.
pub fn differs(letter: &Letter, known: &str) -> Option<Greeting> {
    let block = letter.blocks.iter().find(|block| {
        let first = block.words.clone().next();
        block.region != Region::Request && first.is_some_and(|first| letter.word(first).eq_ignore_ascii_case("dear"))
    })?;
    let first = block.words.start + 1;
    let text = letter.text();
    let ends = |index: usize| {
        let gap = text.get(letter.words[index - 1].span().end..letter.words[index].span().start).unwrap_or_default();
        gap.contains([',', '\n', ':', '.', '(', '[', '–']) && !is_any(letter.word(index - 1), &TITLES)
    };
    let end = (first + 1..block.words.end).find(|index| ends(*index)).unwrap_or(block.words.end);
    if first >= end || end - first > LONGEST {
        return None;
    }
    let words: Vec<&str> = (first..end).map(|index| letter.word(index)).collect();
    let names: Vec<&str> = words.iter().copied().filter(|word| word.len() > 1 && !is_any(word, &TITLES)).collect();
    let theirs: Vec<&str> = known
        .split(|char: char| !char.is_alphanumeric() && !matches!(char, '\'' | '’' | '-'))
        .filter(|word| word.len() > 1 && !is_any(word, &TITLES))
        .collect();
    let (last, owned) = (*names.last()?, |word: &str| theirs.iter().any(|own| is_same(own, word)));
    let nobody =
        words.iter().chain(&theirs).any(|word| is_any(word, &NOBODY)) || theirs.iter().any(|word| is_any(word, &FIRMS));
    // "example@mail": no name
    if nobody || theirs.is_empty() || known.contains('@') || owned(last) {
        return None;
    }
    let titled = words.len() > names.len();
    let short = |own: &&str| {
        own.to_lowercase().contains(&last.to_lowercase()) || last.to_lowercase().contains(&own.to_lowercase())
    };
    if names.len() == 1 && !titled && theirs.iter().any(short) {
        return None;
    }
    let sure = titled
        || names.len() > 1
        || theirs.iter().any(|own| strsim::osa_distance(&own.to_lowercase(), &last.to_lowercase()) == 1);
    Some(Greeting { span: letter.words_span(first..end), sure })
}

fn is_same(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().replace('’', "'");
    let (one, other) = (plain(one), plain(other));
    one == other || one.split('-').any(|part| part == other) || other.split('-').any(|part| part == one)
}

fn is_any(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| word.eq_ignore_ascii_case(known))
}
