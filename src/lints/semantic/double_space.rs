//! Two spaces between two words of a sentence. After a stop two spaces are an old habit of typing and no fault; columns,
//! indents, justified text and the line ends of Markdown are layout.

use crate::diagnostic::{Applicability, Fix};
use crate::letter::{Letter, WordKind};
use crate::lints::{Cx, Finding, Findings, prose};
use crate::text::{Edit, Span};

/// A paragraph has at least this many words.
const FEWEST_WORDS: usize = 6;
/// More characters of white space than this set columns apart.
const WIDEST: usize = 3;
/// More places than this are justified text or a habit.
const MOST: usize = 6;

/// Report each run of white space between two words that is wider than one space.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let text = letter.text();
    if is_justified(text) {
        return;
    }
    let mut found: Vec<Span> = Vec::new();
    for at in memchr::memmem::find_iter(text.as_bytes(), b"  ").chain(no_break(text)) {
        let run = run(text, at);
        if is_slip(letter, run) && !found.contains(&run) {
            found.push(run);
        }
        if found.len() > MOST {
            return;
        }
    }
    if is_habit(text, &found) {
        found.retain(|run| !ends_sentence(text, run.start));
    }
    found.sort_unstable_by_key(|run| run.start);
    for run in found {
        let message = if is_mixed(run.of(text)) {
            "A no-break space and a space stand here, which shows as a wide gap. Write one space."
        } else {
            "There are two spaces between these words. Write one."
        };
        findings.push(Finding::new(run, message).fix(Fix {
            title: "Write one space".to_owned(),
            applicability: Applicability::Safe,
            edits: vec![Edit::replace(run, " ")],
        }));
    }
}

/// Whether the gaps behind stops are how this letter parts its sentences: in a web page two spaces become a no-break space
/// and a space.
fn is_habit(text: &str, found: &[Span]) -> bool {
    let wide = found.iter().filter(|run| ends_sentence(text, run.start)).count();
    let plain = memchr::memchr_iter(b' ', text.as_bytes())
        .filter(|&at| ends_sentence(text, at) && text[at + 1..].starts_with(|char: char| char.is_alphanumeric()));
    wide > 0 && plain.take(wide * 2 + 1).count() <= wide * 2
}

/// Whether a sentence may end before byte `at`.
fn ends_sentence(text: &str, at: usize) -> bool {
    text[..at].ends_with(['.', '?', '!'])
}

/// Whether the letter is set in justified lines, of which some have many wide gaps and others but one.
fn is_justified(text: &str) -> bool {
    const FEWEST_LINES: usize = 3;
    // two spaces after a stop are a habit of typing
    let inner = |before: &str| before.ends_with(|char: char| char.is_alphanumeric() || char == ',');
    let wide = |line: &&str| {
        let line = line.trim();
        line.match_indices("  ").filter(|(at, _)| inner(&line[..*at])).count() > 2 && !line.contains("   ")
    };
    memchr::memmem::find(text.as_bytes(), b"  ").is_some() && text.lines().filter(wide).nth(FEWEST_LINES - 1).is_some()
}

/// Places of a no-break space beside a space.
fn no_break(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    memchr::memmem::find_iter(bytes, "\u{a0}").filter(move |&at| {
        bytes.get(at + 2) == Some(&b' ') || at.checked_sub(1).is_some_and(|before| bytes[before] == b' ')
    })
}

/// The spaces and no-break spaces around byte `at`.
fn run(text: &str, at: usize) -> Span {
    let space = |char: char| matches!(char, ' ' | '\u{a0}');
    let before = &text[..at];
    let start = before.trim_end_matches(space).len();
    let after = &text[at..];
    Span::new(start, text.len() - after.trim_start_matches(space).len())
}

fn is_mixed(run: &str) -> bool {
    run.contains('\u{a0}') && run.contains(' ')
}

/// Whether the lines above or below have something at the column of byte `at` that begins behind wide white space, too.
fn is_column(text: &str, at: usize) -> bool {
    let (line, near) = (prose::line(text, at), prose::near(text, at));
    let column = text[line.start..at].chars().count();
    let begins = |line: &str| {
        let mut chars = line.chars().skip(column.saturating_sub(2));
        (chars.next(), chars.next()) == (Some(' '), Some(' ')) && chars.next().is_some_and(|char| !char.is_whitespace())
    };
    let above = text[near.start..line.start].trim_end_matches(['\n', '\r']).lines().next_back();
    let below = text[line.end..near.end].trim_start_matches(['\n', '\r']).lines().next();
    column >= 2 && [above, below].into_iter().flatten().any(begins)
}

fn is_slip(letter: &Letter, run: Span) -> bool {
    let text = letter.text();
    if run.of(text).chars().count() > WIDEST {
        return false;
    }
    let Some(block) = prose::at(letter, run.start).filter(|block| prose::is_running(block, FEWEST_WORDS)) else {
        return false;
    };
    if run.start <= block.span.start || run.end >= block.span.end {
        return false;
    }
    // what is far away tells nothing, and a block may be the whole of a long text
    let near = prose::near(text, run.start).of(text);
    let line = prose::line(text, run.start).of(text).trim();
    // "16:42   e-mail received": a column
    if run.of(text).chars().count() == WIDEST && !block.span.of(text).trim_end().ends_with(['.', '?', '!']) {
        return false;
    }
    // a line of a justified paragraph may have one
    let justified = |line: &str| line.trim().matches("  ").count() > 2;
    if line.contains("    ") || line.contains('\t') || near.lines().any(justified) {
        return false;
    }
    if is_column(text, run.end) {
        return false;
    }
    let (before, after) = (text[..run.start].chars().next_back(), text[run.end..].chars().next());
    let (Some(before), Some(after)) = (before, after) else { return false };
    let word = |char: char| char.is_alphanumeric();
    // "(as you know.)  We": the stop stands inside the bracket
    let stopped = text[..run.start - before.len_utf8()].ends_with(['.', '?', '!']);
    let closes = word(before) || matches!(before, ',' | ')' | ';' | '’' | '”') && !stopped;
    let opens = word(after) || matches!(after, '(' | '‘' | '“');
    // pasted from a web page: nobody types a no-break space beside a space
    let pasted = is_mixed(run.of(text)) && ends_sentence(text, run.start);
    if !opens || !closes && !pasted {
        return false;
    }
    let next = letter.word_from(run.end);
    let Some(last) = next.checked_sub(1).filter(|last| block.words.contains(last)) else { return false };
    let figure = matches!(letter.words[last].kind, WordKind::Number | WordKind::Reference | WordKind::Mixed);
    // "Section 31  Law Enforcement", "(ii)  Motive", "Q1  the": a label and what it labels
    let label = last == block.words.start && (figure || before == ')');
    !(label || figure && after.is_uppercase())
}
