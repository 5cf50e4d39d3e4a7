//! The name at the head of a letter: its first line, its first heading or the line of the sender. There it is the
//! sender's even where its style is one that no list has ("… Enterprise", "… Drainage Board").

use super::Mention;
use crate::letter::{BlockKind, Gap, Letter, WordKind};
use crate::text::Span;

/// A line of the sender ("From:") stands among this many first words.
const HEAD: usize = 60;
/// A shorter name is too near to too much.
const LEAST_LETTERS: usize = 12;
const LONGEST: usize = 10;

/// Words of headings that name a document, not a body.
const NO_BODY: [&str; 25] = [
    "freedom",
    "information",
    "request",
    "requests",
    "response",
    "act",
    "regulations",
    "data",
    "letter",
    "dear",
    "ref",
    "reference",
    "disclosure",
    "official",
    "subject",
    "our",
    "your",
    "notice",
    "decision",
    "refusal",
    "review",
    "the",
    "question",
    "appendix",
    "date",
];

/// The words with which a name at the head may begin.
pub(super) fn starts(letter: &Letter) -> Vec<usize> {
    let mut starts = Vec::new();
    if letter.words.first().is_some_and(|word| word.capital) {
        starts.push(0);
    }
    let heading =
        letter.blocks.iter().take(3).find(|block| block.kind == BlockKind::Heading && !block.words.is_empty());
    starts.extend(heading.map(|block| block.words.start));
    let line = |at: usize| letter.words[at].gap.has(Gap::NEWLINE.with(Gap::BLOCK)) || at == 0;
    let from = (0..letter.words.len().min(HEAD)).find(|at| letter.word(*at) == "From" && line(*at));
    starts.extend(
        from.and_then(|from| (from + 1..letter.words.len().min(from + 12)).find(|at| name_at(letter, *at).is_some())),
    );
    starts.dedup();
    starts
}

/// Whether a mention stands at the head.
pub(super) fn is_title(letter: &Letter, starts: &[usize], mention: &Mention) -> bool {
    let first = mention.words.start - usize::from(mention.article.is_some());
    starts.iter().any(|start| *start == first || *start == mention.words.start)
        && letter
            .words
            .get(mention.words.end)
            .is_none_or(|word| !word.gap.is_plain_space() || word.gap.has(Gap::NEWLINE))
}

/// The first name at the head that is not among the mentions.
pub(super) fn unstyled(letter: &Letter, starts: &[usize], mentions: &[Mention]) -> Option<Span> {
    let free = |span: &Span| {
        let at = mentions.partition_point(|mention| mention.span.end <= span.start);
        mentions.get(at).is_none_or(|mention| mention.span.start >= span.end)
    };
    starts.iter().filter_map(|start| name_at(letter, *start)).find(free)
}

/// Several capitalised words on one line, up to its end, a comma or a bracket.
fn name_at(letter: &Letter, at: usize) -> Option<Span> {
    let words = &letter.words;
    let capital = |at: usize| words.get(at).is_some_and(|word| word.capital && word.kind == WordKind::Plain);
    let joined = |at: usize| words[at].gap.is_plain_space() && !words[at].gap.has(Gap::NEWLINE.with(Gap::BLOCK));
    let mut end = at;
    let plain = |at: usize| words[at].kind == WordKind::Plain;
    while end < words.len() && end - at < LONGEST && plain(end) && (end == at || joined(end)) {
        let link = end > at && matches!(letter.word(end), "and" | "of" | "for" | "the") && capital(end + 1);
        if !capital(end) && !link {
            return None;
        }
        end += 1;
    }
    if end - at < 3 {
        return None;
    }
    let span = letter.words_span(at..end);
    let text = span.of(letter.text());
    let body = (at..end)
        .all(|at| !NO_BODY.iter().any(|word| letter.word(at).eq_ignore_ascii_case(word)) || letter.word(at) == "the");
    let shouted = !text.chars().any(char::is_lowercase);
    (body && !shouted && text.chars().filter(|char| char.is_alphabetic()).count() >= LEAST_LETTERS).then_some(span)
}
