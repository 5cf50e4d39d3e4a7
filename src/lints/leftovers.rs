//! What the lints about left-overs share: their wordings, which are data, and the brackets of a letter.

use std::ops::Range;
use std::sync::OnceLock;

use crate::letter::pattern::{Found, NoSlots, PatternSet};
use crate::letter::words::{self, Word};
use crate::letter::{Block, BlockKind, Letter, Region};
use crate::text::{Span, data};

/// A placeholder or note in brackets is at most this long (bytes).
const LONGEST: usize = 160;

/// Wordings of one meaning.
#[derive(serde::Deserialize)]
pub struct CueSet(PatternSet);

impl CueSet {
    /// Whether one of them stands in a run of words.
    pub fn is_in(&self, words: &[Word], range: Range<usize>) -> bool {
        self.0.is_in(words, range, &NoSlots)
    }

    /// Every one in a letter, in order.
    pub fn in_letter(&self, letter: &Letter) -> Vec<Found> {
        self.0.in_letter(letter, &NoSlots)
    }

    /// The longest that begins at a word.
    pub fn at(&self, words: &[Word], at: usize) -> Option<Found> {
        self.0.longest_at(words, at, &NoSlots)
    }

    /// Whether a run of words is one of them and nothing else.
    pub fn is_all(&self, words: &[Word], range: Range<usize>) -> bool {
        !range.is_empty() && self.at(words, range.start).is_some_and(|found| found.end == range.end)
    }
}

/// Every set of wordings, named as in the file, which says what each is for.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs)]
pub struct Leftovers {
    pub fill_in: CueSet,
    pub field: CueSet,
    pub person: CueSet,
    pub machine: CueSet,
    pub before_crosses: CueSet,
    pub note: CueSet,
    pub open_point: CueSet,
    pub not_note: CueSet,
    pub web: CueSet,
    pub label: CueSet,
    pub address_above: CueSet,
    pub address_below: CueSet,
    pub address_word: CueSet,
    pub thing_with_it: CueSet,
    pub goes_with_it: CueSet,
    pub copyright: CueSet,
    pub nothing_given: CueSet,
    pub named_person: CueSet,
    pub you_ask: CueSet,
    pub not_one: CueSet,
    pub person_word: CueSet,
    pub insurance: CueSet,
    pub health: CueSet,
    pub birth: CueSet,
    pub specimen: CueSet,
    pub vehicle: CueSet,
    pub write_to_us: CueSet,
    pub mail_house: Vec<String>,
    pub role_mailbox: Vec<String>,
}

/// The wordings that foilint brings.
pub fn cues() -> &'static Leftovers {
    static CUES: OnceLock<Leftovers> = OnceLock::new();
    CUES.get_or_init(|| {
        data::read(data::builtin("cues-leftovers"))
            .unwrap_or_else(|error| panic!("the built-in cues of left-overs are tested: {}", error.message))
    })
}

/// Words in brackets.
#[derive(Clone, Copy, Debug)]
pub struct Bracket {
    /// The brackets included.
    pub span: Span,
    /// What stands between them.
    pub inner: Span,
    /// `[`, `<` or `{`; `«` for the marks of a merge field; `$` for `${…}`; `D` for `{{…}}`.
    pub open: char,
}

impl Bracket {
    /// The words between the brackets.
    pub fn words(&self, text: &str) -> Vec<Word> {
        let mut words = Vec::new();
        words::tokenise(text, self.inner, self.inner.start, &mut words);
        words
    }
}

/// The brackets that open and close in one line of the authority's own text; links and addresses are none.
pub fn brackets(letter: &Letter) -> Vec<Bracket> {
    let text = letter.text();
    let bytes = text.as_bytes();
    let mut found: Vec<Bracket> = Vec::new();
    let curly = memchr::memmem::find_iter(bytes, "«");
    let mut starts: Vec<usize> = memchr::memchr3_iter(b'[', b'<', b'{', bytes).chain(curly).collect();
    starts.sort_unstable();
    for at in starts {
        if found.last().is_some_and(|last| at < last.span.end) {
            continue;
        }
        if let Some(bracket) = bracket_at(text, at).filter(|bracket| is_own(letter, bracket.span.start)) {
            found.push(bracket);
        }
    }
    found
}

fn bracket_at(text: &str, at: usize) -> Option<Bracket> {
    let rest = &text[at..];
    let (open, begin, close) = match rest.as_bytes() {
        [b'{', b'{', ..] => ('D', "{{", "}}"),
        [b'<', b'<', ..] => ('<', "<<", ">>"),
        [b'[', b'[', ..] => ('[', "[[", "]]"),
        [b'{', ..] if text[..at].ends_with('$') => ('$', "{", "}"),
        [b'{', ..] => ('{', "{", "}"),
        [b'<', ..] => ('<', "<", ">"),
        [b'[', ..] => ('[', "[", "]"),
        _ => ('«', "«", "»"),
    };
    let inner = &rest[begin.len()..];
    let line = inner.find('\n').unwrap_or(inner.len()).min(LONGEST);
    let len = inner.as_bytes()[..line].windows(close.len()).position(|window| window == close.as_bytes())?;
    let inner = Span::new(at + begin.len(), at + begin.len() + len);
    let span = Span::new(at - usize::from(open == '$'), inner.end + close.len());
    let quoted = text[..span.start].ends_with(['‘', '“', '"', '`']);
    // "[the list](https://…)" is a link
    let link = open == '[' && text[span.end..].starts_with(['(', '[', ':']);
    (!inner.is_empty() && !link && !quoted).then_some(Bracket { span, inner, open })
}

/// Whether the block at a byte is the authority's own: not the request, a quoted provision or literal text.
pub fn is_own(letter: &Letter, at: usize) -> bool {
    block_at(letter, at).is_some_and(|block| {
        block.kind != BlockKind::Literal && !matches!(block.region, Region::Request | Region::Statute)
    })
}

/// The block that holds a byte.
pub fn block_at<'a>(letter: &'a Letter, at: usize) -> Option<&'a Block> {
    let index = letter.blocks.partition_point(|block| block.span.end <= at);
    letter.blocks.get(index).filter(|block| block.span.start <= at)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_built_in_cues_can_be_read() {
        super::cues();
    }
}
