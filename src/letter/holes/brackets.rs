//! Words in brackets of any kind, which letters and templates alike have.

use crate::letter::words::{self, Word};
use crate::text::{Format, Span};

/// A placeholder or note in brackets is at most this long (bytes).
const LONGEST: usize = 160;
/// The name of a hole is at most this long (bytes).
pub(super) const LONGEST_NAME: usize = 60;

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

/// Where brackets may open in a text, from byte `start` on, in order.
pub fn starts(text: &str, start: usize) -> Vec<usize> {
    let bytes = &text.as_bytes()[start..];
    let curly = memchr::memmem::find_iter(bytes, "«");
    let mut starts: Vec<usize> =
        memchr::memchr3_iter(b'[', b'<', b'{', bytes).chain(curly).map(|at| at + start).collect();
    starts.sort_unstable();
    starts
}

/// The brackets that open at byte `at` and close in the same line. Links and what is quoted are none.
pub fn bracket_at(text: &str, at: usize) -> Option<Bracket> {
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
    let near = &inner.as_bytes()[..inner.len().min(LONGEST)];
    let line = memchr::memchr(b'\n', near).unwrap_or(near.len());
    let len = memchr::memmem::find(&near[..line], close.as_bytes())?;
    let inner = Span::new(at + begin.len(), at + begin.len() + len);
    let span = Span::new(at - usize::from(open == '$'), inner.end + close.len());
    let quoted = text[..span.start].ends_with(['‘', '“', '"', '`']);
    // "[the list](https://…)" is a link
    let link = open == '[' && text[span.end..].starts_with(['(', '[', ':']);
    ((!inner.is_empty() || open == 'D') && !link && !quoted).then_some(Bracket { span, inner, open })
}

/// Whether what stands between `<` and `>` is an address or markup: "foi@example.org", "br/", in Markdown a tag.
pub fn is_markup(text: &str, inner: &str, format: Format) -> bool {
    const TAGS: [&str; 5] = ["address", "title", "time", "link", "object"];
    let name = inner.to_ascii_lowercase();
    let name = name.trim_matches('/');
    let closed = || text.to_ascii_lowercase().contains(&format!("</{name}>"));
    inner.contains(['/', '@', ':', '=']) || format == Format::Markdown && TAGS.contains(&name) && closed()
}
