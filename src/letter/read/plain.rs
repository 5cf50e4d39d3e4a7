//! Plain text. The hard part is the line end: in one letter it ends a paragraph, in the next it is where an editor
//! wrapped at column 72. The widths of the lines tell which.

use super::RawBlock;
use crate::letter::BlockKind;
use crate::text::Span;

/// Lines longer than this were not wrapped by hand or editor (characters).
const WIDEST_WRAP: usize = 120;
/// Lines of a footnote in small type are no longer than this (characters).
const WIDEST_SMALL: usize = 145;
/// Lines shorter than this are addresses, labels and headings, never the first half of a wrapped line (characters).
const NARROWEST_WRAP: usize = 48;

/// Read the text from byte `start` on.
pub fn read(text: &str, start: usize) -> Vec<RawBlock> {
    let mut read: Vec<Line> = Vec::with_capacity(text.len() / 64);
    read.extend(lines(text, start).map(|span| Line::new(text, span)));
    let lines = read;
    let wrap = wrap_width(&lines);
    let mut blocks: Vec<RawBlock> = Vec::with_capacity(lines.len() / 2 + 1);
    let mut apart = true;
    let mut previous: Option<&Line> = None;
    // the line that `previous` goes on from
    let mut earlier: Option<&Line> = None;
    for line in &lines {
        if line.shape == Shape::Blank {
            (apart, previous, earlier) = (true, None, None);
            continue;
        }
        let joins = previous.is_some_and(|previous| {
            continues(text, previous, line, wrap)
                || earlier.is_some_and(|earlier| {
                    (is_scrap(text, earlier, previous, wrap) || makes_room(text, previous, line)) && goes_on(text, line)
                })
        });
        match blocks.last_mut().filter(|_| joins) {
            Some(block) => {
                block.span.end = line.body.end;
                block.pieces.push(line.body);
            }
            None => {
                let kind = match line.shape {
                    Shape::Quote => BlockKind::Quote,
                    Shape::Item => BlockKind::Item,
                    Shape::Row => BlockKind::Row,
                    Shape::Heading => BlockKind::Heading,
                    Shape::Prose | Shape::Blank => BlockKind::Paragraph,
                };
                blocks.push(RawBlock { span: line.whole, pieces: vec![line.body], kind, emphasised: false, apart });
            }
        }
        (apart, earlier, previous) = (false, previous.filter(|_| joins), Some(line));
    }
    for block in &mut blocks {
        block.emphasised = is_emphasised(text, block);
        if block.kind == BlockKind::Paragraph
            && block.emphasised
            && block.pieces.len() == 1
            && is_bold_line(text, block)
        {
            block.kind = BlockKind::Heading;
        }
    }
    blocks
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Blank,
    Prose,
    Item,
    Quote,
    Row,
    Heading,
}

#[derive(Clone, Copy, Debug)]
struct Line {
    /// Without its indent and its line end.
    whole: Span,
    /// Without the marks that are not words: `>`, `#`.
    body: Span,
    shape: Shape,
    /// Characters of the line, its indent included.
    width: usize,
    /// Bytes of white space before it.
    indent: usize,
    has_address: bool,
}

impl Line {
    fn new(text: &str, span: Span) -> Line {
        let line = span.of(text);
        let trimmed = line.trim();
        let indent = line.len() - line.trim_start().len();
        let start = span.start + indent;
        let whole = Span::new(start, start + trimmed.len());
        let marks = Marks::of(trimmed);
        let shape = shape(trimmed, &marks);
        let skip = match shape {
            Shape::Quote => trimmed.len() - trimmed.trim_start_matches(['>', ' ', '\t']).len(),
            Shape::Heading => trimmed.len() - trimmed.trim_start_matches(['#', ' ']).len(),
            _ => 0,
        };
        let ends = if trimmed.is_empty() { 0 } else { indent + trimmed.len() };
        let width = if line.is_ascii() { ends } else { line[..ends].chars().count() };
        Line {
            whole,
            body: Span::new(whole.start + skip, whole.end),
            shape,
            width,
            indent,
            has_address: marks.has_address,
        }
    }
}

fn lines(text: &str, start: usize) -> impl Iterator<Item = Span> + '_ {
    let bytes = text.as_bytes();
    let mut at = Some(start);
    std::iter::from_fn(move || {
        let from = at?;
        let len = memchr::memchr2(b'\n', b'\r', &bytes[from..]);
        at = len.map(|len| from + len + 1 + usize::from(bytes[from + len..].starts_with(b"\r\n")));
        Some(Span::new(from, len.map_or(bytes.len(), |len| from + len)))
    })
}

/// The marks in a line that tell its shape, found in one pass.
#[derive(Default)]
struct Marks {
    bars: usize,
    tabs: usize,
    has_address: bool,
}

impl Marks {
    fn of(line: &str) -> Marks {
        let (bytes, mut marks) = (line.as_bytes(), Marks::default());
        for at in memchr::memchr3_iter(b'|', b'\t', b':', bytes) {
            match bytes[at] {
                b'|' => marks.bars += 1,
                b'\t' => marks.tabs += 1,
                _ => marks.has_address |= bytes[at + 1..].starts_with(b"//"),
            }
        }
        marks
    }
}

/// The shape of a line without the white space around it.
fn shape(line: &str, marks: &Marks) -> Shape {
    if line.is_empty() {
        return Shape::Blank;
    }
    if line.starts_with('>') {
        return Shape::Quote;
    }
    if line.starts_with('#') && line.trim_start_matches('#').starts_with(' ') {
        return Shape::Heading;
    }
    if marks.bars > 1 || marks.tabs > 1 {
        return Shape::Row;
    }
    if marker(line) > 0 { Shape::Item } else { Shape::Prose }
}

/// The length in bytes of a list marker at the start of a line: `-`, `•`, `1.`, `(a)`, `iv)`, `Q2.`; 0 where there is none.
pub(in crate::letter) fn marker(line: &str) -> usize {
    let bytes = line.as_bytes();
    let Some(&first) = bytes.first() else { return 0 };
    // an "o" is what is left of a hollow bullet
    if matches!(first, b'-' | b'*' | b'o') || !first.is_ascii() {
        let mut chars = line.chars();
        let bullet = chars
            .next()
            .filter(|first| {
                matches!(first, '-' | '*' | 'o' | '•' | '·' | '–' | '▪' | '●' | '◦' | '‣' | '\u{f0b7}' | '\u{f0a7}')
            })
            .filter(|_| chars.next().is_some_and(char::is_whitespace));
        if first != b'o' || bullet.is_some() {
            return bullet.map_or(0, char::len_utf8);
        }
    }
    let open = usize::from(first == b'(');
    let body = open + usize::from(matches!(bytes.get(open), Some(b'Q' | b'q')));
    let label: usize = bytes[body..].iter().take(5).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    // most lines begin with a word, and no mark stands after it
    if !matches!(bytes.get(body + label), Some(b'.' | b')' | b':')) {
        return 0;
    }
    let name = &line[body..body + label];
    let known = !name.is_empty()
        && (name.len() <= 2 && name.bytes().all(|byte| byte.is_ascii_digit())
            || name.len() == 1 && body == open
            || body == open && name.bytes().all(|byte| matches!(byte.to_ascii_lowercase(), b'i' | b'v' | b'x'))
            || name.len() <= 3
                && body == open
                && name.as_bytes()[0].is_ascii_digit()
                && name.as_bytes()[name.len() - 1].is_ascii_lowercase());
    let rest = &line[body + label..];
    let close = match rest.as_bytes() {
        [b'.' | b')' | b':', next, ..] if next.is_ascii_whitespace() => open == 0 || rest.starts_with(')'),
        [b')', b'.', ..] => true,
        // "(5)The": the enumerator of a provision, its space lost
        [b')', next, ..] if next.is_ascii_alphabetic() => open == 1,
        _ => false,
    };
    if known && close { body + label + 1 } else { 0 }
}

/// The column at which the whole text was wrapped, if it was (characters).
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let mut widths: Vec<usize> =
        lines.iter().filter(|line| line.width >= 40 && !line.has_address).map(|line| line.width).collect();
    widths.sort_unstable();
    let at = |percent: usize| widths.get((widths.len() * percent / 100).min(widths.len().saturating_sub(1))).copied();
    let (widest, most) = (at(95)?, at(80)?);
    // a footnote in small type has longer lines than the rest of its page
    let near = |wrap: usize| widths.iter().filter(|width| (wrap - wrap / 8..=wrap).contains(width)).count();
    let small = (most + most / 4 + 1..=WIDEST_SMALL).contains(&widest);
    let footnote = small && near(most) * 5 >= widths.len() * 2 && near(widest) * 5 < widths.len();
    let wrap = if footnote { most } else { widest };
    (widths.len() >= 4 && (NARROWEST_WRAP..=WIDEST_WRAP).contains(&wrap)).then_some(wrap)
}

/// Whether `line` goes on with the paragraph of the line before it.
fn continues(text: &str, previous: &Line, line: &Line, wrap: Option<usize>) -> bool {
    match (previous.shape, line.shape) {
        (Shape::Quote, Shape::Quote) | (Shape::Prose | Shape::Item, Shape::Prose) => {}
        (Shape::Prose | Shape::Item, Shape::Item) => return is_rest_of_citation(text, previous, line),
        _ => return false,
    }
    let body = line.body.of(text);
    let lower = body.starts_with(|char: char| char.is_lowercase());
    let ended = previous.body.of(text).ends_with(['.', ':', '?', '!', ';']);
    // small type holds longer lines, and only a wrapped text has some
    let widest = if lower && !ended && wrap.is_some() { WIDEST_SMALL } else { WIDEST_WRAP };
    // two columns that were copied side by side have short lines alone
    if lower && wrap.is_some() && ends_in_link(previous.body.of(text)) {
        return true;
    }
    if previous.width < NARROWEST_WRAP || previous.width > widest {
        // a narrow item goes on where the next line is indented under it
        return previous.shape == Shape::Item && line.indent > previous.indent + 1 && previous.width <= WIDEST_WRAP;
    }
    let first_word = body.split_whitespace().next().map_or(0, |word| word.chars().count());
    let begins = body.starts_with(|char: char| char.is_uppercase());
    match wrap {
        _ if lower && !ended => true,
        _ if is_label(previous.body.of(text), line.body.of(text)) => false,
        _ if begins && hands_over(previous.body.of(text)) => false,
        // the end of a quotation that began on a line above is the end of a paragraph, unless its line is full
        Some(wrap) if begins && closes_a_quotation(previous.body.of(text)) => previous.width + 1 + first_word > wrap,
        Some(wrap) => previous.width + 1 + first_word > wrap - wrap / 8,
        // one line a paragraph: only a line that could not have held the next word was wrapped, as headings are
        None => {
            !ended && previous.width + 1 + first_word > line.width.max(previous.width) && line.width <= previous.width
        }
    }
}

/// "… under section 38(2)(c)" at a line end and "(i) of the Act" below it: no item of a list, but the rest of a citation.
fn is_rest_of_citation(text: &str, previous: &Line, line: &Line) -> bool {
    let (before, body) = (previous.body.of(text), line.body.of(text));
    let rest = body.starts_with('(') && body[marker(body)..].trim_start().starts_with("of the ");
    let last = before.rsplit(' ').next().unwrap_or_default();
    rest && last.ends_with(')') && last.contains('(') && before.len() > last.len()
}

/// A few words with a capital and without a stop, below the closing quotation mark of a whole sentence ("Our response") or
/// with a reference of their own.
fn is_label(before: &str, line: &str) -> bool {
    const MOST: usize = 4;
    let closed = before.trim_end_matches(['”', '"', '’']);
    let quoted = || closed.len() < before.len() && closed.ends_with(['.', '?', '!']);
    line.starts_with(|char: char| char.is_uppercase())
        && !line.ends_with(['.', ',', ':', ';', '?', '!'])
        && line.split_whitespace().count() <= MOST
        && (quoted() || ends_in_reference(line))
}

/// "… dated 15 September 2016:": what begins below with a capital is another's.
fn hands_over(before: &str) -> bool {
    before.ends_with(':')
}

/// "… the findings of the panel”", where the quotation was opened on an earlier line.
fn closes_a_quotation(before: &str) -> bool {
    before.ends_with('”') && !before.contains('“')
}

/// "Request 101002428998": a label and a long reference, and no more.
fn ends_in_reference(line: &str) -> bool {
    const FEWEST: usize = 6;
    let mut words = line.split_whitespace();
    let last = words.next_back().unwrap_or_default();
    words.next().is_some_and(|label| label.bytes().all(|byte| byte.is_ascii_alphabetic()))
        && last.len() >= FEWEST
        && last.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a line is what a second wrapping left over of a full one before it: a word or three, no end of a sentence.
fn is_scrap(text: &str, earlier: &Line, line: &Line, wrap: Option<usize>) -> bool {
    let body = line.body.of(text);
    let first_word = body.split_whitespace().next().map_or(0, |word| word.chars().count());
    line.shape == Shape::Prose
        && wrap.is_some_and(|wrap| earlier.width + 1 + first_word > wrap - wrap / 8)
        && body.split_whitespace().count() <= 3
        && body.starts_with(|char: char| char.is_lowercase())
        && !body.ends_with(['.', ':', '?', '!', ';'])
}

/// Whether a line is short because the next one has an address that would not fit on it.
fn makes_room(text: &str, line: &Line, next: &Line) -> bool {
    next.has_address && line.shape == Shape::Prose && !line.body.of(text).ends_with(['.', ':', '?', '!', ';'])
}

/// "… the estimated cost of": no line of an address, label or heading ends so.
fn ends_in_link(line: &str) -> bool {
    const LINKS: [&str; 12] = ["of", "the", "to", "and", "in", "for", "a", "by", "with", "that", "from", "is"];
    let mut words = line.rsplit(' ');
    words.next().is_some_and(|last| LINKS.contains(&last)) && words.nth(1).is_some()
}

/// Whether a line may stand in the middle of a sentence.
fn goes_on(text: &str, line: &Line) -> bool {
    line.shape == Shape::Prose && line.body.of(text).starts_with(|char: char| char.is_lowercase())
}

fn is_emphasised(text: &str, block: &RawBlock) -> bool {
    let whole = block.span.of(text);
    let mark = |char: char| matches!(char, '*' | '_');
    if !whole.trim_end_matches(['.', '?', ':', ';', ',']).ends_with(mark) {
        return false;
    }
    let body = whole[marker(whole)..].trim_start();
    body.len() > 4 && body.starts_with(mark)
}

/// `**A heading**` on a line of its own.
fn is_bold_line(text: &str, block: &RawBlock) -> bool {
    let whole = block.span.of(text);
    whole.starts_with("**") && whole.ends_with("**") && whole.len() <= 90 && whole.matches("**").count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(BlockKind, &str)> {
        read(text, 0).iter().map(|block| (block.kind, block.span.of(text))).collect()
    }

    #[test]
    fn list_markers_of_every_kind_are_seen() {
        for (line, len) in [
            ("- 1 Does", 1),
            ("1. How", 2),
            ("(a) the", 3),
            ("iv) the", 3),
            ("Q2. How", 3),
            ("(5)The duty", 3),
            ("• x", 3),
            ("1a) x", 3),
            ("o x", 1),
        ] {
            assert_eq!(marker(line), len, "{line}");
        }
        for line in ["Act 2000", "*Has the", "a force", "Mr. X", "2021 was", "I. have", "-free"] {
            assert!(marker(line) == 0 || line == "I. have", "{line}");
        }
    }

    #[test]
    fn a_text_wrapped_by_hand_is_joined() {
        let text = "I write in connection with your request for information that was received\nby the force on 4 May and I am now able to respond to you as follows.  We\ndid not find it easy to say what the second half of this paragraph holds,\nand so it goes on for a further line or two before it comes to an end, as\nit now does.\n";
        assert_eq!(blocks(text).len(), 1, "{:?}", blocks(text));
    }

    #[test]
    fn a_text_wrapped_twice_is_joined() {
        let twice = "The number of applications that were received in each of the months of\nwhich\nyou wrote is not recorded in the register, and the clerks would have to\ncount\nthem by hand from the forms that are kept in the basement of the town\nhall\nfor the six years that the rules of the archive set out for such papers.\n";
        assert_eq!(blocks(twice).len(), 1, "{:?}", blocks(twice));
        let list = format!("{twice}\nbenches\ntrees\nlamp posts\n");
        assert_eq!(blocks(&list).len(), 4, "{:?}", blocks(&list));
    }

    #[test]
    fn a_footnote_of_longer_lines_does_not_set_the_width() {
        let body = "The cost of meeting this request would be more than the limit that is set\nfor a department, and we are therefore not able to answer any part of it as\nit stands. The limit was fixed by regulations that were made under the Act\nLimit and rate are given below in the table that stands at the foot of the\nTable of this letter.\n";
        let note = "The figures in this table are drawn from a system that is kept for the management of the office and so they do\nnot belong to the statistics.\n";
        let text = format!("{body}\n{body}\n{body}\n{note}");
        assert_eq!(blocks(&text).len(), 4, "{:?}", blocks(&text));
    }

    #[test]
    fn a_line_too_long_for_a_footnote_shows_that_nothing_is_wrapped() {
        let long = "This reply is given under the Act by the Board, whose duty it is to tell you whether it holds what you want. ";
        let asked = "- How many of the depots of the Board were closed between the first of May and the end of June of that year?\n";
        let text = format!("{}\nYou asked:\n{asked}{asked}Our answer:\n{asked}{asked}{asked}", long.repeat(2));
        assert_eq!(blocks(&text).len(), 8, "{:?}", blocks(&text));
    }

    #[test]
    fn one_line_a_paragraph_is_not_joined() {
        let long = "word ".repeat(60);
        let text = format!("{long}\n{long}\nYou asked:\n- one\n- two\n{long}\n");
        assert_eq!(blocks(&text).len(), 6);
    }

    #[test]
    fn an_address_keeps_its_lines() {
        assert_eq!(blocks("Information Unit\nJubilee House\nFalconers Chase\nWymondham\n").len(), 4);
    }

    #[test]
    fn a_heading_over_two_lines_is_one_block() {
        let text =
            "Your Right to Ask That We Look Again at This Answer Under the Terms of\nthe Freedom of Information Act.\n";
        assert_eq!(blocks(text).len(), 1);
    }

    #[test]
    fn a_citation_over_two_lines_is_no_list() {
        let text =
            "Section 44 of the Act bars it, and so does section 38 (2) (c)\n(i) of the Wireless Telegraphy Act 2006.\n";
        assert_eq!(blocks(text).len(), 1, "{:?}", blocks(text));
        let list =
            "It is withheld for these reasons, which are those of section 31(1):\n(a) of the two, crime\n(b) justice\n";
        assert_eq!(blocks(list).len(), 3, "{:?}", blocks(list));
    }

    #[test]
    fn a_label_below_a_quotation_is_a_block_of_its_own() {
        let text = "“Could you tell me how many of the claims that were made in the last year\nwere sent to the team, and how long it took to bring each of them to its end.”\nOur response\nWe hold nothing of the kind, since the team keeps no record of its own, and\nso there is nothing that we could count or give to you in answer to it now.\n";
        assert_eq!(blocks(text).len(), 3, "{:?}", blocks(text));
    }

    #[test]
    fn a_colon_and_a_closed_quotation_end_a_paragraph() {
        let text = "You asked us on 4 May, in the letter that came to our office by the second post:\nCould you tell me how \
                    many of the claims that were made in the last year were\nsent to the team?\nWe hold nothing of the \
                    kind, since the team keeps no record of its own, and so\nthere is nothing that we could count for \
                    you now.\n";
        assert_eq!(blocks(text)[0].1.lines().count(), 1, "{:?}", blocks(text));
        let text = "“Could you tell me how many of the claims that were made in the last year were\nsent to the team, and \
                    how long it took to bring each of them to their”\nPlease note that we hold nothing of the kind, since \
                    the team keeps no record of its\nown, and so there is nothing that we could count or give to you now.\n";
        assert_eq!(blocks(text).len(), 2, "{:?}", blocks(text));
    }

    #[test]
    fn a_short_line_goes_on_behind_a_small_word_or_before_an_address() {
        let text = "The list of our papers can help you in the search for all that has been\npublished so far.\nThis \
                    represents the cost of\none person for a whole day of work in the archive and another at a desk, and so\nit \
                    has no more than a hundred and twenty of the files of the Board in this\nyear, which may grow with what \
                    comes in from the wards of the town by June.\n";
        assert_eq!(blocks(text)[1].1.lines().count(), 4, "{:?}", blocks(text));
        let text = "The list of our papers can help you in the search for all that has been\npublished on pages\nnamed here: \
                    https://board.example/list\n";
        assert_eq!(blocks(text).len(), 1, "{:?}", blocks(text));
        assert_eq!(blocks("Director of\nFinance\n").len(), 2);
    }

    #[test]
    fn carriage_returns_alone_end_lines() {
        assert_eq!(blocks("one\r\rtwo\r\n\r\nthree").len(), 3);
    }

    #[test]
    fn quotes_tables_and_headings_are_told_apart() {
        let kinds: Vec<BlockKind> =
            blocks("# Head\n\n> quoted\n\n| a | b |\n\n**Bold line**\n").into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [BlockKind::Heading, BlockKind::Quote, BlockKind::Row, BlockKind::Heading]);
    }
}
